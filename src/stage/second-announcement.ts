/** A planned talk that opens is announced a second time, once: by its reminders where these say so, else by a message. */
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { SignId } from '../cards/card.ts';
import { nowLiveCard } from '../cards/now-live-card.ts';
import type { Texts } from '../cards/texts/texts.ts';
import type { Clock } from '../clock.ts';
import { createCoalescer } from '../host/coalesce.ts';
import type { Talks } from '../host/talks.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Recorded } from '../talk/events.ts';
import { isOver, type Talk } from '../talk/talk.ts';
import type { Messages } from './messages.ts';
import type { Publishing } from './publishing.ts';

export type SecondAnnouncementDeps = {
  client: Client;
  prisma: PrismaClient;
  talks: Talks;
  messages: Messages;
  publishing: Publishing;
  sign: SignId;
  textsFor: (guildId: string) => Promise<Texts>;
  clock: Clock;
  log: Logger;
  /** The longest wait before another try after this error, in milliseconds. */
  patience: (error: unknown) => number;
};

export type SecondAnnouncement = {
  /** All that was due of a talk's reminders at an instant, in milliseconds, is done. */
  reminded(talkId: string, at: number): void;
  stop(): Promise<void>;
};

/** What changes it. */
const CHANGES: ReadonlySet<Recorded['type']> = new Set([
  'opened',
  'stage-made',
  'renamed',
  'handed-over',
  'ended',
]);

/** Makes the keeper of second announcements. */
export const createSecondAnnouncement = (deps: SecondAnnouncementDeps): SecondAnnouncement => {
  const { client, prisma, talks, messages, publishing, sign, textsFor, clock, log, patience } = deps;

  /** Until when the reminders of talks that are not over are done. */
  const remindedUntil = new Map<string, number>();

  /** What is opened at once was planned in the same commit, and its first card says all. */
  const wasPlanned = async (talkId: string, openedAt: number): Promise<boolean> =>
    (await prisma.talkEvent.count({ where: { talkId, type: 'planned', at: { lt: new Date(openedAt) } } })) >
    0;

  /** Whether people were reminded in the channel that the talk has started, which tells everybody. */
  const isTold = async (talkId: string, openedAt: number): Promise<boolean> =>
    (await prisma.delivery.count({
      where: {
        talkId,
        via: 'mention',
        status: { in: ['sending', 'sent'] },
        at: { gte: new Date(openedAt) },
      },
    })) > 0;

  /** Other servers must not read who wants to be reminded here: where they do read, reminders are no announcement. */
  const isNeeded = async ({ id, guildId, announceId }: Talk, openedAt: number): Promise<boolean> => {
    if (!(await wasPlanned(id, openedAt))) return false;
    if (await publishing.publishes(guildId, announceId)) return true;
    return (remindedUntil.get(id) ?? 0) >= openedAt && !(await isTold(id, openedAt));
  };

  const run = async (talkId: string): Promise<void> => {
    const talk = await talks.get(talkId);
    if (!talk || isOver(talk)) remindedUntil.delete(talkId);
    if (!talk || talk.openedAt === null || talk.stageId === null) return;
    const guild = client.guilds.cache.get(talk.guildId);
    if (!guild) return;
    if (!guild.available) throw new Error('the server is not available');
    const key = { talkId, kind: 'live' as const, subject: '' };
    const known = await prisma.card.findUnique({ where: { talkId_kind_subject: key } });
    if (!known && (isOver(talk) || !(await isNeeded(talk, talk.openedAt)))) return;
    const card = nowLiveCard(await textsFor(talk.guildId), talk, sign);
    await messages.keep(key, talk.announceId, card, !isOver(talk));
  };

  const second = createCoalescer({
    clock,
    gap: 0,
    run,
    patience,
    failed: (talk, error, retryInMs) =>
      log.warn(
        { err: error, talk, retryInMs },
        'a second announcement could not be brought in step with its talk',
      ),
  });

  talks.onChange(({ id }, events) => {
    if (events.some(({ type }) => CHANGES.has(type))) second.mark(id);
  });

  return {
    reminded: (talkId, at) => {
      remindedUntil.set(talkId, at);
      second.mark(talkId);
    },
    stop: second.stop,
  };
};
