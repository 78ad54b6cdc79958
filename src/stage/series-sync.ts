/** Keeps one talk of each series planned ahead, and ends those that nobody holds any more. */
import { createHash } from 'node:crypto';
import type { Client, Guild } from 'discord.js';
import cron from 'node-cron';
import type { Logger } from 'pino';
import { occurrences, recurrenceSchema } from '../calendar/recurrence.ts';
import { seriesEndCard } from '../cards/series-card.ts';
import type { Texts } from '../cards/texts/texts.ts';
import type { Clock } from '../clock.ts';
import { createCoalescer } from '../host/coalesce.ts';
import { rulesIn } from '../host/settings.ts';
import type { Talks } from '../host/talks.ts';
import type { PrismaClient, Series } from '../store/generated/client.ts';
import { endSeries } from '../store/series.ts';
import type { SeriesPlace } from '../talk/series.ts';
import type { Talk } from '../talk/talk.ts';
import { memberOf } from './members.ts';
import type { Messages } from './messages.ts';

export type SeriesSyncDeps = {
  client: Client;
  prisma: PrismaClient;
  talks: Talks;
  messages: Messages;
  textsFor: (guildId: string) => Promise<Texts>;
  clock: Clock;
  log: Logger;
};

export type SeriesSync = {
  /** Looks at every series that goes on, now and from time to time. */
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** A series of which so many talks running were opened by nobody ends. */
const UNOPENED_MOST = 3;

/** The longest wait between two tries of what failed, in milliseconds. */
const PATIENCE = 60_000;

/**
 * The id of the talk of a series with a number: the same whenever it is planned, so that it is planned once. The form is
 * that of a UUID of version 8 (RFC 9562, 5.8).
 */
const talkIdOf = (seriesId: string, nth: number): string => {
  const bytes = createHash('sha256').update(`${seriesId} ${nth}`).digest().subarray(0, 16);
  bytes.writeUInt8(((bytes[6] ?? 0) & 0x0f) | 0x80, 6);
  bytes.writeUInt8(((bytes[8] ?? 0) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

/** Makes the keeper of series. */
export const createSeriesSync = (deps: SeriesSyncDeps): SeriesSync => {
  const { client, prisma, talks, messages, textsFor, clock, log } = deps;

  /** Whether the last talks of a series were opened by nobody. */
  const isGivenUp = async (seriesId: string): Promise<boolean> => {
    const rows = await prisma.talk.findMany({
      where: { seriesId },
      orderBy: { nth: 'desc' },
      take: UNOPENED_MOST,
      select: { id: true },
    });
    const last = await Promise.all(rows.map(({ id }) => talks.get(id)));
    return last.length === UNOPENED_MOST && last.every((talk) => talk?.unopened);
  };

  /** Says why, below the last talk, and ends it: in this order, so that it is said when the bot is killed between. */
  const end = async (row: Series, last: Talk, why: 'host-left' | 'unopened'): Promise<void> => {
    const card = seriesEndCard(await textsFor(row.guildId), row, why, UNOPENED_MOST);
    await messages.keep({ talkId: last.id, kind: 'series-end', subject: '' }, row.announceId, card, true);
    await endSeries(prisma, row.id, why, clock.now());
    log.info({ series: row.id, why }, 'a series has ended');
  };

  const planNext = async (guild: Guild, row: Series, last: Talk, place: SeriesPlace): Promise<void> => {
    const nth = place.nth + 1;
    const recurrence = recurrenceSchema.parse(row.recurrence);
    const after = Math.max(place.at, clock.now().getTime());
    const [startsAt] = occurrences(recurrence, after + 1, 1);
    if (startsAt === undefined) return endSeries(prisma, row.id, 'over', clock.now());
    if (await isGivenUp(row.id)) return end(row, last, 'unopened');
    if (!(await memberOf(guild, row.hostId))) return end(row, last, 'host-left');
    const { guildId, hostId, topic, announceId, stageId, length } = row;
    const outcome = await talks.send(talkIdOf(row.id, nth), {
      type: 'schedule',
      talkId: talkIdOf(row.id, nth),
      guildId,
      by: { id: hostId, moderator: false },
      topic,
      announceId,
      stageId,
      length,
      rules: rulesIn(row.rules),
      series: { id: row.id, nth, at: startsAt, recurrence },
      reminders: last.reminders.filter(({ every }) => every),
      startsAt,
      zone: recurrence.zone,
    });
    if (!outcome.ok) log.warn({ series: row.id, refusal: outcome.refusal }, 'a series could not go on');
  };

  const run = async (seriesId: string): Promise<void> => {
    const newest = await prisma.talk.findFirst({ where: { seriesId }, orderBy: { nth: 'desc' } });
    const last = newest && (await talks.get(newest.id));
    if (!last?.series || last.status === 'scheduled') return;
    // After its talk: only what is still planned can change the rule.
    const row = await prisma.series.findUnique({ where: { id: seriesId } });
    const guild = row && client.guilds.cache.get(row.guildId);
    if (!row || row.endedAt || !guild?.available) return;
    await planNext(guild, row, last, last.series);
  };

  const series = createCoalescer({
    clock,
    gap: 0,
    run,
    patience: () => PATIENCE,
    failed: (id, error, retryInMs) =>
      log.warn({ err: error, series: id, retryInMs }, 'the next talk of a series could not be planned'),
  });

  const lookAtAll = async (): Promise<void> => {
    try {
      const rows = await prisma.series.findMany({ where: { endedAt: null }, select: { id: true } });
      for (const { id } of rows) series.mark(id);
    } catch (error) {
      log.warn({ err: error }, 'the series could not be looked at');
    }
  };
  const sweep = cron.createTask('*/10 * * * *', lookAtAll, { noOverlap: true });

  talks.onChange((talk) => {
    if (talk.series && talk.status !== 'scheduled') series.mark(talk.series.id);
  });

  return {
    start: async () => {
      await lookAtAll();
      await sweep.start();
    },
    stop: async () => {
      await sweep.destroy();
      await series.stop();
    },
  };
};
