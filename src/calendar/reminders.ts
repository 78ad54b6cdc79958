/** When the people who asked are reminded of a scheduled talk, and who is written to at each time. Pure. */
import { DateTime } from 'luxon';
import type { Talk } from '../talk/talk.ts';

/** `soon`: ten minutes ahead; `start`: at the start, for those who asked too late for the first. */
export type ReminderTime = 'soon' | 'start';

/** How long before the start `soon` is, in milliseconds. */
export const SOON = 10 * 60_000;

/** How many people one message mentions: Discord allows 100 ids of a kind in `allowed_mentions`. */
export const MENTIONS_MAX = 100;

const inGroups = (userIds: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(userIds.length / MENTIONS_MAX) }, (_, i) =>
    userIds.slice(i * MENTIONS_MAX, (i + 1) * MENTIONS_MAX),
  );

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
  return inGroups(asked.map((reminder) => reminder.userId));
};

const MINUTE = 60_000;

/** When a talk reminds unless somebody chose otherwise: a day, an hour and ten minutes ahead, and at the start. */
export const OFFSETS: readonly number[] = [24 * 60 * MINUTE, 60 * MINUTE, SOON, 0];

/** Hours of each day, in a person's zone, in which nobody writes to them: minutes since midnight, over it or not. */
export type QuietHours = { readonly from: number; readonly to: number; readonly zone: string };

/** What somebody who asked to be reminded wants. */
export type Wish = {
  readonly userId: string;
  readonly askedAt: number;
  /** How long before the start, in milliseconds; null for what the talk has. */
  readonly offsets: readonly number[] | null;
  readonly quiet: QuietHours | null;
};

/** What of a talk its reminders depend on; instants in milliseconds since 1970. */
export type RemindedTalk = {
  readonly startsAt: number;
  /** When it got this start. */
  readonly plannedAt: number;
  /** When it is over, by its length or because it has ended. */
  readonly overAt: number;
  readonly offsets: readonly number[];
};

/** One reminder of one person. */
export type PersonalReminder = { readonly userId: string; readonly offset: number };

/** Why a reminder is not sent: the talk is over, a later one says more, or it would fall in quiet hours. */
export type DropReason = 'over' | 'overtaken' | 'quiet';

export type Reminding = {
  /** To send now: each in as many groups as messages are needed. */
  readonly send: readonly {
    readonly offset: number;
    readonly started: boolean;
    readonly groups: string[][];
  }[];
  /** Never to be sent. */
  readonly drop: readonly (PersonalReminder & { readonly why: DropReason })[];
  /** When something is due next; null when nothing is. */
  readonly next: number | null;
};

/** When a person's quiet hours that hold at an instant are over; that instant itself when none do. */
export const quietUntil = (at: number, quiet: QuietHours | null): number => {
  if (!quiet || quiet.from === quiet.to) return at;
  const here = DateTime.fromMillis(at, { zone: quiet.zone });
  const minute = here.hour * 60 + here.minute;
  const overnight = quiet.from > quiet.to;
  const holds = overnight
    ? minute >= quiet.from || minute < quiet.to
    : minute >= quiet.from && minute < quiet.to;
  if (!holds) return at;
  const day = here.startOf('day').plus({ days: overnight && minute >= quiet.from ? 1 : 0 });
  const end = day.set({ hour: Math.floor(quiet.to / 60), minute: quiet.to % 60 }).toMillis();
  // In an hour that happens twice the end may have been in the first of the two.
  return Math.max(at, end);
};

/** When each reminder of a person is due, the earliest first: none from before they asked or the talk was planned. */
const dueOf = (talk: RemindedTalk, { askedAt, offsets }: Wish): { offset: number; at: number }[] =>
  [...new Set(offsets ?? talk.offsets)]
    .map((offset) => ({ offset, at: talk.startsAt - offset }))
    .filter(({ at }) => at >= Math.max(askedAt, talk.plannedAt))
    .sort((a, b) => a.at - b.at);

/**
 * What is to be sent now, and what never is.
 *
 * Nothing is sent before its time. Of several that a person missed, as when the bot was down, the last is sent. One that
 * falls in quiet hours waits for their end, or is dropped when the talk has started by then. A talk that is over reminds
 * nobody.
 *
 * @param wishes of those who want to be reminded now; who has opted out is not among them
 * @param isDone whether a reminder was sent or dropped before
 */
export const remind = (
  talk: RemindedTalk,
  wishes: readonly Wish[],
  isDone: (reminder: PersonalReminder) => boolean,
  now: number,
): Reminding => {
  const send: PersonalReminder[] = [];
  const drop: (PersonalReminder & { why: DropReason })[] = [];
  let next = Number.POSITIVE_INFINITY;
  for (const wish of wishes) {
    const { userId, quiet } = wish;
    const all = dueOf(talk, wish);
    const past = all.filter(({ at }) => at <= now);
    const last = past.at(-1)?.offset;
    next = Math.min(next, all[past.length]?.at ?? next);
    for (const { offset } of past) {
      if (isDone({ userId, offset })) continue;
      const free = quietUntil(now, quiet);
      if (now >= talk.overAt) drop.push({ userId, offset, why: 'over' });
      else if (offset !== last) drop.push({ userId, offset, why: 'overtaken' });
      else if (free === now) send.push({ userId, offset });
      else if (free > talk.startsAt) drop.push({ userId, offset, why: 'quiet' });
      else next = Math.min(next, free);
    }
  }
  return {
    send: [...Map.groupBy(send, ({ offset }) => offset)].map(([offset, people]) => ({
      offset,
      started: now >= talk.startsAt,
      groups: inGroups(people.map(({ userId }) => userId)),
    })),
    drop,
    next: Number.isFinite(next) ? next : null,
  };
};
