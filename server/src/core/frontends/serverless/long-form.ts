/** An event in its short form, one text, is written out so that a setting can be added. */
import type { Plain } from '../../model/author';
import type { SourceEdit } from '../../text/source-edit';
import { setValue } from '../../yaml/edits';
import type { YamlNode } from '../../yaml/node';
import { callOf } from '../values/call';
import { type DocumentAt, placeBelow, writtenAt } from './edit-places';
import { plainText } from './service-context';
import type { ServiceSite } from './site';
import { shortForms } from './spelling';

export function longForm(
  site: ServiceSite,
  path: readonly string[],
  value: Plain,
  documentAt: DocumentAt,
): readonly SourceEdit[] | undefined {
  const place = placeBelow(site.pair.value, [], documentAt);
  const written = place && writtenAt(place);
  const short = written && plainOf(written);
  if (!place || short === undefined) return undefined;
  const entries = entriesOf(site.name, short);
  if (entries === undefined) return undefined;
  const added = path.reduceRight<Plain>((inner, key) => ({ map: [[key, inner]] }), value) as { map: [[string, Plain]] };
  const bare = setValue(place.document, place.path, { map: entries });
  const whole = setValue(place.document, place.path, { map: [...entries, ...added.map] });
  return bare && whole && inTwoSteps(bare, whole);
}

/** Writing out and adding apart, so that several settings can be added to one event. Between brackets they can't. */
function inTwoSteps(bare: readonly SourceEdit[], whole: readonly SourceEdit[]): readonly SourceEdit[] {
  const [first, ...more] = bare;
  const [all, ...others] = whole;
  const isPrefix =
    first && all && first.start === all.start && first.end === all.end && all.text.startsWith(first.text);
  if (!isPrefix || more.length > 0 || others.length > 0) return whole;
  return [first, { uri: first.uri, start: first.end, end: first.end, text: all.text.slice(first.text.length) }];
}

function entriesOf(type: string, short: Plain): readonly (readonly [string, Plain])[] | undefined {
  const key = Object.hasOwn(shortForms, type) ? shortForms[type] : undefined;
  if (key !== undefined) return [[key, short]];
  if (type === 'sns') return [[typeof short !== 'string' || short.startsWith('arn:') ? 'arn' : 'topicName', short]];
  if (typeof short !== 'string') return undefined;
  if (type === 'schedule') return [['rate', [short]]];
  const [method, path, ...rest] = short.split(' ');
  const isRoute = (type === 'http' || type === 'httpApi') && method && path && rest.length === 0;
  return isRoute
    ? [
        ['method', method],
        ['path', path],
      ]
    : undefined;
}

/** The value as it stands in the file, variables and all. */
function plainOf(node: YamlNode): Plain | undefined {
  const call = callOf(node);
  if (call === undefined) return node.kind === 'scalar' ? plainText(node) : undefined;
  const { argument, name } = call;
  const text = plainText(argument);
  if (name === 'Ref') return text === undefined ? undefined : { ref: text };
  if (name === 'Fn::Sub') return text === undefined ? undefined : { sub: text };
  if (name !== 'Fn::GetAtt') return undefined;
  const [target, ...rest] =
    argument.kind === 'seq' ? argument.items.map((item) => plainText(item)) : (text ?? '').split('.');
  const attribute = rest.join('.');
  return target && attribute !== '' ? { getAtt: [target, attribute] } : undefined;
}
