/** A planned talk that opens is announced a second time, once: by its reminders where these say so, else by a message. */
import type { Client } from 'discord.js';
import type { SignId } from '../cards/card.ts';
import { nowLiveCard } from '../cards/now-live-card.ts';
import type { Texts } from '../cards/texts/texts.ts';
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
  /** Asks for a run of a talk. */
  mark: (talkId: string) => void;
};

/** What changes it. */
const CHANGES: ReadonlySet<Recorded['type']> = new Set([
  'opened',
  'stage-made',
  'renamed',
  'handed-over',
  'ended',
]);

/** Makes the function that keeps the second announcement of a talk, once its reminders are out. */
export const createSecondAnnouncement = (deps: SecondAnnouncementDeps) => {
  const { client, prisma, talks, messages, publishing, sign, textsFor, mark } = deps;

  /** What is opened at once was planned in the same commit, and its first card says all. */
  const wasPlanned = async ({ id, openedAt }: Talk): Promise<boolean> =>
    (await prisma.talkEvent.count({
      where: { talkId: id, type: 'planned', at: { lt: new Date(openedAt ?? 0) } },
    })) > 0;

  /** Whether people were reminded in the channel that the talk has started, which tells everybody. */
  const isTold = async ({ id, openedAt }: Talk): Promise<boolean> =>
    (await prisma.delivery.count({
      where: { talkId: id, status: { in: ['sending', 'sent'] }, at: { gte: new Date(openedAt ?? 0) } },
    })) > 0;

  /** Other servers must not read who wants to be reminded here: where they do read, reminders are no announcement. */
  const isNeeded = async (talk: Talk): Promise<boolean> =>
    (await wasPlanned(talk)) &&
    ((await publishing.publishes(talk.guildId, talk.announceId)) || !(await isTold(talk)));

  talks.onChange(({ id }, events) => {
    if (events.some(({ type }) => CHANGES.has(type))) mark(id);
  });

  return async (talkId: string): Promise<void> => {
    const talk = await talks.get(talkId);
    if (!talk || talk.openedAt === null || talk.stageId === null) return;
    if (!client.guilds.cache.get(talk.guildId)?.available) return;
    const key = { talkId, kind: 'live' as const, subject: '' };
    const known = await prisma.card.findUnique({ where: { talkId_kind_subject: key } });
    if (!known && (isOver(talk) || !(await isNeeded(talk)))) return;
    const card = nowLiveCard(await textsFor(talk.guildId), talk, sign);
    await messages.keep(key, talk.announceId, card, !isOver(talk));
  };
};
