/** Work with effects that a handler starts and does not wait for. */
import type { Expr, Stmt } from '../ir/ir';
import { somePart } from '../ir/some-part';
import { append } from './builtin-lists';
import { evaluate } from './expressions';
import type { Guard } from './guard';
import type { Machine, Site } from './machine';
import { noArgs, shapeOf, type Value } from './value';
import { elementOf } from './value-queries';

/** A promise with effects that nobody waits for. */
export function noteFloating(machine: Machine, { at, end }: Site): void {
  if (machine.loading > 0) return;
  const { uri } = machine.frame.unit;
  machine.notAwaited.set(`${uri}:${at}`, { uri, at, end });
}

/** Work of Go that runs beside a function. */
export interface Beside {
  /** What it is known by: it may be started in each turn of a loop. */
  readonly source: object;
  readonly work: () => void;
  readonly guards: readonly Guard[];
  readonly recordLoops: number;
  /** How much had changed when it ran last. */
  changes: number;
  /** How often it may run again. */
  left: number;
}

/** `go work()`. */
export function runBeside(machine: Machine, value: Expr): void {
  const { work, signals } = machine;
  evaluate(machine, value);
  // Whoever tells that it is done is waited for.
  if (machine.work > work && machine.signals === signals) noteSpawn(machine, value);
  keepBeside(machine, value, () => evaluate(machine, value));
}

/** What has run once may go on when there is more for it to take. */
export function keepBeside(machine: Machine, source: object, work: () => void): void {
  const { frame, guards, recordLoops, changes } = machine;
  frame.beside ??= [];
  if (frame.beside.every((one) => one.source !== source))
    frame.beside.push({ source, work, guards, recordLoops, changes, left: 2 });
}

/** What runs beside sees what was put into its channels after it had begun. */
export function runOn(machine: Machine): void {
  for (const one of machine.frame.beside ?? []) {
    if (machine.changes === one.changes || one.left === 0) continue;
    const { guards, recordLoops } = machine;
    one.left--;
    machine.guards = one.guards;
    machine.recordLoops = one.recordLoops;
    one.work();
    machine.guards = guards;
    machine.recordLoops = recordLoops;
    one.changes = machine.changes;
  }
}

/** `channel <- value`. */
export function sendThrough(machine: Machine, channel: Value, value: Value): Value {
  machine.signals++;
  return append(machine, channel, { list: [value], named: noArgs.named }, { at: 0, end: 0 }, '<-');
}

/** `<-channel`: undefined where it is none of the app's own, as that of a timer. */
export function received(machine: Machine, channel: Value): Value | undefined {
  runOn(machine);
  return shapeOf(channel, 'list') ? elementOf(channel) : undefined;
}

/** It counts as left behind only where nothing waits: a WaitGroup, a channel or an errgroup makes it fine. */
function noteSpawn(machine: Machine, value: Expr): void {
  if (somePart(machine.frame.fn?.body, waits)) return;
  noteFloating(machine, { at: value.at, end: value.k === 'call' ? value.end : value.at });
}

const waits = (node: Expr | Stmt): boolean =>
  (node.k === 'op' && node.op === '<-' && node.items.length === 1) ||
  (node.k === 'call' && node.callee.k === 'member' && node.callee.name === 'Wait');
