/** When a schedule runs next. Times are milliseconds of the clock it goes by, as though it were UTC; the caller brings the time. */
import type { CronField, CronFields, CronPart, Schedule } from './parse-schedule';

const minute = 60_000;
const day = 24 * 60 * minute;
/** Leap days come every four years, except around some turns of a century. */
const longestSearch = 9 * 366;

/** The next `count` runs after `from`. Empty for `rate()`: it counts from the moment of its deploy, which nobody knows here. */
export function nextRuns(schedule: Schedule, from: number, count: number): readonly number[] {
  if (schedule.kind === 'rate') return [];
  if (schedule.kind === 'at') {
    const at = Date.parse(`${schedule.moment}Z`);
    return at > from ? [at] : [];
  }
  const { fields } = schedule;
  const runs: number[] = [];
  const hours = allowed(fields.hours, 0, 23);
  const minutes = allowed(fields.minutes, 0, 59);
  let today = Math.floor(from / day) * day;
  for (let i = 0; i < longestSearch && runs.length < count; i++, today += day) {
    if (!runsOn(fields, new Date(today))) continue;
    for (const h of hours) {
      for (const m of minutes) {
        const at = today + (h * 60 + m) * minute;
        if (at > from && runs.length < count) runs.push(at);
      }
    }
  }
  return runs;
}

function runsOn(fields: CronFields, date: Date): boolean {
  return (
    matches(fields.years, date.getUTCFullYear()) &&
    matches(fields.months, date.getUTCMonth() + 1) &&
    onDay(fields.daysOfMonth, date) &&
    onDay(fields.daysOfWeek, date, true)
  );
}

function onDay(field: CronField, date: Date, week = false): boolean {
  if (field.parts.length === 0) return true;
  return field.parts.some((part) => isDay(part, date, week));
}

function isDay(part: CronPart, date: Date, week: boolean): boolean {
  const dayOfMonth = date.getUTCDate();
  const weekday = date.getUTCDay() + 1;
  const last = lastDay(date);
  switch (part.kind) {
    case 'range':
      return inRange(part, week ? weekday : dayOfMonth);
    case 'last':
      return part.weekday === null ? dayOfMonth === last : weekday === part.weekday && dayOfMonth + 7 > last;
    case 'nth':
      return weekday === part.weekday && Math.ceil(dayOfMonth / 7) === part.nth;
    case 'workday':
      return dayOfMonth === workday(date, part.near === 'last' ? last : Math.min(part.near, last), last);
  }
}

/** The day from Monday to Friday nearest to `near`, in the same month. */
function workday(date: Date, near: number, last: number): number {
  const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), near)).getUTCDay();
  if (weekday === 6) return near > 1 ? near - 1 : near + 2;
  if (weekday === 0) return near < last ? near + 1 : near - 2;
  return near;
}

function lastDay(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

function matches(field: CronField, value: number): boolean {
  return field.parts.length === 0 || field.parts.some((part) => part.kind === 'range' && inRange(part, value));
}

/** `22-2` runs over the end. */
function inRange({ from, to, step }: Extract<CronPart, { kind: 'range' }>, value: number): boolean {
  if (from > to) return value >= from || value <= to;
  return value >= from && value <= to && (value - from) % step === 0;
}

function allowed(field: CronField, min: number, max: number): readonly number[] {
  return Array.from({ length: max - min + 1 }, (_, i) => min + i).filter((value) => matches(field, value));
}
