/** Rows that a key refuses the second time, as a migration or a schema of the workspace declares it. */
import type { Effect } from '../handler-facts';
import type { Machine } from '../interpret/machine';

type Refused = Pick<Effect, 'repeat' | 'key' | 'reason'>;

/** `rows`: as in "rows of orders". `inColumn`: where the value of a column comes from; undefined where none is given. */
export function refusedBy(
  machine: Machine,
  rows: string | undefined,
  inColumn: (column: string) => Effect['key'] | undefined,
): Refused | undefined {
  const table = rows?.replace(/^rows of /, '');
  if (table === undefined) return undefined;
  let perhaps: Refused | undefined;
  for (const key of machine.uniqueKeys(table)) {
    const given = key.map(inColumn);
    if (given.some((one) => one === undefined || one === 'random' || one === 'time')) continue;
    const columns = key.map((column) => `\`${column}\``).join(', ');
    if (given.every((one) => one === 'event' || one === 'constant'))
      return { repeat: 'harmless', key: 'event', reason: `${columns} is unique: a second row of it is refused` };
    perhaps ??= { repeat: 'unknown', key: 'unknown', reason: `${columns} is unique, and may refuse a second row` };
  }
  return perhaps;
}
