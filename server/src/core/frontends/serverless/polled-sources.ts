/** Short form: the ARN alone, as text or as a call. Long form: a map with `arn`. */
import { type Data, isReference } from '../../model/data';
import { known, type Value } from '../../model/value';
import type { YamlNode } from '../../yaml/node';
import { callOf } from '../values/call';
import type { EventEntry } from './event-reading';
import { openness } from './provenance';
import { field, isPlainMap, plainText, type ServiceContext, textWithHoles } from './service-context';

export function sourceOf(event: EventEntry): {
  readonly map: YamlNode | undefined;
  readonly arn: YamlNode | undefined;
} {
  if (isPlainMap(event.node)) return { map: event.node, arn: field(event.node, 'arn') };
  return { map: undefined, arn: event.node };
}

export function streamType(
  map: YamlNode | undefined,
  source: Value<Data> | undefined,
  service: ServiceContext,
): 'kinesis' | 'dynamodb' {
  const written = plainText(field(map, 'type'));
  if (written === 'kinesis' || written === 'dynamodb') return written;
  const data = known(source);
  if (data !== undefined && isReference(data)) {
    const type = service.typeOf(data.target) ?? '';
    if (type.includes('DynamoDB') || data.attribute === 'StreamArn') return 'dynamodb';
    return 'kinesis';
  }
  // `arn:aws:dynamodb:...`; where even that is not known, its name is all there is to go by.
  const text = textWithHoles(source) ?? (source?.kind === 'unresolved' ? source.expression : '');
  return /dynamo/i.test(text) ? 'dynamodb' : 'kinesis';
}

/** The piece of an ARN that the framework names the mapping after. */
export function nameInArn(arn: YamlNode | undefined, separator: string): string {
  if (!arn) return '';
  const call = callOf(arn);
  const argument = call?.argument;
  switch (call?.name) {
    case undefined: {
      const text = openness(arn) ? '' : (plainText(arn) ?? '');
      return separator === '/' ? (text.split('/')[1] ?? '') : (text.split(separator).at(-1) ?? '');
    }
    case 'Fn::GetAtt':
      return argument?.kind === 'seq'
        ? (plainText(argument.items[0]) ?? '')
        : (plainText(argument)?.split('.')[0] ?? '');
    case 'Fn::Join': {
      const items = argument?.kind === 'seq' ? argument.items[1] : undefined;
      const last = items?.kind === 'seq' ? plainText(items.items.at(-1)) : undefined;
      return (separator === '/' ? last?.split('/').at(-1) : last) ?? '';
    }
    default:
      return plainText(argument) ?? '';
  }
}

export function clusterName(arn: YamlNode | undefined): string {
  const text = plainText(arn);
  if (text !== undefined) return text.split(':').at(-1)?.split('/')[1] ?? '';
  return nameInArn(arn, '/');
}
