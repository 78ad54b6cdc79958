/** What happens in a talk because time passes. Pure: the clock is asked elsewhere. */
import type { TalkEvent } from './events.ts';
import { type Hand, type Speaker, type Talk, turnsOf } from './talk.ts';

/** How long somebody who is called has to accept, in milliseconds. */
export const ACCEPT_WITHIN = 30_000;

/** How long before the end of a turn its speaker is told, in milliseconds; of a short turn half of it. */
const WARN_BEFORE = 30_000;

type Deadline = { readonly at: number; readonly brings: () => TalkEvent[] };

/** When a speaker is told that their turn ends soon; null when it has no end, or they were told. */
const warnAt = ({ endsAt, warned, since, step }: Speaker): number | null =>
  endsAt === null || warned || step !== 'speaking'
    ? null
    : endsAt - Math.min(WARN_BEFORE, Math.floor((endsAt - since) / 2));

const placesLost = ({ hands, rules }: Talk): Deadline[] =>
  hands.flatMap(({ userId, awaySince }) =>
    awaySince === null
      ? []
      : [
          {
            at: awaySince + rules.graceMs,
            brings: (): TalkEvent[] => [{ type: 'hand-lowered', userId, through: 'away' }],
          },
        ],
  );

/** Calls for a turn that are not accepted pass on; host and guests are not hurried. */
const callsPassed = (talk: Talk): Deadline[] =>
  turnsOf(talk)
    .filter((turn) => turn.step === 'called')
    .map(({ userId, since }) => ({
      at: since + ACCEPT_WITHIN,
      brings: () => [{ type: 'call-passed', userId, by: null }],
    }));

const turnsEnding = (talk: Talk): Deadline[] =>
  turnsOf(talk).flatMap((turn): Deadline[] => {
    const { userId, endsAt, step } = turn;
    if (endsAt === null || step !== 'speaking') return [];
    const warn = warnAt(turn);
    const ends: Deadline = { at: endsAt, brings: () => [{ type: 'turn-ended', userId, by: null }] };
    return warn === null ? [ends] : [{ at: warn, brings: () => [{ type: 'turn-warned', userId }] }, ends];
  });

/**
 * What comes of a host who is gone, and when: a co-host who is there takes over; with none, `to` is null, and the talk
 * closes itself. Null while the host is there.
 */
export const withoutHost = (talk: Talk): { to: string | null; at: number } | null => {
  const { hostGoneSince, coHosts, present, rules } = talk;
  if (talk.status !== 'live' || hostGoneSince === null) return null;
  const to = coHosts.find((userId) => present.includes(userId)) ?? null;
  return { to, at: hostGoneSince + (to === null ? rules.hostAwayMs : rules.graceMs) };
};

const hostGone = (talk: Talk): Deadline[] => {
  const gone = withoutHost(talk);
  if (!gone) return [];
  const { at, to } = gone;
  const brings = (): TalkEvent[] =>
    to === null
      ? [{ type: 'ended', reason: 'host-gone', by: null }]
      : [{ type: 'handed-over', from: talk.hostId, to, by: null }];
  return [{ at, brings }];
};

const deadlinesOf = (talk: Talk): Deadline[] =>
  talk.status === 'live'
    ? [...placesLost(talk), ...callsPassed(talk), ...turnsEnding(talk), ...hostGone(talk)]
    : [];

/** The next moment at which time changes a talk, in milliseconds since 1970; null when it never does. */
export const dueAt = (talk: Talk): number | null => {
  const due = deadlinesOf(talk).reduce(
    (earliest, { at }) => Math.min(earliest, at),
    Number.POSITIVE_INFINITY,
  );
  return Number.isFinite(due) ? due : null;
};

/**
 * Who is called in place of those whose calls pass on: the first in line who are there and do not lose their place, as
 * far as there is room.
 */
const calledInstead = (talk: Talk, events: readonly TalkEvent[]): TalkEvent[] => {
  const lost = new Set(events.flatMap((event) => (event.type === 'hand-lowered' ? [event.userId] : [])));
  const passed = events.filter((event) => event.type === 'call-passed').length;
  const ended = events.filter((event) => event.type === 'turn-ended').length;
  const room = talk.rules.speakersAtOnce - (turnsOf(talk).length - passed - ended);
  const calls = Math.max(0, Math.min(passed, room));
  const waits = ({ userId, awaySince }: Hand) => awaySince === null && !lost.has(userId);
  return talk.hands
    .filter(waits)
    .slice(0, calls)
    .map(({ userId }) => ({ type: 'called', userId, role: 'turn', by: null }));
};

/** The events that time brings. */
export const passed = (talk: Talk, now: number): TalkEvent[] => {
  const due = deadlinesOf(talk).filter(({ at }) => at <= now);
  const events = due.flatMap(({ brings }) => brings());
  // A turn that is over needs no warning, and nothing follows the end of the talk.
  const over = new Set(events.flatMap((event) => (event.type === 'turn-ended' ? [event.userId] : [])));
  const ends = events.find((event) => event.type === 'ended');
  if (ends) return [ends];
  const kept = events.filter((event) => event.type !== 'turn-warned' || !over.has(event.userId));
  return [...kept, ...calledInstead(talk, kept)];
};
