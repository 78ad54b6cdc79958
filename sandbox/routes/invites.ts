/** Invites to channels. */
import { GatewayDispatchEvents, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { discordTimestamp } from '../clock.ts';
import { refuse } from '../errors.ts';
import { Fields } from '../fields.ts';
import { requireInChannel, requireInGuild, standsAbove } from '../permissions.ts';
import { type Route, type RouteContext, route } from '../route.ts';
import { findInvite } from '../world/invites.ts';
import { showScheduledEvent } from '../world/show.ts';
import type { Invite } from '../world/types.ts';
import type { World } from '../world.ts';

/** Invites a guild may have. */
const MOST_INVITES = 1000;
const WEEK_S = 604_800;

function showInvite(world: World, invite: Invite, withMetadata: boolean): object {
  const guild = world.guild(invite.guildId);
  const channel = world.channel(invite.channelId);
  const event = guild.scheduledEvents.get(invite.scheduledEventId ?? '');
  return {
    type: 0,
    code: invite.code,
    guild_id: guild.id,
    guild: {
      id: guild.id,
      name: guild.name,
      icon: null,
      splash: null,
      banner: null,
      description: guild.description,
      features: guild.features,
      verification_level: 0,
      vanity_url_code: null,
      nsfw_level: 0,
      nsfw: false,
      premium_subscription_count: 0,
      premium_tier: 0,
    },
    channel: { id: channel.id, name: channel.name ?? null, type: channel.type },
    inviter: world.user(invite.inviterId),
    expires_at: invite.maxAge === 0 ? null : discordTimestamp(invite.createdAt + invite.maxAge * 1000),
    flags: 0,
    ...(event ? { guild_scheduled_event: showScheduledEvent(event, false) } : {}),
    ...(invite.roleIds.length > 0
      ? { roles: invite.roleIds.map((id) => guild.roles.get(id)).filter(Boolean) }
      : {}),
    ...(withMetadata
      ? {
          uses: invite.uses,
          max_uses: invite.maxUses,
          max_age: invite.maxAge,
          temporary: invite.temporary,
          created_at: discordTimestamp(invite.createdAt),
        }
      : {}),
  };
}

function create(ctx: RouteContext<{ channel_id: string }>): object {
  const own = ctx.bot.user.id;
  const { channel, guild } = ctx.world.channelFor(ctx.params.channel_id, own, P.CreateInstantInvite);
  if (!guild) throw refuse.notForThisChannelType();
  const fields = new Fields(ctx.body);
  const maxAge = fields.integer('max_age', { min: 0, max: WEEK_S }) ?? 86_400;
  const maxUses = fields.integer('max_uses', { min: 0, max: 100 }) ?? 0;
  const temporary = fields.flag('temporary') ?? false;
  const unique = fields.flag('unique') ?? false;
  const targetType = fields.choice('target_type', [1, 2]);
  const roleIds = fields.snowflakes('role_ids') ?? [];
  fields.done();
  if (roleIds.length > 0) requireInGuild(guild, own, ctx.now, P.ManageRoles);
  for (const id of roleIds) {
    const role = guild.roles.get(id);
    if (!role) throw refuse.unknownRole();
    if (!standsAbove(guild, own, role)) throw refuse.missingPermissions();
  }
  const like = [...guild.invites.values()].find(
    (one) =>
      one.channelId === channel.id &&
      one.inviterId === own &&
      one.maxAge === maxAge &&
      one.maxUses === maxUses,
  );
  if (like && !unique && roleIds.length === 0) return showInvite(ctx.world, like, true);
  if (guild.invites.size >= MOST_INVITES) throw refuse.tooManyInvites();
  const invite: Invite = {
    code: BigInt(ctx.world.newId()).toString(36).slice(-10),
    guildId: guild.id,
    channelId: channel.id,
    inviterId: own,
    maxAge,
    maxUses,
    uses: 0,
    temporary,
    createdAt: ctx.now,
    roleIds,
    ...(targetType ? { targetType } : {}),
  };
  guild.invites.set(invite.code, invite);
  ctx.world.emit(
    GatewayDispatchEvents.InviteCreate,
    {
      guild_id: guild.id,
      channel_id: channel.id,
      code: invite.code,
      created_at: discordTimestamp(ctx.now),
      inviter: ctx.bot.user,
      max_age: maxAge,
      max_uses: maxUses,
      temporary,
      uses: 0,
      expires_at: maxAge === 0 ? null : discordTimestamp(ctx.now + maxAge * 1000),
    },
    { guildId: guild.id, channelId: channel.id },
  );
  return showInvite(ctx.world, invite, true);
}

/** Source: Discord's "Invite" and "Channel" pages. */
export const routes: Route[] = [
  route('POST', '/channels/:channel_id/invites', create),
  route('GET', '/channels/:channel_id/invites', (ctx) => {
    const { channel, guild } = ctx.world.channelFor(ctx.params.channel_id, ctx.bot.user.id, P.ManageChannels);
    const all = [...(guild?.invites.values() ?? [])].filter((invite) => invite.channelId === channel.id);
    return all.map((invite) => showInvite(ctx.world, invite, true));
  }),
  route('GET', '/guilds/:guild_id/invites', (ctx) => {
    const guild = ctx.world.guildFor(ctx.params.guild_id, ctx.bot.user.id);
    requireInGuild(guild, ctx.bot.user.id, ctx.now, P.ManageGuild);
    return [...guild.invites.values()].map((invite) => showInvite(ctx.world, invite, true));
  }),
  route('GET', '/invites/:code', (ctx) =>
    showInvite(ctx.world, findInvite(ctx.world, ctx.params.code).invite, false),
  ),
  route('DELETE', '/invites/:code', (ctx) => {
    const { guild, invite } = findInvite(ctx.world, ctx.params.code);
    const own = ctx.bot.user.id;
    if (!guild.members.has(own)) throw refuse.missingAccess();
    requireInChannel(guild, own, ctx.world.channel(invite.channelId), ctx.now, P.ManageChannels);
    const shown = showInvite(ctx.world, invite, false);
    guild.invites.delete(invite.code);
    const gone = { guild_id: guild.id, channel_id: invite.channelId, code: invite.code };
    ctx.world.emit(GatewayDispatchEvents.InviteDelete, gone, {
      guildId: guild.id,
      channelId: invite.channelId,
    });
    return shown;
  }),
];
