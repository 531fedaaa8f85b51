/** Binds what imports bring into a file's scope, and what a file exports. */
import { isEcmascript, isJavaOrCSharp } from '../handler-facts';
import { evaluate } from '../interpret/expressions';
import { notYet } from '../interpret/late-imports';
import type { Machine } from '../interpret/machine';
import { memberOf } from '../interpret/members';
import type { Scope } from '../interpret/scope';
import type { Unit } from '../interpret/unit';
import { external, literalOf, Origin, record, shapeOf, type Value } from '../interpret/value';
import type { Import } from '../ir/ir';
import { classValue, staticMember } from './static-member';

export interface ModuleLoader {
  importModule(machine: Machine, unit: Unit, module: string): Value;
  resolveFile(unit: Unit, module: string): string | undefined;
  load(machine: Machine, uri: string): Unit | undefined;
}

/** `scope`: the file's, or that of the function the import stands in. */
export function bindImport(
  machine: Machine,
  unit: Unit,
  one: Import,
  loader: ModuleLoader,
  scope: Scope = unit.scope,
): void {
  if (isJavaOrCSharp(unit.language)) {
    bindClassImport(machine, unit, one);
    return;
  }
  const value = loader.importModule(machine, unit, one.module);
  if (one.namespace !== null) scope.declare(one.namespace, value);
  if (one.wildcard && unit.language !== 'ruby') {
    for (const [name, each] of shapeOf(value, 'module')?.unit.scope.vars ?? [])
      if (!name.startsWith('_')) scope.declare(name, each);
  }
  for (const { imported, local } of one.names) {
    if (unit.language === 'python' && imported === '') bindDotted(machine, unit, local, loader, scope);
    else
      scope.declare(local, laterKnown(unit, value, importedName(machine, unit, one.module, value, imported, loader)));
  }
}

/** Files that import each other know of each other once both are loaded, and `export let` may get its value later still. */
const laterKnown = (unit: Unit, module: Value, found: Value): Value =>
  isEcmascript(unit.language) && shapeOf(module, 'module') && found.shapes.length === 0 && found.origin === 0
    ? notYet
    : found;

/** `import com.acme.Order`: a class of the app or of a library, under its own name. */
function bindClassImport(machine: Machine, unit: Unit, one: Import): void {
  const [name] = one.names;
  if (one.namespace !== null) unit.scope.declare(one.namespace, external(one.module));
  if (!name) return;
  const own = machine.program.classOf(machine, unit, one.module);
  // `import static com.acme.Times.now`.
  const owner = one.module.slice(0, -name.imported.length - 1);
  const value = own ? classValue(own) : staticMember(machine, unit, owner, name.imported);
  unit.scope.declare(name.local, value ?? external(one.module));
}

function importedName(
  machine: Machine,
  unit: Unit,
  module: string,
  value: Value,
  imported: string,
  loader: ModuleLoader,
): Value {
  const isPython = unit.language === 'python';
  const own = shapeOf(value, 'module');
  if (own) {
    const name = own.unit.exported.get(imported) ?? (isPython ? own.unit.scope.vars.get(imported) : undefined);
    if (name) return name;
    if (imported === 'default') return own.unit.exported.get('=') ?? value;
    const whole = isPython ? undefined : (own.unit.exported.get('=') ?? own.unit.exported.get('default'));
    if (whole) return memberOf(machine, whole, imported, { at: 0 });
  }
  if (isPython) {
    const file = loader.resolveFile(unit, module.endsWith('.') ? `${module}${imported}` : `${module}.${imported}`);
    const found = file === undefined ? undefined : loader.load(machine, file);
    if (found) return { origin: Origin.constant, shapes: [{ kind: 'module', unit: found }] };
  }
  const library = shapeOf(value, 'external');
  if (library && imported === 'default') return value;
  if (library) return external(`${library.path}.${imported}`);
  const found = memberOf(machine, value, imported, { at: 0 });
  // What is exported as a whole (`module.exports = orders`, JSON) is its own default.
  return imported === 'default' && !isPython && (found.shapes.length === 0 || literalOf(found) === null)
    ? value
    : found;
}

/** `import a.b.c` binds `a`; the parts below are found as its members, and so are those of `import a.d`. */
function bindDotted(machine: Machine, unit: Unit, dotted: string, loader: ModuleLoader, scope: Scope): void {
  const [head = dotted, ...rest] = dotted.split('.');
  const whole = loader.importModule(machine, unit, dotted);
  if (rest.length === 0 || !shapeOf(whole, 'module')) {
    scope.declare(head, rest.length === 0 ? whole : external(head));
    return;
  }
  const top = loader.importModule(machine, unit, head);
  if (shapeOf(top, 'module')) {
    scope.declare(head, top);
    return;
  }
  // Folders without a file of their own.
  const known = shapeOf(scope.vars.get(head), 'record');
  if (!known) scope.declare(head, record([]));
  let at = known ?? shapeOf(scope.vars.get(head), 'record');
  for (const [index, part] of rest.entries()) {
    const below = shapeOf(at?.fields.get(part), 'record');
    const value = index === rest.length - 1 ? whole : below ? undefined : record([]);
    if (value) at?.fields.set(part, value);
    at = below ?? shapeOf(value, 'record');
  }
}

export function bindExports(machine: Machine, unit: Unit, loader: ModuleLoader): void {
  const whole = shapeOf(unit.scope.vars.get('module'), 'record')?.fields.get('exports');
  if (whole && !whole.shapes.some((shape) => shape.kind === 'module')) unit.exported.set('=', whole);
  for (const one of unit.module.exports) {
    if (one.value) unit.exported.set(one.exported, evaluate(machine, one.value));
    if (!one.from) continue;
    const value = loader.importModule(machine, unit, one.from.module);
    if (one.from.name !== '*')
      unit.exported.set(one.exported, importedName(machine, unit, one.from.module, value, one.from.name, loader));
    else if (one.exported !== '*') unit.exported.set(one.exported, value);
    else
      for (const [name, each] of shapeOf(value, 'module')?.unit.exported ?? [])
        if (name !== 'default') unit.exported.set(name, each);
  }
}
