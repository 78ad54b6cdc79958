/** Series: 5,000 random ones come when a plain count of days, and another library, say that they come. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { DateTime, IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { occurrences, recur, recurrenceSchema, toRRule } from '../../src/calendar/recurrence.ts';
import { REPEATS, type Recurrence, type Repeats } from '../../src/talk/series.ts';

const SERIES = 5_000;
const DAY = 86_400_000;

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/Santiago',
  'Africa/Casablanca',
  'Asia/Calcutta',
  'UTC',
];

/** The first instant at which the clocks of a zone show an hour of a day: tried with what they are a day before and after. */
const clockAt = (day: Date, time: DateTime, zone: string): number | null => {
  const shown = day.getTime() + time.diff(time.startOf('day')).toMillis();
  const offset = (at: number) => IANAZone.create(zone).offset(at) * 60_000;
  const tried = [shown - offset(shown - DAY), shown - offset(shown + DAY)];
  const right = tried.filter((at) => at + offset(at) === shown);
  return right.length > 0 ? Math.min(...right) : null;
};

/** Whether a series has a talk on a day: told without a rule, from the calendar alone. */
const falls = (repeats: Repeats, first: Date, day: Date): boolean => {
  const days = Math.round((day.getTime() - first.getTime()) / DAY);
  const sameWeekday = days % 7 === 0;
  const week = (one: Date) => Math.floor((one.getUTCDate() - 1) / 7);
  switch (repeats) {
    case 'daily':
      return true;
    case 'weekdays':
      return day.getUTCDay() !== 0 && day.getUTCDay() !== 6;
    case 'weekly':
      return sameWeekday;
    case 'fortnightly':
      return days % 14 === 0;
    case 'monthly-date':
      return day.getUTCDate() === first.getUTCDate();
    case 'monthly-weekday':
      return sameWeekday && week(day) === week(first);
    case 'monthly-last-weekday':
      return sameWeekday && new Date(day.getTime() + 7 * DAY).getUTCMonth() !== day.getUTCMonth();
  }
};

/** The talks of a series, by going through the days one by one. */
const byCounting = (recurrence: Recurrence, from: number, limit: number): number[] => {
  const { first, zone, repeats, ends, skipped } = recurrence;
  const time = DateTime.fromISO(first, { zone: 'utc' });
  const firstDay = new Date(`${first.slice(0, 10)}T00:00:00Z`);
  const found: number[] = [];
  let count = 0;
  for (let day = firstDay; found.length < limit; day = new Date(day.getTime() + DAY)) {
    const iso = day.toISOString().slice(0, 10);
    if (ends && 'until' in ends && iso > ends.until) break;
    if (day.getUTCFullYear() > 2060) break;
    const at = falls(repeats, firstDay, day) ? clockAt(day, time, zone) : null;
    if (at === null) continue;
    count += 1;
    if (at >= from && !skipped.includes(iso)) found.push(at);
    if (ends && 'count' in ends && count === ends.count) break;
  }
  return found;
};

/** The days that another library reads out of the rule, on the clocks of the zone. */
const byOtherLibrary = (recurrence: Recurrence, from: number, limit: number): number[] => {
  const { first, zone, ends, skipped } = recurrence;
  const time = DateTime.fromISO(first, { zone: 'utc' });
  // ical.js counts days that lack the hour, so it is asked for the rule without its number.
  const rule = toRRule(recurrence).replace(/;COUNT=\d+|;UNTIL=\w+/, '');
  const days = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString(first));
  const found: number[] = [];
  let count = 0;
  for (let next = days.next(); next && found.length < limit; next = days.next()) {
    if (ends && 'until' in ends && next.toString().slice(0, 10) > ends.until) break;
    if (next.year > 2060) break;
    const day = new Date(Date.UTC(next.year, next.month - 1, next.day));
    const at = clockAt(day, time, zone);
    if (at === null) continue;
    count += 1;
    if (at >= from && !skipped.includes(day.toISOString().slice(0, 10))) found.push(at);
    if (ends && 'count' in ends && count === ends.count) break;
  }
  return found;
};

const series = fc
  .record({
    /** A quarter of an hour, every second one in the night, when clocks are changed. */
    day: fc.integer({ min: Date.UTC(2009, 0, 1) / DAY, max: Date.UTC(2032, 0, 1) / DAY }),
    quarter: fc.oneof(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 95 })),
    zone: fc.constantFrom(...ZONES),
    repeats: fc.constantFrom(...REPEATS),
    end: fc.oneof(
      fc.constant(null),
      fc.record({ count: fc.integer({ min: 2, max: 30 }) }),
      fc.record({ days: fc.integer({ min: 1, max: 500 }) }),
    ),
    skips: fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 4 }),
    ahead: fc.oneof(fc.constant(0), fc.integer({ min: -30, max: 400 })),
    limit: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ day, quarter, zone, repeats, end, skips, ahead, limit }) => {
    let first = DateTime.fromMillis(day * DAY, { zone: 'utc' }).plus({ minutes: quarter * 15 });
    if (repeats === 'weekdays' && first.weekday > 5) first = first.plus({ days: 2 });
    while (repeats === 'monthly-last-weekday' && first.day + 7 <= (first.daysInMonth ?? 0)) {
      first = first.plus({ weeks: 1 });
    }
    const at = first.setZone(zone, { keepLocalTime: true }).toMillis();
    const until = (days: number) => first.plus({ days }).toISODate() ?? '';
    const ends = end && 'days' in end ? { until: until(end.days) } : end;
    return { at, zone, repeats, ends, skips, from: at + ahead * DAY, limit };
  });

describe('series', () => {
  it(`${SERIES} random ones come when a count of days and another library say`, { timeout: 240_000 }, () => {
    let talks = 0;
    fc.assert(
      fc.property(series, ({ at, zone, repeats, ends, skips, from, limit }) => {
        const made = recur(at, zone, repeats, ends);
        // An hour that clocks skip moves the first day, rarely off the rule or past its end: that is refused.
        fc.pre(made.ok);
        const all = byCounting(made.recurrence, at, 15);
        const skipped = skips.flatMap((i) => {
          const one = all[i];
          return one === undefined ? [] : [DateTime.fromMillis(one, { zone }).toISODate() ?? ''];
        });
        const recurrence = { ...made.recurrence, skipped };
        const found = occurrences(recurrence, from, limit);
        expect(found).toEqual(byCounting(recurrence, from, limit));
        expect(found).toEqual(byOtherLibrary(recurrence, from, limit));
        talks += found.length;
      }),
      { numRuns: SERIES },
    );
    expect(talks).toBeGreaterThan(SERIES);
  });

  it('are the same after they were kept', () => {
    fc.assert(
      fc.property(series, ({ at, zone, repeats, ends }) => {
        const made = recur(at, zone, repeats, ends);
        fc.pre(made.ok);
        expect(recurrenceSchema.parse(JSON.parse(JSON.stringify(made.recurrence)))).toEqual(made.recurrence);
      }),
    );
  });

  it('begin with their first talk, and come in order', () => {
    fc.assert(
      fc.property(series, ({ at, zone, repeats, ends, limit }) => {
        const made = recur(at, zone, repeats, ends);
        fc.pre(made.ok);
        const found = occurrences(made.recurrence, at, limit + 1);
        expect(found[0]).toBe(at);
        expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
      }),
    );
  });
});
