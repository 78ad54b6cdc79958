/** The rules about who is reminded, and when: asking, choosing, stopping, and logs from before anybody could choose. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/talk/commands.ts';
import { decide } from '../../src/talk/decide.ts';
import type { Recorded, TalkEvent } from '../../src/talk/events.ts';
import { fold } from '../../src/talk/evolve.ts';
import type { Talk } from '../../src/talk/talk.ts';

const events: TalkEvent[] = [
  {
    type: 'planned',
    talkId: 'talk',
    guildId: 'guild',
    hostId: 'ana',
    topic: 'Maps',
    announceId: 'news',
    stageId: null,
    startsAt: 10_000,
    zone: 'UTC',
  },
];

const talkAfter = (...more: TalkEvent[]): Talk => {
  const log = [...events, ...more].map((event, i): Recorded => ({ ...event, seq: i + 1, at: i * 100 }));
  const talk = fold(log);
  if (!talk) throw new Error('nothing was planned');
  return talk;
};

const opened: TalkEvent = { type: 'opened', by: 'ana', stageId: null };
const asked: TalkEvent = { type: 'reminder-asked', userId: 'ben' };
const chose: TalkEvent = { type: 'reminder-asked', userId: 'ben', offsets: [600, 0] };
const choose = (offsets: number[] | null): Command => ({ type: 'choose-reminders', userId: 'ben', offsets });
const ask: Command = { type: 'remind-me', userId: 'ben' };
const stop: Command = { type: 'stop-reminding', userId: 'ben' };

const outcome = (talk: Talk, command: Command) => {
  const decision = decide(talk, command, 1_000);
  return decision.ok ? decision.events : decision.refusal.refused;
};

describe('a reminder', () => {
  it.each<[string, Talk, Command, readonly TalkEvent[] | string]>([
    ['is asked for once', talkAfter(), ask, [asked]],
    ['asked for again changes nothing, not even a choice', talkAfter(chose), ask, []],
    ['comes when it is chosen', talkAfter(asked), choose([600, 0]), [chose]],
    ['can be chosen by who did not ask', talkAfter(), choose([600, 0]), [chose]],
    ['chosen again, in any order, changes nothing', talkAfter(chose), choose([0, 600]), []],
    ['can be all of them again', talkAfter(chose), choose(null), [asked]],
    ['can be stopped', talkAfter(chose), stop, [{ type: 'reminder-dropped', userId: 'ben' }]],
    ['that nobody wanted needs no stopping', talkAfter(), stop, []],
    ['is not promised in a live talk', talkAfter(opened), ask, 'not-scheduled'],
    [
      'can be stopped in a live talk',
      talkAfter(asked, opened),
      stop,
      [{ type: 'reminder-dropped', userId: 'ben' }],
    ],
    [
      'is nothing to stop when the talk is over',
      talkAfter(asked, { type: 'cancelled', by: 'ana' }),
      stop,
      'over',
    ],
  ])('%s', (_, talk, command, wanted) => {
    expect(outcome(talk, command)).toEqual(wanted);
  });

  it('of an old log is wanted whenever the talk reminds', () => {
    expect(talkAfter(asked).reminders).toEqual([
      { userId: 'ben', askedAt: 100, offsets: null, every: false },
    ]);
    expect(talkAfter(asked, chose).reminders).toEqual([
      { userId: 'ben', askedAt: 200, offsets: [600, 0], every: false },
    ]);
  });
});
