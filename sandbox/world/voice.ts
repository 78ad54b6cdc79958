/** Who is in which voice or stage channel, and the way from the audience to the stage and back. */
import {
  type APIVoiceState,
  ChannelType,
  GatewayDispatchEvents,
  PermissionFlagsBits as P,
} from 'discord-api-types/v10';
import { discordTimestamp } from '../clock.ts';
import { DiscordError, refuse } from '../errors.ts';
import { channelPermissions, isVoiceBased, requireInChannel } from '../permissions.ts';
import type { World } from '../world.ts';
import { showVoiceState } from './show.ts';
import type { Application, Channel, Guild } from './types.ts';

/** How someone joins. */
export interface JoinOptions {
  selfMute?: boolean;
  selfDeaf?: boolean;
  sessionId?: string;
}

/** The voice server that a bot is told of; an endpoint of null means "none yet, wait" to Discord's clients. */
export interface VoiceServer {
  token: string;
  endpoint: string | null;
}

/**
 * Voice states of all guilds. Members act through it as their clients would, and are refused as they would be
 * (rules: Discord's "Voice" page and "Stage Instance" page). A person is in one channel at a time, a bot in one a guild.
 */
export class Voice {
  /** Names the voice server for a bot that joins or moves; none when the bot is where it should be. */
  serverFor: ((guildId: string, userId: string, sessionId: string) => VoiceServer | undefined) | undefined;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** The voice state of a user in a guild, or 10065. */
  stateIn(guildId: string, userId: string): APIVoiceState {
    const state = this.#world.guild(guildId).voiceStates.get(userId);
    if (!state) throw refuse.unknownVoiceState();
    return state;
  }

  /** Where a user is, in the named guild or the first found; 10065 when nowhere. */
  stateOf(userId: string, guildId?: string): APIVoiceState {
    if (guildId !== undefined) return this.stateIn(guildId, userId);
    for (const guild of this.#world.guilds.values()) {
      const state = guild.voiceStates.get(userId);
      if (state) return state;
    }
    throw refuse.unknownVoiceState();
  }

  /** Everyone in a channel. */
  statesIn(channelId: string): APIVoiceState[] {
    const guild = this.#guildOf(channelId);
    return [...guild.voiceStates.values()].filter((state) => state.channel_id === channelId);
  }

