/** Talks that come again: on which days, at which hour of the clock, until when, and without which. */
import { DateTime } from 'luxon';
import { RRuleTemporal } from 'rrule-temporal';
import { z } from 'zod';
import { REPEATS, type Recurrence, type Repeats } from '../talk/series.ts';
import { onTheClock, zoneNamed } from './zones.ts';

/** The most talks that a series with a number of them has. */
export const COUNT_MAX = 365;

/** An instant as RFC 5545 writes it. */
const RRULE_TIME = "yyyyMMdd'T'HHmmss'Z'";

const DAY = 86_400_000;

const day = z.iso.date();

/**
 * A series as it is kept. It follows the clocks of its zone: a talk at 19:00 stays at 19:00 when they change.
 *
 * A day on which that hour does not happen has no talk, as a month without the 31st has none, and neither counts (RFC
 * 5545, 3.3.10). An hour that happens twice is the first of the two (3.3.5).
 */
export const recurrenceSchema = z.strictObject({
  /** What the clocks of the zone show at the first talk, e.g. `2026-12-01T19:00:00`. */
  first: z.iso.datetime({ local: true, precision: 0 }).refine((text) => !text.endsWith('Z')),
  /** IANA name. */
  zone: z.string().refine((zone) => zoneNamed(zone) === zone),
  repeats: z.enum(REPEATS),
  /** After so many talks, skipped ones among them; after a day; or never. */
  ends: z.union([
    z.strictObject({ count: z.int().min(2).max(COUNT_MAX) }),
    z.strictObject({ until: day }),
    z.null(),
  ]),
  /** Days of the zone that are left out. */
  skipped: z.array(day).readonly(),
}) satisfies z.ZodType<Recurrence>;

/** Why a series can't be. */
export type RecurrenceRefusal =
  /** Its first talk is on no day of the rule. */
  | { refused: 'repeat-misses-first'; repeats: 'weekdays' | 'monthly-last-weekday' }
  | { refused: 'repeat-count'; min: number; max: number }
  | { refused: 'repeat-ends-at-once' };

export type Recur = { ok: true; recurrence: Recurrence } | { ok: false; refusal: RecurrenceRefusal };

const weekdayOf = (first: DateTime): string =>
  ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'][first.weekday - 1] ?? '';

/** Which week of its month a day is in: the first to the fifth of its weekday. */
export const weekOf = (first: DateTime): number => Math.ceil(first.day / 7);

const RULES: Readonly<Record<Repeats, (first: DateTime) => string>> = {
  daily: () => 'FREQ=DAILY',
  weekdays: () => 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  weekly: (first) => `FREQ=WEEKLY;BYDAY=${weekdayOf(first)}`,
  fortnightly: (first) => `FREQ=WEEKLY;INTERVAL=2;BYDAY=${weekdayOf(first)}`,
  'monthly-date': (first) => `FREQ=MONTHLY;BYMONTHDAY=${first.day}`,
  'monthly-weekday': (first) => `FREQ=MONTHLY;BYDAY=${weekOf(first)}${weekdayOf(first)}`,
  'monthly-last-weekday': (first) => `FREQ=MONTHLY;BYDAY=-1${weekdayOf(first)}`,
};

const firstOf = ({ first, zone }: Recurrence): DateTime => DateTime.fromISO(first, { zone });

/**
 * The series that begins with a talk at this instant.
 *
 * @param at the first talk, in milliseconds since 1970
 * @param zone a name that {@link zoneNamed} knows
 */
export const recur = (at: number, zone: string, repeats: Repeats, ends: Recurrence['ends']): Recur => {
  const refuse = (refusal: RecurrenceRefusal): Recur => ({ ok: false, refusal });
  const first = DateTime.fromMillis(at, { zone }).startOf('second');
  if (repeats === 'weekdays' && first.weekday > 5) return refuse({ refused: 'repeat-misses-first', repeats });
  if (repeats === 'monthly-last-weekday' && first.day + 7 <= (first.daysInMonth ?? 0)) {
    return refuse({ refused: 'repeat-misses-first', repeats });
  }
  if (
    ends &&
    'count' in ends &&
    !(Number.isInteger(ends.count) && ends.count >= 2 && ends.count <= COUNT_MAX)
  ) {
    return refuse({ refused: 'repeat-count', min: 2, max: COUNT_MAX });
  }
  if (ends && 'until' in ends && ends.until <= (first.toISODate() ?? '')) {
    return refuse({ refused: 'repeat-ends-at-once' });
  }
  const clock = first.toISO({ includeOffset: false, suppressMilliseconds: true }) ?? '';
  return { ok: true, recurrence: { first: clock, zone, repeats, ends, skipped: [] } };
};

