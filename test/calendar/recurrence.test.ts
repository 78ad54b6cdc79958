/** Series: the same hour of the clock over both changes, the days that months lack, what is left out, and the rules for calendars. */
import { describe, expect, it } from 'vitest';
import {
  occurrences,
  recur,
  recurrenceSchema,
  repeatedAnew,
  toRRule,
  without,
} from '../../src/calendar/recurrence.ts';
import { readDate } from '../../src/calendar/when.ts';
import type { Recurrence, Repeats } from '../../src/talk/series.ts';

const series = (
  first: string,
  zone: string,
  repeats: Repeats,
  ends: Recurrence['ends'] = null,
): Recurrence => {
  const start = readDate(
    first,
    zone,
    new Date(Date.parse(`${first.slice(0, 10)}T00:00Z`) - 86_400_000),
    'en',
  );
  if (!start.ok) throw new Error(start.refusal.refused);
  const made = recur(start.at, zone, repeats, ends);
  if (!made.ok) throw new Error(made.refusal.refused);
  return made.recurrence;
};

const start = (recurrence: Recurrence): number => occurrences(recurrence, 0, 1)[0] ?? 0;

const next = (recurrence: Recurrence, limit: number, from = start(recurrence)) =>
  occurrences(recurrence, from, limit).map((at) => new Date(at).toISOString().slice(0, 16));

describe('clocks that change', () => {
  it.each<[string, string, Repeats, string[]]>([
    // Forward, 28 March 2027 at 2:00, and back, 31 October 2027 at 3:00.
    [
      '2027-03-21 19:00',
      'Europe/Berlin',
      'weekly',
      ['2027-03-21T18:00', '2027-03-28T17:00', '2027-04-04T17:00'],
    ],
    [
      '2027-10-24 19:00',
      'Europe/Berlin',
      'weekly',
      ['2027-10-24T17:00', '2027-10-31T18:00', '2027-11-07T18:00'],
    ],
    // 2:30 does not happen on the first of these days, and happens twice on the second.
    [
      '2027-03-27 02:30',
      'Europe/Berlin',
      'daily',
      ['2027-03-27T01:30', '2027-03-29T00:30', '2027-03-30T00:30'],
    ],
    [
      '2027-10-30 02:30',
      'Europe/Berlin',
      'daily',
      ['2027-10-30T00:30', '2027-10-31T00:30', '2027-11-01T01:30'],
    ],
    // 14 March and 7 November 2027 at 2:00.
    [
      '2027-03-12 20:00',
      'America/New_York',
      'weekdays',
      ['2027-03-13T01:00', '2027-03-16T00:00', '2027-03-17T00:00'],
    ],
    [
      '2027-11-05 20:00',
      'America/New_York',
      'weekdays',
      ['2027-11-06T00:00', '2027-11-09T01:00', '2027-11-10T01:00'],
    ],
    [
      '2027-03-13 02:30',
      'America/New_York',
      'daily',
      ['2027-03-13T07:30', '2027-03-15T06:30', '2027-03-16T06:30'],
    ],
    [
      '2027-11-06 01:30',
      'America/New_York',
      'daily',
      ['2027-11-06T05:30', '2027-11-07T05:30', '2027-11-08T06:30'],
    ],
    // No change at all.
    [
      '2027-03-27 19:00',
      'Asia/Kolkata',
      'daily',
      ['2027-03-27T13:30', '2027-03-28T13:30', '2027-03-29T13:30'],
    ],
    [
      '2027-10-30 19:00',
      'Asia/Kolkata',
      'daily',
      ['2027-10-30T13:30', '2027-10-31T13:30', '2027-11-01T13:30'],
    ],
    // Half an hour: forward on 3 October 2027 at 2:00, back on 4 April 2027 at 2:00.
    [
      '2027-10-02 02:15',
      'Australia/Lord_Howe',
      'daily',
      ['2027-10-01T15:45', '2027-10-03T15:15', '2027-10-04T15:15'],
    ],
    [
      '2027-04-03 01:45',
      'Australia/Lord_Howe',
      'daily',
      ['2027-04-02T14:45', '2027-04-03T14:45', '2027-04-04T15:15'],
    ],
    [
      '2027-09-26 19:00',
      'Australia/Lord_Howe',
      'weekly',
      ['2027-09-26T08:30', '2027-10-03T08:00', '2027-10-10T08:00'],
    ],
    // No change any more; forward on 27 September 2020 at 3:00, back on 4 April 2021 at 4:00.
    [
      '2027-03-30 19:00',
      'Pacific/Apia',
      'weekly',
      ['2027-03-30T06:00', '2027-04-06T06:00', '2027-04-13T06:00'],
    ],
    [
      '2020-09-26 03:30',
      'Pacific/Apia',
      'daily',
      ['2020-09-25T14:30', '2020-09-27T13:30', '2020-09-28T13:30'],
    ],
    [
      '2021-04-03 03:30',
      'Pacific/Apia',
      'daily',
      ['2021-04-02T13:30', '2021-04-03T13:30', '2021-04-04T14:30'],
    ],
    // 30 December 2011 was left out.
    [
      '2011-12-29 19:00',
      'Pacific/Apia',
      'daily',
      ['2011-12-30T05:00', '2011-12-31T05:00', '2012-01-01T05:00'],
    ],
  ])('%s in %s, %s', (first, zone, repeats, instants) => {
    expect(next(series(first, zone, repeats), 3)).toEqual(instants);
  });

  it('an hour that does not happen is no talk and does not count', () => {
    const three = series('2027-03-27 02:30', 'Europe/Berlin', 'daily', { count: 3 });
    expect(next(three, 9)).toEqual(['2027-03-27T01:30', '2027-03-29T00:30', '2027-03-30T00:30']);
  });
});

