/** Objects of Python that are made of data: models of Pydantic, dataclasses. What comes with the event has their methods then. */
import { inLine, libraryBaseOf } from './class-line';
import { eventMember } from './event-members';
import type { Machine } from './machine';
import { fieldValue } from './members';
import { instanceOf, typed } from './types';
import { type ClassShape, join, listOf, Origin, ofOrigin, shapeOf, type Value } from './value';
import { elementOf } from './value-queries';

const modelBase = /^(pydantic|sqlmodel|aws_lambda_powertools\.utilities\.parser)\b.*\b(\w*Model)$/;

export const isModelBase = (base: string): boolean => modelBase.test(base);

/** Whether objects of the class are made of data by a library. */
export function isModel(machine: Machine, cls: ClassShape): boolean {
  return (
    cls.unit.language === 'python' &&
    (cls.cls.decorators.some((one) => /\bdataclass\b/.test(written(one))) ||
      isModelBase(libraryBaseOf(machine, cls) ?? ''))
  );
}

function written(decorator: ClassShape['cls']['decorators'][number]): string {
  const named = decorator.k === 'call' ? decorator.callee : decorator;
  return named.k === 'name' || named.k === 'member' ? named.name : '';
}

/** An object of a model: its fields are parts of the data, or what the class says where the data has none. */
export function modelOf(machine: Machine, cls: ClassShape, data: Value): Value {
  const made = instanceOf(machine, cls);
  const path = shapeOf(data, 'event')?.path;
  const given = shapeOf(data, 'record');
  inLine(machine, cls, (owner) => {
    for (const field of owner.cls.fields) {
      if (made.fields.has(field.name)) continue;
      const part =
        path === undefined ? (given?.fields.get(field.name) ?? ofOrigin(data.origin)) : eventMember(path, field.name);
      const value = typed(machine, owner.unit, part, field.type, owner);
      const isComputed = field.value?.k === 'call' && !given?.fields.has(field.name);
      const fallback = isComputed ? fieldValue(machine, owner, field, Origin.constant) : undefined;
      made.fields.set(field.name, fallback && fallback.origin !== Origin.constant ? join(value, fallback) : value);
    }
    return undefined;
  });
  return { origin: data.origin, shapes: [made] };
}

const manyOf =
  /^['"]?(?:typing\.)?(?:[Ll]ist|Sequence|Iterable|Iterator|[Ss]et|[Tt]uple)\[(.+?)(?:,\s*\.\.\.)?\]['"]?$/;

/** `orders: list[Order]`: a list of such objects; undefined where the type says nothing of the kind. */
export function modelsOf(
  machine: Machine,
  cls: (type: string) => ClassShape | undefined,
  data: Value,
  type: string,
): Value | undefined {
  const inner = manyOf.exec(type)?.[1];
  const of = inner === undefined ? undefined : cls(inner);
  return of && isModel(machine, of) ? listOf([], modelOf(machine, of, elementOf(data))) : undefined;
}
