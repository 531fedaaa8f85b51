/** Schedules: in words, and when they run next (seen from Saturday, 2026-11-21 12:00 UTC). */
import { describe, expect, it } from 'vitest';
import { nextRuns } from '../../server/src/core/features/schedule/next-runs';
import { parseSchedule } from '../../server/src/core/features/schedule/parse-schedule';
import { scheduleInWords } from '../../server/src/core/features/schedule/schedule-in-words';
import { zonedRuns } from '../../server/src/core/features/schedule/zoned-runs';

const now = Date.parse('2026-11-21T12:00:00Z');

const cases: readonly [expression: string, words: string, ...runs: string[]][] = [
  ['rate(1 day)', 'every day'],
  ['rate(5 minutes)', 'every 5 minutes'],
  ['at(2027-01-31T06:00:00)', 'once, at 06:00 on 2027-01-31', '2027-01-31T06:00'],
  ['at(2020-01-31T06:00:00)', 'once, at 06:00 on 2020-01-31'],
  ['cron(0 6 * * ? *)', 'at 06:00 every day', '2026-11-22T06:00', '2026-11-23T06:00', '2026-11-24T06:00'],
  [
    'cron(0 18 ? * MON-FRI *)',
    'at 18:00 on Monday to Friday',
    '2026-11-23T18:00',
    '2026-11-24T18:00',
    '2026-11-25T18:00',
  ],
  ['cron(0/15 * * * ? *)', 'every 15 minutes', '2026-11-21T12:15', '2026-11-21T12:30', '2026-11-21T12:45'],
  ['cron(0 * * * ? *)', 'every hour', '2026-11-21T13:00', '2026-11-21T14:00', '2026-11-21T15:00'],
  ['cron(0 0/6 * * ? *)', 'every 6 hours', '2026-11-21T18:00', '2026-11-22T00:00', '2026-11-22T06:00'],
  [
    'cron(0/5 8-17 ? * MON-FRI *)',
    'every 5 minutes from 08:00 to 17:59 on Monday to Friday',
    '2026-11-23T08:00',
    '2026-11-23T08:05',
    '2026-11-23T08:10',
  ],
  ['cron(15,45 9 ? * 2 *)', 'at 09:15 and 09:45 on Monday', '2026-11-23T09:15', '2026-11-23T09:45', '2026-11-30T09:15'],
  ['cron(0 8 1 * ? *)', 'at 08:00 on day 1', '2026-12-01T08:00', '2027-01-01T08:00', '2027-02-01T08:00'],
  [
    'cron(0 8 L * ? *)',
    'at 08:00 on the last day of the month',
    '2026-11-30T08:00',
    '2026-12-31T08:00',
    '2027-01-31T08:00',
  ],
  [
    'cron(0 9 ? * MON#2 *)',
    'at 09:00 on the second Monday of the month',
    '2026-12-14T09:00',
    '2027-01-11T09:00',
    '2027-02-08T09:00',
  ],
  [
    'cron(0 9 ? * 6L *)',
    'at 09:00 on the last Friday of the month',
    '2026-11-27T09:00',
    '2026-12-25T09:00',
    '2027-01-29T09:00',
  ],
  [
    'cron(0 9 1W * ? *)',
    'at 09:00 on the weekday nearest to day 1',
    '2026-12-01T09:00',
    '2027-01-01T09:00',
    '2027-02-01T09:00',
  ],
  [
    'cron(0 9 15W * ? *)',
    'at 09:00 on the weekday nearest to day 15',
    '2026-12-15T09:00',
    '2027-01-15T09:00',
    '2027-02-15T09:00',
  ],
  ['cron(0 0 29 2 ? *)', 'at 00:00 on day 29 in February', '2028-02-29T00:00', '2032-02-29T00:00'],
  [
    'cron(0 0 1 JAN,JUL ? 2027)',
    'at 00:00 on day 1 in January and July in 2027',
    '2027-01-01T00:00',
    '2027-07-01T00:00',
  ],
];

const mistakes: readonly [expression: string, error: string][] = [
  ['rate(0 minutes)', 'must be 1 or more'],
  ['rate(5 lightyears)', 'a number and a unit'],
  ['cron(0 6 * * *)', 'six fields (minutes, hours, day of month, month, day of week, year), here are 5'],
  ['cron(0 6 * * * *)', 'exactly one of day of month and day of week must be `?`'],
  ['cron(61 6 * * ? *)', '`61` is no minute'],
  ['cron(0 6 ? * 8 *)', '`8` is no day of week'],
  ['every day', '`rate(...)`, `cron(...)` or `at(...)`'],
];

describe('schedules', () => {
  it.each(cases)('%s is "%s"', (expression, words, ...runs) => {
    const parsed = parseSchedule(expression);
    if (!('schedule' in parsed)) throw new Error(parsed.error);
    expect(scheduleInWords(parsed.schedule)).toBe(words);
    expect(nextRuns(parsed.schedule, now, 3).map((run) => new Date(run).toISOString().slice(0, 16))).toEqual(runs);
  });

  it.each(mistakes)('%s is none: %s', (expression, error) => {
    const parsed = parseSchedule(expression);
    expect('error' in parsed ? parsed.error : '').toContain(error);
  });
});

/** From a day before the clocks change; each run by the clock there and in UTC. */
const zoned: readonly [expression: string, zone: string, from: string, ...runs: string[]][] = [
  ['cron(0 6 * * ? *)', 'Europe/Berlin', '2026-11-21T12:00', '22T06:00 22T05:00', '23T06:00 23T05:00'],
  ['cron(0 6 * * ? *)', 'Asia/Kolkata', '2026-11-21T00:00', '21T06:00 21T00:30', '22T06:00 22T00:30'],
  // The hour from two to three is left out on 29 March and comes twice on 25 October.
  ['cron(30 2 * * ? *)', 'Europe/Berlin', '2026-03-28T12:00', '30T02:30 30T00:30', '31T02:30 31T00:30'],
  ['cron(30 2 * * ? *)', 'Europe/Berlin', '2026-10-24T12:00', '25T02:30 25T00:30', '26T02:30 26T01:30'],
  ['at(2026-12-01T08:00:00)', 'America/New_York', '2026-11-21T12:00', '01T08:00 01T13:00'],
  ['cron(0 6 * * ? *)', 'Pacific/Kiritimati', '2026-11-21T12:00', '22T06:00 21T16:00', '23T06:00 22T16:00'],
];

describe('schedules in a time zone', () => {
  it.each(zoned)('%s in %s', (expression, zone, from, ...runs) => {
    const parsed = parseSchedule(expression);
    if (!('schedule' in parsed)) throw new Error(parsed.error);
    const short = (time: number): string => new Date(time).toISOString().slice(8, 16);
    const found = zonedRuns(parsed.schedule, Date.parse(`${from}Z`), 2, zone);
    expect(found?.map(({ wall, at }) => `${short(wall)} ${short(at)}`)).toEqual(runs);
  });

  it('is none where there is no such zone', () => {
    const parsed = parseSchedule('cron(0 6 * * ? *)');
    if (!('schedule' in parsed)) throw new Error(parsed.error);
    expect(zonedRuns(parsed.schedule, now, 2, 'Europe/Nowhere')).toBeUndefined();
  });
});
