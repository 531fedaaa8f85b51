/** What Python libraries do: the standard library, AWS's, HTTP, databases, mail and messengers. */
import type { Api } from './api';

export const pythonApis: readonly Api[] = [
  // Values
  {
    paths:
      'uuid.{uuid1,uuid4,uuid6,uuid7} secrets.* random.{random,randint,randrange,choice,choices,sample,uniform,getrandbits,randbytes,shuffle} random.SystemRandom().* os.urandom numpy.random.** nanoid.generate shortuuid.uuid shortuuid.ShortUUID().** ulid.** ksuid.** cuid.** cuid2.** faker.** petname.** bson.ObjectId bson.objectid.ObjectId',
    does: { is: 'random' },
  },
  {
    paths:
      'time.{time,time_ns,monotonic,monotonic_ns,perf_counter,ctime,asctime,gmtime,localtime} datetime.datetime.{now,utcnow,today} arrow.{utcnow,now} pendulum.now django.utils.timezone.now',
    does: { is: 'time' },
  },
  { paths: 'datetime.date.today', does: { is: 'day' } },
  { paths: 'os.getenv os.environ.get os.environ.__getitem__ os.environ.setdefault', does: { is: 'env' } },
  { paths: 'sys.exit exit quit os._exit', does: { is: 'exit' } },
  {
    paths:
      'str list tuple set frozenset sorted reversed iter next copy.{copy,deepcopy} decimal.Decimal jsonpickle.{encode,decode} json.{loads,load,dumps} simplejson.{loads,dumps} orjson.{loads,dumps} ujson.{loads,dumps} urllib.parse.{unquote_plus,unquote,quote,quote_plus} asyncio.{run,wait_for,shield,ensure_future,create_task} **.run_until_complete typing.cast dict tqdm.tqdm aws_lambda_powertools.utilities.parser.{parse,event_parser} aws_lambda_powertools.utilities.data_classes.** aws_lambda_powertools.utilities.typing.** boto3.dynamodb.types.TypeSerializer().serialize boto3.dynamodb.types.TypeDeserializer().deserialize dynamodb_json.json_util.{loads,dumps}',
    does: { is: 'first' },
  },
  { paths: 'asyncio.{gather,wait,as_completed} concurrent.futures.{wait,as_completed}', does: { is: 'all' } },
  {
    paths:
      'lambda:context.** print logging.** structlog.** loguru.** aws_xray_sdk.** aws_lambda_powertools.{Logger,Tracer,Metrics,logging,tracing,metrics}** sentry_sdk.** ddtrace.** datadog_lambda.** datadog.** thundra.** epsagon.** lumigo_tracer.** newrelic.** watchtower.** rich.** aws_embedded_metrics.** opentelemetry.** warnings.** traceback.** error.** error',
    does: { is: 'nothing' },
  },
  {
    paths:
      '{subprocess,json,re,math,datetime,time,uuid,hashlib,hmac,base64,collections,itertools,functools,operator,copy,string,decimal,enum,typing,types,dataclasses,abc,csv,io,gzip,zipfile,tarfile,tempfile,shutil,struct,textwrap,html,xml,pprint,statistics,fractions,zlib,binascii,codecs,calendar,zoneinfo,locale,inspect,contextlib,glob,fnmatch,ast,difflib,bisect,heapq,queue,configparser,mimetypes,platform,sqlite3,sys,gc,signal,email,pathlib,ssl,fcntl,random,asyncio,concurrent,ipaddress,unicodedata,array,weakref,importlib,pkgutil,getpass,shlex,secrets,numbers,cmath,graphlib,tomllib,argparse,__future__}{.**,(**}',
    does: { is: 'pure' },
  },
  {
    paths:
      'urllib.{parse,error}.** os.{path,makedirs,mkdir,remove,unlink,listdir,walk,stat,chdir,getcwd,environ,chmod,rename,rmdir,cpu_count,getpid,sep,linesep,scandir,replace,path}** threading.{current_thread,Lock,RLock,local,Event,Semaphore}** multiprocessing**',
    does: { is: 'pure' },
  },
  {
    paths:
      'int float bool bytes len range isinstance issubclass hasattr getattr setattr delattr type repr format abs min max sum any all round ord chr hex oct bin id hash object open input property vars dir callable divmod pow bytearray memoryview slice map filter zip enumerate *Error *Exception *Warning StopIteration KeyboardInterrupt classmethod staticmethod ascii complex globals locals bytes.** str.** dict.** list.** int.** float.** object.** bool.**',
    does: { is: 'pure' },
  },
  {
    paths:
      '{pydantic,pydantic_settings,marshmallow,attr,attrs,jsonschema,cerberus,voluptuous,yaml,ruamel,toml,simplejson,orjson,ujson,dateutil,pytz,arrow,pendulum,numpy,pandas,scipy,sklearn,PIL,cv2,jinja2,markdown,bs4,lxml,xmltodict,jmespath,jsonpath_ng,dynamodb_json,aws_lambda_typing,typing_extensions,mypy_boto3_dynamodb,mypy_boto3_s3,mypy_boto3_sqs,boto3.dynamodb,botocore,humanize,tabulate,phonenumbers,email_validator,jwt,jose,cryptography,Crypto,nacl,bcrypt,passlib,pyarrow,fastparquet,chardet,charset_normalizer,six,more_itertools,toolz,cachetools,deepdiff,mergedeep,pyparsing,regex,unidecode,slugify,openpyxl,xlsxwriter,reportlab,fpdf,weasyprint,pypdf,PyPDF2,fitz,docx,avro,fastavro,google.protobuf,confluent_kafka.schema_registry,torch,tensorflow,onnxruntime,transformers,tenacity,backoff,retrying,dotenv,environs,crhelper,tiktoken,feedparser,dacite,dataclasses_json,mangum,aws_lambda_powertools,nltk,spacy,textblob,ijson,smart_open.parse_uri,inflection,tldextract,user_agents,geopy.distance,shapely,qrcode,isodate,ciso8601,croniter,stringcase,semver,packaging,psutil,magic,filetype,mutagen,dynamodb_encryption_sdk}{.**,(**}',
    does: { is: 'pure' },
  },
  {
    paths:
      'open().{read,readline,readlines,write,writelines,close,seek,tell,flush,truncate}** jsonpickle.** prettytable.** schema.** pynamodb.{attributes,indexes,exceptions,connection}** xgboost.** joblib.** torch** torchvision.** tensorflow.** cognitojwt.** oct().** linebot.models.** telegram.Update.**',
    does: { is: 'pure' },
  },
  // AWS
  { paths: 'boto3.client aioboto3.client', does: { is: 'aws', service: null } },
  { paths: 'boto3.resource aioboto3.resource', does: { is: 'aws', service: null, kind: 'resource' } },
  {
    paths:
      'boto3.Session boto3.session.Session boto3._get_default_session aioboto3.Session aiobotocore.session.get_session aioboto3.session.Session aiobotocore.session.AioSession botocore.session.get_session',
    does: { is: 'object', path: 'boto3' },
  },
  { paths: 'boto3.create_client', does: { is: 'aws', service: null } },
  {
    paths:
      'boto3.** s3fs.**.{ls,find,glob,exists,info,cat,du,get,download,isfile,isdir,walk} awswrangler.**.{read,list,describe,size}* awswrangler.s3.{read,list,download}*',
    does: { is: 'read' },
  },
  // Powertools
  {
    paths:
      'aws_lambda_powertools.utilities.idempotency.idempotent aws_lambda_powertools.utilities.idempotency.idempotency.idempotent',
    does: { is: 'idempotent', form: 'decorator' },
  },
  {
    paths:
      'aws_lambda_powertools.utilities.idempotency.idempotent_function aws_lambda_powertools.utilities.idempotency.idempotency.idempotent_function',
    does: { is: 'idempotent', form: 'function' },
  },
  {
    paths:
      'aws_lambda_powertools.utilities.batch.{process_partial_response,async_process_partial_response,batch_processor,async_batch_processor} aws_lambda_powertools.utilities.batch.{BatchProcessor,AsyncBatchProcessor,SqsFifoPartialProcessor}(){,.__enter__} aws_lambda_powertools.utilities.batch.*.{batch_processor,process_partial_response}',
    does: { is: 'batch' },
  },
  {
    paths:
      'aws_lambda_powertools.utilities.parameters.** aws_lambda_powertools.utilities.feature_flags.** aws_lambda_powertools.utilities.streaming.**',
    does: { is: 'read' },
  },
  {
    paths:
      'aws_lambda_powertools.event_handler.**.resolve **.resolve mangum.Mangum() Mangum() serverless_wsgi.handle_request awsgi.response apig_wsgi.make_lambda_handler()',
    does: { is: 'routes' },
  },
  {
    paths:
      'aws_durable_execution_sdk_python.**.{durable_execution,durable_step} aws_durable_execution_sdk_python.{durable_execution,durable_step}',
    does: { is: 'durable' },
  },
  { paths: 'aws_durable_execution_sdk_python.**', does: { is: 'pure' } },
  // HTTP
  {
    paths: 'requests.{get,head,options} requests.sessions.Session.get',
    does: { is: 'http', method: 'GET', url: 0, timeout: 'never' },
  },
  { paths: 'requests.post', does: { is: 'http', method: 'POST', url: 0, timeout: 'never' } },
  { paths: 'requests.put', does: { is: 'http', method: 'PUT', url: 0, timeout: 'never' } },
  { paths: 'requests.patch', does: { is: 'http', method: 'PATCH', url: 0, timeout: 'never' } },
  { paths: 'requests.delete', does: { is: 'http', method: 'DELETE', url: 0, timeout: 'never' } },
  { paths: 'requests.send', does: { is: 'http', method: 'REQUEST', timeout: 'never' } },
  { paths: 'requests.prepare_request', does: { is: 'first' } },
  { paths: 'requests.Request{,().**}', does: { is: 'pure' } },
  { paths: 'requests.request', does: { is: 'http', method: null, url: 1, timeout: 'never' } },
  {
    paths: 'requests.Session requests.session requests.sessions.Session requests_toolbelt.** requests_aws4auth.sign',
    does: { is: 'object', path: 'requests' },
  },
  {
    paths:
      'requests.{auth,adapters,packages,exceptions,structures,utils,headers,cookies,params}.** requests_aws4auth.** requests.mount aws_requests_auth.** urllib3.util.** httpx.{Timeout,Limits,Auth,BasicAuth}',
    does: { is: 'pure' },
  },
  { paths: 'httpx.{get,head,options}', does: { is: 'http', method: 'GET', url: 0, timeout: 'default' } },
  { paths: 'httpx.post', does: { is: 'http', method: 'POST', url: 0, timeout: 'default' } },
  { paths: 'httpx.put', does: { is: 'http', method: 'PUT', url: 0, timeout: 'default' } },
  { paths: 'httpx.patch', does: { is: 'http', method: 'PATCH', url: 0, timeout: 'default' } },
  { paths: 'httpx.delete', does: { is: 'http', method: 'DELETE', url: 0, timeout: 'default' } },
  { paths: 'httpx.{request,stream}', does: { is: 'http', method: null, url: 1, timeout: 'default' } },
  { paths: 'httpx.Client httpx.AsyncClient', does: { is: 'object', path: 'httpx' } },
  {
    paths: 'urllib3.PoolManager urllib3.HTTPSConnectionPool urllib3.HTTPConnectionPool',
    does: { is: 'object', path: 'urllib3' },
  },
  {
    paths: 'urllib3.request urllib3.urlopen urllib3.request_encode_body',
    does: { is: 'http', method: null, url: 1, timeout: 'never' },
  },
  {
    paths: 'urllib.request.urlopen urllib.request.build_opener().open',
    does: { is: 'http', method: 'URLOPEN', url: 0, timeout: 'never' },
  },
  { paths: 'urllib.request.urlretrieve', does: { is: 'http', method: 'GET', url: 0, timeout: 'never' } },
  { paths: 'urllib.request.** urllib3.**', does: { is: 'pure' } },
  {
    paths: 'http.client.{HTTPSConnection,HTTPConnection}().{request,putrequest}',
    does: { is: 'http', method: null, url: 1, timeout: 'never' },
  },
  { paths: 'http.** socket.** stripe.StripeClient s3fs.{S3FileSystem,core.S3FileSystem}', does: { is: 'pure' } },
  { paths: 'aiohttp.ClientSession', does: { is: 'object', path: 'aiohttp' } },
  { paths: 'aiohttp.get', does: { is: 'http', method: 'GET', url: 0, timeout: 'default' } },
  { paths: 'aiohttp.post', does: { is: 'http', method: 'POST', url: 0, timeout: 'default' } },
  { paths: 'aiohttp.put', does: { is: 'http', method: 'PUT', url: 0, timeout: 'default' } },
  { paths: 'aiohttp.patch', does: { is: 'http', method: 'PATCH', url: 0, timeout: 'default' } },
  { paths: 'aiohttp.delete', does: { is: 'http', method: 'DELETE', url: 0, timeout: 'default' } },
  { paths: 'aiohttp.request', does: { is: 'http', method: null, url: 1, timeout: 'default' } },
  // Databases
  {
    paths:
      'psycopg2.connect psycopg.connect psycopg.AsyncConnection.connect psycopg2.pool.*().getconn psycopg_pool.ConnectionPool pymysql.connect MySQLdb.connect mysql.connector.connect pyodbc.connect cx_Oracle.connect oracledb.connect pymssql.connect asyncpg.connect asyncpg.create_pool aiomysql.connect redshift_connector.connect snowflake.connector.connect pg8000.connect pg8000.native.Connection aurora_dsql_psycopg2.connect aurora_dsql_psycopg.connect sqlalchemy.create_engine sqlalchemy.ext.asyncio.create_async_engine databases.Database',
    does: { is: 'object', path: 'sql:' },
  },
  {
    paths:
      'sqlalchemy.orm.{sessionmaker,scoped_session}() sqlalchemy.orm.Session sqlalchemy.orm.sessionmaker()() sqlmodel.Session sqlalchemy.ext.asyncio.{AsyncSession,async_sessionmaker()} sqlalchemy.orm.scoped_session',
    does: { is: 'object', path: 'orm:session' },
  },
  { paths: 'sqlalchemy.text sqlalchemy.sql.text psycopg2.sql.SQL', does: { is: 'first' } },
  {
    paths:
      'sqlalchemy.** sqlmodel.** psycopg2.extras.execute_batch psycopg2.{extras,sql,extensions,errors}.** psycopg.** pymysql.** mysql.** flask_sqlalchemy.**',
    does: { is: 'pure' },
  },
  {
    paths:
      'redis.{Redis,StrictRedis,from_url,RedisCluster,ConnectionPool} redis.Redis.from_url redis.StrictRedis.from_url redis.asyncio.** redis.cluster.RedisCluster rediscluster.RedisCluster valkey.Valkey redis.asyncio.Redis',
    does: { is: 'object', path: 'redis:' },
  },
  {
    paths: 'pymongo.MongoClient motor.motor_asyncio.AsyncIOMotorClient pymongo.mongo_client.MongoClient',
    does: { is: 'object', path: 'mongo:' },
  },
  {
    paths: 'pymongo.{InsertOne,UpdateOne,ReplaceOne,DeleteOne,UpdateMany} pymongo.errors.** bson.**',
    does: { is: 'pure' },
  },
  { paths: 'pymemcache.**.{get,get_many,gets,set,set_many,delete,add,touch}', does: { is: 'pure' } },
  {
    paths: 'opensearchpy.OpenSearch elasticsearch.Elasticsearch opensearchpy.AsyncOpenSearch',
    does: { is: 'object', path: 'search:' },
  },
  // People and money
  {
    paths:
      'smtplib.{SMTP,SMTP_SSL}().{sendmail,send_message} smtplib.{SMTP,SMTP_SSL}().__enter__().{sendmail,send_message}',
    does: { is: 'send', operation: 'smtp:send', host: null },
  },
  {
    paths:
      'django.core.mail.{send_mail,send_mass_mail,mail_admins} django.core.mail.{EmailMessage,EmailMultiAlternatives}().send',
    does: { is: 'send', operation: 'mail:send', host: null },
  },
  { paths: 'django.db.models.F', does: { is: 'read' } },
  { paths: 'django{,.**}', does: { is: 'pure' } },
  { paths: 'smtplib.**', does: { is: 'pure' } },
  {
    paths:
      'sendgrid.SendGridAPIClient().send sendgrid.SendGridAPIClient().client.mail.send.post mailjet_rest.Client().send.create mailchimp_transactional.Client().messages.send',
    does: { is: 'send', operation: 'mail:send', host: null },
  },
  {
    paths: 'sendgrid.helpers.** sendgrid.** mailjet_rest.** slack_sdk.models.** slack_sdk.errors.** twilio.twiml.**',
    does: { is: 'pure' },
  },
  {
    paths:
      'slack_sdk.WebClient().{chat_postMessage,chat_postEphemeral,files_upload,files_upload_v2,chat_scheduleMessage,conversations_create,reactions_add} slack_sdk.web.client.WebClient().{chat_postMessage,files_upload} slack.WebClient().chat_postMessage slack_sdk.webhook.WebhookClient().{send,send_dict} slack_sdk.WebhookClient().send slack_sdk.web.async_client.AsyncWebClient().chat_postMessage',
    does: { is: 'send', operation: 'slack:post', host: 'slack.com' },
  },
  {
    paths: '{slackclient.SlackClient,slack.WebClient,slack_sdk.WebClient}().api_call',
    does: { is: 'http', method: 'POST', url: 0, timeout: 'default' },
  },
  {
    paths:
      'messagebird.Client().message_create vonage.**.{send_message,send} nexmo.Client().send_message plivo.RestClient().messages.create africastalking.SMS.send telebot.TeleBot().send_message telegram.Bot().{send_message,send_photo,send_document} discord_webhook.DiscordWebhook().execute',
    does: { is: 'send', operation: 'sms:send', host: null },
  },
  { paths: 'slack_sdk.** slack.** slackclient.** discord_webhook.**', does: { is: 'pure' } },
  {
    paths:
      'stripe.*.{create,capture,confirm,pay,refund,reverse,cancel} stripe.*.*.{create,capture,confirm} stripe.StripeClient().*.{create,capture,confirm} stripe.StripeClient().**.create',
    does: { is: 'send', operation: 'stripe:create', host: 'api.stripe.com', keys: ['idempotency_key'] },
  },
  {
    paths: 'stripe.Webhook.** stripe.error.** stripe.**.{retrieve,list,modify,delete,search,update}',
    does: { is: 'read' },
  },
  { paths: 'twilio.rest.Client().**.create', does: { is: 'send', operation: 'twilio:create', host: 'api.twilio.com' } },
  { paths: 'twilio.** firebase_admin.credentials.**', does: { is: 'pure' } },
  {
    paths:
      'firebase_admin.messaging.{send,send_multicast,send_each,send_all,send_each_for_multicast} pyfcm.FCMNotification().**',
    does: { is: 'send', operation: 'fcm:send', host: 'fcm.googleapis.com' },
  },
  {
    paths:
      'telegram.Bot().{send_message,send_photo,sendMessage,sendPhoto,send_document} linebot.LineBotApi().{reply_message,push_message,multicast,broadcast} linebot.v3.messaging.MessagingApi().{reply_message,push_message,multicast,broadcast} telebot.TeleBot().send_message tweepy.API().update_status tweepy.Client().create_tweet discord_webhook.DiscordWebhook().execute github.Github().**.{create_issue,create_comment,create_pull,create_file}',
    does: { is: 'send', operation: 'chat:post', host: null },
  },
  {
    paths:
      'kafka.KafkaProducer().send confluent_kafka.Producer().produce aiokafka.AIOKafkaProducer().{send,send_and_wait} pika.**.basic_publish paho.mqtt.**.publish celery.**.{delay,apply_async,send_task} google.cloud.pubsub_v1.PublisherClient().publish',
    does: { is: 'send', operation: 'message:publish', host: null },
  },
  {
    paths:
      'notifications_python_client**.{send_email_notification,send_sms_notification,send_letter_notification,send_precompiled_letter_notification}',
    does: { is: 'send', operation: 'message:send', host: null },
  },
  {
    paths:
      'googleapiclient.discovery.build()**.{insert,append,create,send}().execute googleapiclient.discovery.build().documents().batchUpdate().execute gspread.**.{append_row,append_rows,insert_row,insert_rows}',
    does: { is: 'send', operation: 'google:create', host: 'www.googleapis.com' },
  },
  {
    paths: '{google.cloud.firestore.Client(),firebase_admin.firestore.client()}.**.add',
    does: { is: 'send', operation: 'firestore:add', host: 'firestore.googleapis.com' },
  },
  { paths: '{google.cloud.firestore,firebase_admin.firestore}**.{set,update,commit,create}', does: { is: 'open' } },
  { paths: 'google.cloud.firestore** firebase_admin**', does: { is: 'pure' } },
  { paths: 'googleapiclient.** gspread.** google.oauth2.** notifications_python_client.**', does: { is: 'pure' } },
  { paths: 'linebot.** telegram.Bot telegram.ext.**', does: { is: 'pure' } },
  { paths: 'kafka.** confluent_kafka.** pika.** paho.**', does: { is: 'pure' } },
  {
    paths:
      'pusher.Pusher().{trigger,trigger_batch} pymsteams.connectorcard().send jira.JIRA().{create_issue,create_issues,add_comment,add_attachment} praw.Reddit()**.{submit,reply,submit_image,crosspost} mastodon.Mastodon().{status_post,toot} pushover.**.send_message telethon.**.send_message zulip.Client().send_message',
    does: { is: 'send', operation: 'chat:post', host: null },
  },
  {
    paths:
      'google.cloud.bigquery.Client().{insert_rows,insert_rows_json,load_table_from_json,load_table_from_dataframe}',
    does: { is: 'send', operation: 'bigquery:insert', host: 'bigquery.googleapis.com' },
  },
  {
    paths:
      'resend.{Emails,Batch}.send postmarker.core.PostmarkClient().emails.{send,send_batch,send_with_template} {sib_api_v3_sdk,brevo_python}.TransactionalEmailsApi().send_transac_email yagmail.SMTP().send {trycourier,courier.client}.Courier().{send,send_message} mailersend.emails.NewEmail().send mailtrap.MailtrapClient().send',
    does: { is: 'send', operation: 'mail:send', host: null },
  },
  {
    paths:
      'pywebpush.webpush pywebpush.WebPusher().send exponent_server_sdk.PushClient().{publish,publish_multiple} apns2.client.APNsClient().{send_notification,send_notification_batch} onesignal_sdk.client.Client().send_notification {novu.api.EventApi,novu_py.Novu}().{trigger,broadcast}',
    does: { is: 'send', operation: 'push:send', host: null },
  },
  {
    paths:
      'pubnub.pubnub.PubNub().publish()**.{sync,pn_async} ably.{AblyRest,AblyRealtime}().channels.get().publish awsiot.mqtt_connection_builder.**.publish dramatiq.**.send huey.**.enqueue',
    does: { is: 'send', operation: 'message:publish', host: null },
  },
  {
    paths:
      'atproto.{Client,AsyncClient}().{send_post,send_image,send_images,send_video,post,like,repost} slack_bolt.App().client.{chat_postMessage,chat_postEphemeral,files_upload,files_upload_v2} nio.AsyncClient().room_send telnyx.Message.create clicksend_client.SMSApi().sms_send_post zenpy.Zenpy().tickets.create pdpyras.EventsAPISession().trigger opsgenie_sdk.AlertApi().create_alert gitlab.Gitlab().**.create trello.TrelloClient().**.{add_card,create_card,comment} todoist_api_python.api.TodoistAPI().{add_task,add_comment}',
    does: { is: 'send', operation: 'chat:post', host: null },
  },
  {
    paths:
      '{notion_client.Client,notion_client.AsyncClient}().{pages.create,databases.create,blocks.children.append,comments.create} {pyairtable.Table,pyairtable.Api().table,airtable.Airtable}().{create,batch_create,insert,batch_insert} shopify.Draft_order.create',
    does: { is: 'send', operation: 'http:POST', host: null },
  },
  {
    paths:
      'braintree.Transaction.{sale,refund} {razorpay.Client,paypalrestsdk.Payment,paypalrestsdk.Payout}().{create,payment.capture,order.create,payout.create}',
    does: { is: 'send', operation: 'payment:create', host: null },
  },
  {
    paths: 'web3.Web3().eth.{send_transaction,send_raw_transaction}',
    does: { is: 'send', operation: 'chain:send', host: null },
  },
  {
    paths:
      'resend postmarker.core.PostmarkClient sib_api_v3_sdk.{Configuration,ApiClient,TransactionalEmailsApi,SendSmtpEmail} yagmail.SMTP {trycourier,courier.client}.Courier pubnub.pnconfiguration.PNConfiguration pubnub.pubnub.PubNub{,().publish{,()**}} ably.{AblyRest,AblyRealtime}{,().channels.get} atproto.{Client,AsyncClient}{,().login} atproto.client_utils.** slack_bolt.App notion_client.Client{,().{**.{query,retrieve,list,update},search}} {pyairtable.Table,pyairtable.Api,airtable.Airtable}{,()} {pyairtable.Table,pyairtable.Api().table,airtable.Airtable}().{all,get,first,iterate,match,search,update,batch_update,batch_upsert,delete,batch_delete} pyairtable.Api().table exponent_server_sdk.{PushClient,PushMessage} razorpay.Client todoist_api_python.api.TodoistAPI{,().get_*} gitlab.Gitlab{,().**.{get,list}} web3.Web3{,.{HTTPProvider,to_wei,from_wei,keccak,is_address,to_checksum_address}}',
    does: { is: 'pure' },
  },
  { paths: 'gql.Client().{execute,execute_async}', does: { is: 'graphql' } },
  { paths: 'gql.gql', does: { is: 'first' } },
  { paths: 'gql.{Client,transport.**}', does: { is: 'pure' } },
  {
    paths:
      'pusher.Pusher praw.Reddit{,().*} pymsteams.connectorcard{,().{text,title,color,summary,addSection,addLinkButton}} jira.JIRA',
    does: { is: 'pure' },
  },
  {
    paths: 'openai.**.create openai.OpenAI().** anthropic.** langchain.** langchain_aws.** langchain_core.** openai.**',
    does: { is: 'read' },
  },
  { paths: 'crhelper.CfnResource()', does: { is: 'routes' } },
  { paths: 'cfnresponse.send crhelper.CfnResource().**', does: { is: 'pure' } },
];

