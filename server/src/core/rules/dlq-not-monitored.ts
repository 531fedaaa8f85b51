/** A dead-letter queue helps only if somebody hears of what is in it: an alarm on the number of its messages. */
import type { Graph } from '../graph/graph';
import { lookup } from '../graph/lookup';
import type { Resource } from '../model/app';
import type { NewResource } from '../model/author';
import type { Rule } from './rule';
import { isQueue } from './shared/queues';
import { mayBeUnseen } from './shared/triggers';
import { mentions } from './shared/uses-of';

export const dlqNotMonitored: Rule = {
  meta: {
    id: 'dlq-not-monitored',
    summary: 'Nobody hears of messages in a dead-letter queue',
    level: 'info',
    category: 'failure-path',
    recommended: false,
  },
  check({ app, graph }, report) {
    if (mayBeUnseen(graph, 'alarms')) return;
    for (const queue of app.resources.values()) {
      if (!isQueue(queue) || queue.generated || graph.deadLetterUsers(queue.id).length === 0) continue;
      if (graph.consumersOf(queue.id).length > 0 || isWatched(queue, graph)) continue;
      report({
        message:
          `No alarm watches \`${queue.id}\`: failed messages lie there unseen until they expire. Add an alarm on ` +
          '`ApproximateNumberOfMessagesVisible`.',
        span: queue.nameSpan,
        resource: queue,
        fixes: [
          {
            title: `Add an alarm for \`${queue.id}\``,
            grade: 'review',
            edits: () => app.author.addResources([alarmFor(queue, app.author.freeId(`${queue.id}Alarm`))]),
          },
        ],
      });
    }
  },
};

/** By whatever alarm or dashboard names it. */
function isWatched(queue: Resource, { app }: Graph): boolean {
  const name = lookup(queue.properties, 'QueueName');
  const text = name?.kind === 'located' && typeof name.value === 'string' ? name.value : queue.id;
  return [...app.resources.values()].some(
    ({ type, properties }) =>
      /^AWS::CloudWatch::|^Custom::|^AWS::CloudFormation::Stack$|^AWS::Serverless::Application$/.test(type) &&
      properties.keys.some((key) => mentions(properties.get(key), queue.id) || mentions(properties.get(key), text)),
  );
}

const alarmFor = (queue: Resource, id: string): NewResource => ({
  id,
  type: 'AWS::CloudWatch::Alarm',
  properties: {
    map: [
      ['AlarmDescription', `Failed messages in ${queue.id}`],
      ['Namespace', 'AWS/SQS'],
      ['MetricName', 'ApproximateNumberOfMessagesVisible'],
      [
        'Dimensions',
        [
          {
            map: [
              ['Name', 'QueueName'],
              ['Value', { getAtt: [queue.id, 'QueueName'] }],
            ],
          },
        ],
      ],
      ['Statistic', 'Maximum'],
      ['Period', 300],
      ['EvaluationPeriods', 1],
      ['Threshold', 0],
      ['ComparisonOperator', 'GreaterThanThreshold'],
      ['TreatMissingData', 'notBreaching'],
    ],
  },
  after: queue.site,
});
