/** The talks and series of a server as entries of a calendar. */
import type { CalendarEntry } from '../calendar/ics.ts';
import { recurrenceSchema } from '../calendar/recurrence.ts';
import { channelUrl } from '../cards/card.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Recorded } from '../talk/events.ts';
import type { Talk } from '../talk/talk.ts';
import { type EnteredSeries, seriesEntries } from './series-entries.ts';

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

/** After these a calendar shows something else. */
const SHOWS_ELSE: ReadonlySet<Recorded['type']> = new Set([
  ...CHANGES,
  'ended',
  'series-changed',
  'repeats-changed',
  'dates-left-out',
  'series-ended',
]);

/** Whether events change what a calendar shows of their talk, or of its series. */
export const changesCalendar = (events: readonly Recorded[]): boolean =>
  events.some(({ type }) => SHOWS_ELSE.has(type));

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

/** Which talks of a server a calendar shows: those that were announced in a channel which `isMeant`, and not over before `since`. */
export type Shown = {
  readonly guildId: string;
  readonly since: Date;
  readonly isMeant: (announceId: string) => boolean;
  readonly description: string;
};

/** The series of a server that go on, or went on since then. */
const seriesOf = async (prisma: PrismaClient, { guildId, since, isMeant, description }: Shown) => {
  const rows = await prisma.series.findMany({
    where: { guildId, OR: [{ endedAt: null }, { endedAt: { gte: since } }] },
    orderBy: { id: 'asc' },
    take: MOST,
  });
  return rows
    .filter(({ announceId }) => isMeant(announceId))
    .map((row): EnteredSeries => {
      const { id, topic, stageId, announceId, length, sequence, changedAt, endedAt } = row;
      return {
        plan: {
          id,
          topic,
          description,
          url: channelUrl(guildId, stageId ?? announceId),
          length: length ?? LENGTH,
          sequence,
          changedAt: changedAt.getTime(),
          cancelled: false,
        },
        recurrence: recurrenceSchema.parse(row.recurrence),
        endedAt: endedAt?.getTime() ?? null,
      };
    });
};

/** The entries of a server: what is planned and live, and what is over or was called off lately. */
export const entriesOf = async (prisma: PrismaClient, shown: Shown): Promise<readonly CalendarEntry[]> => {
  const { guildId, since, isMeant, description } = shown;
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
  const entered = meant.flatMap((row) => {
    // What was opened at once is there from then on; an idea has no date yet.
    const startsAt = (row.startsAt ?? row.openedAt)?.getTime();
    const { seq, at } = lastOf.get(row.id) ?? {};
    if (startsAt === undefined || !seq || !at) return [];
    const { seriesId, occurrence } = row;
    return [
      { entry: entry({ ...row, startsAt }, { seq, at: at.getTime() }, description), seriesId, occurrence },
    ];
  });
  const series = await seriesOf(prisma, shown);
  const known = new Set(series.map(({ plan }) => plan.id));
  const alone = entered.filter(({ seriesId }) => seriesId === null || !known.has(seriesId));
  return [
    ...alone.map((one) => one.entry),
    ...series.flatMap((one) =>
      seriesEntries(
        one,
        entered.flatMap(({ entry, seriesId, occurrence }) =>
          seriesId === one.plan.id && occurrence ? [{ entry, occurrence: occurrence.getTime() }] : [],
        ),
      ),
    ),
  ];
};
