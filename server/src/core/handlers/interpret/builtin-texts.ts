/** Methods of texts, and what makes one text of several values. */
import type { Method } from './builtins';
import { argsOrigin } from './calls';
import { type CallArgs, Origin, ofOrigin, shapeOf } from './value';
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
  const text = shapeOf(receiver, 'literal') ?? shapeOf(receiver, 'text') ?? shapeOf(receiver, 'env');
  return { origin: receiver.origin | placeOrigin(args, name), shapes: text ? [text] : [] };
};

/** Where a piece begins and ends is not in it: a length that was read, and one more, adds nothing to what was read. */
export const placeOrigin = (args: CallArgs, name: string): number =>
  /^(sub|slice|charat|codeunitat|readu?int|copyofrange)/.test(name)
    ? argsOrigin(args) & ~Origin.relative
    : argsOrigin(args);
