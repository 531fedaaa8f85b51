/** Failure paths as edges of their own: to where failed events are kept, or to a mark for what happens instead. */
import type { FailurePath, Graph } from '../graph/graph';
import type { Trigger } from '../model/app';
import { placeOf } from '../text/span';
import type { EdgeKind, NodeKind } from './picture';
import type { Sketch } from './sketch';
import { externalNode, functionNode, resourceNode } from './trigger-source';

/** Draws the path of one trigger. Errors that the caller sees are told by the trigger's own edge. */
export function drawFailurePath(
  sketch: Sketch,
  graph: Graph,
  trigger: Trigger,
  path: FailurePath,
  source: string,
): void {
  if (path.end === 'caller') return;
  // The queue moves the message on, not the function that failed on it.
  const from = trigger.invocation === 'queue' ? source : functionNode(trigger.fn);
  const rest = {
    label: attemptsLabel(path.attempts),
    summary: path.timeline.map((step) => `${step.when}: ${step.what}`).join('\n'),
    place: placeOf(trigger.span),
  };
  if (path.end === 'kept') {
    const kept = keptNode(sketch, graph, path);
    if (kept !== from) sketch.edge(from, kept, 'kept', rest);
    return;
  }
  const mark = marks[path.end];
  sketch.node(`${mark.kind}_${from}`, mark.kind, mark.title, { rows: [{ label: 'Means', value: mark.meaning }] });
  sketch.edge(from, `${mark.kind}_${from}`, mark.edge, rest);
}

/** Wiring for failures that no failure path of a function goes along, such as what is kept when a delivery fails. */
export function drawFailureWiring(sketch: Sketch, graph: Graph, nodeOf: (id: string) => string): void {
  for (const edge of graph.edges) {
    const label = wiring[edge.kind];
    if (label === undefined) continue;
    const from = nodeOf(edge.from);
    const to = nodeOf(edge.to);
    if (from !== to && !sketch.connected(from, to)) sketch.edge(from, to, 'kept', { label, summary: label });
  }
}

const wiring: Partial<Record<Graph['edges'][number]['kind'], string>> = {
  redrive: 'dead-letter queue',
  'on-failure': 'on failure',
  'delivery-dlq': 'undelivered',
};

interface Mark {
  readonly kind: NodeKind;
  readonly edge: EdgeKind;
  readonly title: string;
  readonly meaning: string;
}

const marks: Readonly<Record<'lost' | 'blocks' | 'unknown', Mark>> = {
  lost: { kind: 'lost', edge: 'lost', title: 'lost', meaning: 'The failed event is gone: nothing keeps it.' },
  blocks: {
    kind: 'blocked',
    edge: 'blocked',
    title: 'shard blocked',
    meaning: 'The same records are tried again and again, and those behind them wait, until they expire.',
  },
  unknown: {
    kind: 'unclear',
    edge: 'unclear',
    title: 'not known',
    meaning: 'The files do not show where the failed event ends.',
  },
};

function keptNode(sketch: Sketch, graph: Graph, path: FailurePath): string {
  const target = path.target;
  if (target?.id && graph.app.functions.has(target.id)) return functionNode(target.id);
  if (target?.id) return resourceNode(sketch, graph, target.id);
  return externalNode(sketch, 'dlq', target?.expression ?? '', 'outside this template');
}

/** "3 attempts" -> "after 3 attempts"; "until retention ends" stays. */
function attemptsLabel(attempts: string): string {
  return /^\d/.test(attempts) ? `after ${attempts}` : attempts;
}
