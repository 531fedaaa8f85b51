/** SQL and query builders that delete rows and insert them anew: a second delivery does the same once more. */
import { hole } from '../handler-facts';
import type { Machine, Site } from '../interpret/machine';
import { type CallArgs, type ExternalShape, shapeOf, type Value } from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import { setGuard } from './report';

/** The kind of effect that a `DELETE` before it makes repeatable; undefined where the table could not be read. */
export function rowsOf(sql: string): string | undefined {
  const table = /\b(?:DELETE FROM|INTO|TRUNCATE(?: TABLE)?)\s+([^\s(;]+)/i.exec(sql)?.[1]?.replace(/["'`[\]]/g, '');
  return table === undefined || table.includes(hole) ? undefined : `rows of ${table.toLowerCase()}`;
}

/** What is cleared away by its age is not what is inserted next. */
const byAge = /\bWHERE\b.*([<>]|\bBETWEEN\b|\bINTERVAL\b)/i;

export function noteDeleted(machine: Machine, site: Site, sql: string): void {
  const rows = rowsOf(sql);
  if (rows !== undefined && !byAge.test(sql))
    setGuard(machine, site, 'the rows that were there are deleted first', 'sure', rows);
}

const builders = /^(knex|kysely|supabase|prisma):/;

/** The rows that a chain of a query builder is about: `knex('orders').where(...).del()`, `prisma.order.deleteMany()`. */
export function rowsOfChain(callee: ExternalShape): string | undefined {
  if (!builders.test(callee.path)) return undefined;
  const model = /^prisma:.*?\.?(\w+)\.\w+$/.exec(callee.path)?.[1];
  if (model !== undefined) return `rows of ${model}`;
  let table: string | undefined;
  for (let at: ExternalShape | null = callee, depth = 0; at && depth < 12; at = at.base, depth++)
    // What the client itself was made with is an address.
    if (at.base && builders.test(at.base.path)) table = textOf(at.args?.list[0]) ?? table;
  return table === undefined || table.includes(hole) ? undefined : `rows of ${table.toLowerCase()}`;
}

/** The rows of a chain that ends in a deletion, unless it clears away by age. */
export function noteDeletedChain(machine: Machine, site: Site, callee: ExternalShape, args: CallArgs): void {
  const rows = rowsOfChain(callee);
  const all: Value[] = [...args.list];
  for (let at: ExternalShape | null = callee, depth = 0; at && depth < 12; at = at.base, depth++)
    all.push(...(at.args?.list ?? []));
  if (rows !== undefined && !all.some((one) => compares(one)))
    setGuard(machine, site, 'the rows that were there are deleted first', 'sure', rows);
}

/** `where('seen', '<', day)`, `where: { seen: { lt: day } }` */
const compares = (value: Value, depth = 0): boolean =>
  /^(<|>|<=|>=)$/.test(textOf(value) ?? '') ||
  [...(shapeOf(value, 'record')?.fields ?? [])].some(
    ([name, field]) => /^(lt|lte|gt|gte)$/.test(name) || (depth < 4 && compares(field, depth + 1)),
  );
