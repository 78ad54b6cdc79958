/** The rules about guests that take time to show: reminding them, what expires, and logs of before these rules. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../src/talk/commands.ts';
import { decide } from '../../src/talk/decide.ts';
import { GUEST_REMINDER_GAP } from '../../src/talk/decide-guests.ts';
import type { Recorded } from '../../src/talk/events.ts';
import { evolve, fold } from '../../src/talk/evolve.ts';
import { invitationOf, isGuest, type Talk } from '../../src/talk/talk.ts';

const by = { id: 'host', moderator: false };
const plan = { talkId: 't', guildId: 'g', by, topic: 'Maps', announceId: 'a', stageId: 's' };

/** The talk after a command; or the reason why it is refused. */
const ask = (talk: Talk | null, command: Command, at: number): Talk | string => {
  const decision = decide(talk, command, at);
  if (!decision.ok) return decision.refusal.refused;
  return decision.events.reduce<Talk | null>(
    (after, event) => evolve(after, { ...event, seq: (after?.seq ?? 0) + 1, at }),
    talk,
  ) as Talk;
};

const did = (talk: Talk | null, command: Command, at: number): Talk => {
  const after = ask(talk, command, at);
  if (typeof after === 'string') throw new Error(after);
  return after;
};

const START = 1_000_000_000;
const planned = did(null, { type: 'schedule', startsAt: START, zone: 'UTC', ...plan }, 0);
const invited = did(planned, { type: 'invite', by, guestId: 'vera', message: '  ' }, 0);
const vera = { by: 'vera', invitation: 'vera' };

describe('a reminder of a guest', () => {
  it('comes three times at the most, an hour apart', () => {
    const remind: Command = { type: 'remind-guest', by, invitation: 'vera' };
    const once = did(invited, remind, 0);
    expect(ask(once, remind, GUEST_REMINDER_GAP - 1)).toBe('guest-reminded-lately');
    const twice = did(once, remind, GUEST_REMINDER_GAP);
    const thrice = did(twice, remind, 2 * GUEST_REMINDER_GAP);
    expect(ask(thrice, remind, 9 * GUEST_REMINDER_GAP)).toBe('guest-reminded-enough');
  });

  it.each([
    ['accepted', 'guest-has-answered'],
    ['declined', 'guest-has-answered'],
    ['maybe', 'object'],
  ] as const)('of one who has %s: %s', (answer, expected) => {
    const answered = did(invited, { type: 'answer', ...vera, answer, words: null, where: null }, 1);
    const after = ask(answered, { type: 'remind-guest', by, invitation: 'vera' }, 2);
    expect(typeof after === 'string' ? after : typeof after).toBe(expected);
  });
});

describe('another time', () => {
  const time = { startsAt: START + 5, zone: 'UTC' };
  const proposed = did(invited, { type: 'propose-time', ...vera, ...time }, 1);

  it('that the host takes moves the talk, and the guest has accepted', () => {
    const taken = did(proposed, { type: 'take-time', by, invitation: 'vera', startsAt: START + 5 }, 2);
    expect(taken).toMatchObject({ startsAt: START + 5, zone: 'UTC', movedAt: 2 });
    expect(isGuest(taken, 'vera')).toBe(true);
  });

  it('is nothing to take once the guest answers otherwise, or the talk is open', () => {
    const take: Command = { type: 'take-time', by, invitation: 'vera', startsAt: START + 5 };
    const answered = did(
      proposed,
      { type: 'answer', ...vera, answer: 'declined', words: null, where: null },
      2,
    );
    expect(ask(answered, take, 3)).toBe('proposal-changed');
    const live = did(proposed, { type: 'open', by, stageId: 's' }, 2);
    expect(ask(live, take, 3)).toBe('not-scheduled');
    expect(ask(live, { type: 'propose-time', ...vera, ...time }, 3)).toBe('not-scheduled');
  });

  it('has to be still to come, and is taken only while it is', () => {
    expect(ask(invited, { type: 'propose-time', ...vera, startsAt: 1, zone: 'UTC' }, 1)).toBe('date-past');
    const late: Command = { type: 'take-time', by, invitation: 'vera', startsAt: START + 5 };
    expect(ask(proposed, late, START + 5)).toBe('date-past');
  });
});

it('expires with the talk what was asked, seen or proposed; an answer stays', () => {
  const others = ['b', 'c', 'd'].reduce(
    (talk, guestId) => did(talk, { type: 'invite', by, guestId, message: null }, 1),
    invited,
  );
  const seen = did(others, { type: 'see-invitation', by: 'b', invitation: 'b' }, 2);
  const maybe = did(
    seen,
    { type: 'answer', by: 'c', invitation: 'c', answer: 'maybe', words: null, where: null },
    3,
  );
  const gone = did(maybe, { type: 'withdraw-invitation', by, invitation: 'd' }, 3);
  const over = did(gone, { type: 'cancel', by }, 4);
  expect(over.invitations.map(({ guestId, status }) => `${guestId} ${status}`)).toEqual([
    'vera expired',
    'b expired',
    'c maybe',
    'd withdrawn',
  ]);
});

it('keeps the withdrawn invitation apart from the next one of the same guest', () => {
  const gone = did(invited, { type: 'withdraw-invitation', by, invitation: 'vera' }, 1);
  const again = did(gone, { type: 'invite', by, guestId: 'vera', message: 'Please?' }, 2);
  expect(again.invitations.map(({ id, status }) => [id, status])).toEqual([
    ['vera', 'withdrawn'],
    ['vera-4', 'asked'],
  ]);
  const yes = { type: 'answer', by: 'vera', answer: 'accepted', words: null, where: null } as const;
  expect(ask(again, { ...yes, invitation: 'vera' }, 3)).toBe('invitation-withdrawn');
  expect(isGuest(did(again, { ...yes, invitation: 'vera-4' }, 3), 'vera')).toBe(true);
});

it('folds a log that was written before invitations had messages', () => {
  const log: Recorded[] = [
    {
      type: 'planned',
      ...{ talkId: 't', guildId: 'g', hostId: 'host', topic: 'Maps', announceId: 'a', stageId: 's' },
      ...{ startsAt: START, zone: 'UTC', seq: 1, at: 0 },
    },
    { type: 'guest-invited', guestId: 'vera', by: 'host', seq: 2, at: 1 },
    { type: 'invitation-answered', guestId: 'vera', answer: 'accepted', seq: 3, at: 2 },
  ];
  const talk = fold(log);
  expect(talk && invitationOf(talk, 'vera')).toEqual({
    id: 'vera',
    guestId: 'vera',
    outside: null,
    invitedBy: 'host',
    status: 'accepted',
    askedAt: 1,
    answeredAt: 2,
    message: null,
    words: null,
    proposal: null,
    remindedAt: [],
  });
});
