/** What the analysis of handler code asks of the app around a function. */
import type { Graph } from '../graph/graph';
import type { HandlerContext } from '../handlers/handler-analysis';
import type { LambdaFunction } from '../model/app';

export function handlerContext(fn: LambdaFunction, graph: Graph): HandlerContext {
  const triggers = graph.triggersOf(fn.id);
  const mayHaveMore = graph.app.unseen.some(({ what }) => what.includes('triggers'));
  return {
    // A plugin may add triggers that are not to be seen here.
    atLeastOnce: triggers.some((trigger) => graph.atLeastOnce(trigger)) || (mayHaveMore ? undefined : false),
    kinds: triggers.map(({ kind }) => kind),
    resourceAt(value) {
      const target = graph.resolve(value);
      if (target.kind === 'resource' || target.kind === 'function') return { id: target.id, expression: null };
      return { id: null, expression: target.kind === 'none' ? null : target.expression };
    },
    resource: (id) => graph.app.resources.get(id),
  };
}
