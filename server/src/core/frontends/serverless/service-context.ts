/** What every part of a service is read against: its variables, its `provider:`, its names. */
import { type Data, isTemplate, type Template } from '../../model/data';
import type { Located, Value } from '../../model/value';
import type { Span } from '../../text/span';
import { pairOf, valueAt, type YamlNode } from '../../yaml/node';
import { callOf } from '../values/call';
import { inherited } from '../values/data-maps';
import { evaluate } from '../values/evaluate';
import type { Scope } from '../values/scope';
import { isNull } from './outcome';
import { openness } from './provenance';

export interface ServiceContext {
  readonly uri: string;
  /** Folder that paths of handlers and files start from. */
  readonly folder: string;
  readonly scope: Scope;
  /** `${service}-${stage}`: how deployed names begin. */
  readonly prefix: Value<Data>;
  /** All variables replaced. */
  readonly provider: YamlNode | undefined;
  readonly plugins: ReadonlySet<string>;
  /** Type of a resource that the author wrote. */
  readonly typeOf: (id: string) => string | undefined;
  readonly expand: (node: YamlNode) => YamlNode;
}

/** The value under a key; nothing for `key:` and `key: null`, which the framework treats as absent. */
export function field(node: YamlNode | undefined, key: string): YamlNode | undefined {
  const value = valueAt(node, key);
  return isNull(value) ? undefined : value;
}

export function fieldAt(node: YamlNode | undefined, ...path: readonly string[]): YamlNode | undefined {
  let at = node;
  for (const key of path) at = field(at, key);
  return at;
}

export const keySpanOf = (node: YamlNode | undefined, key: string): Span | undefined => pairOf(node, key)?.key.span;

/** Text of a scalar that says so itself; undefined for calls, maps and what is not known. */
export function plainText(node: YamlNode | undefined): string | undefined {
  if (node?.kind !== 'scalar' || node.tag !== undefined || node.value === null || openness(node)) return undefined;
  return node.text;
}

export const isFalse = (node: YamlNode | undefined): boolean =>
  node?.kind === 'scalar' && node.tag === undefined && (node.value === false || node.value === 'false');

/** A map of the framework's own form, not a call of a CloudFormation function. */
export const isPlainMap = (node: YamlNode | undefined): boolean => node?.kind === 'map' && callOf(node) === undefined;

export const itemsOf = (node: YamlNode | undefined): readonly YamlNode[] =>
  node === undefined ? [] : node.kind === 'seq' && node.tag === undefined ? node.items : [node];

export function readValue(node: YamlNode, service: ServiceContext): Value<Data> {
  return evaluate(node, service.scope);
}

/** A value of `provider:` as it holds for what inherits it. */
export function fromProvider(service: ServiceContext, path: readonly string[], heir: Span): Value<Data> | undefined {
  const node = fieldAt(service.provider, ...path);
  const open = openness(service.provider);
  if (open) return { kind: 'unresolved', ...open, span: heir };
  return (
    node && inherited(readValue(node, service), { origin: 'provider', via: `provider.${path.join('.')}`, span: heir })
  );
}

export const made = (value: Data, span: Span): Located<Data> => ({ kind: 'located', value, origin: 'default', span });

export const literal = (value: Data, span: Span): Located<Data> => ({
  kind: 'located',
  value,
  origin: 'literal',
  span,
});

export const reference = (target: string, attribute: string | null, span: Span): Located<Data> =>
  made({ kind: 'ref', target, attribute }, span);

/** Texts and values put together; what is not known becomes a hole. */
export function joined(pieces: readonly (string | Value<Data>)[], span: Span): Value<Data> {
  const parts: Template['parts'][number][] = [];
  const push = (text: string) => {
    const last = parts.at(-1);
    if (typeof last === 'string') parts[parts.length - 1] = last + text;
    else parts.push(text);
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      push(piece);
      continue;
    }
    const data = piece.kind === 'located' ? piece.value : undefined;
    if (typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean') push(String(data));
    else if (typeof data === 'object' && isTemplate(data)) {
      for (const part of data.parts) {
        if (typeof part === 'string') push(part);
        else parts.push(part);
      }
    } else if (typeof data === 'object' && data?.kind === 'ref') parts.push(data);
    else parts.push({ kind: 'hole', name: piece.kind === 'unresolved' ? piece.expression : '?' });
  }
  const [only = ''] = parts;
  if (parts.length <= 1 && typeof only === 'string') return made(only, span);
  return made({ kind: 'template', parts }, span);
}

/** Text of a value with each unknown piece left out; undefined where there is no text at all. */
export function textWithHoles(value: Value<Data> | undefined): string | undefined {
  const data = value?.kind === 'located' ? value.value : undefined;
  if (typeof data === 'string' || typeof data === 'number') return String(data);
  if (typeof data !== 'object' || !isTemplate(data)) return undefined;
  return data.parts.map((part) => (typeof part === 'string' ? part : '')).join('');
}
