/** What the verb of an operation tells where no row does, and what is known of services as such. */

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
