/** Which local templates a template deploys as nested stacks. Looks at the nodes only: asked for every keystroke. */
import type { ResourceId } from '../../model/app';
import { parentUri, resolveUri } from '../../text/uri';
import type { YamlDocument } from '../../yaml/document';
import { type Pair, valueAt, type YamlNode } from '../../yaml/node';

export interface Deployment {
  /** The template that deploys. */
  readonly by: string;
  readonly stack: ResourceId;
  /** The template that is deployed. */
  readonly uri: string;
  /** The stack's entry. */
  readonly pair: Pair;
  readonly parameters: YamlNode | undefined;
  readonly condition: string | null;
}

/** The property that says where the nested template is. */
const locations: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
  'AWS::Serverless::Application': 'Location',
};

const kept = new WeakMap<YamlDocument, readonly Deployment[]>();

export function deploymentsIn(document: YamlDocument): readonly Deployment[] {
  const before = kept.get(document);
  if (before) return before;
  const resources = valueAt(document.root, 'Resources');
  const found = resources?.kind === 'map' ? resources.pairs.flatMap((pair) => deploymentOf(pair, document.uri)) : [];
  kept.set(document, found);
  return found;
}

/** Cheap and generous: true when a text may deploy others. */
export function mayDeploy(text: string): boolean {
  return Object.keys(locations).some((type) => text.includes(type));
}

function deploymentOf(pair: Pair, by: string): readonly Deployment[] {
  const type = textOf(valueAt(pair.value, 'Type'));
  const property = type !== undefined && Object.hasOwn(locations, type) ? locations[type] : undefined;
  if (property === undefined) return [];
  const properties = valueAt(pair.value, 'Properties');
  const location = textOf(valueAt(properties, property));
  // `aws cloudformation package` and `sam build` take a plain path only; addresses lead out of the workspace.
  if (location === undefined || location === '' || /^[a-z][\w+.-]*:\/\//i.test(location)) return [];
  return [
    {
      by,
      stack: pair.key.text,
      uri: resolveUri(parentUri(by), location),
      pair,
      parameters: valueAt(properties, 'Parameters'),
      condition: textOf(valueAt(pair.value, 'Condition')) ?? null,
    },
  ];
}

const textOf = (node: YamlNode | undefined): string | undefined =>
  node?.kind === 'scalar' && node.tag === undefined && typeof node.value === 'string' ? node.value : undefined;
