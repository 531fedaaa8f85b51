/** What the page adds to Mermaid's drawing: classes that carry the colours, icons, badges, names for screen readers, wide lines to click. */
import type { WirePictureNode, WirePictureProblem } from '../../server/src/protocol';
import type { Drawing, DrawnEdge, DrawnNode } from './draw-diagram';
import { svgEl } from './element';
import { iconPath, isIcon } from './icons';

export function decorate(drawing: Drawing): void {
  // Colours come from the page's own style sheet, which follows the editor's theme without drawing anew.
  drawing.svg.removeAttribute('aria-roledescription');
  drawing.svg.setAttribute('role', 'group');
  drawing.svg.setAttribute('aria-label', `Picture of ${drawing.picture.title}`);
  for (const drawn of drawing.nodes.values()) decorateNode(drawn);
  for (const drawn of drawing.edges) decorateEdge(drawn);
  for (const { frame, element } of drawing.frames) element.classList.toggle('frame-unsafe', !frame.safe);
}

export const levels = ['error', 'warning', 'info', 'hint'] as const;

/** What a screen reader says of a node, and the first lines of its hover. */
export function nodeSummary(node: WirePictureNode): string {
  const counts = levels
    .map((level) => [level, count(node.problems, level)] as const)
    .filter(([, number]) => number > 0);
  const ends = [...new Set(node.timelines.map(({ end }) => endWords[end]))];
  return [
    `${node.title}, ${kindWords[node.kind] ?? node.kind}`,
    node.facts.join(', '),
    counts.map(([level, number]) => `${number} ${level}${number === 1 ? '' : 's'}`).join(', '),
    node.verdict === 'not-idempotent' ? 'not idempotent' : '',
    ends.join(', '),
  ]
    .filter((part) => part !== '')
    .join('; ');
}

export const endWords = {
  kept: 'failed events are kept',
  lost: 'failed events are lost',
  blocks: 'a bad record blocks the shard',
  caller: 'the caller sees the error',
  unknown: 'where failed events end is not known',
} as const;

export const kindWords: Readonly<Record<string, string>> = {
  api: 'API',
  bucket: 'bucket',
  topic: 'topic',
  queue: 'queue',
  stream: 'stream',
  bus: 'event bus',
  clock: 'schedule',
  table: 'table',
  workflow: 'workflow',
  function: 'function',
  user: 'users',
  service: 'service',
  log: 'log',
  dlq: 'dead-letter queue',
  lost: 'failed events are lost',
  blocked: 'the shard is blocked',
  unclear: 'not known',
  group: 'group',
  template: 'template',
};

function decorateNode({ node, element }: DrawnNode): void {
  const box = element.getBBox();
  element.setAttribute('tabindex', '-1');
  element.setAttribute('role', 'button');
  element.setAttribute('aria-label', nodeSummary(node));
  element.dataset.node = node.id;
  element.classList.add(`kind-${node.kind}`);
  if (node.external) element.classList.add('is-external');
  const layer = svgEl('g', { class: 'badges', 'aria-hidden': 'true' });
  // Badges sit on the upper edge; on low boxes a little higher, clear of the title.
  const top = box.y - (box.height < 50 ? 6 : box.height < 66 ? 3 : 0);
  const isMark = node.kind === 'lost' || node.kind === 'blocked' || node.kind === 'unclear';
  const isRound = node.kind === 'bucket' || node.kind === 'table';
  if (isIcon(node.kind) && !isMark) layer.append(circleIcon(node.kind, box.x + 22, top + (isRound ? 3 : 0)));
  let right = box.x + box.width - 14;
  for (const level of levels) {
    const number = count(node.problems, level);
    if (number === 0) continue;
    const width = number > 9 ? 24 : 18;
    layer.append(pill(level, String(number), right - width, top));
    right -= width + 3;
  }
  if (node.verdict === 'not-idempotent' || node.verdict === 'idempotent') {
    layer.append(circleIcon('again', box.x + box.width - 22, box.y + box.height, `verdict-${node.verdict}`));
  }
  element.append(layer);
}

function decorateEdge({ edge, path, label }: DrawnEdge): void {
  path.classList.add('edge', `edge-${edge.kind}`);
  path.dataset.ends = `${edge.from} ${edge.to}`;
  label?.classList.add('edge-label', `edge-${edge.kind}`);
  const hit = svgEl('path', {
    class: 'edge-hit',
    d: path.getAttribute('d') ?? '',
    transform: path.getAttribute('transform') ?? undefined,
  });
  path.after(hit);
  // Mermaid shares one arrow head among all lines, in one colour; ours takes the colour of its line.
  for (const end of ['marker-start', 'marker-end'] as const) {
    const marker = /url\(#(.+)\)/.exec(path.getAttribute(end) ?? '')?.[1];
    // The arrow back to the caller is the error that it sees.
    const kind = end === 'marker-start' && edge.returnsError ? 'returns' : edge.kind;
    if (marker !== undefined) path.setAttribute(end, `url(#${ownMarker(path, marker, kind)})`);
  }
}

function ownMarker(path: SVGPathElement, id: string, kind: string): string {
  const own = `${id}-${kind}`;
  const svg = path.ownerSVGElement;
  const marker = svg?.getElementById(id);
  if (marker && !svg?.getElementById(own)) {
    const copy = marker.cloneNode(true) as Element;
    copy.id = own;
    copy.classList.add('edge-head', `edge-${kind}`);
    marker.after(copy);
  }
  return own;
}

const count = (problems: readonly WirePictureProblem[], level: string): number =>
  problems.filter((problem) => problem.level === level).length;

function circleIcon(name: Parameters<typeof iconPath>[0], x: number, y: number, extra = ''): SVGGElement {
  const path = iconPath(name);
  path.setAttribute('transform', 'translate(-6 -6) scale(0.75)');
  return svgEl(
    'g',
    { class: `badge badge-icon ${extra}`, transform: `translate(${x} ${y})` },
    svgEl('circle', { r: 9.5 }),
    path,
  );
}

function pill(level: string, text: string, x: number, y: number): SVGGElement {
  const width = text.length > 1 ? 24 : 18;
  return svgEl(
    'g',
    { class: `badge badge-level level-${level}`, transform: `translate(${x} ${y - 9})` },
    svgEl('rect', { width, height: 18, rx: 9 }),
    svgEl('text', { x: width / 2, y: 12.6, 'text-anchor': 'middle' }, text),
  );
}
