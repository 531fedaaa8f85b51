/** Objects above clients: boto3 and Ruby resources, Java's enhanced client and mapper, .NET's context, uploaders. */
import type { Machine, Site } from '../interpret/machine';
import { type CallArgs, type ExternalShape, external, Origin, ofOrigin, shapeOf, type Value } from '../interpret/value';
import { consumed, operationOf, pendingIn } from './aws-calls';
import { gathered, gathering } from './aws-paths';
import { callUpload, uploadParams } from './aws-uploads';
import { documentBatch, toldCondition } from './document-api';
import { judgeAws } from './judge-aws';
import { fieldsOf, paramsOf } from './params';

export interface ResourceCall {
  readonly service: string;
  readonly kind: string;
  readonly method: string;
}

/** What a method of a resource is as an operation. */
const operations: Readonly<Record<string, string>> = {
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

/** Ways to get from one resource to another. */
const steps: Readonly<Record<string, string>> = {
  Table: 'Table',
  table: 'Table',
  getTable: 'Table',
  Object: 'Object',
  object: 'Object',
  Bucket: 'Bucket',
  bucket: 'Bucket',
  Queue: 'Queue',
  queue: 'Queue',
  get_queue_by_name: 'Queue',
  Topic: 'Topic',
  topic: 'Topic',
  Message: 'Message',
  create_topic: 'Topic',
};

export function callResource(
  machine: Machine,
  callee: ExternalShape,
  args: CallArgs,
  site: Site,
  call: ResourceCall,
): Value {
  const { service, kind, method } = call;
  const made = ownerArgs(callee);
  if (method.startsWith('meta.client.'))
    return judgeAws(machine, {
      service,
      operation: operationOf(machine, service, method.slice('meta.client.'.length)),
      params: paramsOf(args),
      site,
    });
  const step = steps[method];
  if (step !== undefined && !(kind === 'Object' && method === 'object')) {
    return external(`aws:${service}:${step}`, {
      args: { list: [...(made && kind !== 'resource' ? made.list : []), ...args.list], named: args.named },
      base: callee,
    });
  }
  if (service === 'dynamodb' && kind !== 'resource') return callTable(machine, callee, args, site, kind, method, made);
  if (kind === 'Upload') return callUpload(machine, callee, method, made, site);
  if (kind === 'Uploader')
    return pendingIn(
      machine,
      judgeAws(machine, { service: 's3', operation: 'PutObject', params: uploadParams(args), site }),
    );
  if (kind === 'resource' && /^[A-Z]\w*$/.test(method))
    return external(`aws:${service}:${method}`, { args, base: callee });
  if (service === 'dynamodb' && /^batch(Get|Write)Item/.test(method)) return documentBatch(machine, method, args, site);
  if (/^(create_(table|bucket|queue)|batch_(get|write)_item)$/.test(method))
    return judgeAws(machine, {
      service,
      operation: operationOf(machine, service, method),
      params: paramsOf(args),
      site,
    });
  const operation = operations[`${kind}.${method}`];
  if (operation === undefined) return judgeOther(machine, service, kind, method, site);
  return judgeAws(machine, { service, operation, params: resourceParams(service, kind, method, args, made), site });
}

function resourceParams(service: string, kind: string, method: string, args: CallArgs, made: CallArgs | null) {
  const named = new Map(args.named);
  const [first, second] = made?.list ?? [];
  if (service === 's3') {
    const bucket = first ?? made?.named.get('bucket_name');
    if (bucket) named.set('Bucket', bucket);
    const key =
      kind === 'Object' ? (second ?? made?.named.get('key')) : /^upload_file/.test(method) ? args.list[1] : undefined;
    if (key) named.set('Key', key);
  } else if (first) {
    named.set(service === 'sqs' ? 'QueueUrl' : 'TopicArn', first);
  }
  return paramsOf({ list: args.list.filter((one) => fieldsOf(one)), named });
}

/** DynamoDB tables in the dress of each SDK: items as objects of the app's own classes. */
function callTable(
  machine: Machine,
  callee: ExternalShape,
  args: CallArgs,
  site: Site,
  kind: string,
  method: string,
  made: CallArgs | null,
): Value {
  if (method === 'batch_writer') return external('aws:dynamodb:Table', { args: made, base: callee.base });
  if (/^(getI|i)ndex$/.test(method)) return external('aws:dynamodb:Table', { args: made, base: callee.base });
  if (saying.test(method)) return ofOrigin(Origin.read);
  if (gathering.test(method)) return external(`aws:dynamodb:${kind}`, { args: made, base: callee });
  const table = made?.list[0] ?? made?.named.get('name') ?? made?.named.get('table_name');
  const name = kind === 'Table' && table && !shapeOf(table, 'external') ? table : undefined;
  const operation = gathered(method) ?? operationOf(machine, 'dynamodb', method);
  if (kind === 'Context' || kind === 'Mapper' || kind === 'Enhanced') {
    const written = callMapper(machine, args, site, method);
    // What is gathered is written later: nothing is waited for here.
    return gathered(method) === undefined ? pendingIn(machine, written) : written;
  }
  const list = args.list.map((one) => consumed(machine, one, site));
  const [item] = list;
  const { language } = machine.frame.unit;
  const takesObjects = language !== 'python' && language !== 'ruby';
  const isOwnItem =
    item &&
    fieldsOf(item) &&
    !/^(builder:|.*(Spec|Request|Input)$)/.test(shapeOf(item, 'record')?.type ?? '') &&
    takesObjects;
  const isPut = operation === 'PutItem' || operation === 'UpdateItem';
  const isOpaque = isPut && item && !fieldsOf(item) && takesObjects;
  const named = new Map([...args.named, ...toldCondition(list)]);
  if (name) named.set('TableName', name);
  // An object of the app's own: updating writes its attributes, as putting does.
  if (isPut && (isOwnItem || isOpaque || isItemBuilder(item))) {
    named.set('Item', item ?? ofOrigin(Origin.unknown));
    return pendingIn(
      machine,
      judgeAws(machine, {
        service: 'dynamodb',
        operation: 'PutItem',
        params: paramsOf({ list: list.slice(1).filter((one) => fieldsOf(one)), named }),
        site,
      }),
    );
  }
  return pendingIn(
    machine,
    judgeAws(machine, { service: 'dynamodb', operation, params: paramsOf({ list, named }), site }),
  );
}

/** Methods that only say what a table is called and how its items are read. */
const saying =
  /^(tableName|tableSchema|keyFrom|mapperExtension|getTableName|getTableModel|marshallInto\w+|newTableMapper|generate\w+Request|FromDocuments?|ToDocument|GetTargetTable|RegisterTableDefinition|Dispose)$/;

const isItemBuilder = (value: Value | undefined): boolean => shapeOf(value, 'record')?.type === 'builder:Item';

/** Mapper, context and enhanced client: `save(order)`, `SaveAsync(order)`. */
function callMapper(machine: Machine, args: CallArgs, site: Site, method: string): Value {
  const name = method.replace(/Async$/, '').toLowerCase();
  const list = args.list.map((one) => consumed(machine, one, site));
  const [item] = list;
  const operation = gathered(method);
  if (operation === 'PutItem' || /^(save|putitem|batchsave)$/.test(name)) {
    const named = new Map<string, Value>([['Item', item ?? ofOrigin(Origin.unknown)]]);
    return judgeAws(machine, {
      service: 'dynamodb',
      operation: 'PutItem',
      params: paramsOf({ list: [], named }),
      site,
    });
  }
  if (
    /^(execute$|load|query|scan|count|getitem|batchget|fromquery|fromscan|getremaining|getnextset|tolist|batchload)/.test(
      name,
    )
  )
    return judgeAws(machine, { service: 'dynamodb', operation: 'Query', params: paramsOf(args), site });
  if (operation === 'DeleteItem' || /^delete/.test(name))
    return judgeAws(machine, { service: 'dynamodb', operation: 'DeleteItem', params: paramsOf(args), site });
  return judgeAws(machine, {
    service: 'dynamodb',
    operation: name.startsWith('transact') ? 'TransactWriteItems' : 'BatchWriteItem',
    params: paramsOf({ list, named: args.named }),
    site,
  });
}

const tame =
  /^(load|reload|objects|all|filter|limit|wait|wait_until|get|meta|attributes|items|table_status|query|scan|get_item|name|exists\?|generate|delete|start|stop|terminate|put_tags|update|create_tags|add|close|instances|volumes|snapshots|tags)/;

function judgeOther(machine: Machine, service: string, kind: string, method: string, site: Site): Value {
  if (/\.(all|filter|limit|pages|count|first)$/.test(method)) return ofOrigin(Origin.read);
  if (!tame.test(method))
    judgeAws(machine, {
      service,
      operation: operationOf(machine, service, `${method}_${kind}`),
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
