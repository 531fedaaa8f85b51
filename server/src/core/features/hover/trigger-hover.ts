/** An event source by its name: how it invokes, who repeats, and what becomes of an event that fails. */
import { type EventSource, eventSource } from '../../catalog/event-sources';
import { expressionOf } from '../../diagram/words';
import type { Graph } from '../../graph/graph';
import type { Trigger } from '../../model/app';
import { placeOf } from '../../text/span';
import { covers } from '../node-at';
import { parseSchedule } from '../schedule/parse-schedule';
import { scheduleInWords } from '../schedule/schedule-in-words';
import { failureTimeline } from './failure-timeline';
import type { HoverFeature } from './hover';
import { code, paragraphs, plain } from './markdown';

export const triggerHover: HoverFeature = ({ checked, document, offset }) => {
  const { app, graph } = checked;
  const triggers = app.triggers.filter(({ nameSpan }) => covers(nameSpan, document.uri, offset));
  const [first] = triggers;
  if (!first) return undefined;
  return {
    place: placeOf(first.nameSpan),
    markdown: paragraphs(...triggers.map((trigger) => describe(trigger, graph)), failureTimeline(triggers, graph)),
  };
};

function describe(trigger: Trigger, graph: Graph): string {
  const source = eventSource(trigger.kind);
  const from = expressionOf(trigger.source);
  const what = trigger.label && trigger.label !== from ? ` ${code(trigger.label)}` : '';
  const sentences = [
    `Invokes ${code(trigger.fn)} ${invocations[trigger.invocation]}.`,
    repeats[source.retriedBy].replace('{attempts}', graph.failurePath(trigger).attempts),
    graph.atLeastOnce(trigger) ? 'The same event may come more than once.' : 'Lambda delivers each event once.',
  ];
  const parsed = trigger.label ? parseSchedule(trigger.label) : undefined;
  if (parsed && 'schedule' in parsed) sentences.unshift(`Runs ${scheduleInWords(parsed.schedule)}.`);
  return paragraphs(`**${source.label}**${from ? ` ${code(from)}` : ''}${plain(what) && what}`, sentences.join(' '));
}

const invocations = {
  sync: 'synchronously: the caller waits for the answer',
  async: 'asynchronously: Lambda takes the event and answers at once',
  queue: 'with batches that Lambda polls from the queue',
  stream: 'with batches that Lambda reads from the stream, in order',
} as const;

const repeats: Readonly<Record<EventSource['retriedBy'], string>> = {
  nobody: 'After an error nobody tries again.',
  caller:
    'After an error it is up to the caller to try again; dead-letter queues and destinations of the function are not used.',
  'lambda-async': 'Lambda makes {attempts} in all.',
  queue: 'After an error the messages become visible again.',
  stream: 'After an error Lambda tries the batch again; nothing behind it in its shard is read meanwhile.',
  broker: 'After an error the broker decides what happens to the messages.',
  'state-machine': 'After an error the Retry of the task decides.',
  source: 'After an error the calling service decides.',
};
