/** Schedules, buses and whatever else becomes a rule of EventBridge, of Scheduler or of IoT. */
import { asBoolean, type Data, emptyMap } from '../../model/data';
import type { Value } from '../../model/value';
import type { YamlNode } from '../../yaml/node';
import type { EventReader } from './event-reading';
import { naming } from './naming';
import {
  field,
  isPlainMap,
  itemsOf,
  keySpanOf,
  plainText,
  readValue,
  type ServiceContext,
  textWithHoles,
} from './service-context';
import { fixed, group, type Setting, settingsOf, taken } from './settings';

export const readSchedule: EventReader = (event, fn, service) => {
  const map = isPlainMap(event.node) ? event.node : undefined;
  const rates = map ? itemsOf(field(map, 'rate')) : [event.node];
  const isScheduler = plainText(field(map, 'method')) === 'scheduler';
  const enabled = stateOf(map, service);
  return {
    triggers: rates.map((rate) => {
      const number = event.next('schedule');
      return {
        kind: isScheduler ? 'scheduler' : 'schedule',
        name: isScheduler ? naming.scheduler(fn.key, number) : naming.schedule(fn.key, number),
        source: undefined,
        ...(enabled ? { enabled } : {}),
        settings: settingsOf([
          fixed('ScheduleExpression', readValue(rate, service), keySpanOf(map, 'rate') ?? event.pair.key.span),
          taken('ScheduleExpressionTimezone', map, 'timezone', service),
          taken('GroupName', map, 'groupName', service),
          taken('RoleArn', map, 'roleArn', service),
          ...ruleTexts(map, service),
        ]),
        label: labelOf(readValue(rate, service)),
      };
    }),
  };
};

export const readEventBridge: EventReader = (event, fn, service) => {
  const map = event.node;
  const bus = field(map, 'eventBus');
  const busText = bus && textWithHoles(readValue(bus, service));
  const busName = plainText(bus);
  const isDefault = bus === undefined || busName === 'default';
  const isMade = !isDefault && busName !== undefined && !busText?.startsWith('arn');
  const busId = isMade ? naming.eventBus(busName) : '';
  const isClock = field(map, 'schedule') !== undefined && field(map, 'pattern') === undefined;
  const enabled = stateOf(map, service);
  const retry = field(map, 'retryPolicy');
  const dlq = field(map, 'deadLetterQueueArn');
  const deployedName = textWithHoles(fn.deployedName) ?? fn.key;
  return {
    triggers: [
      {
        kind: isClock ? 'schedule' : 'eventbridge',
        name: naming.eventBridge(deployedName, event.position),
        // The rule names the bus by its text, also where the framework makes it.
        source: isDefault ? undefined : readValue(bus, service),
        ...(enabled ? { enabled } : {}),
        settings: settingsOf([
          taken('EventPattern', map, 'pattern', service),
          taken('ScheduleExpression', map, 'schedule', service),
          isDefault ? undefined : taken('EventBusName', map, 'eventBus', service),
          ...ruleTexts(map, service),
          group('RetryPolicy', retry, keySpanOf(map, 'retryPolicy'), () => [
            taken('MaximumEventAgeInSeconds', retry, 'maximumEventAge', service),
            taken('MaximumRetryAttempts', retry, 'maximumRetryAttempts', service),
          ]),
          group('DeadLetterConfig', dlq, keySpanOf(map, 'deadLetterQueueArn'), () => [
            taken('Arn', map, 'deadLetterQueueArn', service),
          ]),
        ]),
        label: isClock
          ? labelOf(readValue(field(map, 'schedule') ?? map, service))
          : patternLabel(field(map, 'pattern')),
      },
    ],
    resources: isMade ? [{ id: busId, type: 'AWS::Events::EventBus', properties: emptyMap }] : [],
  };
};

export const readCloudwatchEvent: EventReader = (event, fn, service) => {
  const enabled = stateOf(event.node, service);
  return {
    triggers: [
      {
        kind: 'eventbridge',
        name: naming.cloudwatchEvent(fn.key, event.next('cloudwatchEvent')),
        source: undefined,
        ...(enabled ? { enabled } : {}),
        settings: settingsOf([taken('EventPattern', event.node, 'event', service), ...ruleTexts(event.node, service)]),
        label: patternLabel(field(event.node, 'event')),
      },
    ],
  };
};

export const readIot: EventReader = (event, fn, service) => {
  const enabled = stateOf(event.node, service);
  return {
    triggers: [
      {
        kind: 'iot',
        name: naming.iot(fn.key, event.next('iot')),
        source: undefined,
        ...(enabled ? { enabled } : {}),
        settings: settingsOf([
          taken('Sql', event.node, 'sql', service),
          taken('AwsIotSqlVersion', event.node, 'sqlVersion', service),
          taken('Description', event.node, 'description', service),
        ]),
        label: plainText(field(event.node, 'sql')) ?? null,
      },
    ],
  };
};

/** A hook that is asked before a device is registered; IoT waits for its answer. */
export const readIotFleetProvisioning: EventReader = (event, fn, service) => {
  const enabled = stateOf(event.node, service);
  return {
    triggers: [
      {
        kind: 'iot',
        invocation: 'sync',
        name: naming.iotFleetProvisioning(fn.key),
        source: undefined,
        ...(enabled ? { enabled } : {}),
        label: plainText(field(event.node, 'templateName')) ?? 'fleet provisioning',
      },
    ],
  };
};

function ruleTexts(map: YamlNode | undefined, service: ServiceContext): readonly (Setting | undefined)[] {
  const transformer = field(map, 'inputTransformer');
  return [
    taken('Name', map, 'name', service),
    taken('Description', map, 'description', service),
    taken('Input', map, 'input', service),
    taken('InputPath', map, 'inputPath', service),
    group('InputTransformer', transformer, keySpanOf(map, 'inputTransformer'), () => [
      taken('InputTemplate', transformer, 'inputTemplate', service),
      taken('InputPathsMap', transformer, 'inputPathsMap', service),
    ]),
  ];
}

function stateOf(map: YamlNode | undefined, service: ServiceContext): Value<boolean> | undefined {
  const enabled = field(map, 'enabled');
  return enabled && asBoolean(readValue(enabled, service));
}

function labelOf(value: Value<Data>): string | null {
  return value.kind === 'unresolved' ? value.expression : (textWithHoles(value) ?? null);
}

/** The two words of a pattern that people know it by. */
function patternLabel(pattern: YamlNode | undefined): string | null {
  const words = ['source', 'detail-type'].flatMap((key) =>
    itemsOf(field(pattern, key)).flatMap((item) => plainText(item) ?? []),
  );
  return words.length > 0 ? words.join(' ') : null;
}
