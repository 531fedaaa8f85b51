/** Classes that stand inside of others: what is around them, and which of them a simple name means. */
import type { Class } from '../ir/ir';
import { inLine } from './class-line';
import type { Machine } from './machine';
import type { Unit } from './unit';
import { type ClassShape, shapeOf } from './value';

/** The classes of a file that stand in no other; what it imports is no class of its own. */
export function topClasses(unit: Unit): ClassShape[] {
  return [...unit.scope.vars.values()].flatMap((value) => {
    const top = shapeOf(value, 'class');
    return top?.unit === unit ? [top] : [];
  });
}

/** The class called so that stands in the file, those inside of others last. */
export function classIn(unit: Unit, name: string): ClassShape | undefined {
  for (let level = topClasses(unit); level.length > 0; level = level.flatMap(inside)) {
    const found = level.find(({ cls }) => cls.name === name);
    if (found) return found;
  }
  return undefined;
}

const inside = (of: ClassShape): ClassShape[] => of.cls.inner.map((cls) => ({ ...of, cls }));

/** The class inside of another or of those it is made from. */
export const innerClass = (machine: Machine, of: ClassShape, name: string): ClassShape | undefined =>
  inLine(machine, of, (at) => inside(at).find(({ cls }) => cls.name === name));

/** The class that another stands in; one without a name stands where it is made. */
export function classAround({ cls, unit, scope }: ClassShape): ClassShape | undefined {
  const maker = cls.name === '' ? shapeOf(scope.lookup('this'), 'instance')?.of : undefined;
  if (maker) return maker;
  for (const top of topClasses(unit)) {
    const found = holderOf(top.cls, cls);
    if (found) return { ...top, cls: found };
  }
  return undefined;
}

/** The innermost whose text has the wanted class in it. */
function holderOf(outer: Class, wanted: Class): Class | undefined {
  if (outer === wanted || wanted.at < outer.at || wanted.end > outer.end) return undefined;
  for (const one of outer.inner) {
    const found = holderOf(one, wanted);
    if (found) return found;
  }
  return outer;
}

const deepest = 4;

/** What a simple name means in a class: the class itself, one inside of it, or inside of those around it. */
export function nestedClass(machine: Machine, inside: ClassShape, name: string): ClassShape | undefined {
  for (let at: ClassShape | undefined = inside, depth = 0; at && depth < deepest; at = classAround(at), depth++) {
    if (at.cls.name === name) return at;
    const found = innerClass(machine, at, name);
    if (found) return found;
  }
  return undefined;
}
