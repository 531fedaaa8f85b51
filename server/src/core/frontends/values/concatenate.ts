/** Puts texts and values together as `Fn::Sub` and `Fn::Join` do: to a text, a text with holes, or several of them. */
import { type Data, type Hole, isReference, isTemplate, type Reference } from '../../model/data';
import type { Located, Option, Value } from '../../model/value';
import type { Span } from '../../text/span';

export interface Piece {
  readonly value: Value<Data> | undefined;
  /** What stands in the hole when the value is not known. */
  readonly name: string;
}

/** Undefined where a piece can't be part of a text, such as a list. */
export function concatenate(pieces: readonly (string | Piece)[], span: Span): Value<Data> | undefined {
  const [only] = pieces;
  if (pieces.length === 1 && typeof only === 'object' && only.value && isTextual(only.value)) {
    return { ...only.value, span };
  }
  let drafts: readonly Draft[] = [{ parts: [], when: [], from: undefined }];
  for (const piece of pieces) {
    const variants = typeof piece === 'string' ? [{ parts: [piece], when: [], from: undefined }] : variantsOf(piece);
    if (variants === undefined) return undefined;
    const fits = drafts.length * variants.length <= maxVariants;
    const added = fits ? variants : [hole(typeof piece === 'string' ? piece : piece.name)];
    drafts = drafts.flatMap((draft) =>
      added.map((variant) => ({
        parts: [...draft.parts, ...variant.parts],
        when: [...draft.when, ...variant.when],
        from: draft.from ?? variant.from,
      })),
    );
  }
  const options: Option<Data>[] = drafts.map((draft) => ({
    value: finished(draft, span),
    when: draft.when.join(' and '),
  }));
  const [single] = options;
  return options.length === 1 && single ? single.value : { kind: 'alternatives', options, span };
}

type Part = string | Reference | Hole;

interface Draft {
  readonly parts: readonly Part[];
  readonly when: readonly string[];
  /** The first value that was decided elsewhere. */
  readonly from: Located<Data> | undefined;
}

const maxVariants = 16;

const isTextual = (value: Value<Data>): boolean =>
  value.kind !== 'located' || typeof value.value === 'string' || isReference(value.value) || isTemplate(value.value);

function variantsOf({ value, name }: Piece, when: readonly string[] = []): readonly Draft[] | undefined {
  if (value === undefined) return [{ parts: [], when, from: undefined }];
  if (value.kind === 'unresolved') return [{ ...hole(name), when }];
  if (value.kind === 'alternatives') {
    const lists = value.options.map((option) => variantsOf({ value: option.value, name }, [...when, option.when]));
    return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
  }
  const data = value.value;
  const from = value.origin === 'literal' ? undefined : value;
  if (data === null) return [{ parts: [], when, from }];
  if (typeof data !== 'object') return [{ parts: [String(data)], when, from }];
  if (data.kind === 'ref') return [{ parts: [data], when, from }];
  return data.kind === 'template' ? [{ parts: data.parts, when, from }] : undefined;
}

const hole = (name: string): Draft => ({ parts: [{ kind: 'hole', name }], when: [], from: undefined });

function finished(draft: Draft, span: Span): Located<Data> {
  const parts: Part[] = [];
  for (const part of draft.parts) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else if (part !== '') parts.push(part);
  }
  const [first] = parts;
  const value: Data =
    parts.length === 0
      ? ''
      : parts.length === 1 && typeof first === 'string'
        ? first
        : parts.length === 1 && typeof first === 'object' && first.kind === 'ref'
          ? first
          : { kind: 'template', parts };
  const { from } = draft;
  const via = from?.via === undefined ? {} : { via: from.via };
  // No `home`: no single place decides the whole text.
  return { kind: 'located', value, origin: from?.origin ?? 'literal', ...via, span };
}
