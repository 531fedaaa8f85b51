/** AWS clients of all SDKs as library objects: `aws:<service>` paths, commands, resources, requests being built. */
import { callFunction } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { loose } from '../interpret/members';
import {
  type CallArgs,
  constant,
  type ExternalShape,
  external,
  Origin,
  ofOrigin,
  shapeOf,
  type Value,
} from '../interpret/value';
import { awsService, judgeAws, operationName } from './judge-aws';
import { paramsOf } from './params';

/** A path of an SDK -> the common path; undefined where the path is nothing of AWS. */
export function canonicalAws(path: string): string | undefined {
  for (const { test, to } of patterns) {
    const match = test.exec(path);
    if (match) return to(match);
  }
  return undefined;
}

const client = (spelling: string | undefined): string => `aws:${awsService(spelling ?? '') ?? loose(spelling ?? '')}`;

/** In order; the first that fits counts. */
const patterns: readonly { readonly test: RegExp; readonly to: (match: RegExpExecArray) => string }[] = [
  // JavaScript v3
  { test: /^@aws-sdk\/lib-dynamodb\.DynamoDBDocument(Client)?(\.from)?(\(\)|!)$/, to: () => 'aws:dynamodb' },
  {
    test: /^@aws-sdk\/lib-dynamodb\.(\w+)Command(\(\))?$/,
    to: ([, name]) => `aws-command:dynamodb.${documentOperation(name ?? '')}`,
  },
  { test: /^@aws-sdk\/lib-storage\.Upload\(\)$/, to: () => 'aws-upload:s3' },
  { test: /^@aws-sdk\/client-([\w-]+)\.(?:paginate|waitFor|waitUntil)\w+$/, to: () => 'aws-read:' },
  {
    test: /^@aws-sdk\/client-([\w-]+)\.(\w+)Command(\(\))?$/,
    to: ([, service, name]) => `aws-command:${client(service).slice(4)}.${name}`,
  },
  { test: /^@aws-sdk\/client-([\w-]+)\.\w+(\(\)|!)$/, to: ([, service]) => client(service) },
  // JavaScript v2
  { test: /^aws-sdk(?:\/clients\/dynamodb|\.DynamoDB)\.DocumentClient(\(\)|!)$/, to: () => 'aws:dynamodb' },
  { test: /^aws-sdk(?:\/clients\/|\.)([\w]+)(?:\(\)|!)$/, to: ([, service]) => client(service) },
  { test: /^aws-sdk(?:\/clients\/|\.)(\w+)\.(?:\1)(?:\(\)|!)$/, to: ([, service]) => client(service) },
  { test: /^aws-sdk\/clients\/(\w+)\.default(\(\)|!)$/, to: ([, service]) => client(service) },
  // Python type hints
  { test: /^mypy_boto3_(\w+)(?:\.client)?\.\w+Client!$/, to: ([, service]) => client(service) },
  { test: /^mypy_boto3_dynamodb\.service_resource\.Table!$/, to: () => 'aws:dynamodb:Table' },
];

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
const documentOperation = (name: string): string => documentOperations[name] ?? name;

const dynamoMethods: ReadonlySet<string> = new Set(Object.keys(documentOperations));

/** Methods of clients that are no operations. */
const clientTools =
  /^(config|middlewareStack|destroy|get_waiter|get_paginator|can_paginate|exceptions|meta|close|on|endpoint|waitFor|createSet|getSignedUrl|getSignedUrlPromise|createPresignedPost|generate_presigned_url|generate_presigned_post|waiter|builder|utilities|serviceName|region|Dispose|isLocal|makeRequest|setEndpoint|setRegion|options|api_config)$/;

