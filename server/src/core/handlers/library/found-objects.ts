/** Objects that a mapper of JavaScript has found, of which no more is known than that they were read: they save themselves. */
import { isEcmascript } from '../handler-facts';
import type { Machine, Site } from '../interpret/machine';
import { type CallArgs, Origin, type Value } from '../interpret/value';
import { isRelative } from '../interpret/value-queries';
import { computed, reportEffect } from './report';

const isFound = ({ origin, shapes }: Value): boolean =>
  (origin & Origin.read) !== 0 && shapes.every((shape) => shape.kind === 'record' && shape.rest !== null);

/** `order.count += 1; order.save()`, `order.update({ count: order.count + 1 })`, `order.increment('count')`. */
export function calledOnFound(machine: Machine, receiver: Value, method: string, args: CallArgs, site: Site): void {
  if (!isEcmascript(machine.frame.unit.language) || !isFound(receiver)) return;
  const adds =
    (method === 'save' && isRelative(receiver)) ||
    (method === 'update' && args.list.some(isRelative)) ||
    (/^(in|de)crement$/.test(method) && args.list.length > 0);
  if (adds)
    reportEffect(machine, site, {
      operation: `row:${method}`,
      repeat: 'harmful',
      key: 'none',
      reason: computed,
    });
}
