/** What a talk came to, read from its log: who spoke when, how many listened. Pure. */
import type { Recorded } from './events.ts';
import { evolve } from './evolve.ts';
import type { SpeakerRole, Talk } from './talk.ts';

/** A stretch of time in which somebody spoke. All times are milliseconds since 1970. */
export type Span = {
  readonly userId: string;
  readonly role: SpeakerRole;
  readonly from: number;
  readonly to: number;
};

/** A stretch of time in which somebody is recorded to have been there. */
export type Visit = { readonly userId: string; readonly from: number; readonly to: number };

/** How many were in the audience from a moment on. */
export type Count = { readonly at: number; readonly count: number };

export type Voice = { readonly userId: string; readonly ms: number; readonly spans: readonly Span[] };

export type Summary = {
  readonly from: number;
  readonly to: number;
  /** Who spoke, in the order in which they first did. */
  readonly voices: readonly Voice[];
  readonly visits: readonly Visit[];
  readonly audience: readonly Count[];
  /** How many were in the audience for half of the time or longer. */
  readonly median: number;
  /** How often a hand was raised. */
  readonly hands: number;
};

/** Follows who is in some state through the log, and gives each stretch of it. */
const stretches = <T extends { userId: string }>(present: (talk: Talk) => readonly T[]) => {
  const open = new Map<string, { what: T; from: number }>();
  const closed: { what: T; from: number; to: number }[] = [];
  const close = (userId: string, at: number): void => {
    const begun = open.get(userId);
    open.delete(userId);
    if (begun && at > begun.from) closed.push({ ...begun, to: at });
  };
  return {
    step: (talk: Talk, at: number): void => {
      const now = new Map(present(talk).map((what) => [what.userId, what]));
      for (const userId of [...open.keys()]) if (!now.has(userId)) close(userId, at);
      for (const [userId, what] of now) if (!open.has(userId)) open.set(userId, { what, from: at });
    },
    end: (at: number) => {
      for (const userId of [...open.keys()]) close(userId, at);
      return closed.toSorted((a, b) => a.from - b.from);
    },
  };
};

/** The count that was reached or exceeded for half of the time between the first and `to`. */
const medianOf = (audience: readonly Count[], to: number): number => {
  const lasting = audience
    .map(({ at, count }, i) => ({ count, ms: (audience[i + 1]?.at ?? to) - at }))
    .toSorted((a, b) => a.count - b.count);
  const half = lasting.reduce((sum, { ms }) => sum + ms, 0) / 2;
  let passed = 0;
  for (const { count, ms } of lasting) {
    passed += ms;
    if (passed >= half) return count;
  }
  return 0;
};

const voicesOf = (spans: readonly Span[]): readonly Voice[] =>
  [...Map.groupBy(spans, ({ userId }) => userId)].map(([userId, own]) => ({
    userId,
    ms: own.reduce((sum, { from, to }) => sum + to - from, 0),
    spans: own,
  }));

/**
 * Sums up a talk that was opened.
 *
 * @param log all of its events
 * @param now until when it is summed up while it is live
 * @returns null for a talk that was never opened
 */
export const summaryOf = (log: readonly Recorded[], now: number): Summary | null => {
  const speaking = stretches((talk) => talk.speakers.filter(({ step }) => step === 'speaking'));
  const there = stretches((talk) => talk.present.map((userId) => ({ userId })));
  const audience: Count[] = [];
  let talk: Talk | null = null;
  let hands = 0;
  for (const event of log) {
    talk = evolve(talk, event);
    speaking.step(talk, event.at);
    there.step(talk, event.at);
    if (event.type === 'opened') audience.push({ at: event.at, count: 0 });
    if (event.type === 'listening') audience.push({ at: event.at, count: event.count });
    if (event.type === 'hand-raised') hands += 1;
  }
  if (talk === null || talk.openedAt === null) return null;
  const to = talk.endedAt ?? now;
  return {
    from: talk.openedAt,
    to,
    voices: voicesOf(
      speaking
        .end(to)
        .map(({ what: { userId, role }, from, to: until }) => ({ userId, role, from, to: until })),
    ),
    visits: there.end(to).map(({ what: { userId }, from, to: until }) => ({ userId, from, to: until })),
    audience,
    median: medianOf(audience, to),
    hands,
  };
};