/** A call on a canonical path; `path` still has the method's name at its end. */
export function callAws(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site): Value | undefined {
  const { path } = callee;
  if (path.startsWith('aws-command:')) return external(path, { args, base: callee.base });
  const upload = /^aws-upload:s3\.(done|promise)$/.exec(path);
  if (upload)
    return pendingIn(
      machine,
      judgeAws(machine, { service: 's3', operation: 'Upload', params: uploadParams(callee.base), site }),
    );
  const resource = /^aws:([\w-]+):(\w+)(.*)$/.exec(path);
  if (resource)
    return callResource(
      machine,
      callee,
      args,
      site,
      resource[1] ?? '',
      resource[2] ?? '',
      (resource[3] ?? '').replace(/^\./, ''),
    );
  const plain = /^aws:([\w-]+)\.(\w+)$/.exec(path);
  if (!plain) return /^aws(-upload|-read)?:/.test(path) ? ofOrigin(Origin.read) : undefined;
  const [, service = '', method = ''] = plain;
  if (/^(send|execute_?)$/.test(method)) return sendCommand(machine, args, site, service);
  if (clientTools.test(method)) return /waiter|paginator/.test(method) ? ofOrigin(Origin.read) : ofOrigin(Origin.read);
  const high = highLevel(service, method, args);
  const pascal = high?.operation ?? operationName(service, method);
  const operation = service === 'dynamodb' && dynamoMethods.has(pascal) ? documentOperation(pascal) : pascal;
  const result = judgeAws(machine, { service, operation, params: high?.params ?? paramsOf(args), site });
  runCallback(machine, args, site);
  return pendingIn(machine, result);
}

/** boto3's transfers and the like: operations with arguments in a row. */
function highLevel(
  service: string,
  method: string,
  args: CallArgs,
): { operation: string; params: ReturnType<typeof paramsOf> } | undefined {
  const name = loose(method);
  const [a, b, c] = args.list;
  const build = (operation: string, entries: readonly (readonly [string, Value | undefined])[]) => {
    const named = new Map(args.named);
    for (const [key, value] of entries) if (value && !named.has(key)) named.set(key, value);
    return { operation, params: paramsOf({ list: [], named }) };
  };
  if (service === 's3' && name === 'uploadfile')
    return build('PutObject', [
      ['Bucket', b],
      ['Key', c],
    ]);
  if (service === 's3' && name === 'uploadfileobj')
    return build('PutObject', [
      ['Bucket', b],
      ['Key', c],
      ['Body', a],
    ]);
  if (service === 's3' && (name === 'downloadfile' || name === 'downloadfileobj')) return build('GetObject', []);
  if (service === 's3' && name === 'copy' && args.list.length >= 3)
    return build('CopyObject', [
      ['Bucket', b],
      ['Key', c],
    ]);
  if (service === 's3' && name === 'upload') return build('PutObject', paramEntries(a));
  return undefined;
}

const paramEntries = (value: Value | undefined): (readonly [string, Value])[] => [
  ...(shapeOf(value, 'record')?.fields ?? []),
];

function uploadParams(base: ExternalShape | null): ReturnType<typeof paramsOf> {
  const options = base?.args?.list[0];
  const params = shapeOf(options, 'record')?.fields.get('params');
  return paramsOf({ list: params ? [params] : [], named: new Map() });
}

/** `client.send(new PutItemCommand(...))`; the command may have been made elsewhere. */
function sendCommand(machine: Machine, args: CallArgs, site: Site, service: string): Value {
  const commands =
    args.list[0]?.shapes.filter(
      (shape): shape is ExternalShape => shape.kind === 'external' && shape.path.startsWith('aws-command:'),
    ) ?? [];
  let result: Value = ofOrigin(Origin.read);
  for (const command of commands) {
    const [, of = service, operation = ''] = /^aws-command:([\w-]+)\.(\w+)/.exec(command.path) ?? [];
    result = judgeAws(machine, { service: of, operation, params: paramsOf(command.args ?? args), site });
  }
  if (commands.length === 0)
    result = judgeAws(machine, { service, operation: 'unknown', params: paramsOf(args), site });
  runCallback(machine, args, site);
  return pendingIn(machine, result);
}

/** Node-style callbacks of SDK v2: they get what was read. */
function runCallback(machine: Machine, args: CallArgs, site: Site): void {
  const last = shapeOf(args.list.at(-1), 'function');
  if (last) callFunction(machine, last, { list: [constant, ofOrigin(Origin.read)], named: new Map() }, site);
}

const promising: ReadonlySet<string> = new Set(['javascript', 'typescript', 'csharp']);

export const pendingIn = (machine: Machine, value: Value): Value =>
  promising.has(machine.frame.unit.language) ? { ...value, pending: true } : value;

