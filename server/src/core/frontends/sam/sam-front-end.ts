/** Reads SAM and plain CloudFormation templates. */
import type { App, FrameworkName, Resource, ResourceId } from '../../model/app';
import { valueAt, type YamlNode } from '../../yaml/node';
import { link } from '../cloudformation/link';
import type { FrontEnd } from '../front-end';
import { createAuthor } from './author';
import { type Environment, environmentOf } from './environment';
import { readFragments } from './read-fragments';

export const samFrontEnd: FrontEnd = {
  name: 'sam',
  detect: ({ root }) => frameworkOf(root),
  read(document, sources, previous) {
    const resources = valueAt(document.root, 'Resources');
    const environment = environmentOf(document, sources, resources, previous && environments.get(previous));
    const { fragments, open } = readFragments(resources, environment);
    const { functions, triggers, qualifiers } = link(fragments);
    const byId = new Map<ResourceId, Resource>();
    // What the author wrote counts before what the framework makes under the same name.
    for (const fragment of fragments)
      for (const one of fragment.resources ?? []) if (!one.generated) byId.set(one.id, one);
    for (const fragment of fragments) {
      for (const one of fragment.resources ?? []) if (!byId.has(one.id)) byId.set(one.id, one);
    }
    const app: App = {
      uri: document.uri,
      framework: frameworkOf(document.root) ?? 'cloudformation',
      functions,
      triggers,
      resources: byId,
      qualifiers,
      unseen: open.map((who) => ({ who, what: allKinds })),
      nested: fragments.flatMap((fragment) => fragment.nested ?? []),
      reads: environment.files.opened,
      notes: [...document.notes, ...fragments.flatMap((fragment) => fragment.notes ?? [])],
      author: createAuthor({
        document,
        file: (uri) => (environment.files.opened.includes(uri) ? sources.yaml(uri).document : undefined),
        functions,
        resources: byId,
        triggers,
      }),
    };
    environments.set(app, environment);
    return app;
  },
};

const environments = new WeakMap<App, Environment>();

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
  const transform = valueAt(root, 'Transform');
  const transforms = transform?.kind === 'seq' ? transform.items : transform ? [transform] : [];
  if (transforms.some((item) => item.kind === 'scalar' && item.text.startsWith('AWS::Serverless'))) return 'sam';
  const types = resourceTypes(valueAt(root, 'Resources'));
  if (types.some((type) => type.startsWith('AWS::Serverless::'))) return 'sam';
  if (valueAt(root, 'AWSTemplateFormatVersion') !== undefined) return 'cloudformation';
  return types.some((type) => /^(AWS|Alexa)::\w+::|^Custom::/.test(type)) ? 'cloudformation' : undefined;
}

function resourceTypes(resources: YamlNode | undefined): readonly string[] {
  if (resources?.kind !== 'map') return [];
  return resources.pairs.flatMap(({ value }) => {
    const type = valueAt(value, 'Type');
    return type?.kind === 'scalar' ? [type.text] : [];
  });
}
