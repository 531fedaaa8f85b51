/** The files of one app as the interpreter sees them: loads modules when they are first needed and binds their imports. */
import type { Host } from '../../host';
import { evaluate } from '../interpret/expressions';
import type { Machine, Program } from '../interpret/machine';
import { memberOf } from '../interpret/members';
import { Scope } from '../interpret/scope';
import { run } from '../interpret/statements';
import type { Unit } from '../interpret/unit';
import { type ClassShape, external, Origin, record, shapeOf, type Value } from '../interpret/value';
import type { Import } from '../ir/ir';
import type { SourceFile, SourceFiles } from '../source-files';
import { resolveNode } from './node-modules';
import { pythonFolder, resolvePython } from './python-modules';

export interface WorkspaceProgram extends Program {
  load(machine: Machine, uri: string): Unit | undefined;
  loadFile(machine: Machine, file: SourceFile): Unit;
}

/** `roots`: the code's own folder first, then layers. */
export function createProgram(host: Host, files: SourceFiles, roots: readonly string[]): WorkspaceProgram {
  const units = new Map<string, Unit>();

  const resolve = (unit: Unit, module: string): string | undefined =>
    unit.language === 'python'
      ? resolvePython(host, unit.uri, module, roots)
      : resolveNode(host, unit.uri, module, roots);

  const load = (machine: Machine, uri: string): Unit | undefined => {
    const known = units.get(uri);
    if (known) return known;
    const file = files.read(uri);
    return file && loadFile(machine, file);
  };

  const loadFile = (machine: Machine, file: SourceFile): Unit => {
    const unit: Unit = { ...file, scope: new Scope(null), exported: new Map(), state: 'new' };
    units.set(file.uri, unit);
    machine.reads.add(file.uri);
    runModule(machine, unit);
    return unit;
  };

  const runModule = (machine: Machine, unit: Unit): void => {
    unit.state = 'running';
    const frame = machine.frame;
    const { guards, loops, recordLoops, branches, stack } = machine;
    machine.loading++;
    Object.assign(machine, { guards: [], loops: 0, recordLoops: 0, branches: 0, stack: [] });
    machine.frame = { fn: null, unit, scope: unit.scope, self: null, owner: null, returns: [], deferred: [] };
    try {
      const self: Value = { origin: Origin.constant, shapes: [{ kind: 'module', unit }] };
      if (unit.language !== 'python') {
        unit.scope.declare('exports', self);
        unit.scope.declare('module', record([['exports', self]]));
      }
      bindImports(machine, unit);
      run(machine, unit.module.body);
      bindExports(machine, unit);
    } finally {
      machine.frame = frame;
      Object.assign(machine, { guards, loops, recordLoops, branches, stack });
      machine.loading--;
      unit.state = 'done';
    }
  };

  const bindImports = (machine: Machine, unit: Unit): void => {
    for (const one of unit.module.imports) bindImport(machine, unit, one);
  };

  const bindImport = (machine: Machine, unit: Unit, one: Import): void => {
    const declare = (local: string, value: Value | undefined): void => {
      if (value) unit.scope.declare(local, value);
    };
    const value = importModule(machine, unit, one.module);
    if (one.namespace !== null) declare(one.namespace, value);
    if (one.wildcard) {
      const from = shapeOf(value, 'module');
      for (const [name, each] of from?.unit.scope.vars ?? []) if (!name.startsWith('_')) declare(name, each);
    }
    for (const { imported, local } of one.names) {
      if (unit.language === 'python' && imported === '') bindDotted(machine, unit, local);
      else declare(local, importedName(machine, unit, one.module, value, imported));
    }
  };

  const importedName = (machine: Machine, unit: Unit, module: string, value: Value, imported: string): Value => {
    const own = shapeOf(value, 'module');
    if (own) {
      const name =
        own.unit.exported.get(imported) ?? (unit.language === 'python' ? own.unit.scope.vars.get(imported) : undefined);
      if (name) return name;
      if (imported === 'default') return own.unit.exported.get('=') ?? value;
      if (unit.language !== 'python') {
        const whole = own.unit.exported.get('=') ?? own.unit.exported.get('default');
        if (whole) return memberOf(machine, whole, imported, { at: 0 });
      }
    }
    if (unit.language === 'python') {
      const inner = module.endsWith('.') ? `${module}${imported}` : `${module}.${imported}`;
      const file = resolve(unit, inner);
      const found = file === undefined ? undefined : load(machine, file);
      if (found) return { origin: Origin.constant, shapes: [{ kind: 'module', unit: found }] };
    }
    const library = shapeOf(value, 'external');
    if (library && imported === 'default') return value;
    return library
      ? external(`${library.path}.${imported}`, { base: null })
      : memberOf(machine, value, imported, { at: 0 });
  };

  /** `import a.b.c` binds `a`; the parts below are found as its members. */
  const bindDotted = (machine: Machine, unit: Unit, dotted: string): void => {
    const [head = dotted, ...rest] = dotted.split('.');
    const whole = importModule(machine, unit, dotted);
    const own = shapeOf(whole, 'module');
    if (!own || rest.length === 0) {
      unit.scope.declare(head, rest.length === 0 ? whole : external(head));
      return;
    }
    let value = whole;
    for (const part of [...rest].reverse()) value = record([[part, value]]);
    unit.scope.declare(head, value);
  };

  const importModule = (machine: Machine, unit: Unit, module: string): Value => {
    const file = resolve(unit, module);
    const own = file === undefined ? undefined : load(machine, file);
    if (own) {
      const whole = own.exported.get('=');
      if (whole && unit.language !== 'python') return whole;
      return { origin: Origin.constant, shapes: [{ kind: 'module', unit: own }] };
    }
    if (unit.language === 'python' && pythonFolder(host, unit.uri, module, roots) !== undefined)
      return record([], null, `package:${module}`);
    if (file === undefined && /^\.|^\/opt/.test(module) && !/\.json$/.test(module))
      return external(`missing:${module.replaceAll('.', '/')}`);
    return external(module.replace(/^node:/, '').replace(/\.js$/, ''));
  };

  const bindExports = (machine: Machine, unit: Unit): void => {
    const whole = shapeOf(unit.scope.vars.get('module'), 'record')?.fields.get('exports');
    if (whole && !whole.shapes.some((shape) => shape.kind === 'module')) unit.exported.set('=', whole);
    for (const one of unit.module.exports) {
      if (one.from) {
        const value = importModule(machine, unit, one.from.module);
        if (one.exported === '*') {
          for (const [name, each] of shapeOf(value, 'module')?.unit.exported ?? [])
            if (name !== 'default') unit.exported.set(name, each);
        } else if (one.from.name === '*') unit.exported.set(one.exported, value);
        else unit.exported.set(one.exported, importedName(machine, unit, one.from.module, value, one.from.name));
      } else if (one.value) {
        unit.exported.set(one.exported, evaluate(machine, one.value));
      }
    }
  };

  return {
    load,
    loadFile,
    bindImports,
    importModule,
    resolveName: () => undefined,
    resolveType: (machine, unit, type) => {
      const name = type
        .replace(/['"]/g, '')
        .replace(/^(Optional|Promise|Readonly|Partial)\W/, '')
        .replace(/\W.*$/, (rest) => (/^\.\w/.test(rest) ? rest.replace(/[^\w.].*$/, '') : ''));
      const [head = '', ...parts] = name.split('.');
      let value = unit.scope.lookup(head);
      for (const part of parts) value = value && memberOf(machine, value, part, { at: 0 });
      return value && (shapeOf(value, 'class') || shapeOf(value, 'external')) ? value : undefined;
    },
    implementation: (): ClassShape | undefined => undefined,
  };
}
