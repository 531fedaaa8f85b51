/**
 * Resources that the author writes under the name of one that the framework makes, and `extensions`: both change what is
 * made, so they are merged into the function, trigger or resource of that name.
 */
import type { LambdaFunction, Resource } from '../../model/app';
import type { Data } from '../../model/data';
import { asBoolean, asMap, asNumber, type DataMap, emptyMap, isMap } from '../../model/data';
import type { Value } from '../../model/value';
import { type Pair, valueAt } from '../../yaml/node';
import { deadLetterTarget } from '../cloudformation/failure-targets';
import type { Fragment, TriggerDraft } from '../cloudformation/fragment';
import { asIs, type TemplateSite } from '../sam/site';
import { lazyMap } from '../values/data-maps';
import { evaluate } from '../values/evaluate';
import { plainText, type ServiceContext } from './service-context';

export function applyOverrides(
  made: readonly Fragment[],
  own: readonly Fragment[],
  resources: readonly Pair[],
  extensions: readonly Pair[],
  service: ServiceContext,
): readonly Fragment[] {
  // Nearly every service writes nothing of the kind; then the names of all that is made need not be known.
  if (extensions.length === 0 && !hasMade(resources)) return [...made, ...own];
  const names = namesOf(made);
  const overrides = new Map<string, Pair[]>();
  for (const pair of [...resources, ...extensions]) {
    const name = pair.key.text;
    if (names.has(name)) overrides.set(name, [...(overrides.get(name) ?? []), pair]);
  }
  if (overrides.size === 0) return [...made, ...own];
  const types = new Map(
    own.flatMap((fragment) => (fragment.resources ?? []).map(({ id, type }) => [id, type] as const)),
  );
  const typeOf = (id: string) => types.get(id);
  const change = <T extends object>(thing: T, name: string | null, apply: Change<T>): T =>
    (overrides.get(name ?? '') ?? []).reduce((changed, pair) => remembered(changed, pair, typeOf, apply), thing);
  const changed = made.map(
    (fragment): Fragment => ({
      ...fragment,
      functions: (fragment.functions ?? []).map((fn) =>
        change(fn, fn.logicalId, (before, pair, typesOf) =>
          changedFunction(before, propertiesOf(pair, service), pair, typesOf),
        ),
      ),
      triggers: (fragment.triggers ?? []).map((trigger) =>
        change(trigger, trigger.name, (before, pair) => changedTrigger(before, propertiesOf(pair, service))),
      ),
      resources: (fragment.resources ?? []).map((resource) =>
        change(resource, resource.id, (before, pair) => changedResource(before, propertiesOf(pair, service), pair)),
      ),
    }),
  );
  // What was merged must not stand for itself as well.
  const rest = own.map((fragment): Fragment => {
    const isOver = [...(fragment.functions ?? []), ...(fragment.resources ?? [])].some(({ id }) => overrides.has(id));
    return isOver ? {} : fragment;
  });
  return [...changed, ...rest];
}

const madeIn = new WeakMap<readonly Pair[], boolean>();

/** Kept by the list, which stays the same while somebody types elsewhere. */
function hasMade(resources: readonly Pair[]): boolean {
  const found = madeIn.get(resources) ?? resources.some(({ key }) => mayBeMade.test(key.text));
  madeIn.set(resources, found);
  return found;
}

/** How the framework names what it makes; see `naming`. */
export const mayBeMade =
  /^(S3Bucket|SNSTopic|CognitoUserPool|HttpApi|Websockets|ApiGateway|CloudFront|IamRole|ServerlessDeployment)|Lambda|LogGroup$|EventSourceMapping|EventBridge|EventsRule|Schedule|Subscription|IotTopicRule|IotProvisioning|Alb|StreamConsumer|DLQPolicy|Custom|Authorizer$|Route$|Queue$|Dlq$|StateMachine/;

