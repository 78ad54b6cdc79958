/** The drill of reminders: many due in one minute while the bot is killed and the database stops. */
import { pino } from 'pino';
import { eventually } from '../../sandbox/actors/actors.ts';
import { type BotProcess, startBot } from '../../sandbox/bot-process.ts';
import { type Community, seedCommunity } from '../../sandbox/community.ts';
import { openDm } from '../../sandbox/messages/dms.ts';
import { seededRandom } from '../../sandbox/random.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import type { Application } from '../../sandbox/world/types.ts';
import { wakeUps } from '../../src/calendar/reminders.ts';
import { systemClock } from '../../src/clock.ts';
import { createTalks } from '../../src/host/talks.ts';
import { systemIds } from '../../src/ids.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import { createJobs } from '../../src/store/jobs.ts';
import { judgeReminders, LIMITED, type Outage, type Owed, type ReminderVerdict } from './reminder-verdict.ts';

export type ReminderDrillOptions = {
  seed: number;
  database: { readonly url: string; readonly prisma: PrismaClient };
  /** Where the bot finds the database. */
  botDatabaseUrl: string;
  /** Stops the database and brings it back. */
  stopDatabase(): Promise<void>;
  /** How many people want to be reminded of each talk. */
  people: number;
  talks: number;
  /** From the first reminder that is due to the last, in milliseconds. */
  over: number;
  kills: number;
  stops: number;
  /** The longest quiet time between two disturbances, in milliseconds. */
  calm: number;
};

export type ReminderFigures = ReminderVerdict & {
  kills: number;
  /** Kills that left a message of which it was not known whether it had been posted. */
  killedMidway: number;
  stops: number;
  /** Starts that failed, as while the database was gone. */
  failedStarts: number;
  /** What the bot logged as bugs. */
  bugs: string[];
};

/** From now until the first reminder is due: time to write the talks down and to start the bot, in milliseconds. */
const LEAD = 15_000;

/** How long everything may take to go out after the last disturbance, in milliseconds. */
const PATIENCE = 30_000;

/** How long Discord takes over each message, in milliseconds. */
const SLOW = 150;

const TEN_MINUTES = 600_000;

/** So many people, of each talk the same, want direct messages; and so many have quiet hours all the time. */
const DIRECT = 3;
const QUIET = 3;

/** Of so many people one changes their mind. */
const FICKLE = 20;

/** From now until a minute ago, by the clock of UTC. */
const minuteNow = Math.floor((Date.now() / 60_000) % 1_440);
const QUIET_NOW = { quietFrom: minuteNow, quietTo: (minuteNow + 1_439) % 1_440, zone: 'UTC' };

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Writes the talks and the wishes down as the bot does, each talk with a channel of its own. */
const planTalks = async (
  sandbox: Sandbox,
  application: Application,
  { guild, ana, stage }: Community,
  { database, people, talks: count, over }: ReminderDrillOptions,
): Promise<Owed[]> => {
  const log = pino({ level: 'silent' });
  const jobs = createJobs({ url: database.url, log });
  await jobs.start();
  const talks = createTalks({
    prisma: database.prisma,
    clock: systemClock,
    log,
    unsure: () => undefined,
    jobs: (talk, events) => (tx) => jobs.wake(talk.id, wakeUps(talk, events), tx),
  });
  const users = Array.from({ length: people }, (_, i) => {
    const { id } = sandbox.world.seed.addUser({ name: `listener.${i}` });
    sandbox.world.seed.addMember(guild.id, id);
    return id;
  });
  const asleep = users.slice(DIRECT, DIRECT + QUIET);
  const dms = users
    .slice(0, DIRECT)
    .map((id) => openDm(sandbox.world, application.user, sandbox.world.user(id)).id);
  await database.prisma.reminderChoice.createMany({
    data: [
      ...dms.map((directId, n) => ({ userId: users[n] ?? '', directId })),
      ...asleep.map((userId) => ({ userId, ...QUIET_NOW })),
    ],
  });
  const first = Date.now() + LEAD;
  const owed: Owed[] = [];
  for (let i = 0; i < count; i += 1) {
    const talkId = systemIds.talk();
    const topic = `Talk ${i}.`;
    const channelId = sandbox.world.seed.addChannel(guild.id, { name: `talk-${i}`, type: 0 }).id;
    const due = first + Math.floor((i * over) / Math.max(1, count - 1));
    // Of every other talk it is the reminder ten minutes ahead.
    const startsAt = due + (i % 2) * TEN_MINUTES;
    await talks.send(talkId, {
      type: 'schedule',
      talkId,
      guildId: guild.id,
      by: { id: ana.id, moderator: false },
      topic,
      announceId: channelId,
      stageId: stage.id,
      startsAt,
      zone: 'UTC',
    });
    await Promise.all(users.map((userId) => talks.send(talkId, { type: 'remind-me', userId })));
    const fickle = users.filter((_, n) => n >= DIRECT + QUIET && (n + i) % FICKLE === 0);
    await Promise.all(fickle.map((userId) => talks.send(talkId, { type: 'stop-reminding', userId })));
    const userIds = users.filter((id) => !fickle.includes(id) && !asleep.includes(id));
    owed.push({ talkId, topic, channelId, dms, hostId: ana.id, due, userIds });
  }
  await jobs.stop();
  return owed;
};