  /** Joins a channel: needs VIEW_CHANNEL and CONNECT, and room unless one may move members. */
  join(userId: string, channelId: string, options: JoinOptions = {}): APIVoiceState {
    const channel = this.#world.channel(channelId);
    const guild = this.#world.guildFor(channel.guild_id ?? '', userId);
    if (!isVoiceBased(channel.type)) throw refuse.notForThisChannelType();
    requireInChannel(guild, userId, channel, this.#world.now(), P.Connect);
    const mayExceed = (channelPermissions(guild, userId, channel, this.#world.now()) & P.MoveMembers) !== 0n;
    const inside = this.statesIn(channelId).filter((state) => state.user_id !== userId).length;
    const limit = channel.user_limit ?? 0;
    if (limit > 0 && inside >= limit && !mayExceed)
      throw new DiscordError(400, 50013, 'Voice channel is full');
    if (!this.#world.applicationOfUser(userId)) this.#leaveOthers(userId, guild.id);
    return this.#put(guild, userId, channel, options);
  }

  /** Leaves the channel one is in. */
  leave(userId: string, guildId?: string): void {
    const state = this.stateOf(userId, guildId);
    const guild = this.#world.guild(state.guild_id ?? '');
    const left = state.channel_id;
    guild.voiceStates.delete(userId);
    state.channel_id = null;
    state.suppress = false;
    state.request_to_speak_timestamp = null;
    this.#announce(guild, state);
    if (left !== null) this.#world.stages.speakersChanged(left);
  }

  /** Raises a hand: from the audience, with REQUEST_TO_SPEAK. */
  raiseHand(userId: string, guildId?: string): void {
    const { guild, state, channel } = this.#onStage(userId, guildId);
    requireInChannel(guild, userId, channel, this.#world.now(), P.RequestToSpeak);
    if (!state.suppress) throw new DiscordError(400, 50013, 'Already a speaker');
    this.#change(guild, state, { request_to_speak_timestamp: discordTimestamp(this.#world.now()) });
  }

  /** Lowers a raised hand. */
  lowerHand(userId: string, guildId?: string): void {
    const { guild, state } = this.#onStage(userId, guildId);
    if (state.suppress) this.#change(guild, state, { request_to_speak_timestamp: null });
  }

  /** Accepts an invitation to speak. */
  acceptInvite(userId: string, guildId?: string): void {
    const { guild, state } = this.#onStage(userId, guildId);
    if (!isInvited(state)) throw new DiscordError(403, 50013, 'Not invited to speak');
    this.#change(guild, state, { request_to_speak_timestamp: null });
  }

  /** Declines an invitation to speak. */
  declineInvite(userId: string, guildId?: string): void {
    const { guild, state } = this.#onStage(userId, guildId);
    if (!isInvited(state)) throw new DiscordError(400, 50013, 'Not invited to speak');
    this.#change(guild, state, { suppress: true, request_to_speak_timestamp: null });
  }

  /** Goes on stage by one's own right, which takes MUTE_MEMBERS. */
  stepUp(userId: string, guildId?: string): void {
    const { guild, state, channel } = this.#onStage(userId, guildId);
    requireInChannel(guild, userId, channel, this.#world.now(), P.MuteMembers);
    this.#change(guild, state, { suppress: false, request_to_speak_timestamp: null });
  }

  /** Goes back to the audience. */
  stepDown(userId: string, guildId?: string): void {
    const { guild, state } = this.#onStage(userId, guildId);
    this.#change(guild, state, { suppress: true, request_to_speak_timestamp: null });
  }

  /** Mutes or deafens one's own client. */
  setSelf(userId: string, self: { selfMute?: boolean; selfDeaf?: boolean }, guildId?: string): void {
    const state = this.stateOf(userId, guildId);
    const guild = this.#world.guild(state.guild_id ?? '');
    this.#change(guild, state, {
      ...(self.selfMute === undefined ? {} : { self_mute: self.selfMute }),
      ...(self.selfDeaf === undefined ? {} : { self_deaf: self.selfDeaf }),
    });
  }

  /** A moderator invites someone from the audience; a bot is put on stage at once. 10065 when they are not in the stage. */
  invite(guildId: string, userId: string): void {
    const { guild, state } = this.#onStage(userId, guildId);
    if (!state.suppress) return;
    const isBot = this.#world.user(userId).bot === true;
    this.#change(guild, state, {
      suppress: false,
      request_to_speak_timestamp: isBot ? null : discordTimestamp(this.#world.now()),
    });
  }

  /** A moderator sends someone to the audience, which also lowers their hand. */
  suppress(guildId: string, userId: string): void {
    const { guild, state } = this.#onStage(userId, guildId);
    this.#change(guild, state, { suppress: true, request_to_speak_timestamp: null });
  }

  /** Sets one's own hand to a time; past times become now. */
  requestToSpeak(guildId: string, userId: string, at: number | null): void {
    const { guild, state } = this.#onStage(userId, guildId);
    const stamp = at === null ? null : discordTimestamp(Math.max(at, this.#world.now()));
    this.#change(guild, state, { request_to_speak_timestamp: stamp });
  }

  /** Moves someone who is in voice, or disconnects them; 40032 when they are in no channel. Rights are the caller's affair. */
  move(userId: string, channelId: string | null, guildId?: string): void {
    let state: APIVoiceState;
    try {
      state = this.stateOf(userId, guildId);
    } catch {
      throw refuse.notInVoice();
    }
    const guild = this.#world.guild(state.guild_id ?? '');
    if (channelId === null) {
      this.leave(userId, guild.id);
      return;
    }
    const channel = this.#world.channel(channelId);
    if (channel.guild_id !== guild.id || !isVoiceBased(channel.type)) throw refuse.notForThisChannelType();
    if (state.channel_id === channelId) return;
    const { session_id: sessionId } = this.#put(guild, userId, channel, {});
    this.#sendServer(guild.id, userId, sessionId);
  }

  /** Server mute and deafen, as a member's record now says. */
  refreshMember(guildId: string, userId: string): void {
    const guild = this.#world.guild(guildId);
    const state = guild.voiceStates.get(userId);
    const member = guild.members.get(userId);
    if (state && member) this.#change(guild, state, { mute: member.mute, deaf: member.deaf });
  }

  /** Op 4 of a bot: joins, moves, changes its own mute, or leaves. What is not allowed is not answered, as in Discord. */
  updateFromGateway(
    bot: Application,
    asked: {
      guildId: string;
      channelId: string | null;
      selfMute: boolean;
      selfDeaf: boolean;
      sessionId: string;
    },
  ): void {
    const guild = this.#world.guild(asked.guildId);
    const state = guild.voiceStates.get(bot.user.id);
    try {
      if (asked.channelId === null) {
        if (state) this.leave(bot.user.id, guild.id);
        return;
      }
      // A bot that started anew joins again, wherever its last session was.
      if (state?.channel_id === asked.channelId && state.session_id === asked.sessionId)
        this.#change(guild, state, { self_mute: asked.selfMute, self_deaf: asked.selfDeaf });
      else this.join(bot.user.id, asked.channelId, asked);
      this.#sendServer(guild.id, bot.user.id, asked.sessionId);
    } catch (error) {
      if (!(error instanceof DiscordError)) throw error;
    }
  }

  /** Tells a bot the voice server of a guild. */
  tellServer(guildId: string, userId: string, server: VoiceServer): void {
    const bot = this.#world.applicationOfUser(userId);
    if (!bot) return;
    const audience = { guildId, applicationIds: [bot.id] };
    this.#world.emit(GatewayDispatchEvents.VoiceServerUpdate, { guild_id: guildId, ...server }, audience);
  }

  #sendServer(guildId: string, userId: string, sessionId: string): void {
    if (!this.#world.applicationOfUser(userId)) return;
    const server = this.serverFor?.(guildId, userId, sessionId);
    if (server) this.tellServer(guildId, userId, server);
  }

  /** Everyone enters a stage as audience, moderators and bots too. */
  #put(guild: Guild, userId: string, channel: Channel, options: JoinOptions): APIVoiceState {
    const before = guild.voiceStates.get(userId);
    const member = guild.members.get(userId);
    const state: APIVoiceState = {
      guild_id: guild.id,
      channel_id: channel.id,
      user_id: userId,
      session_id: options.sessionId ?? before?.session_id ?? this.#world.newId(),
      deaf: member?.deaf ?? false,
      mute: member?.mute ?? false,
      self_deaf: options.selfDeaf ?? before?.self_deaf ?? false,
      self_mute: options.selfMute ?? before?.self_mute ?? false,
      self_video: false,
      self_stream: false,
      suppress: channel.type === ChannelType.GuildStageVoice,
      request_to_speak_timestamp: null,
    };
    guild.voiceStates.set(userId, state);
    this.#announce(guild, state);
    if (before?.channel_id) this.#world.stages.speakersChanged(before.channel_id);
    this.#world.stages.speakersChanged(channel.id);
    return state;
  }

  #leaveOthers(userId: string, guildId: string): void {
    for (const guild of this.#world.guilds.values()) {
      if (guild.id !== guildId && guild.voiceStates.has(userId)) this.leave(userId, guild.id);
    }
  }

  #change(guild: Guild, state: APIVoiceState, change: Partial<APIVoiceState>): void {
    Object.assign(state, change);
    this.#announce(guild, state);
    if (state.channel_id !== null) this.#world.stages.speakersChanged(state.channel_id);
  }

  #announce(guild: Guild, state: APIVoiceState): void {
    this.#world.emit(GatewayDispatchEvents.VoiceStateUpdate, showVoiceState(guild, state), {
      guildId: guild.id,
    });
  }

  #onStage(userId: string, guildId?: string): { guild: Guild; state: APIVoiceState; channel: Channel } {
    const state = this.stateOf(userId, guildId);
    const channel = this.#world.channel(state.channel_id ?? '');
    if (channel.type !== ChannelType.GuildStageVoice) throw refuse.notForThisChannelType();
    return { guild: this.#world.guild(state.guild_id ?? ''), state, channel };
  }

  #guildOf(channelId: string): Guild {
    return this.#world.guild(this.#world.channel(channelId).guild_id ?? '');
  }
}

/** Invited and not yet answered: not suppressed, and a time set. */
export function isInvited(state: APIVoiceState): boolean {
  return !state.suppress && state.request_to_speak_timestamp !== null;
}

/** On stage: not suppressed, and no time set. */
export function isSpeaker(state: APIVoiceState): boolean {
  return !state.suppress && state.request_to_speak_timestamp === null;
}
