/** A method of an interface that several classes of the app implement: which of them it is, the wiring decides. */
import { callFunction, opaque } from './calls';
import { callDeclared } from './declared-requests';
import type { EffectRecord } from './effect-record';
import { branch, gap, type Machine, type Site } from './machine';
import { libraryBaseOf, methodOf } from './members';
import { instanceOf } from './types';
import { type CallArgs, type ClassShape, joinAll, shapeOf, type Value } from './value';

const mostClasses = 4;

/** A call of a method of which the receiver's class has only the head; undefined where it is another. */
export function callOpen(
  machine: Machine,
  receiver: Value,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const open = shapeOf(receiver, 'instance')?.of;
  if (!open?.cls.abstract || !open.cls.methods.some((one) => one.name === method)) return undefined;
  if (libraryBaseOf(machine, open) !== undefined) return undefined;
  const result = callDeclared(machine, open, method, args, site) ?? callOneOf(machine, open, method, args, site);
  if (result) return result;
  gap(machine, `which class stands behind \`${open.cls.name}\` could not be told`, site);
  return opaque(machine, null, args, site);
}

/** Runs the method of each. Where every one of them does harm, harm is done for certain; else it is not known what is done. */
function callOneOf(machine: Machine, open: ClassShape, method: string, args: CallArgs, site: Site): Value | undefined {
  const classes = machine.program.implementations(machine, open);
  if (classes.length < 2 || classes.length > mostClasses) return undefined;
  const before = new Map(machine.effects);
  const results: Value[] = [];
  let certain: ReadonlyMap<string, EffectRecord> | undefined;
  let isCertain = true;
  branch(
    machine,
    classes.map((cls) => () => {
      restore(machine, before);
      const fn = methodOf(machine, cls, method);
      const self: Value = { origin: 0, shapes: [instanceOf(machine, cls)] };
      if (fn) results.push(callFunction(machine, { ...fn, self }, args, site));
      const harms = [...machine.effects].some(
        ([id, effect]) => effect.repeat === 'harmful' && before.get(id) !== effect,
      );
      if (harms) certain ??= new Map(machine.effects);
      else isCertain = false;
      return true;
    }),
  );
  restore(machine, isCertain && certain ? certain : before);
  return isCertain ? joinAll(results) : undefined;
}

function restore({ effects }: Machine, to: ReadonlyMap<string, EffectRecord>): void {
  effects.clear();
  for (const [id, effect] of to) effects.set(id, effect);
}
