/** What Java libraries do. Paths are full class names; `!` is something known by its declared type. */
import type { Api } from './api';

export const javaApis: readonly Api[] = [
  {
    paths:
      'java.util.UUID.randomUUID java.lang.Math.random java.util.Random().** java.security.SecureRandom().** java.util.concurrent.ThreadLocalRandom.** org.apache.commons.lang3.RandomStringUtils.** com.github.f4b6a3.**.create* com.github.f4b6a3.ulid.UlidCreator.** com.fasterxml.uuid.Generators.**',
    does: { is: 'random' },
  },
  {
    paths:
      'java.lang.System.{currentTimeMillis,nanoTime} java.time.{Instant,LocalDateTime,ZonedDateTime,OffsetDateTime,LocalTime}.now java.time.Clock.**.millis java.util.Calendar.getInstance org.joda.time.DateTime.now',
    does: { is: 'time' },
  },
  { paths: 'java.time.{LocalDate,YearMonth,Year}.now', does: { is: 'day' } },
  { paths: 'java.lang.System.getenv java.lang.System.getProperty', does: { is: 'env' } },
  { paths: 'java.lang.System.exit', does: { is: 'exit' } },
  {
    paths:
      'java.lang.String.valueOf java.lang.String() java.util.Optional.{of,ofNullable} java.util.Arrays.{asList,stream} java.util.List.copyOf java.util.Collections.{unmodifiableList,singletonList,singleton,synchronizedList} java.util.Objects.{requireNonNull,toString,requireNonNullElse} com.fasterxml.jackson.databind.ObjectMapper**.{readValue,writeValueAsString,convertValue,readTree,valueToTree,treeToValue} com.google.gson.Gson**.{fromJson,toJson,toJsonTree} java.net.URLDecoder.decode java.util.UUID.fromString java.util.concurrent.CompletableFuture.completedFuture java.util.stream.StreamSupport.stream software.amazon.awssdk.core.SdkBytes.** software.amazon.awssdk.core.sync.RequestBody.** software.amazon.awssdk.services.dynamodb.model.AttributeValue.from* com.amazonaws.services.dynamodbv2.document.ItemUtils.**',
    does: { is: 'first' },
  },
  { paths: 'java.util.concurrent.CompletableFuture.{allOf,anyOf}', does: { is: 'all' } },
  {
    paths:
      'io.github.resilience4j.**.{executeSupplier,executeCallable,executeCheckedSupplier,executeRunnable,executeFunction,executeCompletionStage,decorateSupplier,decorateCallable,decorateCheckedSupplier,decorateRunnable,decorateFunction,ofSupplier,ofCallable,ofCheckedSupplier,ofRunnable,ofFunction} {dev,net.jodah}.failsafe.**.{run,get,runAsync,getAsync} com.github.rholder.retry.**.{call,wrap} io.vavr.control.{Try,Option,Either}.{of,run,ofSupplier,ofCallable,runRunnable} org.springframework.retry.support.RetryTemplate**.execute org.springframework.transaction.support.TransactionTemplate**.{execute,executeWithoutResult} java.util.concurrent.{ExecutorService,ScheduledExecutorService,Executor,ForkJoinPool,ThreadPoolExecutor,CompletionService}!.{submit,execute,schedule,invokeAll} java.util.concurrent.{Executors,ForkJoinPool}.**.{submit,execute,schedule,invokeAll}',
    does: { is: 'runs' },
  },
  // What traces a client stands for it.
  {
    paths: '{io.opentelemetry,io.opentracing,io.micrometer,brave}**.{wrap,instrument,decorate}',
    does: { is: 'first' },
  },
  {
    paths:
      'com.amazonaws.services.lambda.runtime.LambdaLogger** {log,logger,LOG,LOGGER}.** lambda:context.** org.slf4j.** io.opentracing.** datadog.trace.** co.elastic.apm.** com.newrelic.api.** io.sentry.** org.apache.logging.** org.apache.log4j.** java.util.logging.** ch.qos.** java.lang.System.{out,err}.** software.amazon.lambda.powertools.{logging,metrics,tracing}.** com.amazonaws.xray.** io.micrometer.** io.opentelemetry.** error.** software.amazon.cloudwatchlogs.emf.**',
    does: { is: 'nothing' },
  },
  {
    paths:
      '{java.lang,java.util,java.time,java.text,java.math,java.io,java.nio,java.net.{URI,URL,URLDecoder,URLEncoder},java.security,javax.crypto,javax.inject,jakarta.inject,java.awt,javax.imageio,com.fasterxml,com.google.gson,com.google.common,org.apache.commons,org.json,org.joda,lombok,org.mapstruct,io.jsonwebtoken,com.auth0,com.nimbusds,org.bouncycastle,com.opencsv,com.jayway,dagger,com.google.inject,com.google.protobuf,io.vavr,org.yaml,org.jsoup,com.amazonaws.services.lambda.runtime,software.amazon.lambda.powertools.{utilities,validation,cloudformation,serialization},com.amazonaws.regions,com.amazonaws.auth,com.amazonaws.util,com.amazonaws.client,com.amazonaws.retry,com.amazonaws.ClientConfiguration,software.amazon.awssdk.{regions,auth,core,http,utils,awscore,retries,enhanced,services.*.model},org.crac,com.networknt,org.apache.pdfbox,net.coobird,org.imgscalr,org.everit,com.github.victools,com.itextpdf,org.apache.poi,org.apache.http.{client.config,entity,message,util,HttpHeaders,conn,ssl},getClass,this.getClass,hashCode,com.google.i18n,org.jose4j,net.minidev,com.bazaarvoice.jolt,com.ibm.icu,com.neovisionaries,org.apache.{tika,jena,avro,parquet,lucene,velocity,fop},javax.{xml,validation,annotation,money},jakarta.{xml,validation,annotation},org.{w3c,xml,dom4j,jdom2,msgpack,javamoney,threeten,owasp,locationtech,thymeleaf,stringtemplate,jetbrains,jgrapht,hibernate.validator},com.{apicatalog,univocity,samskivert,github.mustachejava,github.jknack,github.slugify,maxmind,lowagie,uber.h3core},freemarker,net.{lingala,logstash,sf.jasperreports},io.{swagger,github.resilience4j,github.bucket4j},{dev,net.jodah}.failsafe,com.github.rholder.retry,org.springframework.retry,org.opensearch.client,co.elastic.clients,org.elasticsearch.{client,index,search,common,xcontent}}{,.**,(**}',
    does: { is: 'pure' },
  },
  {
    paths: 'software.amazon.awssdk.services.**.builder** com.amazonaws.services.**Builder.** software.amazon.awssdk.**',
    does: { is: 'pure' },
  },
  { paths: '{java.lang,java.util}.* java.lang.**', does: { is: 'pure' } },
  // Powertools
  { paths: 'software.amazon.lambda.powertools.idempotency.Idempotent', does: { is: 'idempotent', form: 'decorator' } },
  { paths: 'software.amazon.lambda.powertools.idempotency.**', does: { is: 'pure' } },
  {
    paths: 'software.amazon.lambda.powertools.batch.** software.amazon.lambda.powertools.sqs.SqsUtils.batchProcessor',
    does: { is: 'batch' },
  },
  {
    paths: 'software.amazon.lambda.powertools.parameters.** software.amazon.lambda.powertools.sqs.**',
    does: { is: 'read' },
  },
  // HTTP
  {
    paths: 'java.net.http.HttpClient**.{send,sendAsync}',
    does: { is: 'http', method: 'REQUEST', url: 0, timeout: 'argument' },
  },
  {
    paths: 'java.net.**.openConnection().getOutputStream',
    does: { is: 'http', method: 'REQUEST', url: 0, timeout: 'argument' },
  },
  {
    paths: '{java.net.HttpURLConnection,javax.net.ssl.HttpsURLConnection,java.net.URLConnection}!.getOutputStream',
    does: { is: 'http', method: 'REQUEST', url: 0, timeout: 'argument' },
  },
  { paths: 'java.net.http.** java.net.**', does: { is: 'pure' } },
  { paths: 'okhttp3.OkHttpClient**.newCall', does: { is: 'http', method: 'REQUEST', url: 0, timeout: 'default' } },
  { paths: 'okhttp3.**', does: { is: 'pure' } },
  {
    paths: 'org.apache.http.**.execute org.apache.hc.**.execute',
    does: { is: 'http', method: 'REQUEST', url: 0, timeout: 'argument' },
  },
  { paths: 'org.apache.http.** org.apache.hc.**', does: { is: 'pure' } },
  {
    paths:
      'org.springframework.web.client.RestTemplate**.{postForObject,postForEntity,postForLocation} kong.unirest.Unirest.post com.mashape.unirest.http.Unirest.post',
    does: { is: 'http', method: 'POST', url: 0, timeout: 'argument' },
  },
  {
    paths: 'org.springframework.web.client.RestTemplate**.{getForObject,getForEntity} kong.unirest.Unirest.get',
    does: { is: 'http', method: 'GET', url: 0, timeout: 'argument' },
  },
  {
    paths: 'org.springframework.web.client.RestTemplate**.{put,delete}',
    does: { is: 'http', method: 'PUT', url: 0, timeout: 'argument' },
  },
  {
    paths: 'org.springframework.web.client.RestTemplate**.exchange',
    does: { is: 'http', method: 'REQUEST', url: 0, timeout: 'argument' },
  },
  {
    paths: 'declared:POST',
    does: { is: 'http', method: 'POST', url: 0, timeout: 'default' },
  },
  { paths: 'declared:{GET,HEAD}', does: { is: 'http', method: 'GET', url: 0, timeout: 'default' } },
  { paths: 'declared:PUT', does: { is: 'http', method: 'PUT', url: 0, timeout: 'default' } },
  { paths: 'declared:PATCH', does: { is: 'http', method: 'PATCH', url: 0, timeout: 'default' } },
  { paths: 'declared:DELETE', does: { is: 'http', method: 'DELETE', url: 0, timeout: 'default' } },
  // Databases
  {
    paths:
      'java.sql.DriverManager.getConnection java.sql.Connection! javax.sql.DataSource! java.sql.PreparedStatement! java.sql.Statement! com.zaxxer.hikari.HikariDataSource com.zaxxer.hikari.HikariDataSource! org.springframework.jdbc.core.JdbcTemplate org.springframework.jdbc.core.JdbcTemplate! org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate! org.jdbi.v3.core.Jdbi.create org.jdbi.v3.core.Jdbi! org.jdbi.v3.core.Handle!',
    does: { is: 'object', path: 'sql:' },
  },
  {
    paths:
      'javax.persistence.EntityManager! jakarta.persistence.EntityManager! org.hibernate.Session! javax.persistence.Persistence.createEntityManagerFactory jakarta.persistence.Persistence.createEntityManagerFactory org.hibernate.SessionFactory!',
    does: { is: 'object', path: 'orm:session' },
  },
  {
    paths:
      'java.sql.** javax.sql.** javax.persistence.** jakarta.persistence.** org.hibernate.** org.springframework.{beans,boot,cache,context,core,data.domain,data.util,dao,format,http,jdbc,lang,messaging.support,security,stereotype,transaction,ui,util,validation,web.util}.**',
    does: { is: 'pure' },
  },
  {
    paths:
      'org.springframework.web.client.{RestTemplate,RestClient,HttpClientErrorException,HttpServerErrorException}{,!,(),(**,.builder**,.create**} org.springframework.web.reactive.function.client.** org.springframework.web.{client.support,service}.** org.springframework.{cloud.function,web.bind,web.servlet,web.context}.** reactor.core.**',
    does: { is: 'pure' },
  },
  {
    paths:
      'org.springframework.web.{reactive.function.client.WebClient,client.RestClient}**.{retrieve,exchange,exchangeToMono,exchangeToFlux,exchangeForRequiredValue}',
    does: { is: 'http', method: 'REQUEST', url: 0, timeout: 'argument' },
  },
  {
    paths:
      'redis.clients.jedis.{Jedis,JedisPool,JedisCluster,JedisPooled,UnifiedJedis} redis.clients.jedis.{Jedis,JedisPooled,UnifiedJedis,JedisCluster}! io.lettuce.core.RedisClient.create io.lettuce.core.{RedisClient,api.StatefulRedisConnection,api.sync.RedisCommands,api.async.RedisAsyncCommands,cluster.RedisClusterClient}! org.redisson.Redisson.create_',
    does: { is: 'object', path: 'redis:' },
  },
  {
    paths: 'com.mongodb.client.MongoClients.create com.mongodb.client.{MongoClient,MongoDatabase,MongoCollection}!',
    does: { is: 'object', path: 'mongo:' },
  },
  { paths: 'com.mongodb.** org.bson.**', does: { is: 'pure' } },
  {
    paths:
      '{org.opensearch.client.opensearch.OpenSearchClient,org.opensearch.client.opensearch.OpenSearchAsyncClient,co.elastic.clients.elasticsearch.ElasticsearchClient,co.elastic.clients.elasticsearch.ElasticsearchAsyncClient,org.elasticsearch.client.RestHighLevelClient,org.opensearch.client.RestHighLevelClient}{,!}',
    does: { is: 'object', path: 'search:' },
  },
  // People and money
  {
    paths: 'javax.mail.Transport.send jakarta.mail.Transport.send',
    does: { is: 'send', operation: 'smtp:send', host: null },
  },
  { paths: 'javax.mail.** jakarta.mail.**', does: { is: 'pure' } },
  {
    paths:
      'com.sendgrid.SendGrid().api twitter4j.**.{updateStatus,sendDirectMessage,retweetStatus} com.slack.api.**.chatPostMessage com.slack.api.Slack.getInstance().send',
    does: { is: 'send', operation: 'chat:post', host: null },
  },
  {
    paths: 'com.stripe.model.*.create com.stripe.model.*.*.create',
    does: { is: 'send', operation: 'stripe:create', host: 'api.stripe.com', keys: ['idempotencyKey'] },
  },
  {
    paths: 'uk.gov.service.notify.NotificationClient**.{sendEmail,sendSms,sendLetter,sendPrecompiledLetter}',
    does: { is: 'send', operation: 'message:send', host: null },
  },
  {
    paths: 'com.google.api.services.**.{insert,append,create,send}().execute',
    does: { is: 'send', operation: 'google:create', host: 'www.googleapis.com' },
  },
  { paths: 'com.google.api.** com.google.auth.** uk.gov.service.notify.**', does: { is: 'pure' } },
  { paths: 'com.stripe.** com.sendgrid.** com.slack.**', does: { is: 'pure' } },
  {
    paths: 'com.twilio.rest.**.creator().create com.twilio.**.create',
    does: { is: 'send', operation: 'twilio:create', host: 'api.twilio.com' },
  },
  {
    paths:
      'org.springframework.mail.{,javamail.}{MailSender,JavaMailSender,JavaMailSenderImpl}{!,()}.send org.simplejavamail.**.sendMail',
    does: { is: 'send', operation: 'mail:send', host: null },
  },
  {
    paths:
      '{org.springframework.kafka.core.{KafkaTemplate,KafkaOperations},org.springframework.cloud.stream.function.StreamBridge,org.springframework.jms.core.{JmsTemplate,JmsMessagingTemplate,JmsOperations},org.springframework.amqp.rabbit.core.RabbitTemplate,org.springframework.amqp.core.AmqpTemplate,org.springframework.messaging.**,io.awspring.cloud.{sqs.operations.SqsTemplate,sqs.operations.SqsOperations,sns.core.SnsTemplate,sns.core.SnsOperations,messaging.core.**},org.springframework.cloud.aws.messaging.core.**}{!,()}.{send,sendAsync,sendDefault,sendMany,sendManyAsync,sendNotification,sendSms,convertAndSend,convertSendAndReceive}',
    does: { is: 'send', operation: 'message:publish', host: null },
  },
  {
    paths:
      '{com.slack.api.webhook,net.gpedro.integrations.slack,in.ashwanthkumar.slack.webhook}.**.{send,call,push} com.slack.api.**.{chatPostMessage,chatPostEphemeral,chatScheduleMessage,filesUpload,filesUploadV2} org.telegram.telegrambots.**.{execute,executeAsync} club.minnced.discord.webhook.**.send',
    does: { is: 'send', operation: 'chat:post', host: null },
  },
  {
    paths: 'twitter4j.**.{updateStatus,sendDirectMessage}',
    does: { is: 'send', operation: 'twitter:post', host: 'api.twitter.com' },
  },
  { paths: 'twitter4j.{TwitterFactory,StatusUpdate,conf,auth,Query}{,.**,(**}', does: { is: 'pure' } },
  { paths: '**Exception **Error', does: { is: 'pure' } },
  {
    paths:
      'org.apache.kafka.clients.producer.{KafkaProducer(),Producer!,KafkaProducer!}.send com.rabbitmq.client.Channel!.basicPublish',
    does: { is: 'send', operation: 'message:publish', host: null },
  },
];
