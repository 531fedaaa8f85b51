/** What a loop goes through where the app itself says it: objects with an iterator, functions that yield. */
import type { Expr, Func } from '../ir/ir';
import { callFunction } from './calls';
import type { Machine } from './machine';
import { methodOf } from './members';
import { Scope } from './scope';
import { type FunctionShape, type InstanceShape, listOf, noArgs, Origin, shapeOf, type Value } from './value';

/** Undefined where it is a list, or nothing that is known. */
export const enumerated = (machine: Machine, value: Value): Value | undefined =>
  byMethods(machine, value) ?? yieldedBy(machine, value);

/** What an object of the app gives to a loop over it, where its class says how: `iterator()` of Java, `GetEnumerator()` of C#. */
function byMethods(machine: Machine, { shapes: [object, more] }: Value): Value | undefined {
  const makers = object?.kind === 'instance' && !more ? loopMethods.get(object.of.unit.language) : undefined;
  if (!makers || object?.kind !== 'instance') return undefined;
  const call = (on: InstanceShape, name: string): Value | undefined => {
    const method = methodOf(machine, on.of, name);
    const self: Value = { origin: 0, shapes: [on] };
    return method && callFunction(machine, { ...method, self }, noArgs, { at: 0, end: 0 });
  };
  for (const name of makers) {
    const made = call(object, name);
    if (!made) continue;
    const steps = shapeOf(made, 'instance');
    const next = steps && call(steps, 'next');
    return next ? listOf([], next) : made;
  }
  return undefined;
}

const loopMethods: ReadonlyMap<string, readonly string[]> = new Map([
  ['java', ['iterator']],
  ['csharp', ['GetEnumerator', 'GetAsyncEnumerator']],
]);

/** Go: what a function gives to a loop over it is what it hands to `yield`. */
function yieldedBy(machine: Machine, { shapes: [maker] }: Value): Value | undefined {
  if (maker?.kind !== 'function' || maker.unit.language !== 'go') return undefined;
  const given = listOf([]);
  const { unit, fn } = maker;
  const scope = new Scope(null);
  scope.declare('given', given);
  const called: FunctionShape = {
    kind: 'function',
    fn: yieldOf(fn.at),
    unit,
    scope,
    self: null,
    owner: null,
    wraps: [],
  };
  const list: Value[] = [{ origin: Origin.constant, shapes: [called] }];
  callFunction(machine, maker, { list, named: noArgs.named }, { at: fn.at, end: fn.end });
  return given;
}

/** `func(key, value) bool`: the loop sees the last of what it is called with. */
function yieldOf(at: number): Func {
  const values: Expr = { k: 'name', at, name: 'values' };
  const last: Expr = { k: 'index', at, object: values, index: { k: 'literal', at, value: -1 } };
  const put: Expr = { k: 'op', at, op: '<-', items: [{ k: 'name', at, name: 'given' }, last] };
  return {
    kind: 'function',
    name: '',
    nameAt: at,
    at,
    end: at,
    params: [{ target: values, type: null, fallback: null, rest: true, property: false, decorators: [] }],
    body: [{ k: 'expr', at, value: put }],
    decorators: [],
    async: false,
    static: false,
    receiver: null,
    returns: null,
  };
}
