/**
 * Names of resources in the other templates that are deployed together with one: `network.yaml#PrivateSubnet`. A
 * logical id has letters and digits only, so the two can't be confused.
 */
import type { Host } from '../../host';
import type { ResourceId } from '../../model/app';
import { parentUri, relativePath } from '../../text/uri';

/** What a template is called in such names: its path in the workspace. */
export function kinPrefix(host: Host, uri: string): string {
  return `${relativePath(host.workspaceFolderOf(uri) ?? parentUri(uri), uri)}#`;
}

export const isKinId = (id: ResourceId): boolean => id.includes('#');
