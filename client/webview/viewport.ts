/** Moving over the drawing: pan, zoom, fit, and keeping the eye's place when it is drawn anew. */

export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Viewing {
  /** Size of the drawing; the place is kept. */
  setSize(width: number, height: number): void;
  current(): Viewport;
  visible(): { readonly width: number; readonly height: number };
  size(): { readonly width: number; readonly height: number };
  moveTo(viewport: Viewport): void;
  fit(): void;
  zoomBy(factor: number, at?: { readonly x: number; readonly y: number }): void;
  panBy(dx: number, dy: number): void;
  /** Brings a point of the drawing to the middle. */
  center(x: number, y: number): void;
  /** Moves only as far as needed to see the box. */
  bringIntoView(box: DOMRect): void;
  onMove(listener: () => void): void;
}

const smallest = 0.08;
const largest = 3;
const margin = 28;

export function createViewing(frame: HTMLElement, sheet: HTMLElement): Viewing {
  let at: Viewport = { scale: 1, x: 0, y: 0 };
  let size = { width: 0, height: 0 };
  const listeners: (() => void)[] = [];

  /** Until one moves by oneself, the picture fills the window, also when that changes its size. */
  let fitted = true;

  const apply = (next: Viewport): void => {
    fitted = false;
    at = { scale: Math.min(largest, Math.max(smallest, next.scale)), x: next.x, y: next.y };
    sheet.style.transform = `translate(${at.x}px, ${at.y}px) scale(${at.scale})`;
    for (const listener of listeners) listener();
  };
  const visible = () => ({ width: frame.clientWidth, height: frame.clientHeight });

  const viewing: Viewing = {
    setSize(width, height) {
      size = { width, height };
    },
    current: () => at,
    visible,
    size: () => size,
    moveTo: apply,
    fit() {
      const { width, height } = visible();
      const fitting = Math.min((width - margin * 2) / size.width, (height - margin * 2) / size.height);
      const scale = Math.min(1.15, Math.max(smallest, fitting));
      apply({ scale, x: (width - size.width * scale) / 2, y: Math.max(margin, (height - size.height * scale) / 2) });
      fitted = true;
    },
    zoomBy(factor, point) {
      const { width, height } = visible();
      const { x, y } = point ?? { x: width / 2, y: height / 2 };
      const scale = Math.min(largest, Math.max(smallest, at.scale * factor));
      const real = scale / at.scale;
      apply({ scale, x: x - (x - at.x) * real, y: y - (y - at.y) * real });
    },
    panBy: (dx, dy) => apply({ ...at, x: at.x + dx, y: at.y + dy }),
    center(x, y) {
      const { width, height } = visible();
      apply({ ...at, x: width / 2 - x * at.scale, y: height / 2 - y * at.scale });
    },
    bringIntoView(box) {
      const outer = frame.getBoundingClientRect();
      const over = (low: number, high: number, from: number, to: number): number =>
        low < from + margin ? from + margin - low : high > to - margin ? to - margin - high : 0;
      const dx = over(box.left, box.right, outer.left, outer.right);
      const dy = over(box.top, box.bottom, outer.top, outer.bottom);
      if (dx !== 0 || dy !== 0) apply({ ...at, x: at.x + dx, y: at.y + dy });
    },
    onMove: (listener) => void listeners.push(listener),
  };
  listen(frame, viewing);
  new ResizeObserver(() => {
    if (fitted && size.width > 0) viewing.fit();
    else for (const listener of listeners) listener();
  }).observe(frame);
  return viewing;
}

function listen(frame: HTMLElement, viewing: Viewing): void {
  frame.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 16 : 1;
      // A pinch comes as wheel with ctrl; a plain wheel scrolls, as everywhere in the editor.
      if (event.ctrlKey || event.metaKey) {
        const box = frame.getBoundingClientRect();
        viewing.zoomBy(Math.exp(-event.deltaY * unit * 0.006), {
          x: event.clientX - box.left,
          y: event.clientY - box.top,
        });
      } else {
        const [dx, dy] = event.shiftKey ? [event.deltaY, event.deltaX] : [event.deltaX, event.deltaY];
        viewing.panBy(-dx * unit, -dy * unit);
      }
    },
    { passive: false },
  );
  let drag: { x: number; y: number; moved: boolean } | undefined;
  frame.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 && event.button !== 1) return;
    drag = { x: event.clientX, y: event.clientY, moved: false };
  });
  window.addEventListener('pointermove', (event) => {
    if (!drag) return;
    const dx = event.clientX - drag.x;
    const dy = event.clientY - drag.y;
    if (!drag.moved && Math.hypot(dx, dy) < 4) return;
    frame.classList.add('dragging');
    viewing.panBy(dx, dy);
    drag = { x: event.clientX, y: event.clientY, moved: true };
  });
  const stop = (): void => {
    if (drag?.moved) {
      // The click that ends a drag means nothing else.
      const swallow = (event: Event): void => event.stopPropagation();
      frame.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => frame.removeEventListener('click', swallow, { capture: true }));
    }
    drag = undefined;
    frame.classList.remove('dragging');
  };
  window.addEventListener('pointerup', stop);
  window.addEventListener('pointercancel', stop);
}
