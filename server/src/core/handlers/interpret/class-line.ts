/** A class and those it is made from, the nearest first. */
import type { Machine } from './machine';
import { type ClassShape, shapeOf } from './value';

const longest = 8;

/** What `find` finds first, in the class itself or above it. */
export function inLine<T>(machine: Machine, cls: ClassShape, find: (at: ClassShape) => T | undefined): T | undefined {
  for (let at: ClassShape | undefined = cls, depth = 0; at && depth < longest; at = baseOf(machine, at), depth++) {
    const found = find(at);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function baseOf(machine: Machine, cls: ClassShape): ClassShape | undefined {
  for (const base of cls.cls.bases) {
    const found = shapeOf(machine.program.resolveType(machine, cls.unit, base, cls), 'class');
    if (found && found.cls !== cls.cls) return found;
  }
  return undefined;
}
