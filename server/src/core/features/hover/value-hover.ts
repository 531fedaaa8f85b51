/** A value: what it comes to, where that was decided, or why it can't be known. Covers intrinsic functions and `${...}`. */
import { expressionOf } from '../../diagram/words';
import type { App } from '../../model/app';
import { type Data, isList, isMap, isReference } from '../../model/data';
import type { Located, Origin, Value } from '../../model/value';
import { placeOf } from '../../text/span';
import type { ScalarNode } from '../../yaml/node';
import { valueAt as nodeValueAt } from '../../yaml/node';
import { nodeAt } from '../node-at';
import { type Decided, decidedAt, type ValueAt, valueAt } from '../value-at';
import type { Hover, HoverFeature, HoverInput } from './hover';
import { code, paragraphs, plain } from './markdown';

export const valueHover: HoverFeature = (input) => {
  const { checked, document, offset } = input;
  const node = nodeAt(document, offset);
  const hole = node && !node.key && node.node.kind === 'scalar' ? holeHover(input, node.node) : undefined;
  if (hole) return hole;
  const found = valueAt(checked.app, document.uri, offset);
  if (found) {
    const { start, end } = found.place;
    const markdown = inMarkdown(found, checked.app, document.text.slice(start, end));
    return markdown === undefined ? undefined : { place: found.place, markdown };
  }
  if (!node) return undefined;
  const decided = decidedAt(checked.app, document.uri, offset).map((one) => entryOf(one, node.path.at(-1)));
  if (decided.length === 0) return undefined;
  return {
    place: placeOf((node.key ?? node.node).span),
    markdown: decided
      .map(({ key, value, functions }) => `${code(key)} = ${shown(value)} for ${functions.map(code).join(', ')}`)
      .join('\n\n'),
  };
};

/** What can't be known, or was decided still elsewhere, is an entry of a map that was decided here. */
function entryOf(decided: Decided, key: string | number | undefined): Decided {
  const { value } = decided;
  const entry = value.kind === 'located' && isMap(value.value) ? value.value.get(String(key)) : undefined;
  return entry ? { ...decided, key: String(key), value: entry } : decided;
}

/** `${Name}`, `${Name.Attribute}`, `${AWS::Region}` inside a text, of the innermost braces around the offset. */
function holeHover({ checked, document, offset }: HoverInput, node: ScalarNode): Hover | undefined {
  const { start, end } = placeOf(node.span);
  const raw = document.text.slice(start, end);
  for (const match of raw.matchAll(/\$\{\s*([A-Za-z0-9:.]+)\s*\}/g)) {
    const from = start + match.index;
    const place = { uri: document.uri, start: from, end: from + match[0].length };
    if (offset < place.start || offset > place.end) continue;
    const [name = '', ...attribute] = (match[1] ?? '').split('.');
    const markdown = nameInWords(
      name,
      attribute.join('.'),
      checked.app,
      document.root && nodeValueAt(nodeValueAt(document.root, 'Parameters'), name),
    );
    if (markdown) return { place, markdown };
  }
  return undefined;
}

function nameInWords(
  name: string,
  attribute: string,
  app: App,
  parameter: ReturnType<typeof nodeValueAt>,
): string | undefined {
  const pseudo = pseudoParameters[name];
  if (pseudo) return `${code(name)}: ${pseudo}.`;
  const of = attribute ? `attribute ${code(attribute)} of ` : '';
  if (app.functions.has(name)) return `${of}function ${code(name)}`;
  const resource = app.resources.get(name);
  if (resource) return `${of}${code(name)}, a resource of type ${code(resource.type)}`;
  if (!parameter) return undefined;
  const fallback = nodeValueAt(parameter, 'Default');
  return fallback?.kind === 'scalar'
    ? `Parameter ${code(name)}, ${code(fallback.text)} by default.`
    : `Parameter ${code(name)}. It has no default, so its value is not known here.`;
}

/** `!Select ...`, `Fn::Select: ...`, `{"Fn::Select": ...}`. */
const intrinsic = /^(?:!|\{?\s*"?Fn::)[A-Z]/;

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::AccountId': 'the account that the stack is deployed to',
  'AWS::NoValue': 'leaves the property out',
  'AWS::NotificationARNs': 'the topics that are told of changes of the stack',
  'AWS::Partition': 'the partition, mostly `aws`',
  'AWS::Region': 'the region that the stack is deployed to',
  'AWS::StackId': 'the ARN of the stack',
  'AWS::StackName': 'the name of the stack',
  'AWS::URLSuffix': 'the domain, mostly `amazonaws.com`',
};

function inMarkdown({ key, value }: ValueAt, app: App, written: string): string | undefined {
  const name = key === '' ? '' : `${code(key)} `;
  if (value.kind === 'unresolved') return paragraphs(`${name}is not known here: ${plain(value.reason)}.`);
  if (value.kind === 'alternatives') {
    const options = value.options.map((option) => `- ${plain(option.when)}: ${shown(option.value)}`);
    return paragraphs(`${name}is one of:`, options.join('\n'));
  }
  const data = value.value;
  if (isReference(data)) {
    const { target, attribute } = data;
    const type = app.functions.has(target) ? 'a function' : app.resources.get(target)?.type;
    const what = attribute ? `${code(attribute)} of ${code(target)}` : code(target);
    return `${name}points to ${what}${type ? ` (${type})` : ', which is not in this template'}.`;
  }
  // A plain text that stands there as it is needs no words; what an intrinsic function makes of texts does.
  const isPlain = typeof data !== 'object' ? !intrinsic.test(written) : isMap(data) || isList(data);
  if (value.origin === 'literal' && isPlain) return undefined;
  return paragraphs(`${name}= ${shown(value)}`, originInWords(value));
}

function shown(value: Value<Data>): string {
  if (value.kind === 'unresolved') return `not known (${plain(value.reason)})`;
  if (value.kind === 'located' && isMap(value.value)) return 'a map';
  return code(expressionOf(value)) || '``';
}

function originInWords({ origin, via }: Located<Data>): string | undefined {
  const words = origins[origin];
  return words && `${words}${via && !words.includes(via) ? ` ${code(via)}` : ''}.`;
}

const origins: Readonly<Partial<Record<Origin, string>>> = {
  globals: 'From Globals',
  provider: 'From `provider`',
  parameter: 'From the default of parameter',
  variable: 'From variable',
  mapping: 'From mapping',
  include: 'From an included file',
  default: 'A default of the service or framework',
};
