/** Class names of Java and C#: which import, namespace or file a simple name means. */
import { keptByText } from '../../text/kept-by-text';
import { parentUri } from '../../text/uri';
import type { Language } from '../handler-facts';
import type { Machine } from '../interpret/machine';
import { methodOf } from '../interpret/members';
import { classIn, nestedClass } from '../interpret/nested-classes';
import type { Unit } from '../interpret/unit';
import { type ClassShape, external, type FunctionShape, type Value } from '../interpret/value';
import type { Class } from '../ir/ir';
import { javaLang, javaPackages } from './java-packages';
import type { SourceIndex } from './source-index';
import { classValue, staticMember } from './static-member';

type Load = (machine: Machine, uri: string) => Unit | undefined;

export interface ClassNames {
  /** What other files say of a class, as `partial` lets them. */
  otherParts(machine: Machine, of: ClassShape): readonly ClassShape[];
  resolve(machine: Machine, unit: Unit, name: string): Value | undefined;
  /** The class that a simple name means inside of a class before all that its file has or imports. */
  nested(machine: Machine, inside: ClassShape | null, unit: Unit, name: string): Value | undefined;
  /** `com.acme.Order`, `Acme.Shop.Order`, with inner classes behind `.`, `$` or `+`. */
  byFullName(machine: Machine, fullName: string): ClassShape | undefined;
  /** The classes that implement an interface or abstract class: what a container is told, else all there are. */
  implementations(machine: Machine, of: ClassShape): readonly ClassShape[];
  /** The classes that say they extend or implement a type of a library. */
  extending(machine: Machine, base: string): readonly ClassShape[];
  /** The one method of the app that extends others under that name. */
  extension(machine: Machine, method: string): FunctionShape | undefined;
}

