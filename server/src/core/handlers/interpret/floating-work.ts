/** Work with effects that a handler starts and does not wait for. */
import type { Expr, Stmt } from '../ir/ir';
import { somePart } from '../ir/some-part';
import type { Machine, Site } from './machine';

/** A promise with effects that nobody waits for. */
export function noteFloating(machine: Machine, { at, end }: Site): void {
  if (machine.loading > 0) return;
  const { uri } = machine.frame.unit;
  machine.notAwaited.set(`${uri}:${at}`, { uri, at, end });
}

/** `go f()` counts as left behind only where nothing waits: a WaitGroup, a channel or an errgroup makes it fine. */
export function noteSpawn(machine: Machine, value: Expr): void {
  if (somePart(machine.frame.fn?.body, waits)) return;
  noteFloating(machine, { at: value.at, end: value.k === 'call' ? value.end : value.at });
}

const waits = (node: Expr | Stmt): boolean =>
  (node.k === 'op' && node.op === '<-') ||
  (node.k === 'call' && node.callee.k === 'member' && node.callee.name === 'Wait');
