/** Judges DynamoDB batches and transactions: all of their parts at once. */
import type { Machine, Site } from '../interpret/machine';
import { ofOrigin, shapeOf, type Value } from '../interpret/value';
import { conditionOf } from './dynamodb-expressions';
import { fieldValues, type Judged, putOf, updateOf } from './judge-dynamodb';
import { keyOrigin, repeats } from './origin';
import { entriesOf, fieldOf, fieldsOf, type Params, paramsOf } from './params';
import { reportEffect, setGuard } from './report';

export function judgeBatchWrite(machine: Machine, site: Site, params: Params): void {
  const tables = params.get('RequestItems');
  const rest = shapeOf(tables, 'record')?.rest;
  const requests = fieldsOf(tables)
    ? [...fieldValues(tables ?? ofOrigin(0)), ...(rest ? [rest] : [])]
    : tables
      ? [tables]
      : [];
  // Java's enhanced client: a batch for each table.
  const given = params.get('writeBatches');
  const batches = (given ? (shapeOf(given, 'list')?.items ?? [given]) : []).flatMap((batch) =>
    ownItems(machine, batch),
  );
  const judged = requests
    .flatMap((list) => entriesOf(list))
    .map((request): Judged => {
      const put = fieldOf(request, 'PutRequest');
      if (put) return putOf(machine, fieldOf(put, 'Item'), undefined, undefined);
      if (fieldOf(request, 'DeleteRequest'))
        return { repeat: 'harmless', key: 'event', reason: 'deletes', condition: null };
      return { repeat: 'unknown', key: 'unknown', reason: 'the items could not be read', condition: null };
    });
  concludeAll(machine, site, 'dynamodb:BatchWriteItem', [...judged, ...batches], tables);
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
  judged.push(...ownItems(machine, params));
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

/** `addPutItem(order)`, `addPutItem(table, order)`, `addDeleteItem(...)` on the builders of Java's enhanced client. */
function ownItems(machine: Machine, from: Value | Params): Judged[] {
  const part = (name: string): Value | undefined => ('get' in from ? from.get(name) : fieldOf(from, name));
  const put = part('putItem') ?? part('updateItem');
  const judged: Judged[] = [];
  if (put) {
    const given = shapeOf(put, 'list')?.items ?? [put];
    const item = given.at(-1);
    const table = given.length > 1 ? given[0] : undefined;
    const written = fieldOf(item, 'item') ?? item;
    judged.push(putOf(machine, written, fieldOf(item, 'conditionExpression'), table));
  }
  if (part('deleteItem')) judged.push({ repeat: 'harmless', key: 'event', reason: 'deletes', condition: null });
  return judged;
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
