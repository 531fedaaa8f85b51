/** Judges stores with methods for verbs: MongoDB, search engines and object mappers. */
import type { Effect } from '../handler-facts';
import type { Machine, Site } from '../interpret/machine';
import { loose } from '../interpret/members';
import { type CallArgs, Origin, ofOrigin, shapeOf, type Value } from '../interpret/value';
import { deepOrigin, elementOf, isRelative } from '../interpret/value-queries';
import { lastCalled } from './last-called';
import { judgeMongoUpdate } from './mongo-updates';
import { keyOrigin, sourceText } from './origin';
import { entriesOf, fieldOf, fieldsOf } from './params';
import { refusedBy } from './refused-rows';
import { computed, guardAt, reportEffect, reportOutbound, setGuard } from './report';
import { hasUniqueColumn } from './unique-columns';

const read = ofOrigin(Origin.read);

export function callMongo(machine: Machine, method: string, args: CallArgs, site: Site): Value | undefined {
  const name = loose(method).replace(/async$/, '');
  const verb = mongoVerbs.get(name);
  if (verb === undefined) return undefined;
  reportOutbound(machine, site, 'database', null);
  const operation = `mongodb:${method}`;
  const report = (judged: Pick<Effect, 'repeat' | 'reason'> & { key?: Effect['key'] }): void => {
    reportEffect(machine, site, { operation, access: verb === 'read' ? 'read' : 'write', ...judged });
  };
  if (verb === 'insert') {
    const judged = judgeInsertion(entriesOrSelf(args.list[0]), 'document', ['_id']);
    report(judged);
    if (judged.repeat === 'harmless' && judged.key === 'event')
      setGuard(machine, site, 'behind an insert that is refused the second time', 'sure');
  } else if (verb === 'update') {
    const { isClaim, ...judged } = judgeMongoUpdate(args);
    report(judged);
    if (isClaim) {
      const guard = guardAt(machine, site, 'behind an update that finds its document once', 'sure');
      return { ...read, whenTrue: [guard], whenFalse: [guard] };
    }
  } else if (verb === 'replace' && args.list[1] && isRelative(args.list[1]))
    report({ repeat: 'harmful', reason: computed });
  else if (verb === 'bulk') for (const one of bulkOf(args.list[0])) report(one);
  else report({ repeat: 'harmless', reason: verb === 'read' ? 'reads' : 'replaces or deletes what is there' });
  return read;
}

/** `bulk_write([InsertOne(order), UpdateOne(filter, update)])` of Python. */
function bulkOf(
  operations: Value | undefined,
): readonly (Pick<Effect, 'repeat' | 'reason'> & { key?: Effect['key'] })[] {
  const made = operations ? elementOf(operations).shapes : [];
  const judged = made.map((shape) => {
    const name = shape.kind === 'external' && shape.args ? lastCalled(shape.path) : undefined;
    const args = shape.kind === 'external' ? shape.args : null;
    if (name === 'InsertOne' && args) return judgeInsertion(args.list.slice(0, 1), 'document', ['_id']);
    if (/^Update(One|Many)$/.test(name ?? '') && args) return judgeMongoUpdate(args);
    return /^(ReplaceOne|DeleteOne|DeleteMany)$/.test(name ?? '')
      ? { repeat: 'harmless' as const, reason: 'replaces or deletes what is there' }
      : undefined;
  });
  const known = judged.flatMap((one) => one ?? []);
  return known.length > 0 && known.length === made.length
    ? known
    : [{ repeat: 'unknown', reason: 'the operations could not be read' }];
}

const mongoVerbs = new Map<string, 'insert' | 'update' | 'replace' | 'read' | 'bulk'>([
  ...['insertone', 'insertmany', 'insert', 'create'].map((name) => [name, 'insert'] as const),
  ...['updateone', 'updatemany', 'findoneandupdate', 'findbyidandupdate', 'update', 'findandmodify'].map(
    (name) => [name, 'update'] as const,
  ),
  ...[
    'replaceone',
    'deleteone',
    'deletemany',
    'findoneandreplace',
    'findoneanddelete',
    'findbyidanddelete',
    'remove',
    'createindex',
    'drop',
  ].map((name) => [name, 'replace'] as const),
  ...[
    'find',
    'findone',
    'findbyid',
    'aggregate',
    'countdocuments',
    'count',
    'distinct',
    'exists',
    'estimateddocumentcount',
  ].map((name) => [name, 'read'] as const),
  ...['bulkwrite'].map((name) => [name, 'bulk'] as const),
]);

const entriesOrSelf = (value: Value | undefined): readonly Value[] =>
  value && shapeOf(value, 'list') ? entriesOf(value) : value ? [value] : [];

