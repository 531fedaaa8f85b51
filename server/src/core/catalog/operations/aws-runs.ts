/** What runs and computes: executions, functions, tasks, jobs, models. Each row: what a second call with the same input does. */
import type { AwsJudgement } from './aws-judgement';

export const awsRuns: readonly AwsJudgement[] = [
  {
    operations: 'lambda:PublishVersion',
    judge: 'harmless',
    why: 'code and settings that did not change give no new version',
  },
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
  {
    operations: 'ecs:UpdateService',
    judge: 'harmless',
    again: 'forceNewDeployment',
    why: 'sets a state',
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
  { operations: 'autoscaling:ExecutePolicy', judge: 'start', why: 'each call changes the capacity once more' },
  {
    operations: 'lambda:AddPermission lambda:AddLayerVersionPermission',
    judge: 'overwrite',
    keys: ['StatementId'],
    why: 'a second statement of the same name fails',
  },
  {
    operations: 'ecs:RegisterTaskDefinition batch:RegisterJobDefinition lambda:PublishLayerVersion',
    judge: 'start',
    why: 'each call is one more revision',
  },
];
