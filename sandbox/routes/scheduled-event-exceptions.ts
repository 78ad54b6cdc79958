/** Exceptions of a recurring event: an occurrence that is left out, or at another time. */
import { discordTimestamp } from '../clock.ts';
import { formError, refuse } from '../errors.ts';
import { Fields } from '../fields.ts';
import { type Route, type RouteContext, route } from '../route.ts';
import { DISCORD_EPOCH } from '../snowflakes.ts';
import { exceptionsOf, isOccurrence, type ScheduledEventException } from '../world/recurrence.ts';
import type { ScheduledEvent } from '../world/types.ts';
import { editable } from './scheduled-events.ts';

type OfEvent = RouteContext<{ guild_id: string; event_id: string }>;
type OfException = RouteContext<{ guild_id: string; event_id: string; exception_id: string }>;

const NO_OCCURRENCE = {
  code: 'GUILD_SCHEDULED_EVENT_EXCEPTION_INVALID',
  message: 'No occurrence without an exception starts then.',
};

/** The time of the occurrence, as a snowflake without more (seen in discord/discord-api-docs#8009). */
const idOf = (originalStart: number): string => (BigInt(originalStart - DISCORD_EPOCH) << 22n).toString();

function eventOf(ctx: OfEvent): ScheduledEvent {
  return editable({ ...ctx, by: ctx.bot.user.id }).scheduled;
}

function tell(ctx: OfEvent, what: 'CREATE' | 'UPDATE' | 'DELETE', exception: ScheduledEventException): void {
  const guildId = ctx.params.guild_id;
  const told = { ...exception, guild_id: guildId };
  ctx.world.emit(`GUILD_SCHEDULED_EVENT_EXCEPTION_${what}`, told, { guildId });
}

function read(fields: Fields): Partial<ScheduledEventException> {
  const start = fields.time('scheduled_start_time');
  const end = fields.time('scheduled_end_time');
  const canceled = fields.flag('is_canceled');
  const stamp = (at: number | null) => (at === null ? null : discordTimestamp(at));
  return {
    ...(start === undefined ? {} : { scheduled_start_time: stamp(start) }),
    ...(end === undefined ? {} : { scheduled_end_time: stamp(end) }),
    ...(canceled === undefined ? {} : { is_canceled: canceled === true }),
  };
}

function create(ctx: OfEvent): object {
  const { event } = eventOf(ctx);
  const fields = new Fields(ctx.body);
  const original = fields.time('original_scheduled_start_time', { required: true }) ?? 0;
  const changes = read(fields);
  fields.done();
  const rule = event.recurrence_rule;
  const id = idOf(original);
  const exceptions = exceptionsOf(event);
  const isTaken = exceptions.some((one) => one.event_exception_id === id);
  if (!rule || !isOccurrence(rule, original) || isTaken)
    throw formError({ original_scheduled_start_time: NO_OCCURRENCE });
  const made: ScheduledEventException = {
    event_id: event.id,
    event_exception_id: id,
    scheduled_start_time: null,
    scheduled_end_time: null,
    is_canceled: false,
    ...changes,
  };
  exceptions.push(made);
  tell(ctx, 'CREATE', made);
  return made;
}

function exceptionOf(ctx: OfException): { all: ScheduledEventException[]; found: ScheduledEventException } {
  const all = exceptionsOf(eventOf(ctx).event);
  const found = all.find((one) => one.event_exception_id === ctx.params.exception_id);
  if (!found) throw refuse.unknownScheduledEvent();
  return { all, found };
}

/** Source: Discord's OpenAPI document; its written documentation has none of them. */
export const routes: Route[] = [
  route('POST', '/guilds/:guild_id/scheduled-events/:event_id/exceptions', create),
  route('PATCH', '/guilds/:guild_id/scheduled-events/:event_id/exceptions/:exception_id', (ctx) => {
    const { found } = exceptionOf(ctx);
    const fields = new Fields(ctx.body);
    const changes = read(fields);
    fields.done();
    Object.assign(found, changes);
    tell(ctx, 'UPDATE', found);
    return found;
  }),
  route('DELETE', '/guilds/:guild_id/scheduled-events/:event_id/exceptions/:exception_id', (ctx) => {
    const { all, found } = exceptionOf(ctx);
    all.splice(all.indexOf(found), 1);
    tell(ctx, 'DELETE', found);
    return undefined;
  }),
];
