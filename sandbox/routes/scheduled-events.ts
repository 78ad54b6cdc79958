/** Scheduled events of a guild and who is interested in them. */
import {
  type APIGuildScheduledEvent,
  ChannelType,
  GuildScheduledEventEntityType as Entity,
  PermissionFlagsBits as P,
  GuildScheduledEventStatus as Status,
} from 'discord-api-types/v10';
import { discordTimestamp } from '../clock.ts';
import { complain, formError, refuse } from '../errors.ts';
import { Fields, limitOf } from '../fields.ts';
import { requireInChannel, requireInGuild, STAGE_MODERATOR } from '../permissions.ts';
import { type Route, type RouteContext, route } from '../route.ts';
import { readRecurrence } from '../world/recurrence.ts';
import { showScheduledEvent } from '../world/show.ts';
import type { Guild, ScheduledEvent } from '../world/types.ts';

type InGuild = RouteContext<{ guild_id: string }>;
type OfEvent = RouteContext<{ guild_id: string; event_id: string }>;

/** A call, and who makes it: a bot, or a person in Discord's own dialog. */
type Call = Pick<OfEvent, 'world' | 'now' | 'body' | 'params'> & { readonly by: string };

const byBot = (ctx: OfEvent): Call => ({ ...ctx, by: ctx.bot.user.id });

const PAST: { code: string; message: string } = {
  code: 'GUILD_SCHEDULED_EVENT_SCHEDULE_PAST',
  message: 'Cannot schedule event in the past.',
};
/** Which status may follow which; completed and canceled are final. */
const FOLLOWS: Record<number, readonly number[]> = {
  [Status.Scheduled]: [Status.Active, Status.Canceled],
  [Status.Active]: [Status.Completed],
};
const MOST_SUBSCRIBERS = 100;

function guildOf(ctx: InGuild): Guild {
  return ctx.world.guildFor(ctx.params.guild_id, ctx.bot.user.id);
}

/** An event of a stage takes the moderator's permissions there, one of a voice channel seeing and connecting. */
function requireForPlace(
  { by, now }: Pick<Call, 'by' | 'now'>,
  guild: Guild,
  entity: Entity,
  channelId: string | null | undefined,
): void {
  if (entity === Entity.External) return;
  const channel = guild.channels.get(channelId ?? '');
  if (!channel) throw refuse.unknownChannel();
  const needed = entity === Entity.StageInstance ? STAGE_MODERATOR : P.Connect;
  requireInChannel(guild, by, channel, now, needed);
  const wanted = entity === Entity.StageInstance ? ChannelType.GuildStageVoice : ChannelType.GuildVoice;
  if (channel.type !== wanted) throw refuse.notForThisChannelType();
}

/** Reads the fields common to creating and changing. */
function readEvent(fields: Fields, now: number, required: boolean) {
  const name = fields.text('name', { required, min: 1, max: 100 });
  const description = fields.text('description', { max: 1000 });
  const start = fields.time('scheduled_start_time', { required });
  const end = fields.time('scheduled_end_time');
  const entity = fields.choice('entity_type', [Entity.StageInstance, Entity.Voice, Entity.External], {
    required,
  });
  const channelId = fields.snowflake('channel_id');
  fields.choice('privacy_level', [2], { required });
  const metadata = fields.object('entity_metadata');
  const location = new Fields(metadata).text('location', { min: 1, max: 100 });
  const recurrence = readRecurrence(fields);
  if (typeof start === 'number' && start <= now) fields.complain('scheduled_start_time', PAST);
  return { name, description, start, end, entity, channelId, location, recurrence };
}

/** An external event has a place and an end, any other a channel; an end comes after the start. */
function complainOfShape(
  fields: Fields,
  event: {
    entity: Entity;
    location: string | null | undefined;
    channelId: string | null | undefined;
    start: number | null | undefined;
    end: number | null | undefined;
  },
): void {
  if (event.entity === Entity.External) {
    if (!event.location) fields.complain('entity_metadata.location', complain.required());
    if (!event.end) fields.complain('scheduled_end_time', complain.required());
  } else if (!event.channelId) {
    fields.complain('channel_id', complain.required());
  }
  if (event.end && event.start && event.end <= event.start) {
    fields.complain('scheduled_end_time', {
      code: 'GUILD_SCHEDULED_EVENT_END_BEFORE_START',
      message: 'End time must be after start time.',
    });
  }
}

