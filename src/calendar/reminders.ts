/** When the people who asked are reminded of a scheduled talk, and who is written to at each time. Pure. */
import { DateTime } from 'luxon';
import type { Recorded } from '../talk/events.ts';
import { unopenedUntil } from '../talk/opening.ts';
import type { AddedTime, Talk } from '../talk/talk.ts';

/** How many people one message mentions: Discord allows 100 ids of a kind in `allowed_mentions`. */
export const MENTIONS_MAX = 100;

/** People in groups of at most so many; as many as one message mentions, unless told. */
export const inGroups = <T>(people: readonly T[], most = MENTIONS_MAX): T[][] =>
  Array.from({ length: Math.ceil(people.length / most) }, (_, i) => people.slice(i * most, (i + 1) * most));

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
  /** When it was opened: what was due later is due then. Null while it is not. */
  readonly openedAt: number | null;
  /** When it is over, by its length or because it has ended. */
  readonly overAt: number;
  readonly offsets: readonly number[];
  readonly addedTimes: readonly AddedTime[];
};

/** One reminder of one person. */
export type PersonalReminder = { readonly userId: string; readonly offset: number };

/** Why a reminder is not sent: the talk is over, a later one says more, or it would fall in quiet hours. */
export type DropReason = 'over' | 'overtaken' | 'quiet';

export type Reminding = {
  /** To send now, the longest ahead first. */
  readonly send: readonly {
    readonly offset: number;
    readonly started: boolean;
    readonly userIds: readonly string[];
  }[];
  /** Never to be sent. */
  readonly drop: readonly (PersonalReminder & { readonly why: DropReason })[];
  /** When something is due next; null when nothing is. */
  readonly next: number | null;
};

/** What the reminders of a talk depend on; null for one that has no date. */
export const remindedTalk = (talk: Talk): RemindedTalk | null => {
  const { startsAt, movedAt, openedAt, endedAt, status } = talk;
  const until = unopenedUntil(talk);
  if (startsAt === null || until === null) return null;
  return {
    startsAt,
    plannedAt: movedAt ?? talk.plannedAt,
    openedAt,
    overAt: endedAt ?? (status === 'live' ? Number.POSITIVE_INFINITY : until),
    offsets: talk.rules.remindBefore,
    addedTimes: talk.addedTimes,
  };
};

/** The most options of a select. Source: Discord, string select. */
const OPTIONS_MOST = 25;

/** The times ahead of which somebody can choose, the longest first: those of the talk, and those that they have chosen. */
export const timesFor = (
  { rules, reminders }: Pick<Talk, 'rules' | 'reminders'>,
  userId: string,
): number[] => {
  const { offsets } = reminders.find((reminder) => reminder.userId === userId) ?? {};
  return [...new Set([...rules.remindBefore, ...(offsets ?? [])])]
    .slice(0, OPTIONS_MOST)
    .sort((a, b) => b - a);
};

/** After these a talk reminds at other times. */
const SETS_TIMES: ReadonlySet<Recorded['type']> = new Set(['planned', 'moved', 'remind-times-chosen']);

/** All times at which a talk reminds anybody: its own, and those that people chose while it still had them. */
export const remindTimes = ({ rules, reminders }: Pick<Talk, 'rules' | 'reminders'>): ReadonlySet<number> =>
  new Set([...rules.remindBefore, ...reminders.flatMap(({ offsets }) => offsets ?? [])]);

/** When a talk has to be looked at because of what happened to it, in milliseconds since 1970. */
export const wakeUps = (talk: Talk, events: readonly Recorded[]): readonly number[] => {
  const { startsAt, openedAt } = talk;
  if (startsAt === null) return [];
  if (openedAt !== null && events.some(({ type }) => type === 'opened')) return [openedAt];
  const set = events.findLast(({ type }) => SETS_TIMES.has(type));
  return set ? [...remindTimes(talk)].map((offset) => startsAt - offset).filter((at) => at >= set.at) : [];
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

/**
 * When each reminder of a person is due, the earliest first: none from before they asked, or the talk was planned or got
 * that time.
 */
const dueOf = (talk: RemindedTalk, { askedAt, offsets }: Wish): { offset: number; at: number }[] =>
  [...new Set(offsets ?? talk.offsets)]
    .sort((a, b) => b - a)
    .map((offset) => ({ offset, at: talk.startsAt - offset }))
    .filter(({ offset, at }) => {
      const added = talk.addedTimes.find((one) => one.offset === offset);
      return at >= Math.max(askedAt, talk.plannedAt, added?.since ?? askedAt);
    })
    .map(({ offset, at }) => ({ offset, at: Math.min(at, talk.openedAt ?? at) }));

/**
 * What is to be sent now, and what never is.
 *
 * Nothing is sent before its time, unless the talk itself has begun before. Of several that a person missed, as when the bot was down, the last is sent. One that
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
  const begins = Math.min(talk.startsAt, talk.openedAt ?? talk.startsAt);
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
      else if (free > begins) drop.push({ userId, offset, why: 'quiet' });
      else next = Math.min(next, free);
    }
  }
  return {
    send: [...Map.groupBy(send, ({ offset }) => offset)].map(([offset, people]) => ({
      offset,
      started: now >= begins,
      userIds: people.map(({ userId }) => userId),
    })),
    drop,
    next: Number.isFinite(next) ? next : null,
  };
};
