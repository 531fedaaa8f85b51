/**
 * Draws the lines anew between the places that Mermaid found for the parts. Mermaid's lines leave from the middle of a
 * part in any direction, and so run over corners, behind parts and through labels; these leave and arrive on the side
 * that faces the picture's direction, and turn only where there is room.
 */
import type { Drawing, DrawnEdge, DrawnFrame } from './draw-diagram';
import { type Box, type Curve, curvesThrough, type Gate, spread } from './edge-path';
import { offsetOf, type PlacedNode, placeNode, type Side, type Turn, turnOf } from './placed-parts';

export function routeEdges({ svg, picture, nodes, edges, frames }: Drawing): void {
  const sideways = !picture.mermaid.startsWith('flowchart TB');
  const turn = turnOf(sideways);
  for (const root of svg.querySelectorAll<SVGGElement>('g.root')) {
    const here = (element: Element | null): boolean => element?.closest('g.root') === root;
    const placed = new Map(
      [...nodes].filter(([, { element }]) => here(element)).map(([id, drawn]) => [id, placeNode(drawn, turn)]),
    );
    const lines = edges.flatMap((edge) => lineOf(edge, placed, turn) ?? []);
    choosePorts(lines, sideways ? 0.3 : 0.22);
    const inner = [...root.querySelectorAll<SVGGElement>('g.root')].filter(({ parentElement }) => here(parentElement));
    const outlines = frames.filter(({ element }) => here(element)).map((frame) => frameBoxes(frame, turn));
    const parts = [
      ...[...placed.values()].map(({ box }) => box),
      ...inner.map((element) => turn.box(element.getBBox(), offsetOf(element))),
      ...outlines.map(({ title }) => title),
    ].map(withRoom);
    straighten(lines, parts, turn);
    const solid = [...parts, ...lines.flatMap(({ label }) => label ?? []).map(withRoom)];
    const own = new Map([...solid].map((box) => [box.of, box]));
    for (const line of lines) {
      const ends = [line.from.box, line.to.box];
      const mine = new Set([...ends, line.label].map((box) => box && own.get(box)));
      const around = outlines.map(({ frame }) => frame).filter((frame) => !ends.some((box) => touches(frame, box)));
      line.edge.path.setAttribute('d', pathOf(line, [...solid.filter((box) => !mine.has(box)), ...around], turn));
    }
  }
}

interface Line {
  readonly edge: DrawnEdge;
  readonly from: PlacedNode;
  readonly to: PlacedNode;
  /** With the picture's direction, or back. */
  readonly way: Side;
  /** Mermaid's own bends, in order. */
  readonly bends: readonly { readonly u: number; readonly v: number }[];
  label: Box | undefined;
  start: number;
  end: number;
}

function lineOf(edge: DrawnEdge, placed: ReadonlyMap<string, PlacedNode>, turn: Turn): Line | undefined {
  const from = placed.get(edge.edge.from);
  const to = placed.get(edge.edge.to);
  if (!from || !to || from === to) return undefined;
  return {
    edge,
    from,
    to,
    way: from.box.u0 <= to.box.u0 ? 1 : -1,
    bends: bendsOf(edge.path).map((point) => turn.flow(point)),
    label: edge.label ? turn.box(edge.label.getBBox(), offsetOf(edge.label)) : undefined,
    start: middle(from.box),
    end: middle(to.box),
  };
}

/** Mermaid keeps the points of a line with it; the first and the last stand on the borders of its parts. */
function bendsOf(path: SVGPathElement): readonly { readonly x: number; readonly y: number }[] {
  try {
    const points: unknown = JSON.parse(atob(path.dataset.points ?? ''));
    return Array.isArray(points)
      ? points.slice(1, -1).filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
      : [];
  } catch {
    return [];
  }
}

/**
 * Lines share a side in the order of where they go, so that they do not cross before they part. `used` of the side's
 * length is taken, to both sides of its middle: not the corners, where shapes are slanted or round and badges sit.
 */
function choosePorts(lines: readonly Line[], used: number): void {
  const sides = new Map<PlacedNode, Record<Side, { readonly v: number; take(v: number): void }[]>>();
  const sideOf = (node: PlacedNode, side: Side) => {
    const both = sides.get(node) ?? { 1: [], [-1]: [] };
    sides.set(node, both);
    return both[side];
  };
  for (const line of lines) {
    const { from, to, way, bends, label } = line;
    const through = label && middle(label);
    sideOf(from, way).push({
      v: through ?? bends[0]?.v ?? middle(to.box),
      take: (v) => {
        line.start = v;
      },
    });
    sideOf(to, way === 1 ? -1 : 1).push({
      v: through ?? bends.at(-1)?.v ?? middle(from.box),
      take: (v) => {
        line.end = v;
      },
    });
  }
  for (const [{ box }, both] of sides) {
    const reach = (box.v1 - box.v0) * used;
    for (const ends of [both[1], both[-1]]) {
      const places = spread(
        ends.map(({ v }) => v),
        middle(box) - reach,
        middle(box) + reach,
      );
      for (const [index, { take }] of ends.entries()) take(places[index] ?? middle(box));
    }
  }
}