function create(ctx: InGuild): object {
  const guild = guildOf(ctx);
  requireInGuild(guild, ctx.bot.user.id, ctx.now, P.CreateEvents);
  const fields = new Fields(ctx.body);
  const read = readEvent(fields, ctx.now, true);
  const entity = read.entity ?? Entity.StageInstance;
  complainOfShape(fields, { ...read, entity });
  fields.done();
  requireForPlace({ by: ctx.bot.user.id, now: ctx.now }, guild, entity, read.channelId);
  const made = ctx.world.scheduledEvents.add({
    id: ctx.world.newId(),
    guild_id: guild.id,
    name: read.name ?? '',
    description: read.description ?? null,
    channel_id: entity === Entity.External ? null : (read.channelId ?? null),
    creator_id: ctx.bot.user.id,
    creator: ctx.bot.user,
    image: null,
    scheduled_start_time: discordTimestamp(read.start ?? ctx.now),
    scheduled_end_time: read.end ? discordTimestamp(read.end) : null,
    status: Status.Scheduled,
    entity_type: entity,
    entity_id: null,
    recurrence_rule: read.recurrence ?? null,
    privacy_level: 2,
    sku_ids: [],
    guild_scheduled_event_exceptions: [],
    entity_metadata: entity === Entity.External ? { location: read.location ?? '' } : null,
  } as unknown as APIGuildScheduledEvent);
  return showScheduledEvent(made, false);
}

/** One's own events take CREATE_EVENTS or MANAGE_EVENTS, others' MANAGE_EVENTS; and the permissions of the place. */
export function editable(ctx: Omit<Call, 'body'>): { guild: Guild; scheduled: ScheduledEvent } {
  const guild = ctx.world.guildFor(ctx.params.guild_id, ctx.by);
  const scheduled = ctx.world.scheduledEvents.get(guild.id, ctx.params.event_id);
  const { event } = scheduled;
  const own = ctx.by;
  try {
    requireInGuild(guild, own, ctx.now, P.ManageEvents);
  } catch (error) {
    if (event.creator_id !== own) throw error;
    requireInGuild(guild, own, ctx.now, P.CreateEvents);
  }
  if (event.channel_id && guild.channels.has(event.channel_id)) {
    requireForPlace(ctx, guild, event.entity_type, event.channel_id);
  }
  return { guild, scheduled };
}

/** Changes an event. */
export function modify(ctx: Call): object {
  const { guild, scheduled } = editable(ctx);
  const { event } = scheduled;
  const fields = new Fields(ctx.body);
  const status = fields.choice('status', [
    Status.Scheduled,
    Status.Active,
    Status.Completed,
    Status.Canceled,
  ]);
  const read = readEvent(fields, ctx.now, false);
  const entity = read.entity ?? event.entity_type;
  const channelId = read.channelId === undefined ? event.channel_id : read.channelId;
  complainOfShape(fields, {
    entity,
    channelId,
    location: read.location ?? event.entity_metadata?.location,
    start: read.start ?? Date.parse(event.scheduled_start_time),
    end: read.end === undefined ? Date.parse(event.scheduled_end_time ?? '') : read.end,
  });
  fields.done();
  if (event.status > Status.Active) throw refuse.invalidEventTransition();
  if (status && status !== event.status && !FOLLOWS[event.status]?.includes(status)) {
    throw formError({
      status: {
        code: 'GUILD_SCHEDULED_EVENT_INVALID_STATUS_TRANSITION',
        message: 'Invalid status transition.',
      },
    });
  }
  if (read.entity || read.channelId !== undefined) requireForPlace(ctx, guild, entity, channelId);
  Object.assign(event, {
    entity_type: entity,
    channel_id: entity === Entity.External ? null : channelId,
    ...(read.name ? { name: read.name } : {}),
    ...(read.description === undefined ? {} : { description: read.description }),
    ...(read.end === undefined
      ? {}
      : { scheduled_end_time: read.end === null ? null : discordTimestamp(read.end) }),
    ...(read.recurrence === undefined ? {} : { recurrence_rule: read.recurrence }),
    ...(entity === Entity.External && read.location ? { entity_metadata: { location: read.location } } : {}),
  });
  if (typeof read.start === 'number') {
    event.scheduled_start_time = discordTimestamp(read.start);
    ctx.world.scheduledEvents.watchStart(scheduled);
  }
  changeStatus(ctx, guild, scheduled, status ?? event.status);
  return showScheduledEvent(scheduled, false);
}

