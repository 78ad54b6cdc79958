/** Reminders by example: several offsets, who asked late, quiet hours, and what happens after the bot was away. */
import { describe, expect, it } from 'vitest';
import {
  inGroups,
  type RemindedTalk,
  remind,
  remindedTalk,
  type Wish,
  wakeUps,
} from '../../src/calendar/reminders.ts';
import { fold } from '../../src/talk/evolve.ts';
import { DEFAULT_RULES } from '../../src/talk/rules.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** 19:00 in Berlin. */
const STARTS = Date.UTC(2026, 11, 1, 18);

const talk: RemindedTalk = {
  startsAt: STARTS,
  plannedAt: STARTS - 5 * DAY,
  openedAt: null,
  overAt: STARTS + HOUR,
  offsets: DEFAULT_RULES.remindBefore,
  addedTimes: [],
};

const ana: Wish = { userId: 'ana', askedAt: STARTS - 4 * DAY, offsets: null, quiet: null };

const look = (now: number, wishes: Wish[] = [ana], done: string[] = [], of = talk) => {
  const { send, drop, next } = remind(of, wishes, (one) => done.includes(`${one.userId} ${one.offset}`), now);
  return {
    send: send.map(({ offset, started, userIds }) => [offset, started, ...userIds]),
    drop: drop.map(({ userId, offset, why }) => [userId, offset, why]),
    next,
  };
};

