/** A picture as Mermaid text. The same picture gives the same text, and a small change a small difference. */

import type { Place } from '../text/span';
import { colours, edgeLines, edgeStyles, shapes } from './mermaid-shapes';
import { escapeLabel, nameLines } from './mermaid-text';
import type { EdgeKind, Picture, PictureEdge, PictureFrame, PictureNode } from './picture';
import type { PictureView } from './picture-view';

export interface MermaidOptions {
  readonly direction: PictureView['direction'];
  /**
   * `plain` stands alone: with colours, for files, GitHub and the command line.
   * `page` is for our own page, which brings its colours and wants to find every edge again: edge `n` has the id `e<n>`.
   */
  readonly use: 'plain' | 'page';
}

export function mermaidText(picture: Picture, options: MermaidOptions): string {
  const lines = [`flowchart ${options.direction}`];
  if (picture.nodes.length === 0) lines.push('  nothing["nothing to draw"]');
  lines.push(...nodeLines(picture, options.direction));
  const edges = orderedEdges(picture);
  for (const [index, edge] of edges.entries())
    lines.push(`  ${edgeLine(edge, options.use === 'page' ? `e${index}@` : '')}`);
  if (options.use === 'plain') lines.push(...styleLines(picture, edges));
  return `${lines.join('\n')}\n`;
}

/** Failure paths come first: their numbers, which Mermaid's edge colours need, then stay as they are when a trigger is added. */
export function orderedEdges(picture: Picture): readonly PictureEdge[] {
  const rank = (edge: PictureEdge): number => edgeStyles.findIndex(([kind]) => kind === edge.kind) >>> 0;
  return picture.edges
    .map((edge, index) => ({ edge, index }))
    .sort((a, b) => rank(a.edge) - rank(b.edge) || a.index - b.index)
    .map(({ edge }) => edge);
}

/** Where in the files each node of the text comes from. */
export function nodePlaces(picture: Picture): ReadonlyMap<string, Place> {
  return new Map(picture.nodes.flatMap((node) => (node.name === null ? [] : [[node.id, node.name] as const])));
}

function nodeLines(picture: Picture, direction: MermaidOptions['direction']): readonly string[] {
  const inside = (frame: PictureFrame, indent: string): string[] => {
    const title = [frame.title, frame.egress].filter((part) => part !== '').join(' · ');
    return [
      `${indent}subgraph ${frame.id}["${escapeLabel(title)}"]`,
      // Mermaid turns what has no line to the outside, unless told.
      `${indent}  direction ${direction}`,
      ...picture.frames.filter((inner) => inner.parent === frame.id).flatMap((inner) => inside(inner, `${indent}  `)),
      ...picture.nodes.filter((node) => node.frame === frame.id).map((node) => `${indent}  ${nodeLine(node)}`),
      `${indent}end`,
    ];
  };
  const frames = new Set(picture.frames.map((frame) => frame.id));
  return [
    ...picture.nodes
      .filter((node) => node.frame === null || !frames.has(node.frame))
      .map((node) => `  ${nodeLine(node)}`),
    ...picture.frames.filter((frame) => frame.parent === null).flatMap((frame) => inside(frame, '  ')),
  ];
}

const titleWidth = 24;

function nodeLine(node: PictureNode): string {
  const [open, close] = shapes[node.kind];
  const title = nameLines(node.title, titleWidth).map(escapeLabel).join('<br/>');
  const facts = node.facts
    .filter((fact) => fact !== '')
    .map(escapeLabel)
    .join(' · ');
  const label = `<b>${title}</b>${facts === '' ? '' : `<br/><small>${facts}</small>`}`;
  return `${node.id}${open}"${label}"${close}:::${node.external ? 'external' : node.kind}`;
}

function edgeLine(edge: PictureEdge, id: string): string {
  const line = edge.returnsError ? edgeLines.returning : edgeLines[edge.kind];
  const label = escapeLabel(edge.label);
  return `${edge.from} ${id}${line}${label === '' ? '' : `|"${label}"|`} ${edge.to}`;
}

function styleLines(picture: Picture, edges: readonly PictureEdge[]): readonly string[] {
  const used = new Set(picture.nodes.map((node) => (node.external ? 'external' : node.kind)));
  const byKind = (kind: EdgeKind): string =>
    edges.flatMap((edge, index) => (edge.kind === kind ? [index] : [])).join(',');
  return [
    ...Object.entries(colours)
      .filter(([kind]) => used.has(kind as never))
      .map(([kind, style]) => `  classDef ${kind} ${style}`),
    ...edgeStyles
      .map(([kind, style]) => [byKind(kind), style])
      .filter(([list]) => list !== '')
      .map(([list, style]) => `  linkStyle ${list} ${style}`),
  ];
}
