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

/** What was found in a version of a template, for the next one to start from. */
export interface Deployments {
  readonly pairs: readonly Pair[];
  readonly found: readonly Deployment[];
}

const kept = new WeakMap<YamlDocument, Deployments>();

export const deploymentsIn = (document: YamlDocument): readonly Deployment[] => deploymentsOf(document).found;

/** `before`: of an earlier version of the same template, so that only what changed is looked at. */
export function deploymentsOf(document: YamlDocument, before?: Deployments): Deployments {
  const known = kept.get(document);
  if (known) return known;
  const resources = valueAt(document.root, 'Resources');
  const pairs = resources?.kind === 'map' ? resources.pairs : [];
  const changed = before?.pairs.length === pairs.length ? differing(pairs, before.pairs) : undefined;
  const isAsBefore = changed?.every((at) => !deploys(pairs[at]) && !deploys(before?.pairs[at]));
  const found = before && isAsBefore ? before.found : pairs.flatMap((pair) => deploymentOf(pair, document.uri) ?? []);
  const result = { pairs, found };
  kept.set(document, result);
  return result;
}

function differing(pairs: readonly Pair[], before: readonly Pair[]): readonly number[] {
  const found: number[] = [];
  for (let at = 0; at < pairs.length; at++) if (pairs[at] !== before[at]) found.push(at);
  return found;
}

const deploys = (pair: Pair | undefined): boolean => pair !== undefined && deploymentOf(pair, '') !== undefined;

/** Cheap and generous: true when a text may deploy others. */
export function mayDeploy(text: string): boolean {
  return Object.keys(locations).some((type) => text.includes(type));
}

function deploymentOf(pair: Pair, by: string): Deployment | undefined {
  const type = textOf(valueAt(pair.value, 'Type'));
  const property = type !== undefined && Object.hasOwn(locations, type) ? locations[type] : undefined;
  if (property === undefined) return undefined;
  const properties = valueAt(pair.value, 'Properties');
  const location = textOf(valueAt(properties, property));
  // `aws cloudformation package` and `sam build` take a plain path only; addresses lead out of the workspace.
  if (location === undefined || location === '' || /^[a-z][\w+.-]*:\/\//i.test(location)) return undefined;
  return {
    by,
    stack: pair.key.text,
    uri: resolveUri(parentUri(by), location),
    pair,
    parameters: valueAt(properties, 'Parameters'),
    condition: textOf(valueAt(pair.value, 'Condition')) ?? null,
  };
}

const textOf = (node: YamlNode | undefined): string | undefined =>
  node?.kind === 'scalar' && node.tag === undefined && typeof node.value === 'string' ? node.value : undefined;
