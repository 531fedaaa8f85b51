/** `rate()`, `cron()` and `at()` in words, with the next runs. */
import { readerOf } from '../../frontends/reader';
import { textOf } from '../../frontends/values/call-arguments';
import { placeOf } from '../../text/span';
import { valueAt } from '../../yaml/node';
import { type NodeAt, nodeAt } from '../node-at';
import { nextRuns } from '../schedule/next-runs';
import { parseSchedule, type Schedule } from '../schedule/parse-schedule';
import { scheduleInWords } from '../schedule/schedule-in-words';
import { zonedRuns } from '../schedule/zoned-runs';
import type { HoverFeature, HoverInput } from './hover';
import { code, paragraphs, plain } from './markdown';

const shown = 3;

export const scheduleHover: HoverFeature = (input) => {
  const found = nodeAt(input.document, input.offset);
  if (!found || found.key || found.node.kind !== 'scalar') return undefined;
  const text = found.node.text.trim();
  if (!/^(rate|cron|at)\s*\(/.test(text)) return undefined;
  const place = placeOf(found.node.span);
  const parsed = parseSchedule(text);
  if ('error' in parsed) return { place, markdown: `No valid schedule: ${parsed.error}.` };
  const { schedule } = parsed;
  return {
    place,
    markdown: paragraphs(`Runs ${plain(scheduleInWords(schedule))}.`, whenInWords(schedule, found, input)),
  };
};

/**
 * The periods of `rate()` have no clock times: they count from the moment in which the rule is made or turned on, or
 * from a start date that only EventBridge Scheduler has. Source: EventBridge user guide, "Rate expressions".
 */
function whenInWords(schedule: Schedule, found: NodeAt, input: HoverInput): string {
  if (schedule.kind === 'rate') {
    return 'It counts from the deployment that makes it or turns it on, so its clock times are not known here.';
  }
  const { now } = input;
  const zone = zoneOf(found, input);
  if (zone === null) return 'Its time zone is not known here, so the next runs are not either.';
  if (zone === undefined) return listed(nextRuns(schedule, now, shown).map((run) => `${clock(run)} UTC`));
  const runs = zonedRuns(schedule, now, shown, zone);
  if (!runs) return `There is no time zone ${code(zone)}.`;
  return listed(runs.map(({ at, wall }) => `${clock(wall)} ${plain(zone)} (${clock(at)} UTC)`));
}

const listed = (runs: readonly string[]): string =>
  runs.length > 0 ? `Next:\n\n${runs.map((run) => `- ${run}`).join('\n')}` : 'It does not run again.';

const clock = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** What stands beside the expression; undefined where nothing does, which means UTC, and null where it can't be known. */
function zoneOf({ around }: NodeAt, { checked }: HoverInput): string | null | undefined {
  const beside = around.findLast((node) => node.kind === 'map');
  const node = valueAt(beside, 'ScheduleExpressionTimezone') ?? valueAt(beside, 'timezone');
  if (node === undefined) return undefined;
  return textOf(readerOf(checked.app)?.valueOf(node, null)) ?? null;
}
