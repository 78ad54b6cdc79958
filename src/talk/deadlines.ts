/** What happens in a talk because time passes. Pure: the clock is asked elsewhere. */
import type { TalkEvent } from './events.ts';
import { currentTurn, type Hand, nextInLine, type Speaker, type Talk } from './talk.ts';

/** How long somebody who is called has to accept, in milliseconds. */
export const ACCEPT_WITHIN = 30_000;

/** How long the place in line of somebody who left the stage is kept, in milliseconds. */
export const PLACE_KEPT_FOR = 60_000;

/** The call for a turn that runs out; host and guests are not hurried. */
const openCall = (talk: Talk): Speaker | undefined => {
  const turn = currentTurn(talk);
  return turn?.step === 'called' ? turn : undefined;
};

const lostAt = (hand: Hand): number =>
  hand.awaySince === null ? Number.POSITIVE_INFINITY : hand.awaySince + PLACE_KEPT_FOR;

/** The next moment at which time changes a talk, in milliseconds since 1970; null when it never does. */
export const dueAt = (talk: Talk): number | null => {
  if (talk.status !== 'live') return null;
  const call = openCall(talk);
  const runsOut = call ? call.since + ACCEPT_WITHIN : Number.POSITIVE_INFINITY;
  const due = talk.hands.reduce((earliest, hand) => Math.min(earliest, lostAt(hand)), runsOut);
  return Number.isFinite(due) ? due : null;
};

/** The events that time brings: places of people who stayed away are lost, and a call that was not accepted passes on. */
export const passed = (talk: Talk, now: number): TalkEvent[] => {
  if (talk.status !== 'live') return [];
  const lost = talk.hands.filter((hand) => lostAt(hand) <= now);
  const lowered = lost.map(({ userId }): TalkEvent => ({ type: 'hand-lowered', userId, through: 'away' }));
  const call = openCall(talk);
  if (!call || call.since + ACCEPT_WITHIN > now) return lowered;
  const next = nextInLine(talk);
  return [
    ...lowered,
    { type: 'call-passed', userId: call.userId, by: null },
    ...(next ? [{ type: 'called', userId: next.userId, role: 'turn', by: null } satisfies TalkEvent] : []),
  ];
};
