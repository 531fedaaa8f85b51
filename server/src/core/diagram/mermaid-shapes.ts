/** Shape, line and colour by kind, in Mermaid's words: data only. Dark text on pale fill reads well on light and dark pages alike. */
import type { EdgeKind, NodeKind } from './picture';

export const shapes: Readonly<Record<NodeKind, readonly [open: string, close: string]>> = {
  api: ['([', '])'],
  user: ['([', '])'],
  service: ['([', '])'],
  clock: ['([', '])'],
  log: ['([', '])'],
  bucket: ['[(', ')]'],
  table: ['[(', ')]'],
  topic: ['{{', '}}'],
  bus: ['{{', '}}'],
  queue: ['[[', ']]'],
  dlq: ['[[', ']]'],
  stream: ['[/', '/]'],
  workflow: ['[/', '\\]'],
  function: ['[', ']'],
  lost: ['([', '])'],
  blocked: ['([', '])'],
  unclear: ['([', '])'],
  group: ['[', ']'],
  template: ['[', ']'],
};

/** `returning` is a call whose caller gets the answer, and the error too. */
export const edgeLines: Readonly<Record<EdgeKind | 'returning', string>> = {
  sync: '-->',
  returning: '<-->',
  async: '-.->',
  queue: '==>',
  stream: '==>',
  feeds: '-->',
  success: '-.->',
  reads: '-.-',
  writes: '-->',
  kept: '-.->',
  lost: '-.-x',
  blocked: '-.-x',
  unclear: '-.-',
};

const source = 'fill:#eef6ff,stroke:#3b82f6,color:#0f172a';
const channel = 'fill:#fdf2f8,stroke:#db2777,color:#0f172a';
const store = 'fill:#f0fdf4,stroke:#16a34a,color:#0f172a';
const quiet = 'fill:#f8fafc,stroke:#64748b,color:#0f172a';

export const colours: Readonly<Record<NodeKind | 'external', string>> = {
  api: source,
  user: source,
  clock: source,
  service: source,
  log: source,
  bucket: store,
  table: store,
  queue: channel,
  topic: channel,
  stream: channel,
  bus: channel,
  workflow: 'fill:#f5f3ff,stroke:#7c3aed,color:#0f172a',
  function: 'fill:#fff7ed,stroke:#ea7317,color:#0f172a',
  dlq: 'fill:#fffbeb,stroke:#d97706,color:#0f172a,stroke-dasharray:4 3',
  lost: 'fill:#fef2f2,stroke:#dc2626,color:#b91c1c',
  blocked: 'fill:#fef2f2,stroke:#dc2626,color:#b91c1c',
  unclear: 'fill:#f8fafc,stroke:#94a3b8,color:#475569,stroke-dasharray:2 3',
  group: quiet,
  template: quiet,
  external: `${quiet},stroke-dasharray:4 3`,
};

/** Edges that have a colour, in the order in which they come in the text. */
export const edgeStyles: readonly (readonly [EdgeKind, string])[] = [
  ['kept', 'stroke:#d97706,stroke-width:1.5px'],
  ['lost', 'stroke:#dc2626,stroke-width:1.5px'],
  ['blocked', 'stroke:#dc2626,stroke-width:1.5px'],
  ['unclear', 'stroke:#94a3b8,stroke-width:1.5px'],
];
