/** What happens to an event when its function fails: one answer for messages, hovers and the picture. */
import { eventSource } from '../catalog/event-sources';
import type { Trigger } from '../model/app';
import { asNumber } from '../model/data';
import { known } from '../model/value';
import { asyncPath } from './async-path';
import type { FailurePath } from './graph';
import { inside, lookup } from './lookup';
import { pathOfQueue, queuePath } from './queue-path';
import { streamPath } from './stream-path';
import { attempt, keptAt, type PathContext, unclear } from './timeline';

export function failurePath(trigger: Trigger, context: PathContext): FailurePath {
  const fn = context.app.functions.get(trigger.fn);
  if (trigger.kind === 'pipe' && trigger.invocation === 'sync') return pipePath(trigger, context);
  switch (trigger.invocation) {
    case 'async':
      return fn ? asyncPath(trigger, fn, context) : unknown('the function is not in the files');
    case 'queue':
      return queuePath(trigger, context);
    case 'stream':
      return streamPath(trigger, context);
    case 'sync':
      return syncPath(trigger);
  }
}

function syncPath(trigger: Trigger): FailurePath {
  const { label, retriedBy } = eventSource(trigger.kind);
  const caller = callers[retriedBy] ?? `the caller (${label}) gets the error; Lambda tries nothing again`;
  return {
    end: 'caller',
    attempts: '1 attempt',
    timeline: [attempt('at 0 s', 'first attempt'), { when: 'then', what: caller, kind: 'caller' }],
    target: null,
    horizon: 0,
  };
}

const callers: Readonly<Partial<Record<ReturnType<typeof eventSource>['retriedBy'], string>>> = {
  'state-machine': 'the state machine gets the error; its Retry and Catch decide what follows',
  source: 'the calling service gets the error and decides whether it tries again',
};

/** A pipe that waits for its function repeats what its source repeats. */
function pipePath(trigger: Trigger, context: PathContext): FailurePath {
  const found = context.resolve(trigger.source);
  const isPipe = found.kind === 'resource' && found.resource.type === 'AWS::Pipes::Pipe';
  const properties = isPipe ? found.resource.properties : trigger.settings;
  const source = isPipe ? context.resolve(lookup(properties, 'Source')) : found;
  if (source.kind === 'resource' && source.resource.type === 'AWS::SQS::Queue') {
    const timeout = known(context.app.functions.get(trigger.fn)?.timeout);
    const parameters = lookup(properties, 'SourceParameters', 'SqsQueueParameters', 'MaximumBatchingWindowInSeconds');
    return pathOfQueue(source.resource, { timeout, window: known(asNumber(parameters)) }, context);
  }
  const parameters = lookup(properties, 'SourceParameters');
  for (const name of ['KinesisStreamParameters', 'DynamoDBStreamParameters']) {
    const target = parameters && inside(parameters, [name, 'DeadLetterConfig', 'Arn']);
    if (target === undefined) continue;
    const kept = keptAt(target, context);
    const again = attempt('at once', 'again, as the pipe says');
    return {
      end: 'kept',
      attempts: 'as the pipe says',
      timeline: [attempt('at 0 s', 'first attempt'), again, kept.step],
      target: kept.target,
      horizon: undefined,
    };
  }
  return unknown('the source of the pipe decides');
}

const unknown = (why: string): FailurePath => ({
  end: 'unknown',
  attempts: 'not known',
  timeline: [attempt('at 0 s', 'first attempt'), unclear(why)],
  target: null,
  horizon: undefined,
});
