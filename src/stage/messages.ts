/** Posts a card once and keeps it in step: after a crash it is found again before it is posted again. */
import { createHash } from 'node:crypto';
import {
  type Client,
  DiscordAPIError,
  type Message,
  MessageFlags,
  RESTJSONErrorCodes,
  type SendableChannels,
} from 'discord.js';
import type { Logger } from 'pino';
import { attachmentsOf, type Card } from '../cards/card.ts';
import type { PrismaClient } from '../store/generated/client.ts';

/** Which message: of which talk, of what kind, and which one of its kind (a guest's id, a batch's number). */
export type CardKey = { talkId: string; kind: CardKind; subject: string };

/**
 * `opening`: the host is asked to open the talk; `unopened`: it was called off because nobody did; `guest-reminder`: a guest has not answered; `arrival`: one has come; `turn`: somebody is called or speaks; `warning`:
 * their turn ends soon; `questions`: the board; `notice`: the talk was moved or called off; `series-end`: its series ended
 * by itself; `live`: a planned talk has opened; `consent`: a speaker is asked whether they may be recorded;
 * `recording-failed`: a recording stopped by itself.
 */
export type CardKind =
  | 'talk'
  | 'opening'
  | 'unopened'
  | 'invitation'
  | 'guest-reminder'
  | 'arrival'
  | 'reminder'
  | 'turn'
  | 'warning'
  | 'questions'
  | 'live'
  | 'consent'
  | 'recording-failed'
  | 'notice'
  | 'series-end';

export type Messages = {
  /**
   * Posts a message that stays as it is; a request that is repeated within minutes makes one message.
   *
   * @returns its id; null when the channel is gone
   */
  post(key: CardKey, channelId: string, card: Card): Promise<string | null>;
  /** The message of ours with a button of this custom id, among the last of a channel: its id, or null. */
  find(channelId: string, customId: string): Promise<string | null>;
  /**
   * Makes a message show a card: edits it when it shows something else, posts it when it is not there.
   *
   * @param revive whether a message that somebody deleted is posted anew
   */
  keep(key: CardKey, channelId: string, card: Card, revive: boolean): Promise<void>;
  /** Removes the messages of some kinds of a talk, except those of the subjects that are still wanted. */
  removeOthers(talkId: string, kinds: readonly CardKind[], wanted: readonly string[]): Promise<void>;
  /**
   * Removes what was posted and never recorded, because the bot was killed or its answer lost between the two: messages
   * of ours that no row knows, among the last of a channel, with a button that `isMeant`.
   */
  removeLost(channelId: string, isMeant: (customId: string) => boolean): Promise<void>;
};

export type MessagesDeps = {
  client: Client;
  prisma: PrismaClient;
  /** Told that a message is in a channel which was not known to be there. */
  posted: (channelId: string) => void;
  log: Logger;
};

/** How many of the last messages are searched for a card of ours. */
const SEARCHED = 50;

/** A message, or its whole channel, that somebody deleted is what was wanted. */
const unlessUnknown = (error: unknown): void => {
  const { UnknownMessage, UnknownChannel } = RESTJSONErrorCodes;
  const gone: (number | string)[] = [UnknownMessage, UnknownChannel];
  if (!(error instanceof DiscordAPIError && gone.includes(error.code))) throw error;
};

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

const customIdsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'custom_id' && typeof inner === 'string' ? [inner] : customIdsIn(inner),
  );
};

const idsOf = ({ components }: Message): string[] =>
  components.flatMap((component) => customIdsIn(component.toJSON()));

