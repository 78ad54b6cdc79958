/** The rows of series: what the logs of their talks say of them, and their end when no talk is left that would say it. */
import type { Recorded } from '../talk/events.ts';
import type { Recurrence, SeriesEnd, SeriesPlace } from '../talk/series.ts';
import type { Talk } from '../talk/talk.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';

/** What a series has its talks be from now on. */
const plan = ({ topic, stageId, length }: Talk) => ({ topic, stageId, length });

/** Begins a series, before its first talk is recorded. */
export const beginSeries = async (
  tx: Prisma.TransactionClient,
  talk: Talk,
  [first]: readonly Recorded[],
): Promise<void> => {
  const { series, guildId, hostId, announceId } = talk;
  if (series?.nth !== 1 || first?.type !== 'planned') return;
  await tx.series.create({
    data: {
      id: series.id,
      guildId,
      hostId,
      announceId,
      ...plan(talk),
      rules: JSON.parse(JSON.stringify(first.rules ?? {})) as Prisma.InputJsonObject,
      recurrence: stored(series.recurrence),
      changedAt: new Date(first.at),
    },
  });
};

const stored = (recurrence: Recurrence): Prisma.InputJsonObject => ({
  ...recurrence,
  skipped: [...recurrence.skipped],
});

/** Writes what events of one of its talks say of a series. */
export const projectSeries = async (
  tx: Prisma.TransactionClient,
  talk: Talk,
  events: readonly Recorded[],
): Promise<void> => {
  const { series } = talk;
  if (!series) return;
  for (const event of events) {
    const changedAt = new Date(event.at);
    const change = { changedAt, sequence: { increment: 1 } };
    const where = { id: series.id };
    if (event.type === 'series-changed') {
      const recurrence = stored(event.recurrence);
      await tx.series.update({ where, data: { ...change, ...plan(talk), recurrence } });
    } else if (event.type === 'dates-left-out' || event.type === 'repeats-changed') {
      await tx.series.update({ where, data: { ...change, recurrence: stored(series.recurrence) } });
    } else if (event.type === 'remind-times-chosen' && event.following) {
      const remindBefore = JSON.stringify({ remindBefore: event.offsets });
      await tx.$executeRaw`UPDATE series SET rules = rules || ${remindBefore}::jsonb WHERE id = ${series.id}::uuid`;
    } else if (event.type === 'series-ended') {
      await tx.series.update({ where, data: { ...change, endedAt: changedAt, endReason: event.why } });
    }
  }
};

/** Ends a series of which no talk is planned any more. */
export const endSeries = async (
  prisma: PrismaClient,
  id: string,
  endReason: SeriesEnd,
  at: Date,
): Promise<void> => {
  await prisma.series.updateMany({
    where: { id, endedAt: null },
    data: { endedAt: at, endReason, changedAt: at, sequence: { increment: 1 } },
  });
};

/** The event that was recorded last for a talk of a series before one of its talks, and how that talk is now. */
export const lastEventBefore = async (
  prisma: PrismaClient,
  { id, nth }: SeriesPlace,
): Promise<{ eventId: string; isLive: boolean } | null> => {
  const found = await prisma.talkEvent.findFirst({
    where: { type: 'event-made', talk: { seriesId: id, nth: { lt: nth } } },
    orderBy: [{ talk: { nth: 'desc' } }, { seq: 'desc' }],
    select: { data: true, talk: { select: { status: true } } },
  });
  if (!found) return null;
  const { eventId } = found.data as { eventId: string };
  return { eventId, isLive: found.talk.status === 'live' };
};

/** Whether an event that one talk of a series had was recorded for a later one. */
export const isTakenOver = async (
  prisma: PrismaClient,
  { id, nth }: SeriesPlace,
  eventId: string,
): Promise<boolean> => {
  const talk = { seriesId: id, nth: { gt: nth } };
  const data = { path: ['eventId'], equals: eventId };
  return (await prisma.talkEvent.count({ where: { talk, type: 'event-made', data } })) > 0;
};

/** What becomes of a series: its newest talk, whether that is planned, and whether no more will be. */
export const courseOf = async (
  prisma: PrismaClient,
  id: string,
): Promise<{ planned: string | null; hasEnded: boolean }> => {
  // In this order: a series that has ended plans no talk that the second answer could miss.
  const row = await prisma.series.findUnique({ where: { id }, select: { endedAt: true } });
  const newest = await prisma.talk.findFirst({ where: { seriesId: id }, orderBy: { nth: 'desc' } });
  return {
    planned: newest?.status === 'scheduled' ? newest.id : null,
    hasEnded: row === null || row.endedAt !== null,
  };
};
