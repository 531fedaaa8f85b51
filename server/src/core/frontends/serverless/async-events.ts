/** Events that invoke a function and do not wait: buckets, topics, rules, schedules, logs, devices. */
import { asBoolean, type Data, emptyMap } from '../../model/data';
import type { Value } from '../../model/value';
import type { YamlNode } from '../../yaml/node';
import type { EventReader, ResourceDraft } from './event-reading';
import { naming } from './naming';
import { openness } from './provenance';
import {
  field,
  fieldAt,
  isFalse,
  isPlainMap,
  itemsOf,
  keySpanOf,
  literal,
  made,
  plainText,
  readValue,
  reference,
  type ServiceContext,
  textWithHoles,
} from './service-context';
import { fixed, group, type Setting, settingsOf, taken } from './settings';

export const readS3: EventReader = (event, fn, service) => {
  const map = isPlainMap(event.node) ? event.node : undefined;
  const bucket = map ? field(map, 'bucket') : event.node;
  const name = plainText(bucket);
  const existing = map !== undefined && field(map, 'existing') !== undefined && !isFalse(field(map, 'existing'));
  const place = bucket?.span ?? event.pair.key.span;
  const isMade = !existing && name !== undefined;
  const id = name === undefined ? '' : naming.bucket(name);
  const notification = field(map, 'event');
  return {
    triggers: [
      {
        kind: 's3',
        name: isMade ? id : naming.existingBucket(fn.key),
        source: isMade ? reference(id, null, place) : bucket && readValue(bucket, service),
        settings: settingsOf([
          taken('Event', map, 'event', service, { value: 's3:ObjectCreated:*', span: event.pair.key.span }),
          bucketRules(map, service),
        ]),
        label: notification ? (plainText(notification) ?? null) : 's3:ObjectCreated:*',
      },
    ],
    resources: isMade && bucket ? [bucketOf(id, name, bucket, service)] : [],
  };
};

function bucketRules(map: YamlNode | undefined, service: ServiceContext): Setting | undefined {
  const rules = field(map, 'rules');
  if (!rules) return undefined;
  const items = itemsOf(rules).flatMap((rule) => (rule.kind === 'map' ? rule.pairs : []));
  return group('Filter', rules, keySpanOf(map, 'rules'), () => [
    group('S3Key', rules, undefined, () => [
      {
        name: 'Rules',
        value: () =>
          literal(
            {
              kind: 'list',
              items: items.map((pair) =>
                literal(
                  settingsOf([
                    fixed('Name', literal(pair.key.text, pair.key.span), pair.key.span),
                    fixed('Value', readValue(pair.value, service), pair.key.span),
                  ]),
                  pair.span,
                ),
              ),
            },
            rules.span,
          ),
      },
    ]),
  ]);
}

/** `provider.s3.<name>` holds properties of buckets, in camel case. */
function bucketOf(id: string, name: string, node: YamlNode, service: ServiceContext): ResourceDraft {
  const config = fieldAt(service.provider, 's3', name);
  const pairs = config?.kind === 'map' ? config.pairs.filter((pair) => pair.key.text !== 'name') : [];
  const written = field(config, 'name');
  return {
    id,
    type: 'AWS::S3::Bucket',
    properties: settingsOf([
      fixed('BucketName', written ? readValue(written, service) : readValue(node, service), node.span),
      ...pairs.map((pair) => ({
        name: pair.key.text.slice(0, 1).toUpperCase() + pair.key.text.slice(1),
        value: () => readValue(pair.value, service),
        keySpan: pair.key.span,
      })),
    ]),
  };
}

export const readSns: EventReader = (event, fn, service) => {
  const map = isPlainMap(event.node) ? event.node : undefined;
  const short = map ? undefined : event.node;
  const arn = map ? field(map, 'arn') : isArn(short, service) ? short : undefined;
  const named = map ? field(map, 'topicName') : arn ? undefined : short;
  const place = (arn ?? named)?.span ?? event.pair.key.span;
  const arnName = arn && textWithHoles(readValue(arn, service))?.split(':').at(-1);
  const topicName = plainText(named) ?? arnName ?? '';
  const isMade = arn === undefined && plainText(named) !== undefined;
  const topicId = naming.topic(topicName);
  const source = arn
    ? readValue(arn, service)
    : isMade
      ? reference(topicId, null, place)
      : named && readValue(named, service);
  const deadLetter = deadLetterTarget(field(map, 'redrivePolicy'), service);
  // A topic of the framework's own lists its plain subscriptions itself.
  const isListed = isMade && !deadLetter && !field(map, 'filterPolicy');
  const name = isListed ? topicId : naming.subscription(fn.key, topicName);
  const resources: ResourceDraft[] = [];
  if (isMade) {
    const properties = settingsOf([
      fixed('TopicName', named && readValue(named, service), place),
      taken('DisplayName', map, 'displayName', service),
    ]);
    resources.push({ id: topicId, type: 'AWS::SNS::Topic', properties });
  }
  if (deadLetter && source) {
    const id = naming.topicDlqPolicy(fn.key, topicName);
    resources.push({ id, type: 'AWS::SQS::QueuePolicy', properties: dlqPolicy(deadLetter, source) });
  }
  return {
    triggers: [
      {
        kind: 'sns',
        name,
        source,
        settings: settingsOf([
          fixed('TopicArn', source, keySpanOf(map, 'arn')),
          fixed('Protocol', made('lambda', event.pair.key.span)),
          taken('FilterPolicy', map, 'filterPolicy', service),
          taken('FilterPolicyScope', map, 'filterPolicyScope', service),
          deadLetter && {
            name: 'RedrivePolicy',
            value: () => literal(settingsOf([fixed('deadLetterTargetArn', deadLetter.arn)]), deadLetter.arn.span),
            keySpan: keySpanOf(map, 'redrivePolicy'),
          },
        ]),
        label: null,
      },
    ],
    resources,
  };
};

