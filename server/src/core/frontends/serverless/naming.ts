/** Logical ids of what the framework generates, by its own naming rules (the naming module of Serverless Framework 3 and osls 4). */

const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const alphaNumeric = (text: string): string => upperFirst(text.replace(/[^0-9A-Za-z]/g, ''));

/** `my-function_1` -> `MyDashfunctionUnderscore1`. */
const normalized = (name: string): string => upperFirst(name.replaceAll('-', 'Dash').replaceAll('_', 'Underscore'));

const normalizedPath = (path: string): string =>
  path
    .split('/')
    .map((part) =>
      upperFirst(
        part
          .toLowerCase()
          .replaceAll('-', 'Dash')
          .replace(/\{(.*)\}/g, '$1Var')
          .replace(/[^0-9A-Za-z]/g, ''),
      ),
    )
    .join('');

export const naming = {
  role: 'IamRoleLambdaExecution',
  deploymentBucket: 'ServerlessDeploymentBucket',
  restApi: 'ApiGatewayRestApi',
  httpApi: 'HttpApi',
  httpApiStage: 'HttpApiStage',
  websocketsApi: 'WebsocketsApi',
  websocketsStage: 'WebsocketsDeploymentStage',
  cloudFront: 'CloudFrontDistribution',
  fn: (name: string) => `${normalized(name)}LambdaFunction`,
  fnUrl: (name: string) => `${normalized(name)}LambdaFunctionUrl`,
  invokeConfig: (name: string) => `${normalized(name)}LambdaEvConf`,
  logGroup: (name: string) => `${normalized(name)}LogGroup`,
  layer: (name: string) => `${normalized(name)}LambdaLayer`,
  provisionedAlias: (name: string) => `${normalized(name)}ProvConcLambdaAlias`,
  snapStartAlias: (name: string) => `${normalized(name)}SnapStartLambdaAlias`,
  durableAlias: (name: string) => `${normalized(name)}DurableLambdaAlias`,
  perFunctionRole: (name: string) => `${normalized(name)}IamRoleLambdaExecution`,
  bucket: (name: string) => `S3Bucket${alphaNumeric(name)}`,
  existingBucket: (fn: string) => `${normalized(fn)}CustomS31`,
  topic: (name: string) => `SNSTopic${alphaNumeric(name)}`,
  subscription: (fn: string, topic: string) => `${normalized(fn)}SnsSubscription${alphaNumeric(topic)}`,
  topicDlqPolicy: (fn: string, topic: string) => `${alphaNumeric(topic)}To${normalized(fn)}DLQPolicy`,
  schedule: (fn: string, index: number) => `${normalized(fn)}EventsRuleSchedule${index}`,
  scheduler: (fn: string, index: number) => `${normalized(fn)}SchedulerSchedule${index}`,
  cloudwatchEvent: (fn: string, index: number) => `${normalized(fn)}EventsRuleCloudWatchEvent${index}`,
  /** `functionName` is the deployed name. */
  eventBridge: (functionName: string, index: number) =>
    `${alphaNumeric(`${functionName}-rule-${index}`)}EventBridgeRule`,
  eventBus: (name: string) => `${normalized(name)}EventBridgeEventBus`,
  stream: (fn: string, type: string, stream: string) =>
    `${normalized(fn)}EventSourceMapping${upperFirst(type)}${alphaNumeric(stream)}`,
  streamConsumer: (fn: string, stream: string) => `${normalized(`${fn}${stream}Consumer`)}StreamConsumer`,
  queue: (fn: string, queue: string) => `${normalized(fn)}EventSourceMappingSQS${alphaNumeric(queue)}`,
  msk: (fn: string, cluster: string, topic: string) =>
    `${normalized(fn)}EventSourceMappingMSK${alphaNumeric(cluster).slice(0, 79)}${alphaNumeric(topic).slice(0, 79)}`,
  kafka: (fn: string, topic: string) => `${normalized(fn)}EventSourceMappingKafka${alphaNumeric(topic).slice(0, 158)}`,
  activeMq: (fn: string, queue: string) =>
    `${normalized(fn)}EventSourceMappingActiveMQ${alphaNumeric(queue).slice(0, 150)}`,
  rabbitMq: (fn: string, queue: string) =>
    `${normalized(fn)}EventSourceMappingRabbitMQ${alphaNumeric(queue).slice(0, 150)}`,
  iot: (fn: string, index: number) => `${normalized(fn)}IotTopicRule${index}`,
  iotFleetProvisioning: (fn: string) => `${normalized(fn)}IotProvisioningTemplate`,
  cloudwatchLog: (fn: string, index: number) => `${normalized(fn)}LogsSubscriptionFilterCloudWatchLog${index}`,
  userPool: (name: string) => `CognitoUserPool${alphaNumeric(name)}`,
  existingUserPool: (fn: string) => `${normalized(fn)}CustomCognitoUserPool1`,
  alexaSkill: (fn: string, index: number) => `${normalized(fn)}LambdaPermissionAlexaSkill${index}`,
  alexaSmartHome: (fn: string, index: number) => `${normalized(fn)}LambdaPermissionAlexaSmartHome${index}`,
  targetGroup: (fn: string, alb: string, multiValue: boolean) =>
    `${normalized(fn)}Alb${multiValue ? 'MultiValue' : ''}TargetGroup${alb}`,
  listenerRule: (fn: string, priority: string) => `${normalized(fn)}AlbListenerRule${priority}`,
  restResource: (path: string) => `ApiGatewayResource${normalizedPath(path)}`,
  restMethod: (path: string, method: string) =>
    `ApiGatewayMethod${normalizedPath(path)}${upperFirst(method.toLowerCase())}`,
  restAuthorizer: (name: string) => `${normalized(name)}ApiGatewayAuthorizer`,
  httpRoute: (route: string) => (route === '*' ? 'HttpApiRouteDefault' : `HttpApiRoute${normalizedPath(route)}`),
  httpAuthorizer: (name: string) => `HttpApiAuthorizer${normalized(name)}`,
  websocketRoute: (route: string) =>
    `${route
      .replaceAll('$', 'S')
      .replaceAll('/', 'Slash')
      .replaceAll('-', 'Dash')
      .replaceAll('_', 'Underscore')
      .replaceAll('.', 'Period')}WebsocketsRoute`,
  websocketAuthorizer: (name: string) => `${normalized(name)}WebsocketsAuthorizer`,
} as const;

/** The plugin serverless-step-functions: by its name if it has one, else by its key. */
export function stateMachineId(key: string, name: string | undefined): string {
  return name === undefined ? `${normalized(key)}StepFunctionsStateMachine` : alphaNumeric(name);
}

/** Lift: the logical ids without the digest that they end with. */
export function constructParts(name: string): { readonly queue: string; readonly dlq: string } {
  return { queue: `${name}Queue`, dlq: `${name}Dlq` };
}
