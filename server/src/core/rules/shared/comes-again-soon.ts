/** Schedules whose next event comes within the hour: one that is lost is made good by the next. */
import { lookup } from '../../graph/lookup';
import type { Trigger } from '../../model/app';
import { asString } from '../../model/data';
import { known } from '../../model/value';

export function comesAgainSoon({ kind, settings }: Trigger): boolean {
  if (kind !== 'schedule' && kind !== 'scheduler') return false;
  const expression = known(asString(lookup(settings, 'ScheduleExpression')))?.trim() ?? '';
  const [, number, unit] = /^rate\(\s*(\d+)\s+(minute|hour)s?\s*\)$/.exec(expression) ?? [];
  if (unit !== undefined) return Number(number) <= (unit === 'hour' ? 1 : 60);
  // Any minute of every hour of every day.
  return /^cron\(\s*\S+\s+\*\s+[*?]\s+\*\s+[*?]\s+\*\s*\)$/.test(expression);
}
