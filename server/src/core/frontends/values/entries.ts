/** The entries of a map as they are once `Fn::ForEach` is unrolled and local `AWS::Include` files are put in. */
import { isList } from '../../model/data';
import { type MapNode, type Pair, valueAt, type YamlNode } from '../../yaml/node';
import { callOf } from './call';
import type { Evaluate } from './evaluate';
import { inLoop, type Scope, substituteLoop } from './scope';

export interface Entry {
  readonly key: string;
  readonly pair: Pair;
  /** The scope its value is to be evaluated in. */
  readonly scope: Scope;
  /** The file it came from, when it was included. */
  readonly included?: string;
  /** Born of a loop: its text is shared with its siblings. */
  readonly fromLoop: boolean;
}

/** What stands in `open` where a loop gives more than anybody writes. */
export const tooLong = 'a loop that is too long';

export interface Entries {
  readonly entries: readonly Entry[];
  /** What may add entries that can't be seen here. */
  readonly open: string | undefined;
}

export function entriesOf(map: MapNode, scope: Scope, evaluate: Evaluate): Entries {
  if (!map.pairs.some((pair) => pair.key.text.startsWith('Fn::')))
    return { entries: plain(map, scope), open: undefined };
  const found: Gathered = { entries: [], open: undefined };
  gather(map, scope, evaluate, found, (key) => key, 0, undefined);
  return found;
}

const plain = (map: MapNode, scope: Scope): readonly Entry[] =>
  map.pairs.map((pair) => ({ key: pair.key.text, pair, scope, fromLoop: false }));

interface Gathered {
  readonly entries: Entry[];
  open: string | undefined;
}

/** CloudFormation itself allows five levels of loops and includes. */
const maxDepth = 5;
const maxEntries = 2000;

function gather(
  map: MapNode,
  scope: Scope,
  evaluate: Evaluate,
  into: Gathered,
  rename: (key: string) => string,
  depth: number,
  included: string | undefined,
): void {
  for (const pair of map.pairs) {
    const key = pair.key.text;
    if (into.entries.length >= maxEntries || depth > maxDepth) {
      into.open ??= tooLong;
      return;
    }
    if (key.startsWith('Fn::ForEach')) {
      const loop = loopOf(pair.value, scope, evaluate);
      if (loop === undefined) into.open ??= `\`${key}\` over a list that is not known`;
      else if (loop.body.kind === 'map') {
        for (const turn of loop.turns) {
          const inner = (text: string) => substituteLoop(rename(text), loop.identifier, turn);
          gather(loop.body, inLoop(scope, loop.identifier, turn), evaluate, into, inner, depth + 1, included);
        }
      }
    } else if (key === 'Fn::Transform') {
      const file = includedFile(pair.value, scope);
      if (file?.node?.kind === 'map') gather(file.node, scope, evaluate, into, rename, depth + 1, file.location);
      else into.open ??= file ? `the included file \`${file.location}\`` : 'a transform';
    } else {
      const origin = included === undefined ? {} : { included };
      into.entries.push({ key: rename(key), pair, scope, fromLoop: depth > 0 && included === undefined, ...origin });
    }
  }
}

function loopOf(node: YamlNode, scope: Scope, evaluate: Evaluate) {
  if (node.kind !== 'seq') return undefined;
  const [identifier, collection, body] = node.items;
  if (identifier?.kind !== 'scalar' || collection === undefined || body === undefined) return undefined;
  const value = evaluate(collection, scope);
  if (value?.kind !== 'located' || !isList(value.value)) return undefined;
  const turns = value.value.items.flatMap((item) => {
    const data = item.kind === 'located' ? item.value : undefined;
    return typeof data === 'string' || typeof data === 'number' || typeof data === 'boolean' ? [String(data)] : [];
  });
  // A turn with an unknown name would be a hole in the middle: then the whole loop is unknown.
  if (turns.length !== value.value.items.length) return undefined;
  return { identifier: identifier.text, turns, body };
}

/** The file that an `AWS::Include` names, and its content where it is local. */
export function includedFile(
  transform: YamlNode,
  scope: Scope,
): { readonly location: string; readonly node: YamlNode | undefined } | undefined {
  const name = valueAt(transform, 'Name');
  const location = valueAt(valueAt(transform, 'Parameters'), 'Location');
  if (name?.kind !== 'scalar' || name.text !== 'AWS::Include' || location === undefined) return undefined;
  if (location.kind !== 'scalar' || callOf(location)) return { location: 'named by an expression', node: undefined };
  return { location: location.text, node: scope.include?.(location.text) };
}
