/** All resources of a template by their ids. What the author wrote counts before what the framework makes under the same name. */
import type { Resource, ResourceId } from '../../model/app';
import { ChangedMap } from './changed-map';
import type { Fragment } from './fragment';
import { differences } from './link';

type Resources = ReadonlyMap<ResourceId, Resource>;

/** `changed` as for `link`. */
export function resourcesOf(
  fragments: readonly Fragment[],
  previous?: { readonly fragments: readonly Fragment[]; readonly resources: Resources },
  changed?: readonly number[],
): Resources {
  const at = previous && (changed ?? differences(previous.fragments, fragments));
  return (at && updated(fragments, previous, at)) ?? collected(fragments);
}

function collected(fragments: readonly Fragment[]): Resources {
  const byId = new Map<ResourceId, Resource>();
  for (const generated of [false, true]) {
    for (const { resources } of fragments) {
      for (const one of resources ?? [])
        if (one.generated === generated && (!generated || !byId.has(one.id))) byId.set(one.id, one);
    }
  }
  return byId;
}

/** Undefined where more changed than the content of resources. */
function updated(
  now: readonly Fragment[],
  { fragments: before, resources }: { readonly fragments: readonly Fragment[]; readonly resources: Resources },
  changed: readonly number[],
): Resources | undefined {
  const changes: Resource[] = [];
  for (const at of changed) {
    const [fresh, old] = [now[at]?.resources ?? [], before[at]?.resources ?? []];
    if (fresh.length !== old.length) return undefined;
    for (const [nr, one] of fresh.entries()) {
      const was = old[nr];
      if (was?.id !== one.id || was.generated !== one.generated) return undefined;
      // Of several that share a name one is meant; that may be another one.
      if (resources.get(one.id) === was) changes.push(one);
    }
  }
  if (changes.length === 0) return resources;
  return ChangedMap.of(
    resources,
    changes.map((one) => [one.id, one] as const),
  );
}