function namesOf(made: readonly Fragment[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const fragment of made) {
    for (const fn of fragment.functions ?? []) names.add(fn.logicalId);
    for (const trigger of fragment.triggers ?? []) if (trigger.name) names.add(trigger.name);
    for (const resource of fragment.resources ?? []) names.add(resource.id);
  }
  return names;
}

type TypeOf = (id: string) => string | undefined;
type Change<T> = (thing: T, pair: Pair, typeOf: TypeOf) => T;

interface Remembered {
  readonly result: object;
  /** What was asked of other resources, with the answers. */
  readonly asked: ReadonlyMap<string, string | undefined>;
}

const memory = new WeakMap<object, WeakMap<Pair, Remembered>>();

/** The same change of the same thing gives the same object, so that features can keep what they know of it. */
function remembered<T extends object>(thing: T, pair: Pair, typeOf: TypeOf, apply: Change<T>): T {
  const ofThing = memory.get(thing) ?? new WeakMap<Pair, Remembered>();
  memory.set(thing, ofThing);
  const kept = ofThing.get(pair);
  if (kept && [...kept.asked].every(([id, type]) => typeOf(id) === type)) return kept.result as T;
  const asked = new Map<string, string | undefined>();
  const result = apply(thing, pair, (id) => {
    asked.set(id, typeOf(id));
    return typeOf(id);
  });
  ofThing.set(pair, { result, asked });
  return result;
}

function propertiesOf(pair: Pair, service: ServiceContext): DataMap {
  const node = valueAt(pair.value, 'Properties');
  return asMap(node && evaluate(node, service.scope)) ?? emptyMap;
}

function changedFunction(fn: LambdaFunction, over: DataMap, pair: Pair, typeOf: TypeOf): LambdaFunction {
  const properties = deeplyLayered(over, fn.properties);
  const surroundings = {
    typeOf,
    propertiesOf: () => undefined,
    file: () => undefined,
    uriOf: () => undefined,
  };
  const dlq = over.get('DeadLetterConfig') && deadLetterTarget(properties, surroundings, false);
  const condition = plainText(valueAt(pair.value, 'Condition'));
  return {
    ...fn,
    properties,
    timeout: asNumber(properties.get('Timeout')) ?? fn.timeout,
    memory: asNumber(properties.get('MemorySize')) ?? fn.memory,
    failureTargets: dlq ? [...fn.failureTargets.filter(({ kind }) => kind !== 'dlq'), dlq] : fn.failureTargets,
    condition: condition ?? fn.condition,
  };
}

function changedTrigger(trigger: TriggerDraft, over: DataMap): TriggerDraft {
  const enabled = asBoolean(over.get('Enabled'));
  return { ...trigger, settings: deeplyLayered(over, trigger.settings), ...(enabled ? { enabled } : {}) };
}

function changedResource(resource: Resource, over: DataMap, pair: Pair): Resource {
  const condition = plainText(valueAt(pair.value, 'Condition'));
  const { type } = resource;
  const site: TemplateSite = { span: pair.span, pair, base: ['Properties'], spell: asIs, type };
  return {
    ...resource,
    properties: deeplyLayered(over, resource.properties),
    nameSpan: pair.key.span,
    span: pair.span,
    condition: condition ?? resource.condition,
    generated: false,
    site,
  };
}

function deeplyLayered(over: DataMap, under: DataMap): DataMap {
  const keys = [...over.keys, ...under.keys.filter((key) => !over.keys.includes(key))];
  return lazyMap(
    keys,
    (key) => mergedValue(over.get(key), under.get(key)),
    (key) => over.keySpan(key) ?? under.keySpan(key),
  );
}

function mergedValue(over: Value<Data> | undefined, under: Value<Data> | undefined): Value<Data> | undefined {
  if (over === undefined) return under;
  if (over.kind !== 'located' || under?.kind !== 'located') return over;
  if (!isMap(over.value) || !isMap(under.value)) return over;
  return { ...over, value: deeplyLayered(over.value, under.value) };
}
