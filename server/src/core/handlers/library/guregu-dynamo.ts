/**
 * `github.com/guregu/dynamo` of Go: chains that end in `Run()` or in reading the old or new item, as the operation that
 * DynamoDB gets. Only what tells setting from adding, and what makes a condition, is kept of expressions.
 */
import { keptByText } from '../../text/kept-by-text';
import { hole } from '../handler-facts';
import type { Machine, Site } from '../interpret/machine';
import { type CallArgs, type ExternalShape, literalValue, record, shapeOf, type Value } from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import { callChain, type Link } from './call-chain';
import { judgeAws } from './judge-aws';
import { paramsOf } from './params';

const spoken = keptByText((path) =>
  !/^github\.com\/guregu\/dynamo(\/v\d+)?\./.test(path)
    ? undefined
    : /\.WriteTx\(\)[^[]*\.(Put|Update|Delete)$/.test(path)
      ? 'part'
      : /\.(Run|Value|OldValue|OnlyUpdated(Old)?Value|CurrentValue)(WithContext)?$/.test(path)
        ? 'end'
        : undefined,
);

/** Undefined where it is another call, or the chain goes on. */
export function callGureguDynamo(
  machine: Machine,
  callee: ExternalShape,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const kind = spoken(callee.path);
  if (kind === undefined) return undefined;
  // A transaction is given chains that are not run themselves.
  if (kind === 'part') {
    for (const one of args.list) {
      const part = shapeOf(one, 'external');
      if (part) write(machine, callChain(part), site);
    }
    return undefined;
  }
  const links = callChain(callee);
  if (links.some(({ name }) => name === 'WriteTx')) return undefined;
  const results = batched(links).map((part) => write(machine, part, site));
  return results.find((one) => one !== undefined);
}

/** A batch is given several items, and is told so several times. */
function batched(links: readonly Link[]): readonly (readonly Link[])[] {
  if (!links.some(({ name }) => name === 'Write')) return [links];
  const table = links.filter(({ name }) => name === 'Table');
  return links.flatMap(({ name, args }) =>
    name === 'Put' ? args.list.map((one) => [...table, { name, args: { ...args, list: [one] } }]) : [],
  );
}

const operations: Readonly<Record<string, string>> = { Put: 'PutItem', Update: 'UpdateItem', Delete: 'DeleteItem' };

function write(machine: Machine, links: readonly Link[], site: Site): Value | undefined {
  const start = links.find(({ name }) => Object.hasOwn(operations, name));
  const operation = start && operations[start.name];
  if (!start || operation === undefined) return undefined;
  const names = new Map<Value, string>();
  const fields: [string, Value][] = [];
  const table = links.find(({ name }) => name === 'Table')?.args.list[0];
  if (table) fields.push(['TableName', table]);
  const [first, second] = start.args.list;
  if (start.name === 'Put') {
    if (first) fields.push(['Item', first]);
  } else fields.push(['Key', record(keyOf(links, first, second))]);
  const conditions = links.flatMap(({ name, args }) => (name === 'If' ? [`(${expression(args, names)})`] : []));
  if (conditions.length > 0) fields.push(['ConditionExpression', literalValue(conditions.join(' AND '))]);
  const changes = links.flatMap((link) => change(link, names));
  if (changes.length > 0) fields.push(['UpdateExpression', literalValue(changes.join(' '))]);
  if (names.size > 0)
    fields.push(['ExpressionAttributeValues', record([...names].map(([value, name]) => [name, value] as const))]);
  const params = paramsOf({ list: [record(fields)], named: new Map() });
  return judgeAws(machine, { service: 'dynamodb', operation, params, site });
}

function keyOf(links: readonly Link[], name: Value | undefined, value: Value | undefined): [string, Value][] {
  const range = links.find((link) => link.name === 'Range')?.args.list;
  const pairs = [
    [name, value],
    [range?.[0], range?.at(-1)],
  ] as const;
  return pairs.flatMap(([of, is]): [string, Value][] => (is ? [[textOf(of) ?? hole, is]] : []));
}

/** One value has one name, so that a condition and an update that use it can be compared. */
function named(value: Value | undefined, names: Map<Value, string>): string {
  if (!value) return ':v';
  const name = names.get(value) ?? `:v${names.size}`;
  names.set(value, name);
  return name;
}

/** `"count < ?"` with what stands for each `?`, and `$` for names. */
function expression({ list: [text, ...given] }: CallArgs, names: Map<Value, string>): string {
  let used = 0;
  return (textOf(text) ?? hole).replace(/[?$]/g, (sign) => {
    const value = given[used++];
    return sign === '$' ? (textOf(value) ?? hole) : named(value, names);
  });
}

function change({ name, args }: Link, names: Map<Value, string>): string[] {
  const [of, value] = args.list;
  const path = textOf(of) ?? hole;
  switch (name) {
    case 'Set':
    case 'SetSet':
    case 'SetNullable':
      return [`SET ${path} = ${named(value, names)}`];
    case 'SetIfNotExists':
      return [`SET ${path} = if_not_exists(${path}, ${named(value, names)})`];
    case 'SetExpr':
      return [`SET ${expression(args, names)}`];
    case 'Add':
      return [`ADD ${path} ${named(value, names)}`];
    case 'Append':
    case 'Prepend':
      return [`SET ${path} = list_append(${path}, ${named(value, names)})`];
    case 'Remove':
    case 'RemoveExpr':
      return [`REMOVE ${path}`];
    default:
      return [];
  }
}
