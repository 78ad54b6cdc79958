/** Series as rules of Discord's own events: those it can say, each checked by what the sandbox takes for a rule. */
import { describe, expect, it } from 'vitest';
import { toDiscordRule } from '../../src/calendar/discord-rule.ts';
import { occurrences, recur, without } from '../../src/calendar/recurrence.ts';
import type { Recurrence, Repeats } from '../../src/talk/series.ts';

const FROM = Date.UTC(2026, 10, 22);

const series = (at: string, zone: string, repeats: Repeats, ends: Recurrence['ends'] = null): Recurrence => {
  const made = recur(Date.parse(at), zone, repeats, ends);
  if (!made.ok) throw new Error(made.refusal.refused);
  return made.recurrence;
};

describe('toDiscordRule', () => {
  it.each<[string, string, Repeats, object]>([
    ['2026-12-08T13:30Z', 'Asia/Kolkata', 'weekly', { frequency: 2, interval: 1, byWeekday: [1] }],
    ['2026-12-08T13:30Z', 'Asia/Kolkata', 'fortnightly', { frequency: 2, interval: 2, byWeekday: [1] }],
    [
      '2026-12-08T13:30Z',
      'Asia/Kolkata',
      'weekdays',
      { frequency: 3, interval: 1, byWeekday: [0, 1, 2, 3, 4] },
    ],
    [
      '2026-12-08T13:30Z',
      'Asia/Kolkata',
      'monthly-weekday',
      { frequency: 1, interval: 1, byNWeekday: [{ n: 2, day: 1 }] },
    ],
    // Tuesday at 2:00 in Kolkata is Monday in UTC; Friday at 19:00 in Bogotá is Saturday.
    ['2026-12-07T20:30Z', 'Asia/Kolkata', 'weekly', { frequency: 2, interval: 1, byWeekday: [0] }],
    [
      '2026-12-07T20:30Z',
      'Asia/Kolkata',
      'weekdays',
      { frequency: 3, interval: 1, byWeekday: [6, 0, 1, 2, 3] },
    ],
    [
      '2026-12-06T20:30Z',
      'Asia/Kolkata',
      'weekdays',
      { frequency: 3, interval: 1, byWeekday: [6, 0, 1, 2, 3] },
    ],
    [
      '2026-12-05T00:00Z',
      'America/Bogota',
      'weekdays',
      { frequency: 3, interval: 1, byWeekday: [1, 2, 3, 4, 5] },
    ],
  ])('%s in %s, %s', (at, zone, repeats, rule) => {
    expect(toDiscordRule(series(at, zone, repeats), FROM)).toEqual({ startAt: Date.parse(at), ...rule });
  });

  it.each<[string, Recurrence]>([
    ['clocks that change', series('2026-12-08T18:00Z', 'Europe/Berlin', 'weekly')],
    ['clocks that change the other way', series('2026-12-08T18:00Z', 'Australia/Lord_Howe', 'weekly')],
    ['a number of talks', series('2026-12-08T13:30Z', 'Asia/Kolkata', 'weekly', { count: 8 })],
    ['an end', series('2026-12-08T13:30Z', 'Asia/Kolkata', 'weekly', { until: '2027-06-30' })],
    ['every day', series('2026-12-08T13:30Z', 'Asia/Kolkata', 'daily')],
    ['a date of the month', series('2026-12-08T13:30Z', 'Asia/Kolkata', 'monthly-date')],
    ['the last weekday', series('2026-12-29T13:30Z', 'Asia/Kolkata', 'monthly-last-weekday')],
    ['a fifth weekday', series('2026-12-29T13:30Z', 'Asia/Kolkata', 'monthly-weekday')],
    ['a weekday that is another in UTC', series('2026-12-07T20:30Z', 'Asia/Kolkata', 'monthly-weekday')],
    [
      'a talk that is skipped',
      without(series('2026-12-08T13:30Z', 'Asia/Kolkata', 'weekly'), Date.UTC(2026, 11, 15, 13, 30)),
    ],
  ])('has no rule for %s', (_, recurrence) => {
    expect(toDiscordRule(recurrence, FROM)).toBeNull();
  });

  it('has one again when what was skipped is past', () => {
    const weekly = series('2026-12-08T13:30Z', 'Asia/Kolkata', 'weekly');
    const skipping = without(weekly, Date.UTC(2026, 11, 15, 13, 30));
    const after = Date.UTC(2026, 11, 16);
    expect(toDiscordRule(skipping, after)).toMatchObject({ startAt: Date.UTC(2026, 11, 22, 13, 30) });
  });

  it('says in UTC the days on which the talks are', () => {
    for (const repeats of ['weekly', 'weekdays'] as const) {
      const recurrence = series('2026-12-07T20:30Z', 'Asia/Kolkata', repeats);
      const rule = toDiscordRule(recurrence, FROM);
      const days = occurrences(recurrence, FROM, 30).map((at) => (new Date(at).getUTCDay() + 6) % 7);
      expect(rule && 'byWeekday' in rule && new Set(rule.byWeekday)).toEqual(new Set(days));
    }
  });
});
