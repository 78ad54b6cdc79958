/** Fills the world: users, bots, guilds, roles, channels, members; each change tells the gateway. */

import type {
  APIGuildMember,
  APIOverwrite,
  APIRole,
  APIUser,
  GuildMemberFlags,
  RoleFlags,
  UserFlags,
} from 'discord-api-types/v10';
import { ChannelType, GatewayDispatchEvents } from 'discord-api-types/v10';
import { discordTimestamp } from '../clock.ts';
import { refuse } from '../errors.ts';
import { EVERYONE_PERMISSIONS, isThread } from '../permissions.ts';
import type { World } from '../world.ts';
import { showChannel, showGuildCreate } from './show.ts';
import type { Application, Channel, Guild } from './types.ts';

/** All privileged intents: presences, members, message content. */
export const PRIVILEGED_INTENTS = (1 << 8) | (1 << 1) | (1 << 15);

/** Puts things into the world without asking anyone's permission. */
export class Seeds {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Adds a person. */
  addUser(user: { name: string; globalName?: string | null; id?: string; bot?: boolean }): APIUser {
    const made: APIUser = {
      id: user.id ?? this.#world.newId(),
      username: user.name,
      discriminator: '0',
      global_name: user.globalName === undefined ? user.name : user.globalName,
      avatar: null,
      bot: user.bot ?? false,
      system: false,
      banner: null,
      accent_color: null,
      public_flags: 0 as UserFlags,
      flags: 0 as UserFlags,
      primary_guild: null,
      avatar_decoration_data: null,
    };
    this.#world.users.set(made.id, made);
    return made;
  }

  /** Adds an application with its bot user. Without `privilegedIntents` identifying with one closes with 4014. */
  addApplication(application: {
    name: string;
    token?: string;
    privilegedIntents?: number;
    ownerId?: string;
  }): Application {
    const user = this.addUser({ name: application.name, globalName: null, bot: true });
    const secret = Buffer.from(`${user.id}:${this.#world.newId()}`).toString('base64url');
    const made: Application = {
      id: user.id,
      name: application.name,
      description: '',
      token: application.token ?? `${Buffer.from(user.id).toString('base64url')}.sandbox.${secret}`,
      user,
      ownerId: application.ownerId ?? this.addUser({ name: `${application.name}-owner` }).id,
      privilegedIntents: application.privilegedIntents ?? 0,
      sessionStarts: {
        total: 1000,
        remaining: 1000,
        resetAt: this.#world.now() + 86_400_000,
        maxConcurrency: 1,
      },
      recommendedShards: 1,
    };
    this.#world.applications.set(made.id, made);
    return made;
  }

  /** Adds a guild with its @everyone role and its owner as a member. No bot is in it: see {@link Seeds.installBot}. */
  addGuild(guild: {
    name: string;
    ownerId: string;
    features?: string[];
    id?: string;
    everyone?: bigint;
    locale?: string;
  }): Guild {
    const id = guild.id ?? this.#world.newId();
    const made: Guild = {
      id,
      name: guild.name,
      ownerId: guild.ownerId,
      description: null,
      features: guild.features ?? ['COMMUNITY'],
      preferredLocale: guild.locale ?? 'en-US',
      systemChannelId: null,
      rulesChannelId: null,
      publicUpdatesChannelId: null,
      mfaLevel: 0,
      roles: new Map(),
      channels: new Map(),
      members: new Map(),
      bans: new Map(),
      voiceStates: new Map(),
      stageInstances: new Map(),
      scheduledEvents: new Map(),
      invites: new Map(),
    };
    this.#world.guilds.set(id, made);
    made.roles.set(
      id,
      this.#role({ id, name: '@everyone', permissions: guild.everyone ?? EVERYONE_PERMISSIONS, position: 0 }),
    );
    this.addMember(id, guild.ownerId);
    return made;
  }

