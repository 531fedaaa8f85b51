/** A class and those it is made from, the nearest first. */
import { isEcmascript } from '../handler-facts';
import type { Class, Expr } from '../ir/ir';
import { evaluate } from './expressions';
import type { Machine } from './machine';
import { within } from './members';
import type { Scope } from './scope';
import { type ClassShape, constant, shapeOf, type Value } from './value';

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
  const named = cls.bases.flatMap((base) => {
    // In JavaScript what a class extends may be a name of the function around it.
    const near = isEcmascript(unit.language) ? shapeOf(of.scope.lookup(base), 'class') : undefined;
    const found = near ?? shapeOf(machine.program.resolveType(machine, unit, base, of), 'class');
    return found && found.cls !== cls ? [found] : [];
  });
  const made = cls.madeBase && shapeOf(madeBase(machine, of, cls.madeBase), 'class');
  return made && made.cls !== cls ? [made, ...named] : named;
}

/** By the scope of a class: the same mixin around two bases makes two classes. */
const madeBases = new WeakMap<Scope, Map<Class, Value>>();

/** `class Orders extends Sending(Base)`: made once, and nothing while it is being made. */
export function madeBase(machine: Machine, of: ClassShape, base: Expr): Value {
  const made = madeBases.get(of.scope) ?? new Map<Class, Value>();
  madeBases.set(of.scope, made);
  const known = made.get(of.cls);
  if (known) return known;
  made.set(of.cls, constant);
  const value = within(machine, of, () => evaluate(machine, base));
  made.set(of.cls, value);
  return value;
}

/** The library class at the end of the line of base classes. */
export function libraryBaseOf(machine: Machine, cls: ClassShape): string | undefined {
  return inLine(machine, cls, (at) => {
    for (const base of at.cls.bases) {
      const library = shapeOf(machine.program.resolveType(machine, at.unit, base, at), 'external');
      if (library) return library.path;
    }
    return at.cls.madeBase && shapeOf(madeBase(machine, at, at.cls.madeBase), 'external')?.path;
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
