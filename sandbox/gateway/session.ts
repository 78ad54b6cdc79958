/** A gateway session: what one shard of one bot is told, kept for a while so that a RESUME can replay it. */

import { PermissionFlagsBits } from 'discord-api-types/v10';
import { shardOf } from '../snowflakes.ts';
import type { Application, Dispatch } from '../world/types.ts';
import type { World } from '../world.ts';
import type { Connection } from './connection.ts';
import { INTENT, neededIntent } from './intents.ts';

/** Dispatches kept for a replay. */
const REPLAY_LENGTH = 1000;

/** Bots know every channel of their guilds, also those that they can't view: GUILD_CREATE lists them too. */
const TOLD_OF_HIDDEN = new Set(['CHANNEL_CREATE', 'CHANNEL_UPDATE', 'CHANNEL_DELETE']);

interface Sent {
  op: 0;
  t: string;
  s: number;
  d: unknown;
}

/** One identified session. */
export class Session {
  readonly id: string;
  readonly application: Application;
  readonly intents: number;
  readonly shard: readonly [id: number, count: number];
  /** The socket it speaks through; undefined between a lost connection and its RESUME. */
  connection: Connection | undefined;
  #sequence = 0;
  #kept: Sent[] = [];

  constructor(options: {
    id: string;
    application: Application;
    intents: number;
    shard: readonly [number, number];
  }) {
    this.id = options.id;
    this.application = options.application;
    this.intents = options.intents;
    this.shard = options.shard;
  }

  /** Number of the last dispatch. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Numbers a dispatch, keeps it, and sends it when there is a connection. */
  dispatch(event: string, payload: unknown): void {
    this.#sequence += 1;
    const sent: Sent = { op: 0, t: event, s: this.#sequence, d: payload };
    this.#kept.push(sent);
    if (this.#kept.length > REPLAY_LENGTH * 2) this.#kept = this.#kept.slice(-REPLAY_LENGTH);
    this.connection?.send(sent);
  }

  /** Whether everything after `sequence` is still kept. */
  canReplay(sequence: number): boolean {
    const first = this.#kept[0]?.s ?? this.#sequence + 1;
    return sequence <= this.#sequence && sequence >= first - 1;
  }

  /** Sends again all after `sequence`. */
  replay(sequence: number): void {
    for (const sent of this.#kept) if (sent.s > sequence) this.connection?.send(sent);
  }

  /** The payload this session should get of a dispatch; undefined when it should get none. */
  shareOf(world: World, dispatch: Dispatch): object | undefined {
    const { event, audience } = dispatch;
    const own = this.application.user.id;
    if (audience.applicationIds && !audience.applicationIds.includes(this.application.id)) return undefined;
    if (audience.userIds && !audience.userIds.includes(own)) return undefined;
    const addressed = audience.applicationIds !== undefined;
    if (audience.guildId !== undefined) {
      if (shardOf(audience.guildId, this.shard[1]) !== this.shard[0]) return undefined;
      if (!addressed && !world.guilds.get(audience.guildId)?.members.has(own)) return undefined;
    } else if (this.shard[0] !== 0) {
      return undefined;
    }
    const needed = neededIntent(event, audience.guildId !== undefined);
    const concernsSelf = isAboutSelf(dispatch, own);
    if (needed !== 0 && (this.intents & needed) === 0 && !concernsSelf) return undefined;
    const hides = audience.channelId !== undefined && !TOLD_OF_HIDDEN.has(event);
    if (hides && !this.#sees(world, audience.channelId ?? '')) return undefined;
    const payload = audience.payloadFor
      ? audience.payloadFor(this.application, this.intents)
      : dispatch.payload;
    return payload && event.startsWith('MESSAGE_')
      ? this.#withoutContent(payload, audience.guildId)
      : payload;
  }

  #sees(world: World, channelId: string): boolean {
    const channel = world.channels.get(channelId);
    if (!channel) return true;
    const own = this.application.user.id;
    if (channel.guild_id === undefined) {
      return channel.bot_user_id === own || (channel.recipients?.some((one) => one.id === own) ?? false);
    }
    return (world.permissionsIn(channelId, own) & PermissionFlagsBits.ViewChannel) !== 0n;
  }

  /** Without the content intent a bot reads only its own messages, those that mention it, and direct messages. */
  #withoutContent(payload: object, guildId: string | undefined): object {
    if (guildId === undefined || (this.intents & INTENT.MessageContent) !== 0) return payload;
    const message = payload as { author?: { id: string }; mentions?: { id: string }[]; content?: string };
    const own = this.application.user.id;
    if (message.content === undefined || message.author?.id === own) return payload;
    if (message.mentions?.some((user) => user.id === own)) return payload;
    return { ...payload, content: '', embeds: [], attachments: [], components: [] };
  }
}

/** GUILD_MEMBER_UPDATE of the bot itself comes without the members intent. */
function isAboutSelf(dispatch: Dispatch, userId: string): boolean {
  if (dispatch.event !== 'GUILD_MEMBER_UPDATE') return false;
  return (dispatch.payload as { user?: { id: string } }).user?.id === userId;
}
