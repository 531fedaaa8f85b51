/** The templates that are deployed together with one: those that deploy it, those it deploys, and so on. */
import type { ResourceId } from '../../model/app';
import type { YamlDocument } from '../../yaml/document';
import { type Pair, valueAt } from '../../yaml/node';
import type { Sources } from '../front-end';
import { type Deployment, type Deployments, deploymentsIn, deploymentsOf } from './deployments';
import { kinPrefix } from './kin-id';

export interface StackFamily {
  /** Every template of it, by URI. */
  readonly documents: ReadonlyMap<string, YamlDocument>;
  /** The templates beside the one that was asked about. */
  readonly members: readonly string[];
  readonly own: Deployments;
  /** Every way in which a template of it is deployed. */
  readonly deploymentsOf: (uri: string) => readonly Deployment[];
  /** The template behind a stack, where the one that deploys it does so just once. */
  readonly templateOf: (uri: string, stack: ResourceId) => string | undefined;
  /** What a template says that a resource of another one is, by the name it has here; undefined for its own resources. */
  readonly typeOf: (id: ResourceId) => string | undefined;
  /** What values that come from the family depend on, besides the template itself. */
  readonly key: readonly unknown[];
}

/** More templates than this are no family but a mistake. */
const maxMembers = 64;

/** `previous`: of an earlier version of the same template. */
export function familyOf(document: YamlDocument, sources: Sources, previous?: StackFamily): StackFamily {
  const own = deploymentsOf(document, previous?.own);
  const documents = new Map([[document.uri, document]]);
  const add = (uri: string): void => {
    if (documents.has(uri) || documents.size >= maxMembers) return;
    const found = sources.yaml(uri).document;
    if (found) documents.set(uri, found);
  };
  // A map that grows while it is walked gives the new members as well.
  for (const [uri, member] of documents) {
    for (const deployment of deploymentsIn(member)) add(deployment.uri);
    for (const deployer of sources.deployersOf?.(uri) ?? []) add(deployer);
  }
  const others = [...documents.values()].filter((member) => member !== document);
  const all = documents.size === 1 ? [] : [...documents.values()].flatMap(deploymentsIn);
  const waysTo = (uri: string) => all.filter((deployment) => deployment.uri === uri);
  return {
    documents,
    members: others.map(({ uri }) => uri),
    own,
    deploymentsOf: waysTo,
    templateOf(uri, stack) {
      const deployments = all.filter((one) => one.by === uri);
      const deployed = deployments.find((one) => one.stack === stack)?.uri;
      // Two stacks of one template are two of each of its resources.
      return deployments.filter((one) => one.uri === deployed).length === 1 ? deployed : undefined;
    },
    typeOf(id) {
      const [path, name] = id.split('#');
      const member = others.find(({ uri }) => name !== undefined && `${path}#` === kinPrefix(sources.host, uri));
      const type = name === undefined ? undefined : valueAt(valueAt(valueAt(member?.root, 'Resources'), name), 'Type');
      return type?.kind === 'scalar' ? type.text : undefined;
    },
    key:
      documents.size === 1
        ? []
        : [...others, ...own.found.map(({ pair }): Pair => pair), valueAt(document.root, 'Outputs')],
  };
}
