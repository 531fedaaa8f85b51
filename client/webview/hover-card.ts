/** The short summary beside the pointer. */
import type { WirePictureEdge, WirePictureNode } from '../../server/src/protocol';
import { endWords, kindWords, levels } from './decorate';
import { el } from './element';
import { edgeWords } from './side-panel';

export interface HoverCard {
  readonly element: HTMLElement;
  node(node: WirePictureNode, anchor: DOMRect): void;
  edge(edge: WirePictureEdge, anchor: { readonly x: number; readonly y: number }): void;
  hide(): void;
}

export function createHoverCard(): HoverCard {
  const element = el('div', { class: 'hover-card', role: 'tooltip', hidden: true });
  const place = (left: number, bottom: number, top: number): void => {
    element.hidden = false;
    const box = element.getBoundingClientRect();
    const below = bottom + 10 + box.height <= window.innerHeight;
    element.style.left = `${Math.max(8, Math.min(left, window.innerWidth - box.width - 8))}px`;
    element.style.top = `${below ? bottom + 10 : Math.max(8, top - box.height - 14)}px`;
  };
  return {
    element,
    node(node, anchor) {
      const [worst] = [...node.problems].sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
      const more = node.problems.length - 1;
      element.replaceChildren(
        el('strong', {}, el('bdi', {}, node.title)),
        el(
          'p',
          { class: 'quiet' },
          [kindWords[node.kind] ?? node.kind, ...node.facts].filter((part) => part !== '').join(' · '),
        ),
        ...[...new Set(node.timelines.map(({ end }) => end))].map((end) =>
          el('p', { class: `end-${end}` }, endWords[end]),
        ),
        ...(node.verdict === 'not-idempotent'
          ? [el('p', { class: 'verdict-not-idempotent' }, 'does harm when it runs twice')]
          : []),
        ...(worst
          ? [el('p', { class: `level-${worst.level}` }, worst.message + (more > 0 ? ` (+${more} more)` : ''))]
          : []),
      );
      place(anchor.left, anchor.bottom, anchor.top);
    },
    edge(edge, { x, y }) {
      element.replaceChildren(
        el('strong', {}, edgeWords[edge.kind] ?? edge.kind),
        ...(edge.label === '' ? [] : [el('p', { class: 'quiet' }, edge.label)]),
        ...edge.summary
          .split('\n')
          .slice(0, 6)
          .filter((line) => line !== '')
          .map((line) => el('p', {}, line)),
      );
      place(x + 8, y, y);
    },
    hide() {
      element.hidden = true;
    },
  };
}