/** Starting a stage event opens its stage, ending it closes the stage: both as pressing the button in a client does. */
function changeStatus(ctx: Call, guild: Guild, scheduled: ScheduledEvent, status: Status): void {
  const { event } = scheduled;
  const isStage = event.entity_type === Entity.StageInstance && event.channel_id !== null;
  const instance = isStage ? guild.stageInstances.get(event.channel_id ?? '') : undefined;
  if (status === Status.Active && event.status !== Status.Active && isStage) {
    if (instance) throw refuse.stageEventOnly();
    ctx.world.stages.open(event.channel_id ?? '', { topic: event.name, scheduledEventId: event.id });
  } else if (status === Status.Completed && event.status !== Status.Completed) {
    if (instance?.guild_scheduled_event_id === event.id) ctx.world.stages.close(instance.channel_id);
    else ctx.world.scheduledEvents.finish(guild.id, event.id);
  } else {
    event.status = status;
    ctx.world.scheduledEvents.changed(scheduled);
  }
}

/** Removes an event. */
export function remove(ctx: Call): void {
  const { guild, scheduled } = editable(ctx);
  ctx.world.scheduledEvents.remove(guild.id, scheduled.event.id);
}

function subscribers(ctx: OfEvent): object[] {
  const guild = guildOf(ctx);
  const { interested, event } = ctx.world.scheduledEvents.get(guild.id, ctx.params.event_id);
  const limit = limitOf(ctx.query, { most: MOST_SUBSCRIBERS });
  const { before, after } = ctx.query;
  let ids = [...interested.keys()].sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
  if (before !== undefined) ids = ids.filter((id) => BigInt(id) < BigInt(before)).slice(-limit);
  else if (after !== undefined) ids = ids.filter((id) => BigInt(id) > BigInt(after));
  return ids.slice(0, limit).map((id) => ({
    guild_scheduled_event_id: event.id,
    user_id: id,
    user: ctx.world.user(id),
    ...(ctx.query.with_member === 'true' && guild.members.has(id) ? { member: guild.members.get(id) } : {}),
  }));
}

/** Source: Discord's "Guild Scheduled Event" page. */
export const routes: Route[] = [
  route('GET', '/guilds/:guild_id/scheduled-events', (ctx) =>
    [...guildOf(ctx).scheduledEvents.values()]
      .filter(({ event }) => event.status <= Status.Active)
      .map((one) => showScheduledEvent(one, ctx.query.with_user_count === 'true')),
  ),
  route('POST', '/guilds/:guild_id/scheduled-events', create),
  route('GET', '/guilds/:guild_id/scheduled-events/:event_id', (ctx) =>
    showScheduledEvent(
      ctx.world.scheduledEvents.get(guildOf(ctx).id, ctx.params.event_id),
      ctx.query.with_user_count === 'true',
    ),
  ),
  route('PATCH', '/guilds/:guild_id/scheduled-events/:event_id', (ctx) => modify(byBot(ctx))),
  route('DELETE', '/guilds/:guild_id/scheduled-events/:event_id', (ctx) => remove(byBot(ctx))),
  route('GET', '/guilds/:guild_id/scheduled-events/:event_id/users', subscribers),
];
