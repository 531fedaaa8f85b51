/** A method of an interface that several classes of the app implement: which of them it is, the wiring decides. */

import { isJavaOrCSharp } from '../handler-facts';
import { callFunction, callMethod, opaque } from './calls';
import { libraryBaseOf } from './class-line';
import { declaredField } from './declared-fields';
import { callDeclared } from './declared-requests';
import type { EffectRecord } from './effect-record';
import { eventObject } from './event-objects';
import { callLibraryObject } from './go-library-objects';
import { callReflected } from './go-reflection';
import { embeddedIn } from './go-structs';
import { branch, gap, type Machine, type Site } from './machine';
import { methodOf } from './members';
import { missed } from './missing-method';
import { instanceOf, typed } from './types';
import {
  type CallArgs,
  type ClassShape,
  type FunctionShape,
  type InstanceShape,
  joinAll,
  ofOrigin,
  shapeOf,
  type Value,
} from './value';

const mostClasses = 4;

/** A call of a method of which the receiver's class has only the head; undefined where it is another. */
export function callOpen(
  machine: Machine,
  receiver: Value,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const instance = shapeOf(receiver, 'instance');
  const ofEvent = instance ? undefined : shapeOf(receiver, 'event')?.of;
  if (ofEvent && isJavaOrCSharp(ofEvent.unit.language))
    return hasHead(machine, ofEvent, method) && !isRead(machine, ofEvent, receiver, method, args)
      ? openCall(machine, ofEvent, receiver, method, args, site)
      : undefined;
  if (!instance) return callLibraryObject(machine, receiver, method, args, site);
  const open = instance.of;
  if (!open.cls.abstract || !hasHead(machine, open, method))
    return open.unit.language === 'go' ? callGo(machine, instance, receiver, method, args, site) : undefined;
  if (libraryBaseOf(machine, open) !== undefined) return undefined;
  return openCall(machine, open, receiver, method, args, site);
}

/** A part of the event that is asked for, and not a method that does something. */
const isRead = (machine: Machine, of: ClassShape, receiver: Value, method: string, args: CallArgs): boolean =>
  args.list.length === 0 &&
  (/^(get|is)[A-Z]/.test(method) || accessed(machine, of, receiver, method, args) !== undefined);

function openCall(
  machine: Machine,
  open: ClassShape,
  receiver: Value,
  method: string,
  args: CallArgs,
  site: Site,
): Value {
  const result =
    callDeclared(machine, open, method, args, site) ??
    accessed(machine, open, receiver, method, args) ??
    callOneOf(machine, open, receiver, method, args, site);
  if (result) return result;
  const which = `which class stands behind \`${open.cls.name}\` could not be told`;
  if (machine.program.implementations(machine, open).length > 0) gap(machine, which, site);
  else missed(machine, which, method, args, site);
  return opaque(machine, null, args, site);
}

/** Where each of them only gives a part of itself, nothing is done whichever it is. */
function accessed(
  machine: Machine,
  open: ClassShape,
  receiver: Value,
  method: string,
  args: CallArgs,
): Value | undefined {
  if (args.list.length > 0 || !isJavaOrCSharp(open.unit.language)) return undefined;
  const classes = machine.program.implementations(machine, open);
  if (classes.length === 0 || !classes.every((cls) => isAccessor(machine, cls, method))) return undefined;
  const type = open.cls.methods.find(({ name }) => name === method)?.returns ?? null;
  return typed(machine, open.unit, ofOrigin(receiver.origin), type, open);
}

function isAccessor(machine: Machine, cls: ClassShape, name: string): boolean {
  const body = methodOf(machine, cls, name)?.fn.body;
  if (!body) return declaredField(machine, cls, name) !== undefined;
  const [only, more] = body;
  return !more && only?.k === 'return' && /^(name|literal|member)$/.test(only.value?.k ?? '');
}

/** Runs the method of each. Where every one of them does harm, harm is done for certain; else it is not known what is done. */
function callOneOf(
  machine: Machine,
  open: ClassShape,
  receiver: Value,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const classes = machine.program.implementations(machine, open);
  if (classes.length < 2 || classes.length > mostClasses) return undefined;
  const runs = classes.map((cls) => (): Value | undefined => {
    const fn = methodOf(machine, cls, method);
    const self: Value = shapeOf(receiver, 'event')
      ? eventObject(machine, receiver, cls)
      : { origin: 0, shapes: [instanceOf(machine, cls)] };
    return fn && callFunction(machine, { ...fn, self }, args, site);
  });
  return eitherOf(machine, runs);
}

/** One of several methods, of which it can not be told which; undefined where it matters which it is. */
export const callAnyOf = (
  machine: Machine,
  methods: readonly FunctionShape[],
  args: CallArgs,
  site: Site,
): Value | undefined =>
  eitherOf(
    machine,
    methods.map((one) => () => callMethod(machine, one, args, site)),
  );

/** Where each of them does harm, harm is done for certain, and none where none does; undefined where only some do. */
function eitherOf(machine: Machine, runs: readonly (() => Value | undefined)[]): Value | undefined {
  const before = new Map(machine.effects);
  const all = new Map(before);
  const results: Value[] = [];
  let certain: ReadonlyMap<string, EffectRecord> | undefined;
  let harmful = 0;
  branch(
    machine,
    runs.map((run) => () => {
      restore(machine, before);
      const result = run();
      if (result) results.push(result);
      const harms = [...machine.effects].some(
        ([id, effect]) => effect.repeat === 'harmful' && before.get(id) !== effect,
      );
      if (harms) {
        harmful++;
        certain ??= new Map(machine.effects);
      }
      for (const [id, effect] of machine.effects) if (before.get(id) !== effect) all.set(id, effect);
      return true;
    }),
  );
  const isTold = harmful === 0 || harmful === runs.length;
  restore(machine, isTold ? (certain ?? all) : before);
  return isTold ? joinAll(results) : undefined;
}

function restore({ effects }: Machine, to: ReadonlyMap<string, EffectRecord>): void {
  effects.clear();
  for (const [id, effect] of to) effects.set(id, effect);
}

/** An interface of Go may be put together from others. */
function hasHead(machine: Machine, of: ClassShape, method: string, depth = 0): boolean {
  if (of.cls.methods.some((one) => one.name === method)) return true;
  if (of.unit.language !== 'go' || depth > 4) return false;
  return of.cls.bases.some((base) => {
    const inner = shapeOf(machine.program.resolveType(machine, of.unit, base), 'class');
    return inner !== undefined && hasHead(machine, inner, method, depth + 1);
  });
}

/** In Go whatever is called is declared somewhere: in an interface that is embedded, or where it is not seen. */
function callGo(
  machine: Machine,
  instance: InstanceShape,
  receiver: Value,
  method: string,
  args: CallArgs,
  site: Site,
): Value {
  const chosen = callReflected(machine, receiver, method, args, site);
  if (chosen) return chosen;
  for (const embedded of embeddedIn(machine, instance, receiver.origin)) {
    const of = shapeOf(embedded, 'instance')?.of;
    if (of?.cls.abstract && hasHead(machine, of, method)) {
      const result = callOpen(machine, embedded, method, args, site);
      if (result) return result;
    }
  }
  missed(machine, `\`${instance.of.cls.name}.${method}()\` could not be found`, method, args, site);
  return opaque(machine, null, args, site);
}
