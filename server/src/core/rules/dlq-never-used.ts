/**
 * Dead-letter queue, destinations and retry settings of a function hold for asynchronous events only. Pollers and
 * callers that wait never look at them (Lambda developer guide, "Retaining records of asynchronous invocations").
 */
import type { Graph } from '../graph/graph';
import { lookup } from '../graph/lookup';
import type { LambdaFunction } from '../model/app';
import { placeOf, type Span } from '../text/span';
import type { Fix, Rule } from './rule';
import { allOf } from './shared/all-of';
import { moveTo } from './shared/move-dead-letters';
import { isQueue } from './shared/queues';
import { listed, mayBeUnseen, triggerWords } from './shared/triggers';
import { isNamedElsewhere } from './shared/uses-of';

export const dlqNeverUsed: Rule = {
  meta: {
    id: 'dlq-never-used',
    summary: 'A dead-letter queue or destination of a function that nobody invokes asynchronously',
    level: 'warning',
    category: 'failure-path',
    recommended: true,
  },
  check({ app, graph }, report) {
    if (mayBeUnseen(graph, 'triggers', 'functions')) return;
    for (const fn of app.functions.values()) {
      const useless = uselessSettings(fn);
      const triggers = graph.triggersOf(fn.id);
      const [first] = useless;
      if (first === undefined || triggers.length === 0) continue;
      // A caller with the SDK may choose either way, and so may whoever is told the function's name.
      const mayBeAsync = triggers.some(({ invocation, kind }) => invocation === 'async' || kind === 'lambda-invoke');
      if (mayBeAsync || isNamedElsewhere(fn, graph)) continue;
      const polled = triggers.find(({ invocation }) => invocation === 'queue' || invocation === 'stream');
      const instead =
        polled === undefined
          ? 'its caller gets the error'
          : polled.invocation === 'queue'
            ? 'what counts is the `RedrivePolicy` of the queue'
            : 'what counts is the `DestinationConfig` of the mapping';
      report({
        message:
          `${first.what} of \`${fn.id}\` is never used: it holds for asynchronous events, and only ` +
          `${listed(triggers.map(triggerWords))} invokes the function; ${instead}. Move or remove it.`,
        span: first.span,
        fn,
        related: triggers.map((trigger) => ({
          span: trigger.nameSpan,
          message: `${triggerWords(trigger)} invokes it`,
        })),
        fixes: fixesFor(fn, first, graph),
      });
    }
  },
};

interface Useless {
  readonly kind: 'dlq' | 'config';
  readonly what: string;
  readonly span: Span;
}

/** What stands at the function itself: settings it inherits serve others as well. */
function uselessSettings(fn: LambdaFunction): readonly Useless[] {
  const entry = placeOf(fn.span);
  const own = (span: Span) => {
    const { uri, start, end } = placeOf(span);
    return uri === entry.uri && start >= entry.start && end <= entry.end;
  };
  const dlq = fn.failureTargets.find(({ kind }) => kind === 'dlq');
  const configs = fn.invokeConfigs.filter(({ properties }) => properties.keys.length > 0);
  return [
    ...(dlq && own(dlq.span) ? [{ kind: 'dlq' as const, what: 'The dead-letter queue', span: dlq.span }] : []),
    ...configs
      .filter(({ span, properties }) => own(span) || lookup(properties, 'FunctionName') !== undefined)
      .map(({ span }): Useless => ({ kind: 'config', what: 'The asynchronous invocation setting', span })),
  ];
}

function fixesFor(fn: LambdaFunction, useless: Useless, graph: Graph): readonly Fix[] {
  const { author } = graph.app;
  const removal = () => {
    if (useless.kind === 'dlq') return author.remove(fn.site, ['DeadLetterConfig']);
    const config = fn.invokeConfigs.find(({ span }) => span === useless.span);
    if (config === undefined) return undefined;
    const { site, properties } = config;
    // What the framework makes for it may be named elsewhere.
    const targets = ['OnSuccess', 'OnFailure'].map((on) => lookup(properties, 'DestinationConfig', on, 'Destination'));
    if (targets.map(graph.resolve).some((one) => one.kind === 'resource' && one.resource.generated)) return undefined;
    // A resource of its own goes as a whole; what stands inside of the function goes by itself.
    if (lookup(properties, 'FunctionName') !== undefined) return author.removeSite(site);
    return author.remove(site, []) ?? allOf(...properties.keys.map((key) => author.remove(site, [key])));
  };
  const remove: Fix = { title: `Remove it from \`${fn.id}\``, grade: 'review', edits: removal };
  const dlq = graph.resolve(fn.failureTargets[0]?.target);
  const kept = dlq.kind === 'resource' && isQueue(dlq.resource) && !dlq.resource.generated ? dlq.resource : undefined;
  const moves = graph.triggersOf(fn.id).flatMap((trigger): readonly Fix[] => {
    const move = kept && moveTo(trigger, kept, graph);
    return move ? [{ title: move.title, grade: 'review', edits: () => allOf(removal(), move.edits()) }] : [];
  });
  return [...moves, remove];
}
