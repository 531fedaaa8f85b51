/** A picture while it is being drawn: nodes and edges are asked for by id and come up once, in the order of asking. */
import type { EdgeKind, NodeKind, PictureEdge, PictureNode } from './picture';

export interface Sketch {
  /** The first one to name a node decides what it looks like. */
  node(id: string, kind: NodeKind, title: string, rest?: Partial<PictureNode>): string;
  has(id: string): boolean;
  /** Edges of the same kind between the same nodes become one, with all their labels. */
  edge(from: string, to: string, kind: EdgeKind, rest?: EdgeRest): void;
  connected(from: string, to: string): boolean;
  nodes(): readonly PictureNode[];
  edges(): readonly PictureEdge[];
}

interface EdgeRest {
  readonly label?: string;
  readonly summary?: string;
  readonly returnsError?: boolean;
  readonly place?: PictureEdge['place'];
}

interface EdgeDraft {
  readonly edge: PictureEdge;
  readonly labels: Set<string>;
  readonly summaries: Set<string>;
}

const labelsShown = 2;

export function createSketch(): Sketch {
  const nodes = new Map<string, PictureNode>();
  const edges = new Map<string, EdgeDraft>();
  const pairs = new Set<string>();
  return {
    node(id, kind, title, rest = {}) {
      if (!nodes.has(id)) nodes.set(id, { ...blank, id, kind, title, ...rest });
      return id;
    },
    has: (id) => nodes.has(id),
    edge(from, to, kind, rest = {}) {
      const id = `${from}-${kind}-${to}`;
      pairs.add(`${from} ${to}`);
      const draft = edges.get(id) ?? {
        edge: {
          id,
          from,
          to,
          kind,
          label: '',
          summary: '',
          returnsError: rest.returnsError ?? false,
          place: rest.place ?? null,
        },
        labels: new Set<string>(),
        summaries: new Set<string>(),
      };
      if (rest.label) draft.labels.add(rest.label);
      if (rest.summary) draft.summaries.add(rest.summary);
      edges.set(id, draft);
    },
    connected: (from, to) => pairs.has(`${from} ${to}`),
    nodes: () => [...nodes.values()],
    edges: () =>
      [...edges.values()].map(({ edge, labels, summaries }) => ({
        ...edge,
        label: joined([...labels]),
        summary: [...summaries].join('\n'),
      })),
  };
}

const blank: Omit<PictureNode, 'id' | 'kind' | 'title'> = {
  facts: [],
  external: false,
  secondary: false,
  frame: null,
  problems: [],
  verdict: null,
  rows: [],
  timelines: [],
  name: null,
  place: null,
  handler: null,
  members: [],
};

function joined(labels: readonly string[]): string {
  const more = labels.length - labelsShown;
  return more > 0 ? `${labels.slice(0, labelsShown).join(', ')} +${more}` : labels.join(', ');
}
