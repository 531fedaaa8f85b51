/** Mappers of DynamoDB for Node: dynamoose, ElectroDB, DynamoDB-Toolbox, OneTable. */
import type { Machine, Site } from '../interpret/machine';
import { loose } from '../interpret/members';
import { type CallArgs, type ExternalShape, literalOf, shapeOf, type Value } from '../interpret/value';
import { elementOf, isRelative } from '../interpret/value-queries';
import { type Judged, putOf } from './judge-dynamodb';
import { fieldsOf } from './params';
import { reportEffect, reportOutbound } from './report';

/** Returns whether it is a write; the chain that it stands in goes on. */
export function callDynamoMapper(
  machine: Machine,
  callee: ExternalShape,
  method: string,
  args: CallArgs,
  site: Site,
): boolean {
  const judged = judge(machine, callee, verbOf(callee, method), args);
  if (!judged) return false;
  const { repeat, key, reason } = judged;
  reportOutbound(machine, site, 'aws', 'dynamodb');
  reportEffect(machine, site, { operation: `dynamo-orm:${method}`, repeat, key, reason });
  return true;
}

/** `build(PutItemCommand).item(order)`: the command says what is done. */
function verbOf({ base }: ExternalShape, method: string): string {
  if (method !== 'item') return loose(method);
  const command = shapeOf(base?.args?.list[0], 'external')?.path ?? '';
  return /Put\w*$/.test(command) ? 'put' : /Update\w*$/.test(command) ? 'update' : '';
}

type Judgement = Pick<Judged, 'repeat' | 'key' | 'reason'>;

function judge(machine: Machine, callee: ExternalShape, verb: string, args: CallArgs): Judgement | undefined {
  if (/^(put|create|save|upsert|batchput|replace)$/.test(verb)) {
    // `table.create('Order', order)`, `new Order(order).save()`.
    const given = args.list.find((one) => fieldsOf(one) ?? shapeOf(one, 'list') ?? literalOf(one) === undefined);
    const item = given ?? callee.base?.args?.list[0];
    return putOf(machine, item && shapeOf(item, 'list') ? elementOf(item) : item, undefined, undefined);
  }
  if (/^(add|append|subtract|prepend)$/.test(verb)) return adding;
  if (/^(update|patch)$/.test(verb)) return args.list.some((one) => adds(one)) ? adding : setting;
  return undefined;
}

const adding: Judgement = { repeat: 'harmful', key: 'none', reason: 'adds again with each delivery' };
const setting: Judgement = { repeat: 'harmless', key: 'none', reason: 'sets attributes to the same again' };

/** `{ $ADD: { count: 1 } }`, `{ count: { $add: 1 } }`, `{ count: $add(1) }`, or what was computed from what was read. */
function adds(value: Value, depth = 0): boolean {
  if (isRelative(value)) return true;
  return [...(fieldsOf(value)?.fields ?? [])].some(
    ([name, field]) =>
      /^(\$(add|append|prepend)|add)$/i.test(name) ||
      /\$(add|append|prepend|subtract)$/.test(shapeOf(field, 'external')?.base?.path ?? '') ||
      (depth < 2 && adds(field, depth + 1)),
  );
}
