/** What classes of the app have without an instance, as `import static` of Java names it. */
import type { Machine } from '../interpret/machine';
import { memberOf } from '../interpret/members';
import type { Unit } from '../interpret/unit';
import { type ClassShape, Origin, type Value } from '../interpret/value';

export const classValue = (cls: ClassShape): Value => ({ origin: Origin.constant, shapes: [cls] });

/** The member of the class of that full name; undefined where it is no class of the app, or has no such member. */
export function staticMember(machine: Machine, unit: Unit, owner: string, name: string): Value | undefined {
  const cls = /[.$][A-Z]\w*$/.test(owner) ? machine.program.classOf(machine, unit, owner) : undefined;
  const value = cls && memberOf(machine, classValue(cls), name, { at: 0 });
  return value && value.shapes.length > 0 ? value : undefined;
}
