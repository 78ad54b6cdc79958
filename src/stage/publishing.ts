/** Publishes announcements to the servers that follow a channel, no more in an hour than Discord lets through. */
import {
  ChannelType,
  type Client,
  DiscordAPIError,
  RateLimitError,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { createCoalescer } from '../host/coalesce.ts';
import type { Settings } from '../host/settings.ts';
import type { Talks } from '../host/talks.ts';
import type { PrismaClient, PublicationStatus } from '../store/generated/client.ts';
import type { Recorded } from '../talk/events.ts';

export type PublishingDeps = {
  client: Client;
  prisma: PrismaClient;
  talks: Talks;
  settings: Settings;
  clock: Clock;
  log: Logger;
  /** The longest wait before another try after this error, in milliseconds. */
  patience: (error: unknown) => number;
};

export type Publishing = {
  /** Something in a channel may have to be published. */
  mark(channelId: string): void;
  stop(): Promise<void>;
  /** Whether announcements in a channel go to other servers. */
  publishes(guildId: string, channelId: string): Promise<boolean>;
};

/** How many messages of a channel are published in an hour: reported by the community, not documented. */
const MOST = 10;
const HOUR = 60 * 60_000;

/** What changes whether a message has to be published. */
const CHANGES: ReadonlySet<Recorded['type']> = new Set(['moved', 'ended', 'cancelled']);

/** A message to publish, as its card has it. */
type Wanted = { messageId: string; channelId: string; talkId: string };

/** Makes the publisher. What it publishes and later edits, Discord keeps in step on the servers that follow. */
export const createPublishing = (deps: PublishingDeps): Publishing => {
  const { client, prisma, talks, settings, clock, log, patience } = deps;
  const now = () => clock.now().getTime();

  /** Until when Discord lets nothing through in a channel, as it said itself. */
  const closed = new Map<string, number>();
  const alarms = new Map<string, () => void>();

  const publishes = async (guildId: string, channelId: string): Promise<boolean> =>
    client.channels.cache.get(channelId)?.type === ChannelType.GuildAnnouncement &&
    (await settings.of(guildId)).publish;

  const note = async (
    message: Wanted,
    status: PublicationStatus,
    why: string | null = null,
  ): Promise<void> => {
    const data = { status, why, at: clock.now() };
    await prisma.publication.upsert({
      where: { messageId: message.messageId },
      create: { ...message, ...data },
      update: data,
    });
  };

  /**
   * Announcements of talks that are not over, of which it is open whether they are published; openings first, then what
   * comes next. An idea is none before it has a date.
   */
  const wantedIn = async (channelId: string): Promise<Wanted[]> => {
    const cards = await prisma.card.findMany({
      where: {
        channelId,
        OR: [
          { kind: { in: ['live', 'talk'] }, talk: { status: 'live' } },
          { kind: 'talk', talk: { status: 'scheduled', startsAt: { not: null } } },
        ],
      },
      orderBy: [{ kind: 'asc' }, { talk: { startsAt: { sort: 'asc', nulls: 'first' } } }],
      select: { messageId: true, channelId: true, talkId: true },
    });
    const settled = await prisma.publication.findMany({
      where: {
        messageId: { in: cards.map(({ messageId }) => messageId) },
        status: { in: ['published', 'failed', 'dropped'] },
      },
      select: { messageId: true },
    });
    const done = new Set(settled.map(({ messageId }) => messageId));
    return cards.filter(({ messageId }) => !done.has(messageId));
  };

  /** What waited until its talk was over is of no use to anybody any more. */
  const dropLate = async (channelId: string, wanted: readonly Wanted[]): Promise<void> => {
    const late = await prisma.publication.updateManyAndReturn({
      where: {
        channelId,
        status: { in: ['waiting', 'publishing'] },
        messageId: { notIn: wanted.map(({ messageId }) => messageId) },
      },
      data: { status: 'dropped', why: 'over', at: clock.now() },
    });
    for (const { talkId } of late)
      log.warn({ talk: talkId, channelId }, 'an announcement was not published in time');
  };

  /** When the next may be published: now, or when the oldest of the hour's is an hour old. */
  const roomAt = async ({ channelId, messageId }: Wanted): Promise<number> => {
    const spent = await prisma.publication.findMany({
      where: {
        channelId,
        messageId: { not: messageId },
        status: { in: ['publishing', 'published'] },
        at: { gt: new Date(now() - HOUR) },
      },
      orderBy: { at: 'desc' },
      take: MOST,
      select: { at: true },
    });
    const oldest = spent[MOST - 1];
    return Math.max(oldest ? oldest.at.getTime() + HOUR : 0, closed.get(channelId) ?? 0);
  };

  /**
   * Asks Discord. What it refuses is not asked again, so that the others go on; its own faults, and those of the way to it,
   * are no refusals.
   */
  const publish = async (message: Wanted): Promise<void> => {
    const { channelId, messageId, talkId } = message;
    await note(message, 'publishing');
    try {
      await client.rest.post(Routes.channelMessageCrosspost(channelId, messageId));
      await note(message, 'published');
    } catch (error) {
      if (error instanceof RateLimitError) {
        closed.set(channelId, now() + Math.max(error.retryAfter, error.timeToReset));
        return;
      }
      if (!(error instanceof DiscordAPIError) || error.status === 429) throw error;
      // It was published, by an attempt whose answer was lost or by somebody's hand.
      if (error.code === RESTJSONErrorCodes.ThisMessageWasAlreadyCrossposted)
        return note(message, 'published');
      const why = `${error.code} ${error.message}`;
      log.warn(
        { talk: talkId, channelId, messageId, why },
        'an announcement is not published: Discord refused it',
      );
      await note(message, 'failed', why);
    }
  };

  /** These wait for the hour to have room. */
  const hold = async (channelId: string, waiting: readonly Wanted[], until: number): Promise<void> => {
    for (const message of waiting) await note(message, 'waiting');
    log.info(
      { channelId, waiting: waiting.length, until: new Date(until) },
      'announcements wait to be published',
    );
    alarms.get(channelId)?.();
    alarms.set(
      channelId,
      clock.after(until - now(), () => channels.mark(channelId)),
    );
  };

  const run = async (channelId: string): Promise<void> => {
    const channel = client.channels.cache.get(channelId);
    if (channel?.type !== ChannelType.GuildAnnouncement) return;
    if (!channel.guild.available) throw new Error('the server is not available');
    const wanted = await wantedIn(channelId);
    await dropLate(channelId, wanted);
    const isOn = (await settings.of(channel.guildId)).publish;
    for (const [i, message] of wanted.entries()) {
      if (!isOn) {
        await note(message, 'dropped', 'off');
        continue;
      }
      const room = await roomAt(message);
      if (room > now()) return hold(channelId, wanted.slice(i), room);
      await publish(message);
      const until = closed.get(channelId) ?? 0;
      if (until > now()) return hold(channelId, wanted.slice(i), until);
    }
  };

  const channels = createCoalescer({
    clock,
    gap: 0,
    run,
    patience,
    failed: (channelId, error, retryInMs) =>
      log.warn({ err: error, channelId, retryInMs }, 'announcements could not be published'),
  });

  // An idea that has a date now is an announcement, and what is over is none.
  talks.onChange(({ announceId }, events) => {
    if (events.some(({ type }) => CHANGES.has(type))) channels.mark(announceId);
  });

  return { mark: channels.mark, stop: channels.stop, publishes };
};
