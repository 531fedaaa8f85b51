/**
 * The only place that makes edits of YAML and JSON text. Callers say what should hold at a path from the top of the file;
 * how that is written (block style, brackets, JSON, quotes, comments, commas) is decided here. Anything that can't be done
 * with certainty gives undefined, and the fix is not offered.
 */
import type { Plain } from '../model/author';
import type { SourceEdit } from '../text/source-edit';
import { type Place, placeOf } from '../text/span';
import type { ContainerEdit } from './container-edit';
import { createTop } from './create-top';
import type { YamlDocument } from './document';
import { editBlock } from './edit-block';
import { editFlow } from './edit-flow';
import { contains, type Path, type Slot } from './find-slot';
import { pathTo } from './path-to';
import { planEdits } from './plan-edits';
import { replaceValue } from './replace-value';

export type { Path } from './find-slot';

export type Operation =
  /** Sets a value; what is missing on the way is made. A new key is put behind the key `after`, else at the end. */
  | { readonly op: 'set'; readonly path: Path; readonly value: Plain; readonly after?: string | undefined }
  /** Adds items to a list, which is made when missing. */
  | { readonly op: 'append'; readonly path: Path; readonly items: readonly Plain[] }
  /** Takes a key or list item away, with its own comments. A parent that gets empty stays as `{}` or `[]`. */
  | { readonly op: 'remove'; readonly path: Path };

export const setValue = (document: YamlDocument, path: Path, value: Plain, after?: string) =>
  edit(document, [{ op: 'set', path, value, after }]);

export const appendItems = (document: YamlDocument, path: Path, ...items: readonly Plain[]) =>
  edit(document, [{ op: 'append', path, items }]);

export const removeAt = (document: YamlDocument, path: Path) => edit(document, [{ op: 'remove', path }]);

/**
 * Several operations on one text as edits that can be applied together, all or none. Edits of separate calls can be
 * applied together as well, unless they touch the same list, the same map between brackets, or make the same parents.
 */
export function edit(document: YamlDocument, operations: readonly Operation[]): readonly SourceEdit[] | undefined {
  const planned = planEdits(document, operations);
  if (planned === undefined) return undefined;
  const edits: SourceEdit[] = [];
  const add = (slot: Slot, made: readonly SourceEdit[] | undefined): boolean => {
    if (made === undefined || isShared(document, slot)) return false;
    edits.push(...made);
    return true;
  };
  for (const { slot, value } of planned.replacements) {
    const made = slot.kind === 'root' ? createTop(document, value) : replaceValue(document, slot, value);
    if (!add(slot, made)) return undefined;
  }
  // Where an inner and an outer map end at the same place, what belongs into the inner one comes first.
  const inside = (a: ContainerEdit, b: ContainerEdit) => placeOf(b.node.span).start - placeOf(a.node.span).start;
  for (const container of planned.containers.toSorted(inside)) {
    const made = container.node.flow ? editFlow(document, container) : editBlock(document, container);
    if (!add(container.slot, made)) return undefined;
  }
  const safe = !overlap(edits) && isWhole(document, edits) && edits.every((one) => sparesShared(document, one));
  return safe ? edits : undefined;
}

/** Replaces the value that stands at a place, as for a span that was kept with a value. */
export function replaceAt(document: YamlDocument, place: Place, value: Plain): readonly SourceEdit[] | undefined {
  const path = pathTo(document, place);
  return path === undefined ? undefined : setValue(document, path, value);
}

/** To write inside an anchored value changes every place that uses it. */
function isShared({ shared }: YamlDocument, slot: Slot): boolean {
  const span = slot.kind === 'pair' ? slot.pair.span : slot.node?.span;
  return span !== undefined && shared.some((one) => contains(placeOf(one), placeOf(span)));
}

/** False where damaged text may mean something else than was read. Pieces are read on their own, so others don't matter. */
function isWhole({ notes, pieces }: YamlDocument, edits: readonly SourceEdit[]): boolean {
  const blocks = new Set(notes.filter(({ kind }) => kind === 'syntax').map(({ span }) => span.block));
  if (blocks.size === 0) return true;
  const damaged = pieces.filter(({ block }) => blocks.has(block));
  if (damaged.length < blocks.size) return false;
  return !damaged.some(({ block, length }) =>
    edits.some(({ start, end }) => start <= block.offset + length && end >= block.offset),
  );
}

/** An edit that cuts into an anchored value, or takes it away, would break its aliases. */
function sparesShared({ shared }: YamlDocument, { start, end }: SourceEdit): boolean {
  return !shared.some((span) => {
    const place = placeOf(span);
    return start < place.end && end > place.start;
  });
}

function overlap(edits: readonly SourceEdit[]): boolean {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.some((one, index) => index > 0 && one.start < (sorted[index - 1]?.end ?? 0));
}
