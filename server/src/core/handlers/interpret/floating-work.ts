/** Work with effects that a handler starts and does not wait for. */
import type { Expr, Stmt } from '../ir/ir';
import { somePart } from '../ir/some-part';
import { evaluate } from './expressions';
import type { Machine, Site } from './machine';

/** A promise with effects that nobody waits for. */
export function noteFloating(machine: Machine, { at, end }: Site): void {
  if (machine.loading > 0) return;
  const { uri } = machine.frame.unit;
  machine.notAwaited.set(`${uri}:${at}`, { uri, at, end });
}

/** `go work()`. */
export function runBeside(machine: Machine, value: Expr): void {
  const { work, signals } = machine;
  evaluate(machine, value);
  // Whoever tells that it is done is waited for.
  if (machine.work > work && machine.signals === signals) noteSpawn(machine, value);
}

/** It counts as left behind only where nothing waits: a WaitGroup, a channel or an errgroup makes it fine. */
function noteSpawn(machine: Machine, value: Expr): void {
  if (somePart(machine.frame.fn?.body, waits)) return;
  noteFloating(machine, { at: value.at, end: value.k === 'call' ? value.end : value.at });
}

const waits = (node: Expr | Stmt): boolean =>
  (node.k === 'op' && node.op === '<-') ||
  (node.k === 'call' && node.callee.k === 'member' && node.callee.name === 'Wait');
