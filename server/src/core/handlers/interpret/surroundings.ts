/** What the interpreter asks of the libraries that code uses, and of the workspace around it. */
import type { Import } from '../ir/ir';
import type { IdempotencyUse } from '../library/idempotent';
import type { Guard } from './guard';
import type { Machine, Site } from './machine';
import type { Scope } from './scope';
import type { Unit } from './unit';
import type { CallArgs, ClassShape, ExternalShape, FunctionShape, Value } from './value';

/** What the interpreter needs to know of libraries; the catalogue answers. */
export interface Library {
  /** What a container puts in for a token, `@Inject(QUEUE)`. */
  injected(machine: Machine, token: Value, site: Site): Value | undefined;
  /** Undefined: just a longer path. */
  member(machine: Machine, object: ExternalShape, name: string): Value | undefined;
  call(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site, construct: boolean): Value;
  /** Whether it is a function that does something outside when it is called. */
  acts(machine: Machine, callee: ExternalShape): boolean;
  /** A decorator, annotation or attribute of a library on one of the app's functions. */
  decorate(machine: Machine, decorator: ExternalShape, fn: FunctionShape): Value | undefined;
  /** What such a function has beside its call: `task.delay`. */
  wrappedMember(machine: Machine, fn: FunctionShape, name: string): Value | undefined;
  /** A library's module: mostly a path that goes on, sometimes an object itself. */
  imported(path: string): Value;
  /** Whether something is known of a class of that full name. */
  names(machine: Machine, fullName: string): boolean;
  /** A value of which only the library's type is known. */
  typed(machine: Machine, path: string): Value;
  /** A method that a class of the app inherits from a library; undefined where it does nothing of note. */
  inherited(
    machine: Machine,
    base: string,
    owner: ClassShape,
    receiver: Value,
    method: string,
    args: CallArgs,
    site: Site,
  ): Value | undefined;
  /** A method was called on what was read, of which nothing else is known. */
  calledOnFound(machine: Machine, receiver: Value, method: string, args: CallArgs, site: Site): void;
  /** Notes what a call does that can not be followed, where its name leaves no doubt. */
  told(machine: Machine, method: string, args: CallArgs, site: Site, path?: string): void;
  /** Called around a function that a library wrapped. */
  enter(machine: Machine, wrap: ExternalShape, fn: FunctionShape, args: CallArgs): Guard | null;
  /** A library's object where a function is expected: middy(), an Express app. Undefined: nothing is known of it. */
  invoke(machine: Machine, callee: ExternalShape, args: CallArgs): Value | undefined;
  /** Uses of idempotency libraries that were met. */
  readonly uses: Map<string, IdempotencyUse>;
}

/** What the interpreter needs to know of the workspace. */
export interface Program {
  /** A name that no scope has: same package, wildcard imports, globals. */
  resolveName(machine: Machine, unit: Unit, name: string): Value | undefined;
  /** The value of `require('x')`, `import('x')`. */
  importModule(machine: Machine, unit: Unit, module: string): Value;
  /** A module of the package that a file of Python stands for. */
  submodule(machine: Machine, unit: Unit, name: string): Value | undefined;
  /** The modules of the app whose names fit a text with gaps; undefined where there are none, or too many. */
  modulesLike(machine: Machine, unit: Unit, text: string): Value | undefined;
  /** Binds an import that stands in a function, as Python has them. */
  importInto(machine: Machine, scope: Scope, unit: Unit, imported: Import): void;
  /** The class or library type behind a written type, `inside` of a class: that which runs, if no other is given. */
  resolveType(machine: Machine, unit: Unit, type: string, inside?: ClassShape | null): Value | undefined;
  /** A class of the app by its full name, as an import of Java or C# gives it. */
  classOf(machine: Machine, unit: Unit, fullName: string): ClassShape | undefined;
  /** The method of the app that is called as if it were one of the receiver's own: an extension method of C#. */
  extension(machine: Machine, unit: Unit, method: string): FunctionShape | undefined;
  /** The only class of the workspace that implements an interface or abstract class. */
  implementation(machine: Machine, of: ClassShape): ClassShape | undefined;
  /** The rest of a class of C# that stands in several files. */
  otherParts(machine: Machine, of: ClassShape): readonly ClassShape[];
  /** The classes made from it, in all files that were loaded. */
  subclasses(machine: Machine, of: ClassShape): readonly ClassShape[];
  /** All classes that may stand behind an interface of the app, and those that say they extend a type of a library. */
  implementations(machine: Machine, of: ClassShape): readonly ClassShape[];
  extending(machine: Machine, unit: Unit, base: string): readonly ClassShape[];
}
