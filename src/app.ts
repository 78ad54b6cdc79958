/** Makes everything and joins it, in reading order. */
import { type Client, Events } from 'discord.js';
import cron from 'node-cron';
import type { Logger } from 'pino';
import { buttons, commands } from '../commands/index.ts';
import type { Rostrum } from '../commands/rostrum.ts';
import { opusInUse } from './audio/opus.ts';
import { reminderTimes } from './calendar/reminders.ts';
import type { Clock } from './clock.ts';
import { connect, createClient } from './discord/client.ts';
import { createCustomIds } from './discord/custom-id.ts';
import { createDispatch } from './discord/dispatch.ts';
import { register } from './discord/register.ts';
import { createCoalescer } from './host/coalesce.ts';
import { createTalks } from './host/talks.ts';
import type { Ids } from './ids.ts';
import { createCardSync } from './stage/card-sync.ts';
import { createMessages } from './stage/messages.ts';
import { createObserver } from './stage/observer.ts';
import { createReminding } from './stage/reminding.ts';
import { createStageSync } from './stage/stage-sync.ts';
import { createJobs } from './store/jobs.ts';
import { keyOf } from './store/keys.ts';
import type { Store } from './store/store.ts';
import { isStoreDown } from './store/store-down.ts';

export type AppDeps = {
  token: string;
  apiUrl: string;
  store: Store;
  clock: Clock;
  ids: Ids;
  log: Logger;
};

export type App = {
  /** Connects and begins to work; resolves when commands are answered. */
  start(): Promise<void>;
  /** Takes nothing new, finishes what runs, and disconnects. May be called twice. The store stays open. */
  stop(): Promise<void>;
};

/** A card is edited at most so often, in milliseconds. */
const CARD_GAP = 1_000;

/** Talks that ended so lately are tidied up after a restart, in milliseconds. */
const LATELY = 24 * 60 * 60_000;

/** Makes the bot. Nothing runs before `start`. */
export const createApp = async ({ token, apiUrl, store, clock, ids, log }: AppDeps): Promise<App> => {
  const { prisma } = store;
  const client = createClient(apiUrl);
  const jobs = createJobs({ url: store.url, log });
  const customIds = createCustomIds(await keyOf(prisma, ids, 'custom-id'));
  const { sign } = customIds;

  const talks = createTalks({
    prisma,
    clock,
    log,
    jobs: (talk, events) => {
      const planned = events.find((event) => event.type === 'planned');
      if (!planned?.startsAt) return undefined;
      const times = reminderTimes(planned.startsAt, planned.at);
      return async (tx) => {
        for (const { time, at } of times) await jobs.remind(tx, { talkId: talk.id, time }, new Date(at));
      };
    },
  });

  const failed = (what: string) => (talk: string, error: unknown, retryInMs: number) =>
    log.warn({ err: error, talk, retryInMs }, `${what} could not be brought in step with its talk`);

  const messages = createMessages({ client, prisma });
  const observer = createObserver({ client, talks, log, again: (talkId) => looks.mark(talkId) });
  const syncStage = createStageSync({ client, talks, observer, clock, log });
  const stages = createCoalescer({ clock, gap: 0, run: syncStage, failed: failed('a stage') });
  const cards = createCoalescer({
    clock,
    gap: CARD_GAP,
    run: createCardSync({ client, talks, messages, sign }),
    failed: failed('a card'),
  });
  const looks = createCoalescer({
    clock,
    gap: 0,
    run: async (talkId) => {
      const talk = await talks.get(talkId);
      if (talk?.status === 'live') await observer.lookAround(talk);
      stages.mark(talkId);
      cards.mark(talkId);
    },
    failed: failed('what is known of a stage'),
  });
  const reminding = createReminding({ client, talks, messages, sign, clock, log });

  talks.onChange((talk) => {
    stages.mark(talk.id);
    cards.mark(talk.id);
  });

  const lookAtLive = () => {
    for (const talk of talks.live()) looks.mark(talk.id);
  };

  /** Talks whose stage or cards may not show the end, or the plan, of them yet. */
  const lookAtOthers = async () => {
    const since = new Date(clock.now().getTime() - LATELY);
    const rows = await prisma.talk.findMany({
      where: { OR: [{ status: 'scheduled' }, { endedAt: { gte: since } }] },
      select: { id: true },
    });
    for (const { id } of rows) looks.mark(id);
  };

  /** Somebody came or went: the count on the card changes, and a stage that was made may be empty now. */
  const audienceChanged = async (stageId: string) => {
    const talk = talks.on(stageId);
    if (talk) cards.mark(talk.id);
    else {
      const ended = await prisma.talk.findFirst({
        where: { stageId, stageMade: true, status: 'ended' },
        select: { id: true },
      });
      if (ended) stages.mark(ended.id);
    }
  };

  const listen = (ready: Client<true>) => {
    const deps: Rostrum = { client: ready, talks, prisma, clock, ids, sign };
    const dispatch = createDispatch({ commands, buttons, deps, customIds, clock, ids, log, isStoreDown });
    client.on(Events.InteractionCreate, (interaction) => void dispatch(interaction));
    client.on(Events.VoiceStateUpdate, (before, now) => {
      for (const stageId of new Set([before.channelId, now.channelId])) {
        if (stageId) {
          audienceChanged(stageId).catch((error: unknown) =>
            log.warn({ err: error }, 'an audience was not counted'),
          );
        }
      }
    });
    client.on(Events.ShardResume, lookAtLive);
    client.on(Events.ShardReady, lookAtLive);
    client.on(Events.GuildAvailable, lookAtLive);
    observer.start();
  };

  const sweep = cron.createTask('* * * * *', lookAtLive, { noOverlap: true });

  const start = async () => {
    client.on(Events.Error, (error) => log.warn({ err: error }, 'the gateway had an error'));
    await jobs.start();
    await talks.load();
    const ready = await connect(client, token);
    await register(ready, commands);
    listen(ready);
    lookAtLive();
    await lookAtOthers();
    await jobs.onRemind(reminding);
    await sweep.start();
    log.info({ user: ready.user.tag, guilds: ready.guilds.cache.size, opus: opusInUse() }, 'ready');
  };

  let stopped: Promise<void> | undefined;
  const stop = async () => {
    await sweep.destroy();
    client.removeAllListeners(Events.InteractionCreate);
    await jobs.stop();
    await talks.idle();
    await Promise.all([looks.stop(), stages.stop(), cards.stop()]);
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
