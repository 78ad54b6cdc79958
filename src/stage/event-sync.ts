/** Keeps the event that Discord lists for a planned talk in step with it, both ways; interest in it is a wish to be reminded. */
import {
  type Client,
  DiscordAPIError,
  GatewayDispatchEvents,
  type GatewayGuildScheduledEventDeleteDispatchData,
  type GatewayGuildScheduledEventUserAddDispatchData,
  type Guild,
  type GuildScheduledEvent,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
  makeURLSearchParams,
  PermissionFlagsBits,
  PermissionsBitField,
  type RESTGetAPIGuildScheduledEventUsersResult,
  RESTJSONErrorCodes,
  Routes,
  type StageChannel,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Texts } from '../cards/texts/texts.ts';
import type { Clock } from '../clock.ts';
import type { Talks } from '../host/talks.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { courseOf, isTakenOver, lastEventBefore } from '../store/series.ts';
import { listingOf, sameListing } from '../talk/scheduled-event.ts';
import type { SeriesPlace } from '../talk/series.ts';
import { isOver, type ListedEvent, type Listing, type Talk } from '../talk/talk.ts';
import { changesOf, ruleOf, seenOf, stageIn, wentOn } from './event-shape.ts';

export type EventSyncDeps = {
  client: Client;
  talks: Talks;
  prisma: PrismaClient;
  /** The texts of a server's cards. */
  textsFor: (guildId: string) => Promise<Texts>;
  clock: Clock;
  log: Logger;
  /** Asks for `sync` of this talk. */
  mark(talkId: string): void;
};

export type EventSync = {
  /** Listens to the gateway from now on. */
  start(): void;
  /** Closes the difference between a talk and its event; rejects when something has to be tried again. */
  sync(talkId: string): Promise<void>;
  /** Has the event of a talk, and who is interested in it, read from Discord anew: nobody looked for a while. */
  lookAnew(talkId: string): void;
};

/** People on one page of those interested. Source: Discord, Get Guild Scheduled Event Users. */
const PAGE = 100;

const { Active, Canceled, Completed, Scheduled } = GuildScheduledEventStatus;
const { StageInstance } = GuildScheduledEventEntityType;
const { Connect, CreateEvents, ViewChannel } = PermissionFlagsBits;
/** Source: Discord, Guild Scheduled Event, "Permissions Requirements". */
const ON_STAGE = PermissionsBitField.StageModerator | ViewChannel | Connect;

