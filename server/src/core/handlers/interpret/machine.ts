/** The state of one walk through a handler: where it stands, what guards it, and what was found on the way. */
import type { Func, Import } from '../ir/ir';
import type { IdempotencyUse } from '../library/idempotent';
import type { EffectRecord } from './effect-record';
import { commonGuards, type Guard, noGuards } from './guard';
import type { Scope } from './scope';
import type { Unit } from './unit';
import { type CallArgs, type ClassShape, type ExternalShape, type FunctionShape, join, type Value } from './value';

/** A function being run. */
export interface Frame {
  readonly fn: Func | null;
  readonly unit: Unit;
  readonly scope: Scope;
  readonly self: Value | null;
  readonly owner: ClassShape | null;
  readonly returns: { readonly value: Value; readonly guards: readonly Guard[] }[];
  readonly deferred: (() => void)[];
  /** How many loops enclosed the call. */
  readonly loops: number;
}

/** Where in the text something happens. */
export interface Site {
  readonly at: number;
  readonly end: number;
  /** For a call on a client of AWS: the method, whose base tells how the client was made. */
  readonly client?: ExternalShape;
}

/** What the interpreter needs to know of libraries; the catalogue answers. */
export interface Library {
  /** Undefined: just a longer path. */
  member(machine: Machine, object: ExternalShape, name: string): Value | undefined;
  call(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site, construct: boolean): Value;
  /** A decorator, annotation or attribute of a library on one of the app's functions. */
  decorate(machine: Machine, decorator: ExternalShape, fn: FunctionShape): Value | undefined;
  /** A library's module: mostly a path that goes on, sometimes an object itself. */
  imported(path: string): Value;
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
  /** All classes that may stand behind an interface of the app, and those that say they extend a type of a library. */
  implementations(machine: Machine, of: ClassShape): readonly ClassShape[];
  extending(machine: Machine, unit: Unit, base: string): readonly ClassShape[];
}

export interface Outbound {
  readonly kind: 'aws' | 'http' | 'database';
  readonly name: string | null;
  readonly region: string | null;
  /** The address, where it takes the template to tell the host. */
  readonly url: Value | null;
  readonly uri: string;
  readonly at: number;
  readonly end: number;
}

export interface Spot {
  readonly uri: string;
  readonly at: number;
  readonly end: number;
}

export interface Machine {
  readonly library: Library;
  readonly program: Program;
  readonly effects: Map<string, EffectRecord>;
  readonly outbound: Map<string, Outbound>;
  /** Why the code could not be followed to its end, by text. */
  readonly gaps: Map<string, Spot>;
  readonly swallowed: Map<string, Spot>;
  readonly notAwaited: Map<string, Spot>;
  readonly reads: Set<string>;
  /** Callbacks that were handed to a library while modules were loading: routes, listeners. */
  readonly registered: FunctionShape[];
  /** Headers set on a request after it was made. */
  readonly lateHeaders: Map<ExternalShape, (readonly [string, Value])[]>;
  /** Library objects with something of note: idempotency wrappers, clients without timeout. */
  readonly notes: Map<string, Spot & { readonly kind: string; readonly detail: Value | null }>;
  /** The event as a whole differs from delivery to delivery: queues, streams, APIs. */
  readonly eventChanges: boolean;
  /** Key attributes of a table, where the template says them. */
  keysOf(table: Value): readonly string[] | undefined;
  /** Whether the template says that it is an Express workflow, which no name keeps from running again. */
  isExpress(workflow: Value): boolean;
  frame: Frame;
  guards: readonly Guard[];
  readonly guardsMade: Map<string, Guard>;
  /** How many loops over the records of the event enclose this place. */
  recordLoops: number;
  loops: number;
  branches: number;
  /** A condition on the event was met on the way. */
  asked: boolean;
  /** Above zero while modules load: what happens there happens once, not per event. */
  loading: number;
  stack: Func[];
  steps: number;
  /** What is left of the steps of all modules together. */
  stepsToLoad: number;
  /** Reports and throws seen while a catch block runs. */
  reports: number;
  /** How many times something was changed that others may hold: a list, a record, a name of an outer function. */
  changes: number;
  /** How many effects were met so far, also those met before. */
  work: number;
  /** As `work`, but only what is lost when it fails: a message that could not be deleted comes again by itself. */
  duties: number;
  /** How many times something told that it is done: a WaitGroup, a channel. */
  signals: number;
  /** Swallowed errors of helpers that return something instead: told, unless the caller does not look at it. */
  returned: Spot[];
  /** What was handed to the Lambda runtime: `lambda.Start(handler)`. */
  started: Value | null;
  /** What the handler returns. */
  result: Value | null;
}