export function createClassNames(language: Language, findIndex: () => SourceIndex, load: Load): ClassNames {
  let asked: SourceIndex | undefined;
  const index = (): SourceIndex => {
    asked ??= findIndex();
    return asked;
  };

  const inFile = (machine: Machine, uri: string, name: string): ClassShape | undefined => {
    const unit = load(machine, uri);
    return unit && classIn(unit, name);
  };

  /** `packages` null: whatever package it is in. */
  const find = (machine: Machine, name: string, packages: readonly string[] | null): ClassShape | undefined => {
    // A Java file lies in the folder of its package: most imports are told by that alone to be a library's.
    const folders =
      language === 'java' ? packages?.filter((one) => one === '' || index().hasFolder(folderOf(one))) : null;
    if (folders?.length === 0) return undefined;
    const among = (uris: readonly string[]): ClassShape | undefined => {
      for (const uri of uris) {
        if (folders && !folders.some((one) => liesIn(uri, one))) continue;
        const unit = load(machine, uri);
        const isThere = unit && (packages === null || packages.includes(unit.module.package ?? ''));
        const found = isThere ? classIn(unit, name) : undefined;
        if (found) return found;
      }
      return undefined;
    };
    // Most are near, and a large workspace has many of one name.
    return among(index().nearFilesOf(name)) ?? among(index().filesOf(name));
  };

  const byFullName = (machine: Machine, fullName: string): ClassShape | undefined => {
    const parts = fullName.split(/[.$+]/);
    for (let at = parts.length - 1; at >= 0; at--) {
      const simple = parts[at] ?? '';
      if (at < parts.length - 1 && isPackage(simple)) break;
      const owner = parts.slice(0, at).join('.');
      let found = find(machine, simple, [owner]);
      for (const inner of parts.slice(at + 1)) {
        const cls = found?.cls.inner.find((one) => one.name === inner);
        found = cls && found ? { ...found, cls } : undefined;
      }
      if (found) return found;
    }
    return undefined;
  };

  /** `import static com.acme.Times.*`. */
  const fromStatics = (machine: Machine, unit: Unit, name: string): Value | undefined => {
    for (const { wildcard, module } of unit.module.imports) {
      const member = wildcard ? staticMember(machine, unit, module, name) : undefined;
      if (member) return member;
    }
    return undefined;
  };

  /** What was found once stays: types are asked for with every variable. */
  const found = new WeakMap<Unit, Map<string, Value>>();

  const resolve = (machine: Machine, unit: Unit, name: string): Value | undefined => {
    const ofUnit = found.get(unit) ?? new Map<string, Value>();
    found.set(unit, ofUnit);
    const value = ofUnit.get(name) ?? search(machine, unit, name);
    if (value) ofUnit.set(name, value);
    return value;
  };

  /** The package itself; a namespace of C# also sees what those around it have. */
  const around = (owner: string): string[][] => {
    if (language === 'java') return [[owner]];
    const parts = owner.split('.');
    return [...parts.map((_, index) => [parts.slice(0, parts.length - index).join('.')]), ['']];
  };

  const search = (machine: Machine, unit: Unit, name: string): Value | undefined => {
    if (!/^[A-Z]\w*$/.test(name)) return language === 'java' ? fromStatics(machine, unit, name) : undefined;
    const own = classIn(unit, name);
    if (own) return classValue(own);
    // No class of the app is called `String` but in a file of that name: the texts need not be looked through for it.
    if (language === 'java' && javaLang.has(name) && !index().hasFileNamed(name)) return external(`java.lang.${name}`);
    const wildcards = unit.module.imports.filter((one) => one.wildcard).map((one) => one.module);
    for (const packages of [...around(unit.module.package ?? ''), wildcards]) {
      const near = find(machine, name, packages);
      if (near) return classValue(near);
    }
    if (language === 'csharp') {
      const anywhere = find(machine, name, null);
      return anywhere ? classValue(anywhere) : undefined;
    }
    const constant = fromStatics(machine, unit, name);
    if (constant) return constant;
    if (javaLang.has(name)) return external(`java.lang.${name}`);
    const ofJava = wildcards.find((one) => javaPackages.get(one)?.has(name));
    if (ofJava !== undefined) return external(`${ofJava}.${name}`);
    const libraries = wildcards.filter((one) => !javaPackages.has(one) && (one !== 'lombok' || wildcards.length === 1));
    const named =
      libraries.length > 1 ? libraries.find((one) => machine.library.names(machine, `${one}.${name}`)) : undefined;
    if (named !== undefined) return external(`${named}.${name}`);
    const isModel = /(Request|Response|Result|Exception|AttributeValue|Entry|Input)$/.test(name);
    const library =
      libraries.find((one) => one.endsWith('.model') === isModel && !/^javax?\./.test(one)) ?? libraries[0];
    return library === undefined ? undefined : external(`${library}.${name}`);
  };

  const declaredAs = (machine: Machine, name: string, of: ClassShape): ClassShape | undefined => {
    for (const uri of index().filesOf(name)) {
      const shape = inFile(machine, uri, name);
      if (shape?.cls.bases.some((base) => base.endsWith(of.cls.name))) return shape;
    }
    return undefined;
  };

  /** Also what stands behind an abstract class between them. */
  const implementing = (machine: Machine, of: ClassShape, depth: number): readonly ClassShape[] => {
    const wired = index().registeredFor(of.cls.name);
    const names = wired.length > 0 ? wired : index().subclassesOf(of.cls.name);
    const real = names.filter((name) => !standIn.test(name));
    return (real.length > 0 ? real : names).flatMap((name) => {
      const shape = declaredAs(machine, name, of);
      if (!shape?.cls.abstract) return shape ? [shape] : [];
      return depth < deepestLine ? implementing(machine, shape, depth + 1) : [];
    });
  };

  /** By class; undefined while it is looked for, so that a base that is called as its class ends the search. */
  const near = new Map<Class, Map<string, ClassShape | undefined>>();

  const nested = (machine: Machine, inside: ClassShape | null, unit: Unit, name: string): Value | undefined => {
    if (inside?.unit !== unit || !/^[A-Z]/.test(name)) return undefined;
    const known = near.get(inside.cls) ?? new Map<string, ClassShape | undefined>();
    near.set(inside.cls, known);
    if (!known.has(name)) {
      known.set(name, undefined);
      known.set(name, nestedClass(machine, inside, name));
    }
    const cls = known.get(name);
    return cls && classValue(cls);
  };

  const noParts: readonly ClassShape[] = [];
  const parts = new WeakMap<ClassShape['cls'], readonly ClassShape[]>();

  const otherParts = (machine: Machine, { cls, unit }: ClassShape): readonly ClassShape[] => {
    // The files of all classes of that name are read for it: most have no other part.
    if (language !== 'csharp' || !cls.partial) return noParts;
    const known = parts.get(cls);
    if (known) return known;
    parts.set(cls, []);
    const files = cls.name === '' ? [] : index().filesOf(cls.name);
    const found = files.flatMap((uri) => {
      const other = files.length > 1 && uri !== unit.uri ? load(machine, uri) : undefined;
      return other && other.module.package === unit.module.package ? (classIn(other, cls.name) ?? []) : [];
    });
    parts.set(cls, found);
    return found;
  };

  return {
    resolve,
    otherParts,
    nested,
    extension(machine, method) {
      if (language !== 'csharp') return undefined;
      const [owner, more] = index().extendersBy(method);
      const cls = owner === undefined || more !== undefined ? undefined : find(machine, owner, null);
      return cls && methodOf(machine, cls, method);
    },
    byFullName,
    extending: (machine, base) =>
      index()
        .subclassesOf(base)
        .flatMap((name) => find(machine, name, null) ?? []),
    implementations: (machine, of) => [...new Map(implementing(machine, of, 0).map((one) => [one.cls, one])).values()],
  };
}

const deepestLine = 3;

/** Classes that stand for the real one on a developer's machine or in tests. */
export const standIn = /^(InMemory|Fake|Mock|Stub|Dummy|Null|No[Oo]p|Console|Debug)(?=[A-Z])|(Fake|Mock|Stub|NoOp)$/;

/** Packages are written small. */
const isPackage = (name: string): boolean => /^[a-z]/.test(name);

const folderOf = keptByText((owner) => owner.replaceAll('.', '/'));

const liesIn = (uri: string, owner: string): boolean => owner === '' || parentUri(uri).endsWith(`/${folderOf(owner)}`);