/** Makes the keeper of events. */
export const createEventSync = (deps: EventSyncDeps): EventSync => {
  const { client, talks, prisma, textsFor, clock, log, mark } = deps;

  /** The planned talks by their events. */
  const talkOf = new Map<string, string>();
  /** The talks of series that take over an event, by it, as soon as the talk before is over. */
  const heirOf = new Map<string, string>();
  /** What each talk wants of its event, where that was brought in step and Discord told of no change since. */
  const inStep = new Map<string, string>();
  /** Talks of which everybody who is interested was read. */
  const counted = new Set<string>();
  /** Whose interest changed while that of an event is being read, by event. */
  const reading = new Map<string, Set<string>>();

  const lookAgain = (talkId: string): void => {
    inStep.delete(talkId);
    mark(talkId);
  };

  const mayMake = (guild: Guild, stage: StageChannel): boolean => {
    const { me } = guild.members;
    return !!me && me.permissions.has(CreateEvents) && stage.permissionsFor(me).has(ON_STAGE);
  };

  const fetch = async (guild: Guild, eventId: string): Promise<GuildScheduledEvent | null> => {
    try {
      return await guild.scheduledEvents.fetch({ guildScheduledEvent: eventId, force: true, cache: false });
    } catch (error) {
      const { UnknownGuildScheduledEvent } = RESTJSONErrorCodes;
      if (error instanceof DiscordAPIError && error.code === UnknownGuildScheduledEvent) return null;
      throw error;
    }
  };

  const isOfAnother = async (guild: Guild, eventId: string): Promise<boolean> =>
    talkOf.has(eventId) || (await talks.knowsEvent(guild.id, eventId));

  /** The event that was made for a talk and never recorded, because the bot was killed or its answer lost. */
  const findLost = async (guild: Guild, wanted: Listing): Promise<GuildScheduledEvent | null> => {
    const all = await guild.scheduledEvents.fetch({ cache: false });
    for (const event of all.values()) {
      const { stageId, ...seen } = seenOf(guild, event);
      const own = event.creatorId === client.user?.id && event.status === Scheduled && stageId !== null;
      if (!own || !sameListing({ ...seen, stageId }, wanted)) continue;
      if (!(await isOfAnother(guild, event.id))) return event;
    }
    return null;
  };

  /** Where a talk could have an event, now or when it was still planned. */
  const placeFor = (guild: Guild, talk: Talk): { wanted: Listing; stage: StageChannel } | null => {
    const wanted = listingOf({ ...talk, status: 'scheduled' });
    const stage = wanted && stageIn(guild, wanted.stageId);
    const isToCome = wanted !== null && wanted.startsAt > clock.now().getTime();
    return isToCome && stage && mayMake(guild, stage) ? { wanted, stage } : null;
  };

  /** Has an event show a talk. */
  const show = async (guild: Guild, event: GuildScheduledEvent, talk: Talk, wanted: Listing) => {
    const changes = changesOf(guild, event, wanted, ruleOf(talk), clock.now().getTime());
    if (event.scheduledEndTimestamp !== null && !wanted.endsAt) {
      // Not by discord.js, whose types have no way to take an end back.
      const body = { scheduled_end_time: null };
      await client.rest.patch(Routes.guildScheduledEvent(guild.id, event.id), { body });
    }
    if (changes) await guild.scheduledEvents.edit(event.id, changes);
  };

  /** The recurring event that a talk of the series before this one leaves behind; null when there is none, or no more. */
  const leftBefore = async (guild: Guild, series: SeriesPlace) => {
    const last = await lastEventBefore(prisma, series);
    const event = last && (await fetch(guild, last.eventId));
    if (!event?.recurrenceRule || (event.status !== Scheduled && event.status !== Active)) return null;
    return { event, isFree: !last?.isLive && event.status === Scheduled };
  };

  /** Shown first, recorded then: who is killed between finds it left behind again. */
  const takeOver = async (guild: Guild, talk: Talk, event: GuildScheduledEvent, wanted: Listing) => {
    await show(guild, event, talk, wanted);
    await talks.send(talk.id, { type: 'event-made', eventId: event.id, shows: wanted });
    heirOf.delete(event.id);
  };

  const makeNew = async (guild: Guild, talk: Talk, stage: StageChannel, wanted: Listing): Promise<void> => {
    const rule = ruleOf(talk);
    const made =
      (await findLost(guild, wanted)) ??
      (await guild.scheduledEvents.create({
        name: wanted.name,
        description: (await textsFor(guild.id)).events.description,
        scheduledStartTime: wanted.startsAt,
        ...(wanted.endsAt ? { scheduledEndTime: wanted.endsAt } : {}),
        ...(rule ? { recurrenceRule: rule } : {}),
        privacyLevel: GuildScheduledEventPrivacyLevel.GuildOnly,
        entityType: StageInstance,
        channel: stage,
      }));
    const outcome = await talks.send(talk.id, { type: 'event-made', eventId: made.id, shows: wanted });
    // The talk was opened or called off meanwhile.
    if (outcome.talk?.event?.id !== made.id) await guild.scheduledEvents.delete(made.id);
  };

  const make = async (guild: Guild, talk: Talk): Promise<void> => {
    const left = talk.series && (await leftBefore(guild, talk.series));
    if (left && !left.isFree) {
      heirOf.set(left.event.id, talk.id);
      return;
    }
    const place = talk.eventGone ? null : placeFor(guild, talk);
    if (place && left) return takeOver(guild, talk, left.event, place.wanted);
    if (place) return makeNew(guild, talk, place.stage, place.wanted);
    if (left) await guild.scheduledEvents.edit(left.event.id, { status: Canceled });
  };

  /** The event of a series that goes on is taken over by its next talk; one of a series that has ended is called off. */
  const passOn = async (guild: Guild, series: SeriesPlace, eventId: string): Promise<void> => {
    const { planned, hasEnded } = await courseOf(prisma, series.id);
    if (planned) lookAgain(planned);
    else if (hasEnded) await guild.scheduledEvents.edit(eventId, { status: Canceled });
    else throw new Error('the next talk of the series is not planned yet');
  };

  /** A talk that is not planned any more gets no event; one that was made for it unrecorded goes. */
  const removeLost = async (guild: Guild, talk: Talk): Promise<void> => {
    const place = talk.eventGone ? null : placeFor(guild, talk);
    const lost = place && (await findLost(guild, place.wanted));
    if (lost) await guild.scheduledEvents.delete(lost.id);
    const { series } = talk;
    if (!series || !isOver(talk)) return;
    const left = await leftBefore(guild, series);
    if (!left?.isFree || (await isTakenOver(prisma, series, left.event.id))) return;
    await passOn(guild, series, left.event.id);
  };

  /** What a moderator changed is the talk's to take; what it does not take, and what changed in the talk, is set. */
  const align = async (guild: Guild, talkId: string, event: GuildScheduledEvent): Promise<void> => {
    const eventId = event.id;
    const { talk } = await talks.send(talkId, { type: 'event-edited', eventId, seen: seenOf(guild, event) });
    const wanted = talk?.event?.id === eventId ? listingOf(talk) : null;
    if (!talk || !wanted) return;
    await show(guild, event, talk, wanted);
    await talks.send(talkId, { type: 'event-shown', eventId, shows: wanted });
  };

  const interestedIn = async (guild: Guild, eventId: string): Promise<ReadonlySet<string>> => {
    const all = new Set<string>();
    for (let after = '0'; ; ) {
      // Not by discord.js, which would keep each of them in memory.
      const page = (await client.rest.get(Routes.guildScheduledEventUsers(guild.id, eventId), {
        query: makeURLSearchParams({ limit: PAGE, after }),
      })) as RESTGetAPIGuildScheduledEventUsersResult;
      for (const { user } of page) all.add(user.id);
      const last = page.at(-1);
      if (!last || page.length < PAGE) return all;
      after = last.user.id;
    }
  };

  /** Catches up with who became interested, or lost interest, while nobody looked. */
  const countInterest = async (guild: Guild, talkId: string, eventId: string): Promise<void> => {
    const changed = new Set<string>();
    reading.set(eventId, changed);
    try {
      const now = await interestedIn(guild, eventId);
      const before = new Set((await talks.get(talkId))?.interested.map(({ userId }) => userId));
      const told = [...now.symmetricDifference(before)].filter((userId) => !changed.has(userId));
      await Promise.all(
        told.map((userId) => talks.send(talkId, { type: 'interest', userId, shown: now.has(userId) })),
      );
      counted.add(talkId);
    } finally {
      reading.delete(eventId);
    }
  };

  const start = async (talkId: string, eventId: string): Promise<void> => {
    const outcome = await talks.send(talkId, { type: 'event-started', eventId });
    if (!outcome.ok)
      log.info({ talk: talkId, refusal: outcome.refusal }, 'a talk is not opened by its event');
  };

  const keep = async (guild: Guild, talk: Talk, { id: eventId }: ListedEvent): Promise<void> => {
    const { id: talkId } = talk;
    const event = await fetch(guild, eventId);
    // Nobody started it, and the next talk will take it over.
    if (event && wentOn(event, talk, clock.now().getTime())) return;
    switch (event?.status) {
      case Scheduled:
        await align(guild, talkId, event);
        if (!counted.has(talkId)) await countInterest(guild, talkId, eventId);
        return;
      case Active:
        return start(talkId, eventId);
      default:
        await talks.send(talkId, { type: 'event-gone', eventId });
    }
  };

  /** Closing the stage completes the event that was started with it; what is left is called off, or goes on. */
  const finish = async (guild: Guild, { series }: Talk, { id }: ListedEvent): Promise<void> => {
    if (series && (await isTakenOver(prisma, series, id))) return;
    const event = await fetch(guild, id);
    if (event?.status !== Active && event?.status !== Scheduled) return;
    if (event.status === Active) await guild.scheduledEvents.edit(id, { status: Completed });
    if (series && event.recurrenceRule) await passOn(guild, series, id);
    else if (event.status === Scheduled) await guild.scheduledEvents.edit(id, { status: Canceled });
  };

  const bring = async (guild: Guild, talk: Talk): Promise<void> => {
    const { event } = talk;
    if (!event) return talk.status === 'scheduled' ? make(guild, talk) : removeLost(guild, talk);
    if (talk.status === 'scheduled') return keep(guild, talk, event);
    if (isOver(talk)) return finish(guild, talk, event);
  };

  const interest = (
    { guild_scheduled_event_id: eventId, user_id: userId }: GatewayGuildScheduledEventUserAddDispatchData,
    shown: boolean,
  ): void => {
    const talkId = talkOf.get(eventId);
    if (talkId === undefined) return;
    reading.get(eventId)?.add(userId);
    talks.send(talkId, { type: 'interest', userId, shown }).catch((error: unknown) => {
      log.warn({ err: error, talk: talkId }, 'a talk could not be told who is interested');
      counted.delete(talkId);
      lookAgain(talkId);
    });
  };

  return {
    start: () => {
      const told = ({ id }: GatewayGuildScheduledEventDeleteDispatchData): void => {
        for (const talkId of [talkOf.get(id), heirOf.get(id)]) if (talkId !== undefined) lookAgain(talkId);
      };
      client.ws.on(GatewayDispatchEvents.GuildScheduledEventUpdate, told);
      client.ws.on(GatewayDispatchEvents.GuildScheduledEventDelete, told);
      client.ws.on(GatewayDispatchEvents.GuildScheduledEventUserAdd, (data) => interest(data, true));
      client.ws.on(GatewayDispatchEvents.GuildScheduledEventUserRemove, (data) => interest(data, false));
      talks.onChange((talk, events) => {
        const gone = events.some(({ type }) => type === 'event-gone');
        if (!gone && !isOver(talk)) return;
        for (const known of [talkOf, heirOf])
          for (const [id, of] of known) if (of === talk.id) known.delete(id);
      });
    },
    sync: async (talkId) => {
      const talk = await talks.get(talkId);
      const guild = talk && client.guilds.cache.get(talk.guildId);
      if (!talk || !guild?.available) return;
      const { status, event } = talk;
      const wants = JSON.stringify([
        status,
        event?.id,
        listingOf(talk),
        status === 'scheduled' && ruleOf(talk),
      ]);
      if (inStep.get(talkId) === wants) return;
      // Noted first, so that what Discord tells meanwhile is not lost.
      inStep.set(talkId, wants);
      if (event && status === 'scheduled') talkOf.set(event.id, talkId);
      try {
        await bring(guild, talk);
      } catch (error) {
        inStep.delete(talkId);
        throw error;
      }
      if (isOver(talk)) {
        inStep.delete(talkId);
        counted.delete(talkId);
      }
    },
    lookAnew: (talkId) => {
      counted.delete(talkId);
      lookAgain(talkId);
    },
  };
};
