/** The drawing on its sheet: draws a picture, keeps eye and selection where they were, and tells what is clicked. */
import type { WireLocation, WirePicture, WirePictureEdge, WirePictureNode } from '../../server/src/protocol';
import { decorate } from './decorate';
import { type Drawing, drawDiagram } from './draw-diagram';
import { el } from './element';
import { createHoverCard } from './hover-card';
import { createMinimap } from './minimap';
import { packFlows } from './pack-flows';
import { createViewing, type Viewing } from './viewport';
import { isDirection, nearest } from './walk';

export type Selection =
  | { readonly kind: 'node'; readonly node: WirePictureNode }
  | { readonly kind: 'edge'; readonly edge: WirePictureEdge };

export interface StageActions {
  /** `open` when it was chosen twice: by double-click or with Shift+Enter. */
  choose(selection: Selection | undefined, open: boolean): void;
  frame(location: WireLocation): void;
}

export interface Stage {
  readonly element: HTMLElement;
  readonly viewing: Viewing;
  drawing(): Drawing | undefined;
  draw(picture: WirePicture, fit: boolean): Promise<void>;
  clear(): void;
  select(selection: Selection | undefined): void;
  /** Lights up what stands at the cursor. */
  light(uri: string, line: number, character: number): void;
  bring(id: string): void;
  focusNode(id: string): void;
}

