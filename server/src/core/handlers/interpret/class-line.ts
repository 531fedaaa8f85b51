/** A class and those it is made from, the nearest first. */
import type { Machine } from './machine';
import { type ClassShape, shapeOf } from './value';

const longest = 8;

/** What `find` finds first, in the class itself or above it. */
export function inLine<T>(machine: Machine, cls: ClassShape, find: (at: ClassShape) => T | undefined): T | undefined {
  const visit = (at: ClassShape, depth: number): T | undefined => {
    const found = find(at);
    if (found !== undefined || depth === longest) return found;
    const others = machine.program.otherParts(machine, at);
    for (const part of others) {
      const there = find(part);
      if (there !== undefined) return there;
    }
    const bases =
      others.length === 0 ? basesOf(machine, at) : [at, ...others].flatMap((part) => basesOf(machine, part));
    for (const base of bases) {
      const above = visit(base, depth + 1);
      if (above !== undefined) return above;
    }
    return undefined;
  };
  return visit(cls, 0);
}

export const baseOf = (machine: Machine, cls: ClassShape): ClassShape | undefined => basesOf(machine, cls)[0];

/** The classes of the app among those that it says it is made from. */
export function basesOf(machine: Machine, of: ClassShape): ClassShape[] {
  const { cls, unit } = of;
  return cls.bases.flatMap((base) => {
    const found = shapeOf(machine.program.resolveType(machine, unit, base, of), 'class');
    return found && found.cls !== cls ? [found] : [];
  });
}

/** The class and all above it, each behind those that are made from it: the order in which Python looks for a method. */
export function lineOf(machine: Machine, cls: ClassShape): readonly ClassShape[] {
  const all: ClassShape[] = [];
  const visit = (at: ClassShape, depth: number): void => {
    all.push(at);
    if (depth < longest) for (const base of basesOf(machine, at)) visit(base, depth + 1);
  };
  visit(cls, 0);
  return all.filter((one, index) => !all.slice(index + 1).some((later) => later.cls === one.cls));
}

/** The class whose methods `super` shows to those of `owner`, for an object of the class `own`. */
export function nextInLine(machine: Machine, owner: ClassShape, own: ClassShape | undefined): ClassShape | undefined {
  if (owner.unit.language !== 'python' || !own) return baseOf(machine, owner);
  const line = lineOf(machine, own);
  const at = line.findIndex(({ cls }) => cls === owner.cls);
  return at < 0 ? baseOf(machine, owner) : line[at + 1];
}
