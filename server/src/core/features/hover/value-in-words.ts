/** Values as hovers say them: what they come to, from where, or why that can't be known. */
import { expressionOf, shorten } from '../../diagram/words';
import type { App } from '../../model/app';
import { type Data, isList, isMap, isReference, isTemplate } from '../../model/data';
import type { Located, Origin, Value } from '../../model/value';
import { code, paragraphs, plain } from './markdown';

/** A sentence about a value called `name`, and one about where it was decided. */
export function valueInWords(name: string, value: Value<Data>, app: App): string {
  if (value.kind === 'unresolved') return `${name} is not known here: ${plain(value.reason)}.`;
  if (value.kind === 'alternatives') {
    const options = value.options.map((option) => `- ${plain(option.when)}: ${shown(option.value)}`);
    const more = options.length - mostOptions;
    const rest = more > 0 ? [`- and ${more} more`] : [];
    return paragraphs(`${name} is one of:`, [...options.slice(0, mostOptions), ...rest].join('\n'));
  }
  const data = value.value;
  if (isReference(data)) return `${name} points to ${target(data.target, data.attribute, app)}.`;
  return paragraphs(`${name} = ${shown(value)}`, originInWords(value, name));
}

export function shown(value: Value<Data>): string {
  if (value.kind === 'unresolved') return `not known (${plain(value.reason)})`;
  if (value.kind === 'alternatives') return value.options.map((option) => shown(option.value)).join(' or ');
  const data = value.value;
  if (data === null) return 'nothing';
  if (typeof data === 'object' && isMap(data))
    return `a map${data.keys.length > 0 ? ` with ${several(data.keys)}` : ''}`;
  if (typeof data === 'object' && isList(data) && data.items.length === 0) return 'an empty list';
  const text = shorten(written(value), longest);
  return text === '' ? 'an empty text' : code(text);
}

/** A dashboard or a policy as text is no longer to be read in a hover. */
const longest = 200;

/** A mapping may have an entry for each region. */
const mostOptions = 8;

/** What is put together at deployment stays in braces. */
function written(value: Located<Data>): string {
  const data = value.value;
  if (data === null || !isTemplate(data)) return expressionOf(value);
  return data.parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'hole') return `\${${part.name}}`;
      return part.attribute === null ? `\${${part.target}}` : `\${${part.target}.${part.attribute}}`;
    })
    .join('');
}

const mostKeys = 5;

function several(keys: readonly string[]): string {
  const first = keys.slice(0, mostKeys).map(code).join(', ');
  return keys.length > mostKeys ? `${first} and ${keys.length - mostKeys} more` : first;
}

/** What a name of the template stands for. */
function target(name: string, attribute: string | null, app: App): string {
  const what = attribute ? `${code(attribute)} of ${code(name)}` : code(name);
  const type = kindOf(name, app);
  if (type) return `${what} (${type})`;
  // A framework, a macro or a plugin may make it.
  const isClosed = app.framework === 'cloudformation' && app.unseen.length === 0;
  return isClosed ? `${what}, which is not in this file` : what;
}

function kindOf(name: string, app: App): string | undefined {
  for (const fn of app.functions.values()) if (fn.logicalId === name) return 'a function';
  const stand = app.qualifiers.get(name);
  if (stand) return `${code(stand.qualifier)} of function ${code(stand.fn)}`;
  return app.resources.get(name)?.type;
}

function originInWords({ origin, via }: Located<Data>, name: string): string | undefined {
  const words = origins[origin];
  // A variable's own name says where it comes from.
  const isSaid = via !== undefined && name.includes(via) && origin !== 'parameter';
  if (words === undefined || (isSaid && origin === 'variable')) return undefined;
  return `${words}${via && !isSaid && !words.includes(via) ? ` ${code(via)}` : ''}.`;
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
