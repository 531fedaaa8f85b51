/** What C# calls without a word: indexers, operators and conversions of the app's classes, and what `out` leaves behind. */
import { conversionName, operatorName, setterName } from '../ir/hidden-names';
import type { Call, Expr } from '../ir/ir';
import { callFunction } from './calls';
import type { Machine, Site } from './machine';
import { memberOf, methodOf } from './members';
import { callOperator } from './operator-methods';
import { assignTo } from './patterns';
import { type ClassShape, type InstanceShape, joinAll, literalOf, type Shape, shapeOf, type Value } from './value';
import { elementOf } from './value-queries';

const nowhere: Site = { at: 0, end: 0 };

const isOfCSharp = (shape: Shape | undefined): shape is InstanceShape =>
  shape?.kind === 'instance' && shape.of.unit.language === 'csharp';

/** A method of an object's class that has a name of its own only here; undefined where there is none. */
function callHidden(machine: Machine, object: Shape, name: string, list: readonly Value[]): Value | undefined {
  if (!isOfCSharp(object)) return undefined;
  const method = methodOf(machine, object.of, name);
  const self: Value = { origin: 0, shapes: [object] };
  return method && callFunction(machine, { ...method, self }, { list, named: new Map() }, nowhere);
}

/** `store[key]`, `store[key] = value`. */
export function callIndexer(machine: Machine, object: Value, index: Value, value?: Value): Value | undefined {
  const [name, list] = value ? [setterName('this[]'), [index, value]] : ['this[]', [index]];
  const results = object.shapes.flatMap((shape) => callHidden(machine, shape, name, list) ?? []);
  return results.length > 0 ? joinAll(results) : undefined;
}

/** `batch + order`, where the class of one of them says what that means. */
export function ownOperator(machine: Machine, op: string, values: readonly Value[], site: Site): Value | undefined {
  if (machine.frame.unit.language !== 'csharp') return callOperator(machine, values[0], op, values.slice(1), site);
  for (const one of values) {
    const object = shapeOf(one, 'instance');
    const result = object && callHidden(machine, object, operatorName(op), values);
    if (result) return result;
  }
  return undefined;
}

/** What a class makes of something else that is given as one of it: `Order order = text`. */
export function converted(machine: Machine, cls: ClassShape, value: Value): Value | undefined {
  const [given] = value.shapes;
  if (cls.unit.language !== 'csharp' || given?.kind === 'instance' || literalOf(value) === null) return undefined;
  const method = cls.cls.methods.find((one) => one.name === conversionName && one.returns === cls.cls.name);
  if (!method || machine.stack.includes(method)) return undefined;
  const { unit, scope } = cls;
  const shape = { kind: 'function', fn: method, unit, scope, self: null, owner: cls, wraps: [] } as const;
  return callFunction(machine, shape, { list: [value], named: new Map() }, nowhere);
}

/** `handlers.TryGetValue(name, out var handler)`, `queue.TryDequeue(out var job)`: one of what is in it; undefined where that is not known. */
export function takenOut(machine: Machine, [from, key]: readonly Value[]): Value | undefined {
  const table = shapeOf(from, 'record') ?? shapeOf(from, 'list');
  if (!from || !table) return undefined;
  const known = literalOf(key);
  const found = typeof known === 'string' ? memberOf(machine, from, known, nowhere) : elementOf(from);
  return found.shapes.length > 0 ? found : undefined;
}

/** What the called method left in its `out` and `ref` parameters is in what the caller wrote there. */
export function takeBack(machine: Machine, { args }: Call): void {
  const { left } = machine;
  if (!left) return;
  machine.left = null;
  args.forEach(({ value: given }, index) => {
    const target: Expr = given.k === 'assign' && given.op === 'bind' ? given.target : given;
    const value = left[index];
    if (value && target.k === 'name') assignTo(machine, target, value, target !== given);
  });
}
