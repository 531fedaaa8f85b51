/** The files of one app as the interpreter sees them: loads modules when they are first needed, each language in its own way. */
import { parentUri } from '../../text/uri';
import { isEcmascript, isJavaOrCSharp, type Language } from '../handler-facts';
import type { Machine } from '../interpret/machine';
import { Scope } from '../interpret/scope';
import { hoist, run } from '../interpret/statements';
import type { Program } from '../interpret/surroundings';
import { type Unit, unitOf } from '../interpret/unit';
import { type ClassShape, external, joinAll, Origin, record, type Value } from '../interpret/value';
import { type Module, noModule } from '../ir/ir';
import type { Places } from '../locate/locate-handler';
import type { SourceFile, SourceFiles } from '../source-files';
import { type ClassNames, createClassNames } from './class-names';
import { ecmascriptImplementations } from './ecmascript-implementations';
import { goImplementations } from './go-implementations';
import { runInit } from './go-init';
import { goFiles, goFolders } from './go-packages';
import { bindExports, bindImport, type ModuleLoader } from './imports';
import { isPrismaClient, resolveNode } from './node-modules';
import { pythonFolder, pythonModulesLike, resolvePython, submoduleFile } from './python-modules';
import { resolveRuby } from './ruby-files';
import { subclassesOf } from './subclasses';
import { textModule } from './text-modules';
import { whileLoading } from './while-loading';
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
    const unit = unitOf(file, file.language === 'ruby' ? rubyScope : new Scope(null));
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
    const module: Module = { ...noModule, package: main.module.package };
    const whole = unitOf({ uri: folder, language: 'go', module }, scope, scope.vars);
    units.set(folder, whole);
    const pieces = parts
      .filter((file) => file.module.package === main.module.package)
      .map((file) => unitOf(file, new Scope(scope)));
    // What stands in one file of a package is known in all: first the names, then the values.
    for (const unit of pieces) {
      machine.reads.add(unit.uri);
      whileLoading(machine, unit, () => {
        for (const one of unit.module.imports) bindImport(machine, unit, one, loader);
        let imported = unit.scope.vars.size;
        hoist(machine, unit.module.body);
        // What was imported stands before what is declared.
        for (const [name, value] of unit.scope.vars) if (imported-- <= 0) scope.declare(name, value);
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

  const goFolder = goFolders(host, remember);

  const importModule = (machine: Machine, unit: Unit, module: string): Value => {
    if (unit.language === 'go') {
      const folder = goFolder(unit.uri, module);
      const own = folder === undefined ? undefined : loadPackage(machine, folder);
      return own ? moduleValue(own) : external(module);
    }
    const file = resolveFile(unit, module);
    if (isEcmascript(unit.language) && isPrismaClient(module, file === undefined))
      return machine.library.imported('@prisma/client');
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
  const names: Partial<Record<Language, ClassNames>> = {};
  const namesIn = (language: 'java' | 'csharp'): ClassNames => {
    names[language] ??= createClassNames(language, () => places.index(language, root), load);
    return names[language];
  };
  const namesOf = (language: Language): ClassNames | undefined =>
    isJavaOrCSharp(language) ? namesIn(language) : undefined;

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
    submodule(machine, unit, name) {
      const file = remember(`below ${unit.uri} ${name}`, () => submoduleFile(host, unit.uri, name));
      const own = file === undefined ? undefined : load(machine, file);
      return own && moduleValue(own);
    },
    modulesLike(machine, unit, text) {
      const found = pythonModulesLike(host, unit.uri, text, roots).flatMap((uri) => load(machine, uri) ?? []);
      return found.length > 0 ? joinAll(found.map(moduleValue)) : undefined;
    },
    importInto: (machine, scope, unit, imported) => bindImport(machine, unit, imported, loader, scope),
    classNamed: (machine, language, fullName) => namesIn(language).byFullName(machine, fullName),
    classOf: (machine, unit, fullName) => namesOf(unit.language)?.byFullName(machine, fullName),
    resolveName: (machine, unit, name) => namesOf(unit.language)?.resolve(machine, unit, name),
    resolveType: createTypeResolver(namesOf, loader),
    extension: (machine, unit, method) => namesOf(unit.language)?.extension(machine, method),
    implementation(machine, of) {
      const [only, more] = implementations(machine, of);
      return more ? undefined : only;
    },
    implementations,
    subclasses: (machine, of) => subclassesOf(machine, units.values(), of),
    otherParts: (machine, of) => (of.unit.language === 'csharp' ? namesIn('csharp').otherParts(machine, of) : noParts),
    extending: (machine, unit, base) => namesOf(unit.language)?.extending(machine, base) ?? [],
  };
}

const noParts: readonly ClassShape[] = [];

const hasMain = (file: SourceFile): boolean =>
  file.module.body.some((one) => one.k === 'function' && one.fn.name === 'main' && !one.fn.receiver);

const moduleValue = (unit: Unit): Value => ({ origin: Origin.constant, shapes: [{ kind: 'module', unit }] });
