/** State machine definitions as data: JSON text with references inside, and `${Name}` substitutions. */
import { type Data, type DataMap, isList, isMap, isTemplate, type Template } from '../../model/data';
import type { Located, Value } from '../../model/value';
import type { Span } from '../../text/span';
import { concatenate, type Piece } from '../values/concatenate';
import { lazyList, lazyMap } from '../values/data-maps';

type Part = Template['parts'][number];

/** The JSON of a `DefinitionString`. Unresolved where it is no JSON, such as half-typed text. */
export function parseDefinition(text: Located<Data>): Value<Data> {
  const parts: readonly Part[] | undefined =
    typeof text.value === 'string' ? [text.value] : isTemplate(text.value) ? text.value.parts : undefined;
  const unresolved = {
    kind: 'unresolved',
    reason: 'the definition is not valid JSON',
    expression: '',
    span: text.span,
  } as const;
  if (parts === undefined) return unresolved;
  const holes = parts.filter((part) => typeof part !== 'string');
  let at = 0;
  const json = parts.map((part) => (typeof part === 'string' ? part : `${mark}${at++}${mark}`)).join('');
  try {
    return fromJson(JSON.parse(json), holes, text.span);
  } catch {
    return unresolved;
  }
}

/** A character that no definition holds, and that JSON allows in strings. */
const mark = '\u{e000}';

function fromJson(json: unknown, holes: readonly Part[], span: Span): Value<Data> {
  const located = (value: Data): Value<Data> => ({ kind: 'located', value, origin: 'literal', span });
  if (typeof json === 'string') {
    if (!json.includes(mark)) return located(json);
    const pieces = json.split(mark).map((text, index): string | Piece => {
      const hole = index % 2 === 1 ? holes[Number(text)] : undefined;
      if (hole === undefined || typeof hole === 'string') return text;
      return { value: located(hole.kind === 'hole' ? { kind: 'template', parts: [hole] } : hole), name: '' };
    });
    return (
      concatenate(
        pieces.filter((piece) => piece !== ''),
        span,
      ) ?? located(json)
    );
  }
  if (Array.isArray(json)) return located(lazyList(json.length, () => json.map((item) => fromJson(item, holes, span))));
  if (typeof json === 'object' && json !== null) {
    const entries = new Map(Object.entries(json));
    return located(
      lazyMap(
        [...entries.keys()],
        (key) => (entries.has(key) ? fromJson(entries.get(key), holes, span) : undefined),
        () => undefined,
      ),
    );
  }
  return located(typeof json === 'number' || typeof json === 'boolean' ? json : null);
}

/** The definition with `${Name}` in its texts replaced by `DefinitionSubstitutions`. */
export function substituted(map: DataMap, substitutions: DataMap): DataMap {
  return lazyMap(
    map.keys,
    (key) => {
      const value = map.get(key);
      return value && substitutedValue(value, substitutions);
    },
    map.keySpan,
  );
}

function substitutedValue(value: Value<Data>, substitutions: DataMap): Value<Data> {
  if (value.kind !== 'located') return value;
  const data = value.value;
  if (isMap(data)) return { ...value, value: substituted(data, substitutions) };
  if (isList(data)) {
    return { ...value, value: lazyList(1, () => data.items.map((item) => substitutedValue(item, substitutions))) };
  }
  if (typeof data !== 'string' || !data.includes('${')) return value;
  const pieces = data
    .split(/(\$\{[\w-]+\})/)
    .filter((part) => part !== '')
    .map((part): string | Piece => {
      const name = part.startsWith('${') ? part.slice(2, -1) : '';
      const replacement = name === '' ? undefined : substitutions.get(name);
      return replacement === undefined ? part : { value: replacement, name };
    });
  return concatenate(pieces, value.span) ?? value;
}
