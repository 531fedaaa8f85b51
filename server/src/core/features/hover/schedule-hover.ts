/** `rate()`, `cron()` and `at()` in words, with the next runs. */
import { placeOf } from '../../text/span';
import { nodeAt } from '../node-at';
import { nextRuns } from '../schedule/next-runs';
import { parseSchedule } from '../schedule/parse-schedule';
import { scheduleInWords } from '../schedule/schedule-in-words';
import type { HoverFeature } from './hover';
import { paragraphs, plain } from './markdown';

const shown = 3;

export const scheduleHover: HoverFeature = ({ document, offset, now }) => {
  const found = nodeAt(document, offset);
  if (found?.key || found?.node.kind !== 'scalar') return undefined;
  const text = found.node.text.trim();
  if (!/^(rate|cron|at)\s*\(/.test(text)) return undefined;
  const place = placeOf(found.node.span);
  const parsed = parseSchedule(text);
  if ('error' in parsed) return { place, markdown: `No valid schedule: ${parsed.error}.` };
  const words = scheduleInWords(parsed.schedule);
  const runs = nextRuns(parsed.schedule, now, shown).map(
    (run) => `- ${new Date(run).toISOString().slice(0, 16).replace('T', ' ')} UTC`,
  );
  const none = parsed.schedule.kind === 'rate' ? undefined : 'It does not run again.';
  return {
    place,
    markdown: paragraphs(
      `Runs ${plain(words)}.`,
      runs.length > 0 ? `Next (in UTC, unless a time zone is set):\n\n${runs.join('\n')}` : none,
    ),
  };
};
