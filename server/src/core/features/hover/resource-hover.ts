/** Any other resource by its name: what it is and what it is connected with. */
import { resourceKind } from '../../diagram/resource-kinds';
import { placeOf } from '../../text/span';
import { covers } from '../node-at';
import type { HoverFeature } from './hover';
import { code, paragraphs } from './markdown';

export const resourceHover: HoverFeature = ({ checked, document, offset }) => {
  const { app, graph } = checked;
  const resource = [...app.resources.values()].find(
    ({ nameSpan, generated }) => !generated && covers(nameSpan, document.uri, offset),
  );
  if (!resource) return undefined;
  const invoked = [...new Set(graph.consumersOf(resource.id).map(({ fn }) => code(fn)))];
  if (invoked.length === 0 && resource.condition === null) return undefined;
  return {
    place: placeOf(resource.nameSpan),
    markdown: paragraphs(
      `**${resource.id}** · ${resourceKind(resource.type).label}`,
      invoked.length > 0 && `Invokes ${invoked.join(', ')}.`,
      resource.condition !== null && `Exists only if ${code(resource.condition)}.`,
    ),
  };
};
