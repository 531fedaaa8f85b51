/** Gives new resources the condition of what they refer to, and refuses to name what may not be there. */
import type { Operation } from '../../yaml/edits';
import { isPlainMap } from '../../yaml/plain';
import { type ConditionOf, inheritedConditions, mayName } from '../values/inherit-conditions';

export function underConditions(
  operations: readonly Operation[],
  conditionOf: ConditionOf,
): readonly Operation[] | undefined {
  const made = operations.flatMap((operation) =>
    isNew(operation) ? [{ id: idOf(operation), value: operation.value }] : [],
  );
  const inherited = inheritedConditions(made, conditionOf);
  if (inherited === undefined) return undefined;
  const conditionNow: ConditionOf = (id) => inherited.get(id) ?? conditionOf(id);
  for (const operation of operations) {
    if (operation.op === 'remove' || operation.path[0] !== 'Resources') continue;
    const values = operation.op === 'set' ? [operation.value] : operation.items;
    if (!values.every((value) => mayName(value, idOf(operation), conditionNow))) return undefined;
  }
  return operations.map((operation) => {
    const condition = isNew(operation) ? inherited.get(idOf(operation)) : undefined;
    if (!isNew(operation) || condition === undefined || !isPlainMap(operation.value)) return operation;
    const [type, ...rest] = operation.value.map;
    return type === undefined
      ? operation
      : { ...operation, value: { map: [type, ['Condition', condition] as const, ...rest] } };
  });
}

type Setting = Extract<Operation, { readonly op: 'set' }>;

/** `Resources.<id>` set as a whole. */
const isNew = (operation: Operation): operation is Setting =>
  operation.op === 'set' && operation.path.length === 2 && operation.path[0] === 'Resources';

const idOf = ({ path }: Operation): string => String(path[1]);
