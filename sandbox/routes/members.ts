/** Members of a guild: read, search, change, their roles, kick and ban. */
import { type APIGuildMember, GatewayDispatchEvents, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { discordTimestamp } from '../clock.ts';
import { complain, formError, refuse } from '../errors.ts';
import { Fields, limitOf } from '../fields.ts';
import { requireInChannel, requireInGuild, standsAbove, standsAboveMember } from '../permissions.ts';
import { type Route, type RouteContext, route } from '../route.ts';
import { INTENT_GUILD_MEMBERS } from '../world/show.ts';
import type { Guild } from '../world/types.ts';

/** A time-out lasts at most 28 days. */
const LONGEST_TIMEOUT_MS = 28 * 86_400_000;

function guildOf(ctx: RouteContext<{ guild_id: string }>): Guild {
  return ctx.world.guildFor(ctx.params.guild_id, ctx.bot.user.id);
}

function memberOf(guild: Guild, userId: string): APIGuildMember {
  const member = guild.members.get(userId);
  if (!member) throw refuse.unknownMember();
  return member;
}

function announce(ctx: Pick<RouteContext, 'world'>, guild: Guild, member: APIGuildMember): APIGuildMember {
  ctx.world.emit(
    GatewayDispatchEvents.GuildMemberUpdate,
    { ...member, guild_id: guild.id },
    { guildId: guild.id },
  );
  return member;
}

/** Throws 50013 unless the bot may give or take each of the roles. */
function requireOverRoles(ctx: RouteContext, guild: Guild, roleIds: readonly string[]): void {
  const own = ctx.bot.user.id;
  requireInGuild(guild, own, ctx.now, P.ManageRoles);
  for (const id of roleIds) {
    const role = guild.roles.get(id);
    if (!role) throw refuse.unknownRole();
    if (role.managed || id === guild.id || !standsAbove(guild, own, role)) throw refuse.missingPermissions();
  }
}

function modify(ctx: RouteContext<{ guild_id: string; user_id: string }>): object {
  const guild = guildOf(ctx);
  const own = ctx.bot.user.id;
  const member = memberOf(guild, ctx.params.user_id);
  const fields = new Fields(ctx.body);
  const nick = fields.text('nick', { max: 32 });
  const roles = fields.snowflakes('roles');
  const mute = fields.flag('mute');
  const deaf = fields.flag('deaf');
  const channelId = fields.snowflake('channel_id');
  const until = fields.time('communication_disabled_until');
  fields.done();
  if (nick !== undefined) {
    requireInGuild(guild, own, ctx.now, P.ManageNicknames);
    if (!standsAboveMember(guild, own, member.user.id)) throw refuse.missingPermissions();
  }
  if (roles) {
    const changed = [...new Set([...roles, ...member.roles])].filter(
      (id) => roles.includes(id) !== member.roles.includes(id),
    );
    requireOverRoles(ctx, guild, changed);
  }
  if (until !== undefined) {
    requireInGuild(guild, own, ctx.now, P.ModerateMembers);
    if (!standsAboveMember(guild, own, member.user.id)) throw refuse.missingPermissions();
    if (until !== null && until > ctx.now + LONGEST_TIMEOUT_MS) {
      throw formError({
        communication_disabled_until: { code: 'DATE_TIME_TYPE_MAX', message: 'Too far in the future.' },
      });
    }
  }
  requireForVoice(ctx, guild, member.user.id, { mute, deaf, channelId });
  if (nick !== undefined) member.nick = nick === '' ? null : nick;
  if (roles) member.roles = [...new Set(roles)];
  if (until !== undefined)
    member.communication_disabled_until = until === null ? null : discordTimestamp(until);
  if (typeof mute === 'boolean') member.mute = mute;
  if (typeof deaf === 'boolean') member.deaf = deaf;
  if (typeof mute === 'boolean' || typeof deaf === 'boolean')
    ctx.world.voice.refreshMember(guild.id, member.user.id);
  if (channelId !== undefined) ctx.world.voice.move(member.user.id, channelId, guild.id);
  return announce(ctx, guild, member);
}

/** Muting, deafening and moving take their permission and a target in voice (40032). */
function requireForVoice(
  ctx: RouteContext,
  guild: Guild,
  userId: string,
  asked: {
    mute: boolean | null | undefined;
    deaf: boolean | null | undefined;
    channelId: string | null | undefined;
  },
): void {
  if (asked.mute === undefined && asked.deaf === undefined && asked.channelId === undefined) return;
  const own = ctx.bot.user.id;
  const state = guild.voiceStates.get(userId);
  const channel = guild.channels.get(state?.channel_id ?? '');
  const need = (permission: bigint) => {
    if (channel) requireInChannel(guild, own, channel, ctx.now, permission);
    else requireInGuild(guild, own, ctx.now, permission);
  };
  if (asked.mute !== undefined) need(P.MuteMembers);
  if (asked.deaf !== undefined) need(P.DeafenMembers);
  if (asked.channelId !== undefined) need(P.MoveMembers);
  if (!state) throw refuse.notInVoice();
  if (!asked.channelId) return;
  const target = guild.channels.get(asked.channelId);
  if (!target) throw refuse.unknownChannel();
  // The mover must be able to connect to the target, or the moved member must.
  requireInChannel(guild, own, target, ctx.now, P.MoveMembers | P.Connect);
}

/** Source: Discord's "Guild" page ("Modify Guild Member" and its neighbours). */
export const routes: Route[] = [
  route('GET', '/guilds/:guild_id/members', (ctx) => {
    const guild = guildOf(ctx);
    // Listing takes the privileged members intent, enabled for the application.
    if ((ctx.bot.privilegedIntents & INTENT_GUILD_MEMBERS) === 0) throw refuse.missingAccess();
    const limit = limitOf(ctx.query, { most: 1000, otherwise: 1 });
    const after = BigInt(ctx.query.after ?? 0);
    return [...guild.members.values()]
      .filter((member) => BigInt(member.user.id) > after)
      .sort((one, other) => Number(BigInt(one.user.id) - BigInt(other.user.id)))
      .slice(0, limit);
  }),
  route('GET', '/guilds/:guild_id/members/search', (ctx) => {
    const guild = guildOf(ctx);
    if (!ctx.query.query) throw formError({ query: complain.required() });
    const start = ctx.query.query.toLowerCase();
    const limit = limitOf(ctx.query, { most: 1000, otherwise: 1 });
    const isNamed = (member: APIGuildMember) =>
      [member.nick, member.user.username, member.user.global_name].some((name) =>
        name?.toLowerCase().startsWith(start),
      );
    return [...guild.members.values()].filter(isNamed).slice(0, limit);
  }),
  route('PATCH', '/guilds/:guild_id/members/@me', (ctx) => {
    const guild = guildOf(ctx);
    const fields = new Fields(ctx.body);
    const nick = fields.text('nick', { max: 32 });
    fields.done();
    const member = memberOf(guild, ctx.bot.user.id);
    if (nick !== undefined) {
      requireInGuild(guild, ctx.bot.user.id, ctx.now, P.ChangeNickname);
      member.nick = nick === '' ? null : nick;
    }
    return announce(ctx, guild, member);
  }),
  route('GET', '/guilds/:guild_id/members/:user_id', (ctx) => memberOf(guildOf(ctx), ctx.params.user_id)),
  route('PATCH', '/guilds/:guild_id/members/:user_id', modify),
  route('DELETE', '/guilds/:guild_id/members/:user_id', (ctx) => {
    const guild = guildOf(ctx);
    requireInGuild(guild, ctx.bot.user.id, ctx.now, P.KickMembers);
    memberOf(guild, ctx.params.user_id);
    if (!standsAboveMember(guild, ctx.bot.user.id, ctx.params.user_id)) throw refuse.missingPermissions();
    ctx.world.seed.removeMember(guild.id, ctx.params.user_id);
    return undefined;
  }),
  route('PUT', '/guilds/:guild_id/members/:user_id/roles/:role_id', (ctx) => {
    const guild = guildOf(ctx);
    const member = memberOf(guild, ctx.params.user_id);
    requireOverRoles(ctx, guild, [ctx.params.role_id]);
    if (!member.roles.includes(ctx.params.role_id)) {
      member.roles = [...member.roles, ctx.params.role_id];
      announce(ctx, guild, member);
    }
    return undefined;
  }),
  route('DELETE', '/guilds/:guild_id/members/:user_id/roles/:role_id', (ctx) => {
    const guild = guildOf(ctx);
    const member = memberOf(guild, ctx.params.user_id);
    requireOverRoles(ctx, guild, [ctx.params.role_id]);
    if (member.roles.includes(ctx.params.role_id)) {
      member.roles = member.roles.filter((id) => id !== ctx.params.role_id);
      announce(ctx, guild, member);
    }
    return undefined;
  }),
  route('GET', '/guilds/:guild_id/bans', (ctx) => {
    const guild = guildOf(ctx);
    requireInGuild(guild, ctx.bot.user.id, ctx.now, P.BanMembers);
    return [...guild.bans].map(([id, reason]) => ({ user: ctx.world.user(id), reason }));
  }),
  route('PUT', '/guilds/:guild_id/bans/:user_id', (ctx) => {
    const guild = guildOf(ctx);
    const userId = ctx.params.user_id;
    requireInGuild(guild, ctx.bot.user.id, ctx.now, P.BanMembers);
    const user = ctx.world.user(userId);
    if (guild.members.has(userId) && !standsAboveMember(guild, ctx.bot.user.id, userId))
      throw refuse.missingPermissions();
    guild.bans.set(userId, ctx.reason ?? null);
    if (guild.members.has(userId)) ctx.world.seed.removeMember(guild.id, userId);
    ctx.world.emit(GatewayDispatchEvents.GuildBanAdd, { guild_id: guild.id, user }, { guildId: guild.id });
    return undefined;
  }),
  route('DELETE', '/guilds/:guild_id/bans/:user_id', (ctx) => {
    const guild = guildOf(ctx);
    requireInGuild(guild, ctx.bot.user.id, ctx.now, P.BanMembers);
    if (!guild.bans.delete(ctx.params.user_id)) throw refuse.unknownBan();
    const user = ctx.world.user(ctx.params.user_id);
    ctx.world.emit(GatewayDispatchEvents.GuildBanRemove, { guild_id: guild.id, user }, { guildId: guild.id });
    return undefined;
  }),
];
