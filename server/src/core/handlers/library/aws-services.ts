/** Names of AWS services and operations, as every SDK spells them, and what Amazon's models say of them. */
import awsOperations from '../../catalog/operations/aws-operations.json';
import { keptByText } from '../../text/kept-by-text';

interface ServiceData {
  readonly endpoint: string;
  readonly id: string;
  readonly tokens: Readonly<Record<string, string>>;
  readonly irregular: Readonly<Record<string, string>>;
}

const services = awsOperations as Readonly<Record<string, ServiceData>>;

/** Every SDK's spelling -> the name used here, which is boto3's but for Step Functions. */
const serviceNames = new Map<string, string>();
for (const [name, { id }] of Object.entries(services)) {
  const canonical = name === 'stepfunctions' ? 'states' : name;
  for (const spelling of [name, id])
    if (!serviceNames.has(squeeze(spelling))) serviceNames.set(squeeze(spelling), canonical);
}
for (const [spelling, name] of [
  ['states', 'states'],
  ['stepfunctions', 'states'],
  ['cloudwatchevents', 'events'],
  ['cognitoidentityserviceprovider', 'cognito-idp'],
  ['cognitoidentityprovider', 'cognito-idp'],
  ['simpleemail', 'ses'],
  ['simpleemailv2', 'sesv2'],
  ['simplesystemsmanagement', 'ssm'],
  ['simplenotificationservice', 'sns'],
  ['dynamodbv2', 'dynamodb'],
  ['kinesisfirehose', 'firehose'],
  ['awslambda', 'lambda'],
  ['elasticmapreduce', 'emr'],
  ['securitytoken', 'sts'],
  ['keymanagementservice', 'kms'],
  ['iotdata', 'iot-data'],
  ['rdsdataservice', 'rds-data'],
  ['lambdaservice', 'lambda'],
] as const) {
  serviceNames.set(spelling, name);
}

/** Services that Amazon's models have no more, and code still calls. */
for (const name of 'elastictranscoder opsworks qldb robomaker lookoutvision lookoutmetrics iotanalytics iotevents codestar evidently'.split(
  ' ',
))
  if (!serviceNames.has(name)) serviceNames.set(name, name);

function squeeze(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '').toLowerCase();
}

export function awsService(spelling: string): string | undefined {
  const key = squeeze(spelling);
  const bare = key.replace(/^(aws|amazon)/, '').replace(/(client|async)+$/, '');
  return serviceNames.get(key) ?? serviceNames.get(bare) ?? serviceNames.get(bare.replace(/service$/, ''));
}

export const dataOf = (service: string): ServiceData | undefined =>
  services[service === 'states' ? 'stepfunctions' : service];

/** `put_item`, `putItem`, `PutItemAsync` -> `PutItem`. */
export function operationName(service: string, method: string): string {
  const { pascal, lower } = spellings(method);
  return dataOf(service)?.irregular[lower] ?? pascal;
}

const spellings = keptByText((method) => {
  const pascal = method.replace(/(^|_)(\w)/g, (_, __, c: string) => c.toUpperCase());
  return { pascal, lower: pascal.toLowerCase() };
});
