/** Reminders: never early, never in quiet hours, each at most once, and nothing owed when the talk is over. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  type PersonalReminder,
  type QuietHours,
  quietUntil,
  type RemindedTalk,
  remind,
  type Wish,
} from '../../src/calendar/reminders.ts';
import { DEFAULT_RULES } from '../../src/talk/rules.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const keyOf = ({ userId, offset }: PersonalReminder) => `${userId} ${offset}`;

const zone = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
);
const minuteOfDay = fc.integer({ min: 0, max: 1_439 });
const quiet: fc.Arbitrary<QuietHours> = fc.record({ from: minuteOfDay, to: minuteOfDay, zone });
const offsets = fc.oneof(
  fc.constant(null),
  fc.array(fc.constantFrom(...DEFAULT_RULES.remindBefore, 2 * DAY, 30 * MINUTE), { maxLength: 4 }),
);

const scene = fc
  .record({
    /** Near the changes of the clocks of several zones, and far from them. */
    startsAt: fc.constantFrom(
      Date.UTC(2027, 2, 28, 8),
      Date.UTC(2027, 9, 31, 1, 30),
      Date.UTC(2027, 3, 3, 16),
      Date.UTC(2026, 11, 1, 18),
    ),
    planned: fc.integer({ min: 0, max: 3 * 24 * 60 }),
    added: fc.array(
      fc.record({
        offset: fc.constantFrom(...DEFAULT_RULES.remindBefore),
        ahead: fc.integer({ min: 0, max: 36 * 60 }),
      }),
    ),
    wishes: fc.array(
      fc.record({ asked: fc.integer({ min: -60, max: 3 * 24 * 60 }), offsets, quiet: fc.option(quiet) }),
      { minLength: 1, maxLength: 5 },
    ),
    /** When somebody looks, in minutes to the start; between two of them the bot may have been down. */
    looks: fc.array(fc.integer({ min: -120, max: 3 * 24 * 60 }), { minLength: 1, maxLength: 40 }),
  })
  .map(({ startsAt, planned, added, wishes, looks }) => {
    const talk: RemindedTalk = {
      startsAt,
      plannedAt: startsAt - planned * MINUTE,
      openedAt: null,
      overAt: startsAt + HOUR,
      offsets: DEFAULT_RULES.remindBefore,
      addedTimes: added.map(({ offset, ahead }) => ({ offset, since: startsAt - ahead * MINUTE })),
    };
    const people = wishes.map(
      (wish, i): Wish => ({
        userId: `${i}`,
        askedAt: startsAt - wish.asked * MINUTE,
        offsets: wish.offsets,
        quiet: wish.quiet,
      }),
    );
    const times = looks.map((minutes) => startsAt - minutes * MINUTE).sort((a, b) => a - b);
    return { talk, people, times };
  });

/** Since when a talk has a time ahead. */
const addedAt = ({ addedTimes, plannedAt }: RemindedTalk, offset: number): number =>
  addedTimes.find((added) => added.offset === offset)?.since ?? plannedAt;

type Sent = PersonalReminder & { at: number; started: boolean };

/** What becomes of the reminders when they are looked at at these times, and then whenever something is due. */
const play = (talk: RemindedTalk, people: readonly Wish[], times: readonly number[]) => {
  const done = new Set<string>();
  const sent: Sent[] = [];
  const dropped: (PersonalReminder & { why: string })[] = [];
  const look = (at: number) => {
    const { send, drop, next } = remind(talk, people, (reminder) => done.has(keyOf(reminder)), at);
    for (const { offset, started, userIds } of send) {
      for (const userId of userIds) {
        sent.push({ userId, offset, at, started });
        done.add(keyOf({ userId, offset }));
      }
    }
    for (const one of drop) {
      dropped.push(one);
      done.add(keyOf(one));
    }
    return next;
  };
  for (const at of times) look(at);
  let next = look(times.at(-1) ?? 0);
  for (let i = 0; next !== null; i += 1) {
    expect(i).toBeLessThan(200);
    next = look(next);
  }
  return { sent, dropped };
};

describe('reminders', () => {
  it('never come early, twice, in quiet hours, unasked, or when the talk is over', () => {
    fc.assert(
      fc.property(scene, ({ talk, people, times }) => {
        const { sent } = play(talk, people, times);
        expect(new Set(sent.map(keyOf)).size).toBe(sent.length);
        for (const { userId, offset, at, started } of sent) {
          const wish = people.find((person) => person.userId === userId);
          expect(at).toBeGreaterThanOrEqual(talk.startsAt - offset);
          expect(at).toBeLessThan(talk.overAt);
          expect(started).toBe(at >= talk.startsAt);
          expect(wish?.offsets ?? talk.offsets).toContain(offset);
          expect(quietUntil(at, wish?.quiet ?? null)).toBe(at);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('are all sent or dropped, and a person gets one at a time', () => {
    fc.assert(
      fc.property(scene, ({ talk, people, times }) => {
        const { sent, dropped } = play(talk, people, times);
        const owed = people.flatMap(({ userId, askedAt, offsets }) =>
          [...new Set(offsets ?? talk.offsets)]
            .filter(
              (offset) => talk.startsAt - offset >= Math.max(askedAt, talk.plannedAt, addedAt(talk, offset)),
            )
            .map((offset) => ({ userId, offset })),
        );
        expect([...sent, ...dropped].map(keyOf).sort()).toEqual(owed.map(keyOf).sort());
        const moments = sent.map(({ userId, at }) => `${userId} ${at}`);
        expect(new Set(moments).size).toBe(moments.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('come to the minute for who has no quiet hours, when nobody was away', () => {
    fc.assert(
      fc.property(scene, ({ talk, people }) => {
        const awake = people.map((person) => ({ ...person, quiet: null }));
        const { sent, dropped } = play(talk, awake, [talk.plannedAt - 3 * DAY]);
        expect(dropped).toEqual([]);
        for (const { offset, at } of sent) expect(at).toBe(talk.startsAt - offset);
      }),
    );
  });

  it('quiet hours end at their hour of the clock', () => {
    fc.assert(
      fc.property(quiet, fc.integer({ min: 0, max: 500 * 24 * 60 }), (hours, minutes) => {
        const at = Date.UTC(2026, 10, 1) + minutes * MINUTE;
        const end = quietUntil(at, hours);
        expect(end).toBeGreaterThanOrEqual(at);
        expect(end - at).toBeLessThanOrEqual(DAY + HOUR);
        const shows = DateTime.fromMillis(end, { zone: hours.zone });
        const on = new Set([hours.to, hours.to + 30, hours.to + 60]);
        // An end that clocks skip is as much later as they are put forward.
        if (end !== at) expect(on).toContain(shows.hour * 60 + shows.minute);
      }),
      { numRuns: 2_000 },
    );
  });
});
