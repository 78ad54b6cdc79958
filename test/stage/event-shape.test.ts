/** What has to change at the event of a talk of a series, by the rule that Discord keeps of it. */
import type { Guild, GuildScheduledEvent } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { recur } from '../../src/calendar/recurrence.ts';
import { changesOf, ruleOf, wentOn } from '../../src/stage/event-shape.ts';
import type { Repeats } from '../../src/talk/series.ts';
import type { Talk } from '../../src/talk/talk.ts';

const DAY = 86_400_000;
/** Sunday, 4 May 2031, 05:00 in Tokyo, which is Saturday in UTC; and the Monday after it. */
const SUNDAY = Date.UTC(2031, 4, 3, 20);
const MONDAY = SUNDAY + DAY;
const guild = {
  channels: { cache: new Map([['stage', { id: 'stage', type: 13 }]]) },
} as unknown as Guild;

const talkOf = (at: number, repeats: Repeats, startsAt = at): Talk => {
  const made = recur(at, 'Asia/Tokyo', repeats, null);
  if (!made.ok) throw new Error(made.refusal.refused);
  return { startsAt, series: { id: 's', nth: 1, at, recurrence: made.recurrence } } as Talk;
};

const eventAt = (startsAt: number, recurrenceRule: object | null): GuildScheduledEvent =>
  ({
    name: 'Maps',
    channelId: 'stage',
    status: 1,
    scheduledStartTimestamp: startsAt,
    scheduledEndTimestamp: null,
    recurrenceRule,
  }) as unknown as GuildScheduledEvent;

/** What has to change at an event of these days that began then, so that it shows the talk. */
const changes = (talk: Talk, rule: object | null) => {
  const startsAt = talk.startsAt ?? 0;
  const wanted = { name: 'Maps', startsAt, stageId: 'stage' };
  return changesOf(guild, eventAt(startsAt, rule), wanted, ruleOf(talk), MONDAY - 30 * DAY);
};

const weekly = { frequency: 2, byWeekday: [5], byNWeekday: null };

describe('the event of a series', () => {
  it.each<[string, Talk, object]>([
    [
      'began weeks ago',
      talkOf(SUNDAY, 'weekly'),
      { ...weekly, interval: 1, startTimestamp: SUNDAY - 21 * DAY },
    ],
    [
      'began a fortnight ago',
      talkOf(SUNDAY, 'fortnightly'),
      { ...weekly, interval: 2, startTimestamp: SUNDAY - 14 * DAY },
    ],
    [
      'names its weekdays in another order',
      talkOf(MONDAY, 'weekdays'),
      { frequency: 3, interval: 1, byWeekday: [0, 1, 2, 3, 6], byNWeekday: null, startTimestamp: MONDAY },
    ],
  ])('is in step when its rule %s', (_, talk, rule) => {
    expect(ruleOf(talk)).not.toBeNull();
    expect(changes(talk, rule)).toBeNull();
  });

  it.each<[string, Talk, object | null]>([
    ['is gone', talkOf(SUNDAY, 'weekly'), null],
    [
      'names the other weeks',
      talkOf(SUNDAY, 'fortnightly'),
      { ...weekly, interval: 2, startTimestamp: SUNDAY - 7 * DAY },
    ],
    [
      'names another hour',
      talkOf(SUNDAY, 'weekly'),
      { ...weekly, interval: 1, startTimestamp: SUNDAY - 1000 },
    ],
    [
      'names another day',
      talkOf(SUNDAY, 'weekly'),
      { ...weekly, interval: 1, byWeekday: [4], startTimestamp: SUNDAY },
    ],
  ])('has its rule set when that %s', (_, talk, rule) => {
    expect(changes(talk, rule)).toEqual({ recurrenceRule: ruleOf(talk) });
  });

  it('does not recur for a talk that is not when the series has it', () => {
    const rule = { ...weekly, interval: 1, startTimestamp: SUNDAY };
    expect(changes(talkOf(SUNDAY, 'weekly', SUNDAY + 1000), rule)).toEqual({ recurrenceRule: null });
  });
});

it('has gone on when it shows a later day of a talk whose time has passed', () => {
  const talk = talkOf(SUNDAY, 'weekly');
  const rule = { ...weekly, interval: 1, startTimestamp: SUNDAY };
  expect(wentOn(eventAt(SUNDAY + 7 * DAY, rule), talk, SUNDAY + 1)).toBe(true);
  expect(wentOn(eventAt(SUNDAY + 7 * DAY, rule), talk, SUNDAY - 1)).toBe(false);
  expect(wentOn(eventAt(SUNDAY + 900_000, rule), talk, SUNDAY + 1)).toBe(false);
  expect(wentOn(eventAt(SUNDAY + 7 * DAY, null), talk, SUNDAY + 1)).toBe(false);
});
