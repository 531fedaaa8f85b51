/**
 * FIFO queues take failed messages of FIFO queues and topics only, standard ones of standard ones; Lambda, EventBridge
 * and Scheduler send to standard queues only (SQS, SNS, Lambda and EventBridge developer guides, dead-letter queues).
 */
import type { Graph } from '../graph/graph';
import { lookup } from '../graph/lookup';
import type { Resource, Trigger } from '../model/app';
import type { NewResource } from '../model/author';
import type { Data } from '../model/data';
import type { Value } from '../model/value';
import type { Fix, Problem, Rule } from './rule';
import { allOf, type Edits } from './shared/all-of';
import { dlqName, isQueue, newDeadLetterQueue, pointsToFifo } from './shared/queues';
import { triggerWords } from './shared/triggers';

export const dlqTypeMismatch: Rule = {
  meta: {
    id: 'dlq-type-mismatch',
    summary: 'A dead-letter queue is FIFO where a standard queue is needed, or the reverse',
    level: 'error',
    category: 'failure-path',
    recommended: true,
  },
  check({ graph }, report) {
    for (const wiring of wirings(graph)) {
      const { target, needsFifo, user, why } = wiring;
      const is = pointsToFifo(target, graph);
      if (is === undefined || is === needsFifo) continue;
      const resolved = graph.resolve(target);
      const name = resolved.kind === 'resource' ? resolved.id : resolved.kind === 'external' ? resolved.expression : '';
      report({
        message:
          `${user} sends failures to \`${name}\`, which is ${is ? 'FIFO' : 'a standard one'}, but ${why}. ` +
          `Use a ${order(needsFifo)} queue.`,
        span: target.span,
        ...wiring.about,
        related: resolved.kind === 'resource' ? [{ span: resolved.resource.nameSpan, message: `\`${name}\`` }] : [],
        fixes: [fixFor(graph, wiring)],
      });
    }
  },
};

const order = (fifo: boolean): string => (fifo ? 'FIFO' : 'standard');

interface Wiring {
  readonly target: Value<Data>;
  readonly needsFifo: boolean;
  readonly user: string;
  readonly why: string;
  readonly about: Pick<Problem, 'fn' | 'resource' | 'trigger'>;
  readonly queueName: string;
  /** Writes the queue, and puts it in the place of the wrong one. */
  connect(queue: NewResource): Edits;
}

function wirings(graph: Graph): readonly Wiring[] {
  const { app } = graph;
  const functions = [...app.functions.values()].flatMap((fn) =>
    fn.failureTargets.map(({ target, kind }): Wiring => {
      const why = 'Lambda sends failed events to standard queues and topics only, so they are lost';
      const connect = (queue: NewResource) =>
        kind === 'dlq'
          ? app.author.deadLetterQueue(fn.site, queue.id, queue)
          : allOf(app.author.failureDestination(fn.site, queue.id), app.author.addResources([queue]));
      return { target, needsFifo: false, user: `\`${fn.id}\``, why, about: { fn }, queueName: fn.id, connect };
    }),
  );
  return [
    ...functions,
    ...app.triggers.flatMap((trigger) => deliveries(trigger, graph)),
    ...[...app.resources.values()].flatMap((resource) => redrives(resource, graph)),
  ];
}

function deliveries(trigger: Trigger, graph: Graph): readonly Wiring[] {
  const user = triggerWords(trigger);
  const connect = (queue: NewResource) => graph.app.author.deadLetterQueue(trigger.site, queue.id, queue);
  const common = { user, about: { trigger }, queueName: `${trigger.fn}-undelivered`, connect };
  const target = lookup(trigger.settings, 'DeadLetterConfig', 'Arn');
  const why = 'EventBridge sends to standard queues only';
  return target && trigger.invocation === 'async' ? [{ ...common, target, needsFifo: false, why }] : [];
}

/** Queues, and subscriptions of topics. */
function redrives(resource: Resource, graph: Graph): readonly Wiring[] {
  const target = lookup(resource.properties, 'RedrivePolicy', 'deadLetterTargetArn');
  const self: Value<Data> = {
    kind: 'located',
    value: { kind: 'ref', target: resource.id, attribute: null },
    origin: 'literal',
    span: resource.nameSpan,
  };
  const source = isQueue(resource) ? self : lookup(resource.properties, 'TopicArn');
  const isSubscription = resource.type === 'AWS::SNS::Subscription';
  const needsFifo = pointsToFifo(source, graph);
  if (target === undefined || needsFifo === undefined || !(isQueue(resource) || isSubscription)) return [];
  const kind = isQueue(resource) ? 'queue' : 'topic';
  const why = `a ${order(needsFifo)} ${kind} needs a ${order(needsFifo)} one`;
  const { author } = graph.app;
  const path = ['RedrivePolicy', 'deadLetterTargetArn'];
  const connect = (queue: NewResource) =>
    allOf(author.set(resource.site, path, { getAtt: [queue.id, 'Arn'] }), author.addResources([queue]));
  return [{ target, needsFifo, user: `\`${resource.id}\``, why, about: { resource }, queueName: resource.id, connect }];
}

function fixFor({ app }: Graph, { needsFifo, queueName, connect, about }: Wiring): Fix {
  return {
    title: `Use a new ${order(needsFifo)} queue`,
    grade: 'review',
    edits() {
      const after = (about.resource ?? about.fn)?.site;
      const name = dlqName(queueName).replace(/Dlq$/, needsFifo ? 'FifoDlq' : 'StandardDlq');
      const wish = { name, fifo: needsFifo, ...(after ? { after } : {}) };
      return connect(newDeadLetterQueue(app, wish));
    },
  };
}
