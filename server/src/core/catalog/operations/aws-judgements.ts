/**
 * What happens when an AWS operation is done twice with the same input, for those that matter most. What is not here is
 * judged by its verb and the tokens of Amazon's models.
 */

export type AwsJudge =
  /** Nothing visible differs. */
  | 'harmless'
  /** Each call is one more: message, event, mail, record. */
  | 'send'
  /** Starts or makes something; a name or token from the event makes the second call the same one. */
  | 'start'
  /** Replaces what stands under a key. */
  | 'overwrite'
  | 'dynamodb-put'
  | 'dynamodb-update'
  | 'dynamodb-batch'
  | 'dynamodb-transact'
  | 'partiql'
  | 'sql'
  | 'invoke';

export interface AwsJudgement {
  /** `service:Operation`, several separated by blanks. */
  readonly operations: string;
  readonly judge: AwsJudge;
  /** Parameters that say under which key or name it happens. */
  readonly keys?: readonly string[];
  /** Parameters that make a repeated call the same call. */
  readonly tokens?: readonly string[];
  /** What it hits. */
  readonly target?: readonly string[];
  /** Where in it. */
  readonly labels?: readonly string[];
  /** Passes the event on to a queue, topic, bus or stream. */
  readonly forwards?: true;
  /** A parameter that has it done once more, where it is true or says so (`RESEND`). */
  readonly again?: string;
  /** Takes, keeps or gives back a message: where it fails, the message comes again. */
  readonly settles?: true;
  readonly why: string;
}

