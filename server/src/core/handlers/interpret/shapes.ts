/** What a value can be, seen beside what else it can be. */
import type { Shape } from './value';

/** Functions and classes may each be the one that is called; so may objects of different classes. */
export const isChosen = (shape: Shape, others: readonly Shape[]): boolean =>
  shape.kind === 'function' ||
  shape.kind === 'class' ||
  (shape.kind === 'instance' && !others.some((one) => one.kind === 'instance' && one.of.cls === shape.of.cls));

export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.kind === 'literal' && b.kind === 'literal') return a.value === b.value;
  if (a.kind === 'external' && b.kind === 'external')
    return a.path === b.path && a.args === b.args && a.base === b.base;
  if (a.kind === 'event' && b.kind === 'event') return a.path === b.path;
  if (a.kind === 'env' && b.kind === 'env') return a.name === b.name;
  if (a.kind === 'function' && b.kind === 'function') return a.fn === b.fn && a.self === b.self && a.given === b.given;
  if (a.kind === 'module' && b.kind === 'module') return a.unit === b.unit;
  if (a.kind === 'class' && b.kind === 'class') return a.cls === b.cls;
  return false;
}
