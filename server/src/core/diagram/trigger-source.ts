/** The node an invocation comes from: a resource of the app, something outside it, or the service itself. */
import { eventSource } from '../catalog/event-sources';
import type { Graph, Target } from '../graph/graph';
import type { FunctionId, ResourceId, Trigger } from '../model/app';
import { asList, asMap, asNumber } from '../model/data';
import { known } from '../model/value';
import { placeOf } from '../text/span';
import type { NodeKind } from './picture';
import { isStore, resourceFacts, resourceKind } from './resource-kinds';
import type { Sketch } from './sketch';
import { expressionOf, inWords, shorten, shortName, wordFor } from './words';

export const functionNode = (id: FunctionId): string => wordFor('fn', id);

/** Puts a resource into the sketch, if it isn't there. */
export function resourceNode(sketch: Sketch, graph: Graph, id: ResourceId): string {
  const resource = graph.app.resources.get(id);
  if (resource === undefined) return externalNode(sketch, 'service', id, 'outside this template');
  const { kind } = resourceKind(resource.type);
  const isDlq = kind === 'queue' && graph.deadLetterUsers(id).length > 0;
  const facts = resourceFacts(resource, isDlq);
  // What the framework makes has a name that nobody wrote.
  const unnamed = resource.generated && kind === 'api';
  return sketch.node(wordFor('res', id), isDlq ? 'dlq' : kind, unnamed ? (facts[0] ?? id) : id, {
    facts: unnamed ? facts.slice(1) : facts,
    secondary: isStore(kind),
    name: placeOf(resource.nameSpan),
    place: placeOf(resource.span),
    rows: [{ label: 'Type', value: resource.type }],
  });
}

export function externalNode(sketch: Sketch, kind: NodeKind, expression: string, fact: string): string {
  const name = shortName(expression) || 'not known';
  return sketch.node(wordFor('ext', expression), kind, shorten(name, 40), {
    external: true,
    facts: [fact],
    rows: [{ label: 'Named by', value: expression }],
  });
}

/** The node behind what a value points to. `kind` is how it looks when it is outside the app. */
export function targetNode(
  sketch: Sketch,
  graph: Graph,
  target: Target,
  kind: NodeKind,
  fact: string,
): string | undefined {
  switch (target.kind) {
    case 'function':
      return functionNode(target.id);
    case 'resource': {
      const fn = graph.functionAt(target);
      return fn ? functionNode(fn.id) : resourceNode(sketch, graph, target.id);
    }
    case 'external':
    case 'unknown':
      return target.expression === '' ? undefined : externalNode(sketch, kind, target.expression, fact);
    case 'none':
      return undefined;
  }
}

export function sourceNode(sketch: Sketch, graph: Graph, trigger: Trigger): string {
  const { shape, label } = eventSource(trigger.kind);
  const target = graph.resolve(trigger.source);
  const found = targetNode(sketch, graph, target, shape, `${label} · outside`);
  if (found !== undefined) return found;
  if (trigger.source?.kind === 'alternatives') {
    return externalNode(sketch, shape, expressionOf(trigger.source), label);
  }
  // One API or bus serves many functions; a schedule or an alarm is its own.
  const shared = shape === 'api' || shape === 'bus' || shape === 'user';
  const title = shared
    ? shape === 'bus'
      ? 'Default event bus'
      : label
    : shorten(trigger.label ?? trigger.name ?? label, 40);
  const id = shared ? wordFor('src', trigger.kind) : wordFor('src', `${trigger.kind}_${trigger.label ?? trigger.id}`);
  return sketch.node(id, shape, title, {
    facts: title === label ? [] : [label],
    name: shared ? null : placeOf(trigger.nameSpan),
    place: shared ? null : placeOf(trigger.span),
  });
}

/** What matters about an invocation, in a few words. */
export function triggerLabel(trigger: Trigger): string {
  const source = eventSource(trigger.kind);
  const parts: string[] = [];
  if (source.batches) {
    const size = inWords(asNumber(trigger.settings.get('BatchSize'))) ?? source.defaultBatchSize;
    if (size !== undefined) parts.push(`batch ${size}`);
  } else if (trigger.label !== null && source.shape !== 'clock') {
    parts.push(shorten(trigger.label, 34));
  }
  const filters = asList(asMap(trigger.settings.get('FilterCriteria'))?.get('Filters'));
  if (filters && filters.items.length > 0) parts.push('filtered');
  if (known(trigger.enabled) === false) parts.push('switched off');
  return parts.join(' · ');
}