/** Packages from PyPI that people also copy beside their code. */
export const pythonLibraries: ReadonlySet<string> = new Set(
  'boto3 botocore s3transfer aioboto3 aiobotocore aws_lambda_powertools aws_xray_sdk requests urllib3 httpx httpcore aiohttp certifi idna chardet charset_normalizer jmespath dateutil six yaml psycopg2 psycopg pymysql MySQLdb sqlalchemy redis pymongo bson stripe twilio slack_sdk slack sendgrid jwt jose cryptography numpy pandas pydantic jinja2 crhelper simplejson attr pika kafka confluent_kafka aiokafka opensearchpy elasticsearch asyncpg pytz tweepy linebot openai'.split(
    ' ',
  ),
);

export const pythonStandardLibrary: ReadonlySet<string> = new Set(
  'abc argparse array ast asyncio base64 binascii bisect calendar cmath codecs collections concurrent configparser contextlib copy csv ctypes dataclasses datetime decimal difflib email enum errno fnmatch fractions functools gc getpass glob graphlib gzip hashlib heapq hmac html http importlib inspect io ipaddress itertools json locale logging math mimetypes multiprocessing numbers operator os pathlib pickle pkgutil platform pprint queue random re sched secrets select shlex shutil signal site smtplib socket sqlite3 ssl stat statistics string struct subprocess sys tarfile tempfile textwrap threading time timeit tomllib traceback types typing unicodedata unittest urllib uuid warnings weakref xml zipfile zlib zoneinfo pip setuptools pkg_resources typing_extensions'.split(
    ' ',
  ),
);
