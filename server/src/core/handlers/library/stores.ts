/** Database clients and object mappers under their common names: `sql:`, `redis:`, `mongo:`, `knex:`, `prisma:`, ... */
import { keptByText } from '../../text/kept-by-text';
import { isEcmascript } from '../handler-facts';
import { callBuiltin } from '../interpret/builtins';
import { runCallbacks } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import {
  type CallArgs,
  type ExternalShape,
  external,
  joinAll,
  listOf,
  Origin,
  ofOrigin,
  record,
  shapeOf,
  type Value,
} from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import { pendingIn } from './aws-calls';
import type { Request } from './http-requests';
import { callDynamoMapper } from './judge-dynamo-mappers';
import { judgeRequest } from './judge-http';
import { callRedis } from './judge-redis';
import { answered } from './judge-sql';
import { callMapper, callMongo } from './judge-stores';
import { callOwnStatic, hasUnique } from './mongoose-schemas';
import { fieldOf } from './params';
import { noteDeletedChain, rowsOfChain } from './replaced-rows';
import { guardAt, reportEffect } from './report';
import { callSearch } from './search-engines';
import { callSql } from './sql-calls';
import { commandRun, noteParameter } from './sql-commands';

const families =
  /^(sql|redis|mongo|mongoose|knex|prisma|drizzle|typeorm|sequelize|orm|search|dynamo-orm|gorm|ef|supabase|kysely):/;

export const storeFamily = keptByText((path) => families.exec(path)?.[1]);

const transactions =
  /^(transaction|\$transaction|withTransaction|withSession|begin|connection|with_session|runInTransaction|beginTx|Begin|BeginTx|WithContext|Transaction|BeginTransaction|BeginTransactionAsync|getConnection|connect|acquire|cursor|createStatement|GetDatabase|getDatabase|getCollection|GetCollection|getModel|Database|Collection|db|collection|CreateConnection|OpenConnectionAsync)$/;