/** An unresolved text counts as an ARN when its name says so. */
function isArn(node: YamlNode | undefined, service: ServiceContext): boolean {
  if (!node) return false;
  if (node.kind !== 'scalar' || node.tag !== undefined) return true;
  const open = openness(node);
  if (open) return /arn/i.test(open.expression);
  return (textWithHoles(readValue(node, service)) ?? '').startsWith('arn:');
}

interface DeadLetter {
  readonly arn: Value<Data>;
  readonly url: Value<Data> | undefined;
}

function deadLetterTarget(policy: YamlNode | undefined, service: ServiceContext): DeadLetter | undefined {
  const arn = field(policy, 'deadLetterTargetArn');
  if (arn) return { arn: readValue(arn, service), url: undefined };
  const ref = field(policy, 'deadLetterTargetRef');
  const id = plainText(ref);
  if (ref && id !== undefined) {
    const arnOfId = literal({ kind: 'ref', target: id, attribute: 'Arn' }, ref.span);
    return { arn: arnOfId, url: literal({ kind: 'ref', target: id, attribute: null }, ref.span) };
  }
  const imported = fieldAt(policy, 'deadLetterTargetImport', 'arn');
  if (!imported) return undefined;
  const expression = `ImportValue ${plainText(imported) ?? ''}`;
  const reason = 'it is imported from another stack';
  return { arn: { kind: 'unresolved', reason, expression, span: imported.span }, url: undefined };
}

/** The one policy that the framework adds by itself: the topic may write to the dead-letter queue. */
function dlqPolicy({ arn, url }: DeadLetter, topic: Value<Data>) {
  const span = arn.span;
  const map = (entries: Readonly<Record<string, Value<Data>>>): Value<Data> =>
    made(settingsOf(Object.entries(entries).map(([name, value]) => fixed(name, value))), span);
  const statement = map({
    Effect: made('Allow', span),
    Principal: map({ Service: made('sns.amazonaws.com', span) }),
    Action: made('sqs:SendMessage', span),
    Resource: arn,
    Condition: map({ ArnEquals: map({ 'aws:SourceArn': topic }) }),
  });
  return settingsOf([
    fixed('PolicyDocument', map({ Statement: made({ kind: 'list', items: [statement] }, span) })),
    fixed('Queues', made({ kind: 'list', items: url ? [url] : [] }, span)),
  ]);
}

export const readSchedule: EventReader = (event, fn, service) => {
  const map = isPlainMap(event.node) ? event.node : undefined;
  const rates = map ? itemsOf(field(map, 'rate')) : [event.node];
  const isScheduler = plainText(field(map, 'method')) === 'scheduler';
  const enabled = stateOf(map, service);
  return {
    triggers: rates.map((rate) => {
      const number = event.next('schedule');
      return {
        kind: isScheduler ? 'scheduler' : 'schedule',
        name: isScheduler ? naming.scheduler(fn.key, number) : naming.schedule(fn.key, number),
        source: undefined,
        ...(enabled ? { enabled } : {}),
        settings: settingsOf([
          fixed('ScheduleExpression', readValue(rate, service), keySpanOf(map, 'rate') ?? event.pair.key.span),
          taken('ScheduleExpressionTimezone', map, 'timezone', service),
          taken('GroupName', map, 'groupName', service),
          taken('RoleArn', map, 'roleArn', service),
          ...ruleTexts(map, service),
        ]),
        label: labelOf(readValue(rate, service)),
      };
    }),
  };
};

