/** A small overview in the corner while the drawing is larger than what one sees. */
import type { Drawing } from './draw-diagram';
import { el } from './element';
import type { Viewing } from './viewport';

export interface Minimap {
  readonly element: HTMLElement;
  show(drawing: Drawing | undefined, colour: (kind: string) => string): void;
}

const width = 168;
const height = 112;

export function createMinimap(viewing: Viewing): Minimap {
  const canvas = el('canvas', { width: width * 2, height: height * 2 });
  const lens = el('div', { class: 'minimap-lens' });
  const element = el('div', { class: 'minimap', hidden: true, 'aria-hidden': 'true' }, canvas, lens);
  let scale = 1;

  const place = (): void => {
    const { x, y, scale: zoom } = viewing.current();
    const seen = viewing.visible();
    const size = viewing.size();
    const everything = size.width * zoom <= seen.width + 1 && size.height * zoom <= seen.height + 1;
    element.hidden = size.width === 0 || everything;
    const left = Math.max(0, (-x / zoom) * scale);
    const top = Math.max(0, (-y / zoom) * scale);
    const right = Math.min(size.width * scale, ((seen.width - x) / zoom) * scale);
    const bottom = Math.min(size.height * scale, ((seen.height - y) / zoom) * scale);
    Object.assign(lens.style, {
      left: `${left}px`,
      top: `${top}px`,
      width: `${Math.max(4, right - left)}px`,
      height: `${Math.max(4, bottom - top)}px`,
    });
  };
  viewing.onMove(place);

  const jump = (event: PointerEvent): void => {
    event.stopPropagation();
    if (event.buttons !== 1) return;
    const box = canvas.getBoundingClientRect();
    viewing.center((event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
  };
  element.addEventListener('pointerdown', jump);
  element.addEventListener('pointermove', jump);

  return {
    element,
    show(drawing, colour) {
      const size = viewing.size();
      if (drawing === undefined || size.width === 0) {
        element.hidden = true;
        return;
      }
      scale = Math.min(width / size.width, height / size.height);
      Object.assign(canvas.style, { width: `${size.width * scale}px`, height: `${size.height * scale}px` });
      canvas.width = Math.ceil(size.width * scale * 2);
      canvas.height = Math.ceil(size.height * scale * 2);
      const context = canvas.getContext('2d');
      const zoom = viewing.current().scale;
      const origin = drawing.svg.getBoundingClientRect();
      for (const { element: node, node: data } of drawing.nodes.values()) {
        const box = node.getBoundingClientRect();
        if (!context) break;
        context.fillStyle = colour(data.kind);
        const at = (value: number): number => (value / zoom) * scale * 2;
        context.fillRect(
          at(box.left - origin.left),
          at(box.top - origin.top),
          Math.max(3, at(box.width)),
          Math.max(2, at(box.height)),
        );
      }
      place();
    },
  };
}