export function callStore(machine: Machine, family: string, callee: ExternalShape, given: CallArgs, site: Site): Value {
  const { path } = callee;
  // Go passes a context first.
  const args = isContext(given.list[0]) ? { ...given, list: given.list.slice(1) } : asRow(machine, given);
  const method = path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf(':')) + 1).replace(/\(\)$/, '');
  if (transactions.test(method)) {
    runCallbacks(machine, args, external(`${family}:`), site);
    return pendingIn(machine, external(`${family}:`, { args, base: callee }));
  }
  // `connect().then(work)`: what waits for a connection gets it.
  if (/^(then|catch|finally)$/.test(method)) {
    const store = external(`${family}:`);
    return joinAll([store, ...runCallbacks(machine, args, store, site)]);
  }
  if (isOfRows(machine, method, args))
    return callBuiltin(machine, listOf([], ofOrigin(Origin.read)), method, args, site);
  const again = (): Value => {
    const chain = external(path.includes('.') || !path.endsWith(':') ? `${path}()` : path, { args, base: callee });
    if (!skipsKnown.test(path)) return chain;
    // Its result says whether a row was new.
    const guard = guardAt(machine, site, 'behind an insert that skips what is there', 'maybe');
    return { ...chain, whenTrue: [guard], whenFalse: [guard] };
  };
  switch (family) {
    case 'redis':
      return pendingIn(
        machine,
        opensRedis.test(method) ? openRedis(machine, args, site) : callRedis(machine, method, args, site),
      );
    case 'mongo':
      return pendingIn(machine, callMongo(machine, method, args, site) ?? external('mongo:', { args, base: callee }));
    case 'mongoose': {
      const own = callOwnStatic(machine, callee, method, args, site);
      if (own) return own;
      const { size } = machine.effects;
      const saved =
        method === 'save' ? callMapper(machine, family, method, callee.base?.args ?? args, site) : undefined;
      const result = callMongo(machine, method, args, site) ?? saved;
      if (machine.effects.size > size && hasUnique(callee)) relax(machine, 'unknown', 'unique field of the schema');
      return pendingIn(machine, result ?? external('mongoose:model', { args, base: callee }));
    }
    case 'sql': {
      if (/^(copy_(from|records_to_table|to_table)|CopyFrom)$/.test(method)) {
        reportEffect(machine, site, {
          operation: 'sql:COPY',
          repeat: 'unknown',
          reason: 'whether the rows are there already can not be seen',
        });
        return pendingIn(machine, ofOrigin(Origin.read));
      }
      if (noteParameter(machine, callee, args)) return external('sql:', { args, base: callee });
      const command = args.list.some((one) => textOf(one) !== undefined)
        ? undefined
        : commandRun(machine, callee, method);
      const answer =
        /^(fetch_?(one|all|many|val)?|first|scalar\w*|one|all|mappings)$/.test(method) && args.list.length < 2;
      if (answer && machine.frame.unit.language === 'python' && args.list.every((one) => textOf(one) === undefined)) {
        const told = answered(machine);
        if (told) return pendingIn(machine, told);
        if (/^fetch/.test(method)) return pendingIn(machine, ofOrigin(Origin.read));
      }
      const verb = isTag(method, args) ? 'query' : method;
      const result = callSql(machine, site, verb, command ?? args.list, args.named);
      if (!result)
        return (
          (machine.frame.unit.language === 'ruby' ? callDataset(machine, callee, method, args, site) : undefined) ??
          external('sql:', { args, base: callee })
        );
      runCallbacks(machine, args, ofOrigin(Origin.read), site);
      // A prepared statement is a library object on which the call goes on.
      if (/^prepare/i.test(method)) return external('sql:', { args, base: callee });
      return pendingIn(machine, result);
    }
    default: {
      // `client.indices.create(index=...)`: an index has a name, and a second one of it is refused.
      if (family === 'search' && /\.(indices|cluster|cat|nodes|ilm)(\(\))?\./i.test(path))
        return pendingIn(machine, ofOrigin(Origin.read));
      if (family === 'search' && /\.transport\.(perform_?)?request$/i.test(path)) {
        judgeRequest(machine, searchRequest(args), site);
        return pendingIn(machine, ofOrigin(Origin.read));
      }
      const searched = family === 'search' ? callSearch(machine, method, args, site) : undefined;
      if (searched) return pendingIn(machine, searched);
      const answered = (value: Value): Value =>
        family === 'ef' && !/Async$/.test(method) ? value : pendingIn(machine, value);
      if (/^(onConflict\w*|orIgnore|ignore|OnConflict|Clauses)$/.test(method)) {
        relax(machine);
        return again();
      }
      // `select('id')` of a query builder names columns.
      const texts = args.list.filter((one) => {
        const text = textOf(one);
        return (
          family !== 'dynamo-orm' && text !== undefined && (method !== 'select' || /^\W*(select|with)\b/i.test(text))
        );
      });
      if (family === 'supabase' && /^(rpc|invoke|upload|move|copy|inviteUserByEmail)$/.test(method)) {
        reportEffect(machine, site, {
          operation: `supabase:${method}`,
          repeat: 'unknown',
          reason: 'what it does is decided there',
        });
        return pendingIn(machine, ofOrigin(Origin.read));
      }
      // `insertInto('orders').values(order)`: the row comes second.
      const verb = method === 'values' && /[.:]insert(Into)?\(\)$/.test(callee.base?.path ?? '') ? 'insert' : method;
      if (family === 'dynamo-orm' && callDynamoMapper(machine, callee, method, args, site))
        return { ...again(), pending: true };
      // `context.Set<Order>()` is all orders.
      if (family === 'ef' && /^(Set|Entry|Entries|AsNoTracking)$/.test(method)) return again();
      // The rows come with `values`.
      if (family === 'drizzle' && method === 'insert') return again();
      const effect =
        callMapper(machine, family, verb, args, site, rowsOfChain(callee)) ??
        callSql(machine, site, method, texts, args.named);
      if (/^(del|delete|deleteMany|truncate|execute)$/.test(method) && isDeletion(callee, method))
        noteDeletedChain(machine, site, callee, args);
      if (!effect) return again();
      // Query builders go on after the verb: `.insert(row).onConflict('id').ignore()`.
      return /^(knex|kysely|supabase|drizzle|gorm|typeorm)$/.test(family)
        ? { ...again(), pending: true }
        : answered(effect);
    }
  }
}