export const readEventBridge: EventReader = (event, fn, service) => {
  const map = event.node;
  const bus = field(map, 'eventBus');
  const busText = bus && textWithHoles(readValue(bus, service));
  const busName = plainText(bus);
  const isDefault = bus === undefined || busName === 'default';
  const isMade = !isDefault && busName !== undefined && !busText?.startsWith('arn');
  const busId = isMade ? naming.eventBus(busName) : '';
  const isClock = field(map, 'schedule') !== undefined && field(map, 'pattern') === undefined;
  const enabled = stateOf(map, service);
  const retry = field(map, 'retryPolicy');
  const dlq = field(map, 'deadLetterQueueArn');
  const deployedName = textWithHoles(fn.deployedName) ?? fn.key;
  return {
    triggers: [
      {
        kind: isClock ? 'schedule' : 'eventbridge',
        name: naming.eventBridge(deployedName, event.position),
        // The rule names the bus by its text, also where the framework makes it.
        source: isDefault ? undefined : readValue(bus, service),
        ...(enabled ? { enabled } : {}),
        settings: settingsOf([
          taken('EventPattern', map, 'pattern', service),
          taken('ScheduleExpression', map, 'schedule', service),
          isDefault ? undefined : taken('EventBusName', map, 'eventBus', service),
          ...ruleTexts(map, service),
          group('RetryPolicy', retry, keySpanOf(map, 'retryPolicy'), () => [
            taken('MaximumEventAgeInSeconds', retry, 'maximumEventAge', service),
            taken('MaximumRetryAttempts', retry, 'maximumRetryAttempts', service),
          ]),
          group('DeadLetterConfig', dlq, keySpanOf(map, 'deadLetterQueueArn'), () => [
            taken('Arn', map, 'deadLetterQueueArn', service),
          ]),
        ]),
        label: isClock
          ? labelOf(readValue(field(map, 'schedule') ?? map, service))
          : patternLabel(field(map, 'pattern')),
      },
    ],
    resources: isMade ? [{ id: busId, type: 'AWS::Events::EventBus', properties: emptyMap }] : [],
  };
};

export const readCloudwatchEvent: EventReader = (event, fn, service) => {
  const enabled = stateOf(event.node, service);
  return {
    triggers: [
      {
        kind: 'eventbridge',
        name: naming.cloudwatchEvent(fn.key, event.next('cloudwatchEvent')),
        source: undefined,
        ...(enabled ? { enabled } : {}),
        settings: settingsOf([taken('EventPattern', event.node, 'event', service), ...ruleTexts(event.node, service)]),
        label: patternLabel(field(event.node, 'event')),
      },
    ],
  };
};

export const readCloudwatchLog: EventReader = (event, fn, service) => {
  const map = isPlainMap(event.node) ? event.node : undefined;
  const logGroup = map ? field(map, 'logGroup') : event.node;
  return {
    triggers: [
      {
        kind: 'cloudwatch-logs',
        name: naming.cloudwatchLog(fn.key, event.next('cloudwatchLog')),
        source: logGroup && readValue(logGroup, service),
        settings: settingsOf([
          fixed('LogGroupName', logGroup && readValue(logGroup, service), keySpanOf(map, 'logGroup')),
          taken('FilterPattern', map, 'filter', service),
        ]),
        label: plainText(logGroup) ?? null,
      },
    ],
  };
};

export const readIot: EventReader = (event, fn, service) => {
  const enabled = stateOf(event.node, service);
  return {
    triggers: [
      {
        kind: 'iot',
        name: naming.iot(fn.key, event.next('iot')),
        source: undefined,
        ...(enabled ? { enabled } : {}),
        settings: settingsOf([
          taken('Sql', event.node, 'sql', service),
          taken('AwsIotSqlVersion', event.node, 'sqlVersion', service),
          taken('Description', event.node, 'description', service),
        ]),
        label: plainText(field(event.node, 'sql')) ?? null,
      },
    ],
  };
};

/** A hook that is asked before a device is registered; IoT waits for its answer. */
export const readIotFleetProvisioning: EventReader = (event, fn, service) => {
  const enabled = stateOf(event.node, service);
  return {
    triggers: [
      {
        kind: 'iot',
        invocation: 'sync',
        name: naming.iotFleetProvisioning(fn.key),
        source: undefined,
        ...(enabled ? { enabled } : {}),
        label: plainText(field(event.node, 'templateName')) ?? 'fleet provisioning',
      },
    ],
  };
};

function ruleTexts(map: YamlNode | undefined, service: ServiceContext): readonly (Setting | undefined)[] {
  const transformer = field(map, 'inputTransformer');
  return [
    taken('Name', map, 'name', service),
    taken('Description', map, 'description', service),
    taken('Input', map, 'input', service),
    taken('InputPath', map, 'inputPath', service),
    group('InputTransformer', transformer, keySpanOf(map, 'inputTransformer'), () => [
      taken('InputTemplate', transformer, 'inputTemplate', service),
      taken('InputPathsMap', transformer, 'inputPathsMap', service),
    ]),
  ];
}

function stateOf(map: YamlNode | undefined, service: ServiceContext): Value<boolean> | undefined {
  const enabled = field(map, 'enabled');
  return enabled && asBoolean(readValue(enabled, service));
}

function labelOf(value: Value<Data>): string | null {
  return value.kind === 'unresolved' ? value.expression : (textWithHoles(value) ?? null);
}

/** The two words of a pattern that people know it by. */
function patternLabel(pattern: YamlNode | undefined): string | null {
  const words = ['source', 'detail-type'].flatMap((key) =>
    itemsOf(field(pattern, key)).flatMap((item) => plainText(item) ?? []),
  );
  return words.length > 0 ? words.join(' ') : null;
}
