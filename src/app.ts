/** Makes everything and joins it, in reading order. */
import { type Client, DiscordAPIError, Events, RESTJSONErrorCodes } from 'discord.js';
import cron from 'node-cron';
import type { Logger } from 'pino';
import { commands, components, directButtons, menus } from '../commands/index.ts';
import type { Rostrum } from '../commands/rostrum.ts';
import { opusInUse } from './audio/opus.ts';
import { createRecorder } from './audio/recorder.ts';
import { createRecordings } from './audio/recordings.ts';
import { createReplaying, replaysFollow } from './audio/replaying.ts';
import { createRetention } from './audio/retention.ts';
import { createSound } from './audio/sound.ts';
import { wakeUps } from './calendar/reminders.ts';
import { languageNamed, languageOf, textsIn } from './cards/texts/index.ts';
import type { Clock } from './clock.ts';
import type { RecordingConfig, WebConfig } from './config.ts';
import { connect, createClient } from './discord/client.ts';
import { createCustomIds } from './discord/custom-id.ts';
import { createDispatch } from './discord/dispatch.ts';
import { lacking, VOICE_NEEDS } from './discord/needs.ts';
import { register } from './discord/register.ts';
import { stageHindrance } from './discord/stage-hindrance.ts';
import { createCoalescer } from './host/coalesce.ts';
import { createDeadlines } from './host/deadlines.ts';
import { createOverlaps } from './host/overlaps.ts';
import { createSettings } from './host/settings.ts';
import { createTalks } from './host/talks.ts';
import type { Ids } from './ids.ts';
import { openVault } from './privacy/vault.ts';
import { createCardSync, listeningTo } from './stage/card-sync.ts';
import { createDirectMessages } from './stage/direct-messages.ts';
import { createEventSync } from './stage/event-sync.ts';
import { createGuestLinks } from './stage/guest-links.ts';
import { createMessages } from './stage/messages.ts';
import { createObserver } from './stage/observer.ts';
import { openingWakeUps } from './stage/opening.ts';
import { createPlaces } from './stage/places.ts';
import { createPlanned } from './stage/planned.ts';
import { createPublishing } from './stage/publishing.ts';
import { reminderRoleOf } from './stage/reminder-role.ts';
import { createReminding } from './stage/reminding.ts';
import { createSecondAnnouncement } from './stage/second-announcement.ts';
import { createSeriesSync } from './stage/series-sync.ts';
import { createStageSync } from './stage/stage-sync.ts';
import { createChoices } from './store/choices.ts';
import { createDeliveries } from './store/deliveries.ts';
import { createJobs } from './store/jobs.ts';
import { keyOf } from './store/keys.ts';
import type { Store } from './store/store.ts';
import { isStoreDown } from './store/store-down.ts';
import type { Recorded } from './talk/events.ts';
import type { Talk } from './talk/talk.ts';
import { healthPage } from './web/health.ts';
import { createServerFeeds } from './web/server-feeds.ts';
import { createWeb } from './web/web.ts';

export type AppDeps = {
  token: string;
  apiUrl: string;
  /** Undefined when nothing is served over HTTP. */
  web: WebConfig | undefined;
  /** `dir`: where the files of recordings are. */
  recording: RecordingConfig & { dir: string };
  store: Store;
  /** Where the bot keeps its files. */
  dataDir: string;
  clock: Clock;
  ids: Ids;
  log: Logger;
  /** Told when the connection is lost for good, and why; the process can only stop. */
  lost: (sentence: string) => void;
};

export type App = {
  /** Connects and begins to work; resolves when commands are answered. */
  start(): Promise<void>;
  /** Takes nothing new, finishes what runs, and disconnects. May be called twice. The store stays open. */
  stop(): Promise<void>;
};

/** A card is edited at most so often, in milliseconds. */
const CARD_GAP = 1_000;

/** The audience is counted for the record at most so often, in milliseconds. */
const COUNT_GAP = 10_000;

/** After these, people may be on the stage already, or gone from it, of whom the talk knows nothing. */
const SHOWS_MORE: ReadonlySet<Recorded['type']> = new Set(['opened', 'hands-restored', 'let-in']);

/** The longest waits between two tries of what failed, in milliseconds. */
const PATIENCE = 10_000;
const PATIENCE_WHEN_FORBIDDEN = 5 * 60_000;
const REMINDER_PATIENCE = 2_000;

const TOO_MANY_EVENTS = RESTJSONErrorCodes.MaximumNumberOfUncompletedGuildScheduledEventsReached;

