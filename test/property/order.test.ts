/** The orders of speaking: who is next follows from the rule, nobody waits for ever, ties break the same way each time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/talk/commands.ts';
import { decide } from '../../src/talk/decide.ts';
import { evolve } from '../../src/talk/evolve.ts';
import { ORDERS, type Order } from '../../src/talk/rules.ts';
import { nextInLine, type Talk } from '../../src/talk/talk.ts';

const PEOPLE = ['1', '2', '3', '4', '5'];
const host = { id: 'host', moderator: false };

const act = (talk: Talk | null, command: Command, at: number): Talk => {
  const decision = decide(talk, command, at);
  if (!decision.ok) throw new Error(decision.refusal.refused);
  let after = talk;
  for (const event of decision.events) after = evolve(after, { ...event, seq: (after?.seq ?? 0) + 1, at });
  if (!after) throw new Error('nothing happened');
  return after;
};

const opened = (order: Order): Talk => {
  const plan = { talkId: 'talk', guildId: '1', by: host, topic: 'Maps', announceId: '2', stageId: 'stage' };
  return act(act(null, { type: 'open-new', ...plan }, 0), { type: 'choose-order', by: host, order }, 0);
};

/** One turn after another of these lengths, while everybody raises a hand again as soon as they can. */
const play = (order: Order, turns: readonly { seconds: number; raisers: readonly string[] }[]) => {
  let talk = opened(order);
  let now = 1_000;
  const called: { userId: string; before: Talk }[] = [];
  const raiseAll = (people: readonly string[]) => {
    for (const userId of people) {
      if (!talk.speakers.some((speaker) => speaker.userId === userId && speaker.step !== 'leaving')) {
        talk = act(talk, { type: 'raise-hand', userId, where: 'stage', roles: [] }, now);
      }
    }
  };
  raiseAll(PEOPLE);
  for (const { seconds, raisers } of turns) {
    raiseAll(raisers);
    raiseAll(PEOPLE);
    const before = talk;
    talk = act(talk, { type: 'next', by: host }, now);
    const userId = talk.speakers.find((speaker) => speaker.step === 'called')?.userId ?? '';
    called.push({ userId, before });
    for (const { userId: leaver } of talk.speakers.filter((speaker) => speaker.step === 'leaving')) {
      talk = act(
        talk,
        { type: 'seen', userId: leaver, sight: 'audience', before: 'speaking', roles: [] },
        now,
      );
    }
    talk = act(talk, { type: 'seen', userId, sight: 'speaking', before: 'invited', roles: [] }, now);
    now += seconds * 1_000;
  }
  return { talk, called };
};

const turns = fc.array(
  fc.record({ seconds: fc.integer({ min: 60, max: 180 }), raisers: fc.shuffledSubarray(PEOPLE) }),
  { minLength: 25, maxLength: 40 },
);

/** How many turns pass at most between two turns of one person. */
const longestWait = (called: readonly { userId: string }[]): number =>
  Math.max(
    ...PEOPLE.map((person) => {
      const at = called.flatMap(({ userId }, i) => (userId === person ? [i] : []));
      return Math.max(...[...at, called.length].map((turn, i) => turn - (at[i - 1] ?? -1)));
    }),
  );

describe.each(ORDERS)('%s', (order) => {
  it('lets nobody wait for ever, though all raise a hand again at once', () => {
    fc.assert(
      fc.property(turns, (sequence) => {
        // The longest turn is three times the shortest: somebody who spoke long waits three rounds at the most.
        const rounds = order === 'least-talk' ? 4 : 2;
        expect(longestWait(play(order, sequence).called)).toBeLessThanOrEqual(rounds * PEOPLE.length);
      }),
    );
  });

  it('breaks ties by when the hand was raised, and has everybody once', () => {
    fc.assert(
      fc.property(turns, (sequence) => {
        const { talk } = play(order, sequence);
        const spoken = new Map(talk.talkTimes.map((time) => [time.userId, time]));
        const rank = (userId: string): number => {
          if (order === 'first-come') return 0;
          return order === 'new-voices' ? Number(spoken.has(userId)) : (spoken.get(userId)?.ms ?? 0);
        };
        const line = talk.hands.map(({ userId, place }) => ({ rank: rank(userId), place }));
        expect(line).toEqual(line.toSorted((a, b) => a.rank - b.rank || a.place - b.place));
        expect(new Set(talk.hands.map((hand) => hand.userId)).size).toBe(talk.hands.length);
      }),
    );
  });
});

it('new voices go ahead of whoever has spoken', () => {
  fc.assert(
    fc.property(turns, (sequence) => {
      for (const { userId, before } of play('new-voices', sequence).called) {
        const isNew = (id: string) => !before.talkTimes.some((time) => time.userId === id);
        if (before.hands.some((hand) => isNew(hand.userId))) expect(isNew(userId)).toBe(true);
      }
    }),
  );
});

it('whoever has spoken least goes ahead', () => {
  fc.assert(
    fc.property(turns, (sequence) => {
      for (const { userId, before } of play('least-talk', sequence).called) {
        const ms = (id: string) => before.talkTimes.find((time) => time.userId === id)?.ms ?? 0;
        expect(ms(userId)).toBe(Math.min(...before.hands.map((hand) => ms(hand.userId))));
      }
    }),
  );
});

it('measures talk time from the stage, to the end of the talk', () => {
  const { talk, called } = play('first-come', [
    { seconds: 60, raisers: [] },
    { seconds: 90, raisers: [] },
  ]);
  const [first, second] = called.map((one) => one.userId);
  const ended = act(talk, { type: 'close', by: host }, 1_000 + 150_000);
  expect(ended.talkTimes).toMatchObject([
    { userId: first, turns: 1, ms: 60_000 },
    { userId: second, turns: 1, ms: 90_000 },
  ]);
  expect(nextInLine(ended)).toBeUndefined();
});
