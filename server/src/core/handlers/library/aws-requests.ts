/** Inputs of operations that aren't plain objects: Java's request builders, arguments in a row. */
import { type CallArgs, type RecordShape, record, shapeOf, type Value } from '../interpret/value';
import { type Params, paramsOf } from './params';

/** A request object of Java being built; its methods set fields. */
export function requestBuilder(path: string, args: CallArgs, construct: boolean): Value | undefined {
  const builder = /^software\.amazon\.awssdk\..*?\.(\w+)\.builder$/.exec(path);
  if (builder && !/Client$/.test(builder[1] ?? '')) return record([], null, `builder:${builder[1]}`);
  const request = construct ? /^com\.amazonaws\.services\.\w+\.(?:model|document(?:\.spec)?)\.(\w+)$/.exec(path) : null;
  const type = request?.[1];
  if (type === undefined || /^(DynamoDB|Table)$/.test(type)) return undefined;
  const names = positions[type.replace(/(Request|Spec)$/, '')] ?? [];
  const fields = args.list.slice(0, names.length).map((value, index) => [names[index] ?? '', value] as const);
  if (type === 'AttributeValue' && args.list[0]) fields.push(['s', args.list[0]]);
  return record(fields, null, `builder:${type}`);
}

export const isBuilder = (shape: RecordShape | undefined): boolean => shape?.type?.startsWith('builder:') === true;

/** What the arguments in a row mean, by operation. */
const positions: Readonly<Record<string, readonly string[]>> = {
  PutItem: ['tableName', 'item'],
  UpdateItem: ['tableName', 'key', 'attributeUpdates'],
  DeleteItem: ['tableName', 'key'],
  GetItem: ['tableName', 'key'],
  SendMessage: ['queueUrl', 'messageBody'],
  SendMessageBatch: ['queueUrl', 'entries'],
  Publish: ['topicArn', 'message', 'subject'],
  PutObject: ['bucket', 'key', 'body'],
  CopyObject: ['sourceBucket', 'sourceKey', 'bucket', 'key'],
  DeleteObject: ['bucket', 'key'],
  PutRecord: ['streamName', 'data', 'partitionKey'],
};

/** The input of an operation, named or in a row. */
export function operationParams(operation: string, args: CallArgs): Params {
  const names = positions[operation];
  const [first] = args.list;
  const isPlain = first !== undefined && !shapeOf(first, 'record') && !shapeOf(first, 'instance');
  if (
    !names ||
    !isPlain ||
    args.list.length < 2 ||
    args.named.size > 0 ||
    args.list.slice(1).every((one) => shapeOf(one, 'function'))
  )
    return paramsOf(args);
  // Go passes a context first and the input behind it.
  const input = args.list.find((one) => shapeOf(one, 'record')?.type?.endsWith('Input'));
  if (input) return paramsOf({ list: [input], named: new Map() });
  if (shapeOf(first, 'external')?.path === 'lambda:context')
    return paramsOf({ list: args.list.slice(1), named: new Map() });
  const named = new Map(names.flatMap((name, index) => (args.list[index] ? [[name, args.list[index]] as const] : [])));
  return paramsOf({ list: [], named });
}