/**
 * The rest of a series from one of its talks on, when that has another time.
 *
 * @param former when the series has that talk
 */
export const continued = (recurrence: Recurrence, former: number, at: number, zone: string): Recur => {
  const { repeats, ends, skipped } = recurrence;
  const today = dayOf(at, zone);
  if (ends && 'until' in ends && ends.until < today) {
    return { ok: false, refusal: { refused: 'repeat-ends-at-once' } };
  }
  const begun = recur(at, zone, repeats, null);
  if (!begun.ok) return begun;
  const held = (count: number): number =>
    occurrences({ ...recurrence, skipped: [] }, 0, count).filter((one) => one < former).length;
  const left = ends && 'count' in ends ? ends.count - held(ends.count) : null;
  const rest = left === null ? ends : left < 2 ? { until: today } : { count: left };
  return {
    ok: true,
    recurrence: { ...begun.recurrence, ends: rest, skipped: skipped.filter((day) => day > today) },
  };
};

/** The day of the zone on which an instant falls, as {@link Recurrence} keeps those that are skipped. */
export const dayOf = (at: number, zone: string): string =>
  DateTime.fromMillis(at, { zone }).toISODate() ?? '';

/** The series without the talk at this instant. */
export const without = (recurrence: Recurrence, at: number): Recurrence => ({
  ...recurrence,
  skipped: [...new Set([...recurrence.skipped, dayOf(at, recurrence.zone)])].sort(),
});

/**
 * The rest of a series from one of its talks on, when it comes again in another way.
 *
 * @param at when the series has that talk
 * @returns it, and the days that were left out and that it would have no talk on anyway
 */
export const repeatedAnew = (
  { zone, skipped }: Recurrence,
  at: number,
  repeats: Repeats,
  ends: Recurrence['ends'],
): { ok: true; recurrence: Recurrence; dropped: string[] } | (Recur & { ok: false }) => {
  const begun = recur(at, zone, repeats, ends);
  if (!begun.ok) return begun;
  const today = dayOf(at, zone);
  const isDate = (day: string): boolean => {
    const midnight = DateTime.fromISO(day, { zone }).toMillis();
    const [next] = occurrences(begun.recurrence, midnight, 1);
    return next !== undefined && dayOf(next, zone) === day;
  };
  const ahead = Map.groupBy(
    skipped.filter((day) => day > today),
    isDate,
  );
  return {
    ok: true,
    recurrence: { ...begun.recurrence, skipped: ahead.get(true) ?? [] },
    dropped: ahead.get(false) ?? [],
  };
};

/** The rule as a calendar writes it after `RRULE:` (RFC 5545, 3.3.10). */
export const toRRule = (recurrence: Recurrence): string => {
  const { repeats, ends, zone } = recurrence;
  const rule = RULES[repeats](firstOf(recurrence));
  if (!ends) return rule;
  if ('count' in ends) return `${rule};COUNT=${ends.count}`;
  const until = DateTime.fromISO(ends.until, { zone }).endOf('day').toUTC();
  return `${rule};UNTIL=${until.toFormat(RRULE_TIME)}`;
};

/**
 * When the talks of a series are, from an instant on and in their order.
 *
 * @param from milliseconds since 1970; a talk at that instant is among them
 * @param limit how many at the most: a series may have no end
 */
export const occurrences = (recurrence: Recurrence, from: number, limit: number): number[] => {
  const { zone, repeats, ends } = recurrence;
  const first = DateTime.fromISO(recurrence.first, { zone: 'utc' });
  // The library counts the days, as though in UTC; what the clocks of a zone do is asked where a typed date asks it.
  const rule = new RRuleTemporal({
    rruleString: `DTSTART:${first.toFormat(RRULE_TIME)}\nRRULE:${RULES[repeats](first)}`,
  });
  const until = ends && 'until' in ends ? ends.until : null;
  const skipped = new Set(recurrence.skipped);
  let left = ends && 'count' in ends ? ends.count : Number.POSITIVE_INFINITY;
  // A number of talks is counted from the first; the clocks of no zone are a day from those of UTC.
  const start = ends && 'count' in ends ? first.toMillis() : Math.max(first.toMillis(), from - DAY);
  const found: number[] = [];
  for (
    let next = rule.next(new Date(start), true);
    next;
    next = rule.next(new Date(next.epochMilliseconds))
  ) {
    const time = DateTime.fromMillis(next.epochMilliseconds, { zone: 'utc' });
    const today = time.toISODate() ?? '';
    if (found.length === limit || left === 0 || (until && today > until)) break;
    const at = onTheClock(time, zone);
    if (at === null) continue;
    left -= 1;
    if (at >= from && !skipped.has(today)) found.push(at);
  }
  return found;
};
