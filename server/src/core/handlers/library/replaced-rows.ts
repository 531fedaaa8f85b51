/** SQL that deletes rows and inserts them anew: a second delivery does the same once more. */
import { hole } from '../handler-facts';
import type { Machine, Site } from '../interpret/machine';
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
