/** TypeScript: what stands behind an interface or abstract class among the modules that the program imports. */
import type { Machine } from '../interpret/machine';
import type { Unit } from '../interpret/unit';
import { type ClassShape, shapeOf } from '../interpret/value';
import { standIn } from './class-names';

const deepestLine = 3;

export function ecmascriptImplementations(
  machine: Machine,
  units: Iterable<Unit>,
  of: ClassShape,
  depth = 0,
): readonly ClassShape[] {
  const found = new Map<ClassShape['cls'], ClassShape>();
  const all = [...units];
  for (const unit of all)
    for (const value of unit.scope.vars.values()) {
      const cls = shapeOf(value, 'class');
      if (!cls || cls.cls === of.cls || found.has(cls.cls) || !says(machine, cls, of)) continue;
      if (!cls.cls.abstract) found.set(cls.cls, cls);
      else if (depth < deepestLine)
        for (const below of ecmascriptImplementations(machine, all, cls, depth + 1)) found.set(below.cls, below);
    }
  const real = [...found.values()].filter(({ cls }) => !standIn.test(cls.name));
  return real.length > 0 ? real : [...found.values()];
}

/** Whether it says that it implements or extends it; the name alone may be that of another. */
const says = (machine: Machine, { cls, unit }: ClassShape, of: ClassShape): boolean =>
  cls.bases.some(
    (base) =>
      base.endsWith(of.cls.name) && shapeOf(machine.program.resolveType(machine, unit, base), 'class')?.cls === of.cls,
  );
