/** What a variable stands for, and how its path is followed through nodes. */
import type { Hole } from '../../model/data';
import type { Origin } from '../../model/value';
import type { Span } from '../../text/span';
import { valueAt, type YamlNode } from '../../yaml/node';
import { openness } from './provenance';

export type Outcome =
  | { readonly kind: 'node'; readonly node: YamlNode; readonly origin: Origin; readonly via: string }
  | {
      readonly kind: 'value';
      readonly value: string | number | boolean;
      readonly origin: Origin;
      readonly via: string;
      readonly home?: Span;
    }
  /** Text with pieces that are known only at deployment. */
  | { readonly kind: 'template'; readonly parts: readonly (string | Hole)[] }
  /**
   * Not there: the next source is asked. `expected`: it may well be there at deployment. `otherwise` is what holds when
   * no other source has a value either.
   */
  | {
      readonly kind: 'missing';
      readonly reason: string;
      readonly expected: boolean;
      readonly otherwise?: () => Outcome;
    }
  /** Can't be known here, so no fallback is taken. `mistake`: it can't be right at deployment either. */
  | { readonly kind: 'open'; readonly reason: string; readonly expression: string; readonly mistake: boolean };

export const open = (reason: string, expression: string, mistake = false): Outcome & { readonly kind: 'open' } => ({
  kind: 'open',
  reason,
  expression,
  mistake,
});

/** The reason for what leads back to itself. */
export const circular = 'it refers to itself';

/** Looks behind a variable that stands in the way. */
export type Settle = (node: YamlNode) => YamlNode;

/** Follows keys and indexes from a node; undefined where there is nothing, an open node where that can't be known. */
export function walk(start: YamlNode, path: readonly string[], settle: Settle): YamlNode | undefined {
  let at: YamlNode | undefined = start;
  for (const key of path) {
    const node: YamlNode = settle(at);
    if (node.tag !== undefined) return undefined;
    if (node.kind === 'scalar') return openness(node) ? node : undefined;
    at = node.kind === 'map' ? valueAt(node, key) : node.items[Number(key)];
    if (at === undefined) return undefined;
  }
  return at;
}

export const isNull = (node: YamlNode | undefined): boolean =>
  node === undefined || (node.kind === 'scalar' && node.value === null && node.tag === undefined);
