/** Where the parts of a drawing stand, measured along and across the picture's direction. */
import type { DrawnNode } from './draw-diagram';
import type { Box } from './edge-path';

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Turn {
  box(rect: DOMRect, at: Point): Box;
  flow(point: Point): { readonly u: number; readonly v: number };
  page(u: number, v: number): Point;
}

export function turnOf(sideways: boolean): Turn {
  return {
    box: ({ x, y, width, height }, at) => {
      const [left, top] = [x + at.x, y + at.y];
      return sideways
        ? { u0: left, u1: left + width, v0: top, v1: top + height }
        : { u0: top, u1: top + height, v0: left, v1: left + width };
    },
    flow: ({ x, y }) => (sideways ? { u: x, v: y } : { u: y, v: x }),
    page: (u, v) => (sideways ? { x: u, y: v } : { x: v, y: u }),
  };
}

/** Which side of a part: where the picture's direction leaves it, or where it arrives. */
export type Side = 1 | -1;

export interface PlacedNode {
  readonly box: Box;
  /** Where its outline begins on a side, at a height. */
  border(side: Side, v: number): number;
}

export function placeNode({ element }: DrawnNode, turn: Turn): PlacedNode {
  const at = offsetOf(element);
  const box = turn.box(element.getBBox(), at);
  const shape = element.querySelector<SVGGraphicsElement>('.label-container') ?? element;
  const outline =
    shape instanceof SVGGeometryElement ? shape : shape.querySelector<SVGGeometryElement>('path, polygon');
  const matrix = outline
    ?.getScreenCTM()
    ?.inverse()
    .multiply(element.getScreenCTM() ?? new DOMMatrix());
  return {
    box,
    border(side, v) {
      const edge = side === 1 ? box.u1 : box.u0;
      if (!outline || !matrix || outline instanceof SVGRectElement) return edge;
      // Slanted and round shapes: from the edge of the box inwards, until the outline is met.
      for (let inset = 0; inset < (box.u1 - box.u0) / 2; inset++) {
        const { x, y } = turn.page(edge - side * inset, v);
        if (outline.isPointInFill(new DOMPoint(x - at.x, y - at.y).matrixTransform(matrix))) return edge - side * inset;
      }
      return edge;
    },
  };
}

/** How far an element is moved by its own `transform`. */
export function offsetOf(element: SVGGraphicsElement): Point {
  const matrix = element.transform.baseVal.consolidate()?.matrix;
  return { x: matrix?.e ?? 0, y: matrix?.f ?? 0 };
}
