/** What Python's own library brings, where a call means more than its arguments. */
import { callFunction } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { setMember } from '../interpret/set-members';
import { type CallArgs, constant, type ExternalShape, noArgs, record, shapeOf, type Value } from '../interpret/value';
import { elementOf, textOf } from '../interpret/value-queries';
import { membersInOrder } from './members-in-order';

export type Runtime = (machine: Machine, args: CallArgs, site: Site, construct: boolean) => Value | undefined;

/** `clients: object = field(default_factory=make)`: what each object begins with. */
const field: Runtime = (machine, { list, named }, site) => {
  const factory = shapeOf(named.get('default_factory') ?? named.get('factory'), 'function');
  return factory ? callFunction(machine, factory, noArgs, site) : (named.get('default') ?? list[0] ?? constant);
};

export const pythonRuntime: Readonly<Record<string, Runtime>> = {
  'dataclasses.field': field,
  'pydantic.Field': field,
  'attr.ib': field,
  'attrs.field': field,
  setattr: (machine, { list: [object, name, value] }) => {
    if (object && value) setMember(machine, object, textOf(name) ?? null, value);
    return constant;
  },
  next: (_machine, { list: [from] }) => from && elementOf(from),
  'types.SimpleNamespace': (_machine, { named }) => record(named),
  'argparse.Namespace': (_machine, { named }) => record(named),
};

/** `Clients = namedtuple('Clients', ['sns', 'sqs'])` or `'sns sqs'`, then `Clients(sns, sqs)`. */
export function namedTuple(callee: ExternalShape, args: CallArgs): Value | undefined {
  if (callee.path !== 'collections.namedtuple()') return undefined;
  const written = callee.args?.list[1];
  const names =
    shapeOf(written, 'list')?.items.map((one) => textOf(one) ?? '') ?? textOf(written)?.split(/[\s,]+/) ?? [];
  return membersInOrder(names, args);
}
