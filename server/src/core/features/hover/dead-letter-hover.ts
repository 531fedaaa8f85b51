/** A dead-letter queue or failure destination by its name: who feeds it, how long it keeps, who hears of it. */
import { duration, resourceKind } from '../../diagram/resource-kinds';
import type { DeadLetterUse } from '../../graph/graph';
import { asNumber } from '../../model/data';
import { known } from '../../model/value';
import { placeOf } from '../../text/span';
import { covers } from '../node-at';
import type { HoverFeature } from './hover';
import { code, paragraphs } from './markdown';

/** Seconds; SQS API reference, SetQueueAttributes. */
const defaultRetention = 345_600;

export const deadLetterHover: HoverFeature = ({ checked, document, offset }) => {
  const { app, graph } = checked;
  const resource = [...app.resources.values()].find(({ nameSpan }) => covers(nameSpan, document.uri, offset));
  const users = resource ? graph.deadLetterUsers(resource.id) : [];
  if (!resource || users.length === 0) return undefined;
  const isQueue = resource.type === 'AWS::SQS::Queue';
  const value = asNumber(resource.properties.get('MessageRetentionPeriod'));
  const retention = value === undefined ? defaultRetention : known(value);
  const consumers = [...new Set(graph.consumersOf(resource.id).map(({ fn }) => code(fn)))];
  return {
    place: placeOf(resource.nameSpan),
    markdown: paragraphs(
      `**${resource.id}** · ${resourceKind(resource.type).label}, failed events end here`,
      users.map((use) => `- ${inWords(use)}`).join('\n'),
      isQueue &&
        retention !== undefined &&
        `Keeps messages for ${duration(retention)}${value === undefined ? ' (default)' : ''}.`,
      consumers.length > 0 && `Worked off by ${consumers.join(', ')}.`,
    ),
  };
};

function inWords({ by, id, kind }: DeadLetterUse): string {
  const name = code(id);
  switch (by) {
    case 'function':
      return kind === 'dlq'
        ? `events that function ${name} failed on (dead-letter queue)`
        : `events that function ${name} failed on (destination)`;
    case 'destination':
      return `events that function ${name} failed on (destination)`;
    case 'queue':
      return `messages of queue ${name} that were received too often`;
    case 'mapping':
      return `batches that could not be handled (${name})`;
    case 'rule-target':
      return `events that rule ${name} could not deliver`;
    case 'subscription':
      return `messages that subscription ${name} could not deliver`;
    case 'schedule':
      return `runs that schedule ${name} could not start`;
    case 'pipe':
      return `events that pipe ${name} could not pass on`;
  }
}
