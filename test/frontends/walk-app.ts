/** Looks at everything an app holds, so that what is evaluated on first use is evaluated. */
import type { App } from '../../server/src/core/model/app';
import { type Data, type DataMap, isList, isMap } from '../../server/src/core/model/data';
import type { Value } from '../../server/src/core/model/value';
import { placeOf } from '../../server/src/core/text/span';

/** The app as plain data: places as offsets, so that two apps can be compared. */
export function walkApp(app: App): unknown {
  const budget = { left: 200_000 };
  return {
    functions: [...app.functions.values()].map((fn) => ({
      id: fn.id,
      at: placeOf(fn.nameSpan),
      properties: walkMap(fn.properties, budget),
      timeout: walkValue(fn.timeout, budget),
      memory: walkValue(fn.memory, budget),
      code: [
        walkValue(fn.code.path, budget),
        walkValue(fn.code.handler, budget),
        fn.code.inline?.text,
        fn.code.packageType,
      ],
      failureTargets: fn.failureTargets.map((target) => [
        target.kind,
        target.targetType,
        walkValue(target.target, budget),
      ]),
      invokeConfigs: fn.invokeConfigs.map((config) => [config.qualifier, walkMap(config.properties, budget)]),
      role: fn.role.kind,
    })),
    triggers: app.triggers.map((trigger) => ({
      id: trigger.id,
      fn: trigger.fn,
      qualifier: trigger.qualifier,
      kind: trigger.kind,
      invocation: trigger.invocation,
      label: trigger.label,
      at: placeOf(trigger.nameSpan),
      source: walkValue(trigger.source, budget),
      enabled: walkValue(trigger.enabled, budget),
      settings: walkMap(trigger.settings, budget),
    })),
    resources: [...app.resources.values()].map((resource) => ({
      id: resource.id,
      type: resource.type,
      at: placeOf(resource.nameSpan),
      condition: resource.condition,
      properties: walkMap(resource.properties, budget),
      attributes: walkMap(resource.attributes, budget),
    })),
    qualifiers: [...app.qualifiers],
    nested: app.nested.map((nested) => [nested.id, nested.uri, walkMap(nested.parameters, budget)]),
    notes: app.notes.map((note) => note.message),
  };
}

function walkMap(map: DataMap, budget: { left: number }): unknown {
  return map.keys.map((key) => [key, walkValue(map.get(key), budget)]);
}

function walkValue(value: Value<unknown> | undefined, budget: { left: number }): unknown {
  if (value === undefined || --budget.left < 0) return null;
  if (value.kind === 'unresolved') return ['?', value.expression, value.reason];
  if (value.kind === 'alternatives')
    return value.options.map(({ when, value: option }) => [when, walkValue(option, budget)]);
  const data = value.value as Data;
  const from = [value.origin, value.via, placeOf(value.span), value.home && placeOf(value.home)];
  if (isMap(data)) return [from, walkMap(data, budget)];
  if (isList(data)) return [from, data.items.map((item) => walkValue(item, budget))];
  return [from, data];
}
