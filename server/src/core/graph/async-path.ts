/**
 * Asynchronous invocation: Lambda takes the event into a queue of its own and tries the function up to three times.
 * Source: Lambda developer guide, "How Lambda handles errors and retries with asynchronous invocation".
 */
import type { FailureTarget, LambdaFunction, Trigger } from '../model/app';
import { asNumber } from '../model/data';
import { known } from '../model/value';
import { duration } from './duration';
import type { FailurePath, Step } from './graph';
import { lookup } from './lookup';
import { attempt, keptAt, lost, type PathContext, plural, unclear } from './timeline';

/** One minute before the second attempt, two before the third. */
const pauses = [60, 120];
const defaultEventAge = 21_600;

export function asyncPath(trigger: Trigger, fn: LambdaFunction, context: PathContext): FailurePath {
  const config = fn.invokeConfigs.find(({ qualifier }) => qualifier === trigger.qualifier)?.properties;
  const retriesValue = lookup(config, 'MaximumRetryAttempts');
  const retries = retriesValue === undefined ? pauses.length : known(asNumber(retriesValue));
  const ageValue = lookup(config, 'MaximumEventAgeInSeconds');
  const age = ageValue === undefined ? defaultEventAge : known(asNumber(ageValue));
  const neverRuns = known(asNumber(lookup(fn.properties, 'ReservedConcurrentExecutions'))) === 0;

  const attempts = neverRuns ? 0 : retries === undefined ? undefined : attemptsWithin(retries, age ?? defaultEventAge);
  const tried = neverRuns ? [attempt('at 0 s', 'not tried: reserved concurrency is 0')] : triedSteps(attempts);
  const shared = {
    attempts: attempts === undefined ? 'up to 3 attempts' : plural(attempts, 'attempt'),
    horizon: age,
  };
  const targets = targetsFor(trigger, fn);
  const [first] = targets;
  if (first) {
    const kept = targets.map(({ target }) => keptAt(target, context));
    const [best] = kept;
    return {
      ...shared,
      end: 'kept',
      timeline: [...tried, ...kept.map(({ step }) => step)],
      target: best?.target ?? null,
    };
  }
  const reason = whyUnclear(trigger, fn, context);
  if (reason !== undefined) {
    return { ...shared, end: 'unknown', timeline: [...tried, unclear(reason)], target: null };
  }
  const gone = lost('then', 'the event is dropped: no dead-letter queue and no failure destination');
  return { ...shared, end: 'lost', timeline: [...tried, gone], target: null };
}

/** Destinations for the invoked qualifier first, then the function's dead-letter queue: Lambda serves both. */
export function targetsFor(trigger: Trigger, fn: LambdaFunction): readonly FailureTarget[] {
  const serves = ({ kind, qualifier }: FailureTarget) => kind === 'dlq' || qualifier === trigger.qualifier;
  const serving = fn.failureTargets.filter(serves);
  return [...serving.filter(({ kind }) => kind === 'on-failure'), ...serving.filter(({ kind }) => kind === 'dlq')];
}

function whyUnclear(trigger: Trigger, fn: LambdaFunction, { app }: PathContext): string | undefined {
  const unseen = app.unseen.find(({ what }) => what.includes('failure-targets'));
  if (unseen) return `${unseen.who} may keep the event`;
  const others = fn.failureTargets.filter(({ kind }) => kind === 'on-failure');
  if (others.some(({ qualifier }) => qualifier === null || trigger.qualifier === null)) {
    return 'a failure destination is set, but whether for the version that is invoked can not be told';
  }
  return undefined;
}

function attemptsWithin(retries: number, age: number): number {
  let waited = 0;
  let attempts = 1;
  for (const pause of pauses.slice(0, Math.max(0, retries))) {
    waited += pause;
    if (waited > age) break;
    attempts++;
  }
  return attempts;
}

function triedSteps(attempts: number | undefined): readonly Step[] {
  const first = attempt('at 0 s', 'first attempt');
  const names = ['second attempt', 'third attempt'];
  const count = (attempts ?? pauses.length + 1) - 1;
  const later = pauses.slice(0, count).map((pause, index) => {
    const what = names[index] ?? '';
    return attempt(`+${duration(pause)}`, attempts === undefined ? `${what}, if the settings allow it` : what);
  });
  return [first, ...later];
}
