/** Channels: read, change, delete, and their permission overwrites. */
import {
  type APIOverwrite,
  ChannelType,
  GatewayDispatchEvents,
  PermissionFlagsBits as P,
} from 'discord-api-types/v10';
import { refuse } from '../errors.ts';
import { Fields } from '../fields.ts';
import {
  channelPermissions,
  guildPermissions,
  isThread,
  isVoiceBased,
  requireInChannel,
} from '../permissions.ts';
import { RENAMES } from '../rate-limits.ts';
import { type Route, type RouteContext, route } from '../route.ts';
import { showChannel } from '../world/show.ts';
import type { Channel, Guild } from '../world/types.ts';

type ChannelFields = Partial<Omit<Channel, 'id' | 'guild_id' | 'name'>> & { name?: string };

/**
 * Reads the fields that a channel of `type` has; limits from Discord's "Channel" page ("Modify Channel") and, for
 * stages, a bitrate of at most 64,000 and a limit of at most 10,000 users. A new one needs a name.
 */
export function readChannel(fields: Fields, guild: Guild, type: ChannelType, isNew = false): ChannelFields {
  const read: Record<string, unknown> = {};
  const keep = (name: string, value: unknown) => {
    if (value !== undefined) read[name] = value;
  };
  const isStage = type === ChannelType.GuildStageVoice;
  const name = fields.text('name', { required: isNew, min: 1, max: 100 });
  // Discord writes names of text channels in lower case with dashes.
  const isTextName = type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement;
  keep('name', isTextName ? name?.toLowerCase().trim().replace(/\s+/g, '-') : (name ?? undefined));
  keep('position', fields.integer('position', { min: 0 }) ?? undefined);
  if (type !== ChannelType.GuildCategory) {
    keep('topic', fields.text('topic', { max: 1024 }));
    keep('nsfw', fields.flag('nsfw') ?? undefined);
    keep('rate_limit_per_user', fields.integer('rate_limit_per_user', { min: 0, max: 21_600 }) ?? undefined);
    const parent = fields.snowflake('parent_id');
    if (parent && guild.channels.get(parent)?.type !== ChannelType.GuildCategory) {
      fields.complain('parent_id', { code: 'CHANNEL_PARENT_INVALID', message: 'Category does not exist' });
    }
    keep('parent_id', parent);
  }
  if (isVoiceBased(type)) {
    keep('bitrate', fields.integer('bitrate', { min: 8000, max: isStage ? 64_000 : 96_000 }) ?? undefined);
    keep('user_limit', fields.integer('user_limit', { min: 0, max: isStage ? 10_000 : 99 }) ?? undefined);
    keep('rtc_region', fields.text('rtc_region'));
    keep('video_quality_mode', fields.choice('video_quality_mode', [1, 2]) ?? undefined);
  }
  return read;
}

/**
 * Reads `permission_overwrites`. One may only allow or deny what one holds oneself, unless one holds MANAGE_ROLES in
 * the channel ("Edit Channel Permissions").
 */
export function readOverwrites(
  fields: Fields,
  guild: Guild,
  userId: string,
  now: number,
): APIOverwrite[] | undefined {
  const list = fields.list('permission_overwrites', { max: 500 });
  if (!list) return undefined;
  const held = guildPermissions(guild, userId, now);
  return list.map((given) => {
    const one = new Fields(given);
    const id = one.snowflake('id', { required: true });
    const allow = one.permissions('allow') ?? 0n;
    const deny = one.permissions('deny') ?? 0n;
    const type = one.choice('type', [0, 1]) ?? (guild.roles.has(id ?? '') ? 0 : 1);
    one.done();
    if (((allow | deny) & ~held) !== 0n) throw refuse.missingPermissions();
    return { id: id ?? '', type, allow: allow.toString(), deny: deny.toString() };
  });
}

function modify(ctx: RouteContext<{ channel_id: string }>): object {
  const own = ctx.bot.user.id;
  const { channel, guild } = ctx.world.channelFor(ctx.params.channel_id, own);
  if (!guild) throw refuse.notForThisChannelType();
  if (isThread(channel.type)) return modifyThread(ctx, guild, channel);
  requireInChannel(guild, own, channel, ctx.now, P.ManageChannels);
  const fields = new Fields(ctx.body);
  if (fields.has('permission_overwrites')) requireInChannel(guild, own, channel, ctx.now, P.ManageRoles);
  const read = readChannel(fields, guild, channel.type);
  const overwrites = readOverwrites(fields, guild, own, ctx.now);
  fields.done();
  const renames = (['name', 'topic'] as const).some((key) => key in read && read[key] !== channel[key]);
  if (renames) ctx.sandbox.rateLimits.takeHidden(`rename ${channel.id}`, RENAMES);
  Object.assign(channel, read, overwrites ? { permission_overwrites: overwrites } : {});
  return announce(ctx, guild, channel);
}

