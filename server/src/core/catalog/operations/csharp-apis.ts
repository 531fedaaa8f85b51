/** What .NET libraries do. Paths begin with the class's simple name; `!` is something known by its declared type. */
import type { Api } from './api';

export const csharpApis: readonly Api[] = [
  {
    paths:
      'Guid.{NewGuid,CreateVersion7} Random().** Random.Shared.** RandomNumberGenerator.** Ulid.NewUlid NUlid.** Path.GetRandomFileName ObjectId.GenerateNewId System.Guid.NewGuid Nanoid.**',
    does: { is: 'random' },
  },
  {
    paths:
      'Stopwatch.** {SystemClock.Instance,IClock!,SystemClock!}.GetCurrentInstant ISystemClock!.** Environment.TickCount TimeProvider.** DateTime.{get_Now} System.DateTime.{get_Now}',
    does: { is: 'time' },
  },
  {
    paths:
      '{System.,}Environment.GetEnvironmentVariable {IConfiguration,IConfigurationRoot}!.GetValue ConfigurationBuilder().**.Build().GetValue',
    does: { is: 'env' },
  },
  { paths: 'Environment.Exit', does: { is: 'exit' } },
  { paths: 'LambdaBootstrapBuilder.Create', does: { is: 'start' } },
  {
    paths:
      'JsonSerializer.{Deserialize,Serialize,DeserializeAsync} JsonConvert.{DeserializeObject,SerializeObject} JObject.Parse JsonDocument.Parse JsonNode.Parse WebUtility.UrlDecode HttpUtility.UrlDecode Uri.UnescapeDataString Task.FromResult string.{Join,Concat} Convert.{ToString,ToInt32,ToInt64,ToDecimal} int.Parse long.Parse decimal.Parse Guid.Parse Document.FromJson Document.FromAttributeMap Encoding.UTF8.{GetString,GetBytes} List HashSet Uri StringContent JsonContent.Create',
    does: { is: 'first' },
  },
  {
    paths:
      '{ResiliencePipeline,AsyncPolicy,IAsyncPolicy,ISyncPolicy,Policy,RetryPolicy,AsyncRetryPolicy,PolicyWrap,AsyncPolicyWrap,CircuitBreakerPolicy,AsyncCircuitBreakerPolicy,ResiliencePipelineProvider}{!,.**,!.**}.{Execute,ExecuteAsync,ExecuteAndCapture,ExecuteAndCaptureAsync,ExecuteOutcomeAsync} ResiliencePipelineBuilder**.{Execute,ExecuteAsync,ExecuteOutcomeAsync} IExecutionStrategy!.{Execute,ExecuteAsync}',
    does: { is: 'runs' },
  },
  { paths: 'Task.{WhenAll,WhenAny,WaitAll} Parallel.{ForEach,ForEachAsync}', does: { is: 'all' } },
  {
    paths:
      'LoggerConfiguration** LambdaLogger.** ILambdaLogger!** lambda:context.** Console.** ILogger!.** Logger.** Log.** Metrics.** Tracing.** AWSXRayRecorder** AWSSDKHandler.** {Segment,Subsegment}{!,()}** FacadeSegment()** TraceHeader.** TraceId.** Entity.GenerateId SamplingResponse()** NLog.** Serilog.** Debug.** Trace.** Activity** error.** ILogger!** LambdaLogger!** Activity.** IMetrics!** TracingExtensions**',
    does: { is: 'nothing' },
  },
  // Powertools
  { paths: 'Idempotent IdempotentAttribute', does: { is: 'idempotent', form: 'decorator' } },
  { paths: 'BatchProcessor SqsBatchProcessor.** SqsBatchProcessor().** ISqsRecordHandler!', does: { is: 'batch' } },
  { paths: 'ParametersManager.** SecretsManagerCache().** AmazonSecretsManagerClient_', does: { is: 'read' } },
  // HTTP
  {
    paths:
      'HttpClient{!,()}.{PostAsync,PostAsJsonAsync,Post} IHttpClientFactory!.CreateClient().{PostAsync,PostAsJsonAsync} IRestClient!.{PostAsync,ExecutePostAsync} RestClient().{PostAsync,ExecutePostAsync}',
    does: { is: 'http', method: 'POST', url: 0, timeout: 'default' },
  },
  {
    paths:
      'HttpClient{!,()}.{GetAsync,GetStringAsync,GetFromJsonAsync,GetStreamAsync,GetByteArrayAsync} IHttpClientFactory!.CreateClient().{GetAsync,GetStringAsync,GetFromJsonAsync}',
    does: { is: 'http', method: 'GET', url: 0, timeout: 'default' },
  },
  {
    paths: 'HttpClient{!,()}.{PutAsync,PutAsJsonAsync} IHttpClientFactory!.CreateClient().{PutAsync,PutAsJsonAsync}',
    does: { is: 'http', method: 'PUT', url: 0, timeout: 'default' },
  },
  {
    paths: 'HttpClient{!,()}.{PatchAsync,PatchAsJsonAsync}',
    does: { is: 'http', method: 'PATCH', url: 0, timeout: 'default' },
  },
  {
    paths: '{FlurlRequest(),IFlurlRequest!,IFlurlClient!,FlurlClient()}**.Post*Async',
    does: { is: 'http', method: 'POST', timeout: 'default' },
  },
  {
    paths: '{FlurlRequest(),IFlurlRequest!,IFlurlClient!,FlurlClient()}**.Put*Async',
    does: { is: 'http', method: 'PUT', timeout: 'default' },
  },
  {
    paths: '{FlurlRequest(),IFlurlRequest!,IFlurlClient!,FlurlClient()}**.Patch*Async',
    does: { is: 'http', method: 'PATCH', timeout: 'default' },
  },
  {
    paths: '{FlurlRequest(),IFlurlRequest!,IFlurlClient!,FlurlClient()}**.{Get*Async,Head*Async}',
    does: { is: 'http', method: 'GET', timeout: 'default' },
  },
  { paths: 'FlurlRequest()** IFlurlRequest!** IFlurlClient!** FlurlClient()**', does: { is: 'pure' } },
  { paths: 'HttpClient{!,()}.DeleteAsync', does: { is: 'http', method: 'DELETE', url: 0, timeout: 'default' } },
  {
    paths:
      'HttpClient{!,()}.{SendAsync,Send} IHttpClientFactory!.CreateClient().SendAsync {RestClient,IRestClient}{!,()}.{Execute,ExecuteAsync}',
    does: { is: 'http', method: 'REQUEST', url: 0, timeout: 'default' },
  },
  {
    paths:
      'HttpClient** HttpRequestMessage** HttpResponseMessage** HttpMethod** IHttpClientFactory!** HttpContent** FormUrlEncodedContent** ByteArrayContent** RestRequest** RestClient**',
    does: { is: 'pure' },
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
      '{SqlConnection,NpgsqlConnection,MySqlConnection,SqliteConnection_,OracleConnection}{,!} {IDbConnection,DbConnection,NpgsqlDataSource}! NpgsqlDataSource.Create {SqlCommand,NpgsqlCommand,MySqlCommand,SqliteCommand,OracleCommand}{,!} {IDbCommand,DbCommand}!',
    does: { is: 'object', path: 'sql:' },
  },
  { paths: 'DbContext! *DbContext! *DbContext() *Context! DbSet!', does: { is: 'object', path: 'ef:' } },
  {
    paths: 'ConnectionMultiplexer.Connect ConnectionMultiplexer.ConnectAsync IConnectionMultiplexer! IDatabase!',
    does: { is: 'object', path: 'redis:' },
  },
  {
    paths: '{IElasticClient,ElasticClient,IOpenSearchClient,OpenSearchClient,ElasticsearchClient}{,!}',
    does: { is: 'object', path: 'search:' },
  },
  { paths: 'MongoClient IMongoClient! IMongoDatabase! IMongoCollection!', does: { is: 'object', path: 'mongo:' } },
  // People and money
  {
    paths:
      '{SmtpClient,ISmtpClient,SendGridClient,ISendGridClient,MailgunClient,PostmarkClient,IMailTransport}{!,()}.{Send,SendAsync,SendMailAsync,SendEmailAsync,SendMessageAsync,SendEmailWithTemplateAsync,SendMessagesAsync} {IFluentEmail,Email}{!,.**}.{Send,SendAsync} IFluentEmailFactory!.Create()**.{Send,SendAsync}',
    does: { is: 'send', operation: 'mail:send', host: null },
  },
  {
    paths:
      '{NotificationClient(),INotificationClient!}.{SendEmail,SendEmailAsync,SendSms,SendSmsAsync,SendLetter,SendPrecompiledLetter,SendPrecompiledLetterAsync}',
    does: { is: 'send', operation: 'message:send', host: null },
  },
  {
    paths:
      '{DriveService,CalendarService,SheetsService,GmailService,DocsService,TasksService}{!,()}.**.{Create,Insert,Append,Send}().{Execute,ExecuteAsync,Upload,UploadAsync}',
    does: { is: 'send', operation: 'google:create', host: 'www.googleapis.com' },
  },
  {
    paths: '{DriveService,CalendarService,SheetsService,GmailService,DocsService,TasksService}{!,()}**',
    does: { is: 'pure' },
  },
  {
    paths:
      '{CsvReader,CsvWriter,CsvConfiguration,CsvParser,ClassMap,CloudEvent,JsonEventFormatter,MediaTypeHeaderValue,AuthenticationHeaderValue,StringWithQualityHeaderValue,QueryHelpers,QueryString,HtmlParser,HtmlDocument,HtmlWeb,BrowsingContext,IBrowsingContext,IHtmlDocument,IDocument,IElement,INode,HtmlNode,HtmlNodeCollection,XmlDocument,XElement,XmlReader,XmlWriter,Fluid,Handlebars,Scriban,Humanizer,NodaTime,SpanContextInjector,SpanContextExtractor,Span,ISpan,IScope,Scope,Propagators,ActivitySource,Meter,Counter,Sdk,TracerProvider,TracerProviderBuilder,MeterProvider,Baggage,TextMapPropagator,IndexRequest,ConnectionSettings,ElasticsearchClientSettings,SingleNodeConnectionPool,ElasticLowLevelClient_,ResiliencePipeline,ISpanContext,SpanCreationSettings}{,!,()}{,.**,(**} RestService.For RefitSettings() JsonStringEnumConverter** *Converter() SqlParameter** ResiliencePipelineBuilder** PredicateBuilder** Policy.** Tracer.** SpanContextExtractor** {JpegEncoder,PngEncoder,WebpEncoder,GifEncoder}** {IReadOnlyList,IReadOnlyCollection,IEnumerable,IList,ICollection,List,HashSet,Dictionary,IDictionary}!**',
    does: { is: 'pure' },
  },
  {
    paths:
      '{ChargeService,PaymentIntentService,RefundService,CustomerService,InvoiceService}().{Create,CreateAsync,ConfirmAsync}',
    does: { is: 'send', operation: 'stripe:create', host: 'api.stripe.com', keys: ['IdempotencyKey'] },
  },
  {
    paths:
      '{SlackClient,ISlackClient,SlackTaskClient,SbmClient,SlackWebApiClient}{!,()}.{Post,PostAsync,PostMessage,PostMessageAsync,PostToChannels,PostToChannelsAsync,PostEphemeralMessageAsync,SendMessage,UploadFile,UploadFileAsync} {ISlackApiClient,SlackApiClient,SlackWebApiClient,IWebApiClient}{!,()}.{Chat,Files,Reactions,Conversations}.{PostMessage,Post,PostEphemeral,ScheduleMessage,Upload,AddToMessage,Create} {DiscordWebhookClient,DiscordRestClient,DiscordSocketClient}{!,()}.{SendMessageAsync,SendFileAsync} {TelegramBotClient,ITelegramBotClient}{!,()}.{SendTextMessageAsync,SendMessage,SendMessageAsync,SendPhotoAsync,SendPhoto,SendDocumentAsync,SendDocument,SendMediaGroupAsync,SendMediaGroup,SendVideoAsync,SendVideo,SendAudioAsync,SendStickerAsync,SendLocationAsync,SendPollAsync,SendPoll,ForwardMessageAsync,CopyMessageAsync} {TeamsClient,ITeamsClient}{!,()}.{PostAsync,SendAsync}',
    does: { is: 'send', operation: 'chat:post', host: null },
  },
  {
    paths:
      '{SlackMessage,SlackAttachment,SlackClient,DiscordWebhookClient,TelegramBotClient,InlineKeyboardMarkup,EmbedBuilder,TextObject,TwitterContext,TwitterClient,SingleUserAuthorizer,TwitterCredentials}()',
    does: { is: 'pure' },
  },
  {
    paths:
      'TwitterContext{!,()}.{TweetAsync,TweetMediaAsync,ReplyAsync,NewDirectMessageAsync,NewDirectMessageEventAsync} {TwitterClient,ITwitterClient}{!,()}.{Tweets,TweetsV2,Messages,Lists}.{PublishTweetAsync,PostTweetAsync,PublishMessageAsync,CreateListAsync} {Tweet,Message}.{PublishTweet,PublishTweetWithImage,PublishMessage}',
    does: { is: 'send', operation: 'twitter:post', host: 'api.twitter.com' },
  },
  // A picture alone is seen by nobody, and liking or following is a state.
  {
    paths:
      'TwitterContext{!,()}.{UploadMediaAsync,CreateFavoriteAsync,LikeAsync,RetweetAsync,CreateFriendshipAsync,FollowAsync} {TwitterClient,ITwitterClient}{!,()}.{Upload.**,Tweets.{FavoriteTweetAsync,PublishRetweetAsync},Users.FollowUserAsync}',
    does: { is: 'read' },
  },
  {
    paths: 'MessageResource.{Create,CreateAsync}',
    does: { is: 'send', operation: 'twilio:create', host: 'api.twilio.com' },
  },
  {
    paths:
      '{IProducer!,ProducerBuilder().**}.{Produce,ProduceAsync} {IModel,IChannel}!.{BasicPublish,BasicPublishAsync} {ServiceBusSender,EventHubProducerClient,QueueClient,TopicClient}{!,()}.{SendAsync,SendMessageAsync,SendMessagesAsync,ScheduleMessageAsync} ServiceBusClient{!,()}.CreateSender().{SendMessageAsync,SendMessagesAsync,ScheduleMessageAsync} {IConnection,INatsConnection,NatsConnection,IMqttClient}!.{Publish,PublishAsync} {IMessagePublisher,ISQSPublisher,ISNSPublisher,IEventBridgePublisher}!.{PublishAsync,SendAsync} {IBus,IPublishEndpoint,ISendEndpoint,IMessageBus,IMessageSession}!.{Publish,Send,PublishAsync,SendAsync}',
    does: { is: 'send', operation: 'message:publish', host: null },
  },
  {
    paths:
      '{string,String,int,long,decimal,double,Double,Int32,Int64,bool,Guid,Random,StringWriter,StringComparer,JsonElement,HttpResults,TaskCompletionSource,ExceptionDispatchInfo,DateTime,DateTimeOffset,DateOnly,TimeSpan,Math,Enum,Array,Path,File,Directory,Stream,MemoryStream,StreamReader,StreamWriter,StringBuilder,Regex,Encoding,Convert,BitConverter,Uri,UriBuilder,JsonSerializer,JsonConvert,JObject,JToken,JArray,JsonDocument,JsonSerializerOptions,JsonNode,JsonObject,CultureInfo,SHA256,MD5,HMACSHA256,Aes,Type,Activator,Enumerable,Task,ValueTask,CancellationToken,CancellationTokenSource,SemaphoreSlim,ServiceCollection,ServiceProvider,IServiceProvider,IServiceCollection,ConfigurationBuilder,IConfiguration,Options,IOptions,Dictionary,List,HashSet,ConcurrentDictionary,ConcurrentBag,Queue,Tuple,KeyValuePair,Lazy,Thread,Environment,RegionEndpoint,BasicAWSCredentials,AmazonServiceException,StringComparison,StringContent,Expression,Document,Primitive,DynamoDBEntry,AttributeValue,XmlSerializer,XDocument,GZipStream,ZipArchive,Image,Bitmap,ImageSharp,Buffer,Interlocked,Volatile,GC,AppDomain,Assembly,MethodBase,nameof,typeof,Host,HostBuilder,WebApplication,Newtonsoft,System,Microsoft,SQSBatchResponse,APIGatewayProxyResponse,SerializationOptions,Validator,FluentValidation,AutoMapper,IMapper,Policy,Polly,MediatR_,Marshal,Span,ReadOnlySpan,Utf8JsonWriter,DefaultLambdaJsonSerializer,SourceGeneratorLambdaJsonSerializer,CamelCaseLambdaJsonSerializer,Amazon,LambdaBootstrapBuilder,Idempotency,IdempotencyOptionsBuilder,DynamoDBPersistenceStore}{,!,()}{,.**,(**} *Exception *Exception()** *Attribute *Serializer**',
    does: { is: 'pure' },
  },
];
