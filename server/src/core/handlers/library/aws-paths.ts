/** The many ways in which SDKs name their clients, as one: `aws:<service>`, `aws:<service>:<Kind>` for objects above clients, `aws-command:` for commands. */
import { keptByText } from '../../text/kept-by-text';
import { loose } from '../interpret/members';
import { awsService } from './aws-services';

/** A path of an SDK -> the common path; undefined where the path is nothing of AWS. */
export const canonicalAws = keptByText((path): string | undefined => {
  for (const [test, to] of patterns) {
    const match = test.exec(path);
    const found = match && to(match);
    if (found) return found;
  }
  return undefined;
});

const client = (spelling: string | undefined): string => `aws:${awsService(spelling ?? '') ?? loose(spelling ?? '')}`;

/** Only where the name is one of a service. */
const knownClient = (spelling: string | undefined): string | undefined => {
  const service = awsService(spelling ?? '');
  return service === undefined ? undefined : `aws:${service}`;
};

/** In order; the first that fits counts. */
const patterns: readonly (readonly [RegExp, (match: RegExpExecArray) => string | undefined])[] = [
  // JavaScript v3
  [/^@aws-sdk\/lib-dynamodb\.DynamoDBDocument(Client)?(\.from)?(\(\)|!)$/, () => 'aws:dynamodb'],
  [
    /^@aws-sdk\/lib-dynamodb\.(\w+)Command(\(\))?$/,
    ([, name]) => `aws-command:dynamodb.${documentOperation(name ?? '')}`,
  ],
  [/^@aws-sdk\/lib-storage\.Upload\(\)$/, () => 'aws:s3:Upload'],
  [/^@aws-sdk\/(client|lib)-([\w-]+)\.(?:paginate|waitFor|waitUntil)\w+(\(\))?$/, () => 'aws-read:'],
  [
    /^@aws-sdk\/client-([\w-]+)\.(\w+)Command(\(\))?$/,
    ([, service, name]) => `aws-command:${client(service).slice(4)}.${name}`,
  ],
  [/^@aws-sdk\/client-([\w-]+)\.(?:\w+\(\)|\w+Client!)$/, ([, service]) => client(service)],
  // `S3`, but not `Bucket` or `AttributeType`.
  [/^@aws-sdk\/client-[\w-]+\.(\w+)!$/, ([, name]) => knownClient(name)],
  // JavaScript v2
  [/^aws-sdk(?:\/clients\/dynamodb|\.DynamoDB)(?:\.default)?\.DocumentClient(\(\)|!)$/, () => 'aws:dynamodb'],
  [/^aws-sdk\/clients\/(\w+)(?:(?:\.\w+)?\(\)|(?:\.default)?!)$/, ([, service]) => client(service)],
  [/^aws-sdk\/clients\/\w+\.(\w+)!$/, ([, name]) => knownClient(name)],
  [/^aws-sdk\.(\w+)(?:\(\)|!)$/, ([, service]) => knownClient(service)],
  // Modules that are a client
  [/^module:@(?:dazn|perform)\/lambda-powertools-([\w-]+)-client$/, ([, service]) => knownClient(service)],
  // Python type hints
  [/^(?:mypy_boto3|types_boto3)_(\w+)(?:\.client)?\.\w+Client!$/, ([, service]) => client(service)],
  [/^(?:mypy_boto3|types_boto3)_dynamodb\.service_resource\.Table!$/, () => 'aws:dynamodb:Table'],
  // Java v2
  [
    /^software\.amazon\.awssdk\.enhanced\.dynamodb\.DynamoDbEnhanced(Async)?Client(!|\..*\.?(create|build)\(\))$/,
    () => 'aws:dynamodb:Enhanced',
  ],
  [/^software\.amazon\.awssdk\.enhanced\.dynamodb\.DynamoDb(Async)?Table!$/, () => 'aws:dynamodb:Table'],
  [
    /^software\.amazon\.awssdk\.services\.(\w+)\.\w+Client(!|\.create\(\)|\.builder\(\)(.*)\.build\(\))$/,
    ([, service]) => client(service),
  ],
  [/^software\.amazon\.awssdk\.transfer\.s3\.S3TransferManager(!|\.create\(\)|\..*\.build\(\))$/, () => 'aws:s3'],
  // Java v1
  [/^com\.amazonaws\.services\.dynamodbv2\.datamodeling\.DynamoDBMapper(!|\(\))$/, () => 'aws:dynamodb:Mapper'],
  [/^com\.amazonaws\.services\.dynamodbv2\.document\.DynamoDB(!|\(\))$/, () => 'aws:dynamodb:resource'],
  [/^com\.amazonaws\.services\.dynamodbv2\.document\.Table!$/, () => 'aws:dynamodb:Table'],
  [
    /^com\.amazonaws\.services\.(\w+)\.(?!model\.|document\.|datamodeling\.|transfer\.)\w+?(!|\(\)|(\.standard\(\).*)?\.(build|defaultClient)\(\))$/,
    ([whole, service]) => (/lambda\.runtime/.test(whole) ? undefined : knownClient(service)),
  ],
  // Go
  [
    /^github\.com\/aws\/aws-sdk-go(?:-v2)?\/(?:feature\/s3\/manager|service\/s3\/s3manager)\.(NewUploader\(\)|Uploader!)$/,
    () => 'aws:s3:Uploader',
  ],
  [
    /^github\.com\/aws\/aws-sdk-go(?:-v2)?\/service\/(\w+)\.(New(?!\w*(?:Paginator|Waiter|PresignClient))\w*\(\)|(?!\w*(?:Paginator|Waiter|PresignClient)!)[A-Z]\w+!)$/,
    ([, service]) => client(service),
  ],
  [/^github\.com\/aws\/aws-sdk-go\/service\/(\w+)\/\w+iface\.\w+!$/, ([, service]) => client(service)],
  // .NET
  [/^(?:[\w.]+\.)?I?DynamoDBContext(\(\)|!|Builder\(\)\.Build\(\))$/, () => 'aws:dynamodb:Context'],
  [/^(?:[\w.]+\.)?Table\.(Load|TryLoad)Table\(\)$/, () => 'aws:dynamodb:Table'],
  [/^(?:[\w.]+\.)?I?Table!$/, () => 'aws:dynamodb:Table'],
  [/^(?:[\w.]+\.)?I?TransferUtility(\(\)|!)$/, () => 'aws:s3:Uploader'],
  [/^(?:[\w.]+\.)?I?Amazon(\w+?)(?:Client)?(\(\)|!)$/, ([, service]) => knownClient(service)],
  // Ruby
  [/^Aws\.DynamoDB\.Resource\(\)$/, () => 'aws:dynamodb:resource'],
  [/^Aws\.DynamoDB\.Table\(\)$/, () => 'aws:dynamodb:Table'],
  [/^Aws\.(\w+)\.Resource\(\)$/, ([, service]) => `${client(service)}:resource`],
  [/^Aws\.(S3|SQS|SNS)\.(Object|Bucket|Queue|Topic)\(\)$/, ([, service, kind]) => `${client(service)}:${kind}`],
  [/^Aws\.(\w+)\.Client\(\)$/, ([, service]) => client(service)],
];

/** Types of what is said to and answered by the SDKs of JavaScript: plain data. */
export const isAwsData = (path: string): boolean =>
  /^(@aws-sdk\/(client|lib)-[\w-]+\.|aws-sdk\/clients\/\w+\.|aws-sdk\.\w+\.)/.test(path);

const documentOperations: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  BatchGet: 'BatchGetItem',
  BatchWrite: 'BatchWriteItem',
  TransactGet: 'TransactGetItems',
  TransactWrite: 'TransactWriteItems',
};

/** lib-dynamodb and DocumentClient say `put` for PutItem. */
export const documentOperation = (name: string): string => documentOperations[name] ?? name;

/** .NET gathers writes first; what they do is judged where they are added, and sending them off does no more. */
export const gathering = /^Create\w*(Batch|Transact)Write$/;

/** What a method of the gathered writes is as an operation. */
export function gathered(method: string): string | undefined {
  if (/^Add\w*(Put|Save)\w*$/.test(method)) return 'PutItem';
  if (/^Add\w*Delete\w*$/.test(method)) return 'DeleteItem';
  return /^Execute(Async)?$/.test(method) ? 'DescribeTable' : undefined;
}
