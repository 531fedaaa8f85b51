/** What the parameters of a function hold when it is called. */

import { isEcmascript } from '../handler-facts';
import type { Param } from '../ir/ir';
import { callback, isCallback } from './call-arguments';
import { evaluate } from './expressions';
import type { Machine } from './machine';
import { assignTo } from './patterns';
import { typed } from './types';
import {
  type CallArgs,
  constant,
  type FunctionShape,
  join,
  listOf,
  Origin,
  record,
  shapeOf,
  unknown,
  type Value,
} from './value';

export function bindParams(machine: Machine, shape: FunctionShape, given: CallArgs): void {
  const { fn, unit } = shape;
  const params = [...fn.params];
  let args = given;
  if (takesSelfParam(shape)) {
    const first = params.shift();
    const [handed, ...list] = given.list;
    const isHanded = !shape.self && shapeOf(handed, 'instance') !== undefined;
    if (isHanded) args = { list, named: given.named };
    const self = shape.self ?? (isHanded ? handed : ownerOf(shape)) ?? unknown;
    if (first) assignTo(machine, first.target, self, true);
  }
  params.forEach((param, index) => {
    // Of `*args, **kwargs` the first is a list.
    const isList = param.rest && params[index + 1]?.rest === true;
    const value = isList ? listOf(args.list.slice(index)) : argumentFor(machine, param, index, args);
    const { target, type } = param;
    if (target.k === 'name' && type) machine.frame.scope.declareType(target.name, type);
    const bound = typed(machine, unit, value, type);
    assignTo(machine, target, bound, true);
    if (param.property && target.k === 'name') setOwnField(shape, target.name, bound);
  });
}

const ownerOf = ({ owner }: FunctionShape): Value | undefined =>
  owner ? { origin: Origin.constant, shapes: [owner] } : undefined;

/** Python methods name their object; a static method has none. */
const takesSelfParam = (shape: FunctionShape): boolean =>
  shape.unit.language === 'python' &&
  shape.owner !== null &&
  !shape.fn.static &&
  shape.owner.cls.methods.includes(shape.fn);

function setOwnField(shape: FunctionShape, name: string, value: Value): void {
  shapeOf(shape.self, 'instance')?.fields.set(name, value);
}

function argumentFor(machine: Machine, param: Param, index: number, args: CallArgs): Value {
  const { target } = param;
  if (param.rest) {
    if (args.named.size > 0 && args.list.length <= index) return record(args.named);
    return listOf(args.list.slice(index));
  }
  const named = target.k === 'name' ? args.named.get(target.name) : undefined;
  const given = named ?? args.list[index];
  if (given) return given;
  const injected = injectedFor(machine, param);
  if (injected) return injected;
  const spread = args.named.get('**');
  if (param.fallback) {
    const fallback = evaluate(machine, param.fallback);
    return spread ? join(fallback, spread) : fallback;
  }
  if (spread) return spread;
  // What is promisified is called without its callback.
  return isEcmascript(machine.frame.unit.language) && isCallback(target) ? callback : constant;
}

/** `constructor(@Inject(QUEUE) private readonly queue: Queue)` */
function injectedFor(machine: Machine, { decorators }: Param): Value | undefined {
  for (const one of decorators) {
    if (one.k !== 'call' || one.callee.k !== 'name' || !/^inject$/i.test(one.callee.name)) continue;
    const token = one.args[0] && evaluate(machine, one.args[0].value);
    const found = token && machine.library.injected(machine, token, one);
    if (found) return found;
  }
  return undefined;
}