/** `(await store.from('orders')).data.map(work)`: what was found is a list like any other. */
const isOfRows = ({ frame }: Machine, method: string, { list: [work] }: CallArgs): boolean =>
  isEcmascript(frame.unit.language) &&
  /^(map|forEach|filter|flatMap|reduce|find|some|every|sort)$/.test(method) &&
  shapeOf(work, 'function') !== undefined;

/** `.orIgnore()`, `.onConflict('id').ignore()`, `.onConflictDoNothing()`, Go's `Clauses(clause.OnConflict{...})`. */
const skipsKnown = /\.(orIgnore|ignore|onConflictDoNothing|doNothing|Clauses)(\(|$)/;

/** What gathers commands, or gives another client: mostly it is handed the work, which gets that. */
const opensRedis =
  /^(pipeline|multi|Pipeline|TxPipeline|Pipelined|TxPipelined|GetDatabase|CreateBatch|CreateTransaction|pipelined|sync|async|reactive)$/;

function openRedis(machine: Machine, args: CallArgs, site: Site): Value {
  runCallbacks(machine, args, external('redis:'), site);
  return external('redis:');
}

const isLenient = (callee: ExternalShape | null): boolean =>
  callee !== null && (/\.insert_(conflict|ignore)$/.test(callee.path) || isLenient(callee.base));

/** `DB[:orders].insert(row)` of Sequel. */
function callDataset(
  machine: Machine,
  { base }: ExternalShape,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const verb = /^(multi_insert|import)$/.test(method) ? 'insert_many' : method;
  const made = callMapper(machine, 'sequel', verb, args, site);
  if (made && isLenient(base)) relax(machine);
  return made;
}

/** `collection.insert_one(text: text)` of Ruby: what is named is one document. */
const asRow = (machine: Machine, args: CallArgs): CallArgs =>
  machine.frame.unit.language === 'ruby' && args.list.length === 0 && args.named.size > 0
    ? { list: [record(args.named)], named: args.named }
    : args;

/** kysely tells by the beginning of the chain what it does once it is executed. */
const isDeletion = ({ path }: ExternalShape, method: string): boolean =>
  method !== 'execute' || /\.deleteFrom\(\)/.test(path);

/** sql`insert into orders ...`: the client is the tag of a text. */
const isTag = (method: string, { list: [text] }: CallArgs): boolean =>
  method === '' && /^\s*(insert|update|delete|select|with|merge|call)\b/i.test(textOf(text) ?? '');

/** `transport.perform_request('POST', '/_plugins/_ml/models/_register')`, `transport.request({ method, path })`. */
function searchRequest({ list: [first, second] }: CallArgs): Request {
  const url = fieldOf(first, 'path') ?? second;
  return { method: textOf(fieldOf(first, 'method') ?? first) ?? null, url, headers: undefined, body: undefined };
}

const isContext = (value: Value | undefined): boolean =>
  /^(lambda:context|context\.)/.test(shapeOf(value, 'external')?.path ?? '');

/** What was just noted is no second row: `.onConflict()` comes after `.insert()` in the chain. */
function relax(machine: Machine, repeat: 'harmless' | 'unknown' = 'harmless', guard = 'conflict clause'): void {
  const id = machine.latest;
  const effect = id === null ? undefined : machine.effects.get(id);
  if (id === null || !effect || effect.repeat === 'harmless' || !/insert|create|values/i.test(effect.operation)) return;
  machine.effects.set(id, {
    ...effect,
    repeat,
    guard,
    reason: repeat === 'harmless' ? 'a second row of the same key is not inserted' : 'a second row may not be inserted',
  });
}
