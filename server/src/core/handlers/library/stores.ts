/** Database clients and object mappers under their common names: `sql:`, `redis:`, `mongo:`, `knex:`, `prisma:`, ... */
import { runCallbacks } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import {
  type CallArgs,
  type ExternalShape,
  external,
  joinAll,
  Origin,
  ofOrigin,
  shapeOf,
  type Value,
} from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import { pendingIn } from './aws-calls';
import { callRedis } from './judge-redis';
import { callSql } from './judge-sql';
import { callMapper, callMongo } from './judge-stores';

const families = /^(sql|redis|mongo|mongoose|knex|prisma|drizzle|typeorm|sequelize|orm|search|dynamo-orm|gorm|ef):/;

export const storeFamily = (path: string): string | undefined => families.exec(path)?.[1];

const transactions =
  /^(transaction|\$transaction|withTransaction|withSession|begin|connection|with_session|runInTransaction|beginTx|Begin|BeginTx|WithContext|Transaction|BeginTransaction|BeginTransactionAsync|getConnection|connect|acquire|cursor|createStatement|GetDatabase|getDatabase|getCollection|GetCollection|Database|Collection|db|collection|CreateConnection|OpenConnectionAsync)$/;

export function callStore(machine: Machine, family: string, callee: ExternalShape, given: CallArgs, site: Site): Value {
  const { path } = callee;
  // Go passes a context first.
  const args = isContext(given.list[0]) ? { ...given, list: given.list.slice(1) } : given;
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
  const again = (): Value =>
    external(path.includes('.') || !path.endsWith(':') ? `${path}()` : path, { args, base: callee });
  switch (family) {
    case 'redis':
      return pendingIn(
        machine,
        /^(pipeline|multi|Pipeline|TxPipeline|GetDatabase|pipelined)$/.test(method)
          ? external('redis:')
          : callRedis(machine, method, args, site),
      );
    case 'mongo':
      return pendingIn(machine, callMongo(machine, method, args, site) ?? external('mongo:', { args, base: callee }));
    case 'mongoose': {
      const saved =
        method === 'save' ? callMapper(machine, family, method, callee.base?.args ?? args, site) : undefined;
      return pendingIn(
        machine,
        callMongo(machine, method, args, site) ?? saved ?? external('mongoose:model', { args, base: callee }),
      );
    }
    case 'sql': {
      const result = callSql(machine, site, method, args.list, args.named);
      if (!result) return external('sql:', { args, base: callee });
      runCallbacks(machine, args, ofOrigin(Origin.read), site);
      // A prepared statement is a library object on which the call goes on.
      if (/^prepare/i.test(method) || path.endsWith('sql:')) return external('sql:', { args, base: callee });
      return pendingIn(machine, result);
    }
    default: {
      const answered = (value: Value): Value =>
        family === 'ef' && !/Async$/.test(method) ? value : pendingIn(machine, value);
      if (/^(onConflict\w*|orIgnore|ignore|OnConflict|Clauses)$/.test(method)) {
        relax(machine);
        return again();
      }
      const texts = args.list.filter((one) => textOf(one) !== undefined);
      const effect =
        callMapper(machine, family, method, args, site) ?? callSql(machine, site, method, texts, args.named);
      if (!effect) return again();
      // Query builders go on after the verb: `.insert(row).onConflict('id').ignore()`.
      return /^(knex|drizzle|gorm|typeorm)$/.test(family) ? { ...again(), pending: true } : answered(effect);
    }
  }
}

const isContext = (value: Value | undefined): boolean =>
  /^(lambda:context|context\.)/.test(shapeOf(value, 'external')?.path ?? '');

/** `.onConflict()` comes after `.insert()` in the chain: the insert is no second row any more. */
function relax(machine: Machine): void {
  const last = [...machine.effects].at(-1);
  if (!last) return;
  const [id, effect] = last;
  if (effect.repeat === 'harmless' || !/insert|create|values/i.test(effect.operation)) return;
  machine.effects.set(id, {
    ...effect,
    repeat: 'harmless',
    guard: 'conflict clause',
    reason: 'a second row of the same key is not inserted',
  });
}