/** More than any handler needs; a runaway stops here. */
export const mostSteps = 60_000;
export const mostStepsToLoad = 240_000;
export const deepest = 40;

export function gap(machine: Machine, text: string, site: Site): void {
  if (machine.loading > 0 || machine.gaps.size > 40 || machine.gaps.has(text)) return;
  machine.gaps.set(text, { uri: machine.frame.unit.uri, at: site.at, end: site.end });
}

/** Runs alternatives from the same state and joins what is left of them. Returns whether any falls through. */
export function branch(machine: Machine, ways: readonly (() => boolean)[]): boolean {
  const { scope } = machine.frame;
  const vars = scope.vars;
  const guards = machine.guards;
  const ends: { vars: Map<string, Value>; guards: readonly Guard[] }[] = [];
  machine.branches++;
  for (const way of ways) {
    scope.vars = new Map(vars);
    machine.guards = guards;
    if (way()) ends.push({ vars: scope.vars, guards: machine.guards });
  }
  machine.branches--;
  const [first, ...more] = ends;
  scope.vars = first?.vars ?? vars;
  machine.guards = first?.guards ?? guards;
  for (const end of more) {
    joinInto(scope.vars, machine.guards, end.vars, end.guards);
    machine.guards = commonGuards(machine.guards, end.guards);
  }
  return first !== undefined;
}

function joinInto(
  vars: Map<string, Value>,
  guards: readonly Guard[],
  others: Map<string, Value>,
  otherGuards: readonly Guard[],
): void {
  for (const [name, theirs] of others) {
    const ours = vars.get(name);
    if (ours === theirs) continue;
    vars.set(
      name,
      ours
        ? joinGuarded([
            { value: ours, guards },
            { value: theirs, guards: otherGuards },
          ])
        : theirs,
    );
  }
}

/** Joins values that were reached under different guards, so that a test of the value tells which guards hold. */
export function joinGuarded(ways: readonly { readonly value: Value; readonly guards: readonly Guard[] }[]): Value {
  const [first] = ways;
  if (!first) return { origin: 0, shapes: [] };
  const joined = ways.slice(1).reduce((all, way) => join(all, way.value), first.value);
  const whenTrue = intersect(
    ways
      .filter(({ value }) => truth(value) !== false)
      .map(({ value, guards }) => [...guards, ...(value.whenTrue ?? noGuards)]),
  );
  const whenFalse = intersect(
    ways
      .filter(({ value }) => truth(value) !== true)
      .map(({ value, guards }) => [...guards, ...(value.whenFalse ?? noGuards)]),
  );
  if (whenTrue.length === 0 && whenFalse.length === 0) return joined;
  return { ...joined, whenTrue, whenFalse };
}

const intersect = (sets: readonly (readonly Guard[])[]): readonly Guard[] => {
  const [first, ...more] = sets;
  return first ? more.reduce((all, one) => commonGuards(all, one), first) : noGuards;
};

/** Whether a value counts as true; undefined where it may be either. */
export function truth(value: Value): boolean | undefined {
  let seen: boolean | undefined;
  if (value.shapes.length === 0) return undefined;
  for (const shape of value.shapes) {
    let one: boolean;
    if (shape.kind === 'literal') one = Boolean(shape.value);
    else if (
      shape.kind === 'record' ||
      shape.kind === 'function' ||
      shape.kind === 'class' ||
      shape.kind === 'instance'
    )
      one = true;
    else return undefined;
    if (seen !== undefined && seen !== one) return undefined;
    seen = one;
  }
  return seen;
}
