/** Statements that are put together by calls, before they are sent: `insert(orders).values(row)` of SQLAlchemy. */
import type { Machine, Site } from '../interpret/machine';
import { type CallArgs, type ExternalShape, Origin, ofOrigin, record, shapeOf, type Value } from '../interpret/value';
import { judgeInsertion } from './judge-stores';
import { lastCalled } from './last-called';
import { reportEffect } from './report';

const lenient = /^(on_conflict_do_nothing|on_conflict_do_update|on_duplicate_key_update|prefix_with)$/;

/** Undefined where it is no insert: what else is built so sets, deletes or reads. */
export function judgeBuilt(machine: Machine, site: Site, built: ExternalShape): Value | undefined {
  const steps = stepsOf(built);
  if (!steps.some(({ name }) => name === 'insert')) return undefined;
  const report = (judged: ReturnType<typeof judgeInsertion>): Value => {
    reportEffect(machine, site, { operation: 'sql:INSERT', ...judged });
    return ofOrigin(Origin.read);
  };
  if (steps.some(({ name }) => lenient.test(name)))
    return report({ repeat: 'harmless', key: 'none', reason: 'a second row of the same key is not inserted' });
  const values = steps.find(({ name }) => name === 'values')?.args;
  return report(judgeInsertion([values ? rowOf(values) : record([])], 'row', ['id']));
}

const rowOf = ({ list: [row], named }: CallArgs): Value =>
  row && (shapeOf(row, 'record') ?? shapeOf(row, 'list')) ? (shapeOf(row, 'list')?.items[0] ?? row) : record(named);

function stepsOf(built: ExternalShape): { readonly name: string; readonly args: CallArgs }[] {
  const steps: { readonly name: string; readonly args: CallArgs }[] = [];
  for (let at: ExternalShape | null = built, depth = 0; at && depth < 12; at = at.base, depth++)
    if (at.args) steps.push({ name: lastCalled(at.path) ?? '', args: at.args });
  return steps;
}