/** Talks that ended so lately are tidied up after a restart, in milliseconds. */
const LATELY = 24 * 60 * 60_000;

/** Makes the bot. Nothing runs before `start`. */
export const createApp = async ({
  token,
  apiUrl,
  web: webConfig,
  recording,
  store,
  dataDir,
  clock,
  ids,
  log,
  lost,
}: AppDeps): Promise<App> => {
  const { prisma } = store;
  const client = createClient(apiUrl);
  const jobs = createJobs({ url: store.url, log });
  const customIds = createCustomIds(await keyOf(prisma, ids, 'custom-id'));
  const { sign, read } = customIds;

  const vault = await openVault(recording.key, { prisma, ids });
  const recordings = createRecordings({ prisma, vault, ...recording, ids });
  const talks = createTalks({
    prisma,
    clock,
    log,
    unsure: (talkId) => looks.mark(talkId),
    jobs: (talk, events) => {
      const times = [...new Set([...wakeUps(talk, events), ...openingWakeUps(talk, events)])];
      const recorded = recordings.rows(talk, events);
      const mixed = replaysFollow(events);
      if (times.length === 0 && !mixed) return recorded;
      return async (tx) => {
        await jobs.wake(talk.id, times, tx);
        if (mixed) await jobs.replay(talk.id, tx);
        await recorded?.(tx);
      };
    },
  });

  const failed = (what: string) => (talk: string, error: unknown, retryInMs: number) =>
    log.warn({ err: error, talk, retryInMs }, `${what} could not be brought in step with its talk`);

  /**
   * What Discord forbids stays forbidden, and a server full of events full, until somebody changes it: asking often only
   * counts against the bot.
   */
  const patience = (error: unknown) =>
    error instanceof DiscordAPIError && (error.status === 403 || error.code === TOO_MANY_EVENTS)
      ? PATIENCE_WHEN_FORBIDDEN
      : PATIENCE;

  const settings = createSettings(prisma);

  /** A server's cards are in the language that it chose, else in its own. */
  const languageFor = async (guildId: string) => {
    const { language } = await settings.of(guildId);
    const own = client.guilds.cache.get(guildId)?.preferredLocale ?? 'en-US';
    return languageNamed(language) ?? languageOf(own);
  };
  const textsFor = async (guildId: string) => textsIn(await languageFor(guildId));

  const sound = createSound({
    client,
    talks,
    settings,
    languageFor,
    dataDir,
    lacks: (guild, stage) => (guild.members.me ? lacking(guild.members.me, stage, VOICE_NEEDS) : []),
    clock,
    log,
  });
  const recorder = createRecorder({ talks, voice: sound.voice, recordings, clock, log });
  const retention = createRetention({ recordings, days: recording.days, clock, log });

  const replays = await createReplaying({
    client,
    prisma,
    talks,
    jobs,
    vault,
    recordings,
    textsFor,
    webUrl: webConfig?.url ?? null,
    clock,
    ids,
    log,
    changed: (talkId) => cards.mark(talkId),
  });

  const publishing = createPublishing({ client, prisma, talks, settings, clock, log, patience });
  const messages = createMessages({ client, prisma, posted: publishing.mark, log });
  const overlaps = createOverlaps({ prisma, clock });
  const observer = createObserver({
    client,
    talks,
    log,
    again: (talkId) => looks.mark(talkId),
    unwelcome: (talkId) => stages.mark(talkId),
  });
  const syncStage = createStageSync({ client, talks, observer, textsFor, clock, log });
  const stages = createCoalescer({ clock, gap: 0, run: syncStage, patience, failed: failed('a stage') });
  const cards = createCoalescer({
    clock,
    gap: CARD_GAP,
    run: createCardSync({ client, talks, messages, sign, read, textsFor, overlaps, replays, clock }),
    patience,
    failed: failed('a card'),
  });
  const looks = createCoalescer({
    clock,
    gap: 0,
    run: async (talkId) => {
      const talk = await talks.get(talkId);
      if (!talk) return;
      if (talk.status === 'live' && (await observer.lookAround(talk))) {
        const seen = await talks.get(talkId);
        if (seen) deadlines.keep(seen);
      }
      changed(talk);
    },
    patience,
    failed: failed('what is known of a stage'),
  });
  const events = createEventSync({
    client,
    talks,
    textsFor,
    clock,
    log,
    mark: (talkId) => listings.mark(talkId),
  });
  const listings = createCoalescer({
    clock,
    gap: CARD_GAP,
    run: events.sync,
    patience,
    failed: failed('an event'),
  });
  const counts = createCoalescer({
    clock,
    gap: COUNT_GAP,
    run: async (talkId) => {
      const talk = await talks.get(talkId);
      if (talk?.status !== 'live' || !client.guilds.cache.get(talk.guildId)?.available) return;
      const count = listeningTo(client, talk);
      if (count !== talk.listening) await talks.send(talkId, { type: 'count-listening', count });
    },
    patience,
    failed: failed('the count of an audience'),
  });
  const links = createGuestLinks({ client, talks, prisma, settings, clock });
  const linkSyncs = createCoalescer({
    clock,
    gap: CARD_GAP,
    run: links.sync,
    patience,
    failed: failed('the links of guests'),
  });
  const places = createPlaces({ talks, clock, log });
  const deliveries = createDeliveries(prisma);
  const choices = createChoices(prisma);
  const direct = createDirectMessages({ client, clock, log });
  const reminding = createReminding({
    client,
    talks,
    messages,
    direct,
    deliveries,
    choices,
    jobs,
    sign,
    textsFor,
    roleFor: (talk) => reminderRoleOf({ client, settings, log }, talk),
    clock,
    log,
  });
  const second = createSecondAnnouncement({
    client,
    prisma,
    talks,
    messages,
    publishing,
    sign,
    textsFor,
    clock,
    log,
    patience,
  });
  const reminders = createCoalescer({
    clock,
    gap: 0,
    run: async (talkId) => {
      const began = clock.now().getTime();
      await reminding.run(talkId);
      second.reminded(talkId, began);
    },
    patience: () => REMINDER_PATIENCE,
    failed: (talk, error, retryInMs) =>
      log.warn({ err: error, talk, retryInMs }, 'the reminders of a talk have to be tried again'),
  });

  const planned = createPlanned({
    client,
    talks,
    jobs,
    clock,
    overlaps,
    markCard: (talkId) => cards.mark(talkId),
    hindranceOn: async (guild, stage) => stageHindrance(await guild.members.fetchMe(), stage, talks),
    patience,
    failed,
  });

  /** The time of a planned talk has come, or will soon: who is reminded, and who has to open it. */
  const timeComes = (talkId: string) => {
    reminders.mark(talkId);
    planned.timeComes(talkId);
  };

  const series = createSeriesSync({ client, prisma, talks, messages, textsFor, clock, log });

  /** Stages that were made for talks that are over, by channel: they go when they are empty. */
  const toRemove = new Map<string, string>();

  const changed = (talk: Talk) => {
    if (talk.status === 'ended' && talk.stageMade && talk.stageId) toRemove.set(talk.stageId, talk.id);
    stages.mark(talk.id);
    cards.mark(talk.id);
    listings.mark(talk.id);
    linkSyncs.mark(talk.id);
    sound.voice.mark(talk.guildId);
  };
  talks.onChange((talk, events) => {
    changed(talk);
    if (events.some(({ type }) => SHOWS_MORE.has(type))) looks.mark(talk.id);
  });
  const deadlines = createDeadlines({ talks, clock, log });
  talks.onChange((talk, events) => {
    if (events.some((event) => event.type === 'opened')) deadlines.keep(talk);
  });

  /** Who comes back, or accepts, is not seen any more: nobody loses anything by it. */
  const outOfSight = (isMeant: (talk: Talk) => boolean) => {
    for (const talk of talks.live()) if (isMeant(talk)) deadlines.suspend(talk.id);
  };

  const lookAtLive = () => {
    for (const talk of talks.live()) looks.mark(talk.id);
  };

  /** Talks whose stage or cards may not show the end, or the plan, of them yet; and all that may owe reminders. */
  const lookAtOthers = async () => {
    const since = new Date(clock.now().getTime() - LATELY);
    const rows = await prisma.talk.findMany({
      where: { OR: [{ status: { in: ['scheduled', 'live'] } }, { endedAt: { gte: since } }] },
      select: { id: true, announceId: true },
    });
    for (const { id, announceId } of rows) {
      looks.mark(id);
      timeComes(id);
      publishing.mark(announceId);
    }
  };

  /** Events of planned talks may have changed, or may be made now, on a server that was out of sight or forbade them. */
  const lookAtPlanned = async (guildId: string) => {
    try {
      const where = { guildId, status: 'scheduled' as const };
      for (const { id } of await prisma.talk.findMany({ where, select: { id: true } })) events.lookAnew(id);
    } catch (error) {
      log.warn({ err: error, guild: guildId }, 'the planned talks of a server could not be looked at');
    }
  };

  /** Somebody came or went: the count on the card changes, and a stage that was made may be empty now. */
  const audienceChanged = (stageId: string) => {
    const live = talks.on(stageId);
    if (live) {
      cards.mark(live.id);
      counts.mark(live.id);
      linkSyncs.mark(live.id);
    }
    const over = toRemove.get(stageId);
    if (over) stages.mark(over);
  };

  /** The bot was removed from a server: its talks there have no stage any more. */
  const guildGone = (guildId: string) => {
    for (const talk of talks.live().filter((one) => one.guildId === guildId)) {
      talks.send(talk.id, { type: 'stage-over' }).catch(() => looks.mark(talk.id));
    }
  };

  const { feeds, pages } = await createServerFeeds({ client, prisma, talks, textsFor, ids, clock });
  const web = webConfig
    ? createWeb({
        ...webConfig,
        pages: [healthPage(() => client.isReady()), pages, replays.pages],
        clock,
        log,
      })
    : null;

  let stopped: Promise<void> | undefined;

  /** Interactions that are being answered. */
  const answering = new Set<Promise<void>>();

  const listen = (ready: Client<true>) => {
    const deps: Rostrum = {
      client: ready,
      talks,
      prisma,
      clock,
      ids,
      sign,
      places,
      links,
      settings,
      overlaps,
      deliveries,
      choices,
      direct,
      remind: reminders.mark,
      feeds,
      recordings,
      replays,
      webUrl: webConfig?.url ?? null,
      log,
    };
    const dispatch = createDispatch({
      commands,
      menus,
      components,
      directButtons,
      deps,
      customIds,
      clock,
      ids,
      log,
      isStoreDown,
    });
    client.on(Events.InteractionCreate, (interaction) => {
      const answered = dispatch(interaction).finally(() => answering.delete(answered));
      answering.add(answered);
    });
    client.on(Events.VoiceStateUpdate, (before, now) => {
      for (const stageId of new Set([before.channelId, now.channelId])) if (stageId) audienceChanged(stageId);
    });
    client.on(Events.GuildDelete, (guild) => guildGone(guild.id));
    client.on(Events.ShardDisconnect, ({ code }) => {
      if (!stopped)
        lost(`Discord ended the connection for good (code ${code}). Look at the token and the intents.`);
    });
    client.on(Events.ShardReconnecting, () => outOfSight(() => true));
    client.on(Events.GuildUnavailable, (guild) => outOfSight((talk) => talk.guildId === guild.id));
    client.on(Events.ShardResume, lookAtLive);
    client.on(Events.ShardReady, lookAtLive);
    client.on(Events.GuildAvailable, lookAtLive);
    client.on(Events.GuildAvailable, ({ id }) => void lookAtPlanned(id));
    client.on(Events.GuildRoleUpdate, (_, { guild, id }) => {
      if (guild.members.me?.roles.cache.has(id)) void lookAtPlanned(guild.id);
    });
    observer.start();
    events.start();
    sound.start();
    recorder.start();
  };

  const sweep = cron.createTask('* * * * *', lookAtLive, { noOverlap: true });

  const start = async () => {
    client.on(Events.Error, (error) => log.warn({ err: error }, 'the gateway had an error'));
    await jobs.start();
    await talks.load();
    const ready = await connect(client, token);
    await web?.start();
    // First, so that nobody's press is lost while the commands are registered.
    listen(ready);
    lookAtLive();
    await lookAtOthers();
    await series.start();
    await register(ready, commands, menus, (language) => textsIn(language).commands, { clock, log });
    await jobs.onWake(timeComes);
    await replays.start();
    await sweep.start();
    await retention.start();
    log.info({ user: ready.user.tag, guilds: ready.guilds.cache.size, opus: opusInUse() }, 'ready');
  };

  const stop = async () => {
    await web?.stop();
    await sweep.destroy();
    await retention.stop();
    await series.stop();
    deadlines.stop();
    client.removeAllListeners(Events.InteractionCreate);
    reminding.stop();
    replays.stop();
    await jobs.stop();
    await Promise.all([reminders.stop(), planned.stop()]);
    await Promise.all(answering);
    await talks.idle();
    await Promise.all([
      looks.stop(),
      stages.stop(),
      cards.stop(),
      listings.stop(),
      counts.stop(),
      linkSyncs.stop(),
      places.stop(),
      recorder.stop().then(sound.stop),
      second.stop(),
      publishing.stop(),
    ]);
    await client.destroy();
  };
  return {
    start,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
};
