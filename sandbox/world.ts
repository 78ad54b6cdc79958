/** The sandbox's world: every user, guild, channel and message, and the events that tell of their changes. */
import type { APIMessage, APIUser, GatewayDispatchEvents } from 'discord-api-types/v10';
import { SandboxClock } from './clock.ts';
import { refuse } from './errors.ts';
import { channelPermissions, requireInChannel } from './permissions.ts';
import { Snowflakes } from './snowflakes.ts';
import { MAX_FILE_BYTES } from './validate/messages.ts';
import { ScheduledEvents } from './world/scheduled-events.ts';
import { Seeds } from './world/seeds.ts';
import { Stages } from './world/stages.ts';
import type { Application, Audience, Channel, ChannelMessages, Dispatch, Guild } from './world/types.ts';
import { Voice } from './world/voice.ts';

/**
 * All state of the sandbox. Routes read and change it, then call {@link World.emit}; tests fill it through
 * {@link World.seed}; actors act through `voice`, `stages` and `scheduledEvents`.
 */
export class World {
  readonly clock: SandboxClock;
  readonly snowflakes = new Snowflakes();
  readonly users = new Map<string, APIUser>();
  readonly applications = new Map<string, Application>();
  readonly guilds = new Map<string, Guild>();
  /** Every channel, direct messages and threads included; guild channels are also in their guild. */
  readonly channels = new Map<string, Channel>();
  /** Messages by channel id. */
  readonly messages = new Map<string, ChannelMessages>();
  readonly seed: Seeds = new Seeds(this);
  readonly voice: Voice = new Voice(this);
  readonly stages: Stages = new Stages(this);
  readonly scheduledEvents: ScheduledEvents = new ScheduledEvents(this);
  /** How large one uploaded file may be, in bytes: Discord's without boosts, unless a test sets another. */
  uploadLimit = MAX_FILE_BYTES;
  readonly #listeners = new Set<(dispatch: Dispatch) => void>();
  readonly #parts = new Map<unknown, unknown>();

  constructor(clock: SandboxClock = new SandboxClock()) {
    this.clock = clock;
  }

  /** Sandbox time in milliseconds. */
  now(): number {
    return this.clock.now();
  }

  /** A new id, made now. */
  newId(): string {
    return this.snowflakes.next(this.now());
  }

  /**
   * Sends an event to the gateway sessions and listeners that its audience and their intents include. The payload
   * is copied at once, so changing a record afterwards does not change what was sent.
   */
  emit(event: GatewayDispatchEvents | (string & {}), payload: object, audience: Audience): void {
    const dispatch: Dispatch = { event, payload: structuredClone(payload), audience };
    for (const listener of [...this.#listeners]) listener(dispatch);
  }

  /** Listens to every event; returns how to stop. */
  onDispatch(listener: (dispatch: Dispatch) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * State that a room of the sandbox keeps beside this one, made on first use and the same ever after:
   * `const interactions = world.part(makeInteractions)`.
   */
  part<Part>(make: (world: World) => Part): Part {
    if (!this.#parts.has(make)) this.#parts.set(make, make(this));
    return this.#parts.get(make) as Part;
  }

  /** A guild by id, or 10004. */
  guild(id: string): Guild {
    const guild = this.guilds.get(id);
    if (!guild) throw refuse.unknownGuild();
    return guild;
  }

  /** A guild that the user is a member of, or 10004 / 50001. */
  guildFor(id: string, userId: string): Guild {
    const guild = this.guild(id);
    if (!guild.members.has(userId)) throw refuse.missingAccess();
    return guild;
  }

  /** A channel by id, or 10003. */
  channel(id: string): Channel {
    const channel = this.channels.get(id);
    if (!channel) throw refuse.unknownChannel();
    return channel;
  }

  /**
   * A channel that the user may see and in which they hold all of `needed`; 10003, 50001 or 50013 otherwise.
   * `guild` is undefined for a direct message, which only its two people may see.
   */
  channelFor(id: string, userId: string, needed = 0n): { channel: Channel; guild: Guild | undefined } {
    const channel = this.channel(id);
    if (channel.guild_id === undefined) {
      const inside = channel.bot_user_id === userId || channel.recipients?.some((one) => one.id === userId);
      if (!inside) throw refuse.missingAccess();
      return { channel, guild: undefined };
    }
    const guild = this.guildFor(channel.guild_id, userId);
    requireInChannel(guild, userId, channel, this.now(), needed);
    return { channel, guild };
  }

  /** Permissions of a user in a channel; none outside the guild, none where the channel is hidden. */
  permissionsIn(channelId: string, userId: string): bigint {
    const channel = this.channels.get(channelId);
    const guild = this.guilds.get(channel?.guild_id ?? '');
    return channel && guild ? channelPermissions(guild, userId, channel, this.now()) : 0n;
  }

  /** A user by id, or 10013. */
  user(id: string): APIUser {
    const user = this.users.get(id);
    if (!user) throw refuse.unknownUser();
    return user;
  }

  /** The application a bot user belongs to. */
  applicationOfUser(userId: string): Application | undefined {
    for (const application of this.applications.values())
      if (application.user.id === userId) return application;
    return undefined;
  }

  /** The application a bot token belongs to. */
  applicationByToken(token: string): Application | undefined {
    for (const application of this.applications.values()) if (application.token === token) return application;
    return undefined;
  }

  /** Messages of a channel, made on first use. */
  messagesIn(channelId: string): ChannelMessages {
    const found = this.messages.get(channelId) ?? new Map<string, APIMessage>();
    this.messages.set(channelId, found);
    return found;
  }
}
