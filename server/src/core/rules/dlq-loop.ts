/** What failed is handed to the function that failed on it: it fails again, for as long as the message lives. */
import type { Graph } from '../graph/graph';
import type { LambdaFunction, Trigger } from '../model/app';
import { known } from '../model/value';
import type { Rule } from './rule';
import { separateFunctionFix } from './shared/separate-function-fix';
import { isOff, triggerWords } from './shared/triggers';

export const dlqLoop: Rule = {
  meta: {
    id: 'dlq-loop',
    summary: 'Failed events of a function come back to the same function',
    level: 'error',
    category: 'failure-path',
    recommended: true,
  },
  check({ app, graph }, report) {
    for (const fn of app.functions.values()) {
      const kept = keptAt(fn, graph);
      for (const back of graph.triggersOf(fn.id)) {
        if (isOff(back) || known(back.enabled) === undefined) continue;
        const source = graph.resolve(back.source);
        const loop =
          source.kind === 'resource' || source.kind === 'function'
            ? kept.find(({ id }) => id === source.id)
            : undefined;
        // A function that names itself as destination has that as its trigger.
        if (loop === undefined || (source.kind === 'function' && back.kind !== 'lambda-destination')) continue;
        report({
          message:
            `What \`${fn.id}\` can't handle goes to \`${loop.id}\`, and \`${loop.id}\` brings it back to \`${fn.id}\`: ` +
            'it fails there in a circle until it expires. Let another function, or a person, look at failures.',
          span: back.nameSpan,
          fn,
          trigger: back,
          related: [{ span: loop.by.nameSpan, message: `failures of ${triggerWords(loop.by)} go to \`${loop.id}\`` }],
          fixes: [
            ...(back.kind === 'sqs' && app.resources.has(loop.id) ? [separateFunctionFix(app, back, loop.id)] : []),
            {
              title: `Don't invoke \`${fn.id}\` from \`${loop.id}\``,
              grade: 'review',
              edits: () => app.author.removeSite(back.site),
            },
          ],
        });
      }
    }
  },
};

interface Kept {
  readonly id: string;
  readonly by: Trigger;
}

/** Where failures of the function end, over all ways in which it is invoked. */
function keptAt(fn: LambdaFunction, graph: Graph): readonly Kept[] {
  return graph.triggersOf(fn.id).flatMap((by) => {
    const target = graph.failurePath(by).target;
    return target?.id && !isOff(by) ? [{ id: target.id, by }] : [];
  });
}
