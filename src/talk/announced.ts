/** What of a talk is told by voice on its stage. Pure. */
import type { Recorded } from './events.ts';
import type { Talk } from './talk.ts';

/** What can be announced; a server can switch each off. */
export const ANNOUNCED = [
  'opened',
  'next',
  'minute-left',
  'time-up',
  'recording-started',
  'recording-stopped',
  'ended',
] as const;

export type Announced = (typeof ANNOUNCED)[number];

export type Announcement = {
  readonly kind: Announced;
  /** Whom it names; null for nobody. */
  readonly userId: string | null;
  /** When it happened, in milliseconds since 1970. */
  readonly at: number;
};

const MINUTE = 60_000;

/** What is announced of an event; null for nothing. */
export const announced = (event: Recorded): Announcement | null => {
  const about = (kind: Announced, userId: string | null = null) => ({ kind, userId, at: event.at });
  switch (event.type) {
    case 'opened':
    case 'recording-started':
    case 'recording-stopped':
    case 'ended':
      return about(event.type);
    case 'called':
      return event.role === 'turn' ? about('next', event.userId) : null;
    case 'turn-ended':
      return event.by === null ? about('time-up') : null;
    default:
      return null;
  }
};

/**
 * When speakers have a minute left: that of turns of two minutes or more, for a shorter one has hardly begun by then.
 * `from` and `endsAt` tell one such moment from the next, as when a turn is made longer.
 */
export const minutesLeft = (talk: Talk): readonly { key: string; at: number }[] =>
  talk.speakers.flatMap(({ role, step, since, from, endsAt }) =>
    role === 'turn' && step === 'speaking' && endsAt !== null && endsAt - since >= 2 * MINUTE
      ? [{ key: `${from} ${endsAt}`, at: endsAt - MINUTE }]
      : [],
  );
