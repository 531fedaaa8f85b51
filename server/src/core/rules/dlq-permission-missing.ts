/**
 * Lambda writes failed events with the function's own role. Where that role is the author's, nobody adds the permission
 * (Lambda developer guide, "Retaining records of asynchronous invocations"); for dead-letter queues the deployment fails.
 */
import type { Graph } from '../graph/graph';
import { lookup } from '../graph/lookup';
import type { FailureTarget, LambdaFunction } from '../model/app';
import type { Data } from '../model/data';
import type { Value } from '../model/value';
import type { Rule } from './rule';
import { mayDo } from './shared/permissions';
import { mayBeUnseen } from './shared/triggers';

export const dlqPermissionMissing: Rule = {
  meta: {
    id: 'dlq-permission-missing',
    summary: "The role of a function may not write to the function's dead-letter queue or destination",
    level: 'error',
    category: 'failure-path',
    recommended: true,
  },
  check({ app, graph }, report) {
    if (mayBeUnseen(graph, 'permissions')) return;
    for (const fn of app.functions.values()) {
      for (const { target, action, what } of writes(fn, graph)) {
        const resolved = graph.resolve(target);
        if (resolved.kind !== 'resource' && resolved.kind !== 'function') continue;
        if (mayDo(fn, action, target, graph) !== false) continue;
        report({
          message:
            `The role of \`${fn.id}\` has no \`${action}\` for \`${resolved.id}\`, its ${what}: the deployment fails, ` +
            'or failed events are lost. Allow it.',
          span: target.span,
          fn,
          related: [{ span: fn.role.span, message: 'the role' }],
          fixes: [
            {
              title: `Allow \`${action}\` on \`${resolved.id}\``,
              grade: 'safe',
              edits: () => app.author.allow(fn.site, [action], arnOf(resolved)),
            },
          ],
        });
      }
    }
  },
};

const arnOf = (target: {
  readonly kind: string;
  readonly id: string;
  readonly resource?: { readonly type: string };
}) => (target.resource?.type === 'AWS::SNS::Topic' ? { ref: target.id } : { getAtt: [target.id, 'Arn'] as const });

interface Write {
  readonly target: Value<Data>;
  readonly action: string;
  readonly what: string;
}

function writes(fn: LambdaFunction, graph: Graph): readonly Write[] {
  const own = fn.failureTargets.flatMap(({ target, targetType, kind, permissionAdded }): readonly Write[] => {
    const action = actions[targetType ?? typeOf(target, graph) ?? ''];
    if (permissionAdded || action === undefined) return [];
    return [{ target, action, what: kind === 'dlq' ? 'dead-letter queue' : 'failure destination' }];
  });
  // What frameworks add for mappings goes to the roles they make; only the author's own role can lack it.
  if (fn.role.kind !== 'resource') return own;
  const streams = graph.triggersOf(fn.id).flatMap((trigger): readonly Write[] => {
    if (trigger.invocation !== 'stream') return [];
    const target = lookup(trigger.settings, 'DestinationConfig', 'OnFailure', 'Destination');
    const action = target && actions[typeOf(target, graph) ?? ''];
    return target && action ? [{ target, action, what: 'failure destination' }] : [];
  });
  return [...own, ...streams];
}

const actions: Readonly<Record<string, string>> = {
  sqs: 'sqs:SendMessage',
  sns: 'sns:Publish',
  lambda: 'lambda:InvokeFunction',
  eventbridge: 'events:PutEvents',
  s3: 's3:PutObject',
};

function typeOf(value: Value<Data>, graph: Graph): FailureTarget['targetType'] {
  const target = graph.resolve(value);
  if (target.kind === 'function') return 'lambda';
  return target.kind === 'resource' ? (types[target.resource.type] ?? null) : null;
}

const types: Readonly<Record<string, FailureTarget['targetType']>> = {
  'AWS::SQS::Queue': 'sqs',
  'AWS::SNS::Topic': 'sns',
  'AWS::Events::EventBus': 'eventbridge',
};
