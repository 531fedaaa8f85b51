/** Texts and numbers made from the time that change once a day or less: a second delivery soon after gives the same. */
import { loose } from './members';
import { type CallArgs, literalOf, Origin, ofOrigin, type Value } from './value';

/** The result of a method of a moment in time, when it is as coarse as a day; undefined otherwise. */
export function dayOf(receiver: Value, method: string, args: CallArgs): Value | undefined {
  if ((receiver.origin & Origin.time) === 0) return undefined;
  const name = loose(method);
  const [first, second] = args.list.map((one) => literalOf(one));
  const coarse =
    wholeDays.has(name) ||
    (/^(slice|substring|substr|sub)$/.test(name) && first === 0 && typeof second === 'number' && second <= 10) ||
    (name === 'split' && first === 'T') ||
    (/^(strftime|format|tostring|toformat)$/.test(name) && typeof first === 'string' && isDayFormat(first));
  return coarse ? day(receiver) : undefined;
}

/** `now.year`, `now.Day`. */
export function dayField(object: Value, name: string): Value | undefined {
  return (object.origin & Origin.time) !== 0 && object.shapes.length === 0 && dayFields.has(loose(name))
    ? day(object)
    : undefined;
}

const day = (value: Value): Value => ofOrigin((value.origin & ~Origin.time) | Origin.day);

const dayFields: ReadonlySet<string> = new Set(['year', 'month', 'day', 'weekday', 'yday', 'wday', 'date']);

const wholeDays: ReadonlySet<string> = new Set(
  'date todate todatestring tolocaledatestring getfullyear getmonth getdate getday getutcfullyear getutcmonth getutcdate getutcday year month day weekday isoweekday tolocaldate startofday toisodate beginningofday'.split(
    ' ',
  ),
);

/** strftime, Go, .NET, Java and moment formats without hours, minutes, seconds. */
function isDayFormat(format: string): boolean {
  if (format.includes('%')) return !/%-?[HIMSfsXcTRrpN]/.test(format);
  if (/2006|Jan/.test(format)) return !/15|03|04|05/.test(format.replace('2006', ''));
  return /[yYdD]/.test(format) && !/[hHmsSaAxXfLT]/.test(format.replace(/MM?M?M?/g, ''));
}
