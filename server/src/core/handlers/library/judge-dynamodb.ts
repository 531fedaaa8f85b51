/** Judges DynamoDB writes: under which key, by what expression, behind which condition. */
import type { Effect } from '../handler-facts';
import type { Machine, Site } from '../interpret/machine';
import { loose } from '../interpret/members';
import { hole, Origin, ofOrigin, shapeOf, textOf, type Value } from '../interpret/value';
import { keyOrigin, repeats, sourceText } from './origin';
import { entriesOf, fieldOf, fieldsOf, type Params, paramsOf } from './params';
import { reportEffect, setGuard } from './report';

interface Judged {
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
  const relative =
    item !== undefined &&
    (fieldValues(item).some((one) => (one.origin & Origin.relative) !== 0) || (item.origin & Origin.relative) !== 0);
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
    const strength = key === 'event' ? 'sure' : key === 'unknown' ? 'maybe' : null;
    const guards =
      /attribute_not_exists|<>|=|not\s+contains|attributenotexists|notexists/i.test(conditionText) ||
      conditionText.includes(hole);
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

const fieldValues = (item: Value): Value[] => [...(fieldsOf(item)?.fields.values() ?? [])];

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
  const named = fields.filter(({ name }) => keyLike.test(name) && !notKey.test(name));
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

/** The condition as text: an expression, or boto3's `Attr('id').not_exists()`. */
function conditionOf(value: Value | undefined): string | null {
  if (!value) return null;
  const text = textOf(value);
  if (text !== undefined) return text;
  const external = shapeOf(value, 'external');
  return external ? external.path.replace(/_/g, '') : hole;
}

function updateOf(params: Params): Judged {
  const keyValue = params.get('Key');
  const key = keyOrigin(keyValue ?? undefined);
  const expression = textOf(params.get('UpdateExpression'));
  const condition = conditionOf(params.get('ConditionExpression'));
  const legacy = params.get('AttributeUpdates');
  const values = params.get('ExpressionAttributeValues');
  const relativeValue = [...(fieldsOf(values)?.fields.values() ?? [])].some(
    (one) =>
      (one.origin & Origin.relative) !== 0 || fieldValues(one).some((inner) => (inner.origin & Origin.relative) !== 0),
  );
  const how =
    expression !== undefined
      ? readUpdate(expression, values)
      : legacy
        ? readLegacy(legacy)
        : params.open
          ? 'unknown'
          : 'sets';
  const guard =
    condition !== null && isGuard(condition, expression ?? '') && repeatsOrRead(key)
      ? key === 'unknown'
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
          ? 'writes a value computed from what was read before, so each delivery adds again'
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

const shorten = (text: string): string => text.replace(/\s+/g, ' ').replaceAll(hole, '…').trim().slice(0, 60);

/** Reads an update expression: does it set, or add to what is there? */
export function readUpdate(expression: string, values: Value | undefined): 'sets' | 'adds' | 'unknown' {
  const text = expression.replace(/\s+/g, ' ');
  if (/list_append\s*\(/i.test(text)) return 'adds';
  const add = /(?:^|\s)ADD\s+(.+?)(?=\s(?:SET|REMOVE|DELETE)\s|$)/i.exec(text);
  if (add) {
    // Adding to a set what is in it changes nothing.
    const placeholders = [...(add[1] ?? '').matchAll(/:[\w]+/g)].map((one) => one[0]);
    const allSets =
      placeholders.length > 0 &&
      placeholders.every((name) => isSet(fieldOf(values, name) ?? fieldOf(values, name.slice(1))));
    if (!allSets) return 'adds';
  }
  const sets = text.replace(/if_not_exists\s*\([^)]*\)/gi, 'was').replace(/:\w+/g, ':v');
  if (/=\s*[^,]*?(\)|[\w.#\]]|:v|\u25a1)\s*[+-]\s*(:v|[#\w]|\u25a1)/.test(sets)) return 'adds';
  if (/\b(SET|REMOVE|DELETE|ADD)\b/i.test(text)) return 'sets';
  return 'unknown';
}

const isSet = (value: Value | undefined): boolean => {
  if (!value) return false;
  if (fieldOf(value, 'SS') || fieldOf(value, 'NS') || fieldOf(value, 'BS')) return true;
  const external = shapeOf(value, 'external')?.path ?? '';
  return shapeOf(value, 'list') !== undefined || /Set\(\)$|createSet/.test(external);
};

function readLegacy(updates: Value): 'sets' | 'adds' | 'unknown' {
  for (const one of fieldValues(updates)) if (textOf(fieldOf(one, 'Action')) === 'ADD') return 'adds';
  return fieldsOf(updates) ? 'sets' : 'unknown';
}

/** Whether only one delivery can meet the condition. `stock >= :n` says how much there is, not that it is the first time. */
function isGuard(condition: string, update: string): boolean {
  if (condition.includes(hole) && !/[a-z]/i.test(condition)) return true;
  if (
    /attribute_not_exists|attributenotexists|\.notexists|not\s*\(?\s*contains|\bNOT\b.*contains|<>|\.ne\(\)|!=/i.test(
      condition,
    )
  )
    return true;
  // A version, a state or a sequence that the same write moves on.
  const comparison = /([\w.#]+)\s*(=|<|<=|>|>=)\s*(:\w+)/g;
  for (const [, attribute, sign, placeholder] of condition.matchAll(comparison)) {
    if (attribute === undefined || placeholder === undefined) continue;
    const name = attribute.replace(/[#.[\]]/g, '\\$&');
    const moved = new RegExp(`${name}\\s*=\\s*([^,]+)`).exec(update)?.[1];
    if (moved === undefined) continue;
    if (sign === '=' && !moved.trim().startsWith(placeholder)) return true;
    if ((sign === '<' || sign === '<=') && moved.trim().startsWith(placeholder)) return sign === '<';
  }
  return false;
}

export function judgeBatchWrite(machine: Machine, site: Site, params: Params): void {
  const tables = params.get('RequestItems');
  const rest = shapeOf(tables, 'record')?.rest;
  const requests = fieldsOf(tables)
    ? [...fieldValues(tables ?? ofOrigin(0)), ...(rest ? [rest] : [])]
    : tables
      ? [tables]
      : [];
  const judged = requests
    .flatMap((list) => entriesOf(list))
    .map((request): Judged => {
      const put = fieldOf(request, 'PutRequest');
      if (put) return putOf(machine, fieldOf(put, 'Item'), undefined, undefined);
      if (fieldOf(request, 'DeleteRequest'))
        return { repeat: 'harmless', key: 'event', reason: 'deletes', condition: null };
      return { repeat: 'unknown', key: 'unknown', reason: 'the items could not be read', condition: null };
    });
  concludeAll(machine, site, 'dynamodb:BatchWriteItem', judged, tables);
}

export function judgeTransaction(machine: Machine, site: Site, params: Params): void {
  const token = params.get('ClientRequestToken');
  const tokenKey = keyOrigin(token);
  const judged = entriesOf(params.get('TransactItems')).map((item): Judged => {
    const part = (name: string): Value | undefined => fieldOf(item, name);
    const put = part('Put');
    const update = part('Update');
    const check = part('ConditionCheck');
    if (put)
      return putOf(machine, fieldOf(put, 'Item'), fieldOf(put, 'ConditionExpression'), fieldOf(put, 'TableName'));
    if (update) return updateOf(paramsOf({ list: [update], named: new Map() }));
    if (check)
      return {
        repeat: 'harmless',
        key: 'event',
        reason: 'checks',
        condition: /not_exists/.test(conditionOf(fieldOf(check, 'ConditionExpression')) ?? '') ? 'sure' : null,
      };
    if (part('Delete')) return { repeat: 'harmless', key: 'event', reason: 'deletes', condition: null };
    return { repeat: 'unknown', key: 'unknown', reason: 'the items could not be read', condition: null };
  });
  if (token && repeats(tokenKey)) {
    const guard = '`ClientRequestToken` from the event';
    reportEffect(machine, site, {
      operation: 'dynamodb:TransactWriteItems',
      repeat: 'harmless',
      key: tokenKey,
      guard,
      reason: `${guard} makes a second one the same for ten minutes`,
    });
    return;
  }
  const random =
    token && (tokenKey === 'random' || tokenKey === 'time')
      ? { parameter: 'ClientRequestToken', origin: tokenKey }
      : null;
  concludeAll(machine, site, 'dynamodb:TransactWriteItems', judged, undefined, random);
}

/** All or nothing: one condition keeps all parts from happening twice. */
function concludeAll(
  machine: Machine,
  site: Site,
  operation: string,
  judged: readonly Judged[],
  target: Value | undefined,
  randomToken: { parameter: string; origin: 'random' | 'time' } | null = null,
): void {
  const condition =
    judged.find((one) => one.condition === 'sure')?.condition ?? judged.find((one) => one.condition)?.condition ?? null;
  const bad =
    judged.find((one) => one.repeat === 'harmful') ?? judged.find((one) => one.repeat === 'unknown') ?? judged[0];
  if (!bad) {
    reportEffect(machine, site, {
      operation,
      repeat: 'unknown',
      key: 'unknown',
      reason: 'the items could not be read',
      target,
    });
    return;
  }
  const repeat = condition && bad.repeat !== 'harmless' ? (condition === 'sure' ? 'harmless' : 'unknown') : bad.repeat;
  reportEffect(machine, site, {
    operation,
    repeat,
    key: bad.key,
    reason: bad.reason,
    target,
    guard: condition ? 'conditional write' : null,
    randomToken,
  });
  if (condition) setGuard(machine, site, `behind the conditional write \`${operation}\``, condition);
}
