/** Gives a value the type that is written for it, where nothing better is known. */
import { isEcmascript, isJavaOrCSharp } from '../handler-facts';
import { anyConstant, areStrategies } from './enums';
import { eventObject } from './event-objects';
import { converted } from './hidden-calls';
import type { Machine } from './machine';
import { isModel, modelOf, modelsOf } from './python-models';
import { isPlainType, isTypeParameter } from './type-names';
import type { Unit } from './unit';
import { type ClassShape, listOf, literalOf, Origin, shapeOf, type Value } from './value';

export function typed(machine: Machine, unit: Unit, value: Value, type: string | null, inside?: ClassShape): Value {
  if (type !== null && unit.language === 'csharp' && isNoObject(value) && /^[A-Z]/.test(type) && !isPlainType(type)) {
    const cls = shapeOf(machine.program.resolveType(machine, unit, type, inside), 'class');
    const made = cls && converted(machine, cls, value);
    if (made) return made;
  }
  if (type !== null && type !== '' && unit.language === 'go' && value.shapes[0]?.kind === 'function')
    return asFunctionType(value, shapeOf(machine.program.resolveType(machine, unit, type, inside), 'class'));
  if (type === null || !needsType(value) || (isJavaOrCSharp(unit.language) && isTypeParameter(type))) return value;
  if (type.startsWith('[]')) return listOfType(machine, unit, value, type.slice(2));
  const found = machine.program.resolveType(machine, unit, type, inside);
  if (unit.language === 'python' && shapeOf(value, 'event')) {
    const classNamed = (name: string): ClassShape | undefined =>
      shapeOf(machine.program.resolveType(machine, unit, name, inside), 'class');
    const of = shapeOf(found, 'class');
    return (
      modelsOf(machine, classNamed, value, type) ?? (of && isModel(machine, of) ? modelOf(machine, of, value) : value)
    );
  }
  if (!found) return value;
  const library = shapeOf(found, 'external');
  if (library && isPlainType(library.path)) return value;
  if (library) {
    // What comes from the event stays the event, however its library type is called.
    if (shapeOf(value, 'event')) return value;
    const made = machine.library.typed(machine, library.path);
    // What is known of it is more than its type says, unless the type is one the catalogue knows.
    const known = shapeOf(value, 'external');
    const path = shapeOf(made, 'external')?.path ?? '';
    if (known && !madeElsewhere.test(known.path) && (path.endsWith('!') || isKnownObject(known.path))) return value;
    return { ...made, origin: value.origin };
  }
  const cls = shapeOf(found, 'class');
  if (cls && unit.language === 'go' && shapeOf(value, 'event')) return eventOf(value, cls);
  if (cls && areStrategies(cls)) return anyConstant(machine, cls, value);
  if (cls && isJavaOrCSharp(unit.language) && shapeOf(value, 'event')) return eventObject(machine, value, cls);
  if (!cls || shapeOf(value, 'event')) return value;
  // Go: a client that is handed over as an interface of the app stays the client.
  if (cls.cls.abstract && unit.language === 'go' && shapeOf(value, 'external')) return value;
  // `orders: Orders | None = None` of Python is nothing until it is given something.
  if (unit.language === 'python' && literalOf(value) === null) return value;
  if (!isEcmascript(unit.language)) return { ...value, shapes: [instanceOf(machine, cls)] };
  return cls.cls.abstract && saysMore(machine, cls, value)
    ? value
    : { ...value, shapes: [{ ...instanceOf(machine, cls), assumed: true }] };
}

/** TypeScript: what was handed over as an interface stays what it is, unless the interface alone leads on. */
function saysMore(machine: Machine, cls: ClassShape, value: Value): boolean {
  if (shapeOf(value, 'literal')) return true;
  const known = shapeOf(value, 'external')?.path;
  if (known === undefined) return false;
  return isKnownObject(known) || machine.program.implementations(machine, cls).length === 0;
}

/** A client or store under its common name: `aws:s3`, `sql:`. */
export const isKnownObject = (path: string): boolean => /^[a-z-]+:/.test(path);

/** What a container or reflection gives is known by its type alone. */
export const madeElsewhere = /\.(getBean|getInstance|newInstance|Get\w*Service|Resolve|GetInstance)\(\)$/;

