/** Reads services of the Serverless Framework (versions 3 and 4, and osls). */
import type { App, Note, Unseen } from '../../model/app';
import { wholeFile } from '../../text/span';
import { baseName } from '../../text/uri';
import type { YamlDocument } from '../../yaml/document';
import { type MapNode, type Pair, valueAt, type YamlNode } from '../../yaml/node';
import type { Fragment, Surroundings } from '../cloudformation/fragment';
import { type Linked, link } from '../cloudformation/link';
import { resourcesOf } from '../cloudformation/resources-of';
import type { FrontEnd, Sources } from '../front-end';
import { giveReader } from '../reader';
import { type ReadTemplate, readFragments } from '../sam/read-fragments';
import { createAuthor } from './author';
import { type FunctionFragment, readFunction } from './function-reader';
import { unseenConstructs } from './lift';
import { applyOverrides } from './overrides';
import { unseenByPlugins } from './plugins';
import { entriesOfSection, hiddenParts } from './sections';
import { fieldAt, plainText } from './service-context';
import { serviceFragments } from './service-fragments';
import { askedVariables, createState, type ServiceState, stateKey, structure } from './service-state';

export const serverlessFrontEnd: FrontEnd = {
  name: 'serverless',
  detect: (document) => (isService(document) ? 'serverless' : undefined),
  read(document, sources, previous) {
    const { root, uri } = document;
    if (isCode(uri)) return emptyApp(document, sources, [codeNote(uri)], []);
    if (root?.kind !== 'map') return emptyApp(document, sources, []);
    const foreign = foreignProvider(root);
    if (foreign) {
      const message = `This service runs on \`${foreign.text}\`; only services on AWS are read`;
      return emptyApp(document, sources, [{ message, span: foreign.span }]);
    }
    const { settle, files, sections, notes } = structure(document, root, sources);
    const key = stateKey(root, sections);
    const before = previous && states.get(previous);
    const state = before?.state.isCurrent(key, root)
      ? before.state
      : createState(document, root, sources, sections, key);

    const resourcePairs = expandedPairs(sections.entries('Resources'), state);
    const typeOf = typesOf(resourcePairs);
    const functionPairs = entriesOfSection(valueAt(root, 'functions'), settle);
    const functions = functionPairs.map((pair) => functionFragment(pair, state, typeOf));
    const own = readFragments(mapOf(root, resourcePairs), state.environment, before?.own);
    const extensions = sections.extensions.map((pair) => expandedPair(pair, state));
    const shared = serviceFragments(root, functions, state);
    const fragments = applyOverrides(
      [...functions, ...shared],
      own.fragments,
      resourcePairs,
      extensions,
      state.service,
    );

    const linked = link(fragments, before?.linked);
    const { functions: byId, triggers, qualifiers } = linked;
    const resources = resourcesOf(
      fragments,
      previous && before && { fragments: before.fragments, resources: previous.resources },
    );
    const hidden = hiddenParts(valueAt(root, 'functions'), settle).map(({ expression }) =>
      unseen(expression, allKinds),
    );
    const hiddenResources = hiddenParts(valueAt(root, 'resources'), settle).map(({ expression }) =>
      unseen(expression, resourceKinds),
    );
    const app: App = {
      uri: document.uri,
      framework: 'serverless',
      functions: byId,
      triggers,
      resources,
      qualifiers,
      unseen: [
        ...unseenByPlugins(state.service.plugins),
        ...unseenConstructs(root, state),
        ...gathered(functions, (fragment) => fragment.unseen),
        ...own.open.map((who): Unseen => ({ who, what: allKinds })),
        ...hidden,
        ...hiddenResources,
      ],
      nested: gathered(fragments, (fragment) => fragment.nested),
      reads: [...new Set([...files, ...state.files.keys(), ...state.environment.files.opened])],
      notes: [
        ...document.notes,
        ...gathered(fragments, (fragment) => fragment.notes),
        ...withoutDoubles(
          notes,
          state.complaints(() => [...functionPairs, ...sections.entries('Resources')]),
        ),
      ],
      author: createAuthor({ document, sources, functions: byId, resources, provider: state.service.provider }),
    };
    states.set(app, { state, own, fragments, linked });
    giveReader(app, {
      scope: state.service.scope,
      condition: (name) => sections.entries('Conditions').find(({ key }) => key.text === name)?.value,
      ...askedVariables(document.uri, root, sources, state.service.plugins),
    });
    return app;
  },
};

/** What the next reading takes over from this one. */
interface Kept {
  readonly state: ServiceState;
  readonly own: ReadTemplate;
  readonly fragments: readonly Fragment[];
  readonly linked: Linked;
}

const states = new WeakMap<App, Kept>();

const allKinds: Unseen['what'] = [
  'functions',
  'triggers',
  'failure-targets',
  'permissions',
  'queues',
  'alarms',
  'network',
  'concurrency',
];
const resourceKinds: Unseen['what'] = ['functions', 'triggers', 'permissions', 'queues', 'alarms', 'network'];

