/**
 * What SAM's policy templates allow. Source: aws/serverless-application-model 1.110.0, policy_templates.json.
 * `<Name>` stands for a parameter of the template, `<AWS::Region>` and its like for what is known at deployment.
 */

export interface AllowedByTemplate {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** True where a condition restricts it further. */
  readonly conditional?: true;
}

const arn = (service: string, name: string): string =>
  `arn:<AWS::Partition>:${service}:<AWS::Region>:<AWS::AccountId>:${name}`;

export const samPolicyTemplates: Readonly<Record<string, readonly AllowedByTemplate[]>> = {
  AMIDescribePolicy: [{ actions: ['ec2:DescribeImages'], resources: ['*'] }],
  AWSSecretsManagerGetSecretValuePolicy: [{ actions: ['secretsmanager:GetSecretValue'], resources: ['<SecretArn>'] }],
  AWSSecretsManagerRotationPolicy: [
    {
      actions: [
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:PutSecretValue',
        'secretsmanager:UpdateSecretVersionStage',
      ],
      resources: [arn('secretsmanager', 'secret:*')],
      conditional: true,
    },
    { actions: ['secretsmanager:GetRandomPassword'], resources: ['*'] },
  ],
  AcmGetCertificatePolicy: [{ actions: ['acm:GetCertificate'], resources: ['<CertificateArn>'] }],
  AthenaQueryPolicy: [
    {
      actions: [
        'athena:ListWorkGroups',
        'athena:GetExecutionEngine',
        'athena:GetExecutionEngines',
        'athena:GetNamespace',
        'athena:GetCatalogs',
        'athena:GetNamespaces',
        'athena:GetTables',
        'athena:GetTable',
      ],
      resources: ['*'],
    },
    {
      actions: [
        'athena:StartQueryExecution',
        'athena:GetQueryResults',
        'athena:DeleteNamedQuery',
        'athena:GetNamedQuery',
        'athena:ListQueryExecutions',
        'athena:StopQueryExecution',
        'athena:GetQueryResultsStream',
        'athena:ListNamedQueries',
        'athena:CreateNamedQuery',
        'athena:GetQueryExecution',
        'athena:BatchGetNamedQuery',
        'athena:BatchGetQueryExecution',
        'athena:GetWorkGroup',
      ],
      resources: [arn('athena', 'workgroup/<WorkGroupName>')],
    },
  ],
  CloudFormationDescribeStacksPolicy: [
    { actions: ['cloudformation:DescribeStacks'], resources: [arn('cloudformation', 'stack/*')] },
  ],
  CloudWatchDashboardPolicy: [
    {
      actions: [
        'cloudwatch:GetDashboard',
        'cloudwatch:ListDashboards',
        'cloudwatch:PutDashboard',
        'cloudwatch:ListMetrics',
      ],
      resources: ['*'],
    },
  ],
  CloudWatchDescribeAlarmHistoryPolicy: [{ actions: ['cloudwatch:DescribeAlarmHistory'], resources: ['*'] }],
  CloudWatchPutMetricPolicy: [{ actions: ['cloudwatch:PutMetricData'], resources: ['*'] }],
  CodeCommitCrudPolicy: [
    {
      actions: [
        'codecommit:GitPull',
        'codecommit:GitPush',
        'codecommit:CreateBranch',
        'codecommit:DeleteBranch',
        'codecommit:GetBranch',
        'codecommit:ListBranches',
        'codecommit:MergeBranchesByFastForward',
        'codecommit:MergeBranchesBySquash',
        'codecommit:MergeBranchesByThreeWay',
        'codecommit:UpdateDefaultBranch',
        'codecommit:BatchDescribeMergeConflicts',
        'codecommit:CreateUnreferencedMergeCommit',
        'codecommit:DescribeMergeConflicts',
        'codecommit:GetMergeCommit',
        'codecommit:GetMergeOptions',
        'codecommit:BatchGetPullRequests',
        'codecommit:CreatePullRequest',
        'codecommit:DescribePullRequestEvents',
        'codecommit:GetCommentsForPullRequest',
        'codecommit:GetCommitsFromMergeBase',
        'codecommit:GetMergeConflicts',
        'codecommit:GetPullRequest',
        'codecommit:ListPullRequests',
        'codecommit:MergePullRequestByFastForward',
        'codecommit:MergePullRequestBySquash',
        'codecommit:MergePullRequestByThreeWay',
        'codecommit:PostCommentForPullRequest',
        'codecommit:UpdatePullRequestDescription',
        'codecommit:UpdatePullRequestStatus',
        'codecommit:UpdatePullRequestTitle',
        'codecommit:DeleteFile',
        'codecommit:GetBlob',
        'codecommit:GetFile',
        'codecommit:GetFolder',
        'codecommit:PutFile',
        'codecommit:DeleteCommentContent',
        'codecommit:GetComment',
        'codecommit:GetCommentsForComparedCommit',
        'codecommit:PostCommentForComparedCommit',
        'codecommit:PostCommentReply',
        'codecommit:UpdateComment',
        'codecommit:BatchGetCommits',
        'codecommit:CreateCommit',
        'codecommit:GetCommit',
        'codecommit:GetCommitHistory',
        'codecommit:GetDifferences',
        'codecommit:GetObjectIdentifier',
        'codecommit:GetReferences',
        'codecommit:GetTree',
        'codecommit:GetRepository',
        'codecommit:UpdateRepositoryDescription',
        'codecommit:ListTagsForResource',
        'codecommit:TagResource',
        'codecommit:UntagResource',
        'codecommit:GetRepositoryTriggers',
        'codecommit:PutRepositoryTriggers',
        'codecommit:TestRepositoryTriggers',
        'codecommit:GetBranch',
        'codecommit:GetCommit',
        'codecommit:UploadArchive',
        'codecommit:GetUploadArchiveStatus',
        'codecommit:CancelUploadArchive',
      ],
      resources: [arn('codecommit', '<RepositoryName>')],
    },
  ],
  CodeCommitReadPolicy: [
    {
      actions: [
        'codecommit:GitPull',
        'codecommit:GetBranch',
        'codecommit:ListBranches',
        'codecommit:BatchDescribeMergeConflicts',
        'codecommit:DescribeMergeConflicts',
        'codecommit:GetMergeCommit',
        'codecommit:GetMergeOptions',
        'codecommit:BatchGetPullRequests',
        'codecommit:DescribePullRequestEvents',
        'codecommit:GetCommentsForPullRequest',
        'codecommit:GetCommitsFromMergeBase',
        'codecommit:GetMergeConflicts',
        'codecommit:GetPullRequest',
        'codecommit:ListPullRequests',
        'codecommit:GetBlob',
        'codecommit:GetFile',
        'codecommit:GetFolder',
        'codecommit:GetComment',
        'codecommit:GetCommentsForComparedCommit',
        'codecommit:BatchGetCommits',
        'codecommit:GetCommit',
        'codecommit:GetCommitHistory',
        'codecommit:GetDifferences',
        'codecommit:GetObjectIdentifier',
        'codecommit:GetReferences',
        'codecommit:GetTree',
        'codecommit:GetRepository',
        'codecommit:ListTagsForResource',
        'codecommit:GetRepositoryTriggers',
        'codecommit:TestRepositoryTriggers',
        'codecommit:GetBranch',
        'codecommit:GetCommit',
        'codecommit:GetUploadArchiveStatus',
      ],
      resources: [arn('codecommit', '<RepositoryName>')],
    },
  ],
  CodePipelineLambdaExecutionPolicy: [
    { actions: ['codepipeline:PutJobSuccessResult', 'codepipeline:PutJobFailureResult'], resources: ['*'] },
  ],
  CodePipelineReadOnlyPolicy: [
    { actions: ['codepipeline:ListPipelineExecutions'], resources: [arn('codepipeline', '<PipelineName>')] },
  ],
  ComprehendBasicAccessPolicy: [
    {
      actions: [
        'comprehend:BatchDetectKeyPhrases',
        'comprehend:DetectDominantLanguage',
        'comprehend:DetectEntities',
        'comprehend:BatchDetectEntities',
        'comprehend:DetectKeyPhrases',
        'comprehend:DetectSentiment',
        'comprehend:BatchDetectDominantLanguage',
        'comprehend:BatchDetectSentiment',
      ],
      resources: ['*'],
    },
  ],
  CostExplorerReadOnlyPolicy: [
    {
      actions: [
        'ce:GetCostAndUsage',
        'ce:GetDimensionValues',
        'ce:GetReservationCoverage',
        'ce:GetReservationPurchaseRecommendation',
        'ce:GetReservationUtilization',
        'ce:GetTags',
      ],
      resources: ['*'],
    },
  ],
  DynamoDBBackupFullAccessPolicy: [
    {
      actions: ['dynamodb:CreateBackup', 'dynamodb:DescribeContinuousBackups'],
      resources: [arn('dynamodb', 'table/<TableName>')],
    },
    {
      actions: ['dynamodb:DeleteBackup', 'dynamodb:DescribeBackup', 'dynamodb:ListBackups'],
      resources: [arn('dynamodb', 'table/<TableName>/backup/*')],
    },
  ],
  DynamoDBCrudPolicy: [
    {
      actions: [
        'dynamodb:GetItem',
        'dynamodb:DeleteItem',
        'dynamodb:PutItem',
        'dynamodb:Scan',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'dynamodb:BatchWriteItem',
        'dynamodb:BatchGetItem',
        'dynamodb:DescribeTable',
        'dynamodb:ConditionCheckItem',
      ],
      resources: [arn('dynamodb', 'table/<TableName>'), arn('dynamodb', 'table/<TableName>/index/*')],
    },
  ],
  DynamoDBReadPolicy: [
    {
      actions: [
        'dynamodb:GetItem',
        'dynamodb:Scan',
        'dynamodb:Query',
        'dynamodb:BatchGetItem',
        'dynamodb:DescribeTable',
      ],
      resources: [arn('dynamodb', 'table/<TableName>'), arn('dynamodb', 'table/<TableName>/index/*')],
    },
  ],
  DynamoDBReconfigurePolicy: [{ actions: ['dynamodb:UpdateTable'], resources: [arn('dynamodb', 'table/<TableName>')] }],
  DynamoDBRestoreFromBackupPolicy: [
    { actions: ['dynamodb:RestoreTableFromBackup'], resources: [arn('dynamodb', 'table/<TableName>/backup/*')] },
    {
      actions: [
        'dynamodb:PutItem',
        'dynamodb:UpdateItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:Query',
        'dynamodb:Scan',
        'dynamodb:BatchWriteItem',
      ],
      resources: [arn('dynamodb', 'table/<TableName>')],
    },
  ],
  DynamoDBStreamReadPolicy: [
    {
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
      resources: [arn('dynamodb', 'table/<TableName>/stream/<StreamName>')],
    },
    { actions: ['dynamodb:ListStreams'], resources: [arn('dynamodb', 'table/<TableName>/stream/*')] },
  ],
  DynamoDBWritePolicy: [
    {
      actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'],
      resources: [arn('dynamodb', 'table/<TableName>'), arn('dynamodb', 'table/<TableName>/index/*')],
    },
  ],
  EC2CopyImagePolicy: [{ actions: ['ec2:CopyImage'], resources: [arn('ec2', 'image/<ImageId>')] }],
  EC2DescribePolicy: [{ actions: ['ec2:DescribeRegions', 'ec2:DescribeInstances'], resources: ['*'] }],
  EFSWriteAccessPolicy: [
    {
      actions: ['elasticfilesystem:ClientMount', 'elasticfilesystem:ClientWrite'],
      resources: [arn('elasticfilesystem', 'file-system/<FileSystem>')],
      conditional: true,
    },
  ],
  EKSDescribePolicy: [{ actions: ['eks:DescribeCluster', 'eks:ListClusters'], resources: ['*'] }],
  EcsRunTaskPolicy: [{ actions: ['ecs:RunTask'], resources: [arn('ecs', 'task-definition/<TaskDefinition>')] }],
  ElasticMapReduceAddJobFlowStepsPolicy: [
    { actions: ['elasticmapreduce:AddJobFlowSteps'], resources: [arn('elasticmapreduce', 'cluster/<ClusterId>')] },
  ],
  ElasticMapReduceCancelStepsPolicy: [
    { actions: ['elasticmapreduce:CancelSteps'], resources: [arn('elasticmapreduce', 'cluster/<ClusterId>')] },
  ],
  ElasticMapReduceModifyInstanceFleetPolicy: [
    {
      actions: ['elasticmapreduce:ModifyInstanceFleet', 'elasticmapreduce:ListInstanceFleets'],
      resources: [arn('elasticmapreduce', 'cluster/<ClusterId>')],
    },
  ],
  ElasticMapReduceModifyInstanceGroupsPolicy: [
    {
      actions: ['elasticmapreduce:ModifyInstanceGroups', 'elasticmapreduce:ListInstanceGroups'],
      resources: [arn('elasticmapreduce', 'cluster/<ClusterId>')],
    },
  ],
  ElasticMapReduceSetTerminationProtectionPolicy: [
    {
      actions: ['elasticmapreduce:SetTerminationProtection'],
      resources: [arn('elasticmapreduce', 'cluster/<ClusterId>')],
    },
  ],
  ElasticMapReduceTerminateJobFlowsPolicy: [
    { actions: ['elasticmapreduce:TerminateJobFlows'], resources: [arn('elasticmapreduce', 'cluster/<ClusterId>')] },
  ],
  ElasticsearchHttpPostPolicy: [
    { actions: ['es:ESHttpPost', 'es:ESHttpPut'], resources: [arn('es', 'domain/<DomainName>/*')] },
  ],
  EventBridgePutEventsPolicy: [
    { actions: ['events:PutEvents'], resources: [arn('events', 'event-bus/<EventBusName>')] },
  ],
  FilterLogEventsPolicy: [
    { actions: ['logs:FilterLogEvents'], resources: [arn('logs', 'log-group:<LogGroupName>:log-stream:*')] },
  ],
  FirehoseCrudPolicy: [
    {
      actions: [
        'firehose:CreateDeliveryStream',
        'firehose:DeleteDeliveryStream',
        'firehose:DescribeDeliveryStream',
        'firehose:PutRecord',
        'firehose:PutRecordBatch',
        'firehose:UpdateDestination',
      ],
      resources: [arn('firehose', 'deliverystream/<DeliveryStreamName>')],
    },
  ],
  FirehoseWritePolicy: [
    {
      actions: ['firehose:PutRecord', 'firehose:PutRecordBatch'],
      resources: [arn('firehose', 'deliverystream/<DeliveryStreamName>')],
    },
  ],
  KMSDecryptPolicy: [{ actions: ['kms:Decrypt'], resources: [arn('kms', 'key/<KeyId>')] }],
  KMSEncryptPolicy: [{ actions: ['kms:Encrypt'], resources: [arn('kms', 'key/<KeyId>')] }],
  KMSEncryptPolicy_v2: [
    {
      actions: [
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:GenerateDataKeyPair',
        'kms:GenerateDataKeyPairWithoutPlaintext',
      ],
      resources: [arn('kms', 'key/<KeyId>')],
    },
  ],
  KinesisCrudPolicy: [
    {
      actions: [
        'kinesis:AddTagsToStream',
        'kinesis:CreateStream',
        'kinesis:DecreaseStreamRetentionPeriod',
        'kinesis:DeleteStream',
        'kinesis:DescribeStream',
        'kinesis:DescribeStreamSummary',
        'kinesis:GetShardIterator',
        'kinesis:IncreaseStreamRetentionPeriod',
        'kinesis:ListTagsForStream',
        'kinesis:MergeShards',
        'kinesis:PutRecord',
        'kinesis:PutRecords',
        'kinesis:SplitShard',
        'kinesis:RemoveTagsFromStream',
      ],
      resources: [arn('kinesis', 'stream/<StreamName>')],
    },
  ],
  KinesisStreamReadPolicy: [
    { actions: ['kinesis:ListStreams', 'kinesis:DescribeLimits'], resources: [arn('kinesis', 'stream/*')] },
    {
      actions: [
        'kinesis:DescribeStream',
        'kinesis:DescribeStreamSummary',
        'kinesis:GetRecords',
        'kinesis:GetShardIterator',
      ],
      resources: [arn('kinesis', 'stream/<StreamName>')],
    },
  ],
  LambdaInvokePolicy: [{ actions: ['lambda:InvokeFunction'], resources: [arn('lambda', 'function:<FunctionName>*')] }],
  MobileAnalyticsWriteOnlyAccessPolicy: [{ actions: ['mobileanalytics:PutEvents'], resources: ['*'] }],
  OrganizationsListAccountsPolicy: [{ actions: ['organizations:ListAccounts'], resources: ['*'] }],
  PinpointEndpointAccessPolicy: [
    {
      actions: [
        'mobiletargeting:GetEndpoint',
        'mobiletargeting:UpdateEndpoint',
        'mobiletargeting:UpdateEndpointsBatch',
      ],
      resources: [arn('mobiletargeting', 'apps/<PinpointApplicationId>/endpoints/*')],
    },
  ],
  PollyFullAccessPolicy: [
    { actions: ['polly:GetLexicon', 'polly:DeleteLexicon'], resources: [arn('polly', 'lexicon/<LexiconName>')] },
    {
      actions: ['polly:DescribeVoices', 'polly:ListLexicons', 'polly:PutLexicon', 'polly:SynthesizeSpeech'],
      resources: [arn('polly', 'lexicon/*')],
    },
  ],
  RekognitionDetectOnlyPolicy: [
    {
      actions: [
        'rekognition:DetectFaces',
        'rekognition:DetectLabels',
        'rekognition:DetectModerationLabels',
        'rekognition:DetectText',
      ],
      resources: ['*'],
    },
  ],
  RekognitionFacesManagementPolicy: [
    {
      actions: [
        'rekognition:IndexFaces',
        'rekognition:DeleteFaces',
        'rekognition:SearchFaces',
        'rekognition:SearchFacesByImage',
        'rekognition:ListFaces',
      ],
      resources: [arn('rekognition', 'collection/<CollectionId>')],
    },
  ],
  RekognitionFacesPolicy: [{ actions: ['rekognition:CompareFaces', 'rekognition:DetectFaces'], resources: ['*'] }],
  RekognitionLabelsPolicy: [
    { actions: ['rekognition:DetectLabels', 'rekognition:DetectModerationLabels'], resources: ['*'] },
  ],
  RekognitionNoDataAccessPolicy: [
    {
      actions: [
        'rekognition:CompareFaces',
        'rekognition:DetectFaces',
        'rekognition:DetectLabels',
        'rekognition:DetectModerationLabels',
      ],
      resources: [arn('rekognition', 'collection/<CollectionId>')],
    },
  ],
  RekognitionReadPolicy: [
    {
      actions: [
        'rekognition:ListCollections',
        'rekognition:ListFaces',
        'rekognition:SearchFaces',
        'rekognition:SearchFacesByImage',
      ],
      resources: [arn('rekognition', 'collection/<CollectionId>')],
    },
  ],
  RekognitionWriteOnlyAccessPolicy: [
    {
      actions: ['rekognition:CreateCollection', 'rekognition:IndexFaces'],
      resources: [arn('rekognition', 'collection/<CollectionId>')],
    },
  ],
  Route53ChangeResourceRecordSetsPolicy: [
    {
      actions: ['route53:ChangeResourceRecordSets'],
      resources: ['arn:<AWS::Partition>:route53:::hostedzone/<HostedZoneId>'],
    },
  ],
  S3CrudPolicy: [
    {
      actions: [
        's3:GetObject',
        's3:ListBucket',
        's3:GetBucketLocation',
        's3:GetObjectVersion',
        's3:PutObject',
        's3:PutObjectAcl',
        's3:GetLifecycleConfiguration',
        's3:PutLifecycleConfiguration',
        's3:DeleteObject',
      ],
      resources: ['arn:<AWS::Partition>:s3:::<BucketName>', 'arn:<AWS::Partition>:s3:::<BucketName>/*'],
    },
  ],
  S3FullAccessPolicy: [
    {
      actions: [
        's3:GetObject',
        's3:GetObjectAcl',
        's3:GetObjectVersion',
        's3:PutObject',
        's3:PutObjectAcl',
        's3:DeleteObject',
        's3:DeleteObjectTagging',
        's3:DeleteObjectVersionTagging',
        's3:GetObjectTagging',
        's3:GetObjectVersionTagging',
        's3:PutObjectTagging',
        's3:PutObjectVersionTagging',
      ],
      resources: ['arn:<AWS::Partition>:s3:::<BucketName>/*'],
    },
    {
      actions: [
        's3:ListBucket',
        's3:GetBucketLocation',
        's3:GetLifecycleConfiguration',
        's3:PutLifecycleConfiguration',
      ],
      resources: ['arn:<AWS::Partition>:s3:::<BucketName>'],
    },
  ],
  S3ReadPolicy: [
    {
      actions: [
        's3:GetObject',
        's3:ListBucket',
        's3:GetBucketLocation',
        's3:GetObjectVersion',
        's3:GetLifecycleConfiguration',
      ],
      resources: ['arn:<AWS::Partition>:s3:::<BucketName>', 'arn:<AWS::Partition>:s3:::<BucketName>/*'],
    },
  ],
  S3WritePolicy: [
    {
      actions: ['s3:PutObject', 's3:PutObjectAcl', 's3:PutLifecycleConfiguration'],
      resources: ['arn:<AWS::Partition>:s3:::<BucketName>', 'arn:<AWS::Partition>:s3:::<BucketName>/*'],
    },
  ],
  SESBulkTemplatedCrudPolicy: [
    {
      actions: [
        'ses:GetIdentityVerificationAttributes',
        'ses:SendEmail',
        'ses:SendRawEmail',
        'ses:SendTemplatedEmail',
        'ses:SendBulkTemplatedEmail',
        'ses:VerifyEmailIdentity',
      ],
      resources: [arn('ses', 'identity/<IdentityName>')],
    },
  ],
  SESBulkTemplatedCrudPolicy_v2: [
    {
      actions: ['ses:SendEmail', 'ses:SendRawEmail', 'ses:SendTemplatedEmail', 'ses:SendBulkTemplatedEmail'],
      resources: [arn('ses', 'identity/<IdentityName>'), arn('ses', 'template/<TemplateName>')],
    },
    { actions: ['ses:GetIdentityVerificationAttributes', 'ses:VerifyEmailIdentity'], resources: ['*'] },
  ],
  SESCrudPolicy: [
    {
      actions: [
        'ses:GetIdentityVerificationAttributes',
        'ses:SendEmail',
        'ses:SendRawEmail',
        'ses:VerifyEmailIdentity',
      ],
      resources: [arn('ses', 'identity/<IdentityName>')],
    },
  ],
  SESEmailTemplateCrudPolicy: [
    {
      actions: [
        'ses:CreateTemplate',
        'ses:GetTemplate',
        'ses:ListTemplates',
        'ses:UpdateTemplate',
        'ses:DeleteTemplate',
        'ses:TestRenderTemplate',
      ],
      resources: ['*'],
    },
  ],
  SESSendBouncePolicy: [{ actions: ['ses:SendBounce'], resources: [arn('ses', 'identity/<IdentityName>')] }],
  SNSCrudPolicy: [
    {
      actions: [
        'sns:ListSubscriptionsByTopic',
        'sns:CreateTopic',
        'sns:SetTopicAttributes',
        'sns:Subscribe',
        'sns:Publish',
      ],
      resources: [arn('sns', '<TopicName>*')],
    },
  ],
  SNSPublishMessagePolicy: [{ actions: ['sns:Publish'], resources: [arn('sns', '<TopicName>')] }],
  SQSPollerPolicy: [
    {
      actions: [
        'sqs:ChangeMessageVisibility',
        'sqs:ChangeMessageVisibilityBatch',
        'sqs:DeleteMessage',
        'sqs:DeleteMessageBatch',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
      ],
      resources: [arn('sqs', '<QueueName>')],
    },
  ],
  SQSSendMessagePolicy: [{ actions: ['sqs:SendMessage*'], resources: [arn('sqs', '<QueueName>')] }],
  SSMParameterReadPolicy: [
    { actions: ['ssm:DescribeParameters'], resources: ['*'] },
    {
      actions: ['ssm:GetParameters', 'ssm:GetParameter', 'ssm:GetParametersByPath'],
      resources: [arn('ssm', 'parameter/<ParameterName>')],
    },
  ],
  SSMParameterWithSlashPrefixReadPolicy: [
    { actions: ['ssm:DescribeParameters'], resources: ['*'] },
    {
      actions: ['ssm:GetParameters', 'ssm:GetParameter', 'ssm:GetParametersByPath'],
      resources: [arn('ssm', 'parameter<ParameterName>')],
    },
  ],
  SageMakerCreateEndpointConfigPolicy: [
    {
      actions: ['sagemaker:CreateEndpointConfig'],
      resources: [arn('sagemaker', 'endpoint-config/<EndpointConfigName>')],
    },
  ],
  SageMakerCreateEndpointPolicy: [
    { actions: ['sagemaker:CreateEndpoint'], resources: [arn('sagemaker', 'endpoint/<EndpointName>')] },
  ],
  ServerlessRepoReadWriteAccessPolicy: [
    {
      actions: [
        'serverlessrepo:CreateApplication',
        'serverlessrepo:CreateApplicationVersion',
        'serverlessrepo:UpdateApplication',
        'serverlessrepo:GetApplication',
        'serverlessrepo:ListApplications',
        'serverlessrepo:ListApplicationVersions',
        'serverlessrepo:ListApplicationDependencies',
      ],
      resources: [arn('serverlessrepo', 'applications/*')],
    },
  ],
  StepFunctionsCallbackPolicy: [
    {
      actions: ['states:SendTaskFailure', 'states:SendTaskHeartbeat', 'states:SendTaskSuccess'],
      resources: [arn('states', 'stateMachine:<StateMachineName>')],
    },
  ],
  StepFunctionsExecutionPolicy: [
    { actions: ['states:StartExecution'], resources: [arn('states', 'stateMachine:<StateMachineName>')] },
  ],
  StepFunctionsExecutionPolicy_v2: [
    {
      actions: ['states:StartExecution', 'states:StartSyncExecution'],
      resources: [arn('states', 'stateMachine:<StateMachineName>')],
    },
  ],
  TextractDetectAnalyzePolicy: [
    {
      actions: [
        'textract:DetectDocumentText',
        'textract:StartDocumentTextDetection',
        'textract:StartDocumentAnalysis',
        'textract:AnalyzeDocument',
      ],
      resources: ['*'],
    },
  ],
  TextractGetResultPolicy: [
    { actions: ['textract:GetDocumentTextDetection', 'textract:GetDocumentAnalysis'], resources: ['*'] },
  ],
  TextractPolicy: [{ actions: ['textract:*'], resources: ['*'] }],
  VPCAccessPolicy: [
    {
      actions: [
        'ec2:CreateNetworkInterface',
        'ec2:DeleteNetworkInterface',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DetachNetworkInterface',
      ],
      resources: ['*'],
    },
  ],
};
