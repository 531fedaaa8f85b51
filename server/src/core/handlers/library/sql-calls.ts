/** Methods of clients of databases that are given a statement. */
import type { Machine, Site } from '../interpret/machine';
import { shapeOf, type Value } from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import { judgeBuilt } from './judge-built-sql';
import { judgeSql } from './judge-sql';
import { reportOutbound } from './report';

/** A call on a connection, cursor, pool or transaction. */
export function callSql(
  machine: Machine,
  site: Site,
  method: string,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
): Value | undefined {
  const name = method.replace(/_/g, '').toLowerCase();
  if (
    !/^(execute|query|queryrow|queryone|exec|executemany|run|raw|fetch|fetchrow|fetchval|fetchone_|executesql|one|none|many|any|manyornone|oneornone|result|queryraw|executeraw|queryrawunsafe|executerawunsafe|unsafe|executeupdate|executequery|update|preparedquery|batchquery|executescript|callproc|queryforobject|createnativequery|createquery|createmutationquery|createsqlquery|queryforlist|executeasync|queryasync|querysingleasync|queryfirstordefaultasync|executescalarasync|queryfirstasync|querysingle|executescalar|executenonquery|executenonqueryasync|executereader|executereaderasync|prepare|preparestatement|execcontext|querycontext|queryrowcontext|namedexec(context)?|namedquery(context)?|mustexec(context)?|query(row)?x(context)?|get(context)?|select(context)?|preparex(context)?|preparenamed(context)?|preparecontext|execparams|execprepared|asyncexec|queryone|sendquery|execquery|copyexpert)$/.test(
      name,
    )
  )
    return undefined;
  const [first, ...rest] = args;
  let text = first ?? named.get('sql') ?? named.get('query') ?? named.get('operation');
  let parameters = rest;
  // A context may go before it, and what is to be filled.
  const at = /context$|^(get|select)$/.test(name) ? args.findIndex((one) => textOf(one) !== undefined) : 0;
  if (at > 0) [text, parameters] = [args[at], args.slice(at + 1)];
  const config = shapeOf(text, 'record');
  const inner = config?.fields.get('text') ?? config?.fields.get('sql');
  if (inner) {
    text = inner;
    const values = config?.fields.get('values');
    parameters = values ? [values] : rest;
  }
  if (!text) return undefined;
  if (!/^prepare(?!d)/.test(name)) reportOutbound(machine, site, 'database', null);
  const built = textOf(text) === undefined ? shapeOf(text, 'external') : undefined;
  if (built) return judgeBuilt(machine, site, built);
  return judgeSql(machine, site, { text, parameters: spreadParameters(parameters) });
}

/** Go and JDBC pass parameters one by one. */
const spreadParameters = (parameters: readonly Value[]): readonly Value[] => {
  const [first] = parameters;
  if (parameters.length > 1 || (first && !shapeOf(first, 'list') && !shapeOf(first, 'record'))) {
    return [{ origin: 0, shapes: [{ kind: 'list', items: [...parameters], rest: null }] }];
  }
  return parameters;
};
