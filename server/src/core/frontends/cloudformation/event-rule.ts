/** Rules and schedules of EventBridge: `AWS::Events::Rule`, `AWS::Scheduler::Schedule`, and subscribers of the newer buses. */
import { asList, asMap, asString, type DataMap } from '../../model/data';
import { known } from '../../model/value';
import type { Path } from '../../yaml/edits';
import { layered } from '../values/data-maps';
import { draftOf, enabledByState, textIn } from './draft';
import type { Extractor, TriggerDraft } from './fragment';

export const eventRule: Extractor = (resource) => {
  const { properties } = resource;
  const targets = asList(properties.get('Targets'))?.items ?? [];
  const schedule = properties.get('ScheduleExpression');
  const pattern = properties.get('EventPattern');
  const enabled = enabledByState(properties, resource.nameSpan);
  return {
    triggers: targets.flatMap((item, index): readonly TriggerDraft[] => {
      const target = asMap(item);
      if (target === undefined) return [];
      const common = {
        target: target.get('Arn'),
        settings: layered(target, properties),
        enabled,
        inside: inTarget(['Targets', index]),
      };
      const key = String(index);
      const found: TriggerDraft[] = [];
      if (schedule !== undefined) {
        found.push(draftOf(resource, { ...common, kind: 'schedule', label: textIn(schedule) ?? null, key }));
      }
      if (pattern !== undefined) {
        const source = properties.get('EventBusName');
        const label = patternLabel(asMap(pattern));
        const both = schedule === undefined ? key : `${key}/pattern`;
        found.push(draftOf(resource, { ...common, kind: 'eventbridge', source, label, key: both }));
      }
      return found;
    }),
  };
};

/** Properties of a target; all others are the rule's or schedule's own. */
const inTarget =
  (target: Path) =>
  (path: readonly string[]): Path =>
    targetProperties.has(path[0] ?? '') ? [...target, ...path] : path;

const targetProperties = new Set([
  'Arn',
  'DeadLetterConfig',
  'Id',
  'Input',
  'InputPath',
  'InputTransformer',
  'RetryPolicy',
  'RoleArn',
]);

/** What the rule listens for, in few words: the detail types, else the sources. */
export function patternLabel(pattern: DataMap | undefined): string | null {
  for (const key of ['detail-type', 'source']) {
    const items = asList(pattern?.get(key))?.items ?? [];
    const texts = items.flatMap((item) => known(asString(item)) ?? []);
    if (texts.length > 0) return texts.join(', ');
  }
  return null;
}

export const schedule: Extractor = (resource) => {
  const { properties } = resource;
  const target = asMap(properties.get('Target'));
  if (target === undefined) return {};
  return {
    triggers: [
      draftOf(resource, {
        kind: 'scheduler',
        inside: inTarget(['Target']),
        target: target.get('Arn'),
        settings: layered(target, properties),
        label: textIn(properties.get('ScheduleExpression')) ?? null,
        enabled: enabledByState(properties, resource.nameSpan),
      }),
    ],
  };
};

/** A subscriber of an `AWS::EventsV2::EventBus`. */
export const busSubscriber: Extractor = (resource) => {
  const { properties } = resource;
  const configuration = asMap(properties.get('TargetConfiguration')) ?? asMap(properties.get('Target'));
  const target =
    configuration?.get('Arn') ?? asMap(configuration?.get('Lambda'))?.get('FunctionArn') ?? properties.get('TargetArn');
  const source = properties.get('EventBusArn') ?? properties.get('EventBusName') ?? properties.get('EventBusId');
  return { triggers: [draftOf(resource, { kind: 'eventbridge', target, source, settings: properties })] };
};
