/** Text for values to be added, in the file's own style. */
import type { Plain, PlainPair } from '../model/author';
import type { FileStyle } from './file-style';
import { isPlainList, isPlainMap, type PlainIntrinsic } from './plain';
import { writeScalar } from './write-scalar';

/** Where a value goes. In block style `indent` is what stands before the key or `-` the value belongs to. */
export interface Place {
  readonly flow: boolean;
  readonly indent: string;
}

type Entry = PlainPair;

/** `key: value`, without what stands before the key. */
export function writePair([key, value, comment]: Entry, style: FileStyle, place: Place): string {
  const name = writeScalar(key, { ...style, flow: place.flow });
  if (style.json) return `${name}${style.colon}${writeJson(value, style, place.indent)}`;
  if (place.flow || key === GET_ATT) return `${name}: ${writeFlow(value, style)}`;
  const behind = writeBehindColon(value, style, place.indent);
  if (comment === undefined) return `${name}:${behind}`;
  return behind.startsWith(' ') ? `${name}:${behind} # ${comment}` : `${name}: # ${comment}${behind}`;
}

/** A value for brackets: on one line in YAML, in lines in JSON. */
export function writeInBrackets(value: Plain, style: FileStyle, indent: string): string {
  return style.json ? writeJson(value, style, indent) : writeFlow(value, style);
}

/** What follows the colon of a key at `indent`, with the space or line break before it. */
export function writeBehindColon(value: Plain, style: FileStyle, indent: string): string {
  const expanded = expand(value, style);
  if (expanded.kind === 'inline') return ` ${expanded.text}`;
  if (expanded.kind === 'list') {
    const dash = indent + ' '.repeat(style.listIndent);
    return expanded.items.map((item) => `${style.newline}${dash}${writeItem(item, style, dash)}`).join('');
  }
  const inner = indent + style.unit;
  return expanded.entries
    .map((entry) => `${style.newline}${inner}${writePair(entry, style, { flow: false, indent: inner })}`)
    .join('');
}

/** `- value` for a dash at `indent`, without what stands before the dash. */
export function writeItem(value: Plain, style: FileStyle, indent: string): string {
  const expanded = expand(value, style);
  if (expanded.kind === 'inline') return `- ${expanded.text}`;
  if (expanded.kind === 'list') return `- ${writeFlow(value, style)}`;
  const inner = `${indent}  `;
  return `- ${expanded.entries
    .map((entry) => writePair(entry, style, { flow: false, indent: inner }))
    .join(style.newline + inner)}`;
}

type Expanded =
  | { readonly kind: 'inline'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Plain[] }
  | { readonly kind: 'map'; readonly entries: readonly Entry[] };

function expand(value: Plain, style: FileStyle): Expanded {
  if (typeof value !== 'object') return { kind: 'inline', text: writeScalar(value, { ...style, flow: false }) };
  if (isPlainList(value)) return value.length === 0 ? { kind: 'inline', text: '[]' } : { kind: 'list', items: value };
  if (isPlainMap(value)) {
    return value.map.length === 0 ? { kind: 'inline', text: '{}' } : { kind: 'map', entries: value.map };
  }
  if (style.shortTags) return { kind: 'inline', text: writeFlow(value, style, false) };
  return { kind: 'map', entries: [longForm(value)] };
}

function longForm(value: PlainIntrinsic): readonly [string, Plain] {
  if ('ref' in value) return ['Ref', value.ref];
  if ('sub' in value) return ['Fn::Sub', value.sub];
  return [GET_ATT, value.getAtt];
}

const GET_ATT = 'Fn::GetAtt';

/** One line of YAML for inside brackets, or for behind a tag. */
function writeFlow(value: Plain, style: FileStyle, flow = true): string {
  const scalar = (text: string | number | boolean): string => writeScalar(text, { ...style, flow });
  if (typeof value !== 'object') return scalar(value);
  if (isPlainList(value)) return `[${value.map((item) => writeFlow(item, style)).join(', ')}]`;
  if (isPlainMap(value)) return writeFlowMap(value.map, style);
  if (!style.shortTags) return writeFlowMap([longForm(value)], style);
  if ('ref' in value) return `!Ref ${scalar(value.ref)}`;
  if ('sub' in value) return `!Sub ${scalar(value.sub)}`;
  return `!GetAtt ${scalar(value.getAtt.join('.'))}`;
}

function writeFlowMap(entries: readonly Entry[], style: FileStyle): string {
  return `{${entries.map((entry) => writePair(entry, style, { flow: true, indent: '' })).join(', ')}}`;
}

function writeJson(value: Plain, style: FileStyle, indent: string): string {
  if (typeof value !== 'object') return JSON.stringify(value);
  if (!isPlainList(value) && !isPlainMap(value)) {
    const [key, argument] = longForm(value);
    const text = isPlainList(argument)
      ? `[${argument.map((part) => JSON.stringify(part)).join(', ')}]`
      : JSON.stringify(argument);
    const pair = `${JSON.stringify(key)}${style.colon}${text}`;
    return style.oneLine ? `{${pair}}` : `{ ${pair} }`;
  }
  const inner = indent + style.unit;
  const parts = isPlainList(value)
    ? value.map((item) => writeJson(item, style, inner))
    : value.map.map((entry) => writePair(entry, style, { flow: true, indent: inner }));
  const [open, close] = isPlainList(value) ? '[]' : '{}';
  if (parts.length === 0) return `${open}${close}`;
  if (style.oneLine) return `${open}${parts.join(style.colon === ':' ? ',' : ', ')}${close}`;
  const line = style.newline + inner;
  return `${open}${line}${parts.join(`,${line}`)}${style.newline}${indent}${close}`;
}
