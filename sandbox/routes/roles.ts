/** Roles of a guild. */
import { type APIRole, GatewayDispatchEvents, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { refuse } from '../errors.ts';
import { Fields } from '../fields.ts';
import { guildPermissions, requireInGuild, standsAbove } from '../permissions.ts';
import { type Route, type RouteContext, route } from '../route.ts';
import type { Guild } from '../world/types.ts';

/** Roles a guild may have. */
const MOST_ROLES = 250;

function guildOf(ctx: RouteContext<{ guild_id: string }>): Guild {
  return ctx.world.guildFor(ctx.params.guild_id, ctx.bot.user.id);
}

function roleOf(guild: Guild, id: string): APIRole {
  const role = guild.roles.get(id);
  if (!role) throw refuse.unknownRole();
  return role;
}

/** Reads a role's fields; a role can't be given a permission that its maker lacks. */
function readRole(ctx: RouteContext, guild: Guild) {
  const fields = new Fields(ctx.body);
  const name = fields.text('name', { max: 100 });
  const permissions = fields.permissions('permissions');
  const color = fields.integer('color', { min: 0, max: 0xff_ff_ff });
  const hoist = fields.flag('hoist');
  const mentionable = fields.flag('mentionable');
  fields.done();
  const held = guildPermissions(guild, ctx.bot.user.id, ctx.now);
  return { name, permissions, color, hoist, mentionable, exceeds: ((permissions ?? 0n) & ~held) !== 0n };
}

/** Source: Discord's "Guild" page ("Create Guild Role" and its neighbours). */
export const routes: Route[] = [
  route('GET', '/guilds/:guild_id/roles', (ctx) => [...guildOf(ctx).roles.values()]),
  route('GET', '/guilds/:guild_id/roles/:role_id', (ctx) => roleOf(guildOf(ctx), ctx.params.role_id)),
  route('POST', '/guilds/:guild_id/roles', (ctx) => {
    const guild = guildOf(ctx);
    requireInGuild(guild, ctx.bot.user.id, ctx.now, P.ManageRoles);
    const read = readRole(ctx, guild);
    if (read.exceeds) throw refuse.missingPermissions();
    if (guild.roles.size >= MOST_ROLES) throw refuse.tooManyRoles();
    return ctx.world.seed.addRole(guild.id, {
      name: read.name || 'new role',
      permissions: read.permissions ?? BigInt(guild.roles.get(guild.id)?.permissions ?? '0'),
      color: read.color ?? 0,
      hoist: read.hoist ?? false,
      mentionable: read.mentionable ?? false,
    });
  }),
  route('PATCH', '/guilds/:guild_id/roles', (ctx) => {
    const guild = guildOf(ctx);
    const own = ctx.bot.user.id;
    requireInGuild(guild, own, ctx.now, P.ManageRoles);
    const moves = (Array.isArray(ctx.body) ? ctx.body : []).map((one) => {
      const fields = new Fields(one);
      const role = roleOf(guild, fields.snowflake('id', { required: true }) ?? '');
      const position = fields.integer('position', { min: 0 });
      fields.done();
      const isAbove = !standsAbove(guild, own, role) || !standsAbove(guild, own, { position: position ?? 0 });
      if (isAbove) throw refuse.missingPermissions();
      return { role, position: position ?? role.position };
    });
    for (const { role, position } of moves) {
      role.position = position;
      ctx.world.emit(
        GatewayDispatchEvents.GuildRoleUpdate,
        { guild_id: guild.id, role },
        { guildId: guild.id },
      );
    }
    return [...guild.roles.values()];
  }),
  route('PATCH', '/guilds/:guild_id/roles/:role_id', (ctx) => {
    const guild = guildOf(ctx);
    const own = ctx.bot.user.id;
    requireInGuild(guild, own, ctx.now, P.ManageRoles);
    const role = roleOf(guild, ctx.params.role_id);
    if (!standsAbove(guild, own, role)) throw refuse.missingPermissions();
    const read = readRole(ctx, guild);
    const added = (read.permissions ?? 0n) & ~BigInt(role.permissions);
    if ((added & ~guildPermissions(guild, own, ctx.now)) !== 0n) throw refuse.missingPermissions();
    if (read.name) role.name = read.name;
    if (typeof read.permissions === 'bigint') role.permissions = read.permissions.toString();
    if (typeof read.color === 'number') {
      role.color = read.color;
      role.colors = { primary_color: read.color, secondary_color: null, tertiary_color: null };
    }
    if (typeof read.hoist === 'boolean') role.hoist = read.hoist;
    if (typeof read.mentionable === 'boolean') role.mentionable = read.mentionable;
    ctx.world.emit(
      GatewayDispatchEvents.GuildRoleUpdate,
      { guild_id: guild.id, role },
      { guildId: guild.id },
    );
    return role;
  }),
  route('DELETE', '/guilds/:guild_id/roles/:role_id', (ctx) => {
    const guild = guildOf(ctx);
    requireInGuild(guild, ctx.bot.user.id, ctx.now, P.ManageRoles);
    const role = roleOf(guild, ctx.params.role_id);
    if (role.id === guild.id || role.managed || !standsAbove(guild, ctx.bot.user.id, role)) {
      throw refuse.missingPermissions();
    }
    ctx.world.seed.removeRole(guild.id, role.id);
    return undefined;
  }),
];
