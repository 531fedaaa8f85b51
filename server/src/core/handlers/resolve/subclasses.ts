/** The classes of the app that say they are made from one, among the files that were loaded. */
import { inLine } from '../interpret/class-line';
import type { Machine } from '../interpret/machine';
import type { Unit } from '../interpret/unit';
import { type ClassShape, shapeOf } from '../interpret/value';

export function subclassesOf(machine: Machine, units: Iterable<Unit>, of: ClassShape): readonly ClassShape[] {
  const found = new Map<ClassShape['cls'], ClassShape>();
  for (const unit of units) {
    if (unit.language !== of.unit.language) continue;
    for (const value of unit.scope.vars.values()) {
      const cls = shapeOf(value, 'class');
      if (!cls || cls.cls === of.cls || cls.cls.bases.length === 0 || found.has(cls.cls)) continue;
      if (inLine(machine, cls, (at) => (at.cls === of.cls ? true : undefined))) found.set(cls.cls, cls);
    }
  }
  return [...found.values()];
}
