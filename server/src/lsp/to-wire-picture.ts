/** A picture as the page wants it: with lines and columns, and the Mermaid text to draw. */
import { mermaidText, orderedEdges } from '../core/diagram/mermaid';
import type { Picture, PictureNode } from '../core/diagram/picture';
import { viewPicture } from '../core/diagram/view-picture';
import type { Place } from '../core/text/span';
import { placeOf } from '../core/text/span';
import type { YamlNote } from '../core/yaml/document';
import type { WireLocation, WirePicture, WirePictureNode, WirePictureView } from '../protocol';
import type { Lines } from './lines';
import { toLocation } from './to-proto';

export interface WholePicture {
  readonly uri: string;
  readonly picture: Picture;
  readonly problems: number;
  /** What could not be read of the text. */
  readonly notes: readonly YamlNote[];
}

export function toWirePicture(
  { uri, picture, problems, notes }: WholePicture,
  view: WirePictureView,
  lines: Lines,
): WirePicture {
  const shown = viewPicture(picture, view);
  const place = (at: Place | null): WireLocation | null => (at === null ? null : toLocation(lines, at));
  return {
    uri,
    title: shown.title,
    mermaid: mermaidText(shown, { direction: view.direction, use: 'page' }),
    nodes: shown.nodes.map((node) => toWireNode(node, lines)),
    edges: orderedEdges(shown).map(({ from, to, kind, label, summary, returnsError, place: at }) => ({
      ...{ from, to, kind, label, summary, returnsError },
      location: place(at),
    })),
    frames: shown.frames.map(({ id, parent, title, egress, safe, place: at }) => ({
      ...{ id, parent, title, egress, safe },
      location: place(at),
    })),
    index: picture.nodes.filter(isNamed).map(({ id, title, kind }) => ({ id, title, kind })),
    counts: { shown: shown.nodes.length, all: picture.nodes.length, problems },
    broken: notes.map(({ message, span }) => ({ message, location: toLocation(lines, placeOf(span)) })),
  };
}

const isNamed = ({ kind }: PictureNode): boolean => kind !== 'lost' && kind !== 'blocked' && kind !== 'unclear';

function toWireNode(node: PictureNode, lines: Lines): WirePictureNode {
  const { id, kind, title, facts, external, frame, verdict, rows, timelines, members } = node;
  return {
    ...{ id, kind, title, facts, external, frame, verdict, rows, timelines, members },
    name: node.name && toLocation(lines, node.name),
    place: node.place && toLocation(lines, node.place),
    handler: node.handler && toLocation(lines, node.handler),
    problems: node.problems.map(({ rule, level, message, place, fixes }) => ({
      ...{ rule, level, message, fixes },
      location: toLocation(lines, place),
    })),
  };
}