describe('remind', () => {
  it('waits for the first, and says when it is', () => {
    expect(look(STARTS - DAY - 1)).toEqual({ send: [], drop: [], next: STARTS - DAY });
    expect(look(STARTS - DAY)).toEqual({ send: [[DAY, false, 'ana']], drop: [], next: STARTS - HOUR });
  });

  it('goes through them, to the start', () => {
    const done = ['ana 86400000', 'ana 3600000', 'ana 600000'];
    expect(look(STARTS - 1, [ana], done)).toEqual({ send: [], drop: [], next: STARTS });
    expect(look(STARTS, [ana], done)).toEqual({ send: [[0, true, 'ana']], drop: [], next: null });
    expect(look(STARTS, [ana], [...done, 'ana 0'])).toEqual({ send: [], drop: [], next: null });
  });

  it('owes none from before somebody asked, or before the talk was moved', () => {
    const late = { ...ana, askedAt: STARTS - 5 * MINUTE };
    expect(look(STARTS - 4 * MINUTE, [late])).toEqual({ send: [], drop: [], next: STARTS });
    const moved = { ...talk, plannedAt: STARTS - 30 * MINUTE };
    expect(look(STARTS - 29 * MINUTE, [ana], [], moved).next).toBe(STARTS - 10 * MINUTE);
  });

  it('owes nothing of a time that had passed when a host named it, and what it had before as it was', () => {
    const planned = {
      ...{ type: 'planned' as const, talkId: 't', guildId: 'g', hostId: 'h', topic: 'Maps', announceId: 'c' },
      ...{ stageId: null, startsAt: STARTS, zone: 'UTC', seq: 1, at: STARTS - 5 * DAY },
    };
    const offsets = [2 * HOUR, HOUR, 20 * MINUTE, 0];
    const chosen = {
      type: 'remind-times-chosen' as const,
      offsets,
      by: 'h',
      seq: 2,
      at: STARTS - 30 * MINUTE,
    };
    const changed = fold([planned, chosen]);
    const of = changed && remindedTalk(changed);
    if (!of) throw new Error('it has a date');
    expect(wakeUps(changed, [chosen])).toEqual([STARTS - 20 * MINUTE, STARTS]);
    const nothing = { send: [], drop: [], next: STARTS - 20 * MINUTE };
    expect(look(STARTS - 30 * MINUTE, [ana], ['ana 86400000', 'ana 3600000'], of)).toEqual(nothing);
    // In UTC it starts at 18:00: what was due at 17:00 waits for 17:35.
    const asleep = { ...ana, quiet: { from: 0, to: 17 * 60 + 35, zone: 'UTC' } };
    expect(look(STARTS - 30 * MINUTE, [asleep], [], of).next).toBe(STARTS - 25 * MINUTE);
    expect(look(STARTS - 25 * MINUTE, [asleep], [], of).send).toEqual([[HOUR, false, 'ana']]);
    // Named once more after it was taken away, it is not sent again.
    const again = fold([
      planned,
      { ...chosen, offsets: [0] },
      { ...chosen, seq: 3, at: STARTS - 5 * MINUTE },
    ]);
    expect(again && remindedTalk(again)?.addedTimes.map(({ since }) => since)).toEqual(
      Array(3).fill(STARTS - 5 * MINUTE),
    );
  });

  it('says at once that a talk was opened early, and only once', () => {
    const early = { ...talk, openedAt: STARTS - 30 * MINUTE };
    const done = ['ana 86400000', 'ana 3600000'];
    expect(look(STARTS - 30 * MINUTE, [ana], done, early)).toEqual({
      send: [[0, true, 'ana']],
      drop: [['ana', 10 * MINUTE, 'overtaken']],
      next: null,
    });
  });

  it('takes each person’s own, once each', () => {
    const ben = { ...ana, userId: 'ben', offsets: [2 * HOUR, 2 * HOUR] };
    const none = { ...ana, userId: 'nobody', offsets: [] };
    expect(look(STARTS - 2 * HOUR, [ana, ben, none], ['ana 86400000'])).toEqual({
      send: [[2 * HOUR, false, 'ben']],
      drop: [],
      next: STARTS - HOUR,
    });
  });

  it('after an outage sends the last that was missed, and says when the talk has started', () => {
    expect(look(STARTS + MINUTE)).toEqual({
      send: [[0, true, 'ana']],
      drop: [
        ['ana', DAY, 'overtaken'],
        ['ana', HOUR, 'overtaken'],
        ['ana', 10 * MINUTE, 'overtaken'],
      ],
      next: null,
    });
    // A later one that is done overtakes, too.
    expect(look(STARTS - 50 * MINUTE, [ana], ['ana 3600000']).drop).toEqual([['ana', DAY, 'overtaken']]);
  });

  it('drops what is left when the talk is over', () => {
    expect(look(STARTS + HOUR, [ana], ['ana 86400000', 'ana 3600000'])).toEqual({
      send: [],
      drop: [
        ['ana', 10 * MINUTE, 'over'],
        ['ana', 0, 'over'],
      ],
      next: null,
    });
  });

  it('lets quiet hours pass, or drops what they would make too late', () => {
    const quiet = { from: 18 * 60 + 30, to: 18 * 60 + 55, zone: 'Europe/Berlin' };
    const done = ['ana 86400000', 'ana 3600000'];
    const resting = { ...ana, quiet };
    expect(look(STARTS - 10 * MINUTE, [resting], done)).toEqual({
      send: [],
      drop: [],
      next: STARTS - 5 * MINUTE,
    });
    expect(look(STARTS - 5 * MINUTE, [resting], done).send).toEqual([[10 * MINUTE, false, 'ana']]);
    const asleep = { ...ana, quiet: { ...quiet, to: 7 * 60 } };
    expect(look(STARTS - 10 * MINUTE, [asleep], done).drop).toEqual([['ana', 10 * MINUTE, 'quiet']]);
    expect(look(STARTS - 6 * HOUR, [asleep], []).send).toEqual([[DAY, false, 'ana']]);
  });

  it('mentions up to 100 in a message', () => {
    const many = Array.from({ length: 250 }, (_, i) => `${i}`);
    expect(inGroups(many).map((group) => group.length)).toEqual([100, 100, 50]);
    expect(inGroups(many).flat()).toEqual(many);
    expect(inGroups([])).toEqual([]);
  });

  it('takes a hundred thousand people', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ({ ...ana, userId: `${i}` }));
    const { send, next } = remind(talk, many, () => false, STARTS - DAY);
    expect(send.map(({ userIds }) => userIds.length)).toEqual([100_000]);
    expect(next).toBe(STARTS - HOUR);
  });
});