/** What a container of TypeScript hands out, as the type says that is written for the call. */
export function handedOut(machine: Machine, value: Value, type: string | undefined): Value {
  const path = shapeOf(value, 'external')?.path;
  return type !== undefined && path !== undefined && containers.test(path)
    ? typed(machine, machine.frame.unit, value, type)
    : value;
}

const containers = /^(inversify|tsyringe|typedi|awilix|@nestjs\/core)\b.*\.(get|resolve)(Async|Named|Tagged)?\(\)$/;

/** Go: a function has the methods of the type that is written for it. */
export const asFunctionType = (value: Value, of: ClassShape | undefined): Value =>
  of && !of.cls.abstract
    ? { ...value, shapes: value.shapes.map((shape) => (shape.kind === 'function' ? { ...shape, of } : shape)) }
    : value;

/** A text or a number, or something from the event. */
const isNoObject = ({ shapes: [only] }: Value): boolean =>
  only?.kind === 'text' || only?.kind === 'literal' || only?.kind === 'event';

const needsType = (value: Value): boolean =>
  value.shapes.every(
    (shape) =>
      shape.kind === 'event' || (shape.kind === 'literal' && shape.value === null) || shape.kind === 'external',
  );

/** An object of a class of which nothing else is known; of an interface, that of its only implementation. */
export function instanceOf(
  machine: Machine,
  cls: ClassShape,
): { readonly kind: 'instance'; readonly of: ClassShape; readonly fields: Map<string, Value> } {
  const real = cls.cls.abstract ? (machine.program.implementation(machine, cls) ?? cls) : cls;
  return { kind: 'instance', of: real, fields: new Map() };
}

/** The event as a struct or an object of the app has its methods. */
const eventOf = (value: Value, of: ClassShape, many?: true): Value =>
  of.cls.abstract && of.unit.language === 'go'
    ? value
    : {
        ...value,
        shapes: value.shapes.map((shape) =>
          shape.kind === 'event' ? { ...shape, of, ...(many ? { many } : {}) } : shape,
        ),
      };

function listOfType(machine: Machine, unit: Unit, value: Value, type: string): Value {
  if (isJavaOrCSharp(unit.language)) return listedObjects(machine, unit, value, type);
  return (unit.language === 'go' ? listed : listedPlain)(machine, unit, value, type);
}

/** Java, C#: parts of the event that are objects of the app, and all that a container has of one interface. */
function listedObjects(machine: Machine, unit: Unit, value: Value, type: string): Value {
  if (plainElements.test(type) || isTypeParameter(type)) return value;
  const cls = shapeOf(machine.program.resolveType(machine, unit, type), 'class');
  if (!cls) return value;
  if (shapeOf(value, 'event')) return eventOf(value, cls, true);
  if (!cls.cls.abstract || value.shapes.some(({ kind }) => kind !== 'external')) return value;
  const classes = machine.program.implementations(machine, cls);
  const items = classes.map((one): Value => ({ origin: value.origin, shapes: [instanceOf(machine, one)] }));
  return items.length > 0 ? listOf(items) : value;
}

const plainElements = /^(String|Integer|Long|Double|Object|Guid|UUID|Boolean|Map|List)$/;

/** Go: what came from somewhere as a list of structs of the app. */
function listed(machine: Machine, unit: Unit, value: Value, type: string): Value {
  const cls = shapeOf(machine.program.resolveType(machine, unit, type), 'class');
  if (!cls) return value;
  if (shapeOf(value, 'event')) return eventOf(value, cls, true);
  const isEmpty = value.origin === Origin.constant && !shapeOf(value, 'external');
  return isEmpty ? value : listOf([], { origin: value.origin, shapes: [instanceOf(machine, cls)] });
}

/** TypeScript: what is written as a list is one, also where a library made it. */
function listedPlain(machine: Machine, unit: Unit, value: Value, type: string): Value {
  if (shapeOf(value, 'event') || shapeOf(value, 'literal')) return value;
  const made = shapeOf(value, 'external');
  const origin = made && isKnownObject(made.path) ? value.origin | Origin.read : value.origin;
  const element = typed(machine, unit, { origin, shapes: [] }, type);
  if (!made && element.shapes.length === 0) return value;
  return { ...value, origin, shapes: [{ kind: 'list', items: [], rest: element }] };
}
