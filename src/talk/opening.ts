/** What happens when the time of a planned talk has come: it opens by itself, or its host is asked to, once more, and then it is called off. Pure. */
import type { Command } from './commands.ts';
import type { TalkEvent } from './events.ts';
import type { Talk } from './talk.ts';

/** When a planned talk is called off unless somebody opens it, in milliseconds since 1970; null for one without a date. */
export const unopenedUntil = ({ startsAt, opening, rules }: Talk): number | null =>
  startsAt === null ? null : (opening?.askedAt ?? startsAt) + rules.unopenedMs;

/** When a planned talk has to be opened, or asked for, or called off, next; null for one that is not planned, or has no date. */
export const openingDueAt = (talk: Talk): number | null => {
  const { status, startsAt, opening, rules } = talk;
  const until = unopenedUntil(talk);
  if (status !== 'scheduled' || startsAt === null || until === null) return null;
  if (opening === null) return startsAt;
  return opening.nudgedAt === null ? Math.min(opening.askedAt + rules.nudgeMs, until) : until;
};

/**
 * The events that the time of a planned talk brings. The host is given their time from when they were asked; of a talk
 * whose time passed long before anybody could ask, as when the bot was down, nothing is left but to call it off.
 *
 * @param place where it opens, and what keeps it from that
 */
export const opensNow = (
  talk: Talk,
  { stageId, hindrance }: Command & { type: 'time-to-open' },
  now: number,
): TalkEvent[] => {
  const due = openingDueAt(talk);
  const until = unopenedUntil(talk);
  if (due === null || until === null || now < due) return [];
  if (now >= until) return [{ type: 'cancelled', by: null, reason: 'unopened' }];
  if (talk.opening) return [{ type: 'open-nudged' }];
  if (!talk.rules.opensItself) return [{ type: 'open-asked' }];
  return hindrance === null
    ? [{ type: 'opened', by: null, stageId, itself: true }]
    : [{ type: 'open-asked', why: hindrance }];
};
