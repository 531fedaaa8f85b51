/**
 * `rate()`, `cron()` and `at()` as EventBridge and its Scheduler read them. Source: EventBridge user guide, "Cron and
 * rate expressions": six fields, Sunday is 1, one of the two day fields is `?`.
 */

export type Schedule =
  | { readonly kind: 'rate'; readonly value: number; readonly unit: 'minute' | 'hour' | 'day' }
  | { readonly kind: 'cron'; readonly fields: CronFields }
  /** `moment` as written, without a time zone. */
  | { readonly kind: 'at'; readonly moment: string };

export interface CronFields {
  readonly minutes: CronField;
  readonly hours: CronField;
  readonly daysOfMonth: CronField;
  readonly months: CronField;
  readonly daysOfWeek: CronField;
  readonly years: CronField;
}

export interface CronField {
  readonly text: string;
  /** `*` and `?` have no parts: they let everything pass. */
  readonly parts: readonly CronPart[];
}

export type CronPart =
  | { readonly kind: 'range'; readonly from: number; readonly to: number; readonly step: number }
  /** `L` as a day of the month; `6L` as a day of the week. */
  | { readonly kind: 'last'; readonly weekday: number | null }
  /** `15W`: the weekday (Monday to Friday) nearest to the 15th. `LW`: the last one of the month. */
  | { readonly kind: 'workday'; readonly near: number | 'last' }
  /** `3#2`: the second Tuesday. */
  | { readonly kind: 'nth'; readonly weekday: number; readonly nth: number };

export type ParsedSchedule = { readonly schedule: Schedule } | { readonly error: string };

export function parseSchedule(text: string): ParsedSchedule {
  const [, name, inside = ''] = /^\s*(rate|cron|at)\s*\((.*)\)\s*$/.exec(text) ?? [];
  if (name === 'rate') return parseRate(inside);
  if (name === 'cron') return parseCron(inside);
  if (name !== 'at') return { error: 'a schedule is `rate(...)`, `cron(...)` or `at(...)`' };
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(inside)) return { schedule: { kind: 'at', moment: inside } };
  return { error: '`at()` takes a moment such as `2027-01-31T06:00:00`' };
}

function parseRate(inside: string): ParsedSchedule {
  const [, number, unit] = /^\s*(\d+)\s+(minute|hour|day)s?\s*$/.exec(inside) ?? [];
  const value = Number(number);
  if (unit !== 'minute' && unit !== 'hour' && unit !== 'day') {
    return { error: '`rate()` takes a number and a unit, such as `rate(5 minutes)`' };
  }
  if (value === 0) return { error: 'the number of `rate()` must be 1 or more' };
  return { schedule: { kind: 'rate', value, unit } };
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

interface FieldKind {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
  readonly days?: 'month' | 'week';
}

const kinds: readonly FieldKind[] = [
  { label: 'minute', min: 0, max: 59 },
  { label: 'hour', min: 0, max: 23 },
  { label: 'day of month', min: 1, max: 31, days: 'month' },
  { label: 'month', min: 1, max: 12, names: monthNames },
  { label: 'day of week', min: 1, max: 7, names: dayNames, days: 'week' },
  { label: 'year', min: 1970, max: 2199 },
];

function parseCron(inside: string): ParsedSchedule {
  const texts = inside.trim().split(/\s+/);
  if (texts.length !== 6) {
    return {
      error: `\`cron()\` takes six fields (minutes, hours, day of month, month, day of week, year), here are ${texts.length}`,
    };
  }
  const fields: CronField[] = [];
  for (const [index, kind] of kinds.entries()) {
    const text = texts[index] ?? '';
    const parts = parseField(text.toUpperCase(), kind);
    if (!parts) return { error: `\`${text}\` is no ${kind.label} of \`cron()\`` };
    fields.push({ text, parts });
  }
  const [minutes, hours, daysOfMonth, months, daysOfWeek, years] = fields;
  if (!minutes || !hours || !daysOfMonth || !months || !daysOfWeek || !years) return { error: 'a field is missing' };
  if ((daysOfMonth.text === '?') === (daysOfWeek.text === '?')) {
    return { error: 'exactly one of day of month and day of week must be `?`' };
  }
  return { schedule: { kind: 'cron', fields: { minutes, hours, daysOfMonth, months, daysOfWeek, years } } };
}

function parseField(text: string, kind: FieldKind): CronPart[] | undefined {
  if (text === '*' || (text === '?' && kind.days)) return [];
  const parts: CronPart[] = [];
  for (const piece of text.split(',')) {
    const part = parsePart(piece, kind);
    if (!part) return undefined;
    parts.push(part);
  }
  return parts;
}

function parsePart(text: string, kind: FieldKind): CronPart | undefined {
  const number = (word: string | undefined): number | undefined => {
    const name = kind.names?.indexOf(word ?? '') ?? -1;
    const value = name >= 0 ? name + kind.min : /^\d+$/.test(word ?? '') ? Number(word) : undefined;
    return value !== undefined && value >= kind.min && value <= kind.max ? value : undefined;
  };
  if (kind.days === 'month') {
    if (text === 'L') return { kind: 'last', weekday: null };
    if (text === 'LW') return { kind: 'workday', near: 'last' };
    const near = text.endsWith('W') ? number(text.slice(0, -1)) : undefined;
    if (near !== undefined) return { kind: 'workday', near };
  }
  if (kind.days === 'week') {
    if (text === 'L') return { kind: 'range', from: kind.max, to: kind.max, step: 1 };
    const last = text.endsWith('L') ? number(text.slice(0, -1)) : undefined;
    if (last !== undefined) return { kind: 'last', weekday: last };
    const [, day, nth] = /^(\w+)#([1-5])$/.exec(text) ?? [];
    const weekday = number(day);
    if (weekday !== undefined) return { kind: 'nth', weekday, nth: Number(nth) };
  }
  const [, range = '', slash, by] = /^([^/]+)(\/(\d+))?$/.exec(text) ?? [];
  const step = slash ? Number(by) : 1;
  if (step === 0) return undefined;
  if (range === '*') return { kind: 'range', from: kind.min, to: kind.max, step };
  const [first, last, more] = range.split('-');
  const from = number(first);
  // `5/10` runs on to the end; `5` is just that.
  const to = last === undefined ? (slash ? kind.max : from) : number(last);
  if (from === undefined || to === undefined || more !== undefined) return undefined;
  return { kind: 'range', from, to, step };
}
