/** The talks of a server as entries of a calendar. */
import type { CalendarEntry } from '../calendar/ics.ts';
import { channelUrl } from '../cards/card.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Recorded } from '../talk/events.ts';
import type { Talk } from '../talk/talk.ts';

/** How long a talk takes in a calendar when nobody said so, in milliseconds. */
const LENGTH = 60 * 60_000;

/** What changes a talk for a calendar. */
const CHANGES = [
  'planned',
  'moved',
  'renamed',
  'length-chosen',
  'stage-chosen',
  'opened',
  'stage-made',
  'cancelled',
] as const satisfies readonly Recorded['type'][];

/** Whether events change what a calendar shows of their talk. */
export const changesCalendar = (events: readonly Recorded[]): boolean =>
  events.some(({ type }) => type === 'ended' || CHANGES.some((change) => change === type));

/** How many talks a feed has at the most. */
const MOST = 500;

type Entered = Pick<Talk, 'id' | 'guildId' | 'announceId' | 'stageId' | 'topic' | 'length' | 'status'> & {
  startsAt: number;
};

/** @param last its last change: number and time of that event */
const entry = (talk: Entered, last: { seq: number; at: number }, description: string): CalendarEntry => ({
  id: talk.id,
  topic: talk.topic,
  description,
  url: channelUrl(talk.guildId, talk.stageId ?? talk.announceId),
  startsAt: talk.startsAt,
  length: talk.length ?? LENGTH,
  recurrence: null,
  insteadOf: null,
  sequence: last.seq - 1,
  changedAt: last.at,
  cancelled: talk.status === 'cancelled',
});

/** The entry of one talk; null for one that has no date. */
export const entryOf = (talk: Talk, log: readonly Recorded[], description: string): CalendarEntry | null => {
  const last = log.findLast(({ type }) => CHANGES.some((change) => change === type));
  return talk.startsAt === null || !last
    ? null
    : entry({ ...talk, startsAt: talk.startsAt }, last, description);
};

/**
 * The entries of a server: what is planned and live, and what is over or was called off since then.
 *
 * @param isMeant whether talks that were announced in this channel are among them
 */
export const entriesOf = async (
  prisma: PrismaClient,
  guildId: string,
  since: Date,
  isMeant: (announceId: string) => boolean,
  description: string,
): Promise<readonly CalendarEntry[]> => {
  const rows = await prisma.talk.findMany({
    where: { guildId, OR: [{ status: { in: ['scheduled', 'live'] } }, { endedAt: { gte: since } }] },
    orderBy: [{ startsAt: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
    take: MOST,
  });
  const meant = rows.filter(({ announceId }) => isMeant(announceId));
  const changes = await prisma.talkEvent.groupBy({
    by: ['talkId'],
    where: { talkId: { in: meant.map(({ id }) => id) }, type: { in: [...CHANGES] } },
    _max: { seq: true, at: true },
  });
  const lastOf = new Map(changes.map(({ talkId, _max }) => [talkId, _max]));
  return meant.flatMap((row) => {
    // What was opened at once is there from then on; an idea has no date yet.
    const startsAt = (row.startsAt ?? row.openedAt)?.getTime();
    const { seq, at } = lastOf.get(row.id) ?? {};
    return startsAt === undefined || !seq || !at
      ? []
      : [entry({ ...row, startsAt }, { seq, at: at.getTime() }, description)];
  });
};
