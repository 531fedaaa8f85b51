/** Work with effects that a handler starts and does not wait for. */
import type { Expr } from '../ir/ir';
import type { Machine, Site } from './machine';

/** A promise with effects that nobody waits for. */
export function noteFloating(machine: Machine, { at, end }: Site): void {
  if (machine.loading > 0) return;
  const { uri } = machine.frame.unit;
  machine.notAwaited.set(`${uri}:${at}`, { uri, at, end });
}

/** `go f()` counts as left behind only where nothing waits: a WaitGroup, a channel or an errgroup makes it fine. */
export function noteSpawn(machine: Machine, value: Expr): void {
  if (waits(machine.frame.fn?.body ?? [])) return;
  noteFloating(machine, { at: value.at, end: value.k === 'call' ? value.end : value.at });
}

function waits(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(waits);
  if (typeof part !== 'object' || part === null) return false;
  const node = part as Expr;
  if (node.k === 'op' && node.op === '<-') return true;
  if (node.k === 'call' && node.callee.k === 'member' && node.callee.name === 'Wait') return true;
  return Object.values(node).some(waits);
}
