/**
 * What is kept between two readings of a service: its variables, what names mean, and the fragments of functions that
 * did not change. It holds as long as nothing outside `functions:` and `resources:` has changed.
 */
import type { Note } from '../../model/app';
import { parentUri } from '../../text/uri';
import type { YamlDocument } from '../../yaml/document';
import { type MapNode, type Pair, type ScalarNode, valueAt, type YamlNode } from '../../yaml/node';
import type { Fragment } from '../cloudformation/fragment';
import type { Sources } from '../front-end';
import type { Environment } from '../sam/environment';
import { createFiles } from '../sam/files';
import type { Scope } from '../values/scope';
import { templateScope } from '../values/template-scope';
import type { FunctionFragment } from './function-reader';
import { isNull, type Settle } from './outcome';
import { hashPlugins } from './plugins';
import { textOfMarked } from './provenance';
import { type ResourceSections, resourceSections } from './sections';
import { field, itemsOf, plainText, readValue, type ServiceContext } from './service-context';
import { createVariableSources } from './variable-sources';
import { parseVariables } from './variable-syntax';
import { createVariables, type Variables } from './variables';

export interface ServiceState {
  readonly service: ServiceContext;
  readonly environment: Environment;
  readonly variables: Variables;
  readonly functions: WeakMap<Pair, KeptFunction>;
  /** Pairs with their variables replaced. */
  readonly expanded: WeakMap<Pair, Pair>;
  readonly expandedLists: WeakMap<readonly Pair[], readonly Pair[]>;
  /** Fragments of the service as a whole. */
  readonly shared: Map<string, readonly Fragment[]>;
  /** Files that decided a value. */
  readonly files: ReadonlyMap<string, () => boolean>;
  /** Complaints about variables that stand in one of these entries, or outside of all entries. */
  complaints(entries: () => readonly Pair[]): readonly Note[];
  /** Reads one entry, so that complaints about it are forgotten with it. */
  within<T>(entry: Pair, read: () => T): T;
  isCurrent(key: readonly unknown[], root: YamlNode): boolean;
}

export interface KeptFunction {
  readonly fragment: FunctionFragment;
  readonly types: ReadonlyMap<string, string | undefined>;
}

/** The parts whose identity the state depends on. */
export function stateKey(root: MapNode, sections: ResourceSections): readonly unknown[] {
  const top = root.pairs.filter(({ key }) => key.text !== 'functions' && key.text !== 'resources');
  return [...top, ...scopeSections.flatMap((name) => [name, ...sections.entries(name)])];
}

const scopeSections = ['Parameters', 'Mappings', 'Conditions'] as const;

