/** The state of one walk through a handler: where it stands, what guards it, and what was found on the way. */
import type { Func } from '../ir/ir';
import type { Key } from '../resolve/declared-keys';
import type { EffectRecord } from './effect-record';
import type { Beside } from './floating-work';
import { commonGuards, type Guard, noGuards } from './guard';
import { outcomesOf } from './outcomes';
import type { Scope } from './scope';
import type { Library, Program } from './surroundings';
import type { Unit } from './unit';
import { type CallArgs, type ClassShape, type ExternalShape, type FunctionShape, join, type Value } from './value';
import { truth } from './value-queries';

/** A function being run. */
export interface Frame {
  readonly fn: Func | null;
  readonly unit: Unit;
  readonly scope: Scope;
  readonly self: Value | null;
  readonly owner: ClassShape | null;
  readonly returns: { readonly value: Value; readonly guards: readonly Guard[] }[];
  readonly deferred: (() => void)[];
  /** Go: what was started to run beside it. */
  beside?: Beside[];
  /** How many loops enclosed the call. */
  readonly loops: number;
  /** What it was called with. */
  readonly given?: CallArgs;
}

/** Where in the text something happens. */
export interface Site {
  readonly at: number;
  readonly end: number;
  /** For a call on a client of AWS: the method, whose base tells how the client was made. */
  readonly client?: ExternalShape;
}

export interface Outbound extends Spot {
  readonly kind: 'aws' | 'http' | 'database';
  readonly name: string | null;
  readonly region: string | null;
  /** The address, where it takes the template to tell the host. */
  readonly url: Value | null;
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
  /** What the last statement of SQL tells by its result, as a cursor is asked for it: which rows it was the first to touch. */
  told: Guard | null;
  /** What objects of libraries were told after they were made, in its order. */
  readonly toldLater: Map<ExternalShape, (readonly [string, Value])[]>;
  /** Library objects with something of note: idempotency wrappers, clients without timeout. */
  readonly notes: Map<string, Spot & { readonly kind: string; readonly detail: Value | null }>;
  /** The event as a whole differs from delivery to delivery: queues, streams, APIs. */
  readonly eventChanges: boolean;
  /** Key attributes of a table, where the template says them. */
  keysOf(table: Value): readonly string[] | undefined;
  /** Of a table of SQL or a model of Prisma. */
  uniqueKeys(table: string): readonly Key[];
  /** Whether the template says that it is an Express workflow, which no name keeps from running again. */
  isExpress(workflow: Value): boolean;
  /** Whether the template says that a queue or topic drops what it was sent minutes before. */
  deduplicates(target: Value): boolean;
  frame: Frame;
  guards: readonly Guard[];
  readonly guardsMade: Map<string, Guard>;
  /** How many loops over the records of the event enclose this place. */
  recordLoops: number;
  loops: number;
  branches: number;
  /** Keys and names of objects and parameters of AWS that were read. */
  readonly placesRead: Value[];
  /** Names of lists that were read and asked for one of their items. */
  readonly listsAsked: Set<string>;
  /** A condition on the event was met on the way. */
  asked: boolean;
  /** Above zero while modules load: what happens there happens once, not per event. */
  loading: number;
  stack: Func[];
  /** The same, with the objects and closures they are of. */
  running: FunctionShape[];
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
  /** As `work`, but only what changes something. */
  writes: number;
  /** Calls that could not be followed, each time that they were met. */
  unfollowed: number;
  /** How many times something told that it is done: a WaitGroup, a channel. */
  signals: number;
  /** The effect that was met last, also where it was met before. */
  latest: string | null;
  /** Swallowed errors of helpers that return something instead: told, unless the caller does not look at it. */
  returned: Spot[];
  /** What was handed to the Lambda runtime: `lambda.Start(handler)`. */
  started: Value | null;
  /** C#: by position, what the method that was called last left in its `out` parameters. */
  left: readonly (Value | undefined)[] | null;
  /** What the handler returns. */
  result: Value | null;
}

/** More than any handler needs; a runaway stops here. */
export const mostSteps = 60_000;
export const mostStepsToLoad = 240_000;
export const deepest = 40;

export function gap(machine: Machine, text: string, site: Site): void {
  machine.unfollowed++;
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
  const outcomes = outcomesOf(ways);
  const told = outcomes ? { ...joined, outcomes } : joined;
  if (whenTrue.length === 0 && whenFalse.length === 0) return told;
  return { ...told, whenTrue, whenFalse };
}

const intersect = (sets: readonly (readonly Guard[])[]): readonly Guard[] => {
  const [first, ...more] = sets;
  return first ? more.reduce((all, one) => commonGuards(all, one), first) : noGuards;
};