/** A label that stands higher or lower than both ends of its line comes between them, where there is room for it. */
function straighten(lines: readonly Line[], parts: readonly Box[], turn: Turn): void {
  for (const line of lines) {
    const { label, start, end, edge } = line;
    if (!label || !edge.label) continue;
    const at = middle(label);
    const by = Math.min(Math.max(at, Math.min(start, end)), Math.max(start, end)) - at;
    const moved = { ...label, v0: label.v0 + by, v1: label.v1 + by };
    const others = lines.flatMap((other) => (other === line ? [] : (other.label ?? [])));
    if (by === 0 || [...parts, ...others].some((box) => touches(box, moved))) continue;
    line.label = moved;
    const { x, y } = offsetOf(edge.label);
    const { x: dx, y: dy } = turn.page(0, by);
    edge.label.setAttribute('transform', `translate(${x + dx}, ${y + dy})`);
  }
}

const middle = ({ v0, v1 }: Box): number => (v0 + v1) / 2;

function pathOf(line: Line, obstacles: readonly Box[], turn: Turn): string {
  const { from, to, way, bends, label, start, end } = line;
  // What runs back is worked out as if it ran on, in a mirror.
  const flip = (box: Box): Box => (way === 1 ? box : { ...box, u0: -box.u1, u1: -box.u0 });
  const at = (u: number, v: number, fixed: boolean): Gate => ({ u0: u, u1: u, v, fixed });
  const first = at(from.border(way, start) * way + roomAt(line, 'marker-start'), start, true);
  const last = at(to.border(way === 1 ? -1 : 1, end) * way - roomAt(line, 'marker-end'), end, true);
  const own = label && flip(label);
  const bendGates = bends
    .map(({ u, v }) => at(u * way, v, false))
    .filter(({ u0 }) => own === undefined || u0 < own.u0 || u0 > own.u1);
  const labelGate = own ? [{ u0: own.u0, u1: own.u1, v: middle(own), fixed: true }] : [];
  const between = [...bendGates, ...labelGate]
    .filter(({ u0, u1 }) => u0 > first.u0 && u1 < last.u0)
    .sort((a, b) => a.u0 - b.u0);
  const show = (u: number, v: number): string => {
    const { x, y } = turn.page(u * way, v);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  return draw(curvesThrough([first, ...between, last], obstacles.map(flip)), first, last, show);
}

function draw(curves: readonly Curve[], first: Gate, last: Gate, show: (u: number, v: number) => string): string {
  const parts = [`M${show(first.u1, first.v)}`];
  let at = first.u1;
  // A line of no length would turn the head of its arrow.
  const level = (u: number, v: number): void => void (u - at > 0.1 && parts.push(`L${show(u, v)}`));
  for (const { u0, v0, u1, v1 } of curves) {
    const half = (u0 + u1) / 2;
    level(u0, v0);
    parts.push(`C${show(half, v0)} ${show(half, v1)} ${show(u1, v1)}`);
    at = u1;
  }
  level(last.u0, last.v);
  return parts.join('');
}

/** An arrow's head is drawn ahead of the line's end; a cross stands clear of what it points at. */
function roomAt({ edge }: Line, end: 'marker-start' | 'marker-end'): number {
  const marker = edge.path.getAttribute(end);
  return marker === null ? 0 : marker.includes('cross') ? 9 : 4;
}

function frameBoxes({ element, title }: DrawnFrame, turn: Turn): { readonly frame: Box; readonly title: Box } {
  const frame = turn.box((element.querySelector('rect') ?? element).getBBox(), offsetOf(element));
  return { frame, title: title ? turn.box(title.getBBox(), offsetOf(title)) : frame };
}

const touches = (a: Box, b: Box): boolean => a.u1 > b.u0 && a.u0 < b.u1 && a.v1 > b.v0 && a.v0 < b.v1;

const room = 6;

const withRoom = (box: Box): Box & { readonly of: Box } => ({
  u0: box.u0 - room,
  u1: box.u1 + room,
  v0: box.v0 - room,
  v1: box.v1 + room,
  of: box,
});
