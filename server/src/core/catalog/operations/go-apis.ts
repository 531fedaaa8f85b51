/** What Go packages do. Paths are import paths with the name behind a dot. */
import type { Api } from './api';

export const goApis: readonly Api[] = [
  {
    paths:
      'github.com/google/uuid.{New,NewString,NewRandom,NewUUID,NewV7} github.com/gofrs/uuid**.{NewV4,NewV1,NewV6,NewV7} github.com/satori/go.uuid.{NewV4,NewV1} github.com/rs/xid.New github.com/oklog/ulid**.{New,MustNew,Make} github.com/segmentio/ksuid.New math/rand.** math/rand/v2.** crypto/rand.** github.com/matoous/go-nanoid**',
    does: { is: 'random' },
  },
  { paths: 'time.{Now,Since}', does: { is: 'time' } },
  { paths: 'os.{Getenv,LookupEnv}', does: { is: 'env' } },
  { paths: 'os.Exit log.{Fatal,Fatalf,Fatalln,Panic,Panicf} panic', does: { is: 'exit' } },
  {
    paths:
      'github.com/aws/aws-lambda-go/lambda.{Start,StartWithOptions,StartHandler,StartWithContext,StartHandlerWithContext,StartHandlerFunc} github.com/aws/aws-lambda-go/lambdaurl.Start github.com/akrylysov/algnhsa.ListenAndServe',
    does: { is: 'start' },
  },
  {
    paths:
      'github.com/{google/uuid,gofrs/uuid**,satori/go.uuid}.{Must,MustParse,Parse,FromString,FromStringOrNil} string byte int int64 float64 bytes.NewReader bytes.NewBuffer bytes.NewBufferString strings.NewReader github.com/aws/aws-sdk-go{,-v2}/aws.{String,StringValue,Int64,Int32,Bool,Float64,ToString,Time,Int,StringSlice,ToInt64,ToInt32,StringMap} encoding/json.{Marshal,MarshalIndent,NewDecoder,NewEncoder} net/url.{QueryUnescape,PathUnescape,QueryEscape,Parse} strconv.{Itoa,Atoi,FormatInt,ParseInt,ParseFloat,Quote,FormatFloat} github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue.{Marshal,MarshalMap,MarshalList} github.com/aws/aws-sdk-go/service/dynamodb/dynamodbattribute.{Marshal,MarshalMap} io.ReadAll io/ioutil.ReadAll github.com/DataDog/datadog-lambda-go.WrapFunction go.opentelemetry.io/**/otellambda.InstrumentHandler github.com/aws/aws-xray-sdk-go/xray.{Client,AWS} github.com/guregu/null**.StringFrom strings.{TrimSpace,ToLower,ToUpper,Trim,TrimPrefix,TrimSuffix,Title} github.com/aws/smithy-go/ptr.** errors.New github.com/lumigo-io/**.WrapHandler* github.com/getsentry/sentry-go** context.{Background,TODO,WithValue,WithoutCancel} sync.{OnceFunc,OnceValue,OnceValues} reflect.{ValueOf,Indirect}',
    does: { is: 'first' },
  },
  {
    paths:
      'fmt.{Println,Printf,Print,Fprintf,Fprintln,Fprint} log.** log/slog.** go.uber.org/zap** github.com/sirupsen/logrus** github.com/rs/zerolog** github.com/aws/aws-xray-sdk-go/** github.com/aws/aws-lambda-go/lambdacontext.** go.opentelemetry.io/** gopkg.in/DataDog/** github.com/DataDog/dd-trace-go/** error.** lambda:context.** github.com/apex/log** github.com/getsentry/**',
    does: { is: 'nothing' },
  },
  {
    paths:
      'net/http.{Get,Head,Client().Get,DefaultClient.Get,DefaultClient.Head,Client!.Get,Client!.Head,Client().Head}',
    does: { is: 'http', method: 'GET', url: 0, timeout: 'default' },
  },
  {
    paths:
      'net/http.{Post,PostForm,Client().Post,DefaultClient.Post,DefaultClient.PostForm,Client!.Post,Client!.PostForm,Client().PostForm}',
    does: { is: 'http', method: 'POST', url: 0, timeout: 'default' },
  },
  {
    paths: 'net/http**.{Do,RoundTrip} github.com/hashicorp/go-retryablehttp.**.Do golang.org/x/net/context/ctxhttp.Do',
    does: { is: 'http', method: 'REQUEST', url: 0, timeout: 'default' },
  },
  // Clients that sign what they send, or try again, are clients of net/http.
  {
    paths:
      'golang.org/x/oauth2**.{Client,NewClient} github.com/hashicorp/go-retryablehttp.**.{StandardClient,HTTPClient} github.com/hashicorp/go-cleanhttp.{DefaultClient,DefaultPooledClient} github.com/dghubble/oauth1**.Client',
    does: { is: 'object', path: 'net/http.Client!' },
  },
  {
    paths: 'github.com/hashicorp/go-retryablehttp.**.{Post,PostForm} golang.org/x/net/context/ctxhttp.{Post,PostForm}',
    does: { is: 'http', method: 'POST', url: 0, timeout: 'default' },
  },
  { paths: 'github.com/go-resty/resty**.R()**.Post', does: { is: 'http', method: 'POST', url: 0, timeout: 'default' } },
  {
    paths: 'github.com/go-resty/resty**.R()**.Patch',
    does: { is: 'http', method: 'PATCH', url: 0, timeout: 'default' },
  },
  {
    paths: 'github.com/go-resty/resty**.R()**.Execute',
    does: { is: 'http', method: null, url: 1, timeout: 'default' },
  },
  { paths: 'github.com/go-resty/resty**.R()**.Get', does: { is: 'http', method: 'GET', url: 0, timeout: 'default' } },
  {
    paths: 'github.com/go-resty/resty**.R()**.{Put,Delete}',
    does: { is: 'http', method: 'PUT', url: 0, timeout: 'default' },
  },
  {
    paths: 'github.com/go-resty/resty** net/http** net/url** net** crypto/tls** golang.org/x/net**',
    does: { is: 'pure' },
  },
  {
    paths:
      'github.com/aws/aws-sdk-go-v2/service/**.{New*Paginator().NextPage,*Paginator!.NextPage,New*Waiter().*,*Waiter!.*}',
    does: { is: 'read' },
  },
  {
    paths:
      'github.com/aws/aws-sdk-go-v2/service/**.{New*Paginator,New*Paginator().*,*Paginator!.*,New*Waiter,NewPresignClient,NewPresignClient().*,PresignClient!.*}',
    does: { is: 'pure' },
  },
  {
    paths:
      'database/sql.{Open,OpenDB} database/sql.{DB,Tx,Conn,Stmt}! github.com/jmoiron/sqlx.{Open,Connect,MustConnect,NewDb,ConnectContext} github.com/jmoiron/sqlx.{DB,Tx}! github.com/jackc/pgx**.{Connect,New,ConnectConfig,NewWithConfig,NewConnPool} github.com/jackc/pgx**.{Conn,Pool,Tx}! github.com/lib/pq.Open',
    does: { is: 'object', path: 'sql:' },
  },
  { paths: 'github.com/jackc/pgx**.{BeginFunc,BeginTxFunc}', does: { is: 'runs' } },
  { paths: 'github.com/jackc/pgx**.{CollectRows,CollectOneRow,CollectExactlyOneRow}', does: { is: 'first' } },
  {
    paths:
      'database/sql** github.com/jmoiron/sqlx** github.com/jackc/** github.com/lib/pq** github.com/go-sql-driver/**',
    does: { is: 'pure' },
  },
  {
    paths:
      'gorm.io/gorm.Open gorm.io/gorm.DB! github.com/jinzhu/gorm.Open github.com/jinzhu/gorm.DB! github.com/uptrace/bun.NewDB entgo.io/**.Open',
    does: { is: 'object', path: 'gorm:' },
  },
  {
    paths:
      'gorm.io/** github.com/jinzhu/gorm** github.com/google/uuid** github.com/gofrs/uuid** github.com/satori/go.uuid**',
    does: { is: 'pure' },
  },
  {
    paths:
      'github.com/go-redis/redis**.{NewClient,NewClusterClient,NewFailoverClient,NewUniversalClient} github.com/redis/go-redis**.{NewClient,NewClusterClient,NewUniversalClient} github.com/{go-redis,redis}/**.Client! github.com/gomodule/redigo/redis.Dial',
    does: { is: 'object', path: 'redis:' },
  },
  {
    paths:
      '{go.mongodb.org/mongo-driver,github.com/mongodb/mongo-go-driver}/**mongo.{Connect,NewClient} {go.mongodb.org/mongo-driver,github.com/mongodb/mongo-go-driver}/**mongo.{Client,Collection,Database}!',
    does: { is: 'object', path: 'mongo:' },
  },
  {
    paths: 'go.mongodb.org/mongo-driver/**.NewObjectID github.com/mongodb/mongo-go-driver/**/objectid.New',
    does: { is: 'random' },
  },
  // Chains of it that write are read where they end.
  { paths: 'github.com/guregu/dynamo**.{One,All,Count,Iter,Next}{,WithContext}', does: { is: 'read' } },
  { paths: 'github.com/guregu/dynamo**', does: { is: 'pure' } },
  {
    paths:
      'go.mongodb.org/** github.com/mongodb/mongo-go-driver/** github.com/go-redis/** github.com/redis/** github.com/gomodule/**',
    does: { is: 'pure' },
  },
  {
    paths:
      'github.com/{slack-go,nlopes}/slack**.{PostMessage*,SendMessage*,PostEphemeral*,ScheduleMessage*,PostWebhook*,UploadFile*} github.com/ashwanthkumar/slack-go-webhook.Send',
    does: { is: 'send', operation: 'slack:post', host: 'slack.com' },
  },
  {
    paths:
      'github.com/{slack-go,nlopes}/slack.{New,New*Block*,NewOption*,NewAccessory,MsgOption*,Option*,Attachment,ParseTextBlock} github.com/{slack-go,nlopes}/slack**.{Get*,AuthTest*,UpdateMessage*,DeleteMessage*,AddReaction*,RemoveReaction*,OpenConversation*}',
    does: { is: 'pure' },
  },
  // A function that is found by reflection and not seen.
  { paths: 'reflect.**.{Call,CallSlice}', does: { is: 'open' } },
  {
    paths:
      'net/smtp.SendMail gopkg.in/{gomail,mail}**.{DialAndSend,Send} github.com/go-mail/mail**.{DialAndSend,Send} github.com/jordan-wright/email**.{Send,SendWithTLS,SendWithStartTLS} github.com/xhit/go-simple-mail**.Send github.com/sendgrid/sendgrid-go**.{Send,SendWithContext,API,MakeRequest} github.com/mailgun/**.Send github.com/SparkPost/gosparkpost**.{Send,SendContext} github.com/keighl/postmark**.{SendEmail*,SendTemplatedEmail*} github.com/mailjet/**.{SendMailV31,SendMail}',
    does: { is: 'send', operation: 'smtp:send', host: null },
  },
  {
    paths:
      'github.com/SparkPost/gosparkpost**.Init gopkg.in/{gomail,mail}** github.com/go-mail/mail** github.com/jordan-wright/email** github.com/sendgrid/sendgrid-go.{NewSendClient,GetRequest} github.com/sendgrid/sendgrid-go/helpers/**',
    does: { is: 'pure' },
  },
  // Google's services: a call is put together first, `Do` and `Pages` send it.
  {
    paths:
      'google.golang.org/api/{sheets,drive,docs,slides,calendar,gmail,tasks,youtube,forms,chat,classroom,fcm}/**.{Append,Insert,Create,Send,Copy,Import,QuickAdd,Publish,Upload}()**.Do',
    does: { is: 'send', operation: 'google:create', host: 'googleapis.com' },
  },
  {
    paths:
      'google.golang.org/api/**.{Get,List,Query,BatchGet,Search,Watch,GetByDataFilter,Lookup,Export}()**.{Do,Pages}',
    does: { is: 'http', method: 'GET', timeout: 'default' },
  },
  {
    paths: 'google.golang.org/api/**.{Update,Delete,Clear,BatchClear,Trash,Remove,Stop,Move}()**.Do',
    does: { is: 'nothing' },
  },
  {
    paths: 'cloud.google.com/go/firestore**.Add',
    does: { is: 'send', operation: 'firestore:add', host: 'firestore.googleapis.com' },
  },
  {
    paths: 'cloud.google.com/go/firestore**.{Set,Update,Create,Commit,NewDoc,RunTransaction}',
    does: { is: 'open' },
  },
  { paths: 'cloud.google.com/go/firestore**', does: { is: 'pure' } },
  { paths: 'google.golang.org/api/**.{Do,Pages,Download}', does: { is: 'open' } },
  { paths: 'google.golang.org/api/**', does: { is: 'pure' } },
  // A crawler asks for pages and hands what it read to functions.
  {
    paths: 'github.com/gocolly/colly**.{Visit,Head} github.com/PuerkitoBio/goquery.NewDocument',
    does: { is: 'http', method: 'GET', url: 0, timeout: 'default' },
  },
  {
    paths: 'github.com/gocolly/colly**.{Post,PostRaw,PostMultipart}',
    does: { is: 'http', method: 'POST', url: 0, timeout: 'default' },
  },
  {
    paths:
      'github.com/gocolly/colly**.{OnHTML,OnXML,OnResponse,OnResponseHeaders,OnRequest,OnError,OnScraped,ForEach,ForEachWithBreak,Attr,ChildText,ChildTexts,ChildAttr,ChildAttrs,FileName}',
    does: { is: 'read' },
  },
  {
    paths: 'github.com/gocolly/colly** github.com/PuerkitoBio/goquery** github.com/Jeffail/gabs**',
    does: { is: 'pure' },
  },
  {
    paths:
      'github.com/go-telegram-bot-api/telegram-bot-api**.{Send,SendMediaGroup} gopkg.in/telebot**.Send gopkg.in/tucnak/telebot**.Send github.com/bwmarrin/discordgo**.{ChannelMessageSend*,WebhookExecute*} github.com/line/line-bot-sdk-go**.{PushMessage,ReplyMessage,Multicast,Broadcast*,Narrowcast*}()**.Do github.com/ChimeraCoder/anaconda**.PostTweet github.com/dghubble/go-twitter**.Statuses.Update github.com/pusher/pusher-http-go**.Trigger* firebase.google.com/go**.{Send,SendMulticast,SendEach,SendEachForMulticast,SendAll}',
    does: { is: 'send', operation: 'message:post', host: null },
  },
  {
    paths:
      'github.com/google/go-github**.{Create,CreateComment,CreateReview,CreateStatus,CreateDispatchEvent,Dispatch,CreateWorkflowDispatchEventBy*} github.com/andygrunwald/go-jira**.{Create*,AddComment*} github.com/PagerDuty/go-pagerduty**.{ManageEvent*,CreateIncident*} github.com/xanzy/go-gitlab**.{CreateIssue,CreateMergeRequest*,CreatePipeline,RunPipelineTrigger}',
    does: { is: 'send', operation: 'http:create', host: null },
  },
  {
    paths: 'github.com/stripe/stripe-go**.{New,Create}',
    does: { is: 'send', operation: 'stripe:create', host: 'api.stripe.com', keys: ['IdempotencyKey'] },
  },
  {
    paths: 'github.com/twilio/twilio-go**.{CreateMessage,CreateCall}',
    does: { is: 'send', operation: 'twilio:create', host: 'api.twilio.com' },
  },
  {
    paths:
      'github.com/segmentio/kafka-go**.WriteMessages github.com/{Shopify,IBM}/sarama**.{SendMessage,SendMessages} github.com/confluentinc/**.Produce github.com/{rabbitmq,streadway}/**.Publish* github.com/nats-io/**.{Publish*,Request*} github.com/eclipse/paho.mqtt**.Publish cloud.google.com/go/pubsub**.Publish',
    does: { is: 'send', operation: 'message:publish', host: null },
  },
  {
    paths:
      'github.com/{segmentio/kafka-go,Shopify/sarama,IBM/sarama}**.{Close,AsyncClose,NewWriter,NewConfig,NewSyncProducer*,Stats} github.com/{rabbitmq,streadway}/**.{Dial*,Channel,Close,QueueDeclare,ExchangeDeclare,QueueBind}',
    does: { is: 'pure' },
  },
  {
    paths:
      '{fmt,strings,strconv,errors,context,time,os,io,bytes,bufio,math,math/**,sort,regexp,regexp/**,unicode,path,sync,reflect,runtime,runtime/**,encoding,encoding/**,crypto,crypto/**,hash,hash/**,image,mime,html,text/**,html/**,container/**,archive/**,compress/**,image/**,mime/**,log/**,embed,flag,slices,maps,cmp,iter,io/**,path/**,os/**,sync/**,unicode/**,go/**,testing,builtin,github.com/aws/aws-lambda-go/**,github.com/aws/aws-sdk-go/aws**,github.com/aws/aws-sdk-go-v2/aws**,github.com/aws/aws-sdk-go-v2/config**,github.com/aws/aws-sdk-go-v2/credentials**,github.com/aws/aws-sdk-go-v2/feature/dynamodb/**,github.com/aws/aws-sdk-go/service/dynamodb/{dynamodbattribute,expression},github.com/aws/smithy-go**,github.com/pkg/errors,github.com/google/uuid,golang.org/**,github.com/stretchr/**,github.com/mitchellh/**,github.com/go-playground/**,gopkg.in/go-playground/**,github.com/golang-jwt/**,github.com/dgrijalva/**,github.com/json-iterator/**,gopkg.in/yaml**,github.com/joho/**,github.com/kelseyhightower/**,github.com/spf13/**,github.com/samber/**,github.com/disintegration/**,github.com/nfnt/**,github.com/shopspring/**,github.com/awslabs/aws-lambda-go-api-proxy/**,github.com/tidwall/**,google.golang.org/protobuf**,github.com/golang/protobuf**,github.com/hashicorp/go-multierror**,github.com/caarlos0/**,github.com/sethvargo/**,github.com/cenkalti/backoff**,go.uber.org/**}{,.**,(**}',
    does: { is: 'pure' },
  },
  {
    paths:
      'len cap make new append copy delete close recover min max clear complex real imag print println error int* uint* float* rune bool any string byte string.** error.Error',
    does: { is: 'pure' },
  },
];
