/**
 * Mermaid stacks flows that have nothing to do with each other in one endless column (or row). This lays them side by
 * side, in their order, so that the picture has about the shape of the window.
 */
import type { Drawing } from './draw-diagram';

interface Flow {
  readonly elements: readonly SVGGraphicsElement[];
  readonly box: Box;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const gap = 34;
const margin = 8;

/** `window` is the shape to fill; the drawing's size is set anew. */
export function packFlows(
  drawing: Drawing,
  window: { readonly width: number; readonly height: number },
  zoom: number,
): void {
  const flows = findFlows(drawing, zoom);
  if (flows.length < 2) return;
  const sideways = !drawing.picture.mermaid.startsWith('flowchart TB');
  const best = arrangements(flows, sideways).reduce((a, b) => (fitOf(b, window) > fitOf(a, window) * 1.05 ? b : a));
  for (const [index, { elements, box }] of flows.entries()) {
    const place = best.places[index];
    if (!place) continue;
    const move = `translate(${place.x - box.x} ${place.y - box.y})`;
    for (const element of elements)
      element.setAttribute('transform', `${move} ${element.getAttribute('transform') ?? ''}`);
  }
  drawing.svg.setAttribute('viewBox', `${-margin} ${-margin} ${best.width + margin * 2} ${best.height + margin * 2}`);
}

/** What hangs together by edges, frames, or by the way Mermaid nests its groups. */
function findFlows({ svg, nodes, edges, frames }: Drawing, zoom: number): readonly Flow[] {
  const root = svg.querySelector('g.root');
  if (!root) return [];
  const parent = new Map<Element, Element>();
  const find = (element: Element): Element => {
    let at = element;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  const join = (a: Element, b: Element): void => void parent.set(find(b), find(a));
  /** The outermost element that moves as one: a child of the root's lists of nodes, edges, labels and frames. */
  const mover = (element: Element): Element => {
    let at = element;
    while (at.parentElement && at.parentElement.parentElement !== root) at = at.parentElement;
    return at;
  };
  const movers = new Set<Element>();
  const add = (element: Element): Element => {
    const found = mover(element);
    movers.add(found);
    if (!parent.has(found)) parent.set(found, found);
    return found;
  };
  const byNode = new Map([...nodes].map(([id, { element }]) => [id, add(element)]));
  for (const { edge, path, label } of edges) {
    const line = add(path);
    for (const end of [byNode.get(edge.from), byNode.get(edge.to), label && add(label)]) if (end) join(line, end);
  }
  // A frame holds what lies in it; frames in frames come together by the nodes they share.
  for (const { element, title } of frames) {
    const frame = add(element);
    if (title) join(frame, add(title));
    const outer = element.getBoundingClientRect();
    for (const { element: node } of nodes.values())
      if (contains(outer, node.getBoundingClientRect())) join(frame, add(node));
    for (const { element: other } of frames)
      if (contains(outer, other.getBoundingClientRect())) join(frame, add(other));
  }
  const origin = svg.getBoundingClientRect();
  const { x: left, y: top } = svg.viewBox.baseVal;
  const flows = new Map<Element, SVGGraphicsElement[]>();
  for (const element of movers) {
    if (!(element instanceof SVGGraphicsElement)) continue;
    const list = flows.get(find(element));
    if (list) list.push(element);
    else flows.set(find(element), [element]);
  }
  const placed = [...flows.values()].map((elements): Flow => {
    const boxes = elements
      .map((element) => element.getBoundingClientRect())
      .filter(({ width, height }) => width + height > 0);
    const x = Math.min(...boxes.map((box) => box.left));
    const y = Math.min(...boxes.map((box) => box.top));
    const width = Math.max(...boxes.map((box) => box.right)) - x;
    const height = Math.max(...boxes.map((box) => box.bottom)) - y;
    const at = (value: number): number => value / zoom;
    return {
      elements,
      box: { x: at(x - origin.left) + left, y: at(y - origin.top) + top, width: at(width), height: at(height) },
    };
  });
  return placed.filter(({ box }) => Number.isFinite(box.width)).sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
}

const contains = (outer: DOMRect, inner: DOMRect): boolean =>
  inner.left >= outer.left - 1 &&
  inner.right <= outer.right + 1 &&
  inner.top >= outer.top - 1 &&
  inner.bottom <= outer.bottom + 1;

interface Arrangement {
  readonly places: readonly { readonly x: number; readonly y: number }[];
  readonly width: number;
  readonly height: number;
}

const fitOf = ({ width, height }: Arrangement, window: { readonly width: number; readonly height: number }): number =>
  Math.min(1, window.width / width, window.height / height);

/** In one to twelve columns (rows, when the picture runs downwards), each filled before the next begins. */
function arrangements(flows: readonly Flow[], sideways: boolean): readonly Arrangement[] {
  const long = ({ box }: Flow): number => (sideways ? box.height : box.width);
  const wide = ({ box }: Flow): number => (sideways ? box.width : box.height);
  const total = flows.reduce((sum, flow) => sum + long(flow) + gap, 0);
  const highest = Math.max(...flows.map(long));
  return Array.from({ length: Math.min(12, flows.length) }, (_, index) => {
    const limit = Math.max(highest, total / (index + 1));
    let along = 0;
    let across = 0;
    let column = 0;
    let reach = 0;
    const places = flows.map((flow) => {
      if (along > 0 && along + long(flow) > limit + gap) {
        across += column + gap * 1.6;
        along = 0;
        column = 0;
      }
      const place = sideways ? { x: across, y: along } : { x: along, y: across };
      along += long(flow) + gap;
      column = Math.max(column, wide(flow));
      reach = Math.max(reach, along - gap);
      return place;
    });
    const depth = across + column;
    return sideways ? { places, width: depth, height: reach } : { places, width: reach, height: depth };
  });
}