  /** Adds a role; the newest stands lowest above @everyone unless `position` says otherwise. */
  addRole(
    guildId: string,
    role: {
      name: string;
      permissions?: bigint;
      position?: number;
      mentionable?: boolean;
      hoist?: boolean;
      color?: number;
    },
  ): APIRole {
    const guild = this.#world.guild(guildId);
    const made = this.#role({ id: this.#world.newId(), position: 1, permissions: 0n, ...role });
    for (const other of guild.roles.values())
      if (other.id !== guildId && other.position >= made.position) other.position += 1;
    guild.roles.set(made.id, made);
    this.#world.emit(GatewayDispatchEvents.GuildRoleCreate, { guild_id: guildId, role: made }, { guildId });
    return made;
  }

  /** Adds a channel of any guild type, with the fields that Discord gives that type. */
  addChannel(
    guildId: string,
    channel: Partial<Omit<Channel, 'id' | 'guild_id'>> & { name: string; id?: string },
  ): Channel {
    const guild = this.#world.guild(guildId);
    const made = newChannel(this.#world.newId(), guild, channel);
    guild.channels.set(made.id, made);
    this.#world.channels.set(made.id, made);
    this.#world.emit(GatewayDispatchEvents.ChannelCreate, showChannel(made), { guildId, channelId: made.id });
    return made;
  }

  /** Deletes a channel: its stage closes, who is in it is disconnected, its invites, threads and messages go. */
  removeChannel(channelId: string): void {
    const channel = this.#world.channel(channelId);
    const guildId = channel.guild_id ?? '';
    const guild = this.#world.guild(guildId);
    for (const state of this.#world.voice.statesIn(channelId))
      this.#world.voice.leave(state.user_id, guildId);
    if (guild.stageInstances.has(channelId)) this.#world.stages.close(channelId);
    for (const invite of [...guild.invites.values()])
      if (invite.channelId === channelId) guild.invites.delete(invite.code);
    for (const other of [...guild.channels.values()]) {
      if (isThread(other.type) && other.parent_id === channelId) this.removeChannel(other.id);
      else if (other.parent_id === channelId) other.parent_id = null;
    }
    const event = isThread(channel.type)
      ? GatewayDispatchEvents.ThreadDelete
      : GatewayDispatchEvents.ChannelDelete;
    this.#world.emit(event, showChannel(channel), { guildId, channelId });
    guild.channels.delete(channelId);
    this.#world.channels.delete(channelId);
    this.#world.messages.delete(channelId);
  }

  /** Deletes a role and takes it from its members. */
  removeRole(guildId: string, roleId: string): void {
    const guild = this.#world.guild(guildId);
    guild.roles.delete(roleId);
    for (const member of guild.members.values()) member.roles = member.roles.filter((id) => id !== roleId);
    this.#world.emit(
      GatewayDispatchEvents.GuildRoleDelete,
      { guild_id: guildId, role_id: roleId },
      { guildId },
    );
  }

  /** Sets an overwrite for a role (type 0, the default for a known role) or a member (type 1). */
  setOverwrite(channelId: string, targetId: string, overwrite: { allow?: bigint; deny?: bigint }): void {
    const channel = this.#world.channel(channelId);
    const guildId = channel.guild_id ?? '';
    const type = this.#world.guild(guildId).roles.has(targetId) ? 0 : 1;
    const set: APIOverwrite = {
      id: targetId,
      type,
      allow: String(overwrite.allow ?? 0n),
      deny: String(overwrite.deny ?? 0n),
    };
    channel.permission_overwrites = [
      ...(channel.permission_overwrites ?? []).filter((one) => one.id !== targetId),
      set,
    ];
    this.#world.emit(GatewayDispatchEvents.ChannelUpdate, showChannel(channel), { guildId, channelId });
  }

  /** Gives a role other permissions, as someone with the right to do so would. */
  setRolePermissions(guildId: string, roleId: string, permissions: bigint): void {
    const role = this.#world.guild(guildId).roles.get(roleId);
    if (!role) throw refuse.unknownRole();
    role.permissions = permissions.toString();
    this.#world.emit(GatewayDispatchEvents.GuildRoleUpdate, { guild_id: guildId, role }, { guildId });
  }

  /** Sets the roles of a member. */
  setRoles(guildId: string, userId: string, roleIds: readonly string[]): void {
    const member = this.#world.guild(guildId).members.get(userId);
    if (!member) throw refuse.unknownMember();
    member.roles = [...roleIds];
    this.#world.emit(GatewayDispatchEvents.GuildMemberUpdate, { ...member, guild_id: guildId }, { guildId });
  }

  /** Makes a user a member. */
  addMember(
    guildId: string,
    userId: string,
    member: { roles?: string[]; nick?: string } = {},
  ): APIGuildMember {
    const guild = this.#world.guild(guildId);
    const made: APIGuildMember = {
      user: this.#world.user(userId),
      nick: member.nick ?? null,
      avatar: null,
      banner: null,
      roles: member.roles ?? [],
      joined_at: discordTimestamp(this.#world.now()),
      premium_since: null,
      deaf: false,
      mute: false,
      flags: 0 as GuildMemberFlags,
      pending: false,
      communication_disabled_until: null,
    };
    guild.members.set(userId, made);
    this.#world.emit(GatewayDispatchEvents.GuildMemberAdd, { ...made, guild_id: guildId }, { guildId });
    return made;
  }

  /** Takes a member out of the guild, and out of its voice channels first. */
  removeMember(guildId: string, userId: string): void {
    const guild = this.#world.guild(guildId);
    if (guild.voiceStates.has(userId)) this.#world.voice.leave(userId, guildId);
    guild.members.delete(userId);
    this.#world.emit(
      GatewayDispatchEvents.GuildMemberRemove,
      { guild_id: guildId, user: this.#world.user(userId) },
      { guildId },
    );
    const application = this.#world.applicationOfUser(userId);
    if (application) {
      this.#world.emit(
        GatewayDispatchEvents.GuildDelete,
        { id: guildId },
        { guildId, applicationIds: [application.id] },
      );
    }
  }

  /** Adds a bot to a guild as its install link would: a managed role with `permissions`, then GUILD_CREATE. */
  installBot(guildId: string, applicationId: string, permissions = 0n): APIGuildMember {
    const guild = this.#world.guild(guildId);
    const application = this.#world.applications.get(applicationId);
    if (!application) throw new Error(`No application ${applicationId}`);
    const role = this.addRole(guildId, { name: application.name, permissions });
    role.managed = true;
    role.tags = { bot_id: application.user.id };
    const member = this.addMember(guildId, application.user.id, { roles: [role.id] });
    this.#world.emit(
      GatewayDispatchEvents.GuildCreate,
      {},
      {
        guildId,
        applicationIds: [application.id],
        payloadFor: (bot, intents) => showGuildCreate(guild, bot.user.id, intents),
      },
    );
    return member;
  }

