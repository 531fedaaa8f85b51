/** Draws the picture of an app from its graph, the problems found in it, and what is known of its code. */
import { eventSource } from '../catalog/event-sources';
import type { Edge } from '../graph/graph';
import type { LambdaFunction, Trigger } from '../model/app';
import type { Checked, PlacedProblem } from '../project/checked';
import { placeOf } from '../text/span';
import { baseName } from '../text/uri';
import { drawFailurePath, drawFailureWiring } from './failure-edges';
import { functionFacts, functionRows, invocation, timelines } from './function-details';
import { type NetworkFrames, networkFrames } from './network-frames';
import type { EdgeKind, Picture, PictureNode, PictureProblem } from './picture';
import { withoutEchoes } from './problem-echoes';
import { resourceKind } from './resource-kinds';
import { createSketch, type Sketch } from './sketch';
import { functionNode, resourceNode, sourceNode, triggerLabel } from './trigger-source';
import { wordFor } from './words';

export function buildPicture(input: Checked): Picture {
  const { app, graph } = input;
  const sketch = createSketch();
  const network = networkFrames(graph);
  // Nodes come in the order of the template, so that a new function does not reorder the text of the others.
  for (const fn of app.functions.values()) {
    for (const trigger of graph.triggersOf(fn.id)) if (!trigger.generated) sourceNode(sketch, graph, trigger);
    drawFunction(sketch, input, fn, network);
  }
  const nodeOf = (id: string): string => nodeFor(sketch, input, id);
  for (const trigger of app.triggers) if (!trigger.generated) drawTrigger(sketch, input, trigger);
  for (const edge of graph.edges) drawConnection(sketch, edge, nodeOf);
  drawFailureWiring(sketch, graph, nodeOf);
  drawEffects(sketch, input, nodeOf);
  for (const resource of app.resources.values()) {
    const isFunction = app.functions.has(resource.id) || resource.type === 'AWS::Lambda::Function';
    if (!isFunction && !resource.generated && resourceKind(resource.type).always)
      resourceNode(sketch, graph, resource.id);
  }
  return {
    title: baseName(app.uri),
    nodes: withConsumers(withProblems(sketch.nodes(), input), input),
    edges: sketch.edges(),
    frames: network.frames,
  };
}

function drawFunction(sketch: Sketch, input: Checked, fn: LambdaFunction, network: NetworkFrames): void {
  const facts = input.facts.get(fn.id);
  const triggers = input.graph.triggersOf(fn.id).filter((trigger) => !trigger.generated);
  const location = facts?.location;
  sketch.node(functionNode(fn.id), 'function', fn.id, {
    facts: functionFacts(fn),
    frame: network.frameOf.get(fn.id) ?? null,
    verdict: facts?.verdict ?? null,
    rows: functionRows(fn, input.graph, facts),
    timelines: timelines(triggers, input.graph),
    name: placeOf(fn.nameSpan),
    place: placeOf(fn.span),
    handler: location?.span ? placeOf(location.span) : location?.file ? { uri: location.file, start: 0, end: 0 } : null,
  });
}

function drawTrigger(sketch: Sketch, input: Checked, trigger: Trigger): void {
  const { graph } = input;
  const source = sourceNode(sketch, graph, trigger);
  const path = graph.failurePath(trigger);
  sketch.edge(source, functionNode(trigger.fn), trigger.invocation, {
    label: tellsItself(trigger, input) ? '' : triggerLabel(trigger),
    summary: [`${invocation(trigger)} invokes ${trigger.fn}`, ways[trigger.invocation], ends[path.end]].join('; '),
    returnsError: path.end === 'caller',
    place: placeOf(trigger.span),
  });
  drawFailurePath(sketch, graph, trigger, path, source);
}

/** The node it comes from says the same already. */
function tellsItself(trigger: Trigger, { graph }: Checked): boolean {
  const source = graph.resolve(trigger.source);
  return source.kind === 'resource' && source.resource.type === trigger.label;
}

