/** A queue by its name: who works it off, whether the visibility timeout fits, and where messages end. */
import { duration } from '../../diagram/resource-kinds';
import { inWords } from '../../diagram/words';
import type { LambdaFunction, Resource, Trigger } from '../../model/app';
import { asNumber } from '../../model/data';
import { known } from '../../model/value';
import { placeOf } from '../../text/span';
import { covers } from '../node-at';
import { failureTimeline } from './failure-timeline';
import type { HoverFeature } from './hover';
import { code, paragraphs } from './markdown';

/** Seconds; SQS API reference, SetQueueAttributes. */
const defaultVisibility = 30;

export const queueHover: HoverFeature = ({ checked, document, offset }) => {
  const { app, graph } = checked;
  const queue = [...app.resources.values()].find(
    ({ type, nameSpan }) => type === 'AWS::SQS::Queue' && covers(nameSpan, document.uri, offset),
  );
  if (!queue) return undefined;
  const consumers = graph.consumersOf(queue.id);
  const names = [...new Set(consumers.map(({ fn }) => code(fn)))];
  return {
    place: placeOf(queue.nameSpan),
    markdown: paragraphs(
      `**${queue.id}** · SQS queue`,
      names.length > 0 ? `Worked off by ${names.join(', ')}.` : 'No function of this template works it off.',
      ...consumers.map((trigger) => visibility(queue, trigger, app.functions.get(trigger.fn))),
      failureTimeline(consumers, graph),
    ),
  };
};

/** The Lambda guide's arithmetic: six times the function's timeout, plus the batching window. */
function visibility(queue: Resource, trigger: Trigger, fn: LambdaFunction | undefined): string | undefined {
  const timeout = known(fn?.timeout);
  const value = asNumber(queue.properties.get('VisibilityTimeout'));
  const now = value === undefined ? defaultVisibility : known(value);
  if (timeout === undefined) return undefined;
  const window = known(asNumber(trigger.settings.get('MaximumBatchingWindowInSeconds'))) ?? 0;
  const needed = 6 * timeout + window;
  const sum = `6 x ${timeout} s${window > 0 ? ` + ${window} s batching window` : ''} = ${duration(needed)}`;
  if (now === undefined)
    return `Visibility timeout for ${code(trigger.fn)}: at least ${sum}; here it is ${inWords(value) ?? 'not known'}.`;
  const is = `${duration(now)}${value === undefined ? ' (default)' : ''}`;
  if (now < timeout)
    return `Visibility timeout: ${is}, **shorter than the function's timeout of ${timeout} s**: Lambda refuses the mapping. It should be ${sum}.`;
  return `Visibility timeout: ${is}; ${now >= needed ? `enough for ${sum}.` : `**too short**: it should be ${sum}.`}`;
}
