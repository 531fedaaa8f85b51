/** When a schedule runs next in a time zone, as EventBridge Scheduler goes by one. */
import { nextRuns } from './next-runs';
import type { Schedule } from './parse-schedule';

export interface Run {
  /** Milliseconds of UTC. */
  readonly at: number;
  /** What clocks show there, written as though it were UTC. */
  readonly wall: number;
}

/**
 * Undefined where there is no such zone. A run in the hour that a change to summer time leaves out does not happen, and
 * one in the hour that comes twice happens once (EventBridge Scheduler user guide, "Daylight saving time").
 */
export function zonedRuns(schedule: Schedule, now: number, count: number, zone: string): readonly Run[] | undefined {
  const clock = clockOf(zone);
  if (!clock) return undefined;
  return nextRuns(schedule, clock(now), count + spare)
    .flatMap((wall) => {
      const at = instantOf(wall, clock);
      return at === undefined || at <= now ? [] : [{ at, wall }];
    })
    .slice(0, count);
}

/** Runs that may fall out around a change of the clocks. */
const spare = 8;

type Clock = (at: number) => number;

function clockOf(zone: string): Clock | undefined {
  const known = formatOf(zone);
  return (
    known &&
    ((at) => {
      const parts = new Map(known.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
      const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
      return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
    })
  );
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return undefined;
  }
}

const hour = 3_600_000;

/** The first moment at which clocks show `wall`; undefined when they never do. */
function instantOf(wall: number, clock: Clock): number | undefined {
  const offsets = [wall - 14 * hour, wall + 14 * hour].map((near) => clock(near) - near);
  const found = offsets.map((offset) => wall - offset).filter((at) => clock(at) === wall);
  return found.length > 0 ? Math.min(...found) : undefined;
}
