/** Topics: a subscription invokes a function and does not wait. */
import type { Data } from '../../model/data';
import type { Value } from '../../model/value';
import type { YamlNode } from '../../yaml/node';
import type { EventReader, ResourceDraft } from './event-reading';
import { naming } from './naming';
import { openness } from './provenance';
import {
  field,
  fieldAt,
  isPlainMap,
  keySpanOf,
  literal,
  made,
  plainText,
  readValue,
  reference,
  type ServiceContext,
  textWithHoles,
} from './service-context';
import { fixed, settingsOf, taken } from './settings';

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
