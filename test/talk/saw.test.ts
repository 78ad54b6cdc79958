/** What follows from what Discord shows after a time in which nobody looked. */
import { describe, expect, it } from 'vitest';
import type { Sight } from '../../src/talk/commands.ts';
import { decide } from '../../src/talk/decide.ts';
import type { Recorded, TalkEvent } from '../../src/talk/events.ts';
import { fold } from '../../src/talk/evolve.ts';

const log: TalkEvent[] = [
  {
    type: 'planned',
    talkId: 't',
    guildId: 'g',
    hostId: 'ana',
    topic: 'Maps',
    announceId: 'a',
    stageId: 's',
    startsAt: null,
    zone: null,
  },
  { type: 'opened', by: 'ana', stageId: 's' },
  { type: 'guest-invited', guestId: 'vera', by: 'ana' },
  { type: 'invitation-answered', guestId: 'vera', answer: 'accepted' },
  { type: 'came', userId: 'ana' },
];

const called = (userId: string, role: 'host' | 'guest' | 'turn'): TalkEvent => ({
  type: 'called',
  userId,
  role,
  by: null,
});

const seen = (userId: string, before: Sight | null, ...more: TalkEvent[]): readonly TalkEvent[] => {
  const talk = fold([...log, ...more].map((event, i): Recorded => ({ ...event, seq: i + 1, at: i })));
  const decision = decide(talk, { type: 'seen', userId, sight: 'audience', before, roles: [] }, 100);
  if (!decision.ok) throw new Error(decision.refusal.refused);
  return decision.events;
};

describe('somebody who spoke and is seen in the audience', () => {
  it.each(['host', 'guest'] as const)('is called up again, as %s, when nobody looked meanwhile', (role) => {
    const userId = role === 'host' ? 'ana' : 'vera';
    const speaking: TalkEvent = { type: 'speaking', userId, role };
    expect(seen(userId, null, called(userId, role), speaking)).toEqual([
      { type: 'back-in-audience', userId },
      called(userId, role),
    ]);
  });

  it('is not when they were seen to go there, or had a turn, or had gone there before', () => {
    const speaking: TalkEvent = { type: 'speaking', userId: 'ana', role: 'host' };
    const back: TalkEvent = { type: 'back-in-audience', userId: 'ana' };
    expect(seen('ana', 'speaking', called('ana', 'host'), speaking)).toEqual([back]);
    expect(seen('ana', null, called('ana', 'host'), speaking, back)).toEqual([]);
    const turn: TalkEvent = { type: 'speaking', userId: 'chidi', role: 'turn' };
    expect(seen('chidi', null, called('chidi', 'turn'), turn)).toEqual([
      { type: 'back-in-audience', userId: 'chidi' },
    ]);
  });
});
