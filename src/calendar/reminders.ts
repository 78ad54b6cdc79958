/** When the people who asked are reminded of a scheduled talk, and who is written to at each time. Pure. */
import type { Talk } from '../talk/talk.ts';

/** `soon`: ten minutes ahead; `start`: at the start, for those who asked too late for the first. */
export type ReminderTime = 'soon' | 'start';

/** How long before the start `soon` is, in milliseconds. */
export const SOON = 10 * 60_000;

/** How many people one message mentions: Discord allows 100 ids of a kind in `allowed_mentions`. */
export const MENTIONS_MAX = 100;

/**
 * The times at which a talk whose start was set at `now` reminds, in milliseconds since 1970. Whoever asked while it was
 * to be later is reminded at once, when it has come so near.
 */
export const reminderTimes = (startsAt: number, now: number): { time: ReminderTime; at: number }[] => [
  { time: 'soon', at: Math.max(now, startsAt - SOON) },
  { time: 'start', at: startsAt },
];

/** The people that a reminder is for, in the order in which they asked, in groups that one message can mention. */
export const whoToRemind = ({ reminders, startsAt }: Talk, time: ReminderTime): string[][] => {
  if (startsAt === null) return [];
  const asked = reminders.filter((reminder) => reminder.askedAt <= startsAt - SOON === (time === 'soon'));
  const users = asked.map((reminder) => reminder.userId);
  return Array.from({ length: Math.ceil(users.length / MENTIONS_MAX) }, (_, i) =>
    users.slice(i * MENTIONS_MAX, (i + 1) * MENTIONS_MAX),
  );
};