export const awsJudgements: readonly AwsJudgement[] = [
  {
    operations: 'dynamodb:PutItem',
    judge: 'dynamodb-put',
    target: ['TableName'],
    why: 'replaces the item with the same key',
  },
  {
    operations: 'dynamodb:UpdateItem',
    judge: 'dynamodb-update',
    target: ['TableName'],
    why: 'depends on the update expression',
  },
  { operations: 'dynamodb:DeleteItem', judge: 'harmless', target: ['TableName'], why: 'a deleted item stays deleted' },
  {
    operations: 'dynamodb:BatchWriteItem',
    judge: 'dynamodb-batch',
    target: ['RequestItems'],
    why: 'puts and deletes by key',
  },
  {
    operations: 'dynamodb:TransactWriteItems',
    judge: 'dynamodb-transact',
    tokens: ['ClientRequestToken'],
    target: ['TransactItems'],
    why: 'depends on its parts; its token holds for ten minutes',
  },
  {
    operations: 'dynamodb:ExecuteStatement dynamodb:BatchExecuteStatement dynamodb:ExecuteTransaction',
    judge: 'partiql',
    tokens: ['ClientRequestToken'],
    why: 'depends on the statement',
  },
  {
    operations: 'sqs:SendMessage sqs:SendMessageBatch',
    judge: 'send',
    tokens: ['MessageDeduplicationId'],
    target: ['QueueUrl'],
    forwards: true,
    why: 'each call is one more message',
  },
  {
    operations:
      'sqs:DeleteMessage sqs:DeleteMessageBatch sqs:ChangeMessageVisibility sqs:ChangeMessageVisibilityBatch sqs:ReceiveMessage',
    judge: 'harmless',
    target: ['QueueUrl'],
    settles: true,
    why: 'acts on the message that is handled',
  },
  { operations: 'sqs:PurgeQueue', judge: 'harmless', target: ['QueueUrl'], why: 'an empty queue stays empty' },
  {
    operations: 'sns:Publish sns:PublishBatch',
    judge: 'send',
    tokens: ['MessageDeduplicationId'],
    target: ['TopicArn', 'TargetArn', 'PhoneNumber'],
    forwards: true,
    why: 'each call is one more message',
  },
  {
    operations: 'events:PutEvents',
    judge: 'send',
    target: ['EventBusName'],
    labels: ['EventBusName', 'Source', 'DetailType'],
    forwards: true,
    why: 'each call is one more event',
  },
  {
    operations: 'kinesis:PutRecord kinesis:PutRecords',
    judge: 'send',
    target: ['StreamName', 'StreamARN'],
    forwards: true,
    why: 'each call is one more record',
  },
  {
    operations: 'firehose:PutRecord firehose:PutRecordBatch',
    judge: 'send',
    target: ['DeliveryStreamName'],
    forwards: true,
    why: 'each call is one more record',
  },
  {
    operations: 'timestream-write:WriteRecords',
    judge: 'harmless',
    target: ['TableName'],
    why: 'the same record with the same time is rejected or replaced',
  },
  {
    operations:
      'ses:SendEmail ses:SendRawEmail ses:SendTemplatedEmail ses:SendBulkTemplatedEmail ses:SendBounce ses:SendCustomVerificationEmail sesv2:SendEmail sesv2:SendBulkEmail',
    judge: 'send',
    why: 'each call is one more mail',
  },
  {
    operations:
      'pinpoint:SendMessages pinpoint:SendUsersMessages pinpoint-sms-voice-v2:SendTextMessage pinpoint-sms-voice-v2:SendVoiceMessage pinpoint-email:SendEmail socialmessaging:SendWhatsAppMessage',
    judge: 'send',
    why: 'each call is one more message to somebody',
  },
  {
    operations: 'apigatewaymanagementapi:PostToConnection',
    judge: 'send',
    target: ['ConnectionId'],
    why: 'each call is one more message to the client',
  },
  { operations: 'iot-data:Publish', judge: 'send', target: ['topic'], why: 'each call is one more message' },
  {
    operations: 'lambda:PublishVersion',
    judge: 'harmless',
    why: 'code and settings that did not change give no new version',
  },
  { operations: 'iot-data:UpdateThingShadow', judge: 'harmless', why: 'sets a state' },
  {
    operations: 'states:StartExecution',
    judge: 'start',
    keys: ['name'],
    target: ['stateMachineArn'],
    why: 'an unnamed execution is a new one each time',
  },
  {
    operations: 'states:StartSyncExecution',
    judge: 'start',
    target: ['stateMachineArn'],
    why: 'an Express execution runs each time',
  },
  {
    operations:
      'states:SendTaskSuccess states:SendTaskFailure states:SendTaskHeartbeat lambda:SendDurableExecutionCallbackSuccess lambda:SendDurableExecutionCallbackFailure lambda:SendDurableExecutionCallbackHeartbeat transfer:SendWorkflowStepState s3:WriteGetObjectResponse',
    judge: 'harmless',
    target: ['taskToken'],
    why: 'it answers who waits, once',
  },
  {
    operations: 'lambda:Invoke lambda:InvokeAsync lambda:InvokeWithResponseStream',
    judge: 'invoke',
    target: ['FunctionName'],
    why: 'runs the other function once more',
  },
  {
    operations:
      's3:PutObject s3:CopyObject s3:UploadPart s3:CompleteMultipartUpload s3:CreateMultipartUpload s3:Upload s3:RestoreObject s3:PutObjectTagging s3:PutObjectAcl',
    judge: 'overwrite',
    keys: ['Key'],
    target: ['Bucket'],
    why: 'replaces the object with the same key',
  },
  {
    operations: 's3:DeleteObject s3:DeleteObjects s3:AbortMultipartUpload s3:DeleteObjectTagging',
    judge: 'harmless',
    target: ['Bucket'],
    why: 'a deleted object stays deleted',
  },
  { operations: 's3:CreateBucket', judge: 'start', keys: ['Bucket'], why: 'the second fails or changes nothing' },
  {
    operations:
      'rds-data:ExecuteStatement rds-data:BatchExecuteStatement rds-data:ExecuteSql redshift-data:ExecuteStatement redshift-data:BatchExecuteStatement',
    judge: 'sql',
    tokens: ['ClientToken'],
    target: ['resourceArn', 'ClusterIdentifier', 'WorkgroupName'],
    why: 'depends on the statement',
  },
  {
    operations: 'rds-data:BeginTransaction rds-data:CommitTransaction rds-data:RollbackTransaction',
    judge: 'harmless',
    why: 'the statements between count',
  },
  {
    operations: 'athena:StartQueryExecution',
    judge: 'sql',
    tokens: ['ClientRequestToken'],
    why: 'depends on the statement',
  },
  { operations: 'logs:StartQuery', judge: 'harmless', why: 'reads' },
  {
    operations:
      'logs:PutLogEvents logs:CreateLogStream logs:CreateLogGroup logs:PutRetentionPolicy cloudwatch:PutMetricData xray:PutTraceSegments xray:PutTelemetryRecords',
    judge: 'harmless',
    why: 'logs and metrics',
  },
  { operations: 'batch:SubmitJob', judge: 'start', why: 'a job name is no key: each call is one more job' },
  {
    operations: 'glue:CreateDevEndpoint',
    judge: 'start',
    keys: ['EndpointName'],
    why: 'a second endpoint of the same name fails',
  },
  { operations: 'glue:StartJobRun glue:StartWorkflowRun', judge: 'start', why: 'each call is one more run' },
  {
    operations: 'glue:StartCrawler glue:StopCrawler',
    judge: 'harmless',
    why: 'a crawler that runs is not started again',
  },
  {
    operations: 'ecs:RunTask ecs:StartTask',
    judge: 'start',
    tokens: ['clientToken'],
    target: ['taskDefinition'],
    why: 'each call is one more task',
  },
  {
    operations: 'codebuild:StartBuild',
    judge: 'start',
    tokens: ['idempotencyToken'],
    why: 'each call is one more build',
  },
  {
    operations: 'codepipeline:StartPipelineExecution',
    judge: 'start',
    tokens: ['clientRequestToken'],
    why: 'each call is one more run',
  },
  {
    operations: 'codepipeline:PutJobSuccessResult codepipeline:PutJobFailureResult',
    judge: 'harmless',
    why: 'a job has one result',
  },
  {
    operations:
      'transcribe:StartTranscriptionJob transcribe:StartMedicalTranscriptionJob transcribe:StartCallAnalyticsJob',
    judge: 'start',
    keys: ['TranscriptionJobName', 'MedicalTranscriptionJobName', 'CallAnalyticsJobName'],
    why: 'a second job of the same name fails',
  },
  {
    operations:
      'sagemaker:CreateTrainingJob sagemaker:CreateTransformJob sagemaker:CreateProcessingJob sagemaker:CreateEndpoint sagemaker:CreateModel sagemaker:CreateEndpointConfig sagemaker:CreateHyperParameterTuningJob',
    judge: 'start',
    keys: [
      'TrainingJobName',
      'TransformJobName',
      'ProcessingJobName',
      'EndpointName',
      'ModelName',
      'EndpointConfigName',
      'HyperParameterTuningJobName',
    ],
    why: 'a second one of the same name fails',
  },
  {
    operations:
      'textract:StartDocumentTextDetection textract:StartDocumentAnalysis textract:StartExpenseAnalysis textract:StartLendingAnalysis',
    judge: 'start',
    tokens: ['ClientRequestToken'],
    why: 'each call is one more job',
  },
  {
    operations:
      'rekognition:StartLabelDetection rekognition:StartFaceDetection rekognition:StartContentModeration rekognition:StartTextDetection rekognition:StartFaceSearch rekognition:StartPersonTracking rekognition:StartCelebrityRecognition rekognition:StartSegmentDetection',
    judge: 'start',
    tokens: ['ClientRequestToken'],
    why: 'each call is one more job',
  },
  {
    operations: 'rekognition:IndexFaces',
    judge: 'harmless',
    why: 'the same face of the same image is not indexed twice',
  },
  {
    operations:
      'comprehend:StartEntitiesDetectionJob comprehend:StartSentimentDetectionJob comprehend:StartTopicsDetectionJob translate:StartTextTranslationJob polly:StartSpeechSynthesisTask bedrock:CreateModelInvocationJob bedrock-agent:StartIngestionJob',
    judge: 'start',
    tokens: ['ClientRequestToken', 'clientRequestToken', 'ClientToken', 'clientToken'],
    why: 'each call is one more job',
  },
  {
    operations: 'mediaconvert:CreateJob',
    judge: 'start',
    tokens: ['ClientRequestToken'],
    why: 'each call is one more job',
  },
  { operations: 'elastictranscoder:CreateJob', judge: 'start', why: 'each call is one more job' },
  {
    operations: 'emr:RunJobFlow emr:AddJobFlowSteps emr-serverless:StartJobRun emr-containers:StartJobRun',
    judge: 'start',
    tokens: ['clientToken'],
    why: 'each call is one more run',
  },
  {
    operations: 'ssm:SendCommand ssm:StartAutomationExecution',
    judge: 'start',
    tokens: ['ClientToken'],
    why: 'each call is one more run',
  },
  { operations: 'ssm:PutParameter', judge: 'overwrite', keys: ['Name'], why: 'sets a value' },
  {
    operations:
      'secretsmanager:PutSecretValue secretsmanager:UpdateSecret secretsmanager:UpdateSecretVersionStage secretsmanager:RotateSecret',
    judge: 'overwrite',
    keys: ['SecretId'],
    why: 'sets a value',
  },
  {
    operations: 'ec2:RunInstances ec2:CreateVolume ec2:CreateFleet ec2:CreateNatGateway',
    judge: 'start',
    tokens: ['ClientToken'],
    why: 'each call is one more',
  },
  {
    operations: 'ec2:CreateSnapshot ec2:CreateImage ec2:CreateSnapshots ec2:AllocateAddress rds:CreateDBSnapshot',
    judge: 'start',
    keys: ['Name', 'DBSnapshotIdentifier'],
    tokens: ['ClientToken'],
    why: 'each call is one more',
  },
  {
    operations: 'ecs:UpdateService',
    judge: 'harmless',
    again: 'forceNewDeployment',
    why: 'sets a state',
  },
  {
    operations:
      'ec2:StartInstances ec2:StopInstances ec2:TerminateInstances ec2:CreateTags rds:StartDBInstance rds:StopDBInstance rds:StartDBCluster rds:StopDBCluster autoscaling:SetDesiredCapacity',
    judge: 'harmless',
    why: 'sets a state',
  },
  { operations: 'ec2:RebootInstances', judge: 'send', why: 'each call is one more reboot' },
  {
    operations: 'events:PutRule events:PutTargets scheduler:UpdateSchedule',
    judge: 'overwrite',
    keys: ['Name', 'Rule'],
    why: 'sets a rule',
  },
  {
    operations: 'scheduler:CreateSchedule',
    judge: 'start',
    keys: ['Name'],
    tokens: ['ClientToken'],
    why: 'a second one of the same name fails',
  },
  {
    operations: 'cognito-idp:SignUp cognito-idp:AdminCreateUser',
    judge: 'start',
    keys: ['Username'],
    // `RESEND` invites a user that is there.
    again: 'MessageAction',
    why: 'a second one of the same name fails',
  },
  {
    operations:
      'cognito-idp:InitiateAuth cognito-idp:AdminInitiateAuth cognito-idp:RespondToAuthChallenge cognito-idp:ConfirmSignUp cognito-idp:AdminConfirmSignUp cognito-idp:AdminAddUserToGroup cognito-idp:ConfirmForgotPassword',
    judge: 'harmless',
    why: 'sets a state or signs in',
  },
  {
    operations: 'cognito-idp:ForgotPassword cognito-idp:ResendConfirmationCode cognito-idp:AdminResetUserPassword',
    judge: 'send',
    why: 'each call is one more message to the user',
  },
  {
    operations: 'cloudfront:CreateInvalidation',
    judge: 'harmless',
    why: 'invalidating again changes nothing that can be seen',
  },
  {
    operations:
      'kms:Encrypt kms:Decrypt kms:GenerateDataKey kms:GenerateDataKeyPair kms:GenerateMac kms:ReEncrypt kms:Sign kms:Verify kms:GenerateRandom kms:GenerateDataKeyWithoutPlaintext',
    judge: 'harmless',
    why: 'computes',
  },
  {
    operations:
      'bedrock-runtime:InvokeModel bedrock-runtime:InvokeModelWithResponseStream bedrock-runtime:Converse bedrock-runtime:ConverseStream bedrock-runtime:ApplyGuardrail bedrock-agent-runtime:Retrieve bedrock-agent-runtime:RetrieveAndGenerate sagemaker-runtime:InvokeEndpoint polly:SynthesizeSpeech translate:TranslateText translate:TranslateDocument',
    judge: 'harmless',
    why: 'computes',
  },
  {
    operations:
      'bedrock-agent-runtime:InvokeAgent bedrock-agent-runtime:InvokeFlow sagemaker-runtime:InvokeEndpointAsync lex-runtime:PostText lexv2-runtime:RecognizeText',
    judge: 'start',
    keys: ['InferenceId'],
    why: 'an agent may act each time',
  },
  { operations: 'route53:ChangeResourceRecordSets', judge: 'harmless', why: 'sets records; creating one twice fails' },
  {
    operations: 'cloudformation:CreateStack cloudformation:UpdateStack cloudformation:DeleteStack',
    judge: 'start',
    keys: ['StackName'],
    tokens: ['ClientRequestToken'],
    why: 'a second stack of the same name fails',
  },
  {
    operations: 'sts:AssumeRole sts:AssumeRoleWithWebIdentity sts:GetSessionToken',
    judge: 'harmless',
    why: 'credentials for this run',
  },
  { operations: 'location:BatchUpdateDevicePosition', judge: 'harmless', why: 'sets a position' },
  {
    operations:
      'appsync:EvaluateMappingTemplate appconfigdata:StartConfigurationSession appconfigdata:GetLatestConfiguration',
    judge: 'harmless',
    why: 'reads',
  },
  {
    operations: 'organizations:CreateOrganization cloudformation:ExecuteChangeSet',
    judge: 'harmless',
    why: 'can be done only once',
  },
  {
    operations: 'mgh:NotifyMigrationTaskState mgh:NotifyApplicationState',
    judge: 'harmless',
    why: 'says in which state something is',
  },
  { operations: 'ds:ConnectDirectory', judge: 'start', why: 'each call is one more directory' },
  {
    operations: 'iam:CreateServiceLinkedRole guardduty:CreateDetector guardduty:CreateMembers',
    judge: 'harmless',
    why: 'there is one of each, a second is refused',
  },
  { operations: 'autoscaling:ExecutePolicy', judge: 'start', why: 'each call changes the capacity once more' },
  { operations: 'pinpoint:PhoneNumberValidate', judge: 'harmless', why: 'only looks it up' },
  {
    operations: 's3:InitiateMultipartUpload',
    judge: 'harmless',
    why: 'nothing is there until all parts are put together',
  },
  {
    operations: 'organizations:CreateAccount',
    judge: 'start',
    keys: ['Email'],
    why: 'each call is one more account',
  },
  {
    operations: 'lambda:AddPermission lambda:AddLayerVersionPermission',
    judge: 'overwrite',
    keys: ['StatementId'],
    why: 'a second statement of the same name fails',
  },
  {
    operations: 'dynamodb:CreateTable',
    judge: 'start',
    keys: ['TableName'],
    why: 'a second one of the same name fails',
  },
  {
    operations: 'dynamodb:ImportTable dynamodb:RestoreTableFromBackup dynamodb:RestoreTableToPointInTime',
    judge: 'harmless',
    why: 'makes a table, and a second one of the same name fails',
  },
  {
    operations: 'ecs:RegisterTaskDefinition batch:RegisterJobDefinition lambda:PublishLayerVersion',
    judge: 'start',
    why: 'each call is one more revision',
  },
  { operations: 'dynamodb:CreateBackup', judge: 'start', why: 'each call is one more backup' },
  {
    operations: 'connect:StartOutboundVoiceContact connect:StartTaskContact connect:StartChatContact',
    judge: 'start',
    tokens: ['ClientToken'],
    why: 'each call is one more contact',
  },
  { operations: 'personalize-events:PutEvents', judge: 'send', why: 'each call is one more event' },
  { operations: 'ivs:PutMetadata', judge: 'send', why: 'each call is one more message to the viewers' },
];

