/** Finds what a value points to: by reference, by ARN or by name. Knows resources only by what the app says of them. */
import type { App, FunctionId, Resource, ResourceId } from '../model/app';
import type { Data, Reference, Template } from '../model/data';
import { isReference, isTemplate } from '../model/data';
import type { Located, Value } from '../model/value';
import { arnOf, type NamedArn, textOf } from './arn';
import type { Target } from './graph';
import { lookup } from './lookup';

export type Resolve = (value: Value<Data> | undefined) => Target;

export function createResolve(app: App, kin: (id: ResourceId) => Resource | undefined = () => undefined): Resolve {
  const functions = new Map<ResourceId, FunctionId>();
  for (const fn of app.functions.values()) functions.set(fn.logicalId, fn.id);
  let names: ReadonlyMap<string, readonly Named[]> | undefined;

  const byId = (reference: Reference, expression: string): Target => {
    const { target, attribute } = reference;
    const qualified =
      app.qualifiers.get(target) ?? (attribute ? app.qualifiers.get(`${target}.${attribute}`) : undefined);
    const fn = functions.get(target) ?? qualified?.fn;
    if (fn !== undefined) return { kind: 'function', id: fn };
    const resource = app.resources.get(target) ?? kin(target);
    if (resource === undefined) {
      return { kind: 'unknown', reason: `there is no resource \`${target}\` in this template`, expression };
    }
    if (attribute !== null && handsOutForeignValues.test(resource.type)) {
      return {
        kind: 'unknown',
        reason: `it comes from \`${target}\`, whose insides are not in this template`,
        expression,
      };
    }
    return { kind: 'resource', id: target, resource };
  };

  const byName = (name: string, arn: NamedArn | undefined, expression: string): Target => {
    names ??= physicalNames(app);
    const found = (names.get(name) ?? []).filter((named) => arn === undefined || named.type === arn.type);
    const [only] = found;
    return found.length === 1 && only ? only.target : { kind: 'external', expression };
  };

  const fromTemplate = (template: Template): Target => {
    const expression = textOf(template);
    const whole = template.parts.filter((part) => part !== '');
    const [first] = whole;
    if (whole.length === 1 && isReferencePart(first)) return byId(first, expression);
    const arn = arnOf(template);
    if (arn === undefined) return byName(expression, undefined, expression);
    return arn.reference ? byId(arn.reference, expression) : byName(arn.name, arn, expression);
  };

  const one = (located: Located<Data>): Target => {
    const data = located.value;
    if (isReference(data)) return byId(data, referenceText(data));
    if (isTemplate(data)) return fromTemplate(data);
    if (typeof data === 'string') {
      if (data === '') return { kind: 'none' };
      const arn = arnOf({ kind: 'template', parts: [data] });
      return byName(arn?.name ?? data, arn, data);
    }
    if (data === null) return { kind: 'none' };
    return { kind: 'unknown', reason: 'it has an unexpected form', expression: '' };
  };

  // Rules ask for the same values again and again.
  const found = new WeakMap<Value<Data>, Target>();
  const resolve: Resolve = (value) => {
    if (value === undefined) return { kind: 'none' };
    const target = found.get(value) ?? targetOf(value);
    found.set(value, target);
    return target;
  };

  const targetOf = (value: Value<Data>): Target => {
    if (value.kind === 'unresolved') return { kind: 'unknown', reason: value.reason, expression: value.expression };
    if (value.kind === 'located') return one(value);
    const targets = value.options.map((option) => resolve(option.value));
    const [first] = targets;
    if (first && targets.every((target) => isSame(target, first))) return first;
    return { kind: 'unknown', reason: 'it depends on a condition', expression: '' };
  };
  return resolve;
}

export function isSame(a: Target, b: Target): boolean {
  if (a.kind !== b.kind) return false;
  if (a.kind === 'none') return true;
  if ((a.kind === 'resource' || a.kind === 'function') && (b.kind === 'resource' || b.kind === 'function')) {
    return a.id === b.id;
  }
  if (a.kind === 'external' && b.kind === 'external') return a.expression === b.expression;
  return false;
}

interface Named {
  readonly type: string;
  readonly target: Target;
}

/** The property that holds a resource's physical name, where something else may call it by that name. */
const nameProperties: Readonly<Record<string, string>> = {
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::Kinesis::Stream': 'Name',
  'AWS::Events::EventBus': 'Name',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
  'AWS::KinesisFirehose::DeliveryStream': 'DeliveryStreamName',
  'AWS::Logs::LogGroup': 'LogGroupName',
};

/** Nested stacks and custom resources hand out values of things that are not in the template. */
const handsOutForeignValues = /^(AWS::CloudFormation::(Stack|CustomResource)|AWS::Serverless::Application|Custom::.*)$/;

function physicalNames(app: App): ReadonlyMap<string, readonly Named[]> {
  const names = new Map<string, Named[]>();
  const add = (value: Value<Data> | undefined, named: Named) => {
    // A name that depends on a condition may be any of them.
    if (value?.kind === 'alternatives') for (const option of value.options) add(option.value, named);
    if (value?.kind !== 'located') return;
    const name = isTemplate(value.value) ? textOf(value.value) : value.value;
    if (typeof name !== 'string' || name === '') return;
    const list = names.get(name);
    if (!list) names.set(name, [named]);
    else if (!list.includes(named)) list.push(named);
  };
  for (const resource of app.resources.values()) {
    const property = nameProperties[resource.type];
    if (property) add(lookup(resource.properties, property), { type: resource.type, target: asTarget(resource) });
  }
  for (const fn of app.functions.values()) {
    const target: Target = { kind: 'function', id: fn.id };
    add(lookup(fn.properties, 'FunctionName'), { type: 'AWS::Lambda::Function', target });
  }
  return names;
}

const asTarget = (resource: Resource): Target => ({ kind: 'resource', id: resource.id, resource });

const isReferencePart = (part: Template['parts'][number] | undefined): part is Reference =>
  typeof part === 'object' && part.kind === 'ref';

const referenceText = (reference: Reference): string =>
  reference.attribute === null ? reference.target : `${reference.target}.${reference.attribute}`;
