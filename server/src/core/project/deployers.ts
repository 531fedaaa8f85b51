/** Finds the templates that deploy a template as a nested stack: beside it and in the folders above it, up to the workspace folder. */
import { type Deployment, deploymentsIn, mayDeploy } from '../frontends/stacks/deployments';
import type { Host } from '../host';
import { resolveUri } from '../text/uri';
import type { YamlDocument } from '../yaml/document';
import { mayBeTemplateName } from './discover';
import { foldersAbove } from './folders-above';

interface Parts {
  readonly host: Host;
  /** The document of a file that is open and parsed already. */
  parsed(uri: string): YamlDocument | undefined;
  yaml(uri: string): YamlDocument | undefined;
}

export interface Deployers {
  of(uri: string): readonly string[];
  /** Files came or went. */
  forget(): void;
}

export function createDeployers({ host, parsed, yaml }: Parts): Deployers {
  const byFolder = new Map<string, readonly string[]>();
  const looked = new WeakMap<object, boolean>();

  const templatesIn = (folder: string): readonly string[] => {
    const kept = byFolder.get(folder);
    if (kept) return kept;
    const found = host
      .list(folder)
      .filter(({ name, kind }) => kind === 'file' && mayBeTemplateName(name))
      .map(({ name }) => resolveUri(folder, name));
    byFolder.set(folder, found);
    return found;
  };

  const deploymentsOf = (uri: string): readonly Deployment[] => {
    const open = parsed(uri);
    if (open) return deploymentsIn(open);
    const content = host.read(uri);
    if (content.status !== 'ok') return [];
    const may = looked.get(content) ?? mayDeploy(content.text);
    looked.set(content, may);
    const document = may ? yaml(uri) : undefined;
    return document ? deploymentsIn(document) : [];
  };

  return {
    of(uri) {
      return foldersAbove(host, uri)
        .flatMap(templatesIn)
        .filter((file) => file !== uri && deploymentsOf(file).some((deployment) => deployment.uri === uri));
    },
    forget: () => byFolder.clear(),
  };
}
