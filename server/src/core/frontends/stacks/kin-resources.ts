/** The resources of the templates that are deployed together with an app, in the app's own names. They are for looking, not for editing. */
import type { Host } from '../../host';
import type { App, Resource, ResourceId } from '../../model/app';
import { emptyMap } from '../../model/data';
import { noSite } from '../sam/site';
import { kinPrefix } from './kin-id';
import { type Renaming, renameMap } from './rename';

export function kinResources(
  app: App,
  appOf: (uri: string) => App | undefined,
  host: Host,
): ReadonlyMap<ResourceId, Resource> {
  const found = new Map<ResourceId, Resource>();
  const to = kinPrefix(host, app.uri);
  for (const uri of app.family ?? []) {
    const other = appOf(uri);
    if (other === undefined) continue;
    const names = { from: kinPrefix(host, uri), to };
    const functions = [...other.functions.values()].map(
      ({ logicalId, properties, condition, nameSpan, span, site }): Resource => {
        const type = 'AWS::Lambda::Function';
        const about = { properties, condition, nameSpan, span, site, generated: false, owner: null };
        return { id: logicalId, type, attributes: emptyMap, ...about };
      },
    );
    for (const resource of [...other.resources.values(), ...functions]) {
      const renamed = renamedResource(resource, names);
      found.set(renamed.id, renamed);
    }
  }
  return found;
}

const renamedResource = (resource: Resource, names: Renaming): Resource => ({
  ...resource,
  id: names.from + resource.id,
  properties: renameMap(resource.properties, names),
  attributes: renameMap(resource.attributes, names),
  // Conditions of the two templates have nothing to do with each other.
  condition: resource.condition === null ? null : names.from + resource.condition,
  owner: resource.owner === null ? null : names.from + resource.owner,
  site: noSite(resource.span),
});
