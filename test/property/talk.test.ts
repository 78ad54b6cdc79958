/** Whatever is asked of a talk, in whatever order: no hand is lost or doubled, one turn at a time, nobody gone is called. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/talk/commands.ts';
import { dueAt } from '../../src/talk/deadlines.ts';
import { decide } from '../../src/talk/decide.ts';
import type { Recorded } from '../../src/talk/events.ts';
import { evolve, fold } from '../../src/talk/evolve.ts';
import { DEFAULT_RULES } from '../../src/talk/rules.ts';
import { type Hand, isUp, placeInLine, type Talk } from '../../src/talk/talk.ts';
import { beginning, createActs, type Step, steps } from './sequences.ts';

type Moment = {
  at: number;
  command: Command;
  before: Talk | null;
  after: Talk;
  events: Recorded[];
  away: (id: string) => boolean;
};

const play = (first: Command, sequence: readonly Step[], check: (moment: Moment) => void): Recorded[] => {
  const { act, shown } = createActs();
  const log: Recorded[] = [];
  let talk: Talk | null = null;
  const run = (command: Command, at: number) => {
    const before: Talk | null = talk;
    const decision = decide(talk, command, at);
    const events: Recorded[] = [];
    for (const event of decision.ok ? decision.events : []) {
      const recorded: Recorded = { ...event, seq: (talk?.seq ?? 0) + 1, at };
      talk = evolve(talk, recorded);
      events.push(recorded);
    }
    log.push(...events);
    if (talk)
      check({ at, command, before, after: talk, events, away: (id) => (shown.get(id) ?? 'away') === 'away' });
  };
  run(first, 1_000);
  let now = 1_000;
  for (const step of sequence) {
    now += step.after;
    run(act(step), now);
  }
  return log;
};

const always = (check: (moment: Moment) => void) =>
  fc.assert(
    fc.property(beginning, steps, (first, sequence) => {
      play(first, sequence, check);
    }),
    { numRuns: 1_000 },
  );

const users = (list: readonly { userId: string }[]) => list.map((item) => item.userId);

describe('a talk', () => {
  it('has each hand once, each speaker once, and no hand of somebody who is up', () => {
    always(({ after }) => {
      expect(new Set(users(after.hands)).size).toBe(after.hands.length);
      expect(new Set(users(after.speakers)).size).toBe(after.speakers.length);
      expect(users(after.hands).filter((id) => isUp(after, id))).toEqual([]);
    });
  });

  it('has at most one current turn', () => {
    always(({ after }) => {
      const turns = after.speakers.filter((it) => it.role === 'turn' && it.step !== 'leaving');
      expect(turns.length).toBeLessThanOrEqual(1);
    });
  });

  it('loses no hand and changes no order, except of the one whom the command is about', () => {
    always(({ at, command, before, after, events }) => {
      if (!before || after.status !== 'live' || command.type === 'choose-order') return;
      const about = 'userId' in command ? command.userId : command.type === 'answer' ? command.guestId : null;
      const called = events.find((event) => event.type === 'called')?.userId;
      const givenUp = (hand: Hand) =>
        command.type === 'tick' && hand.awaySince !== null && hand.awaySince + DEFAULT_RULES.graceMs <= at;
      const others = users(before.hands.filter((hand) => !givenUp(hand))).filter(
        (id) => id !== about && id !== called,
      );
      expect(users(after.hands).filter((id) => others.includes(id))).toEqual(others);
    });
  });

  it('calls the first in line who is there', () => {
    always(({ command, before, events }) => {
      const called = events.find((event) => event.type === 'called');
      if (!before || !called || (command.type !== 'next' && command.type !== 'tick')) return;
      const lowered = events.flatMap((event) => (event.type === 'hand-lowered' ? [event.userId] : []));
      const there = before.hands.filter((hand) => hand.awaySince === null && !lowered.includes(hand.userId));
      expect(called.userId).toBe(there[0]?.userId);
    });
  });

  it('has nothing left to do when time has done its work', () => {
    always(({ at, command, after }) => {
      if (command.type !== 'tick') return;
      expect(dueAt(after) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(at);
    });
  });

  it('puts a hand that is raised last in line where first come is first called, and keeps it until it is called, lowered or gone', () => {
    always(({ command, before, after }) => {
      if (command.type !== 'raise-hand' || !before) return;
      const placed = placeInLine(after, command.userId);
      const inTurn = before.rules.order === 'first-come';
      if (inTurn && placeInLine(before, command.userId) === 0 && placed > 0)
        expect(placed).toBe(after.hands.length);
    });
  });

  it('leaves a hand where it is when it is raised once more', () => {
    always(({ command, before, after }) => {
      const again = command.type === 'raise-hand' || (command.type === 'seen' && command.sight === 'hand');
      if (!again || !before) return;
      const place = placeInLine(before, command.userId);
      if (place > 0) expect(placeInLine(after, command.userId)).toBe(place);
    });
  });

  it('calls nobody who is gone from the stage', () => {
    always(({ events, command, away }) => {
      if (command.type !== 'next' && command.type !== 'tick') return;
      for (const event of events) if (event.type === 'called') expect(away(event.userId)).toBe(false);
    });
  });

  it('has nobody on the stage who left, and keeps their place in line for a while', () => {
    always(({ command, before, after }) => {
      if (command.type !== 'seen' || command.sight !== 'away' || after.status !== 'live') return;
      const { userId } = command;
      expect(users(after.speakers)).not.toContain(userId);
      const hand = after.hands.find((known) => known.userId === userId);
      expect(hand !== undefined).toBe(before?.hands.some((known) => known.userId === userId));
      if (hand) expect(hand.awaySince).not.toBeNull();
    });
  });

  it('changes nothing once it is over', () => {
    always(({ before, events }) => {
      if (before?.status === 'ended' || before?.status === 'cancelled') expect(events).toEqual([]);
    });
  });

  it('is told whole by its log', () => {
    fc.assert(
      fc.property(beginning, steps, (first, sequence) => {
        let last: Talk | null = null;
        const log = play(first, sequence, ({ after }) => {
          last = after;
        });
        expect(fold(log)).toEqual(last);
      }),
    );
  });
});
