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

/** What the order goes by: lower goes first. */
const rankIn = (order: Order, talk: Talk) => {
  const spoken = new Map(talk.talkTimes.map((time) => [time.userId, time]));
  return (userId: string): number => {
    if (order === 'first-come') return 0;
    return order === 'new-voices' ? Number(spoken.has(userId)) : (spoken.get(userId)?.ms ?? 0);
  };
};

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
        const rank = rankIn(order, talk);
        const line = talk.hands.map(({ userId, place }) => ({ rank: rank(userId), place }));
        expect(line).toEqual(line.toSorted((a, b) => a.rank - b.rank || a.place - b.place));
        expect(new Set(talk.hands.map((hand) => hand.userId)).size).toBe(talk.hands.length);
      }),
    );
  });
});

type Doing = { who: string } & (
  | { does: 'raises'; vip: boolean }
  | { does: 'is moved'; to: number }
  | { does: 'is next'; seconds: number }
);

const who = fc.constantFrom(...PEOPLE);
const doings: fc.Arbitrary<Doing[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ who, does: fc.constant('raises' as const), vip: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ who, does: fc.constant('is moved' as const), to: fc.nat(6) }) },
    { weight: 3, arbitrary: fc.record({ who, does: fc.constant('is next' as const), seconds: fc.nat(100) }) },
  ),
  { minLength: 20, maxLength: 60, size: 'max' },
);

/**
 * A line that hosts move about and in which some go ahead, after each doing; `moved` are those whom hosts moved since
 * they raised their hand.
 */
const arrange = (
  order: Order,
  sequence: readonly Doing[],
  check: (talk: Talk, moved: Set<string>) => void,
) => {
  const rules = { priorityRoles: ['vip'] };
  let talk = act(opened(order), { type: 'change-rules', by: host, rules }, 0);
  let now = 1_000;
  const moved = new Set<string>();
  const attempt = (command: Command) => {
    const decision = decide(talk, command, now);
    if (decision.ok) talk = act(talk, command, now);
    return decision.ok && decision.events.length > 0;
  };
  for (const doing of sequence) {
    const { who: userId } = doing;
    now += 3_000;
    if (doing.does === 'raises') {
      const roles = doing.vip ? ['vip'] : [];
      if (attempt({ type: 'raise-hand', userId, where: 'stage', roles })) moved.delete(userId);
    } else if (doing.does === 'is moved') {
      if (attempt({ type: 'move-hand', by: host, userId, to: doing.to })) moved.add(userId);
    } else if (attempt({ type: 'next', by: host })) {
      for (const { userId: up, step } of talk.speakers)
        attempt({
          type: 'seen',
          userId: up,
          sight: step === 'leaving' ? 'audience' : 'speaking',
          before: null,
          roles: [],
        });
      now += doing.seconds * 1_000;
    }
    check(talk, moved);
  }
};

describe.each(ORDERS)('%s, while hosts move hands and some go ahead', (order) => {
  it('lets nobody be overtaken but by whom the order, or a priority, puts first, or by a host’s hand', () => {
    fc.assert(
      fc.property(doings, (sequence) => {
        arrange(order, sequence, (talk, moved) => {
          const rank = rankIn(order, talk);
          for (const [i, first] of talk.hands.entries()) {
            for (const second of talk.hands.slice(i + 1)) {
              if (first.place < second.place || moved.has(first.userId) || moved.has(second.userId)) continue;
              const outranks = first.ahead === second.ahead && rank(first.userId) < rank(second.userId);
              expect(outranks || (first.ahead && !second.ahead)).toBe(true);
            }
          }
        });
      }),
    );
  });

  it('loses nobody and has nobody twice', () => {
    fc.assert(
      fc.property(doings, (sequence) => {
        let before: string[] = [];
        arrange(order, sequence, (talk) => {
          const up = talk.speakers.filter(({ step }) => step !== 'leaving').map(({ userId }) => userId);
          const line = talk.hands.map((hand) => hand.userId);
          expect(before.filter((id) => ![...line, ...up].includes(id))).toEqual([]);
          expect(new Set(line).size).toBe(line.length);
          before = line;
        });
      }),
    );
  });

  it('gives the same line each time', () => {
    fc.assert(
      fc.property(doings, (sequence) => {
        const lines = () => {
          const all: string[] = [];
          arrange(order, sequence, ({ hands }) => all.push(hands.map((hand) => hand.userId).join()));
          return all;
        };
        expect(lines()).toEqual(lines());
      }),
    );
  });
});

it('new voices overtake whoever has spoken at most once each', () => {
  fc.assert(
    fc.property(doings, (sequence) => {
      const waits = new Map<string, Map<string, number>>();
      const none = sequence.filter((doing) => doing.does !== 'is moved').map((it) => ({ ...it, vip: false }));
      let before: Talk | undefined;
      arrange('new-voices', none as Doing[], (talk) => {
        const called = before?.hands.find((hand) => !talk.hands.some(({ userId }) => userId === hand.userId));
        for (const { userId, place } of talk.hands) {
          const own = waits.get(`${userId} ${place}`) ?? new Map<string, number>();
          if (called && called.place > place) own.set(called.userId, (own.get(called.userId) ?? 0) + 1);
          waits.set(`${userId} ${place}`, own);
          for (const times of own.values()) expect(times).toBe(1);
        }
        before = talk;
      });
    }),
  );
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
