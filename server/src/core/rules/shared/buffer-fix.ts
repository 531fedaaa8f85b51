/** The fix that puts a queue between a bucket or topic and the function it invokes. */
import type { Graph } from '../../graph/graph';
import { itemsOf, lookup, mapsIn } from '../../graph/lookup';
import type { LambdaFunction, Resource, Trigger } from '../../model/app';
import type { NewResource, Plain } from '../../model/author';
import { asNumber, asString } from '../../model/data';
import { known } from '../../model/value';
import type { Fix } from '../rule';
import { allOf, type Edits } from './all-of';
import { plainMap } from './plain-map';
import { dlqName, newDeadLetterQueue, redrivePolicy } from './queues';

/** Only where the queue takes over all of the function's events, and with them what becomes of failures. */
export function bufferFix(trigger: Trigger, fn: LambdaFunction, graph: Graph): readonly Fix[] {
  const source = graph.resolve(trigger.source);
  const keepsFailures = fn.failureTargets.length > 0 || fn.invokeConfigs.length > 0;
  if (source.kind !== 'resource' || source.resource.generated || graph.triggersOf(fn.id).length > 1) return [];
  const timeout = known(asNumber(fn.timeout));
  if (keepsFailures || timeout === undefined || trigger.condition !== null) return [];
  return [
    {
      title: `Put a queue between \`${source.id}\` and \`${fn.id}\` (the handler then finds the event in \`body\`)`,
      grade: 'review',
      edits: () => buffered({ trigger, fn, timeout, source: source.resource, graph }),
    },
  ];
}

interface Parts {
  readonly trigger: Trigger;
  readonly fn: LambdaFunction;
  readonly timeout: number;
  readonly source: Resource;
  readonly graph: Graph;
}

function buffered(parts: Parts): Edits {
  const { trigger, fn, timeout, source, graph } = parts;
  const { app } = graph;
  const { author } = app;
  const queue = author.freeId(dlqName(fn.id).replace(/Dlq$/, 'Queue'));
  const arn: Plain = { getAtt: [queue, 'Arn'] };
  const policy = author.freeId(`${queue}Policy`);
  const dlq = newDeadLetterQueue(app, { name: dlqName(queue), after: fn.site });
  const connection = trigger.kind === 's3' ? fromBucket(parts, arn, policy) : fromTopic(parts, arn, queue);
  if (connection === undefined) return undefined;
  const made: readonly NewResource[] = [
    {
      id: queue,
      type: 'AWS::SQS::Queue',
      properties: plainMap([
        ['VisibilityTimeout', Math.max(30, 6 * timeout)],
        ['RedrivePolicy', redrivePolicy(dlq.id)],
      ]),
    },
    dlq,
    { id: policy, type: 'AWS::SQS::QueuePolicy', properties: policyOf(queue, arn, connection) },
    {
      id: author.freeId(`${queue}Mapping`),
      type: 'AWS::Lambda::EventSourceMapping',
      // One event at a time, as before.
      properties: plainMap([
        ['EventSourceArn', arn],
        ['FunctionName', { ref: fn.logicalId }],
        ['BatchSize', 1],
      ]),
    },
    ...connection.made,
  ];
  const mayReceive = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  const isOwnEntry = trigger.name !== source.id;
  return allOf(
    ...(isOwnEntry ? [author.removeSite(trigger.site)] : []),
    author.allow(fn.site, mayReceive, arn),
    ...connection.edits,
    author.addResources(made.map((one) => ({ ...one, after: fn.site }))),
  );
}

interface Connection {
  readonly service: string;
  readonly condition: Plain;
  readonly made: readonly NewResource[];
  readonly edits: readonly Edits[];
}

const policyOf = (queue: string, arn: Plain, { service, condition }: Connection): Plain =>
  plainMap([
    ['Queues', [{ ref: queue }]],
    [
      'PolicyDocument',
      plainMap([
        ['Version', '2012-10-17'],
        [
          'Statement',
          [
            plainMap([
              ['Effect', 'Allow'],
              ['Principal', plainMap([['Service', service]])],
              ['Action', 'sqs:SendMessage'],
              ['Resource', arn],
              ['Condition', condition],
            ]),
          ],
        ],
      ]),
    ],
  ]);

function fromTopic({ trigger, source, graph }: Parts, arn: Plain, queue: string): Connection | undefined {
  const extras = ['FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy', 'Region', 'DeliveryPolicy'];
  if (trigger.name === source.id || extras.some((key) => lookup(trigger.settings, key) !== undefined)) return undefined;
  const topic: Plain = { ref: source.id };
  return {
    service: 'sns.amazonaws.com',
    condition: plainMap([['ArnEquals', plainMap([['aws:SourceArn', topic]])]]),
    made: [
      {
        id: graph.app.author.freeId(`${queue}Subscription`),
        type: 'AWS::SNS::Subscription',
        properties: plainMap([
          ['TopicArn', topic],
          ['Protocol', 'sqs'],
          ['Endpoint', arn],
        ]),
      },
    ],
    edits: [],
  };
}

/** S3 asks whether it may send before it takes a notification, so the policy comes first. */
function fromBucket({ trigger, source, graph }: Parts, arn: Plain, policy: string): Connection | undefined {
  const { author } = graph.app;
  const written = lookup(source.properties, 'NotificationConfiguration');
  const lambdas = mapsIn(lookup(source.properties, 'NotificationConfiguration', 'LambdaConfigurations'));
  const isPart = trigger.name === source.id;
  // A configuration that holds more than this one event is left to its author.
  if (isPart ? lambdas.length !== 1 : written !== undefined) return undefined;
  const { items, complete } = itemsOf(lookup(trigger.settings, 'Event'));
  const events = items.map((item) => known(asString(item))).filter((event) => event !== undefined);
  const filter = filterOf(trigger);
  if (!complete || events.length === 0 || events.length < items.length || filter === undefined) return undefined;
  const queues = events.map((event) => plainMap([['Event', event], ['Queue', arn], ...filter]));
  const configuration = plainMap([['QueueConfigurations', queues]]);
  return {
    service: 's3.amazonaws.com',
    condition: plainMap([['StringEquals', plainMap([['aws:SourceAccount', { ref: 'AWS::AccountId' }]])]]),
    made: [],
    edits: [
      author.set(source.site, ['NotificationConfiguration'], configuration),
      author.appendAttribute?.(source.site, ['DependsOn'], policy),
    ],
  };
}

/** Undefined where it can't be written again. */
function filterOf({ settings }: Trigger): readonly (readonly [string, Plain])[] | undefined {
  if (lookup(settings, 'Filter') === undefined) return [];
  const rules = mapsIn(lookup(settings, 'Filter', 'S3Key', 'Rules')).map((rule) => {
    const [name, value] = [known(asString(lookup(rule, 'Name'))), known(asString(lookup(rule, 'Value')))];
    return name === undefined || value === undefined
      ? undefined
      : plainMap([
          ['Name', name],
          ['Value', value],
        ]);
  });
  const readable = rules.filter((rule) => rule !== undefined);
  if (readable.length === 0 || readable.length < rules.length) return undefined;
  return [['Filter', plainMap([['S3Key', plainMap([['Rules', readable]])]])]];
}
