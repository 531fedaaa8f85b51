/** The files of one app as the interpreter sees them: loads modules when they are first needed, each language in its own way. */
import { parentUri } from '../../text/uri';
import { isEcmascript, isJavaOrCSharp, type Language } from '../handler-facts';
import { type Machine, mostSteps } from '../interpret/machine';
import { Scope } from '../interpret/scope';
import { hoist, run } from '../interpret/statements';
import type { Program } from '../interpret/surroundings';
import type { Unit } from '../interpret/unit';
import { type ClassShape, external, Origin, record, type Value } from '../interpret/value';
import { noModule } from '../ir/ir';
import type { Places } from '../locate/locate-handler';
import type { SourceFile, SourceFiles } from '../source-files';
import { type ClassNames, createClassNames } from './class-names';
import { ecmascriptImplementations } from './ecmascript-implementations';
import { goImplementations } from './go-implementations';
import { runInit } from './go-init';
import { type GoModule, goFiles, goModules, resolveGo } from './go-packages';
import { bindExports, bindImport, type ModuleLoader } from './imports';
import { resolveNode } from './node-modules';
import { pythonFolder, resolvePython } from './python-modules';
import { resolveRuby } from './ruby-files';
import type { SourceIndex } from './source-index';
import { textModule } from './text-modules';
import { createTypeResolver } from './written-types';

export interface WorkspaceProgram extends Program {
  load(machine: Machine, uri: string): Unit | undefined;
  loadFile(machine: Machine, file: SourceFile): Unit;
  /** Every file of a Go package as one; of several files with a `main` only the given one. */
  loadPackage(machine: Machine, folder: string, mainFile?: string): Unit | undefined;
  classNamed(machine: Machine, language: 'java' | 'csharp', fullName: string): ClassShape | undefined;
}

