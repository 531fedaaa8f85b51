/** A value: what it comes to, where that was decided, or why it can't be known; with what stands around and inside it. */

import { shorten } from '../../diagram/words';
import { readerOf } from '../../frontends/reader';
import { type Call, callOf } from '../../frontends/values/call';
import { describe } from '../../frontends/values/describe';
import { isList, isMap, isReference } from '../../model/data';
import { placeOf } from '../../text/span';
import { type NodeAt, nodeAt } from '../node-at';
import { type Decided, decidedAt, type ValueAt, valueAt } from '../value-at';
import { holeHover } from './hole-hover';
import type { Hover, HoverFeature, HoverInput } from './hover';
import { code, paragraphs } from './markdown';
import { conditionAround } from './owner-at';
import { shown, valueInWords } from './value-in-words';

export const valueHover: HoverFeature = (input) => {
  const hole = holeHover(input);
  const around = aroundHover(input);
  if (!hole || !around) return hole ?? around;
  // Both may have the same origin.
  const said = new Set([...hole.markdown.split('\n\n'), ...around.markdown.split('\n\n')]);
  return { place: hole.place, markdown: paragraphs(...said) };
};

/** The value that the offset is in as a whole. */
function aroundHover(input: HoverInput): Hover | undefined {
  const { checked, document, offset } = input;
  const node = nodeAt(document, offset);
  const call = node && innermostCall(node);
  const found = valueAt(checked.app, document.uri, offset);
  if (call && !(found && isWithin(found, call.node))) {
    return (call.nested ? undefined : decidedHover(input, node)) ?? callHover(input, node, call);
  }
  if (found) {
    if (isPlain(found, document.text)) return undefined;
    const name = found.key === '' ? 'This' : code(found.key);
    return { place: found.place, markdown: valueInWords(name, found.value, checked.app) };
  }
  return node && decidedHover(input, node);
}

/** `nested` in another intrinsic function. */
interface CallAt extends Call {
  readonly nested: boolean;
  readonly depth: number;
}

function innermostCall({ around }: NodeAt): CallAt | undefined {
  const calls = around.flatMap((node, depth) => {
    const call = callOf(node);
    return call ? [{ ...call, depth }] : [];
  });
  const last = calls.at(-1);
  return last && { ...last, nested: calls.length > 1 };
}

const isWithin = ({ place }: ValueAt, node: Call['node']): boolean => {
  const outer = placeOf(node.fullSpan);
  return place.uri === outer.uri && outer.start <= place.start && place.end <= outer.end;
};

/** An intrinsic function that the model has not kept: in outputs, in arguments of others, in parts nobody uses. */
function callHover(input: HoverInput, { path }: NodeAt, call: CallAt): Hover | undefined {
  const { app } = input.checked;
  // What a loop's variable stands for differs from turn to turn.
  if (path.some((key) => typeof key === 'string' && key.startsWith('Fn::ForEach'))) return undefined;
  const reader = readerOf(app);
  const value = reader?.valueOf(call.node, conditionAround(input));
  const key = path.slice(0, call.depth).findLast((one) => typeof one === 'string');
  const name = code(call.nested || key === undefined ? shorten(describe(call.node), 80) : String(key));
  const markdown = value ? valueInWords(name, value, app) : `${name} leaves the property out.`;
  return reader && { place: placeOf(call.node.fullSpan), markdown };
}

/** Globals, `provider:`, `custom:`, a parameter's default: which functions get it. */
function decidedHover({ checked, document, offset }: HoverInput, node: NodeAt): Hover | undefined {
  const decided = decidedAt(checked.app, document.uri, offset).map((one) => entryOf(one, node.path.at(-1)));
  if (decided.length === 0) return undefined;
  return {
    place: placeOf((node.key ?? node.node).span),
    markdown: decided
      .map(({ key, value, functions }) => `${code(key)} = ${shown(value)} for ${functions.map(code).join(', ')}`)
      .join('\n\n'),
  };
}

/** What can't be known, or was decided still elsewhere, is an entry of a map that was decided here. */
function entryOf(decided: Decided, key: string | number | undefined): Decided {
  const { value } = decided;
  const entry = value.kind === 'located' && isMap(value.value) ? value.value.get(String(key)) : undefined;
  return entry ? { ...decided, key: String(key), value: entry } : decided;
}

/** `!Select ...`, `Fn::Select: ...`, `{"Fn::Select": ...}`. */
const intrinsic = /^(?:!|\{?\s*"?Fn::)[A-Z]/;

/** A plain text that stands there as it is needs no words; what an intrinsic function makes of texts does. */
function isPlain({ value, place }: ValueAt, text: string): boolean {
  if (value.kind !== 'located' || value.origin !== 'literal') return false;
  const data = value.value;
  if (typeof data !== 'object' || data === null) return !intrinsic.test(text.slice(place.start, place.end));
  return !isReference(data) && (isMap(data) || isList(data));
}
