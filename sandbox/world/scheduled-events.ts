/** Scheduled events: their life from planned to over, and who is interested. */
import {
  type APIGuildScheduledEvent,
  GuildScheduledEventEntityType as Entity,
  GatewayDispatchEvents,
  GuildScheduledEventStatus as Status,
} from 'discord-api-types/v10';
import { discordTimestamp } from '../clock.ts';
import { refuse } from '../errors.ts';
import { snowflakeTime } from '../snowflakes.ts';
import type { World } from '../world.ts';
import { exceptionsOf, nextOccurrence } from './recurrence.ts';
import { showScheduledEvent } from './show.ts';
import type { ScheduledEvent } from './types.ts';

/** Scheduled and active events that a guild may have. */
export const MOST_EVENTS = 100;
/** Discord cancels an event that was not started some hours after its start; the number is undocumented. */
export const UNSTARTED_MS = 4 * 3_600_000;

/** Scheduled events of all guilds. */
export class ScheduledEvents {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** An event of a guild, or 10070. */
  get(guildId: string, eventId: string): ScheduledEvent {
    const found = this.#world.guild(guildId).scheduledEvents.get(eventId);
    if (!found) throw refuse.unknownScheduledEvent();
    return found;
  }

  /** Puts a new event into its guild; 30038 when that has a hundred. */
  add(event: APIGuildScheduledEvent): ScheduledEvent {
    const guild = this.#world.guild(event.guild_id);
    const open = [...guild.scheduledEvents.values()].filter((one) => one.event.status <= Status.Active);
    if (open.length >= MOST_EVENTS) throw refuse.tooManyScheduledEvents();
    const made: ScheduledEvent = { event, interested: new Map() };
    guild.scheduledEvents.set(event.id, made);
    this.#tell(GatewayDispatchEvents.GuildScheduledEventCreate, made);
    this.watchStart(made);
    return made;
  }

  /** Announces a change that the caller made to the record. */
  changed(scheduled: ScheduledEvent): void {
    this.#tell(GatewayDispatchEvents.GuildScheduledEventUpdate, scheduled);
  }

  /** Removes an event; a stage that was opened for it closes (observed of the live service, not documented). */
  remove(guildId: string, eventId: string): void {
    const found = this.get(guildId, eventId);
    const guild = this.#world.guild(guildId);
    guild.scheduledEvents.delete(eventId);
    this.#tell(GatewayDispatchEvents.GuildScheduledEventDelete, found);
    const instance = guild.stageInstances.get(found.event.channel_id ?? '');
    if (instance?.guild_scheduled_event_id === eventId) this.#world.stages.close(instance.channel_id);
  }

  /** Sets a status as Discord itself does. */
  setStatus(guildId: string, eventId: string, status: Status): void {
    const found = this.get(guildId, eventId);
    found.event.status = status;
    this.changed(found);
  }

  /** Ends an active event: it is over, or waits for its next occurrence when it recurs. */
  finish(guildId: string, eventId: string): void {
    const found = this.get(guildId, eventId);
    const { event } = found;
    const spent = Math.max(this.#world.now(), Date.parse(event.scheduled_start_time));
    const leftOut = exceptionsOf(event)
      .filter((one) => one.is_canceled)
      .map((one) => snowflakeTime(one.event_exception_id));
    let next = event.recurrence_rule ? nextOccurrence(event.recurrence_rule, spent) : undefined;
    while (event.recurrence_rule && next !== undefined && leftOut.includes(next))
      next = nextOccurrence(event.recurrence_rule, next);
    if (next === undefined) {
      event.status = Status.Completed;
    } else {
      event.status = Status.Scheduled;
      event.scheduled_start_time = discordTimestamp(next);
      this.watchStart(found);
    }
    this.changed(found);
  }

  /** Cancels the event hours after its start when it is still only scheduled then. */
  watchStart(scheduled: ScheduledEvent): void {
    const { event } = scheduled;
    const start = event.scheduled_start_time;
    this.#world.clock.after(Date.parse(start) + UNSTARTED_MS - this.#world.now(), () => {
      const isKept = this.#world.guilds.get(event.guild_id)?.scheduledEvents.get(event.id) === scheduled;
      if (!isKept || event.status !== Status.Scheduled || event.scheduled_start_time !== start) return;
      event.status = Status.Canceled;
      this.changed(scheduled);
    });
  }

  /** A user presses "Interested"; needs to see the event's channel. */
  addInterest(userId: string, eventId: string): void {
    const found = this.#visible(userId, eventId);
    if (found.interested.has(userId)) return;
    found.interested.set(userId, this.#world.now());
    this.#tellInterest(GatewayDispatchEvents.GuildScheduledEventUserAdd, found, userId);
  }

  /** A user takes "Interested" back. */
  removeInterest(userId: string, eventId: string): void {
    const found = this.#visible(userId, eventId);
    if (!found.interested.delete(userId)) return;
    this.#tellInterest(GatewayDispatchEvents.GuildScheduledEventUserRemove, found, userId);
  }

  #visible(userId: string, eventId: string): ScheduledEvent {
    for (const guild of this.#world.guilds.values()) {
      const found = guild.scheduledEvents.get(eventId);
      if (!found) continue;
      this.#world.guildFor(guild.id, userId);
      const { event } = found;
      if (event.entity_type !== Entity.External) this.#world.channelFor(event.channel_id ?? '', userId);
      return found;
    }
    throw refuse.unknownScheduledEvent();
  }

  #tell(name: GatewayDispatchEvents, scheduled: ScheduledEvent): void {
    const { event } = scheduled;
    this.#world.emit(name, showScheduledEvent(scheduled, false), {
      guildId: event.guild_id,
      ...(event.channel_id ? { channelId: event.channel_id } : {}),
    });
  }

  #tellInterest(name: GatewayDispatchEvents, { event }: ScheduledEvent, userId: string): void {
    const told = { guild_scheduled_event_id: event.id, user_id: userId, guild_id: event.guild_id };
    this.#world.emit(name, told, { guildId: event.guild_id });
  }
}
