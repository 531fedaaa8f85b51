/** What the analysis of handler code asks of the app around a function. */
import { keepsWarm } from '../graph/at-least-once';
import type { Graph } from '../graph/graph';
import type { HandlerContext } from '../handlers/handler-analysis';
import type { LambdaFunction } from '../model/app';

export function handlerContext(fn: LambdaFunction, graph: Graph): HandlerContext {
  const triggers = graph.triggersOf(fn.id);
  // What a plugin may add to any function is no reason to doubt one whose triggers are written down.
  const mayHaveMore = graph.app.unseen.some(
    ({ what, of }) => what.includes('triggers') && (of === fn.id || (of === undefined && triggers.length === 0)),
  );
  return {
    atLeastOnce:
      triggers.some((trigger) => graph.atLeastOnce(trigger) && !keepsWarm(trigger)) ||
      (mayHaveMore ? undefined : false),
    kinds: triggers.map(({ kind }) => kind),
    resourceAt(value) {
      const target = graph.resolve(value);
      if (target.kind === 'resource' || target.kind === 'function') return { id: target.id, expression: null };
      return { id: null, expression: target.kind === 'none' ? null : target.expression };
    },
    resource: (id) => graph.app.resources.get(id),
  };
}
