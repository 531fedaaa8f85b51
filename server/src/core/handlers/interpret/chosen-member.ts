/**
 * A function that is chosen by a name which is made while the code runs: `getattr(tasks, event['task'])`, `this['on' + kind]`.
 * It may be any that the name can mean; where that are too many, nothing is known.
 */
import { hole } from '../handler-facts';
import { inLine } from './class-line';
import type { Machine } from './machine';
import { memberOf, methodOf } from './members';
import type { Scope } from './scope';
import { type ClassShape, joinAll, type Shape, shapeOf, type Value } from './value';
import { textOf } from './value-queries';

const mostChoices = 16;

export function chosenMember(
  machine: Machine,
  object: Value,
  name: Value,
  site: { readonly at: number },
): Value | undefined {
  // In a loop over several names it may be any.
  if (name.shapes.length > 1 && name.shapes.every(({ kind }) => kind === 'literal'))
    return joinAll(
      name.shapes.flatMap((shape) => chosenMember(machine, object, { ...name, shapes: [shape] }, site) ?? []),
    );
  const text = textOf(name);
  if (text !== undefined && !text.includes(hole)) return memberOf(machine, object, text, site);
  const fits = text === undefined ? /^/ : patternOf(text);
  const names = new Set(object.shapes.flatMap((shape) => functionNames(machine, shape)));
  const chosen = [...names].filter((one) => isPublic(one) && fits.test(one));
  if (chosen.length === 0 || chosen.length > mostChoices) return undefined;
  return joinAll(chosen.map((one) => memberOf(machine, object, one, site)));
}

/** A text with gaps as a pattern of what it can be. */
export const patternOf = (text: string): RegExp =>
  new RegExp(
    `^${text
      .split(hole)
      .map((part) => part.replace(/[^\w]/g, '\\$&'))
      .join('.*')}$`,
  );

const isPublic = (name: string): boolean => !/^(_|constructor$|initialize$)/.test(name);

function functionNames(machine: Machine, shape: Shape): string[] {
  switch (shape.kind) {
    case 'module':
      return [...shape.unit.exported, ...shape.unit.scope.vars].flatMap(([name, value]) =>
        shapeOf(value, 'function') ? [name] : [],
      );
    case 'instance':
      return methodNames(machine, shape.of);
    case 'class':
      return methodNames(machine, shape);
    default:
      return [];
  }
}

function methodNames(machine: Machine, cls: ClassShape): string[] {
  const names: string[] = [];
  inLine(machine, cls, (at) => {
    for (const { name } of at.cls.methods) if (methodOf(machine, cls, name)) names.push(name);
    return undefined;
  });
  return cls.unit.language === 'go' ? [...names, ...attachedNames(cls)] : names;
}

/** Go's methods stand beside their struct. */
function attachedNames({ cls, scope }: ClassShape): string[] {
  const start = `${cls.name}.`;
  const names = new Set<string>();
  for (let at: Scope | null = scope; at; at = at.parent)
    for (const name of at.vars.keys())
      if (name.startsWith(start) && /^[A-Z]/.test(name.slice(start.length))) names.add(name.slice(start.length));
  return [...names];
}
