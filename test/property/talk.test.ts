/** Whatever is asked of a talk, in whatever order: no hand is lost or doubled, turns have room, nobody gone is called. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/talk/commands.ts';
import { dueAt } from '../../src/talk/deadlines.ts';
import { decide } from '../../src/talk/decide.ts';
import { QUESTIONS_EACH } from '../../src/talk/decide-questions.ts';
import type { Recorded } from '../../src/talk/events.ts';
import { evolve, fold } from '../../src/talk/evolve.ts';
import {
  consentOf,
  type Hand,
  isUp,
  mayBeKept,
  placeInLine,
  speakerOf,
  type Talk,
  turnsOf,
} from '../../src/talk/talk.ts';
import { beginning, createActs, type Step, steps, USERS } from './sequences.ts';

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
    const from = log.length;
    run(act(step, talk), now);
    // Whoever is put back in line is looked at.
    const restored = log.slice(from).flatMap((event) => (event.type === 'hands-restored' ? event.hands : []));
    for (const { hand } of restored) {
      const sight = shown.get(hand.userId) ?? 'away';
      run({ type: 'seen', userId: hand.userId, sight, before: null, roles: [] }, now);
    }
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

  it('has no more turns than fit after a call; only moderators in Discord, and a lower limit, leave it with more', () => {
    always(({ command, before, after, events }) => {
      const most = after.rules.speakersAtOnce;
      const calls = events.some((event) => event.type === 'called' && event.role === 'turn');
      if (command.type === 'seen' || command.type === 'change-rules') return;
      expect(turnsOf(after).length).toBeLessThanOrEqual(
        calls ? most : Math.max(most, before ? turnsOf(before).length : 0),
      );
    });
  });

  it('keeps nothing of anybody whose last word was not yes, and nothing while it is not recorded', () => {
    const words = new Map<string, boolean>();
    let recorded = false;
    always(({ before, after, events }) => {
      if (!before) words.clear();
      for (const event of events) {
        if (event.type === 'recording-started') recorded = true;
        if (['planned', 'recording-stopped', 'ended', 'cancelled'].includes(event.type)) recorded = false;
        if (event.type === 'consent-given') words.set(event.userId, true);
        if (event.type === 'consent-declined' || event.type === 'consent-withdrawn')
          words.set(event.userId, false);
      }
      for (const id of USERS) expect(mayBeKept(after, id)).toBe(recorded && words.get(id) === true);
    });
  });

  it('asks everybody who is up while it is recorded, each once', () => {
    always(({ after, events }) => {
      if (!after.recording) return;
      const up = users(after.speakers).filter((id) => isUp(after, id));
      expect(up.filter((id) => consentOf(after, id) === null)).toEqual([]);
      const asked = events.flatMap((event) => (event.type === 'recording-asked' ? event.userId : []));
      expect(new Set(asked).size).toBe(asked.length);
    });
  });

  it('reminds everybody whom interest alone reminds, and knows each interest once', () => {
    always(({ after }) => {
      const owed = after.interested.filter(({ reminds }) => reminds);
      expect(users(after.reminders)).toEqual(expect.arrayContaining(users(owed)));
      expect(new Set(users(after.interested)).size).toBe(after.interested.length);
    });
  });

  it('loses no hand and changes no order, except of the one whom the command is about', () => {
    always(({ at, command, before, after, events }) => {
      if (!before || after.status !== 'live') return;
      if (['choose-order', 'change-rules', 'clear-hands', 'undo'].includes(command.type)) return;
      const about = new Set(
        events.flatMap((event) =>
          event.type === 'called' || event.type === 'hand-moved' ? event.userId : [],
        ),
      );
      if ('userId' in command) about.add(command.userId);
      if (command.type === 'answer') about.add(command.by);
      const givenUp = (hand: Hand) =>
        command.type === 'tick' && hand.awaySince !== null && hand.awaySince + before.rules.graceMs <= at;
      const others = users(before.hands.filter((hand) => !givenUp(hand))).filter((id) => !about.has(id));
      expect(users(after.hands).filter((id) => others.includes(id))).toEqual(others);
    });
  });

  it('loses nobody who is moved, passed over or not called in time', () => {
    always(({ command, before, after, events }) => {
      if (!before || after.status !== 'live') return;
      const hosting = ['move-hand', 'skip', 'next', 'lock-line', 'choose-order', 'change-rules'];
      if (!hosting.includes(command.type)) return;
      const ended = events.flatMap((event) => (event.type === 'turn-ended' ? event.userId : []));
      const up = (talk: Talk) => users(turnsOf(talk));
      const kept = [...users(before.hands), ...up(before)].filter((id) => !ended.includes(id));
      expect([...users(after.hands), ...up(after)].toSorted()).toEqual(kept.toSorted());
    });
  });

  it('puts the line back as it was when all hands are lowered and that is undone at once', () => {
    always(({ command, before, after, at }) => {
      if (command.type !== 'clear-hands' || !before || after.hands.length > 0 || before.hands.length === 0)
        return;
      const act = after.acts.at(-1)?.event.seq ?? 0;
      const undone = decide(after, { type: 'undo', by: command.by, act }, at);
      let talk = after;
      for (const event of undone.ok ? undone.events : [])
        talk = evolve(talk, { ...event, seq: talk.seq + 1, at });
      expect(users(talk.hands)).toEqual(users(before.hands));
    });
  });

  it('keeps nobody in line, up, or among its hosts who is kept out', () => {
    always(({ after }) => {
      const hosts = [after.hostId, ...after.coHosts];
      expect(new Set(hosts).size).toBe(hosts.length);
      for (const id of after.keptOut) {
        expect(hosts).not.toContain(id);
        expect(placeInLine(after, id)).toBe(0);
        expect(isUp(after, id)).toBe(false);
      }
    });
  });

  it('has one question answered at a time, one vote a person, and few open ones of each', () => {
    always(({ after }) => {
      const count = (id: string) =>
        after.questions.filter(({ userId, status }) => userId === id && ['waiting', 'open'].includes(status));
      expect(after.questions.filter(({ status }) => status === 'now').length).toBeLessThanOrEqual(1);
      for (const { votes, userId } of after.questions) {
        expect(new Set(votes).size).toBe(votes.length);
        expect(votes).not.toContain(userId);
      }
      for (const { userId } of after.questions)
        expect(count(userId).length).toBeLessThanOrEqual(QUESTIONS_EACH + after.acts.length);
    });
  });

  it('calls the first in line who are there', () => {
    always(({ command, before, events }) => {
      if (!before || !['next', 'skip', 'tick'].includes(command.type)) return;
      const called = events.flatMap((event) => (event.type === 'called' ? event.userId : []));
      const lowered = events.flatMap((event) => (event.type === 'hand-lowered' ? [event.userId] : []));
      const there = before.hands.filter((hand) => hand.awaySince === null && !lowered.includes(hand.userId));
      expect(called).toEqual(users(there).slice(0, called.length));
    });
  });

  it('has nothing left to do when time has done its work', () => {
    always(({ at, command, after }) => {
      if (command.type !== 'tick') return;
      expect(dueAt(after) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(at);
    });
  });

  it('puts a hand that is raised last in line where first come is first called, behind it only those that it goes ahead of', () => {
    always(({ command, before, after }) => {
      if (command.type !== 'raise-hand' || !before) return;
      const placed = placeInLine(after, command.userId);
      const inTurn = before.rules.order === 'first-come';
      if (!inTurn || placeInLine(before, command.userId) > 0 || placed === 0) return;
      const behind = after.hands.slice(placed);
      if (behind.length > 0) expect(after.hands[placed - 1]?.ahead).toBe(true);
      expect(behind.filter((hand) => hand.ahead)).toEqual([]);
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
      if (!['next', 'skip', 'tick'].includes(command.type)) return;
      for (const event of events) if (event.type === 'called') expect(away(event.userId)).toBe(false);
    });
  });

  it('has nobody on the stage who left, and keeps their place in line for a while', () => {
    always(({ command, before, after }) => {
      if (command.type !== 'seen' || command.sight !== 'away' || after.status !== 'live') return;
      const { userId } = command;
      expect(users(after.speakers)).not.toContain(userId);
      const hand = after.hands.find((known) => known.userId === userId);
      const up = before && speakerOf(before, userId);
      const wasCalled = up?.step === 'called' && up.role === 'turn';
      expect(hand !== undefined).toBe(wasCalled || (before && placeInLine(before, userId) > 0));
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
