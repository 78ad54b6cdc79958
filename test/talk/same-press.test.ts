/** Presses that are one wish: two hosts at once, or a finger twice, do what one press does. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/talk/commands.ts';
import { decide } from '../../src/talk/decide.ts';
import { evolve } from '../../src/talk/evolve.ts';
import { speakerOf, type Talk } from '../../src/talk/talk.ts';

const by = { id: 'ana', moderator: false };
const mo = { id: 'mo', moderator: true };
const TURN = 120_000;
const plan = { talkId: 't', guildId: 'g', topic: 'Maps', announceId: 'a', stageId: 'stage' };

type Moment = readonly [at: number, command: Command];

/** The talk after these commands, each at its time. */
const having = (talk: Talk | null, ...moments: readonly Moment[]): Talk =>
  moments.reduce<Talk | null>((before, [at, command]) => {
    const decision = decide(before, command, at);
    if (!decision.ok) throw new Error(decision.refusal.refused);
    return decision.events.reduce<Talk | null>(
      (known, event) => evolve(known, { ...event, seq: (known?.seq ?? 0) + 1, at }),
      before,
    );
  }, talk) as Talk;

const raise = (userId: string): Moment => [0, { type: 'raise-hand', userId, where: 'stage', roles: [] }];
const rules = { turnMs: TURN };
const line = having(null, [0, { type: 'open-new', by, ...plan, rules }], ...['b', 'c', 'd', 'e'].map(raise));
const called = having(line, [0, { type: 'next', by }]);
const speaks: Command = { type: 'seen', userId: 'b', sight: 'speaking', before: 'invited', roles: [] };
const speaking = having(called, [0, speaks]);

const inLine = ({ hands }: Talk) => hands.map(({ userId }) => userId).join('');
const skip = { type: 'skip', by } as const;
const skipOfMo = { type: 'skip', by: mo } as const;

describe('“Skip”', () => {
  const calledIn = (talk: Talk) => talk.speakers.find(({ step }) => step === 'called')?.userId;

  it.each([
    [1_999, 'c', 'deb'],
    [2_000, 'd', 'ebc'],
  ])('with %i ms between, while somebody is called', (between, now, expected) => {
    const talk = having(called, [9_000, skip], [9_000 + between, skipOfMo]);
    expect([calledIn(talk), inLine(talk)]).toEqual([now, expected]);
  });

  it.each([
    [1_999, 'dec'],
    [2_000, 'ecd'],
  ])('with %i ms between, while nobody is called', (between, expected) => {
    expect(inLine(having(speaking, [9_000, skip], [9_000 + between, skipOfMo]))).toBe(expected);
  });

  it('right after “Call next” passes over whom that called', () => {
    const talk = having(line, [9_000, { type: 'next', by }], [9_500, skip]);
    expect(inLine(talk)).toBe('deb');
  });

  it('counts again once it was taken back', () => {
    const skipped = having(speaking, [9_000, skip]);
    const act = skipped.acts.at(-1)?.event.seq ?? 0;
    expect(inLine(having(skipped, [9_500, { type: 'undo', by, act }], [9_800, skip]))).toBe('dec');
  });
});

describe('“One more minute”', () => {
  it.each([
    [1_999, 60_000],
    [2_000, 120_000],
  ])('with %i ms between gives %i ms', (between, given) => {
    const more = (actor: typeof by): Command => ({ type: 'more-time', by: actor, userId: 'b' });
    const talk = having(speaking, [9_000, more(by)], [9_000 + between, more(mo)]);
    expect(speakerOf(talk, 'b')?.endsAt).toBe(TURN + given);
  });
});

it('calls up no bot', () => {
  const command: Command = { type: 'call', by, userId: 'robot', isBot: true, where: 'stage' };
  expect(decide(line, command, 0)).toEqual({ ok: false, refusal: { refused: 'bot-cannot-speak' } });
});