const ways: Readonly<Record<Trigger['invocation'], string>> = {
  sync: 'it waits for the answer',
  async: 'Lambda takes the event and answers at once',
  queue: 'Lambda polls the queue',
  stream: 'Lambda polls the stream, in order',
};

const ends = {
  caller: 'the caller sees the error',
  kept: 'failed events are kept',
  lost: 'failed events are lost',
  blocks: 'a bad record blocks its shard',
  unknown: 'where failed events end is not known',
} as const;

const connections: Partial<Record<Edge['kind'], EdgeKind>> = {
  feeds: 'feeds',
  'on-success': 'success',
  writes: 'writes',
  reads: 'reads',
};

function drawConnection(sketch: Sketch, edge: Edge, nodeOf: (id: string) => string): void {
  const kind = connections[edge.kind];
  if (kind === undefined) return;
  const [from, to] = [nodeOf(edge.from), nodeOf(edge.to)];
  // A destination that is a function is drawn as what invokes it.
  if (kind === 'success' && sketch.connected(from, to)) return;
  const label = kind === 'success' ? 'on success' : '';
  sketch.edge(from, to, kind, { label, summary: `${edge.from} ${verbs[kind]} ${edge.to}` });
}

const verbs: Partial<Record<EdgeKind, string>> = {
  feeds: 'passes events on to',
  success: 'tells its success to',
  reads: 'reads',
  writes: 'writes to',
};

/** What the code writes to and reads, where the template alone does not tell. Who writes is not also drawn as reading. */
function drawEffects(sketch: Sketch, { app, facts }: Checked, nodeOf: (id: string) => string): void {
  for (const { fn, effects } of facts.values()) {
    const written = new Set(effects.flatMap(({ access, target }) => (access === 'write' ? [target.resource] : [])));
    for (const { operation, target } of effects) {
      const id = target.resource;
      if (id === null || !app.resources.has(id)) continue;
      const summary = `${fn}: ${operation} on ${id}`;
      sketch.edge(functionNode(fn), nodeOf(id), written.has(id) ? 'writes' : 'reads', { summary });
    }
  }
}

function nodeFor(sketch: Sketch, { app, graph }: Checked, id: string): string {
  const trigger = app.triggers.find((candidate) => candidate.id === id);
  if (trigger) return sourceNode(sketch, graph, trigger);
  const resource = app.resources.get(id);
  const fn = app.functions.get(id) ?? (resource && graph.functionAt({ kind: 'resource', id, resource }));
  return fn ? functionNode(fn.id) : resourceNode(sketch, graph, id);
}

function withProblems(nodes: readonly PictureNode[], { problems }: Checked): readonly PictureNode[] {
  const ids = new Set(nodes.map((node) => node.id));
  const byNode = new Map<string, PictureProblem[]>();
  for (const problem of withoutEchoes(problems)) {
    const at = [
      problem.resource === null ? '' : wordFor('res', problem.resource),
      problem.fn === null ? '' : functionNode(problem.fn),
    ].find((id) => ids.has(id));
    if (at !== undefined) byNode.set(at, [...(byNode.get(at) ?? []), pictureProblem(problem)]);
  }
  return nodes.map((node) => ({ ...node, problems: byNode.get(node.id) ?? node.problems }));
}

function pictureProblem({ rule, level, message, place, fixes }: PlacedProblem): PictureProblem {
  return { rule, level, message, place, fixes: fixes.map(({ title, grade }) => ({ title, grade })) };
}

/** A queue or topic tells what happens to its messages: the timelines of those who consume it. */
function withConsumers(nodes: readonly PictureNode[], { app, graph }: Checked): readonly PictureNode[] {
  const resources = new Map([...app.resources.keys()].map((id) => [wordFor('res', id), id]));
  return nodes.map((node) => {
    const id = resources.get(node.id);
    const consumers =
      id === undefined ? [] : graph.consumersOf(id).filter(({ kind }) => eventSource(kind).shape === node.kind);
    if (consumers.length === 0) return node;
    const value = [...new Set(consumers.map((trigger) => trigger.fn))].join('\n');
    return { ...node, timelines: timelines(consumers, graph), rows: [...node.rows, { label: 'Invokes', value }] };
  });
}