function modifyThread(ctx: RouteContext<{ channel_id: string }>, guild: Guild, thread: Channel): object {
  const own = ctx.bot.user.id;
  if (thread.owner_id !== own) requireInChannel(guild, own, thread, ctx.now, P.ManageThreads);
  const fields = new Fields(ctx.body);
  const name = fields.text('name', { min: 1, max: 100 });
  const archived = fields.flag('archived');
  const locked = fields.flag('locked');
  const duration = fields.choice('auto_archive_duration', [60, 1440, 4320, 10_080]);
  fields.done();
  if (name) thread.name = name;
  if (thread.thread_metadata) {
    if (typeof archived === 'boolean') {
      thread.thread_metadata.archived = archived;
      thread.thread_metadata.archive_timestamp = ctx.world.clock.timestamp();
    }
    if (typeof locked === 'boolean') thread.thread_metadata.locked = locked;
    if (duration) thread.thread_metadata.auto_archive_duration = duration;
  }
  const shown = showChannel(thread);
  ctx.world.emit(GatewayDispatchEvents.ThreadUpdate, shown, { guildId: guild.id, channelId: thread.id });
  return shown;
}

function announce(ctx: Pick<RouteContext, 'world'>, guild: Guild, channel: Channel): object {
  const shown = showChannel(channel);
  ctx.world.emit(GatewayDispatchEvents.ChannelUpdate, shown, { guildId: guild.id, channelId: channel.id });
  return shown;
}

function remove(ctx: RouteContext<{ channel_id: string }>): object {
  const own = ctx.bot.user.id;
  const { channel, guild } = ctx.world.channelFor(ctx.params.channel_id, own);
  if (!guild) return showChannel(channel);
  const needed = isThread(channel.type) ? P.ManageThreads : P.ManageChannels;
  requireInChannel(guild, own, channel, ctx.now, needed);
  if ([guild.rulesChannelId, guild.publicUpdatesChannelId].includes(channel.id)) {
    throw refuse.notForThisChannelType();
  }
  ctx.world.seed.removeChannel(channel.id);
  return showChannel(channel);
}

function overwriteTarget(ctx: RouteContext<{ channel_id: string; overwrite_id: string }>): [Guild, Channel] {
  const { channel, guild } = ctx.world.channelFor(ctx.params.channel_id, ctx.bot.user.id, P.ManageRoles);
  if (!guild) throw refuse.notForThisChannelType();
  return [guild, channel];
}

/** Source: Discord's "Channel" page. */
export const routes: Route[] = [
  route('GET', '/channels/:channel_id', (ctx) =>
    showChannel(ctx.world.channelFor(ctx.params.channel_id, ctx.bot.user.id).channel),
  ),
  route('PATCH', '/channels/:channel_id', modify),
  route('DELETE', '/channels/:channel_id', remove),
  route('PUT', '/channels/:channel_id/permissions/:overwrite_id', (ctx) => {
    const [guild, channel] = overwriteTarget(ctx);
    const fields = new Fields(ctx.body);
    const type = fields.choice('type', [0, 1], { required: true }) ?? 0;
    const allow = fields.permissions('allow') ?? 0n;
    const deny = fields.permissions('deny') ?? 0n;
    fields.done();
    const id = ctx.params.overwrite_id;
    if (!(type === 0 ? guild.roles : guild.members).has(id)) throw refuse.unknownOverwrite();
    const held = channelPermissions(guild, ctx.bot.user.id, channel, ctx.now);
    if (((allow | deny) & ~held) !== 0n) throw refuse.missingPermissions();
    const others = (channel.permission_overwrites ?? []).filter((one) => one.id !== id);
    channel.permission_overwrites = [...others, { id, type, allow: allow.toString(), deny: deny.toString() }];
    announce(ctx, guild, channel);
    return undefined;
  }),
  route('DELETE', '/channels/:channel_id/permissions/:overwrite_id', (ctx) => {
    const [guild, channel] = overwriteTarget(ctx);
    const before = channel.permission_overwrites ?? [];
    channel.permission_overwrites = before.filter((one) => one.id !== ctx.params.overwrite_id);
    if (channel.permission_overwrites.length === before.length) throw refuse.unknownOverwrite();
    announce(ctx, guild, channel);
    return undefined;
  }),
];
