/** What lines, shapes and badges mean. Only kinds that stand in the picture are explained. */
import type { WirePicture } from '../../server/src/protocol';
import { kindWords } from './decorate';
import { el, svgEl } from './element';
import { icon, isIcon } from './icons';

const lines: readonly (readonly [kind: string, text: string])[] = [
  ['sync', 'synchronous: the caller waits, and sees the error'],
  ['async', 'asynchronous: Lambda tries again by itself'],
  ['queue', 'queue: polled, comes back until it succeeds'],
  ['stream', 'stream: polled in order'],
  ['feeds', 'passes events on'],
  ['success', 'on success'],
  ['writes', 'writes'],
  ['reads', 'reads'],
  ['kept', 'failed events are kept'],
  ['lost', 'failed events are lost'],
  ['blocked', 'a bad record blocks the shard'],
  ['unclear', 'where failed events end is not known'],
];

export function legend(picture: WirePicture | undefined): HTMLElement {
  const kinds = new Set(picture?.nodes.map(({ kind }) => kind));
  const edges = new Set(picture?.edges.map(({ kind }) => kind));
  const verdicts = new Set(picture?.nodes.map(({ verdict }) => verdict));
  return el(
    'aside',
    { class: 'legend', 'aria-label': 'Legend' },
    el('ul', {}, ...lines.filter(([kind]) => edges.has(kind)).map(([kind, text]) => el('li', {}, sample(kind), text))),
    el(
      'ul',
      { class: 'kinds' },
      ...[...kinds]
        .filter((kind) => isIcon(kind) && !(kind in ends))
        .map((kind) => el('li', { class: `kind-${kind}` }, isIcon(kind) && icon(kind, 14), kindWords[kind] ?? kind)),
    ),
    (verdicts.has('idempotent') || verdicts.has('not-idempotent')) &&
      el(
        'ul',
        { class: 'kinds' },
        verdicts.has('idempotent') && el('li', { class: 'verdict-idempotent' }, icon('again', 14), 'may run twice'),
        verdicts.has('not-idempotent') &&
          el('li', { class: 'verdict-not-idempotent' }, icon('again', 14), 'does harm when it runs twice'),
      ),
    el(
      'p',
      { class: 'quiet' },
      'Drag or scroll to move, Ctrl+scroll to zoom, arrow keys to walk, double-click for code.',
    ),
  );
}

const ends: Readonly<Record<string, true>> = { lost: true, blocked: true, unclear: true };

function sample(kind: string): SVGSVGElement {
  return svgEl(
    'svg',
    { width: 34, height: 10, viewBox: '0 0 34 10', 'aria-hidden': 'true' },
    svgEl('path', { class: `edge edge-${kind}`, d: 'M1 5H27' }),
    kind === 'sync' && svgEl('path', { class: 'edge-head edge-returns', d: 'M8 1.5 1 5l7 3.5z' }),
    svgEl('path', {
      class: `edge-head edge-${kind}`,
      d: kind === 'lost' || kind === 'blocked' ? 'M26 2l6 6M32 2l-6 6' : 'M26 1.5 33 5l-7 3.5z',
    }),
  );
}
