/** Go says nowhere what implements an interface: whatever has its methods does. Only what a program imports can be behind it. */
import type { Machine } from '../interpret/machine';
import { methodOf } from '../interpret/members';
import type { Unit } from '../interpret/unit';
import { type ClassShape, shapeOf } from '../interpret/value';
import { standIn } from './class-names';

const known = new WeakMap<ClassShape['cls'], { readonly count: number; readonly found: readonly ClassShape[] }>();

export function goImplementations(machine: Machine, units: Iterable<Unit>, of: ClassShape): readonly ClassShape[] {
  const packages = [...units].filter((unit) => unit.language === 'go');
  const kept = known.get(of.cls);
  if (kept && kept.count === packages.length) return kept.found;
  const wanted = methodNames(machine, of, 0);
  const all = wanted.length === 0 ? [] : packages.flatMap((unit) => classesWith(machine, unit, wanted));
  const real = all.filter(({ cls, unit }) => !standIn.test(cls.name) && !isForTests(cls.name, unit));
  const found = real.length > 0 ? real : all;
  known.set(of.cls, { count: packages.length, found });
  return found;
}

/** Also those of the interfaces that it is put together from. */
function methodNames(machine: Machine, of: ClassShape, depth: number): string[] {
  const inherited = of.cls.bases.flatMap((base) => {
    const cls = shapeOf(machine.program.resolveType(machine, of.unit, base), 'class');
    return cls?.cls.abstract && depth < 4 ? methodNames(machine, cls, depth + 1) : [];
  });
  return [...of.cls.methods.map(({ name }) => name), ...inherited];
}

function classesWith(machine: Machine, unit: Unit, wanted: readonly string[]): ClassShape[] {
  const found: ClassShape[] = [];
  for (const value of unit.scope.vars.values()) {
    const cls = shapeOf(value, 'class');
    if (cls && !cls.cls.abstract && wanted.every((name) => methodOf(machine, cls, name))) found.push(cls);
  }
  return found;
}

const isForTests = (name: string, { module }: Unit): boolean =>
  /^mocked|mock$/i.test(name) || /^(mocks?|fakes?|testutils?|\w*test)$/i.test(module.package ?? '');
