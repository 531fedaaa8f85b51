/** What a written type means: a class or interface of the app, or a type of a library. */
import type { Language } from '../handler-facts';
import type { Machine } from '../interpret/machine';
import { memberOf } from '../interpret/members';
import { Scope } from '../interpret/scope';
import type { Program } from '../interpret/surroundings';
import { namePath, plainTypes } from '../interpret/type-names';
import type { Unit } from '../interpret/unit';
import { external, shapeOf, type Value } from '../interpret/value';
import type { ClassNames } from './class-names';
import { bindImport, type ModuleLoader } from './imports';

export type TypeResolver = Program['resolveType'];

export function createTypeResolver(
  namesOf: (language: Language) => ClassNames | undefined,
  loader: ModuleLoader,
): TypeResolver {
  const imported = new WeakMap<Unit, Scope>();

  /** `import type { Orders } from './orders'`: loaded once its type is asked for, as it is nothing that runs. */
  const typeOnly = (machine: Machine, unit: Unit, name: string): Value | undefined => {
    const scope = imported.get(unit) ?? new Scope(null);
    imported.set(unit, scope);
    const known = scope.lookup(name);
    const one = known
      ? undefined
      : unit.module.imports.find(
          (each) => each.typeOnly && (each.namespace === name || each.names.some(({ local }) => local === name)),
        );
    if (one) bindImport(machine, unit, one, loader, scope);
    return known ?? scope.lookup(name);
  };

  const resolve: TypeResolver = (machine, unit, type, inside = machine.frame.owner) => {
    const [head = '', ...parts] = namePath(type);
    const classes = namesOf(unit.language);
    let value =
      classes?.nested(machine, inside, unit, head) ??
      unit.scope.lookup(head) ??
      classes?.resolve(machine, unit, head) ??
      typeOnly(machine, unit, head);
    for (const part of parts) value = value && memberOf(machine, value, part, { at: 0 });
    if (value && (shapeOf(value, 'class') || shapeOf(value, 'external'))) return value;
    if (unit.language === 'ruby' && /^[A-Z][\w.]*$/.test(type)) return external(type);
    // C# libraries are known by the names of their classes alone, also where their namespace is written.
    if (unit.language === 'csharp' && !value && parts.length > 0)
      return resolve(machine, unit, parts.at(-1) ?? '', inside);
    return unit.language === 'csharp' && /^[A-Z]\w+$/.test(head) && !plainTypes.has(head) && parts.length === 0
      ? external(head)
      : undefined;
  };
  return resolve;
}