describe('days of the month', () => {
  it.each<[string, Repeats, string[]]>([
    // Months without the 31st, and a February without the 30th, have no talk.
    ['2026-12-31 19:00', 'monthly-date', ['2026-12-31', '2027-01-31', '2027-03-31', '2027-05-31']],
    ['2027-01-30 19:00', 'monthly-date', ['2027-01-30', '2027-03-30', '2027-04-30', '2027-05-30']],
    ['2026-12-08 19:00', 'monthly-weekday', ['2026-12-08', '2027-01-12', '2027-02-09', '2027-03-09']],
    ['2026-12-29 19:00', 'monthly-weekday', ['2026-12-29', '2027-03-30', '2027-06-29', '2027-08-31']],
    ['2026-11-27 19:00', 'monthly-last-weekday', ['2026-11-27', '2026-12-25', '2027-01-29', '2027-02-26']],
    ['2026-12-11 19:00', 'weekdays', ['2026-12-11', '2026-12-14', '2026-12-15', '2026-12-16']],
    ['2026-12-08 19:00', 'fortnightly', ['2026-12-08', '2026-12-22', '2027-01-05', '2027-01-19']],
  ])('from %s, %s', (first, repeats, days) => {
    expect(next(series(first, 'UTC', repeats), 4).map((at) => at.slice(0, 10))).toEqual(days);
  });
});

describe('ends', () => {
  const tuesdays = (ends: Recurrence['ends']) => series('2026-12-01 19:00', 'Europe/Berlin', 'weekly', ends);

  it('after a number of talks, those that are skipped among them', () => {
    const three = tuesdays({ count: 3 });
    expect(next(three, 9)).toEqual(['2026-12-01T18:00', '2026-12-08T18:00', '2026-12-15T18:00']);
    const skipping = without(three, Date.UTC(2026, 11, 8, 18));
    expect(next(skipping, 9)).toEqual(['2026-12-01T18:00', '2026-12-15T18:00']);
    expect(next(skipping, 9, Date.UTC(2026, 11, 15, 18))).toEqual(['2026-12-15T18:00']);
    expect(next(skipping, 9, Date.UTC(2026, 11, 15, 18) + 1)).toEqual([]);
  });

  it('with its last day, by the clocks of the zone', () => {
    expect(next(tuesdays({ until: '2026-12-15' }), 9)).toHaveLength(3);
    expect(next(tuesdays({ until: '2026-12-14' }), 9)).toHaveLength(2);
    const late = series('2026-12-01 23:30', 'America/New_York', 'weekly', { until: '2026-12-08' });
    expect(next(late, 9)).toEqual(['2026-12-02T04:30', '2026-12-09T04:30']);
  });

  it('or never: as many as are asked for', () => {
    expect(next(tuesdays(null), 60)).toHaveLength(60);
    expect(next(tuesdays(null), 2, Date.UTC(2040, 0, 1))).toEqual(['2040-01-03T18:00', '2040-01-10T18:00']);
  });

  it('a day is skipped once', () => {
    const at = Date.UTC(2026, 11, 8, 18);
    expect(without(without(tuesdays(null), at), at).skipped).toEqual(['2026-12-08']);
  });
});