/** Makes the keeper of messages. */
export const createMessages = ({ client, prisma, posted, log }: MessagesDeps): Messages => {
  const sendable = (channelId: string): SendableChannels | null => {
    const channel = client.channels.cache.get(channelId);
    return channel?.isSendable() ? channel : null;
  };

  /** Our own among the last messages of a channel. */
  const latest = async (channel: SendableChannels) => {
    const messages = await channel.messages.fetch({ limit: SEARCHED, cache: false });
    return messages.filter((message) => message.author.id === client.user?.id);
  };

  /** The message of ours that has a button. */
  const find = async (channel: SendableChannels, customId: string | undefined): Promise<Message | null> => {
    if (!customId) return null;
    return (await latest(channel)).find((message) => idsOf(message).includes(customId)) ?? null;
  };

  /** Posts a message. `replaced` is the one in whose place it comes, when somebody deleted that; else empty. */
  const post = async (
    key: CardKey,
    channel: SendableChannels,
    { components, mentions, roles = [], files }: Card,
    replaced: string,
  ): Promise<string> => {
    const message = await channel.send({
      flags: MessageFlags.IsComponentsV2,
      components,
      files: await attachmentsOf(files),
      allowedMentions: { parse: [], users: mentions, roles },
      // A request that was repeated because its reply was lost makes one message.
      nonce: digest(`${key.talkId} ${key.kind} ${key.subject} ${replaced}`).slice(0, 25),
      enforceNonce: true,
    });
    return message.id;
  };

  /** Edits a message of ours; false when somebody deleted it. */
  const edit = async (
    channel: SendableChannels,
    messageId: string,
    { components, files }: Card,
  ): Promise<boolean> => {
    try {
      await channel.messages.edit(messageId, {
        flags: MessageFlags.IsComponentsV2,
        components,
        attachments: [],
        files: await attachmentsOf(files),
        allowedMentions: { parse: [] },
      });
      return true;
    } catch (error) {
      if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage) return false;
      throw error;
    }
  };

  return {
    post: async (key, channelId, card) => {
      const channel = sendable(channelId);
      return channel ? post(key, channel, card, '') : null;
    },
    find: async (channelId, customId) => {
      const channel = sendable(channelId);
      return (channel && (await find(channel, customId))?.id) ?? null;
    },
    keep: async (key, channelId, card, revive) => {
      const shown = digest(JSON.stringify(card.components));
      const row = await prisma.card.findUnique({ where: { talkId_kind_subject: key } });
      if (row?.shown === shown) return;
      const channel = sendable(row?.channelId ?? channelId);
      if (!channel) {
        log.warn({ talk: key.talkId, kind: key.kind, channelId }, 'the channel of a card is gone');
        return;
      }
      const keepRow = async (messageId: string) => {
        const data = { channelId: channel.id, messageId, shown };
        await prisma.card.upsert({
          where: { talkId_kind_subject: key },
          create: { ...key, ...data },
          update: data,
        });
        if (messageId !== row?.messageId) posted(channel.id);
      };
      const known =
        row?.messageId ?? (revive ? (await find(channel, customIdsIn(card.components)[0]))?.id : undefined);
      if (known && (await edit(channel, known, card))) return keepRow(known);
      if (revive) return keepRow(await post(key, channel, card, known ?? ''));
    },
    removeOthers: async (talkId, kinds, wanted) => {
      const rows = await prisma.card.findMany({
        where: { talkId, kind: { in: [...kinds] }, subject: { notIn: [...wanted] } },
      });
      for (const { kind, subject, channelId, messageId } of rows) {
        await sendable(channelId)?.messages.delete(messageId).catch(unlessUnknown);
        await prisma.card.delete({ where: { talkId_kind_subject: { talkId, kind, subject } } });
      }
    },
    removeLost: async (channelId, isMeant) => {
      const channel = sendable(channelId);
      if (!channel) return;
      const ours = (await latest(channel)).filter((message) => idsOf(message).some(isMeant));
      const rows = await prisma.card.findMany({
        where: { channelId, messageId: { in: [...ours.keys()] } },
        select: { messageId: true },
      });
      const known = new Set(rows.map(({ messageId }) => messageId));
      for (const id of ours.keys()) {
        if (!known.has(id)) await channel.messages.delete(id).catch(unlessUnknown);
      }
    },
  };
};
