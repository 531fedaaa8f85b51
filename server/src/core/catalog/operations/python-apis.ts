/** What Python libraries do: the standard library, AWS's and HTTP here, the others in tables of their own. */
import type { Api } from './api';
import { pythonServices } from './python-services';
import { pythonStores } from './python-stores';

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
  ...pythonStores,
  ...pythonServices,
];
