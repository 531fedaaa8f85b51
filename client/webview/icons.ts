/** Icons as strokes on a 16 x 16 grid, by kind of node, badge and button. Drawn for this page. */
import { svgEl } from './element';

const paths = {
  function: 'M3.5 13 7.3 6.6M5 3h1.8L11.5 13H13',
  api: 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M2 8h12M8 2C4.6 5.6 4.6 10.4 8 14c3.4-3.6 3.4-8.4 0-12',
  bucket: 'M3 4.6h10l-1.3 8.2c-1.6 1-5.8 1-7.4 0zM3 4.6c0-2.4 10-2.4 10 0s-10 2-10 0',
  topic:
    'M8 7.4a.6.6 0 1 0 0 1.2.6.6 0 1 0 0-1.2M5.6 5.6a3.4 3.4 0 0 0 0 4.8M10.4 5.6a3.4 3.4 0 0 1 0 4.8M3.4 3.4a6.5 6.5 0 0 0 0 9.2M12.6 3.4a6.5 6.5 0 0 1 0 9.2',
  queue: 'M2 4.5h3v7H2zM6.5 4.5h3v7h-3zM11 4.5h3v7h-3z',
  stream: 'M2 5.5c2-2 4 2 6 0s4 2 6 0M2 10.5c2-2 4 2 6 0s4 2 6 0',
  bus: 'M2 8h12M5 8V3.5M11 8V3.5M8 8v4.5',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M8 4.6V8l2.4 1.6',
  table: 'M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6',
  workflow: 'M6 2.5h4v3H6zM2.5 10.5h4v3h-4zM9.5 10.5h4v3h-4zM8 5.5V8M4.5 10.5V8h7v2.5',
  user: 'M8 8a2.6 2.6 0 1 0 0-5.2A2.6 2.6 0 1 0 8 8M3 13.5c.5-3 2.5-4 5-4s4.5 1 5 4',
  service: 'M8 2l5.2 3v6L8 14l-5.2-3V5zM8 6a2 2 0 1 0 0 4 2 2 0 1 0 0-4',
  log: 'M4 2.5h8v11H4zM6 5.5h4M6 8h4M6 10.5h2.5',
  dlq: 'M2.5 9h3l1 2h3l1-2h3M2.5 9l2-5.5h7l2 5.5v4h-11z',
  lost: 'M4 4l8 8M12 4l-8 8',
  blocked: 'M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2M3.9 3.9l8.2 8.2',
  unclear: 'M5.6 6a2.4 2.4 0 1 1 3.5 2.1c-.8.4-1.1.8-1.1 1.7M8 12.3v.3',
  group: 'M3 6h8v7H3zM5 6V3.5h8v7h-2',
  again: 'M13 8a5 5 0 1 1-1.6-3.7M13 2.5v2.6h-2.6',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9M10.4 10.4 14 14',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  pin: 'M6 2.5h4M6.7 2.5v4L5 9h6L9.3 6.5v-4M8 9v4.5',
  sideways: 'M2 8h11M9.5 4.5 13 8l-3.5 3.5',
  downwards: 'M8 2v11M4.5 9.5 8 13l3.5-3.5',
  export: 'M8 10V2.5M5 5.5 8 2.5l3 3M3 9v4.5h10V9',
  failure: 'M2 4.5h4c3 0 3 7 6 7h2M11.5 9l2.5 2.5L11.5 14',
  network: 'M2.5 2.5h11v11h-11zM5.5 5.5h5v5h-5z',
  problems: 'M8 2.5 14 13H2zM8 6.5v3M8 11.2v.2',
  focus: 'M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 1 0 0-5M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2',
  legend: 'M3 4h1M3 8h1M3 12h1M6.5 4h7M6.5 8h7M6.5 12h7',
  template: 'M2.5 4.5h4l1.5 2h5.5v6.5h-11z',
} as const;

export type IconName = keyof typeof paths;

export function isIcon(name: string): name is IconName {
  return name in paths;
}

export function icon(name: IconName, size = 16): SVGSVGElement {
  return svgEl(
    'svg',
    { class: 'icon', width: size, height: size, viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    iconPath(name),
  );
}

export function iconPath(name: IconName): SVGPathElement {
  return svgEl('path', { d: paths[name], fill: 'none', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' });
}
