/** Reads SAM and plain CloudFormation templates. */
import type { App, FrameworkName, Note, Resource, ResourceId } from '../../model/app';
import { valueAt, type YamlNode } from '../../yaml/node';
import type { Fragment } from '../cloudformation/fragment';
import { type Linked, link } from '../cloudformation/link';
import { resourcesOf } from '../cloudformation/resources-of';
import type { FrontEnd } from '../front-end';
import { giveReader } from '../reader';
import { createAuthor } from './author';
import { type Environment, environmentOf } from './environment';
import { type ReadTemplate, readFragments } from './read-fragments';

export const samFrontEnd: FrontEnd = {
  name: 'sam',
  detect: ({ root }) => frameworkOf(root),
  read(document, sources, previous) {
    const before = previous && states.get(previous);
    const resources = valueAt(document.root, 'Resources');
    const environment = environmentOf(document, sources, resources, before?.environment);
    const template = readFragments(resources, environment, before?.template);
    const { fragments } = template;
    const { changed } = template;
    const linked = link(fragments, before?.linked, changed);
    const given = before && { fragments: before.template.fragments, resources: before.resources };
    const byId = resourcesOf(fragments, given, changed);
    const { functions, triggers, qualifiers } = linked;
    // What was read on from the reading before has the same transforms and resources of the same types.
    const sameTypes = previous !== undefined && before?.environment === environment && changed !== undefined;
    const notes = gathered(template, before?.template, before?.notes, (fragment) => fragment.notes);
    const app: App = {
      uri: document.uri,
      framework: sameTypes ? previous.framework : (frameworkOf(document.root) ?? 'cloudformation'),
      functions,
      triggers,
      resources: byId,
      qualifiers,
      unseen: [...macrosOf(document.root), ...template.open].map((who) => ({ who, what: allKinds })),
      nested: gathered(template, before?.template, previous?.nested, (fragment) => fragment.nested),
      family: environment.family?.members ?? [],
      reads: environment.files.opened,
      notes: [...document.notes, ...notes],
      author: createAuthor({
        document,
        file: (uri) => (environment.files.opened.includes(uri) ? sources.yaml(uri).document : undefined),
        functions,
        resources: byId,
        triggers,
      }),
    };
    states.set(app, { environment, template, linked, resources: byId, notes });
    giveReader(app, {
      scope: environment.scope,
      condition: (name) => valueAt(valueAt(document.root, 'Conditions'), name),
    });
    return app;
  },
};

interface State {
  readonly environment: Environment;
  readonly template: ReadTemplate;
  readonly linked: Linked;
  readonly resources: ReadonlyMap<ResourceId, Resource>;
  readonly notes: readonly Note[];
}

/** What the next reading of the same file can take over. */
const states = new WeakMap<App, State>();

/** What the fragments have of a rare kind; the list before where no changed fragment has any. */
function gathered<T>(
  now: ReadTemplate,
  before: ReadTemplate | undefined,
  list: readonly T[] | undefined,
  pick: (fragment: Fragment) => readonly T[] | undefined,
): readonly T[] {
  const has = (fragment: Fragment | undefined) => fragment !== undefined && (pick(fragment)?.length ?? 0) > 0;
  const isSame = before && now.changed?.every((at) => !has(now.fragments[at]) && !has(before.fragments[at]));
  return isSame && list ? list : now.fragments.flatMap((fragment) => pick(fragment) ?? []);
}

const allKinds = [
  'functions',
  'triggers',
  'failure-targets',
  'permissions',
  'queues',
  'alarms',
  'network',
  'concurrency',
] as const;

/** By content: what the file is called says nothing. */
function frameworkOf(root: YamlNode | undefined): FrameworkName | undefined {
  if (root?.kind !== 'map') return undefined;
  if (transformsOf(root).some((name) => name.startsWith('AWS::Serverless'))) return 'sam';
  const types = resourceTypes(valueAt(root, 'Resources'));
  if (types.some((type) => type.startsWith('AWS::Serverless::'))) return 'sam';
  if (valueAt(root, 'AWSTemplateFormatVersion') !== undefined) return 'cloudformation';
  return types.some((type) => /^(AWS|Alexa)::\w+::|^Custom::/.test(type)) ? 'cloudformation' : undefined;
}

/** One name, a list of names, or names with parameters. */
function transformsOf(root: YamlNode | undefined): readonly string[] {
  const transform = valueAt(root, 'Transform');
  const items = transform?.kind === 'seq' ? transform.items : transform ? [transform] : [];
  return items.flatMap((item) => {
    const name = item.kind === 'map' ? valueAt(item, 'Name') : item;
    return name?.kind === 'scalar' && name.value !== null ? [name.text] : [];
  });
}

/** Macros of an account, and files put in as a whole, may add anything. What AWS offers otherwise adds nothing of interest. */
const macrosOf = (root: YamlNode | undefined): readonly string[] =>
  transformsOf(root)
    .filter((name) => !name.startsWith('AWS::') || name === 'AWS::Include')
    .map((name) => `transform ${name}`);

function resourceTypes(resources: YamlNode | undefined): readonly string[] {
  if (resources?.kind !== 'map') return [];
  return resources.pairs.flatMap(({ value }) => {
    const type = valueAt(value, 'Type');
    return type?.kind === 'scalar' ? [type.text] : [];
  });
}