/** A new row or document: a key from the event is refused or replaced the second time, anything else is one more. */
export function judgeInsertion(
  items: readonly Value[],
  what: string,
  keys: readonly string[],
): { repeat: Effect['repeat']; key: Effect['key']; reason: string } {
  const [item] = items;
  if (!item) return { repeat: 'unknown', key: 'unknown', reason: `the ${what} could not be read` };
  const shape = fieldsOf(item);
  if (!shape) return { repeat: 'unknown', key: 'unknown', reason: `the ${what} could not be read` };
  const value =
    keys.map((name) => fieldOf(item, name)).find((one) => one !== undefined) ??
    [...shape.fields].find(([name]) => /^(id|_id|uuid)$/i.test(name))?.[1];
  // `id = Column(Integer)` of a class says what the column is, not what is in it.
  const isDeclared = shape.kind === 'instance' && value?.origin === 0 && shapeOf(value, 'external') !== undefined;
  if (!value || isDeclared) {
    if (shape.kind === 'record' && shape.rest)
      return { repeat: 'unknown', key: 'unknown', reason: `the ${what}'s key could not be told` };
    if (shape.kind === 'instance' && hasUniqueColumn(shape.of.cls))
      return { repeat: 'unknown', key: 'unknown', reason: `a unique column may refuse a second ${what}` };
    return { repeat: 'harmful', key: 'none', reason: `each delivery inserts one more ${what}` };
  }
  const key = keyOrigin(value);
  if (key === 'random' || key === 'time')
    return { repeat: 'harmful', key, reason: `inserts a ${what} under a key from ${sourceText(value, key)}` };
  if (key === 'event')
    return {
      repeat: what === 'document' ? 'harmless' : 'unknown',
      key,
      reason: `the ${what}'s key comes from the event`,
    };
  return { repeat: 'unknown', key, reason: `it could not be told where the ${what}'s key comes from` };
}

function keyIn(item: Value | undefined, column: string): Effect['key'] | undefined {
  const value = fieldOf(item, column);
  return value && keyOrigin(value);
}

/** Object mappers: `prisma.order.create()`, `knex('t').insert()`, `repository.save()`, `session.add()`. */
export function callMapper(
  machine: Machine,
  family: string,
  method: string,
  args: CallArgs,
  site: Site,
  rows?: string,
): Value | undefined {
  const name = loose(method);
  const operation = `${family}:${method}`;
  const [first, second] = args.list;
  const data = fieldOf(first, 'data') ?? first;
  const report = (repeat: Effect['repeat'], reason: string, key: Effect['key'] = 'none'): Value => {
    reportOutbound(machine, site, 'database', null);
    reportEffect(machine, site, { operation, repeat, reason, key, kind: rows });
    return read;
  };
  if (
    /^(create|createmany|insert|insertmany|batchinsert|bulkcreate|insertgraph|insertandfetch|insertgraphandfetch|add|addall|addasync|addrange|addrangeasync|bulksaveobjects|persist|addasync|index|createandreturn|insertgetid)$/.test(
      name,
    )
  ) {
    if (fieldOf(first, 'skipDuplicates') ?? fieldOf(second, 'ignoreDuplicates'))
      return report('harmless', 'skips what is there already');
    if (fieldOf(second, 'updateOnDuplicate')) return report('harmless', 'finds or replaces what is there');
    if (family === 'typeorm' && name === 'create') return undefined;
    if (family === 'orm' && name === 'index') return undefined;
    // `knex.batchInsert('orders', rows)`
    const items = entriesOrSelf(name === 'batchinsert' ? second : data);
    const refused = items.every((one) => fieldsOf(one))
      ? refusedBy(machine, rows, (column) => keyIn(items[0], column))
      : undefined;
    const judged = refused ?? judgeInsertion(items, 'row', ['id']);
    const result = report(judged.repeat, judged.reason, judged.key);
    if (refused) setGuard(machine, site, 'behind an insert that may be refused', 'maybe');
    return result;
  }
  if (
    /^(upsert|updateorcreate|findorcreate|getorcreate|firstorcreate|save|saveall|put|merge|saveandflush|saveasync|orupdate|upsertgraph\w*)$/.test(
      name,
    )
  ) {
    if (!/^save|^put$/.test(name)) return report('harmless', 'finds or replaces what is there');
    const item = data ?? machine.frame.self ?? undefined;
    const judged = judgeInsertion(entriesOrSelf(item), 'row', ['id']);
    return report(
      judged.key === 'event'
        ? 'harmless'
        : judged.key === 'none' && (deepOrigin(item ?? read) & Origin.read) !== 0
          ? 'unknown'
          : judged.repeat,
      judged.reason,
      judged.key,
    );
  }
  if (/^(increment|decrement|incrementby|decrementby)$/.test(name))
    return report('harmful', 'adds again with each delivery');
  if (/^(update|updatemany|updateone|set|patch|updateall|(patch|update)andfetch(byid)?)$/.test(name)) {
    const change = fieldOf(first, 'data') ?? first ?? second;
    const relative = [...(fieldsOf(change)?.fields.values() ?? [])].some(
      (one) => fieldOf(one, 'increment') ?? fieldOf(one, 'decrement') ?? fieldOf(one, 'push'),
    );
    if (relative || (change && isRelative(change))) return report('harmful', 'adds again with each delivery');
    return report('harmless', 'sets columns to the same again');
  }
  if (/^(delete|deletemany|destroy|remove|del|truncate|deleteone|softdelete|deletebyid|deleteall)$/.test(name))
    return report('harmless', 'what is deleted stays deleted');
  if (
    /^(find\w*|get\w*|select|count|aggregate|groupby|first|pluck|all|one|scalars?|query|exists\w*|sum|max|min|paginate|search|msearch|scan|list)$/.test(
      name,
    )
  ) {
    reportOutbound(machine, site, 'database', null);
    return name === 'select' || name === 'query' ? undefined : read;
  }
  return undefined;
}
