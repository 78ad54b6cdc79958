/** Guilds themselves, their preview figures and their list of channels. */
import { ChannelType, GatewayDispatchEvents, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { refuse } from '../errors.ts';
import { Fields } from '../fields.ts';
import { isThread, requireInGuild } from '../permissions.ts';
import { type Route, type RouteContext, route } from '../route.ts';
import { showChannel, showGuild } from '../world/show.ts';
import type { Guild } from '../world/types.ts';
import { readChannel, readOverwrites } from './channels.ts';

/** Channels a guild may have. */
const MOST_CHANNELS = 500;

const GUILD_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildCategory,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildStageVoice,
] as const;

function guildOf(ctx: RouteContext<{ guild_id: string }>): Guild {
  return ctx.world.guildFor(ctx.params.guild_id, ctx.bot.user.id);
}

function createChannel(ctx: RouteContext<{ guild_id: string }>): object {
  const guild = guildOf(ctx);
  const own = ctx.bot.user.id;
  requireInGuild(guild, own, ctx.now, P.ManageChannels);
  const fields = new Fields(ctx.body);
  const type = fields.choice('type', GUILD_TYPES) ?? ChannelType.GuildText;
  const read = readChannel(fields, guild, type, true);
  const overwrites = readOverwrites(fields, guild, own, ctx.now);
  // A guild without COMMUNITY has neither stage nor announcement channels.
  const needsCommunity = type === ChannelType.GuildStageVoice || type === ChannelType.GuildAnnouncement;
  if (needsCommunity && !guild.features.includes('COMMUNITY')) {
    fields.complain('type', { code: 'BASE_TYPE_CHOICES', message: 'Value must be one of {0, 2, 4, 13}.' });
  }
  fields.done();
  if (guild.channels.size >= MOST_CHANNELS) {
    throw refuse.tooManyChannels();
  }
  const overwritten = { permission_overwrites: overwrites ?? [] };
  const made = { ...read, name: read.name ?? '', type, ...overwritten };
  return showChannel(ctx.world.seed.addChannel(guild.id, made));
}

/** Source: Discord's "Guild" page. */
export const routes: Route[] = [
  route('GET', '/guilds/:guild_id', (ctx) => {
    const guild = guildOf(ctx);
    const counts =
      ctx.query.with_counts === 'true'
        ? { approximate_member_count: guild.members.size, approximate_presence_count: guild.members.size }
        : {};
    return { ...showGuild(guild), ...counts };
  }),
  route('PATCH', '/guilds/:guild_id', (ctx) => {
    const guild = guildOf(ctx);
    requireInGuild(guild, ctx.bot.user.id, ctx.now, P.ManageGuild);
    const fields = new Fields(ctx.body);
    const name = fields.text('name', { min: 2, max: 100 });
    const description = fields.text('description', { max: 300 });
    const systemChannel = fields.snowflake('system_channel_id');
    fields.done();
    if (name) guild.name = name;
    if (description !== undefined) guild.description = description;
    if (systemChannel !== undefined) guild.systemChannelId = systemChannel;
    ctx.world.emit(GatewayDispatchEvents.GuildUpdate, showGuild(guild), { guildId: guild.id });
    return showGuild(guild);
  }),
  // Hidden channels are listed too: what is in them is what VIEW_CHANNEL guards.
  route('GET', '/guilds/:guild_id/channels', (ctx) =>
    [...guildOf(ctx).channels.values()].filter((channel) => !isThread(channel.type)).map(showChannel),
  ),
  route('POST', '/guilds/:guild_id/channels', createChannel),
  route('GET', '/guilds/:guild_id/threads/active', (ctx) => {
    const guild = guildOf(ctx);
    const threads = [...guild.channels.values()].filter(
      (one) => isThread(one.type) && !one.thread_metadata?.archived,
    );
    return { threads: threads.map(showChannel), members: [] };
  }),
];
