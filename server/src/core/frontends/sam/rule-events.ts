/** Events that SAM turns into an EventBridge rule or an EventBridge Scheduler schedule. */
import type { Resource } from '../../model/app';
import { asBoolean, asMap, asString, type Data, type DataMap } from '../../model/data';
import { known, type Value } from '../../model/value';
import { enabledByState, textIn } from '../cloudformation/draft';
import { patternLabel } from '../cloudformation/event-rule';
import { lazyMap, mapOf } from '../values/data-maps';
import { generatedQueue, type MadeQueue, queuePolicy } from './generated-resources';
import type { EventType, SamEvent } from './sam-event';

const schedule: EventType = (event) => {
  const dlq = deadLetterQueue(event, 'events.amazonaws.com');
  const settings = ruleSettings(event, { ScheduleExpression: 'Schedule' }, dlq);
  return {
    triggers: [
      event.draft({
        kind: 'schedule',
        settings,
        label: textIn(settings.get('ScheduleExpression')) ?? null,
        enabled: enabledByState(settings, event.asResource.nameSpan),
      }),
    ],
    resources: dlq?.resources ?? [],
  };
};

const scheduler: EventType = (event) => {
  const dlq = deadLetterQueue(event, undefined);
  const settings = ruleSettings(event, {}, dlq);
  return {
    triggers: [
      event.draft({
        kind: 'scheduler',
        settings,
        label: textIn(settings.get('ScheduleExpression')) ?? null,
        enabled: enabledByState(settings, event.asResource.nameSpan),
      }),
    ],
    resources: dlq?.resources ?? [],
  };
};

const eventBridgeRule: EventType = (event) => {
  const dlq = deadLetterQueue(event, 'events.amazonaws.com');
  const settings = ruleSettings(event, { EventPattern: 'Pattern', Name: 'RuleName' }, dlq);
  return {
    triggers: [
      event.draft({
        kind: 'eventbridge',
        source: settings.get('EventBusName'),
        settings,
        label: patternLabel(asMap(settings.get('EventPattern'))),
        enabled: enabledByState(settings, event.asResource.nameSpan),
      }),
    ],
    resources: dlq?.resources ?? [],
  };
};

export const ruleEvents: ReadonlyMap<string, EventType> = new Map([
  ['Schedule', schedule],
  ['ScheduleV2', scheduler],
  ['CloudWatchEvent', eventBridgeRule],
  ['EventBridgeRule', eventBridgeRule],
]);

/** `DeadLetterConfig: { Type: SQS }`: SAM makes the queue, and for rules the queue policy as well. */
function deadLetterQueue(event: SamEvent, writer: string | undefined): (MadeQueue & Made) | undefined {
  const config = asMap(event.properties.get('DeadLetterConfig'));
  const type = config?.get('Type');
  if (config === undefined || type === undefined || config.get('Arn') !== undefined) return undefined;
  const wished = known(asString(config.get('QueueLogicalId')));
  const made = generatedQueue(event.asResource, { id: wished ?? `${event.asResource.id}Queue`, span: type.span });
  if (writer === undefined) return { ...made, resources: [made.queue] };
  const policy = queuePolicy(
    event.asResource,
    `${event.asResource.id}QueuePolicy`,
    { id: made.queue.id, arn: made.arn, span: type.span },
    writer,
  );
  return { ...made, resources: [made.queue, policy] };
}

interface Made {
  readonly resources: readonly Resource[];
}

/** The event's properties as the rule or schedule spells them. */
function ruleSettings(
  { properties }: SamEvent,
  renames: Readonly<Record<string, string>>,
  dlq: MadeQueue | undefined,
): DataMap {
  const original = (key: string) => (Object.hasOwn(renames, key) ? (renames[key] ?? key) : key);
  const spelled = new Map(Object.entries(renames).map(([to, from]) => [from, to]));
  const keys = properties.keys.map((key) => spelled.get(key) ?? key);
  const enabled = properties.get('Enabled');
  return lazyMap(
    enabled === undefined ? keys : [...new Set([...keys.filter((key) => key !== 'Enabled'), 'State'])],
    (key) => {
      if (key === 'State' && enabled !== undefined) return stateOf(enabled);
      if (key === 'DeadLetterConfig' && dlq !== undefined) {
        return { kind: 'located', value: mapOf({ Arn: dlq.arn }), origin: 'literal', span: dlq.arn.span };
      }
      return properties.get(original(key));
    },
    (key) => properties.keySpan(key === 'State' && enabled !== undefined ? 'Enabled' : original(key)),
  );
}

/** The translator looks at the value as it stands: an expression that it can't work out counts as true. */
function stateOf(enabled: Value<Data>): Value<Data> {
  const off = known(asBoolean(enabled)) === false;
  if (enabled.kind === 'located') return { ...enabled, value: off ? 'DISABLED' : 'ENABLED' };
  return { kind: 'located', value: 'ENABLED', origin: 'literal', span: enabled.span };
}