/** boto3 and Ruby resources: `Table(name).put_item`, `Object(bucket, key).put`, `Queue(url).send_message`. */
const resourceOperations: Readonly<Record<string, string>> = {
  'Object.put': 'PutObject',
  'Object.upload_file': 'PutObject',
  'Object.upload_fileobj': 'PutObject',
  'Object.upload_stream': 'PutObject',
  'Object.copy_from': 'CopyObject',
  'Object.copy': 'CopyObject',
  'Object.copy_to': 'CopyObject',
  'Object.delete': 'DeleteObject',
  'Object.get': 'GetObject',
  'Bucket.put_object': 'PutObject',
  'Bucket.upload_file': 'PutObject',
  'Bucket.upload_fileobj': 'PutObject',
  'Bucket.delete_objects': 'DeleteObjects',
  'Bucket.copy': 'CopyObject',
  'Queue.send_message': 'SendMessage',
  'Queue.send_messages': 'SendMessageBatch',
  'Topic.publish': 'Publish',
  'Message.delete': 'DeleteMessage',
};

function callResource(
  machine: Machine,
  callee: ExternalShape,
  args: CallArgs,
  site: Site,
  service: string,
  kind: string,
  method: string,
): Value {
  const { base } = callee;
  if (kind === 'resource') {
    // `dynamodb.Table('orders')`
    if (method === 'create_table' || method === 'create_bucket')
      return judgeAws(machine, { service, operation: operationName(service, method), params: paramsOf(args), site });
    if (method.startsWith('meta.client')) return external(`aws:${service}`);
    if (method === 'get_queue_by_name') return external(`aws:${service}:Queue`, { args });
    return external(`aws:${service}:${method}`, { args, base });
  }
  const made = ownerArgs(callee);
  if (service === 'dynamodb' && (kind === 'Table' || kind === 'batch')) {
    if (method === 'batch_writer') return external('aws:dynamodb:batch', { args: made, base });
    const named = new Map(args.named);
    const [table] = made?.list ?? [];
    const name = table ?? made?.named.get('name');
    if (name) named.set('TableName', name);
    return judgeAws(machine, {
      service,
      operation: operationName(service, method),
      params: paramsOf({ list: args.list, named }),
      site,
    });
  }
  if (method === 'Object' || method === 'Bucket' || method === 'Message' || method === 'object' || method === 'bucket')
    return external(`aws:${service}:${method.charAt(0).toUpperCase()}${method.slice(1)}`, {
      args: { list: [...(made?.list ?? []), ...args.list], named: args.named },
      base,
    });
  if (method === 'Message') return external(`aws:${service}:Message`, { args, base });
  const operation = resourceOperations[`${kind}.${method}`];
  if (operation === undefined) return judgeUnknownResource(machine, service, kind, method, site);
  const named = new Map(args.named);
  const [first, second] = made?.list ?? [];
  if (service === 's3') {
    if (first) named.set('Bucket', first);
    const key =
      kind === 'Object' ? second : method === 'upload_file' || method === 'upload_fileobj' ? args.list[1] : undefined;
    if (key) named.set('Key', key);
  } else if (first) {
    named.set(service === 'sqs' ? 'QueueUrl' : 'TopicArn', first);
  }
  return judgeAws(machine, {
    service,
    operation,
    params: paramsOf({ list: args.list.filter((one) => shapeOf(one, 'record')), named }),
    site,
  });
}

function judgeUnknownResource(machine: Machine, service: string, kind: string, method: string, site: Site): Value {
  const tame =
    /^(load|reload|objects|all|filter|limit|wait|wait_until|get|meta|attributes|items|table_status|query|scan|get_item|name|exists\?|generate|delete|start|stop|terminate|put_tags|update|create_tags|add|close)/;
  if (!tame.test(method))
    judgeAws(machine, {
      service,
      operation: operationName(service, `${method}_${kind}`),
      params: paramsOf({ list: [], named: new Map() }),
      site,
    });
  return ofOrigin(Origin.read);
}

/** What the resource object was made with: it lies on the way the method was reached. */
function ownerArgs(callee: ExternalShape): CallArgs | null {
  for (let at: ExternalShape | null = callee; at; at = at.base) if (at.args) return at.args;
  return null;
}
