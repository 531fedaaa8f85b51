/** Judges DynamoDB writes: under which key, by what expression, behind which condition. */
import type { Effect } from '../handler-facts';
import { hole } from '../handler-facts';
import type { Machine, Site } from '../interpret/machine';
import { loose } from '../interpret/members';
import { Origin, ofOrigin, type Value } from '../interpret/value';
import { isRelative, textOf, textsOf } from '../interpret/value-queries';
import { conditionOf, isGuard, readLegacy, readUpdate, shorten } from './dynamodb-expressions';
import { keyOrigin, repeats, sourceText } from './origin';
import { fieldOf, fieldsOf, type Params } from './params';
import { computed, reportEffect, setGuard } from './report';

export interface Judged {
  readonly repeat: Effect['repeat'];
  readonly key: Effect['key'];
  readonly reason: string;
  /** A condition that only one delivery can meet. */
  readonly condition: 'sure' | 'maybe' | null;
}

export function judgePut(machine: Machine, site: Site, params: Params, target: Value | undefined): void {
  conclude(
    machine,
    site,
    'dynamodb:PutItem',
    putOf(machine, params.get('Item'), params.get('ConditionExpression') ?? params.get('Expected'), target),
    target,
  );
}

export function judgeUpdate(machine: Machine, site: Site, params: Params, target: Value | undefined): Value {
  conclude(machine, site, 'dynamodb:UpdateItem', updateOf(params), target);
  return ofOrigin(Origin.read);
}

function conclude(machine: Machine, site: Site, operation: string, judged: Judged, target: Value | undefined): void {
  const guard = judged.condition === 'sure' ? 'conditional write' : null;
  const repeat =
    judged.condition && judged.repeat !== 'harmless'
      ? judged.condition === 'sure'
        ? 'harmless'
        : 'unknown'
      : judged.repeat;
  reportEffect(machine, site, { operation, repeat, key: judged.key, reason: judged.reason, target, guard });
  if (judged.condition && judged.repeat !== 'harmful')
    setGuard(machine, site, `behind the conditional write \`${operation}\``, judged.condition);
  else if (judged.condition && repeats(judged.key))
    setGuard(machine, site, `behind the conditional write \`${operation}\``, judged.condition);
}

/** Names that keys usually have; the table's own schema goes first where it is known. */
const keyLike =
  /^(pk|sk|id|key|hash|hashkey|rangekey|partitionkey|sortkey|uuid|guid|\w*(id|uuid|key|pk|sk|number|code|email|username))$/;
const notKey =
  /^(\w*(trace|correlation|request|span|session|execution|lambda|invocation|batch|run|lock|owner|version)(id|uuid|key)|traceid|requestid|correlationid|etag|\w*(token|secret|apikey|nonce|hash))$/;
const timeKey = /^(sk|sort|sortkey|range|rangekey|timestamp|ts|date|time|datetime|sortid)$/;

export function putOf(
  machine: Machine,
  item: Value | undefined,
  condition: Value | undefined,
  target: Value | undefined,
): Judged {
  const schema = target ? machine.keysOf(target) : undefined;
  const { key, value, certain } = itemKey(item, schema);
  const conditionText = conditionOf(condition);
  const relative = item !== undefined && isRelative(item);
  if (key === 'random' || key === 'time') {
    const repeat = certain ? 'harmful' : 'unknown';
    return {
      repeat,
      key,
      reason: `key from ${sourceText(value, key)}, so each delivery writes another item`,
      condition: null,
    };
  }
  if (conditionText !== null) {
    // Under a key that is always the same it may be a lock.
    const strength = key === 'event' && conditionText !== hole ? 'sure' : 'maybe';
    const isNew = /attribute_not_exists|not\s+contains|attributenotexists|notexists/i.test(conditionText);
    const guards = isNew || /<>|[^<>]=|[<>](?!=)/.test(conditionText) || conditionText.includes(hole);
    // A version that is read anew with each delivery orders who writes, and keeps nobody from adding again.
    if (guards && relative && !isNew)
      return { repeat: 'unknown', key, reason: 'adds to what was read before, behind a condition', condition: null };
    if (guards)
      return {
        repeat: repeats(key) ? 'harmless' : 'unknown',
        key,
        reason: `key from ${sourceText(value, key)}, written only if its condition holds`,
        condition: strength,
      };
  }
  if (relative)
    return {
      repeat: 'harmful',
      key,
      reason: 'adds to what was read before, so each delivery adds again',
      condition: null,
    };
  if (repeats(key))
    return {
      repeat: 'harmless',
      key,
      reason: `replaces the item whose key comes from ${sourceText(value, key)}`,
      condition: null,
    };
  return { repeat: 'unknown', key, reason: 'it could not be told where the key comes from', condition: null };
}

export const fieldValues = (item: Value): Value[] => [...(fieldsOf(item)?.fields.values() ?? [])];

