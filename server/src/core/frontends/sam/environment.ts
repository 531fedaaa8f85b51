/** What holds for the whole template: what names mean, the Globals, where files are. Kept while its sections stay the same. */
import type { FunctionId } from '../../model/app';
import { asMap, type DataMap } from '../../model/data';
import { parentUri } from '../../text/uri';
import type { YamlDocument } from '../../yaml/document';
import { type Pair, pairOf, valueAt, type YamlNode } from '../../yaml/node';
import type { Sources } from '../front-end';
import { familyOf, type StackFamily } from '../stacks/stack-family';
import { stackScopes } from '../stacks/stack-scopes';
import { evaluate } from '../values/evaluate';
import type { Scope } from '../values/scope';
import { createFiles, type Files } from './files';

export interface Environment {
  readonly baseUri: string;
  readonly scope: Scope;
  /** The Globals of a resource type, such as `Function`. */
  globals(type: string): DataMap | undefined;
  /** See `InvokeContext`. */
  readonly sharedDestinations: ReadonlyMap<string, FunctionId>;
  readonly files: Files;
  /** Templates that are deployed together with this one; services of the Serverless Framework have none. */
  readonly family?: StackFamily;
  /** What it was made from. */
  readonly key: readonly unknown[];
}

const sections = ['Globals', 'Parameters', 'Mappings', 'Conditions', 'Metadata', 'Transform'] as const;

/** `previous` itself when nothing it depends on has changed. */
export function environmentOf(
  document: YamlDocument,
  sources: Sources,
  resources: YamlNode | undefined,
  previous: Environment | undefined,
): Environment {
  const { root, uri } = document;
  const pairs = sections.map((name) => pairOf(root, name));
  const shared = sharedDestinationsOf(pairs[0], resources);
  const family = familyOf(document, sources, previous?.family);
  const key = [uri, ...pairs.flatMap(partsOf), ...[...shared].flat(), ...family.key];
  if (previous && sameItems(previous.key, key) && previous.files.areCurrent(sources)) return previous;
  const files = createFiles(parentUri(uri), sources);
  const scope: Scope = {
    ...stackScopes(family, sources.host)(uri),
    include: (location) => files.read(location)?.root,
  };
  const kept = new Map<string, DataMap | undefined>();
  return {
    baseUri: parentUri(uri),
    scope,
    globals: (type) => {
      if (!kept.has(type)) {
        const node = valueAt(pairs[0]?.value, type);
        kept.set(type, node && asMap(evaluate(node, scope)));
      }
      return kept.get(type);
    },
    sharedDestinations: shared,
    files,
    family,
    key,
  };
}

/** Sections may be put together anew while their entries stay: what counts are the entries. */
function partsOf(pair: Pair | undefined): readonly unknown[] {
  return pair?.value.kind === 'map' ? [pair.key.text, ...pair.value.pairs] : [pair];
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/** Asked for every keystroke, so it looks at the nodes and evaluates nothing. */
function sharedDestinationsOf(
  globals: Pair | undefined,
  resources: YamlNode | undefined,
): ReadonlyMap<string, FunctionId> {
  const config = valueAt(valueAt(valueAt(globals?.value, 'Function'), 'EventInvokeConfig'), 'DestinationConfig');
  const shared = new Map<string, FunctionId>();
  if (config === undefined || resources?.kind !== 'map') return shared;
  for (const key of ['OnSuccess', 'OnFailure']) {
    const destination = valueAt(config, key);
    if (destination?.kind !== 'map' || valueAt(destination, 'Destination') !== undefined) continue;
    const heir = resources.pairs.find((pair) => inherits(pair, key));
    if (heir) shared.set(key, heir.key.text);
  }
  return shared;
}

function inherits({ value }: Pair, key: string): boolean {
  const type = valueAt(value, 'Type');
  if (type?.kind !== 'scalar' || type.text !== 'AWS::Serverless::Function') return false;
  const ignored = valueAt(value, 'IgnoreGlobals');
  if (ignored?.kind === 'scalar' && ignored.text === '*') return false;
  if (
    ignored?.kind === 'seq' &&
    ignored.items.some((item) => item.kind === 'scalar' && item.text === 'EventInvokeConfig')
  ) {
    return false;
  }
  const own = valueAt(valueAt(value, 'Properties'), 'EventInvokeConfig');
  return valueAt(valueAt(own, 'DestinationConfig'), key) === undefined;
}
