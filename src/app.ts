/** Makes everything and joins it, in reading order. */
import { type Client, Events } from 'discord.js';
import cron from 'node-cron';
import type { Logger } from 'pino';
import { commands, components, directButtons, menus } from '../commands/index.ts';
import type { Rostrum } from '../commands/rostrum.ts';
import { opusInUse } from './audio/opus/opus.ts';
import { createRecorder } from './audio/recording/recorder.ts';
import { createRecordings } from './audio/recording/recordings.ts';
import { createRetention } from './audio/recording/retention.ts';
import { createReplaying, replaysFollow } from './audio/replaying.ts';
import { createSound } from './audio/sound.ts';
import { wakeUps } from './calendar/reminders.ts';
import { languageNamed, languageOf, textsIn } from './cards/texts/index.ts';
import type { Clock } from './clock.ts';
import type { RecordingConfig, TranscriptConfig, WebConfig } from './config.ts';
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
import { createDirectMessages } from './stage/direct-messages.ts';
import { createGuestLinks } from './stage/guest-links.ts';
import { createInStep } from './stage/in-step.ts';
import { createMessages } from './stage/messages.ts';
import { openingWakeUps } from './stage/opening.ts';
import { patience } from './stage/patience.ts';
import { createPlaces } from './stage/places.ts';
import { createPlanned } from './stage/planned.ts';
import { createPublishing } from './stage/publishing.ts';
import { reminderRoleOf } from './stage/reminder-role.ts';
import { createReminding } from './stage/reminding.ts';
import { createSecondAnnouncement } from './stage/second-announcement.ts';
import { createSeriesSync } from './stage/series-sync.ts';
import { createChoices } from './store/choices.ts';
import { createDeliveries } from './store/deliveries.ts';
import { createJobs } from './store/jobs.ts';
import { keyOf } from './store/keys.ts';
import type { Store } from './store/store.ts';
import { isStoreDown } from './store/store-down.ts';
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
  /** Undefined when nothing can be written down. */
  transcript: TranscriptConfig | undefined;
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

/** The longest wait between two tries of reminders that failed, in milliseconds. */
const REMINDER_PATIENCE = 2_000;

/** Talks that ended so lately are tidied up after a restart, in milliseconds. */
const LATELY = 24 * 60 * 60_000;

/** Makes the bot. Nothing runs before `start`. */
export const createApp = async ({
  token,
  apiUrl,
  web: webConfig,
  recording,
  transcript,
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
    unsure: (talkId) => inStep.look(talkId),
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
    transcript,
    clock,
    ids,
    log,
    changed: (talkId) => inStep.markCard(talkId),
  });

  const publishing = createPublishing({ client, prisma, talks, settings, clock, log, patience });
  const messages = createMessages({ client, prisma, posted: publishing.mark, log });
  const overlaps = createOverlaps({ prisma, clock });
  const links = createGuestLinks({ client, talks, prisma, settings, clock, log });
  const deadlines = createDeadlines({ talks, clock, log });
  const inStep = createInStep({
    client,
    talks,
    prisma,
    messages,
    deadlines,
    links,
    overlaps,
    replays,
    sign,
    read,
    textsFor,
    markVoice: sound.voice.mark,
    clock,
    log,
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
    markCard: inStep.markCard,
    hindranceOn: async (guild, stage) => stageHindrance(await guild.members.fetchMe(), stage, talks),
    log,
  });

  /** The time of a planned talk has come, or will soon: who is reminded, and who has to open it. */
  const timeComes = (talkId: string) => {
    reminders.mark(talkId);
    planned.timeComes(talkId);
  };

  const series = createSeriesSync({ client, prisma, talks, messages, textsFor, clock, log });

  /** Talks whose stage or cards may not show the end, or the plan, of them yet; and all that may owe reminders. */
  const lookAtOthers = async () => {
    const since = new Date(clock.now().getTime() - LATELY);
    const rows = await prisma.talk.findMany({
      where: { OR: [{ status: { in: ['scheduled', 'live'] } }, { endedAt: { gte: since } }] },
      select: { id: true, announceId: true },
    });
    for (const { id, announceId } of rows) {
      inStep.look(id);
      timeComes(id);
      publishing.mark(announceId);
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
      feeds: { calendar: feeds, podcast: replays.podcasts },
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
    client.on(Events.ShardDisconnect, ({ code }) => {
      if (!stopped)
        lost(`Discord ended the connection for good (code ${code}). Look at the token and the intents.`);
    });
    inStep.start();
    sound.start();
    recorder.start();
  };

  const sweep = cron.createTask('* * * * *', inStep.lookAtLive, { noOverlap: true });

  const start = async () => {
    client.on(Events.Error, (error) => log.warn({ err: error }, 'the gateway had an error'));
    await jobs.start();
    await talks.load();
    const ready = await connect(client, token);
    await web?.start();
    // First, so that nobody's press is lost while the commands are registered.
    listen(ready);
    inStep.lookAtLive();
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
      inStep.stop(),
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
