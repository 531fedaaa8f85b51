/** Calls on AWS clients and commands: names the operation, gathers its input and has it judged. */
import type { Does } from '../../catalog/operations/api';
import { keptByText } from '../../text/kept-by-text';
import { callFunction } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { loose } from '../interpret/members';
import {
  type CallArgs,
  constant,
  type ExternalShape,
  external,
  joinAll,
  listOf,
  Origin,
  ofOrigin,
  record,
  shapeOf,
  type Value,
} from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import { documentOperation } from './aws-paths';
import { operationParams } from './aws-requests';
import { callResource } from './aws-resources';
import { awsService, operationName } from './aws-services';
import { judgeAws } from './judge-aws';
import { type Params, paramsOf } from './params';

/** Methods of clients that are no operations. */
const clientTools: ReadonlySet<string> = new Set(
  'config middlewareStack destroy get_waiter get_paginator can_paginate exceptions meta close on endpoint waitFor createSet getSignedUrl getSignedUrlPromise createPresignedPost generate_presigned_url generate_presigned_post waiter builder utilities serviceName region Dispose isLocal makeRequest setEndpoint setRegion options api_config Options wait_until Paginators getUrl shutdown'.split(
    ' ',
  ),
);

/** Undefined when `callee` is nothing of AWS. */
export function callAws(machine: Machine, callee: ExternalShape, args: CallArgs, place: Site): Value | undefined {
  const { path } = callee;
  if (!path.startsWith('aws')) return undefined;
  const site: Site = { at: place.at, end: place.end, client: callee };
  if (path.startsWith('aws-command:')) return external(path, { args, base: callee.base });
  if (path.startsWith('aws-read:')) return ofOrigin(Origin.read);
  const { resource, client } = partsOf(path);
  if (resource) return callResource(machine, callee, args, site, resource);
  if (!client) return path.startsWith('aws:') ? ofOrigin(Origin.read) : undefined;
  const { service, method } = client;
  if (/^(send|execute_?)$/.test(method)) return sendCommand(machine, args, site, service);
  if (method === 'createSet') return args.list[0] && shapeOf(args.list[0], 'list') ? args.list[0] : listOf([]);
  if (clientTools.has(method) || /Paginator$/.test(method)) return ofOrigin(Origin.read);
  const { duties } = machine;
  const high = transfer(service, method, args);
  const operation = high?.operation ?? operationOf(machine, service, method);
  const result = judgeAws(machine, {
    service,
    operation,
    params: high?.params ?? operationParams(operation, withConsumers(machine, args, site)),
    site,
  });
  // Of Node's callbacks: errors come to them, not to a `catch`.
  if (machine.frame.unit.language !== 'java' && shapeOf(args.list.at(-1), 'function')) machine.duties = duties;
  runCallback(machine, args, site);
  return pendingIn(machine, result);
}

/** `aws:sqs.sendMessage`, `aws:dynamodb:Table.putItem`. */
const partsOf = keptByText((path) => {
  const [, of, kind = '', call = ''] = /^aws:([\w-]+):(\w+)\.?(.*)$/.exec(path) ?? [];
  const [, service, method = ''] = /^aws:([\w-]+)\.(\w+[?!]?)$/.exec(path) ?? [];
  return {
    resource: of === undefined ? undefined : { service: of, kind, method: call },
    client: service === undefined ? undefined : { service, method },
  };
});

export function operationOf(machine: Machine, service: string, method: string): string {
  const { language } = machine.frame.unit;
  const plain =
    language === 'csharp'
      ? method.replace(/Async$/, '')
      : language === 'go'
        ? method.replace(/(WithContext|Request)$/, '')
        : method;
  const pascal = operationName(service, plain);
  return service === 'dynamodb' ? documentOperation(pascal) : pascal;
}

/** Java: `client.putItem(b -> b.tableName(...))` fills a request in its lambda. */
function withConsumers(machine: Machine, args: CallArgs, site: Site): CallArgs {
  if (machine.frame.unit.language !== 'java') return args;
  return { ...args, list: args.list.map((one) => consumed(machine, one, site)) };
}

export function consumed(machine: Machine, value: Value, site: Site): Value {
  const fn = shapeOf(value, 'function');
  if (fn?.fn.params.length !== 1) return value;
  const request = record([], null, 'builder:');
  callFunction(machine, fn, { list: [request], named: new Map() }, site);
  return request;
}

/** boto3's transfers and the like: operations with arguments in a row. */
function transfer(service: string, method: string, args: CallArgs): { operation: string; params: Params } | undefined {
  if (service !== 's3') return undefined;
  const [a, b, c] = args.list;
  const build = (operation: string, entries: readonly (readonly [string, Value | undefined])[]) => {
    const named = new Map(args.named);
    for (const [key, value] of entries) if (value && !named.has(key)) named.set(key, value);
    return { operation, params: paramsOf({ list: [], named }) };
  };
  switch (loose(method)) {
    case 'uploadfile':
      return build('PutObject', [
        ['Bucket', b],
        ['Key', c],
      ]);
    case 'uploadfileobj':
      return build('PutObject', [
        ['Bucket', b],
        ['Key', c],
        ['Body', a],
      ]);
    case 'downloadfile':
    case 'downloadfileobj':
      return build('GetObject', []);
    case 'copy':
      return args.list.length >= 3
        ? build('CopyObject', [
            ['Bucket', b],
            ['Key', c],
          ])
        : undefined;
    case 'upload':
      return build('PutObject', [...(shapeOf(a, 'record')?.fields ?? [])]);
    default:
      return undefined;
  }
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
  if (!last) return;
  const { language } = machine.frame.unit;
  const answer = ofOrigin(Origin.read);
  // In Go and Ruby it gets one page after the other, and no error first.
  const pages = language === 'go' || language === 'ruby';
  if (pages || promising.has(language))
    callFunction(machine, last, { list: pages ? [answer, constant] : [constant, answer], named: new Map() }, site);
}

const promising: ReadonlySet<string> = new Set(['javascript', 'typescript', 'csharp']);

/** Calls that answer later have to be waited for, in languages where that is said. */
export const pendingIn = (machine: Machine, value: Value): Value =>
  promising.has(machine.frame.unit.language) ? { ...value, pending: true } : value;

/** `boto3.client(name)`, `new S3Client()`. */
export function awsClient(does: Extract<Does, { is: 'aws' }>, callee: ExternalShape, args: CallArgs): Value {
  const given = args.list[0] ?? args.named.get('service_name');
  // In a loop over several names it may be the client of any.
  const [first, ...more] = given?.shapes.filter(({ kind }) => kind === 'literal') ?? [];
  if (does.service === null && first && more.length > 0)
    return joinAll(
      [first, ...more].map((shape) =>
        awsClient(does, callee, { ...args, list: [{ origin: Origin.constant, shapes: [shape] }] }),
      ),
    );
  const name = does.service ?? textOf(given);
  const service = name === undefined ? undefined : awsService(name);
  if (service === undefined) return ofOrigin(Origin.unknown);
  const base: ExternalShape = { ...callee, path: `${callee.path}()`, args, base: callee };
  return external(does.kind === 'resource' ? `aws:${service}:resource` : `aws:${service}`, { base });
}
