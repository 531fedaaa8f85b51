/** Methods of texts, and what makes one text of several values. */
import type { Method } from './builtins';
import { argsOrigin } from './calls';
import { type CallArgs, listOf, literalOf, literalValue, Origin, ofOrigin, shapeOf } from './value';
import { deepOrigin } from './value-queries';

export const joinText: Method = (_machine, receiver, args) => {
  const parts = shapeOf(receiver, 'list');
  const text = shapeOf(receiver, 'literal');
  // Python: ', '.join(list)
  const list = text ? shapeOf(args.list[0], 'list') : parts;
  const origin = deepOrigin(receiver) | argsOrigin(args);
  if (!list) return ofOrigin(origin);
  return { origin, shapes: [{ kind: 'text', parts: [...list.items, ...(list.rest ? [list.rest] : [])] }] };
};

export const formatText: Method = (_machine, receiver, args) => {
  const parts = [receiver, ...args.list, ...args.named.values()];
  return { origin: deepOrigin(receiver) | argsOrigin(args), shapes: [{ kind: 'text', parts }] };
};

export const keepText: Method = (_machine, receiver, args, _site, name) => {
  const known = literalOf(receiver);
  const changed = typeof known === 'string' ? inOtherCase(name)?.(known) : undefined;
  if (changed !== undefined) return literalValue(changed);
  const text = shapeOf(receiver, 'literal') ?? shapeOf(receiver, 'text') ?? shapeOf(receiver, 'env');
  // A text that is not seen as one was made of more: `json.dumps(order).encode()`.
  const origin = text ? receiver.origin : deepOrigin(receiver);
  return { origin: origin | placeOrigin(args, name), shapes: text ? [text] : [] };
};

/** `method.lower()` of a text that is known: what is called by it is called by another name. */
const inOtherCase = (name: string): ((text: string) => string) | undefined =>
  /^(lower|tolowercase|downcase)$/.test(name)
    ? (text) => text.toLowerCase()
    : /^(upper|touppercase|upcase)$/.test(name)
      ? (text) => text.toUpperCase()
      : undefined;

/** `'jobs.mail.Job'.rsplit('.', 1)` of a text that is known. */
export const splitText: Method = (machine, receiver, args, site, name) => {
  const text = literalOf(receiver);
  const [by, most] = args.list.map((one) => literalOf(one));
  if (typeof text !== 'string' || typeof by !== 'string' || by === '' || machine.frame.unit.language !== 'python')
    return listOf([], { ...keepText(machine, receiver, args, site, name), shapes: [] });
  const parts = text.split(by);
  const count = typeof most === 'number' && most >= 0 ? most + 1 : parts.length;
  const cut = name === 'rsplit' ? Math.max(0, parts.length - count) : count - 1;
  const pieces =
    name === 'rsplit'
      ? [...(cut > 0 ? [parts.slice(0, cut + 1).join(by)] : parts.slice(0, 1)), ...parts.slice(cut + 1)]
      : [...parts.slice(0, cut), ...(parts.length > cut ? [parts.slice(cut).join(by)] : [])];
  return listOf(pieces.map(literalValue));
};

/** Where a piece begins and ends is not in it: a length that was read, and one more, adds nothing to what was read. */
export const placeOrigin = (args: CallArgs, name: string): number =>
  /^(sub|slice|charat|codeunitat|readu?int|copyofrange)/.test(name)
    ? argsOrigin(args) & ~Origin.relative
    : argsOrigin(args);