/** Runs the drill to its end; everything that it started is gone then. */
export const runReminderDrill = async (options: ReminderDrillOptions): Promise<ReminderFigures> => {
  await using gone = new AsyncDisposableStack();
  const random = seededRandom(options.seed);
  const sandbox = await startSandbox();
  gone.defer(() => sandbox.stop());
  const application = sandbox.addBot({ name: 'Rostrum' });
  const community = seedCommunity(sandbox, application);
  const owed = await planTalks(sandbox, application, community, options);
  // The first message in each channel is the card of its talk. Then there is time in which the bot is killed with a message that is on its way, or that it could not send yet.
  for (const { channelId } of owed) {
    const match = { method: 'POST' as const, path: new RegExp(`/channels/${channelId}/messages`) };
    sandbox.faults.add({ kind: 'delay', ms: SLOW, times: 1, match });
    sandbox.faults.add({ kind: 'rate-limit', retryAfter: LIMITED / 1_000, times: 1, match });
    sandbox.faults.add({ kind: 'delay', ms: SLOW, match });
  }

  const bots: BotProcess[] = [];
  let failedStarts = 0;
  const start = async (): Promise<BotProcess> => {
    for (;;) {
      try {
        const bot = await startBot({
          DISCORD_TOKEN: application.token,
          DISCORD_API_URL: sandbox.apiUrl,
          DATABASE_URL: options.botDatabaseUrl,
        });
        bots.push(bot);
        return bot;
      } catch (error) {
        failedStarts += 1;
        if (failedStarts > 5 + options.kills) throw error;
      }
    }
  };
  let bot = await start();
  gone.defer(async () => {
    await bot.end('SIGKILL');
  });

  const outages: Outage[] = [];
  let killedMidway = 0;
  const outage = async (disturb: () => Promise<void>): Promise<void> => {
    const from = Date.now();
    await disturb();
    outages.push({ from, to: Date.now() });
  };
  /** Killed in the midst of a message, when there is one soon. */
  const kill = async () => {
    const underWay = async () => {
      if ((await options.database.prisma.delivery.count({ where: { status: 'sending' } })) === 0)
        throw new Error('no message is under way');
    };
    await eventually(underWay, { within: options.calm, every: 10 }).catch(() => undefined);
    await wait(random() * LIMITED);
    await outage(async () => {
      await bot.end('SIGKILL');
      killedMidway += Number(
        await underWay().then(
          () => true,
          () => false,
        ),
      );
      bot = await start();
    });
  };
  const disturbances = [
    ...Array.from({ length: options.kills }, () => ({ at: random(), disturb: kill })),
    ...Array.from({ length: options.stops }, () => ({
      at: random(),
      disturb: () => outage(options.stopDatabase),
    })),
  ].sort((a, b) => a.at - b.at);

  await wait(Math.max(0, (owed[0]?.due ?? 0) - Date.now()));
  for (const { disturb } of disturbances) {
    await wait(random() * options.calm);
    await disturb();
  }
  await wait(Math.max(0, (owed.at(-1)?.due ?? 0) - Date.now()));
  const judge = () => judgeReminders(sandbox, options.database.prisma, owed, outages);
  await eventually(
    async () => {
      const { missing, unrecorded } = await judge();
      if (missing + unrecorded > 0) throw new Error(`${missing} missing, ${unrecorded} not recorded`);
    },
    { within: PATIENCE, every: 250 },
  ).catch(() => undefined);

  const bugs = bots.flatMap(({ lines }) => lines.filter((line) => /"level":[56]0/.test(line)));
  const { kills, stops } = options;
  return { ...(await judge()), kills, killedMidway, stops, failedStarts, bugs };
};
