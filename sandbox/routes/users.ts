/** Users, and the bot's own account. */
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { Fields } from '../fields.ts';
import { guildPermissions } from '../permissions.ts';
import { type Route, route } from '../route.ts';

/** Source: Discord's "User" page. */
export const routes: Route[] = [
  route('GET', '/users/@me', (ctx) => ({
    ...ctx.bot.user,
    verified: true,
    email: null,
    mfa_enabled: true,
    locale: 'en-US',
    flags: 0,
  })),
  route('PATCH', '/users/@me', (ctx) => {
    const fields = new Fields(ctx.body);
    const name = fields.text('username', { min: 2, max: 32 });
    fields.done();
    if (name) ctx.bot.user.username = name;
    ctx.world.emit(GatewayDispatchEvents.UserUpdate, ctx.bot.user, { applicationIds: [ctx.bot.id] });
    return ctx.bot.user;
  }),
  route('GET', '/users/@me/guilds', (ctx) => {
    const own = ctx.bot.user.id;
    return [...ctx.world.guilds.values()]
      .filter((guild) => guild.members.has(own))
      .map((guild) => ({
        id: guild.id,
        name: guild.name,
        icon: null,
        banner: null,
        owner: guild.ownerId === own,
        permissions: guildPermissions(guild, own, ctx.now).toString(),
        features: guild.features,
      }));
  }),
  route('DELETE', '/users/@me/guilds/:guild_id', (ctx) => {
    ctx.world.guild(ctx.params.guild_id);
    ctx.world.seed.removeMember(ctx.params.guild_id, ctx.bot.user.id);
    return undefined;
  }),
  route('GET', '/users/:user_id', (ctx) => ctx.world.user(ctx.params.user_id)),
];