/** Verbs that only look, or compute. */
export const readingVerbs =
  /^(Get|List|Describe|Head|Query|Scan|BatchGet|TransactGet|Search|Lookup|Detect|BatchDetect|Check|Test|Validate|Estimate|Preview|Select|Filter|Recognize|Compare|Analyze|Classify|Retrieve|Simulate|Is|View|Count|Evaluate|Predict|Forecast|Calculate|Synthesize|Translate|Download|Poll|Discover|Resolve|Rank|Recommend|Suggest|Geocode|Reverse|Verify|Decode|Assume|Wait|Generate|Export|Read|Fetch)/;

/** Making a second one of the same name fails: what comes behind it is done once. */
export const refusesSecond: ReadonlySet<string> = new Set(
  'cognito-idp:SignUp cognito-idp:AdminCreateUser cognito-idp:CreateGroup dynamodb:CreateTable kinesis:CreateStream firehose:CreateDeliveryStream scheduler:CreateSchedule scheduler:CreateScheduleGroup lambda:CreateFunction iam:CreateRole iam:CreateUser iam:CreateGroup iam:CreatePolicy iam:CreateInstanceProfile secretsmanager:CreateSecret cloudformation:CreateStack ecr:CreateRepository eks:CreateCluster rds:CreateDBInstance rds:CreateDBCluster rds:CreateDBSnapshot rds:CreateDBClusterSnapshot elasticache:CreateCacheCluster ec2:CreateKeyPair glue:CreateTable glue:CreateDatabase glue:CreateJob glue:CreateCrawler sagemaker:CreateTrainingJob sagemaker:CreateTransformJob sagemaker:CreateProcessingJob sagemaker:CreateModel sagemaker:CreateEndpoint sagemaker:CreateEndpointConfig transcribe:StartTranscriptionJob codebuild:CreateProject budgets:CreateBudget'.split(
    ' ',
  ),
);

