/**
 * The Serverless Framework takes `onError` for topics only: an ARN of a queue fails its schema (provider schema of the
 * function property `onError`, `^arn:aws[a-z-]*:sns`). A destination takes queues, and comes with the permission.
 */
import type { Rule } from './rule';
import { allOf } from './shared/all-of';

export const serverlessOnerrorSqs: Rule = {
  meta: {
    id: 'serverless-onerror-sqs',
    summary: '`onError` names a queue, and the framework takes topics only',
    level: 'error',
    category: 'failure-path',
    recommended: true,
  },
  check({ app, graph }, report) {
    for (const fn of app.functions.values()) {
      for (const { refused, target, span } of fn.failureTargets) {
        if (refused !== true) continue;
        const queue = graph.resolve(target);
        report({
          message:
            `\`onError\` of \`${fn.id}\` names a queue, and the framework takes ARNs of SNS topics only: the deployment ` +
            'stops. Use `destinations.onFailure`, which takes queues and adds the permission.',
          span,
          fn,
          fixes: [
            {
              title: 'Use `destinations.onFailure`',
              grade: 'review',
              edits: () =>
                queue.kind === 'resource'
                  ? allOf(
                      app.author.remove(fn.site, ['DeadLetterConfig']),
                      app.author.failureDestination(fn.site, queue.id),
                    )
                  : undefined,
            },
          ],
        });
      }
    }
  },
};