export function createStage(actions: StageActions): Stage {
  const sheet = el('div', { class: 'sheet' });
  const element = el('div', { class: 'stage' }, sheet);
  const viewing = createViewing(element, sheet);
  const minimap = createMinimap(viewing);
  const card = createHoverCard();
  element.append(minimap.element, card.element);
  let drawing: Drawing | undefined;
  let selection: Selection | undefined;
  let lit: string | undefined;

  const mark = (): void => {
    if (!drawing) return;
    const id = selection?.kind === 'node' ? selection.node.id : undefined;
    for (const { node, element: part } of drawing.nodes.values()) {
      part.classList.toggle('selected', node.id === id);
      part.classList.toggle('lit', node.id === lit);
      part.setAttribute('aria-pressed', String(node.id === id));
    }
    for (const { edge, path, label } of drawing.edges) {
      const on = selection?.kind === 'edge' ? same(edge, selection.edge) : edge.from === id || edge.to === id;
      for (const part of [path, label]) part?.classList.toggle('selected', on);
    }
  };

  const anchor = (): { id: string; x: number; y: number } | undefined => {
    if (!drawing) return undefined;
    const outer = element.getBoundingClientRect();
    const chosen = selection?.kind === 'node' ? drawing.nodes.get(selection.node.id) : undefined;
    const candidates = chosen ? [chosen] : [...drawing.nodes.values()];
    const middle = { x: outer.left + outer.width / 2, y: outer.top + outer.height / 2 };
    let best: { id: string; x: number; y: number; far: number } | undefined;
    for (const { node, element: part } of candidates) {
      const box = part.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const far = Math.hypot(x - middle.x, y - middle.y);
      if (!best || far < best.far) best = { id: node.id, x, y, far };
    }
    return best;
  };

  const hold = (before: { id: string; x: number; y: number } | undefined): void => {
    const part = before && drawing?.nodes.get(before.id)?.element;
    if (!before || !part) return;
    const box = part.getBoundingClientRect();
    viewing.panBy(before.x - (box.left + box.width / 2), before.y - (box.top + box.height / 2));
  };

  const stage: Stage = {
    element,
    viewing,
    drawing: () => drawing,
    async draw(picture, fit) {
      const before = fit ? undefined : anchor();
      const focused = document.activeElement instanceof SVGElement ? document.activeElement.dataset.node : undefined;
      const next = await drawDiagram(sheet, picture);
      const zoom = viewing.current().scale;
      packFlows(next, viewing.visible(), zoom);
      drawing = next;
      const { width, height } = next.svg.viewBox.baseVal;
      viewing.setSize(width, height);
      next.svg.setAttribute('width', String(width));
      next.svg.setAttribute('height', String(height));
      decorate(next);
      const [first] = next.nodes.values();
      first?.element.setAttribute('tabindex', '0');
      if (fit || !before || !next.nodes.has(before.id)) viewing.fit();
      else hold(before);
      if (selection?.kind === 'node') {
        const found = next.nodes.get(selection.node.id);
        selection = found && { kind: 'node', node: found.node };
      }
      mark();
      if (focused !== undefined) next.nodes.get(focused)?.element.focus({ preventScroll: true });
      minimap.show(next, (kind) => getComputedStyle(element).getPropertyValue(`--map-${kind}`).trim() || '#888');
      card.hide();
      element.dataset.drawn = String(Number(element.dataset.drawn ?? 0) + 1);
      element.dataset.milliseconds = String(Math.round(next.milliseconds));
    },
    clear() {
      drawing = undefined;
      sheet.replaceChildren();
      minimap.show(undefined, String);
      card.hide();
    },
    select(next) {
      const before = selection?.kind === 'node' ? selection.node.id : undefined;
      selection = next;
      mark();
      const id = next?.kind === 'node' ? next.node.id : undefined;
      const part = id === undefined || id === before ? undefined : drawing?.nodes.get(id)?.element;
      // The panel that opens takes room; the node stays in view beside it.
      if (part) requestAnimationFrame(() => viewing.bringIntoView(part.getBoundingClientRect()));
    },
    light(uri, line, character) {
      lit = drawing && smallestAt(drawing.picture, uri, line, character);
      mark();
      const part = lit === undefined ? undefined : drawing?.nodes.get(lit)?.element;
      if (part && viewing.current().scale > 0.4) viewing.bringIntoView(part.getBoundingClientRect());
    },
    bring(id) {
      const part = drawing?.nodes.get(id)?.element;
      if (!part) return;
      if (viewing.current().scale < 0.6) viewing.zoomBy(0.9 / viewing.current().scale);
      const box = part.getBoundingClientRect();
      const outer = element.getBoundingClientRect();
      viewing.panBy(
        outer.left + outer.width / 2 - (box.left + box.width / 2),
        outer.top + outer.height / 2 - (box.top + box.height / 2),
      );
    },
    focusNode(id) {
      const part = drawing?.nodes.get(id)?.element;
      if (!drawing || !part) return;
      for (const { element: other } of drawing.nodes.values()) other.setAttribute('tabindex', '-1');
      part.setAttribute('tabindex', '0');
      part.focus({ preventScroll: true });
    },
  };

  const nodeAt = (target: EventTarget | null): WirePictureNode | undefined => {
    const id = target instanceof Element ? target.closest<SVGElement>('[data-node]')?.dataset.node : undefined;
    return id === undefined ? undefined : drawing?.nodes.get(id)?.node;
  };
  const edgeAt = (target: EventTarget | null): WirePictureEdge | undefined => {
    if (!(target instanceof Element) || !drawing) return undefined;
    const path = target.classList.contains('edge-hit') ? target.previousElementSibling : target;
    return drawing.edges.find((drawn) => drawn.path === path || drawn.label?.contains(target))?.edge;
  };
  const selectionAt = (target: EventTarget | null): Selection | undefined => {
    const node = nodeAt(target);
    if (node) return { kind: 'node', node };
    const edge = edgeAt(target);
    return edge && { kind: 'edge', edge };
  };

  let first:
    | { readonly selection: Selection; readonly time: number; readonly x: number; readonly y: number }
    | undefined;
  // The panel that the first click opens moves the picture, or comes to lie under the pointer: the second click of a
  // double click means the same part, wherever it lands.
  window.addEventListener(
    'click',
    (event) => {
      const before = first;
      first = undefined;
      if (before === undefined || event.timeStamp - before.time > doubleClick) return;
      if (Math.hypot(event.clientX - before.x, event.clientY - before.y) > 8) return;
      event.preventDefault();
      event.stopPropagation();
      actions.choose(before.selection, true);
    },
    { capture: true },
  );
  sheet.addEventListener('click', ({ target, timeStamp: time, clientX: x, clientY: y }) => {
    const chosen = selectionAt(target);
    first = chosen && { selection: chosen, time, x, y };
    const frame = chosen ? undefined : frameAt(drawing, target);
    if (frame?.location) actions.frame(frame.location);
    else actions.choose(chosen, false);
  });
  element.addEventListener('click', ({ target }) => {
    if (target === element || target === sheet) actions.choose(undefined, false);
  });
  sheet.addEventListener('pointerover', ({ target, clientX, clientY }) => {
    const node = nodeAt(target);
    const edge = node ? undefined : edgeAt(target);
    const part = node && drawing?.nodes.get(node.id)?.element;
    if (node && part) card.node(node, part.getBoundingClientRect());
    else if (edge) card.edge(edge, { x: clientX, y: clientY });
    else card.hide();
  });
  sheet.addEventListener('pointerleave', () => card.hide());
  element.addEventListener('pointerdown', () => card.hide());
  sheet.addEventListener('keydown', (event) => {
    const node = nodeAt(event.target);
    if (!node || !drawing) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      actions.choose({ kind: 'node', node }, event.shiftKey);
    } else if (isDirection(event.key)) {
      event.preventDefault();
      const boxes = new Map([...drawing.nodes].map(([id, drawn]) => [id, drawn.element.getBoundingClientRect()]));
      const next = nearest(boxes, node.id, event.key);
      if (next === undefined) return;
      stage.focusNode(next);
      const part = drawing.nodes.get(next)?.element;
      if (part) viewing.bringIntoView(part.getBoundingClientRect());
    }
  });
  return stage;
}

/** Milliseconds, as most systems have it. */
const doubleClick = 500;

const same = (a: WirePictureEdge, b: WirePictureEdge): boolean =>
  a.from === b.from && a.to === b.to && a.kind === b.kind;

function frameAt(drawing: Drawing | undefined, target: EventTarget | null) {
  const part = target instanceof Element ? target.closest('g.cluster, g.frame-title') : null;
  return drawing?.frames.find(({ element, title }) => part !== null && (element === part || title === part))?.frame;
}

/** The smallest text around the cursor: an edge's event lies inside its function's text. */
function smallestAt(picture: WirePicture, uri: string, line: number, character: number): string | undefined {
  let best: { id: string; size: number } | undefined;
  const consider = (id: string, location: WireLocation | null): void => {
    if (location === null || location.uri !== uri) return;
    const { start, end } = location.range;
    const after = line > start.line || (line === start.line && character >= start.character);
    const before = line < end.line || (line === end.line && character <= end.character);
    const size = (end.line - start.line) * 1000 + end.character - start.character;
    if (after && before && (best === undefined || size < best.size)) best = { id, size };
  };
  for (const node of picture.nodes) consider(node.id, node.place);
  return best?.id;
}