/** Parameters of reading operations that say what is read, by service. */
export const readTargets: Readonly<Record<string, readonly string[]>> = {
  dynamodb: ['TableName', 'RequestItems'],
  s3: ['Bucket'],
  sqs: ['QueueUrl', 'QueueName'],
  sns: ['TopicArn'],
  kinesis: ['StreamARN', 'StreamName'],
  secretsmanager: ['SecretId'],
  ssm: ['Name', 'Names', 'Path'],
  lambda: ['FunctionName'],
  states: ['stateMachineArn', 'executionArn'],
  logs: ['logGroupName'],
  kms: ['KeyId'],
  'cognito-idp': ['UserPoolId'],
};

/** Verbs that set a state: the second time finds it so. */
export const settingVerbs =
  /^(Put|Update|Set|Delete|Remove|Tag|Untag|Attach|Detach|Associate|Disassociate|Enable|Disable|Modify|Deregister|Unsubscribe|Subscribe|Stop|Cancel|Terminate|Change|Revoke|Authorize|Grant|Add|Complete|Abort|Accept|Reject|Acknowledge|BatchDelete|BatchUpdate|BatchPut|AdminDelete|AdminUpdate|AdminSet|AdminDisable|AdminEnable|AdminRemove|Activate|Deactivate|Register|Apply|Lock|Unlock|Reset|Replace|Move|Merge|Finalize|Commit|Rollback|Confirm|Admin)/;

/** Verbs that make one more of something each time, unless a name or token says that it is the same. */
export const makingVerbs =
  /^(Create(?!OrUpdate)|BatchCreate|Run|Send|Publish|Submit|Post|Purchase|Allocate|Copy|Restore|Import|Invite|Request|Issue|Transfer|Provision|Clone|Launch|Schedule|Notify|Upload|Record)/;

/** `Start...` of these is one more each time; of others it sets a state. */
export const startedThings =
  /^Start\w*(Job|Task|Execution|Run|Build|Query|Pipeline|Workflow|Export|Import|Contact|Session|Analysis|Detection|Ingestion|Search|Tracking|Recognition|Moderation)s?$/;
