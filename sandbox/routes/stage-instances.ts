/** Stage instances: open, read, rename, close. */
import {
  ChannelType,
  PermissionFlagsBits as P,
  GuildScheduledEventStatus as Status,
} from 'discord-api-types/v10';
import { complain, refuse } from '../errors.ts';
import { Fields } from '../fields.ts';
import { requireInChannel, STAGE_MODERATOR } from '../permissions.ts';
import { type Route, type RouteContext, route } from '../route.ts';
import type { Channel, Guild } from '../world/types.ts';

/** GUILD_ONLY; PUBLIC (1) is no longer accepted. */
const PRIVACY_LEVELS = [2] as const;

function stageOf(ctx: RouteContext, channelId: string): { channel: Channel; guild: Guild } {
  const { channel, guild } = ctx.world.channelFor(channelId, ctx.bot.user.id);
  if (!guild || channel.type !== ChannelType.GuildStageVoice) throw refuse.notForThisChannelType();
  return { channel, guild };
}

function open(ctx: RouteContext): object {
  const fields = new Fields(ctx.body);
  const channelId = fields.snowflake('channel_id', { required: true });
  const topic = fields.text('topic', { required: true, min: 1, max: 120 });
  fields.choice('privacy_level', PRIVACY_LEVELS);
  const notify = fields.flag('send_start_notification');
  const eventId = fields.snowflake('guild_scheduled_event_id');
  fields.done();
  const { channel, guild } = stageOf(ctx, channelId ?? '');
  requireInChannel(guild, ctx.bot.user.id, channel, ctx.now, STAGE_MODERATOR);
  if (eventId) {
    const { event } = ctx.world.scheduledEvents.get(guild.id, eventId);
    if (event.channel_id !== channel.id) throw refuse.unknownScheduledEvent();
    if (event.status !== Status.Scheduled) throw refuse.invalidEventTransition();
  }
  // Without MENTION_EVERYONE the notification is left out, and nothing says so.
  const mayNotify = (ctx.world.permissionsIn(channel.id, ctx.bot.user.id) & P.MentionEveryone) !== 0n;
  return ctx.world.stages.open(channel.id, {
    topic: topic ?? '',
    notify: notify === true && mayNotify,
    ...(eventId ? { scheduledEventId: eventId } : {}),
  });
}

function moderated(ctx: RouteContext<{ channel_id: string }>): string {
  const { channel, guild } = stageOf(ctx, ctx.params.channel_id);
  requireInChannel(guild, ctx.bot.user.id, channel, ctx.now, STAGE_MODERATOR);
  ctx.world.stages.instance(channel.id);
  return channel.id;
}

/** Source: Discord's "Stage Instance" page. */
export const routes: Route[] = [
  route('POST', '/stage-instances', open),
  route('GET', '/stage-instances/:channel_id', (ctx) => {
    ctx.world.channelFor(ctx.params.channel_id, ctx.bot.user.id);
    return ctx.world.stages.instance(ctx.params.channel_id);
  }),
  route('PATCH', '/stage-instances/:channel_id', (ctx) => {
    const channelId = moderated(ctx);
    const fields = new Fields(ctx.body);
    const topic = fields.text('topic', { min: 1, max: 120 });
    fields.choice('privacy_level', PRIVACY_LEVELS);
    if (topic === null) fields.complain('topic', complain.required());
    fields.done();
    return typeof topic === 'string'
      ? ctx.world.stages.setTopic(channelId, topic)
      : ctx.world.stages.instance(channelId);
  }),
  route('DELETE', '/stage-instances/:channel_id', (ctx) => {
    ctx.world.stages.close(moderated(ctx));
    return undefined;
  }),
];
