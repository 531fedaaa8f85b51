/**
 * EventBridge and SNS write to a dead-letter queue under the queue's own policy, Scheduler under the schedule's role.
 * Without it what could not be delivered is lost all the same (EventBridge and SNS developer guides, dead-letter queues).
 */
import type { Graph, Target } from '../graph/graph';
import { lookup, mapsIn } from '../graph/lookup';
import type { Resource, Site } from '../model/app';
import type { Plain } from '../model/author';
import type { Data } from '../model/data';
import type { Value } from '../model/value';
import type { Problem, Rule } from './rule';
import { queueAdmits, roleMayDo } from './shared/permissions';
import { isQueue } from './shared/queues';
import { referenceIn } from './shared/reference-in';
import { mayBeUnseen, triggerWords } from './shared/triggers';

export const dlqPolicyMissing: Rule = {
  meta: {
    id: 'dlq-policy-missing',
    summary: 'A service may not write to the dead-letter queue it was given',
    level: 'error',
    category: 'failure-path',
    recommended: true,
  },
  check({ app, graph }, report) {
    if (mayBeUnseen(graph, 'permissions')) return;
    const reported = new Set<string>();
    for (const { target, service, user, site, role, about, source } of uses(graph)) {
      const queue = graph.resolve(target);
      if (queue.kind !== 'resource' || !isQueue(queue.resource)) continue;
      const isAllowed =
        role === undefined ? queueAdmits(queue.resource, service, graph) : mayWrite(graph.resolve(role), target, graph);
      const key = `${queue.id} ${role === undefined ? service : user}`;
      if (isAllowed !== false || reported.has(key)) continue;
      reported.add(key);
      const lacks =
        role === undefined
          ? `no queue policy lets \`${service}\` send to \`${queue.id}\``
          : `its role has no \`sqs:SendMessage\` for \`${queue.id}\``;
      report({
        message: `${user} has a dead-letter queue, but ${lacks}: what can't be delivered is lost. Allow it.`,
        span: target.span,
        ...about,
        related: [{ span: queue.resource.nameSpan, message: `\`${queue.id}\`` }],
        fixes: [
          {
            title: `Let ${role === undefined ? `\`${service}\`` : 'the role'} send to \`${queue.id}\``,
            grade: 'safe',
            edits() {
              if (site) return app.author.deadLetterQueue(site, queue.id);
              if (source === undefined) return undefined;
              return app.author.admit(queue.id, service, source);
            },
          },
        ],
      });
    }
  },
};

interface Use {
  readonly target: Value<Data>;
  readonly service: string;
  readonly user: string;
  readonly site: Site | undefined;
  /** The role that writes, where the service does not write by itself. */
  readonly role?: Value<Data>;
  /** Who sends, where it is no trigger. */
  readonly source?: Plain;
  readonly about: Pick<Problem, 'resource' | 'trigger'>;
}

function uses({ app }: Graph): readonly Use[] {
  const byTriggers = app.triggers.flatMap((trigger): readonly Use[] => {
    const user = triggerWords(trigger);
    const common = { user, site: trigger.site, about: { trigger } };
    const ofRule = lookup(trigger.settings, 'DeadLetterConfig', 'Arn');
    const role = lookup(trigger.settings, 'RoleArn');
    if (ofRule && trigger.kind === 'scheduler') {
      return role ? [{ ...common, target: ofRule, service: 'scheduler.amazonaws.com', role }] : [];
    }
    if (ofRule && trigger.invocation === 'async')
      return [{ ...common, target: ofRule, service: 'events.amazonaws.com' }];
    const ofTopic = lookup(trigger.settings, 'RedrivePolicy', 'deadLetterTargetArn');
    return ofTopic && trigger.invocation === 'async'
      ? [{ ...common, target: ofTopic, service: 'sns.amazonaws.com' }]
      : [];
  });
  return [...byTriggers, ...[...app.resources.values()].flatMap(usesOf)];
}

/** Rules and subscriptions that invoke no function of the app: their queues need a policy as well. */
function usesOf(resource: Resource): readonly Use[] {
  const common = { user: `\`${resource.id}\``, site: undefined, about: { resource } };
  if (resource.type === 'AWS::SNS::Subscription') {
    const target = lookup(resource.properties, 'RedrivePolicy', 'deadLetterTargetArn');
    const topic = referenceIn(lookup(resource.properties, 'TopicArn'));
    const source: { source?: Plain } = topic?.attribute === null ? { source: { ref: topic.target } } : {};
    return target ? [{ ...common, target, service: 'sns.amazonaws.com', ...source }] : [];
  }
  if (resource.type !== 'AWS::Events::Rule') return [];
  return mapsIn(lookup(resource.properties, 'Targets')).flatMap((one) => {
    const target = lookup(one, 'DeadLetterConfig', 'Arn');
    const source: Plain = { getAtt: [resource.id, 'Arn'] };
    return target ? [{ ...common, target, service: 'events.amazonaws.com', source }] : [];
  });
}

const mayWrite = (role: Target, queue: Value<Data>, graph: Graph): boolean | undefined =>
  role.kind === 'resource' ? roleMayDo(role.resource, 'sqs:SendMessage', queue, graph) : undefined;