function itemKey(
  item: Value | undefined,
  schema: readonly string[] | undefined,
): { key: Effect['key']; value: Value | undefined; certain: boolean } {
  if (!item) return { key: 'unknown', value: undefined, certain: false };
  const shape = fieldsOf(item);
  if (!shape || shape.fields.size === 0) {
    const key = keyOrigin(item);
    // An item built somewhere else: what is random in it need not be its key.
    return {
      key: key === 'random' || key === 'time' ? 'unknown' : key === 'constant' ? 'unknown' : key,
      value: item,
      certain: false,
    };
  }
  const rest = shape.kind === 'record' ? shape.rest : null;
  if (schema && schema.length > 0) {
    const values = schema.map((name) => fieldOf(item, name) ?? rest ?? undefined);
    return { ...worst(values), certain: true };
  }
  const fields = [...shape.fields].map(([name, value]) => ({ name: loose(name), value }));
  const named = fields.filter(
    ({ name, value }) =>
      (keyLike.test(name) && !notKey.test(name)) || (/^id/.test(name) && keyOrigin(value) === 'random'),
  );
  const exact = named.filter(({ name }) => /^(pk|sk|id|key|uuid|hashkey|rangekey|partitionkey|sortkey)$/.test(name));
  const candidates = exact.length > 0 ? exact : named.length > 0 ? named.slice(0, 1) : rest ? [] : fields.slice(0, 1);
  const times = fields.filter(
    ({ name, value }) =>
      timeKey.test(name) && keyOrigin(value) === 'time' && !candidates.some((one) => one.name === name),
  );
  if (candidates.length === 0)
    return { key: rest ? keyOrigin(rest) : 'unknown', value: rest ?? undefined, certain: false };
  const found = worst(candidates.map(({ value }) => value));
  // `timestamp: Date.now()` beside an id may be the sort key: only the table could tell.
  if (repeats(found.key) && times.length > 0) return { key: 'unknown', value: times[0]?.value, certain: false };
  // So may a second id that is made here.
  const made = exact.length > 0 ? undefined : named.find(({ value }) => keyOrigin(value) === 'random');
  if (repeats(found.key) && made) return { key: 'unknown', value: made.value, certain: false };
  const sure = exact.length > 0 || named.length > 0;
  return { ...found, certain: sure };
}

function worst(values: readonly (Value | undefined)[]): { key: Effect['key']; value: Value | undefined } {
  const order: readonly Effect['key'][] = ['random', 'time', 'unknown', 'none', 'event', 'constant'];
  const judged = values.map((value) => ({ key: value ? keyOrigin(value) : ('unknown' as const), value }));
  judged.sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  return judged[0] ?? { key: 'unknown', value: undefined };
}

export function updateOf(params: Params): Judged {
  const keyValue = params.get('Key');
  const key = keyOrigin(keyValue ?? undefined);
  const given = params.get('UpdateExpression');
  // What is put together of several parts does what any of them does.
  const expressions = textsOf(given);
  const expression =
    expressions.find((one) => readUpdate(one, params.get('ExpressionAttributeValues')) === 'adds') ?? textOf(given);
  const condition = conditionOf(params.get('ConditionExpression'));
  const legacy = params.get('AttributeUpdates');
  const values = params.get('ExpressionAttributeValues');
  const relativeValue = [...(fieldsOf(values)?.fields.values() ?? [])].some(isRelative);
  const how =
    expression !== undefined
      ? readUpdate(expression, values)
      : legacy
        ? readLegacy(legacy)
        : params.open || given !== undefined
          ? 'unknown'
          : 'sets';
  const guard =
    condition !== null && isGuard(condition, expression ?? '') && repeatsOrRead(key)
      ? key === 'unknown' || condition === hole
        ? 'maybe'
        : 'sure'
      : null;
  const strength =
    guard ?? (condition !== null && key === 'unknown' && isGuard(condition, expression ?? '') ? 'maybe' : null);
  if (how === 'adds' || relativeValue)
    return {
      repeat: 'harmful',
      key,
      reason:
        relativeValue && how !== 'adds'
          ? `${computed}, so each delivery adds again`
          : `\`${shorten(expression ?? 'ADD')}\` adds again with each delivery`,
      condition: strength,
    };
  if (key === 'random' || key === 'time')
    return {
      repeat: 'harmful',
      key,
      reason: `key from ${sourceText(keyValue, key)}, so each delivery writes another item`,
      condition: null,
    };
  if (how === 'unknown')
    return { repeat: 'unknown', key, reason: 'the update expression could not be read', condition: strength };
  return { repeat: 'harmless', key, reason: 'sets attributes to the same again', condition: strength };
}

const repeatsOrRead = (key: Effect['key']): boolean => key === 'event' || key === 'constant' || key === 'unknown';
