/** Where new resources are written: the `Resources` of the service, also when they lie in a file of their own. */
import { placeOf } from '../../text/span';
import type { YamlDocument } from '../../yaml/document';
import { pairOf, valueAt, type YamlNode } from '../../yaml/node';
import { pathTo } from '../../yaml/path-to';
import type { Sources } from '../front-end';
import type { DocumentAt, EditPlace } from './edit-places';
import { isNull } from './outcome';
import { openness } from './provenance';
import { partsOf } from './sections';
import { structure } from './service-state';

/** `neighbour` is the name of a resource that the new one should stand near. */
export function resourceHome(
  document: YamlDocument,
  sources: Sources,
  documentAt: DocumentAt,
  neighbour: string | undefined,
): EditPlace | undefined {
  const { root } = document;
  if (root?.kind !== 'map') return undefined;
  const written = valueAt(root, 'resources');
  if (written === undefined || isNull(written)) return { document, path: ['resources', 'Resources'] };
  const { settle } = structure(document, root, sources);
  const homes = partsOf(written, settle)
    .filter((part) => part.kind === 'map')
    .map((part) => {
      const own = valueAt(part, 'Resources');
      const settled = own && settle(own);
      return {
        part,
        resources: settled && !isNull(settled) && !openness(settled) ? settled : undefined,
        hasKey: own !== undefined,
      };
    });
  const holding = homes.filter(({ resources }) => resources?.kind === 'map');
  const home =
    holding.find(({ resources }) => neighbour !== undefined && pairOf(resources, neighbour)) ?? holding[0] ?? homes[0];
  if (home === undefined) return undefined;
  if (home.resources) return placeOfNode(home.resources, [], documentAt);
  // `Resources:` that can't be read must not be written over; an empty one may.
  const own = valueAt(home.part, 'Resources');
  return home.hasKey && !isNull(own) ? undefined : placeOfNode(home.part, ['Resources'], documentAt);
}

function placeOfNode(node: YamlNode, rest: readonly string[], documentAt: DocumentAt): EditPlace | undefined {
  const document = documentAt(node.span.block.uri);
  const path = document && pathTo(document, placeOf(node.span));
  return document && path && { document, path: [...path, ...rest] };
}