export function createState(
  document: YamlDocument,
  root: MapNode,
  sources: Sources,
  sections: ResourceSections,
  key: readonly unknown[],
): ServiceState {
  const { uri } = document;
  const files = new Map<string, () => boolean>();
  const reached = new Map<string, Pair | undefined>();
  const complaints: { readonly note: Note; readonly entry: Pair | undefined }[] = [];
  let current: Pair | undefined;
  const variableSources = createVariableSources({
    uri,
    root,
    sources,
    touch: (file, isSame) => void files.set(file, isSame),
    reach: (section) => {
      if (section === 'functions' || section === 'resources') reached.set(section, pairNamed(root, section));
    },
  });
  const bare = createVariables({ sources: variableSources, hashSyntax: false, complain: () => {} });
  const plugins = pluginNames(root, bare.expand);
  const variables = createVariables({
    sources: variableSources,
    hashSyntax: [...plugins].some((name) => hashPlugins.has(name)),
    complain: (message, { span }) =>
      void complaints.push({
        note: { message, span },
        entry: current && contains(current, span) ? current : undefined,
      }),
  });
  const folder = parentUri(uri);
  const { expand } = variables;
  const section = (name: string) => {
    const entries = new Map(sections.entries(name).map((pair) => [pair.key.text, pair.value]));
    return (entry: string): YamlNode | undefined => {
      const node = entries.get(entry);
      return node && expand(node);
    };
  };
  const ownFiles = createFiles(folder, sources);
  const scope: Scope = {
    ...templateScope({
      parameters: section('Parameters'),
      mappings: section('Mappings'),
      conditions: section('Conditions'),
    }),
    text: textOfMarked,
    include: (location) => ownFiles.read(location)?.root,
  };
  const written = valueAt(root, 'provider');
  const provider = written && expand(written);
  const base = { uri, folder, scope, provider, plugins, expand, typeOf: () => undefined };
  const prefixText = scalarAt(root, `\${self:service}-\${sls:stage}`);
  const service: ServiceContext = {
    ...base,
    prefix: readValue(bare.expand(prefixText), { ...base, prefix: noPrefix(root) }),
  };
  const environment: Environment = {
    baseUri: folder,
    scope,
    globals: () => undefined,
    sharedDestinations: new Map(),
    files: ownFiles,
    key,
  };
  return {
    service,
    environment,
    variables,
    functions: new WeakMap(),
    expanded: new WeakMap(),
    expandedLists: new WeakMap(),
    shared: new Map(),
    files,
    complaints(entries) {
      if (complaints.length === 0) return [];
      const live = new Set(entries());
      return complaints.filter(({ entry }) => entry === undefined || live.has(entry)).map(({ note }) => note);
    },
    within(entry, read) {
      const outer = current;
      current = entry;
      try {
        return read();
      } finally {
        current = outer;
      }
    },
    isCurrent(nowKey, nowRoot) {
      if (nowKey.length !== key.length || nowKey.some((item, index) => item !== key[index])) return false;
      for (const [name, pair] of reached) if (pairNamed(nowRoot, name) !== pair) return false;
      for (const isSame of files.values()) if (!isSame()) return false;
      return environment.files.areCurrent(sources);
    },
  };
}

/** Looks behind the variables that stand for whole sections. Nothing of it is kept: its files may have changed. */
export function structure(document: YamlDocument, root: MapNode, sources: Sources) {
  const files = new Set<string>();
  const notes: Note[] = [];
  const variableSources = createVariableSources({
    uri: document.uri,
    root,
    sources,
    touch: (file) => void files.add(file),
    reach: () => {},
  });
  const complain = (message: string, { span }: ScalarNode) => void notes.push({ message, span });
  const { settle } = createVariables({ sources: variableSources, hashSyntax: false, complain });
  return { settle, files, notes, sections: resourceSections(valueAt(root, 'resources'), settle) };
}

/** Variables for questions from outside: nothing of what they look at is kept or complained of. */
export function askedVariables(uri: string, root: MapNode, sources: Sources, plugins: ReadonlySet<string>) {
  const hashSyntax = [...plugins].some((name) => hashPlugins.has(name));
  return {
    expand(node: YamlNode): YamlNode {
      const variableSources = createVariableSources({ uri, root, sources, touch: () => {}, reach: () => {} });
      return createVariables({ sources: variableSources, hashSyntax, complain: () => {} }).expand(node);
    },
    isVariable(text: string): boolean {
      const [only, ...more] = parseVariables(text) ?? [];
      return typeof only === 'object' && more.length === 0;
    },
  };
}

function pluginNames(root: MapNode, expand: Settle): ReadonlySet<string> {
  const written = valueAt(root, 'plugins');
  if (written === undefined || isNull(written)) return new Set();
  const node = expand(written);
  const list = node.kind === 'map' ? field(node, 'modules') : node;
  return new Set(itemsOf(list).flatMap((item) => plainText(item) ?? []));
}

const contains = ({ span }: Pair, inner: Note['span']): boolean =>
  span.block === inner.block && span.start <= inner.start && inner.end <= span.end;

const pairNamed = (root: YamlNode, name: string): Pair | undefined =>
  root.kind === 'map' ? root.pairs.findLast(({ key }) => key.text === name) : undefined;

function scalarAt(root: MapNode, text: string): ScalarNode {
  const at = pairNamed(root, 'service')?.key.span ?? { ...root.span, end: root.span.start };
  return { kind: 'scalar', span: at, fullSpan: at, value: text, text, style: 'plain' };
}

const noPrefix = (root: MapNode): ServiceContext['prefix'] => ({
  kind: 'unresolved',
  reason: 'the service has no name',
  expression: `\${self:service}`,
  span: root.span,
});
