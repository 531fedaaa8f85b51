/** What a handler does that differs when the same event comes twice, in the words of messages. */
import { keepsWarm } from '../../graph/at-least-once';
import type { Effect, HandlerFacts } from '../../handlers/handler-facts';
import { type Handover, handovers } from '../../handlers/settle-invocations';
import type { LambdaFunction, Trigger } from '../../model/app';
import type { Span } from '../../text/span';
import type { AppView } from '../rule';
import { triggerWords } from './triggers';

/** Functions of the app with what is known of their code; none where nobody looked. */
export function functionsWithFacts(view: AppView): readonly FunctionWithFacts[] {
  const found = kept.get(view) ?? withFacts(view);
  kept.set(view, found);
  return found;
}

export interface FunctionWithFacts {
  readonly fn: LambdaFunction;
  readonly facts: HandlerFacts;
}

/** Most rules about code ask for them, of the same view. */
const kept = new WeakMap<AppView, readonly FunctionWithFacts[]>();

function withFacts({ app, handlers }: AppView): readonly FunctionWithFacts[] {
  return [...app.functions.values()].flatMap((fn) => {
    const facts = handlers?.get(fn.id);
    return facts ? [{ fn, facts }] : [];
  });
}

/** What can bring the same event to a function twice. */
export interface Delivery {
  /** As in a sentence: "SQS (`Orders`)". */
  readonly words: string;
  readonly span: Span;
  readonly trigger: Trigger | undefined;
}

export function repeatingDeliveries(fn: LambdaFunction, view: AppView): readonly Delivery[] {
  const triggers = repeatingTriggers(fn, view).map((trigger) => ({
    words: triggerWords(trigger),
    span: trigger.nameSpan,
    trigger,
  }));
  const handed = handedOnTo(fn, view).map(({ by, span }) => ({
    words: `the asynchronous invocation by \`${by}\``,
    span,
    trigger: undefined,
  }));
  return [...triggers, ...handed];
}

/** Where other functions of the app invoke this one without waiting for it. */
export function handedOnTo(fn: LambdaFunction, view: AppView): readonly Handover[] {
  const all = keptHandovers.get(view) ?? handovers(view.handlers ?? new Map());
  keptHandovers.set(view, all);
  return all.filter(({ to }) => to === fn.id);
}

/** Asked for by function after function, of the same view. */
const keptHandovers = new WeakMap<AppView, readonly Handover[]>();

export function repeatingTriggers(fn: LambdaFunction, { graph }: AppView): readonly Trigger[] {
  return graph.triggersOf(fn.id).filter((trigger) => graph.atLeastOnce(trigger) && !keepsWarm(trigger));
}

export const isHarmful = (effect: Effect): boolean => effect.repeat === 'harmful' && effect.guard === null;

/** Whether all who get what is passed on are functions of the app that bear it twice. */
export function isAbsorbed(effect: Effect, { graph, handlers }: AppView): boolean {
  const id = effect.target.resource;
  if (!effect.forwards || id === null) return false;
  const consumers = graph.consumersOf(id);
  return consumers.length > 0 && consumers.every(({ fn }) => handlers?.get(fn)?.verdict === 'idempotent');
}

/** "`Ship`, `Bill`": who gets what is sent there; empty when that can't be told. */
export function consumerNames(effect: Effect, { graph }: AppView): string {
  const id = effect.target.resource;
  return id === null ? '' : [...new Set(graph.consumersOf(id).map(({ fn }) => `\`${fn}\``))].join(', ');
}