describe('refusals', () => {
  const refused = (at: string, repeats: Repeats, ends: Recurrence['ends'] = null) => {
    const made = recur(Date.parse(at), 'Europe/Berlin', repeats, ends);
    return made.ok ? null : made.refusal.refused;
  };

  it.each<[string, Repeats, Recurrence['ends'], string | null]>([
    ['2026-12-05T18:00Z', 'weekdays', null, 'repeat-misses-first'],
    // Friday in UTC, Saturday in Berlin.
    ['2026-12-04T23:30Z', 'weekdays', null, 'repeat-misses-first'],
    ['2026-12-04T18:00Z', 'weekdays', null, null],
    ['2026-12-18T18:00Z', 'monthly-last-weekday', null, 'repeat-misses-first'],
    ['2026-12-24T18:00Z', 'monthly-last-weekday', null, 'repeat-misses-first'],
    ['2026-12-25T18:00Z', 'monthly-last-weekday', null, null],
    ['2026-12-25T18:00Z', 'daily', { count: 1 }, 'repeat-count'],
    ['2026-12-25T18:00Z', 'daily', { count: 366 }, 'repeat-count'],
    ['2026-12-25T18:00Z', 'daily', { count: Number.NaN }, 'repeat-count'],
    ['2026-12-25T18:00Z', 'daily', { until: '2026-12-25' }, 'repeat-ends-at-once'],
    ['2026-12-25T18:00Z', 'daily', { until: '2026-12-26' }, null],
  ])('%s %s %j: %s', (at, repeats, ends, reason) => {
    expect(refused(at, repeats, ends)).toBe(reason);
  });
});

describe('what is kept', () => {
  const kept = series('2026-12-01 19:00', 'Asia/Calcutta', 'weekly', { until: '2027-01-01' });

  it('is read again', () => {
    expect(recurrenceSchema.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  it.each([
    { zone: 'Mars/Olympus' },
    { first: '2026-02-30T19:00:00' },
    { first: '2026-12-01T19:00:00Z' },
    { first: '2026-12-01T19:00:00\nRRULE:FREQ=SECONDLY' },
    { repeats: 'hourly' },
    { ends: { count: 0 } },
    { ends: { until: 'tomorrow' } },
    { skipped: ['2026-13-01'] },
    { more: true },
  ])('unless it holds %j', (wrong) => {
    expect(recurrenceSchema.safeParse({ ...kept, ...wrong }).success).toBe(false);
  });
});

describe('the rule for calendars', () => {
  it.each<[string, Repeats, Recurrence['ends'], string]>([
    ['2026-12-08 19:00', 'daily', null, 'FREQ=DAILY'],
    ['2026-12-08 19:00', 'weekdays', null, 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['2026-12-08 19:00', 'weekly', { count: 8 }, 'FREQ=WEEKLY;BYDAY=TU;COUNT=8'],
    ['2026-12-06 19:00', 'fortnightly', null, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU'],
    ['2026-12-31 19:00', 'monthly-date', null, 'FREQ=MONTHLY;BYMONTHDAY=31'],
    ['2026-12-08 19:00', 'monthly-weekday', null, 'FREQ=MONTHLY;BYDAY=2TU'],
    ['2026-12-25 19:00', 'monthly-last-weekday', null, 'FREQ=MONTHLY;BYDAY=-1FR'],
    // The last moment of that day in Berlin.
    ['2026-12-08 19:00', 'daily', { until: '2027-06-30' }, 'FREQ=DAILY;UNTIL=20270630T215959Z'],
  ])('%s, %s, %j is %s', (first, repeats, ends, rule) => {
    expect(toRRule(series(first, 'Europe/Berlin', repeats, ends))).toBe(rule);
  });
});

describe('a series that comes again in another way', () => {
  /** Thursdays from 1 April 2027 in Berlin, without three of them. */
  const thursdays = {
    ...series('2027-04-01 19:00', 'Europe/Berlin', 'weekly'),
    skipped: ['2027-04-08', '2027-04-22', '2027-05-06'],
  };
  const second = Date.UTC(2027, 3, 15, 17);

  it.each<[Repeats, Recurrence['ends'], string[], string[]]>([
    ['fortnightly', null, [], ['2027-04-22', '2027-05-06']],
    ['daily', null, ['2027-04-22', '2027-05-06'], []],
    ['weekly', { until: '2027-04-30' }, ['2027-04-22'], ['2027-05-06']],
    ['weekdays', { count: 6 }, ['2027-04-22'], ['2027-05-06']],
    ['monthly-weekday', null, [], ['2027-04-22', '2027-05-06']],
  ])(
    '%s, %j: keeps the days left out that are dates of it, and names those that are not',
    (to, ends, kept, gone) => {
      const anew = repeatedAnew(thursdays, second, to, ends);
      if (!anew.ok) throw new Error(anew.refusal.refused);
      expect(recurrenceSchema.parse(anew.recurrence)).toMatchObject({
        first: '2027-04-15T19:00:00',
        repeats: to,
        ends,
        skipped: kept,
      });
      expect(anew.dropped).toEqual(gone);
      expect(start(anew.recurrence)).toBe(second);
    },
  );

  it('is refused as a new one is', () => {
    const sunday = repeatedAnew(thursdays, Date.UTC(2027, 3, 18, 17), 'weekdays', null);
    expect(sunday).toMatchObject({ ok: false, refusal: { refused: 'repeat-misses-first' } });
    expect(repeatedAnew(thursdays, second, 'daily', { count: 2.5 })).toMatchObject({
      refusal: { refused: 'repeat-count' },
    });
  });
});
