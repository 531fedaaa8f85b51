/** A number that the service does not take: the deployment fails. All limits are one table in the catalogue. */
import {
  functionLimits,
  invokeConfigLimits,
  type Limit,
  managedInstanceLimits,
  resourceLimits,
  triggerLimits,
} from '../catalog/limits';
import { lookup } from '../graph/lookup';
import type { DataMap } from '../model/data';
import { asNumber } from '../model/data';
import { possible } from '../model/value';
import type { AppView, Problem, Report, Rule } from './rule';
import { under } from './shared/combinations';
import { homeOf, whence } from './shared/provenance';

export const limitExceeded: Rule = {
  meta: {
    id: 'limit-exceeded',
    summary: 'A value is outside what the service accepts',
    level: 'error',
    category: 'timing',
    recommended: true,
  },
  check(view, report) {
    const { app } = view;
    for (const fn of app.functions.values()) {
      const limits =
        lookup(fn.properties, 'CapacityProviderConfig') === undefined ? functionLimits : managedInstanceLimits;
      checkMap(fn.properties, limits, { fn }, view, report);
      for (const config of fn.invokeConfigs) checkMap(config.properties, invokeConfigLimits, { fn }, view, report);
    }
    for (const trigger of app.triggers) {
      const fn = app.functions.get(trigger.fn);
      checkMap(trigger.settings, triggerLimits[trigger.kind] ?? [], { trigger, ...(fn ? { fn } : {}) }, view, report);
    }
    for (const resource of app.resources.values()) {
      if (!resource.generated)
        checkMap(resource.properties, resourceLimits[resource.type] ?? [], { resource }, view, report);
    }
  },
};

function checkMap(
  map: DataMap,
  limits: readonly Limit[],
  owner: Partial<Problem>,
  { app }: AppView,
  report: Report,
): void {
  for (const limit of limits) {
    for (const { value, when } of possible(asNumber(lookup(map, ...limit.path)))) {
      const number = value.value;
      if (fits(number, limit)) continue;
      const nearest = nearestLegal(number, limit);
      const name = limit.path.join('.');
      const unit = limit.unit === '' ? '' : ` ${limit.unit}`;
      report({
        ...owner,
        message: `\`${name}\` is ${number}${whence(value)}${under(when)}, but must be ${range(limit)}${unit}: the deployment fails. The nearest value is ${nearest}.`,
        span: value.span,
        related: homeOf(value, 'the value'),
        fixes: [
          { title: `Set \`${name}\` to ${nearest}`, grade: 'review', edits: () => app.author.replace(value, nearest) },
        ],
      });
    }
  }
}

function fits(number: number, { min, max, or, values }: Limit): boolean {
  if (number === or) return true;
  if (values) return values.includes(number);
  return Number.isInteger(number) && number >= min && number <= max;
}

function nearestLegal(number: number, { min, max, values }: Limit): number {
  // Keeping longer loses nothing, so of a list the next larger is taken.
  if (values) return values.find((value) => value >= number) ?? max;
  return Math.min(Math.max(Math.round(number), min), max);
}

function range({ min, max, or, values }: Limit): string {
  if (values) return `one of ${values.join(', ')}`;
  const words = max === Number.MAX_SAFE_INTEGER ? `${min} or more` : `a whole number from ${min} to ${max}`;
  return or === undefined ? words : `${words}, or ${or}`;
}
