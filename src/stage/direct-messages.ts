/** Direct messages to who chose them: into a channel that their own press opened, paced, and stopped when Discord asks for it. */
import { createHash } from 'node:crypto';
import {
  type APIChannel,
  type APIMessage,
  type Client,
  DiscordAPIError,
  MessageFlags,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Card } from '../cards/card.ts';
import type { Clock } from '../clock.ts';

/** Why a direct message did not go out: in Discord's words, or in ours. */
export type NotWritten = { readonly why: string; readonly isClosed: boolean };

type Opened = { readonly channelId: string } | NotWritten;

export type DirectMessages = {
  /**
   * Opens the channel with somebody who asked for it just now, and writes there, when no reminder waits. Who asks again and
   * again is written to once in a while.
   *
   * @returns the channel's id, or why not
   */
  open(userId: string, card: Card): Promise<Opened>;
  /** Waits until one more message may be sent; or tells at once why none may, or not soon enough. */
  turn(): Promise<NotWritten | null>;
  /**
   * Writes to somebody, whose turn it is; a request that is repeated within minutes makes one message.
   *
   * @param name tells the message from others of its channel
   * @returns the message's id, or why there is none; rejects when it may be tried again
   */
  send(channelId: string, name: string, card: Card): Promise<{ messageId: string } | NotWritten>;
  /** The message with a button of this custom id, among the last of a channel: its id, or null. */
  find(channelId: string, customId: string): Promise<string | null>;
};

/**
 * From one message to the next over all servers, in milliseconds. Discord documents no limit for a bot's direct messages,
 * only that a bot that opens many is blocked ("Create DM"). Reminders open none, and still go five a second at most: a tenth
 * of what all requests may be.
 *
 * @see https://docs.discord.com/developers/resources/user#create-dm
 */
export const DIRECT_GAP = 200;

/** Whoever would have to wait longer is mentioned instead, in milliseconds. */
const WAIT_MOST = 30_000;

/** A first message waits for reminders so long at most, in milliseconds. */
const FIRST_WAITS = 10_000;

/** Who asked for a first message is sent no second one for so long, in milliseconds; where it was closed, they may have opened it. */
const FIRST_AGAIN = 10 * 60_000;
const CLOSED_AGAIN = 10_000;

/** For so long no direct message is tried when Discord says that there were too many (40003), or calls the bot spam (20026), in milliseconds. */
const PAUSE = 60_000;
const PAUSE_AS_SPAM = 60 * 60_000;

/** Source: Discord, JSON error codes: "Your bot has been flagged by our anti-spam system"; the library has no name for it. */
const FLAGGED_AS_SPAM = 20026;

/** How many of the last messages are searched. */
const SEARCHED = 50;

/** Makes the writer of direct messages. */
export const createDirectMessages = (deps: { client: Client; clock: Clock; log: Logger }): DirectMessages => {
  const { client, clock, log } = deps;
  const now = () => clock.now().getTime();
  let nextAt = 0;
  let pausedUntil = 0;

  const refusedBy = (error: unknown): NotWritten => {
    if (!(error instanceof DiscordAPIError)) throw error;
    const { code, message } = error;
    const { OpeningDirectMessagesTooFast, CannotSendMessagesToThisUser } = RESTJSONErrorCodes;
    const pause =
      code === FLAGGED_AS_SPAM ? PAUSE_AS_SPAM : code === OpeningDirectMessagesTooFast ? PAUSE : 0;
    if (pause > 0) {
      pausedUntil = now() + pause;
      log.warn(
        { code, pause },
        'Discord wants fewer direct messages: people are mentioned instead for a while',
      );
    }
    return { why: `${code} ${message}`, isClosed: code === CannotSendMessagesToThisUser };
  };

  const post = async (channelId: string, name: string, { components }: Card): Promise<string> => {
    const body = {
      flags: MessageFlags.IsComponentsV2,
      components,
      allowed_mentions: { parse: [] },
      nonce: createHash('sha256').update(`${channelId} ${name}`).digest('base64url').slice(0, 25),
      enforce_nonce: true,
    };
    const message = (await client.rest.post(Routes.channelMessages(channelId), { body })) as APIMessage;
    return message.id;
  };

  const busy: NotWritten = { why: 'too many direct messages at once', isClosed: false };

  const turn = async (): Promise<NotWritten | null> => {
    const wait = Math.max(0, nextAt - now());
    if (wait > WAIT_MOST || now() < pausedUntil) return busy;
    nextAt = now() + wait + DIRECT_GAP;
    if (wait > 0) await clock.sleep(wait);
    return now() < pausedUntil ? busy : null;
  };

  /** As `turn`, but after all reminders: it takes a moment that nobody has taken. */
  const turnOfFirst = async (): Promise<NotWritten | null> => {
    const latest = now() + FIRST_WAITS;
    while (now() < nextAt) {
      if (nextAt > latest || now() < pausedUntil) return busy;
      await clock.sleep(nextAt - now());
    }
    return turn();
  };

  const writeFirst = async (userId: string, card: Card): Promise<Opened> => {
    const notNow = await turnOfFirst();
    if (notNow) return notNow;
    try {
      const body = { recipient_id: userId };
      const channel = (await client.rest.post(Routes.userChannels(), { body })) as APIChannel;
      await post(channel.id, `open ${now()}`, card);
      return { channelId: channel.id };
    } catch (error) {
      return refusedBy(error);
    }
  };

  /** By person: what came of their first message, as long as they get no other. */
  const firsts = new Map<string, Promise<Opened>>();

  const open = (userId: string, card: Card): Promise<Opened> => {
    const forget = () => firsts.delete(userId);
    const write = () =>
      writeFirst(userId, card).then(
        (opened) => {
          if ('channelId' in opened) clock.after(FIRST_AGAIN, forget);
          else if (opened.isClosed) clock.after(CLOSED_AGAIN, forget);
          else forget();
          return opened;
        },
        (error: unknown) => {
          forget();
          throw error;
        },
      );
    const opened = firsts.get(userId) ?? write();
    firsts.set(userId, opened);
    return opened;
  };

  return {
    open,
    turn,
    send: async (channelId, name, card) => {
      try {
        return { messageId: await post(channelId, name, card) };
      } catch (error) {
        return refusedBy(error);
      }
    },
    find: async (channelId, customId) => {
      const query = new URLSearchParams({ limit: `${SEARCHED}` });
      const messages = (await client.rest.get(Routes.channelMessages(channelId), { query })) as APIMessage[];
      const found = messages.find(({ components }) => JSON.stringify(components ?? []).includes(customId));
      return found?.id ?? null;
    },
  };
};
