/** Buckets: each notification invokes a function and does not wait. */
import type { YamlNode } from '../../yaml/node';
import type { EventReader, ResourceDraft } from './event-reading';
import { naming } from './naming';
import {
  field,
  fieldAt,
  isFalse,
  isPlainMap,
  itemsOf,
  keySpanOf,
  literal,
  plainText,
  readValue,
  reference,
  type ServiceContext,
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
