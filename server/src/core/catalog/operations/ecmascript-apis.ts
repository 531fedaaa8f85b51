/** What JavaScript and TypeScript libraries do: the language's own, Node's, AWS's and HTTP here, the others in tables of their own. */
import type { Api } from './api';
import { ecmascriptServices } from './ecmascript-services';
import { ecmascriptStores } from './ecmascript-stores';

export const ecmascriptApis: readonly Api[] = [
  // Values
  {
    paths:
      'Math.random crypto.{randomUUID,randomBytes,randomInt,getRandomValues,webcrypto.randomUUID} uuid uuid.{v1,v4,v6,v7} uuid.{v1,v4}() uuid/{v1,v4} uuidv4 uuid4 uuidv7{,.uuidv7} typeid-js.{typeid,typeidUnboxed} nanoid nanoid/* nanoid{,/*}.nanoid nanoid{,/*}.{customAlphabet,customRandom}() @paralleldrive/cuid2.{createId,init()} cuid cuid.slug ulid ulid.ulid ulid.{factory,monotonicFactory}() ulidx.ulid ulidx.monotonicFactory() ksuid.{random,randomSync} shortid.generate shortid uniqid short-uuid.{generate,uuid} short-uuid{,.createTranslator}().{new,generate,uuid} randomstring.generate crypto-random-string** crypto-js.lib.WordArray.random hyperid**() unique-names-generator.** @faker-js/faker.** faker.** aws-sdk.util.uuid.v4 xid-js.next @aws-sdk/util-uuid.v4 short-unique-id** globalThis.crypto.randomUUID @lukeed/uuid.v4 @smithy/uuid.v4 tiny-uid** node-uuid.v4 uuid-random** flake-idgen**',
    does: { is: 'random' },
  },
  { paths: '{bson,mongodb,mongoose.Types}.{ObjectId,ObjectID,UUID}', does: { is: 'random', unlessGiven: 1 } },
  {
    paths:
      'Date.now performance.now process.hrtime process.hrtime.bigint moment.now luxon.DateTime.now Temporal.Now.**',
    does: { is: 'time' },
  },
  {
    paths: '{moment,moment-timezone,dayjs}{,.utc} dayjs.tz luxon.DateTime.{utc,local}',
    does: { is: 'time', unlessGiven: 1 },
  },
  // With one argument it is now, in that zone.
  { paths: '{moment,moment-timezone}.tz', does: { is: 'time', unlessGiven: 2 } },
  { paths: 'date-fns.{startOfToday,endOfToday,startOfTomorrow}', does: { is: 'day' } },
  { paths: 'process.exit', does: { is: 'exit' } },
  {
    paths:
      'co.wrap bluebird.coroutine Promise.coroutine @aws-lambda-powertools/tracer{,/*}.Tracer{(),!}.{captureAWS,captureAWSv3Client,captureAWSClient} {@smithy,@aws-sdk}/protocol-http.HttpRequest {@smithy,@aws-sdk}/signature-v4{,-crt}.SignatureV4().sign aws4.sign',
    does: { is: 'first' },
  },
  {
    paths:
      'JSON.{parse,stringify} String Object.{freeze,fromEntries,create,seal} Array.from structuredClone decodeURIComponent encodeURIComponent decodeURI encodeURI Promise.{resolve} unescape querystring.{parse,unescape} lodash.{cloneDeep,clone,compact,uniq,uniqBy,orderBy,sortBy,flatten,flattenDeep,values,pick,omit,defaults,chunk,filter,shuffle,reverse,take,drop} @aws-sdk/util-dynamodb.{marshall,unmarshall,convertToAttr,convertToNative} aws-sdk.DynamoDB.Converter.{marshall,unmarshall,input,output} util.{promisify,callbackify,types} @aws-lambda-powertools/parser.** zod.**.{parse,safeParse} middy-legacy @types/** Symbol Buffer.from Object.assign @sentry/serverless.AWSLambda.wrapHandler @sentry/aws-serverless.wrapHandler lambda-log.** source-map-support.** bluebird.{promisify,resolve} graphql-tag{,.gql} {@apollo/client,@apollo/client/*,apollo-boost,graphql-request,@urql/core,urql,aws-appsync,aws-amplify}.gql p-throttle** p-timeout',
    does: { is: 'first' },
  },
  {
    paths:
      'async-retry p-retry promise-retry p-limit() p-throttle()() opossum().{fire,exec,call} cockatiel**.execute exponential-backoff.backOff bluebird.{try,props,reduce,filter,fromCallback,using} co effect.Effect.{gen,promise,tryPromise} neverthrow.ResultAsync.fromPromise',
    does: { is: 'runs' },
  },
  {
    paths: 'Promise.{all,allSettled,race,any} bluebird.{all,map,each,mapSeries} p-map p-all p-settle',
    does: { is: 'all' },
  },
  {
    paths:
      'lambda:context.** console.** pino** winston** bunyan** @aws-lambda-powertools/{logger,tracer,metrics}** aws-xray-sdk**.{getSegment,setSegment,captureFunc,captureAsyncFunc,setContextMissingStrategy}** lambda-log** dd-trace** datadog-lambda-js** @sentry/** newrelic** debug** loglevel** @dazn/lambda-powertools-logger** @opentelemetry/** aws-embedded-metrics** log4js** signale** consola** chalk** tslog** @lumigo/tracer** error error.** @thundra/core** epsagon** @aws-lambda-powertools/commons** **{logger,Logger,log,Log}{,()}.{debug,info,warn,warning,error,trace,fatal,verbose,silly,log} {decko,autobind-decorator,core-decorators,lodash-decorators,typescript-memoize}{,.*}',
    does: { is: 'nothing' },
  },
  {
    paths:
      'aws-xray-sdk{,-core}.{captureAWS,captureAWSv3Client,captureAWSClient,captureHTTPsGlobal,captureHTTPs,captureMySQL,capturePostgres,captureMongo} aws-xray-sdk-{mysql,postgres} aws-xray-sdk-core.** thundra.** lumigo.**',
    does: { is: 'first' },
  },
  {
    paths:
      '{Math,JSON,Number,Object,Array,String,Boolean,Symbol,RegExp,Map,Set,WeakMap,WeakSet,BigInt,Intl,Reflect,Proxy,Promise,Buffer,URL,URLSearchParams,TextEncoder,TextDecoder,Error,TypeError,RangeError,AbortController,AbortSignal,Uint8Array,ArrayBuffer,Iterator,Date,globalThis,performance,process,queueMicrotask,child_process,path,url,util,querystring,string_decoder,zlib,stream,stream/promises,events,os,buffer,assert,crypto,fs,fs/promises,readline,perf_hooks,async_hooks,timers,timers/promises,worker_threads,v8,vm,import.meta,module,constants,punycode,tty,diagnostics_channel,Headers,Request,Response,FormData,Blob,File,ReadableStream,Atomics,Uint16Array,Uint32Array,Float64Array,DataView,SharedArrayBuffer,escape,atob,btoa}{,.**,(**}',
    does: { is: 'pure' },
  },
  {
    paths:
      '{parseInt,parseFloat,isNaN,isFinite,setTimeout,setInterval,clearTimeout,clearInterval,setImmediate,Number,Boolean,BigInt,Symbol,AggregateError,SyntaxError,EvalError,URIError,ReferenceError,eval,__dirname,__filename,exports,super} *Error *Exception',
    does: { is: 'pure' },
  },
  {
    paths:
      '@nestjs/core.NestFactory.createApplicationContext{,().{select,close,enableShutdownHooks,useLogger,flushLogs,init}} awilix.{createContainer,asClass,asFunction,asValue,createContainer().register}** tsyringe.container.{register,registerInstance,registerSingleton}** inversify.Container().{bind,rebind,unbind,load,isBound}**',
    does: { is: 'pure' },
  },
  // What a container hands out is some object of the app.
  {
    paths:
      '{inversify,tsyringe,typedi,@nestjs/core}**.{get,getAsync,getNamed,getTagged,getAll,resolve,resolveAll}().**',
    does: { is: 'open' },
  },
  // A page that is told to click may send a form.
  {
    paths:
      '{puppeteer,puppeteer-core,chrome-aws-lambda,playwright,playwright-core}**.{click,type,press,fill,submit,tap,check}',
    does: { is: 'open' },
  },
  {
    paths:
      '{lodash,lodash-es,lodash/fp,underscore,ramda,date-fns,date-fns-tz,moment,moment-timezone,dayjs,luxon,querystringify,qs,csvtojson,csv-parse,papaparse,zod,joi,@hapi/joi,yup,ajv,ajv-formats,class-validator,class-transformer,reflect-metadata,io-ts,fp-ts,superstruct,uuid,validator,jsonwebtoken,jose,jwks-rsa,bcrypt,bcryptjs,crypto-js,sharp,jimp,gm,csv-parse,csv-parser,csv-stringify,papaparse,xlsx,exceljs,pdfkit,pdf-lib,handlebars,mustache,ejs,pug,nunjucks,marked,cheerio,xml2js,fast-xml-parser,js-yaml,yaml,dotenv,http-errors,@middy/**,middy,middy/**,@types/aws-lambda,aws-lambda,lambda-api,http-status-codes,statuses,qs,mime,mime-types,ms,bytes,semver,slugify,deepmerge,fast-deep-equal,fast-json-stable-stringify,object-hash,hash-sum,immer,immutable,rxjs,tslib,tsyringe,inversify,@aws-sdk/util-**,@aws-sdk/lib-dynamodb.NumberValue,@aws-sdk/smithy-client,@aws-sdk/types,@aws-sdk/credential-provider**,@aws-sdk/credential-providers,@aws-sdk/protocol-http,@aws-sdk/signature-v4,@aws-crypto/**,@smithy/**,archiver,unzipper,adm-zip,jszip,tar,tar-stream,stream-to-string,get-stream,dynamodb-data-types,dynamodb-marshaler,jsonpath,jsonpath-plus,jmespath,event-stream,through2,lru-cache,node-cache,memoizee,p-queue,async,async-mutex,bottleneck,retry,exponential-backoff,aws4,vm2,image-size,probe-image-size,exif-parser,geoip-lite,maxmind,useragent,ua-parser-js,cookie,accept-language-parser,negotiator,i18next,numeral,big.js,bignumber.js,decimal.js,mathjs,levenshtein,fuse.js,natural,sentiment,franc,@turf/turf,ngeohash,geolib,color,@anatine/zod-openapi,env-var,envalid,convict,config,ts-pattern,neverthrow,type-fest,cookie-signature,serialize-error,protobufjs,avsc,@msgpack/msgpack,iconv-lite,he,sanitize-html,dompurify,striptags,turndown,node-html-parser,jsdom,graphql,graphql-tag,@aws-lambda-powertools/jmespath,@aws-lambda-powertools/parser,@aws-lambda-powertools/event-handler,source-map-support,crc-32,md5,sha.js,ulid,cron-parser,rrule,libphonenumber-js,email-validator,currency.js,random-seed,seedrandom,json2csv,flat,just-**,nanostores,electrodb.model,change-case,camelcase,snakecase-keys,camelcase-keys,pluralize,title-case,escape-html,escape-string-regexp,strip-ansi,wrap-ansi,p-limit,p-queue,delay,sleep-promise,cfn-lambda,@aws-sdk/s3-request-presigner,@aws-sdk/s3-presigned-post,@aws-sdk/cloudfront-signer,@aws-sdk/rds-signer,@aws-sdk/node-http-handler,@aws-sdk/fetch-http-handler,@aws-sdk/middleware-retry,@aws-sdk/abort-controller,@aws-sdk/url-parser,@aws-sdk/querystring-builder,aws-arn-parser,@aws-sdk/config-resolver,nanoid,nanoid/**,cuid,@paralleldrive/cuid2,ulidx,ksuid,short-uuid,typeid-js,fs-extra,graceful-fs,rimraf,mkdirp,make-dir,del,tmp,tmp-promise,tempy,extract-zip,execa,cross-spawn,shelljs,joi-to-json-schema,joi-to-json,joi-to-swagger,json-schema-to-ts,zod-to-json-schema,@asteasolutions/zod-to-openapi,swagger-jsdoc,@sinclair/typebox,valibot,arktype,runtypes,typia,ow,is,ajv-keywords,ajv-errors,liquidjs,mjml,puppeteer,puppeteer-core,chrome-aws-lambda,@sparticuz/chromium,playwright,playwright-core,rss-parser,html-to-text,juice,humps,qrcode,bwip-js,jsbarcode,pdfmake,pdf-parse,mammoth,docx,pptxgenjs,node-forge,oauth-1.0a,otplib,speakeasy,mem,p-memoize,memoize-one,fast-memoize,lodash.*,@types/**}{,.**,(**}',
    does: { is: 'pure' },
  },
  // Powertools
  { paths: '@aws-lambda-powertools/idempotency{,/*}.makeIdempotent', does: { is: 'idempotent', form: 'wrapper' } },
  {
    paths: '@aws-lambda-powertools/idempotency{,/*}.makeHandlerIdempotent',
    does: { is: 'idempotent', form: 'middleware' },
  },
  { paths: '@aws-lambda-powertools/idempotency{,/*}.idempotent', does: { is: 'idempotent', form: 'decorator' } },
  { paths: '@aws-lambda-powertools/idempotency**', does: { is: 'pure' } },
  {
    paths:
      '@aws-lambda-powertools/batch.{processPartialResponse,processPartialResponseSync} @aws-lambda-powertools/batch.*().register @middy/sqs-partial-batch-failure',
    does: { is: 'batch' },
  },
  { paths: '@aws-lambda-powertools/batch.*Processor{,Sync,()**,Sync()**}', does: { is: 'pure' } },
  { paths: '@aws-lambda-powertools/batch.** @aws-lambda-powertools/parameters/**', does: { is: 'read' } },
  {
    paths:
      '{glob,globby,fast-glob,tiny-glob,klaw,klaw-sync,recursive-readdir,find-up,read-pkg,read-pkg-up,load-json-file}{,.**} feedparser** {whois,ping,dns-packet,ssl-checker}{,.**} web3{!,()}.{eth,utils}.{get,is,to,from,hex,sha3}* web3{!,()}.eth.{call,estimateGas} web3{!,()}**.methods.*().{call,estimateGas}',
    does: { is: 'read' },
  },
  { paths: 'web3 web3{!,()}.eth.Contract web3{!,()}.eth.Contract().methods.* web3.utils.**', does: { is: 'pure' } },
  {
    paths:
      'web3{!,()}.eth.{sendTransaction,sendSignedTransaction} web3{!,()}**.methods.*().send ethers**.{sendTransaction,broadcastTransaction} @solana/web3.js**.{sendTransaction,sendRawTransaction,sendAndConfirmTransaction}',
    does: { is: 'send', operation: 'chain:send', host: null },
  },
  {
    paths:
      'serverless-http() serverless-http()() serverless-express() aws-serverless-express.** @vendia/serverless-express()** @codegenie/serverless-express()** aws-lambda-fastify() @fastify/aws-lambda() apollo-server-lambda.** hono/aws-lambda.handle() lambda-api().run @aws-lambda-powertools/event-handler/**.resolve serverless-http.** lambda-api()() @as-integrations/aws-lambda.**',
    does: { is: 'routes' },
  },
  { paths: '@aws/durable-execution-sdk-js.withDurableExecution', does: { is: 'durable' } },
  { paths: '@aws/durable-execution-sdk-js.**', does: { is: 'pure' } },
  // HTTP
  {
    paths:
      'fetch node-fetch node-fetch.default cross-fetch cross-fetch.fetch isomorphic-fetch undici.fetch window.fetch globalThis.fetch node-fetch-native** @zeit/fetch** ky ofetch** isomorphic-unfetch',
    does: { is: 'http', method: 'OPTIONS-ARGUMENT', url: 0, timeout: 'never' },
  },
  {
    paths: 'undici.request got got.default needle request request-promise request-promise-native bent() superagent',
    does: { is: 'http', method: 'OPTIONS-ARGUMENT', url: 0, timeout: 'argument' },
  },
  {
    paths:
      '{axios,got,needle,request,request-promise,request-promise-native,superagent,ky,wreck,@hapi/wreck,undici,phin,ofetch}.{get,head,options}',
    does: { is: 'http', method: 'GET', url: 0, timeout: 'never' },
  },
  {
    paths:
      '{axios,got,needle,request,request-promise,request-promise-native,superagent,ky,@hapi/wreck,phin}.{post,postForm}',
    does: { is: 'http', method: 'POST', url: 0, timeout: 'never' },
  },
  {
    paths:
      '{axios,got,needle,request,request-promise,request-promise-native,superagent,ky,@hapi/wreck,phin}.{put,putForm}',
    does: { is: 'http', method: 'PUT', url: 0, timeout: 'never' },
  },
  {
    paths:
      '{axios,got,needle,request,request-promise,request-promise-native,superagent,ky,@hapi/wreck,phin}.{patch,patchForm}',
    does: { is: 'http', method: 'PATCH', url: 0, timeout: 'never' },
  },
  {
    paths:
      '{axios,got,needle,request,request-promise,request-promise-native,superagent,ky,@hapi/wreck,phin}.{delete,del}',
    does: { is: 'http', method: 'DELETE', url: 0, timeout: 'never' },
  },
  {
    paths: 'typed-rest-client**.{RestClient,HttpClient}().{create,post,client.post}',
    does: { is: 'http', method: 'POST', url: 0, timeout: 'never' },
  },
  {
    paths: 'typed-rest-client**.{RestClient,HttpClient}().{get,head,options,client.get,client.head}',
    does: { is: 'http', method: 'GET', url: 0, timeout: 'never' },
  },
  {
    paths: 'typed-rest-client**.{RestClient,HttpClient}().{replace,put,client.put}',
    does: { is: 'http', method: 'PUT', url: 0, timeout: 'never' },
  },
  {
    paths: 'axios axios.request axios.default',
    does: { is: 'http', method: 'OPTIONS-ARGUMENT', url: 0, timeout: 'never' },
  },
  { paths: 'http2.connect', does: { is: 'object', path: 'http2-session' } },
  { paths: 'http2-session.request', does: { is: 'http', method: 'PSEUDO-HEADERS', url: 0, timeout: 'never' } },
  { paths: 'http2.** http2-session.**', does: { is: 'pure' } },
  {
    paths: 'axios.create axios.default.create axios.Axios axios.AxiosInstance! axios-retry.create',
    does: { is: 'object', path: 'axios' },
  },
  { paths: 'got.extend ky.create ky.extend', does: { is: 'object', path: 'got' } },
  {
    paths:
      'http.{request,get} https.{request,get} follow-redirects.https.{request,get} follow-redirects.http.{request,get}',
    does: { is: 'http', method: 'OPTIONS-ARGUMENT', url: 0, timeout: 'never' },
  },
  {
    paths:
      'axios.** axios-retry** http.** https.** got.** agentkeepalive** request.** undici.** superagent.** form-data** net.** dns.** tls.** abort-controller** https-proxy-agent** node-fetch.** keepalive-proxy-agent**',
    does: { is: 'pure' },
  },
  {
    paths: 'undici.{Pool,Client,Agent}().{request,stream,pipeline}',
    does: { is: 'http', method: 'OPTIONS-ARGUMENT', url: 0, timeout: 'never' },
  },
  {
    paths: 'rxjs/ajax.ajax.post',
    does: { is: 'http', method: 'POST', url: 0, timeout: 'never' },
  },
  ...ecmascriptStores,
  ...ecmascriptServices,
];
