/** A schedule as a sentence: "every 5 minutes", "at 06:00 on Monday to Friday". */
import type { CronField, CronFields, CronPart, Schedule } from './parse-schedule';

export function scheduleInWords(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'rate':
      return every(schedule.value, schedule.unit);
    case 'at':
      return `once, at ${schedule.moment.slice(11, 16)} on ${schedule.moment.slice(0, 10)}`;
    case 'cron':
      return cronInWords(schedule.fields);
  }
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

function cronInWords(fields: CronFields): string {
  const { daysOfMonth, daysOfWeek } = fields;
  const days =
    daysOfMonth.parts.length > 0
      ? ` on ${list(daysOfMonth, dayOfMonth)}`
      : daysOfWeek.parts.length > 0
        ? ` on ${list(daysOfWeek, dayOfWeek)}`
        : '';
  const inMonths =
    fields.months.parts.length > 0 ? ` in ${list(fields.months, (part) => rangeInWords(part, named(months)))}` : '';
  const inYears =
    fields.years.parts.length > 0 ? ` in ${list(fields.years, (part) => rangeInWords(part, String))}` : '';
  const time = timeOfDay(fields);
  const daily = days === '' && /^at \d\d:/.test(time) ? ' every day' : '';
  return `${time}${days || daily}${inMonths}${inYears}`;
}

function timeOfDay({ hours, minutes }: CronFields): string {
  const fixedHours = singles(hours);
  const fixedMinutes = singles(minutes);
  if (fixedHours && fixedMinutes && fixedHours.length * fixedMinutes.length <= 6) {
    return `at ${and(fixedHours.flatMap((h) => fixedMinutes.map((m) => `${two(h)}:${two(m)}`)))}`;
  }
  const step = stepOf(minutes);
  const often =
    minutes.parts.length === 0
      ? 'every minute'
      : step !== undefined && step > 1
        ? every(step, 'minute')
        : fixedMinutes?.length === 1 && fixedMinutes[0] === 0
          ? ''
          : `at minute ${list(minutes, (part) => rangeInWords(part, String))}`;
  if (hours.parts.length === 0)
    return often === '' ? 'every hour' : `${often}${often.startsWith('at') ? ' of every hour' : ''}`;
  const hourStep = stepOf(hours);
  if (hourStep !== undefined && hourStep > 1) {
    return often === '' ? every(hourStep, 'hour') : `${often} of ${every(hourStep, 'hour')}`;
  }
  const span = hours.parts.map((part) => (part.kind === 'range' ? hourSpan(part, often === '') : '')).filter(Boolean);
  return `${often || 'every hour'} ${and(span)}`;
}

function hourSpan({ from, to, step }: Extract<CronPart, { kind: 'range' }>, onTheHour: boolean): string {
  const by = step > 1 ? ` (${every(step, 'hour')})` : '';
  return from === to && !onTheHour
    ? `between ${two(from)}:00 and ${two(from)}:59`
    : `from ${two(from)}:00 to ${two(to)}:${onTheHour ? '00' : '59'}${by}`;
}

/** The step of `*` or `0/5`: all through, from the start. */
function stepOf(field: CronField): number | undefined {
  const [part, more] = field.parts;
  if (part?.kind !== 'range' || more || part.from !== 0 || part.to < 23) return undefined;
  return part.step;
}

function singles(field: CronField): number[] | undefined {
  const values = field.parts.map((part) => (part.kind === 'range' && part.from === part.to ? part.from : undefined));
  return values.length > 0 && values.every((value) => value !== undefined) ? values : undefined;
}

function dayOfMonth(part: CronPart): string {
  if (part.kind === 'last') return 'the last day of the month';
  if (part.kind === 'workday') {
    return part.near === 'last' ? 'the last weekday of the month' : `the weekday nearest to day ${part.near}`;
  }
  return rangeInWords(part, (value) => `day ${value}`);
}

function dayOfWeek(part: CronPart): string {
  if (part.kind === 'nth') return `the ${ordinals[part.nth - 1]} ${weekdays[part.weekday - 1]} of the month`;
  if (part.kind === 'last') return `the last ${weekdays[(part.weekday ?? 1) - 1]} of the month`;
  return rangeInWords(part, named(weekdays));
}

const list = (field: CronField, inWords: (part: CronPart) => string): string => and(field.parts.map(inWords));

function rangeInWords(part: CronPart, name: (value: number) => string): string {
  if (part.kind !== 'range') return '';
  if (part.from === part.to) return name(part.from);
  return `${part.step > 1 ? `every ${part.step}, ` : ''}${name(part.from)} to ${name(part.to)}`;
}

/** Months and days are counted from 1. */
const named =
  (names: readonly string[]) =>
  (value: number): string =>
    names[value - 1] ?? String(value);

const every = (value: number, unit: string): string => (value === 1 ? `every ${unit}` : `every ${value} ${unit}s`);

const two = (value: number): string => String(value).padStart(2, '0');

const and = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