  #role(role: {
    id: string;
    name: string;
    permissions: bigint;
    position: number;
    mentionable?: boolean;
    hoist?: boolean;
    color?: number;
  }): APIRole {
    const color = role.color ?? 0;
    return {
      id: role.id,
      name: role.name,
      permissions: role.permissions.toString(),
      position: role.position,
      color,
      colors: { primary_color: color, secondary_color: null, tertiary_color: null },
      hoist: role.hoist ?? false,
      managed: false,
      mentionable: role.mentionable ?? false,
      icon: null,
      unicode_emoji: null,
      flags: 0 as RoleFlags,
    };
  }
}

/** A channel with the fields that Discord gives its type. */
export function newChannel(
  id: string,
  guild: Guild,
  given: Partial<Omit<Channel, 'id' | 'guild_id'>> & { name: string; id?: string },
): Channel {
  const type = given.type ?? ChannelType.GuildText;
  const base: Channel = {
    id: given.id ?? id,
    type,
    guild_id: guild.id,
    name: given.name,
    position: given.position ?? guild.channels.size,
    parent_id: given.parent_id ?? null,
    permission_overwrites: given.permission_overwrites ?? [],
    flags: 0,
  };
  if (type === ChannelType.GuildCategory) return { ...base, ...given, id: base.id };
  const text = { topic: null, nsfw: false, last_message_id: null, rate_limit_per_user: 0 };
  const voice = { bitrate: 64_000, user_limit: 0, rtc_region: null, video_quality_mode: 1 };
  const isVoice = type === ChannelType.GuildVoice || type === ChannelType.GuildStageVoice;
  return { ...base, ...text, ...(isVoice ? voice : {}), ...given, id: base.id };
}