/** `roots`: the code's own folder first, then layers. */
export function createProgram(places: Places, files: SourceFiles, roots: readonly string[]): WorkspaceProgram {
  const { host, remember } = places;
  const [root = ''] = roots;
  const index = (language: 'java' | 'csharp'): SourceIndex => places.index(language, root);
  const elsewhere = (module: string, isFolder?: boolean): string | undefined =>
    places.pythonRoot(root, module, isFolder);
  const units = new Map<string, Unit>();
  /** Ruby has one world of constants. */
  const rubyScope = new Scope(null);
  rubyScope.declare('this', record([]));

  const rootsKey = roots.join('|');
  const resolveFile = (unit: Unit, module: string): string | undefined =>
    remember(`${unit.language} ${parentUri(unit.uri)} ${module} ${rootsKey}`, () => search(unit, module));

  const search = (unit: Unit, module: string): string | undefined => {
    switch (unit.language) {
      case 'python':
        return resolvePython(host, unit.uri, module, roots, elsewhere);
      case 'javascript':
      case 'typescript':
        return resolveNode(host, unit.uri, module, roots);
      case 'ruby':
        return resolveRuby(host, unit.uri, module, roots);
      default:
        return undefined;
    }
  };

  const isPackage = (unit: Unit, module: string): boolean =>
    remember(
      `folder ${parentUri(unit.uri)} ${module} ${rootsKey}`,
      () => pythonFolder(host, unit.uri, module, roots) !== undefined,
    );

  const load = (machine: Machine, uri: string): Unit | undefined => {
    const known = units.get(uri);
    if (known) return known;
    const file = files.read(uri);
    return file && loadFile(machine, file);
  };

  const loadFile = (machine: Machine, file: SourceFile): Unit => {
    const unit: Unit = { ...file, scope: file.language === 'ruby' ? rubyScope : new Scope(null), exported: new Map() };
    units.set(file.uri, unit);
    machine.reads.add(file.uri);
    whileLoading(machine, unit, () => {
      if (isEcmascript(file.language)) {
        const self: Value = { origin: Origin.constant, shapes: [{ kind: 'module', unit }] };
        unit.scope.declare('exports', self);
        unit.scope.declare('module', record([['exports', self]]));
      }
      // Files of Java that import each other know each other's classes.
      if (isJavaOrCSharp(file.language)) hoist(machine, unit.module.body);
      for (const one of unit.module.imports) if (!one.typeOnly) bindImport(machine, unit, one, loader);
      run(machine, unit.module.body);
      bindExports(machine, unit, loader);
    });
    return unit;
  };

  const loadPackage = (machine: Machine, folder: string, mainFile?: string): Unit | undefined => {
    const known = units.get(folder);
    if (known) return known;
    const all = goFiles(host, folder).flatMap((uri) => files.read(uri) ?? []);
    // A folder of single-file programs has several mains: one of them counts.
    const parts = all.filter((file) => mainFile === undefined || file.uri === mainFile || !hasMain(file));
    const main = parts[0];
    if (!main) return undefined;
    const scope = new Scope(null);
    const whole: Unit = {
      uri: folder,
      language: 'go',
      module: { ...noModule, package: main.module.package },
      scope,
      exported: scope.vars,
    };
    units.set(folder, whole);
    const pieces = parts
      .filter((file) => file.module.package === main.module.package)
      .map((file): Unit => ({ ...file, scope: new Scope(scope), exported: new Map() }));
    // What stands in one file of a package is known in all: first the names, then the values.
    for (const unit of pieces) {
      machine.reads.add(unit.uri);
      whileLoading(machine, unit, () => {
        for (const one of unit.module.imports) bindImport(machine, unit, one, loader);
        const imported = new Set(unit.scope.vars.keys());
        hoist(machine, unit.module.body);
        for (const [name, value] of unit.scope.vars) if (!imported.has(name)) scope.declare(name, value);
      });
    }
    for (const unit of pieces) {
      whileLoading(machine, unit, () => {
        for (const statement of unit.module.body) {
          if (statement.k !== 'declare' || statement.target.k !== 'name') continue;
          run(machine, [statement]);
          const value = unit.scope.vars.get(statement.target.name);
          // It belongs to the package: a file's own copy would hide later changes.
          unit.scope.vars.delete(statement.target.name);
          if (value) scope.declare(statement.target.name, value);
        }
      });
    }
    for (const unit of pieces) whileLoading(machine, unit, () => runInit(machine, unit));
    return whole;
  };

  const modules = new WeakMap<Unit, readonly GoModule[]>();
  const modulesOf = (unit: Unit): readonly GoModule[] => {
    const known = modules.get(unit) ?? goModules(host, remember, unit.uri);
    modules.set(unit, known);
    return known;
  };

  const importModule = (machine: Machine, unit: Unit, module: string): Value => {
    if (unit.language === 'go') {
      const folder = resolveGo(host, remember, modulesOf(unit), unit.uri, module);
      const own = folder === undefined ? undefined : loadPackage(machine, folder);
      return own ? moduleValue(own) : external(module);
    }
    const file = resolveFile(unit, module);
    const own = file === undefined ? undefined : load(machine, file);
    if (own) return (unit.language === 'python' ? undefined : own.exported.get('=')) ?? moduleValue(own);
    if (unit.language === 'python' && isPackage(unit, module)) return record([], null, `package:${module}`);
    const plain = isEcmascript(unit.language) ? textModule(host, unit.uri, module) : undefined;
    if (plain) return plain;
    if (/^\.|^\/opt/.test(module)) return external(`missing:${module.replaceAll('.', '/')}`);
    // A file of a package may be written with its ending; `discord.js` is the name of one.
    return machine.library.imported(module.replace(/^node:/, '').replace(/^((?:@[^/]+\/)?[^/]+\/.*)\.js$/, '$1'));
  };

  const loader: ModuleLoader = { importModule, resolveFile, load };
  const names: Record<'java' | 'csharp', ClassNames> = {
    java: createClassNames('java', () => index('java'), load),
    csharp: createClassNames('csharp', () => index('csharp'), load),
  };
  const namesOf = (language: Language): ClassNames | undefined =>
    isJavaOrCSharp(language) ? names[language] : undefined;

  const implementations = (machine: Machine, of: ClassShape): readonly ClassShape[] =>
    of.unit.language === 'go'
      ? goImplementations(machine, units.values(), of)
      : isEcmascript(of.unit.language)
        ? ecmascriptImplementations(machine, units.values(), of)
        : (namesOf(of.unit.language)?.implementations(machine, of) ?? []);

  return {
    load,
    loadFile,
    loadPackage,
    importModule,
    importInto: (machine, scope, unit, imported) => bindImport(machine, unit, imported, loader, scope),
    classNamed: (machine, language, fullName) => names[language].byFullName(machine, fullName),
    classOf: (machine, unit, fullName) => namesOf(unit.language)?.byFullName(machine, fullName),
    resolveName: (machine, unit, name) => namesOf(unit.language)?.resolve(machine, unit, name),
    resolveType: createTypeResolver(namesOf, loader),
    extension: (machine, unit, method) => namesOf(unit.language)?.extension(machine, method),
    implementation(machine, of) {
      const [only, more] = implementations(machine, of);
      return more ? undefined : only;
    },
    implementations,
    extending: (machine, unit, base) => namesOf(unit.language)?.extending(machine, base) ?? [],
  };
}

const hasMain = (file: SourceFile): boolean =>
  file.module.body.some((one) => one.k === 'function' && one.fn.name === 'main' && !one.fn.receiver);

const moduleValue = (unit: Unit): Value => ({ origin: Origin.constant, shapes: [{ kind: 'module', unit }] });

/** A module mostly declares; `least` once all modules together have used up theirs. */
const stepsOfModule = { most: 20_000, least: 300 };

/**
 * What runs while a module loads runs once, outside every guard and loop. Each module has steps of its own: what a large app
 * imports would leave none to the module that the handler stands in.
 */
function whileLoading(machine: Machine, unit: Unit, work: () => void): void {
  const { frame, guards, loops, recordLoops, branches, stack, steps } = machine;
  const start = mostSteps - Math.min(stepsOfModule.most, Math.max(stepsOfModule.least, machine.stepsToLoad));
  machine.steps = start;
  machine.loading++;
  Object.assign(machine, { guards: [], loops: 0, recordLoops: 0, branches: 0, stack: [] });
  machine.frame = { fn: null, unit, scope: unit.scope, self: null, owner: null, returns: [], deferred: [], loops: 0 };
  try {
    work();
  } finally {
    machine.stepsToLoad -= machine.steps - start;
    Object.assign(machine, { frame, guards, loops, recordLoops, branches, stack, steps });
    machine.loading--;
  }
}
