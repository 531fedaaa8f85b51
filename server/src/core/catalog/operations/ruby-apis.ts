/** What Ruby gems and the standard library do. */
import type { Api } from './api';

export const rubyApis: readonly Api[] = [
  {
    paths:
      'SecureRandom.** Faker.** rand Random.** Random() ULID.generate Nanoid.generate Kernel.rand BSON.ObjectId UUIDTools.**.random_create',
    does: { is: 'random' },
  },
  { paths: 'Time.{now,current} DateTime.now Time.zone.now Process.clock_gettime Time()', does: { is: 'time' } },
  { paths: 'Date.today Date.current', does: { is: 'day' } },
  { paths: 'ENV.fetch ENV.dig', does: { is: 'env' } },
  { paths: 'exit abort exit!', does: { is: 'exit' } },
  {
    paths:
      'JSON.{parse,generate,dump,load,pretty_generate} CGI.{unescape,escape} URI.{decode_www_form_component,encode_www_form_component,parse,unescape} URI Array String Integer Float Hash Set MultiJson.load Oj.load Base64.** Time.parse Date.parse DateTime.parse Time.at Time.iso8601',
    does: { is: 'first' },
  },
  {
    paths:
      'puts p print pp warn Logger** Rails.logger** logger** $stdout** $stderr** STDOUT** STDERR** lambda:context.** Datadog** Sentry** XRay** error error.** Lumberjack** SemanticLogger**',
    does: { is: 'nothing' },
  },
  {
    paths: 'Dry.{Container,System}{,.**,(**}',
    does: { is: 'open' },
  },
  {
    paths:
      '{JSON,CGI,URI,Base64,Digest,OpenSSL,Time,Date,DateTime,Math,File,Dir,IO,StringIO,Tempfile,FileUtils,Pathname,YAML,CSV,ERB,Zlib,Set,Struct,OpenStruct,BigDecimal,Regexp,Kernel,Comparable,Enumerable,Hash,Array,String,Integer,Float,Object,Class,Module,Marshal,ObjectSpace,GC,Process,Timeout,Benchmark,ENV,Shellwords,Etc,Open3,MiniMagick,Magick,Nokogiri,Psych,Forwardable,Singleton,Concurrent,Bundler,RbConfig,Rack,ActiveSupport,Zip,Prawn,Mustache,Liquid,JWT,Mime,MimeMagic,MIME,Dry,Oj,Thread,Mutex,Queue,Ractor,Fiber,Proc,Method,Symbol,Numeric,Rational,Complex,Range,Exception,StandardError,RuntimeError,ArgumentError}{,.**,(**} *Error *Error()** *Error.** puts require require_relative attr_reader attr_accessor private public include extend raise loop lambda proc format sprintf block_given? freeze sleep catch throw binding caller gets open at_exit private_constant module_function define_method send method autoload yield yield.** is_a? nil? tap dup clone',
    does: { is: 'pure' },
  },
  // AWS beside the clients
  {
    paths:
      'Aws.config** Aws.Credentials** Aws.AssumeRoleCredentials** Aws.Errors** Aws.*.Errors** Aws.ECSCredentials** Aws.Sigv4.** Aws.S3.Presigner** Aws.SharedCredentials** Aws.Record.** Aws.use_bundled_cert!',
    does: { is: 'pure' },
  },
  // HTTP
  {
    paths:
      'Net.HTTP.{post,post_form} HTTParty.post Faraday.post Faraday()**.post RestClient.post RestClient.Resource()**.post HTTP.post HTTP.**.post Excon.post Excon().post Typhoeus.post',
    does: { is: 'http', method: 'POST', url: 0, timeout: 'default' },
  },
  {
    paths:
      'Net.HTTP.{get,get_response,get_print} HTTParty.get Faraday.get Faraday()**.get RestClient.get RestClient.Resource()**.get HTTP.get HTTP.**.get Excon.get Excon().get Typhoeus.get OpenURI.** URI.open',
    does: { is: 'http', method: 'GET', url: 0, timeout: 'default' },
  },
  {
    paths:
      'HTTParty.put Faraday.put Faraday()**.put RestClient.put HTTP.put HTTParty.delete Faraday.delete RestClient.delete',
    does: { is: 'http', method: 'PUT', url: 0, timeout: 'default' },
  },
  {
    paths: 'HTTParty.patch Faraday.patch RestClient.patch',
    does: { is: 'http', method: 'PATCH', url: 0, timeout: 'default' },
  },
  {
    paths: 'Net.HTTP().{request} Net.HTTP.start().request Net.HTTP.new().request http.request',
    does: { is: 'http', method: 'REQUEST', url: 0, timeout: 'default' },
  },
  {
    paths:
      'RestClient.Request.execute RestClient.Request Excon().request Excon.request Typhoeus.Request HTTParty.request',
    does: { is: 'http', method: null, timeout: 'default' },
  },
  { paths: 'Faraday() Faraday.new', does: { is: 'object', path: 'Faraday' } },
  { paths: 'Net.** Faraday.** HTTParty.** RestClient.** HTTP.** Excon** Typhoeus.**', does: { is: 'pure' } },
  // Databases
  {
    paths:
      'PG.connect PG.Connection() PG.Connection.open Mysql2.Client() SQLite3.Database()_ Sequel.connect ActiveRecord.Base.connection TinyTds.Client()',
    does: { is: 'object', path: 'sql:' },
  },
  { paths: 'Redis() Redis.new', does: { is: 'object', path: 'redis:' } },
  { paths: 'Mongo.Client()', does: { is: 'object', path: 'mongo:' } },
  { paths: 'PG.** Mysql2.** Mongo.** BSON.** ActiveRecord.** Sequel.**', does: { is: 'pure' } },
  // People and money
  {
    paths:
      'Net.SMTP.start().send_message Mail()**.deliver! Mail()**.deliver Mail.deliver mail().{deliver_now,deliver_later,deliver} SendGrid.API()**.post Postmark.**.deliver Pony.mail',
    does: { is: 'send', operation: 'mail:send', host: null },
  },
  {
    paths:
      'Line.Bot.**.{broadcast,push_message,multicast,narrowcast,reply_message} Notifications.Client().{send_email,send_sms,send_letter}',
    does: { is: 'send', operation: 'message:send', host: null },
  },
  {
    paths: 'Google.Apis.**.{insert_event,create_file,append_spreadsheet_value,send_user_message}',
    does: { is: 'send', operation: 'google:create', host: 'www.googleapis.com' },
  },
  {
    paths:
      'Sidekiq.{Job,Worker}.{perform_async,perform_in,perform_at} {ActiveJob.Base,ApplicationJob}.{perform_later,perform_at} Bunny()**.publish Kafka()**.{deliver_message,produce} Karafka.producer.{produce_sync,produce_async}',
    does: { is: 'send', operation: 'message:publish', host: null },
  },
  { paths: 'mail {Sidekiq,ActiveJob,Bunny,Kafka,Karafka}{.**,(**} ActionMailer.**', does: { is: 'pure' } },
  { paths: 'Rollbar.** Honeybadger.** Bugsnag.** Airbrake.** Raven.** NewRelic.**', does: { is: 'nothing' } },
  { paths: 'Line.** Notifications.**', does: { is: 'pure' } },
  { paths: 'Google.**', does: { is: 'pure' } },
  {
    paths: 'Slack.Notifier().ping Slack.Web.Client().chat_postMessage',
    does: { is: 'send', operation: 'slack:post', host: 'slack.com' },
  },
  { paths: 'Slack.** SendGrid.** Mail.** Mail()**', does: { is: 'pure' } },
  {
    paths: 'Stripe.*.create Stripe.*.*.create',
    does: { is: 'send', operation: 'stripe:create', host: 'api.stripe.com', keys: ['idempotency_key'] },
  },
  { paths: 'Stripe.**', does: { is: 'read' } },
  { paths: 'Twilio.REST.Client()**.create', does: { is: 'send', operation: 'twilio:create', host: 'api.twilio.com' } },
  {
    paths:
      'Coolsms.SMS.Send().send Nexmo.Client()**.send Vonage.Client()**.send MessageBird.Client().message_create Plivo.RestClient().messages.create',
    does: { is: 'send', operation: 'sms:send', host: null },
  },
];