const unseen = (expression: string, what: Unseen['what']): Unseen => ({ who: `\`${expression}\``, what });

/** By its name, or by what it says: a service on AWS with functions or resources. */
function isService({ uri, root }: YamlDocument): boolean {
  if (isCode(uri)) return true;
  if (root?.kind !== 'map') return false;
  const provider = valueAt(root, 'provider');
  const service = valueAt(root, 'service');
  if (/^serverless\.(ya?ml|json)$/i.test(baseName(uri))) return provider !== undefined || service !== undefined;
  if (provider === undefined || service === undefined) return false;
  const name = provider.kind === 'scalar' ? plainText(provider) : plainText(fieldAt(provider, 'name'));
  const holds = ['functions', 'resources', 'custom', 'plugins'].some((key) => valueAt(root, key) !== undefined);
  return name === 'aws' && holds;
}

/** A service may be written as a program, which would have to be run. */
const isCode = (uri: string): boolean => /^serverless\.[cm]?[jt]s$/i.test(baseName(uri));

const codeNote = (uri: string): Note => ({
  message: `\`${baseName(uri)}\` is code, which is not run; only \`serverless.yml\` and \`serverless.json\` are read`,
  span: { block: wholeFile(uri), start: 0, end: 0 },
});

function foreignProvider(root: MapNode) {
  const provider = valueAt(root, 'provider');
  const name = provider?.kind === 'map' ? fieldAt(provider, 'name') : provider;
  const text = plainText(name);
  if (name === undefined || text === undefined || text === 'aws' || text.includes('${')) return undefined;
  return { text, span: name.span };
}

const emptyApp = (
  document: YamlDocument,
  sources: Sources,
  notes: readonly Note[],
  own: readonly Note[] = document.notes,
): App => ({
  uri: document.uri,
  framework: 'serverless',
  functions: new Map(),
  triggers: [],
  resources: new Map(),
  qualifiers: new Map(),
  unseen: [],
  nested: [],
  reads: [],
  notes: [...own, ...notes],
  author: createAuthor({ document, sources, functions: new Map(), resources: new Map(), provider: undefined }),
});

function expandedPair(pair: Pair, state: ServiceState): Pair {
  const kept = state.expanded.get(pair);
  if (kept) return kept;
  const value = state.within(pair, () => state.variables.expand(pair.value));
  const expanded = value === pair.value ? pair : { ...pair, value };
  state.expanded.set(pair, expanded);
  return expanded;
}

/** The same list for the same pairs, so that whoever keeps something by it sees that nothing changed. */
function expandedPairs(pairs: readonly Pair[], state: ServiceState): readonly Pair[] {
  const kept = state.expandedLists.get(pairs);
  if (kept) return kept;
  const expanded = pairs.map((pair) => expandedPair(pair, state));
  state.expandedLists.set(pairs, expanded);
  return expanded;
}

/** What the fragments have of a rare kind: a plain loop, since every keystroke goes over all of them. */
function gathered<F, T>(fragments: readonly F[], pick: (fragment: F) => readonly T[] | undefined): readonly T[] {
  const found: T[] = [];
  for (const fragment of fragments) {
    const some = pick(fragment);
    if (some !== undefined && some.length > 0) found.push(...some);
  }
  return found;
}

/** Made when it is first asked, for most functions ask for no types. */
function typesOf(pairs: readonly Pair[]): (id: string) => string | undefined {
  let types: Map<string, string | undefined> | undefined;
  return (id) => {
    types ??= new Map(pairs.map(({ key, value }) => [key.text, plainText(valueAt(value, 'Type'))]));
    return types.get(id);
  };
}

/** Kept while its text, and what it asked of the resources, are the same. */
function functionFragment(
  pair: Pair,
  state: ServiceState,
  typeOf: (id: string) => string | undefined,
): FunctionFragment {
  const kept = state.functions.get(pair);
  if (kept && (kept.types.size === 0 || [...kept.types].every(([id, type]) => typeOf(id) === type)))
    return kept.fragment;
  const types = new Map<string, string | undefined>();
  const asking = (id: string): string | undefined => {
    const type = typeOf(id);
    types.set(id, type);
    return type;
  };
  const nothing = () => undefined;
  const surroundings: Surroundings = { typeOf: asking, propertiesOf: nothing, file: nothing, uriOf: nothing };
  const service = { ...state.service, typeOf: asking };
  const fragment = state.within(pair, () => readFunction(pair, service, surroundings));
  state.functions.set(pair, { fragment, types });
  return fragment;
}

/** Both ways of looking at variables may complain of the same one. */
function withoutDoubles(first: readonly Note[], second: readonly Note[]): readonly Note[] {
  const isSaid = ({ message, span }: Note) =>
    first.some((note) => note.message === message && note.span.start === span.start);
  return [...first, ...second.filter((note) => !isSaid(note))];
}

const mapOf = (root: MapNode, pairs: readonly Pair[]): YamlNode => ({ ...root, pairs });
