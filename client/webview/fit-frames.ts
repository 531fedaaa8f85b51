/** Draws frames as large as what they hold, with room for their titles. Mermaid's own are often much too high, and hide titles behind each other. */
import type { Drawing, DrawnFrame } from './draw-diagram';

const padding = 18;
const titleHeight = 20;

export function fitFrames({ nodes, edges, frames }: Drawing): void {
  // Inner frames come after outer ones.
  for (const { frame, element, title } of [...frames].reverse()) {
    const rect = element.querySelector('rect');
    if (!rect || !title) continue;
    const inside = insideOf(frame, frames);
    const held = [...nodes.values()].filter(({ node }) => node.frame !== null && inside.has(node.frame));
    const ids = new Set(held.map(({ node }) => node.id));
    const parts = [
      ...held.map(({ element: part }) => part),
      ...frames
        .filter((inner) => inner.frame.parent === frame.id)
        .flatMap((inner) => inner.element.querySelector('rect') ?? []),
      ...edges.flatMap(({ edge, label }) => (label && ids.has(edge.from) && ids.has(edge.to) ? label : [])),
    ];
    if (parts.length > 0) embrace(rect, parts, title.getBBox().width);
    const { x, y } = rect.getBBox();
    title.setAttribute('transform', `translate(${x + 10} ${y + 5})`);
    // Lines that come in from above pass behind the title.
    title.querySelector('foreignObject > div')?.classList.add('labelBkg');
    title.classList.add('frame-title');
    title.classList.toggle('frame-unsafe', !frame.safe);
    element.closest('g.root')?.querySelector(':scope > g.edgeLabels')?.append(title);
  }
}

function insideOf({ id }: DrawnFrame['frame'], frames: readonly DrawnFrame[]): ReadonlySet<string> {
  const inside = new Set([id]);
  for (const { frame } of frames) if (frame.parent !== null && inside.has(frame.parent)) inside.add(frame.id);
  return inside;
}

function embrace(rect: SVGRectElement, parts: readonly SVGGraphicsElement[], titleWidth: number): void {
  const matrix = rect.getScreenCTM()?.inverse();
  if (!matrix) return;
  const boxes = parts.map((part) => {
    const { left, top, right, bottom } = part.getBoundingClientRect();
    return [new DOMPoint(left, top), new DOMPoint(right, bottom)].map((point) => point.matrixTransform(matrix));
  });
  const points = boxes.flat();
  const left = Math.min(...points.map(({ x }) => x)) - padding;
  const right = Math.max(...points.map(({ x }) => x)) + padding;
  const top = Math.min(...points.map(({ y }) => y)) - padding - titleHeight;
  const bottom = Math.max(...points.map(({ y }) => y)) + padding;
  const missing = Math.max(0, titleWidth + 24 - (right - left)) / 2;
  rect.setAttribute('x', String(left - missing));
  rect.setAttribute('y', String(top));
  rect.setAttribute('width', String(right - left + missing * 2));
  rect.setAttribute('height', String(bottom - top));
}
