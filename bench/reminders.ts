/** 100,000 reminders due at one instant: what of Discord's limits the bot makes use of, how late they are, and without limits. */
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { eventually } from '../sandbox/actors/actors.ts';
import { type Community, seedCommunity } from '../sandbox/community.ts';
import { GLOBAL_LIMIT } from '../sandbox/rate-limits.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { snowflakeTime } from '../sandbox/snowflakes.ts';
import { MENTIONS_MAX, wakeUps } from '../src/calendar/reminders.ts';
import { systemClock } from '../src/clock.ts';
import { createTalks } from '../src/host/talks.ts';
import { systemIds } from '../src/ids.ts';
import { createJobs } from '../src/store/jobs.ts';
import type { Store } from '../src/store/store.ts';
import { quantile } from './figures.ts';
import { type Bench, memoryOf, startRostrum, temporaryStore } from './support.ts';

const PEOPLE = 100_000;
/** Each in a channel of its own. */
const TALKS = 100;
const OF_A_TALK = PEOPLE / TALKS;
const MESSAGES = (OF_A_TALK / MENTIONS_MAX) * TALKS;
/** At the start of a talk its host is asked to open it, besides: ten minutes ahead there is nothing but reminders. */
const AHEAD = 10 * 60_000;
/** From the end of planning until they are due: the bot starts, posts the card of each talk, and tells that it moved, in milliseconds. */
const LEAD = 60_000;
const WITHIN = { within: 120_000, every: 250 };

/** Lets discord.js make as many calls as it is asked for, which is 50 a second otherwise. */
const NO_LIMIT = `--import=${fileURLToPath(new URL('./unlimited-rest.ts', import.meta.url))}`;

type Planned = { readonly channels: readonly string[]; readonly due: number; readonly perSecond: number };

/** Plans the talks and records who wants to be reminded, as the bot does. */
const plan = async (
  sandbox: Sandbox,
  { guild, ana }: Community,
  { prisma, url }: Store,
): Promise<Planned> => {
  const log = pino({ level: 'silent' });
  const jobs = createJobs({ url, log });
  await jobs.start();
  const talks = createTalks({
    prisma,
    clock: systemClock,
    log,
    unsure: () => undefined,
    jobs: (talk, events) => {
      const times = wakeUps(talk, events);
      return times.length > 0 ? (tx) => jobs.wake(talk.id, times, tx) : undefined;
    },
  });
  const { seed } = sandbox.world;
  const planned = Array.from({ length: TALKS }, (_, i) => ({
    talkId: systemIds.talk(),
    channelId: seed.addChannel(guild.id, { name: `talk-${i}`, type: 0 }).id,
  }));
  const users = Array.from({ length: PEOPLE }, (_, i) => seed.addUser({ name: `person.${i}` }).id);
  const far = Date.now() + 24 * 60 * 60_000;
  const by = { id: ana.id, moderator: false };
  for (const [i, { talkId, channelId }] of planned.entries()) {
    await talks.send(talkId, {
      type: 'schedule',
      talkId,
      guildId: guild.id,
      by,
      topic: `Talk ${i}`,
      announceId: channelId,
      stageId: null,
      startsAt: far,
      zone: 'UTC',
      rules: { remindBefore: [AHEAD] },
    });
  }
  const since = performance.now();
  await Promise.all(
    planned.flatMap(({ talkId }, i) =>
      users
        .slice(i * OF_A_TALK, (i + 1) * OF_A_TALK)
        .map((userId) => talks.send(talkId, { type: 'remind-me', userId })),
    ),
  );
  const perSecond = PEOPLE / ((performance.now() - since) / 1_000);
  const due = Date.now() + LEAD;
  for (const { talkId } of planned)
    await talks.send(talkId, { type: 'move', by, startsAt: due + AHEAD, zone: 'UTC' });
  await jobs.stop();
  return { channels: planned.map(({ channelId }) => channelId), due, perSecond };
};

const run = async (gone: AsyncDisposableStack, hasLimits: boolean) => {
  const store = await temporaryStore(gone);
  const sandbox = await startSandbox();
  gone.defer(() => sandbox.stop());
  sandbox.rateLimits.enabled = hasLimits;
  const application = sandbox.addBot({ name: 'Rostrum' });
  const community = seedCommunity(sandbox, application);
  const { channels, due, perSecond } = await plan(sandbox, community, store);
  const bot = await startRostrum(gone, sandbox, application, { store }, hasLimits ? '' : NO_LIMIT);
  const messages = () => channels.flatMap((id) => [...sandbox.world.messagesIn(id).values()]);
  // Everybody is told first that the talks have another time.
  await eventually(() => messages().length === TALKS + MESSAGES, { within: LEAD, every: 250 });
  const told = new Set(messages().map(({ id }) => id));
  if (Date.now() > due - 1_000) throw new Error('the cards of the talks came too late for the reminders');
  const before = await memoryOf(bot.pid, 'VmRSS');
  const reminders = () => messages().filter(({ id, mentions }) => mentions.length > 0 && !told.has(id));
  await eventually(() => reminders().length >= MESSAGES, WITHIN);
  await eventually(
    async () => (await store.prisma.delivery.count({ where: { status: 'sent' } })) === PEOPLE,
    WITHIN,
  );
  const peak = await memoryOf(bot.pid, 'VmHWM');
  await bot.end('SIGTERM');
  const sent = reminders();
  const times = sent.map(({ id }) => snowflakeTime(id));
  const named = sent.flatMap(({ mentions }) => mentions.map((user) => user.id));
  if (sent.length !== MESSAGES || new Set(named).size !== PEOPLE)
    throw new Error(`${new Set(named).size} people were reminded, in ${sent.length} messages`);
  if (Math.min(...times) < due) throw new Error('a reminder came too early');
  const late = times.map((at) => at - due);
  return {
    perSecond,
    late,
    seconds: Math.max(...late) / 1_000,
    before,
    peak,
    refused: sandbox.rateLimits.refusals,
  };
};

/** Runs the measurement and gives its lines. */
export const benchReminders: Bench = async (gone) => {
  const limited = await run(gone, true);
  const free = await run(gone, false);
  const share = MESSAGES / limited.seconds / GLOBAL_LIMIT.limit;
  const { late } = limited;
  return [
    `${PEOPLE} wishes for a reminder, recorded a second: ${limited.perSecond.toFixed(0)}`,
    `${PEOPLE} reminders due at one instant, ${TALKS} talks in as many channels, limits on: ${(MESSAGES / limited.seconds).toFixed(1)} messages a second, ${share.toFixed(2)} of the ${GLOBAL_LIMIT.limit} that Discord allows`,
    `  after they were due, s: p50 ${(quantile(late, 0.5) / 1_000).toFixed(1)}, p99 ${(quantile(late, 0.99) / 1_000).toFixed(1)}, the first ${(Math.min(...late) / 1_000).toFixed(1)}; requests refused: ${limited.refused}`,
    `  memory of the bot, MiB: ${limited.before.toFixed(0)} before, ${limited.peak.toFixed(0)} at its peak`,
    `the same without limits: ${(PEOPLE / free.seconds).toFixed(0)} reminders a second; after they were due, s: p50 ${(quantile(free.late, 0.5) / 1_000).toFixed(1)}, p99 ${(quantile(free.late, 0.99) / 1_000).toFixed(1)}`,
  ];
};
