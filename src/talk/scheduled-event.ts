/** The event that Discord lists for a planned talk: what it should show, and what follows from what it shows. Pure. */
import type { Command } from './commands.ts';
import type { TalkEvent } from './events.ts';
import { type Decided, happens } from './refuse.ts';
import type { Listing, Talk } from './talk.ts';

/** Longest name of an event, in UTF-16 code units. Source: Discord, guild scheduled event `name`. */
const NAME_MAX = 100;

/** The topic as far as the name of an event holds it. */
const nameOf = (topic: string): string =>
  topic
    .slice(0, NAME_MAX)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();

const inSeconds = (ms: number): number => Math.floor(ms / 1000) * 1000;

const endOf = ({ endsAt = null }: { endsAt?: number | null }): number | null => endsAt;

/** What the event of a talk should show; null for a talk that has none: without a date, without a stage, or not planned. */
export const listingOf = ({ status, topic, startsAt, length, stageId }: Talk): Listing | null =>
  status !== 'scheduled' || startsAt === null || stageId === null
    ? null
    : {
        name: nameOf(topic),
        startsAt: inSeconds(startsAt),
        ...(length === null ? {} : { endsAt: inSeconds(startsAt + length) }),
        stageId,
      };

export const sameListing = (one: Listing, other: Listing): boolean =>
  one.name === other.name &&
  one.startsAt === other.startsAt &&
  endOf(one) === endOf(other) &&
  one.stageId === other.stageId;

/**
 * What somebody changed in Discord's own dialog is what differs from what the event showed when it was in step. What was
 * changed in the talk meanwhile stays as it is there: it was acknowledged. What a talk can't be is not taken either.
 */
const edited = (talk: Talk, { eventId, seen }: Command & { type: 'event-edited' }, now: number): Decided => {
  const wanted = listingOf(talk);
  if (wanted === null || talk.event?.id !== eventId) return happens();
  const { shows } = talk.event;
  const isNew = (field: keyof Listing) => wanted[field] === shows[field] && seen[field] !== shows[field];
  const changes: TalkEvent[] = [];
  const taken: { -readonly [F in keyof Listing]: Listing[F] } = { ...shows };
  if (isNew('name') && seen.name.trim() !== '') {
    changes.push({ type: 'renamed', topic: seen.name.trim(), by: null });
    taken.name = seen.name.trim();
  }
  if (isNew('startsAt') && seen.startsAt > now) {
    changes.push({ type: 'moved', startsAt: seen.startsAt, zone: talk.zone ?? 'UTC', by: null });
    taken.startsAt = seen.startsAt;
  }
  const length = endOf(seen) === null ? null : (endOf(seen) ?? 0) - taken.startsAt;
  const endIsNew = endOf(seen) !== endOf(shows) || taken.startsAt !== shows.startsAt;
  if (endOf(wanted) === endOf(shows) && endIsNew && length !== talk.length && (length ?? 1) > 0) {
    changes.push({ type: 'length-chosen', length, by: null });
    taken.endsAt = endOf(seen);
  }
  if (isNew('stageId') && seen.stageId !== null) {
    changes.push({ type: 'stage-chosen', stageId: seen.stageId, by: null });
    taken.stageId = seen.stageId;
  }
  return changes.length === 0 ? happens() : happens(...changes, { type: 'event-shown', shows: taken });
};

/** Who is interested is reminded; who loses interest is not, unless they asked for it besides. */
const interest = (talk: Talk, { userId, shown }: Command & { type: 'interest' }): Decided => {
  const known = talk.interested.find((one) => one.userId === userId);
  if ((known !== undefined) === shown) return happens();
  if (known)
    return known.reminds
      ? happens({ type: 'reminder-dropped', userId }, { type: 'interest-lost', userId })
      : happens({ type: 'interest-lost', userId });
  const reminds = !talk.reminders.some((reminder) => reminder.userId === userId);
  const told: TalkEvent = { type: 'interest-shown', userId, reminds };
  return reminds ? happens({ type: 'reminder-asked', userId }, told) : happens(told);
};

type EventCommand = Extract<
  Command,
  { type: 'event-made' | 'event-shown' | 'event-edited' | 'event-started' | 'event-gone' | 'interest' }
>;

/** What Discord shows of the event of a talk, or of who is interested in it. Nothing follows once the talk is not planned. */
export const runEvent = (talk: Talk, command: EventCommand, now: number): Decided => {
  if (talk.status !== 'scheduled') return happens();
  if (command.type === 'interest') return interest(talk, command);
  if (command.type === 'event-made') {
    const { eventId, shows } = command;
    return talk.event ? happens() : happens({ type: 'event-made', eventId, shows });
  }
  if (talk.event?.id !== command.eventId) return happens();
  switch (command.type) {
    case 'event-shown':
      return sameListing(talk.event.shows, command.shows)
        ? happens()
        : happens({ type: 'event-shown', shows: command.shows });
    case 'event-edited':
      return edited(talk, command, now);
    case 'event-started':
      return talk.stageId === null ? happens() : happens({ type: 'opened', by: null, stageId: talk.stageId });
    case 'event-gone':
      return happens({ type: 'event-gone' });
  }
};
