/** The drill: a talk with hundreds of people while the bot is killed, the gateway drops and Discord errs. */
import { performance } from 'node:perf_hooks';
import { eventually } from '../../sandbox/actors/actors.ts';
import { type BotProcess, startBot } from '../../sandbox/bot-process.ts';
import { type Community, seedCommunity } from '../../sandbox/community.ts';
import type { Fault } from '../../sandbox/faults.ts';
import { seededRandom } from '../../sandbox/random.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import type { Rules } from '../../src/talk/rules.ts';
import { Crowd } from './crowd.ts';
import { messageDifferences, stageDifferences, strayHands } from './in-step.ts';
import { LogFollower } from './log-follower.ts';
import { judge, type Verdict } from './verdict.ts';

export type DrillOptions = {
  seed: number;
  database: { readonly url: string; readonly prisma: PrismaClient };
  listeners: number;
  kills: number;
  drops: number;
  /** Acts of people a second. */
  pace: number;
  /** The longest quiet time between two disturbances, in milliseconds. */
  calm: number;
  /** Told how it goes. */
  print?: (line: string) => void;
};

/** How long the stage took to be as recorded, in milliseconds, and how many hands had to be lowered for it. */
export type InStep = { readonly ms: number; readonly hands: number };

export type DrillFigures = Verdict & {
  kills: number;
  drops: number;
  failedCalls: number;
  /** Starts that Discord's failures broke off, so that the bot had to be started again. */
  failedStarts: number;
  events: number;
  /** How many events there are of each type. */
  types: ReadonlyMap<string, number>;
  presses: number;
  acknowledged: number;
  /** From `ready` until the stage was as recorded, and until the messages were, in milliseconds, of each restart. */
  stageAfter: InStep[];
  messagesAfter: number[];
  /** The same after each drop, from the moment that the gateway was back. */
  stageAfterDrop: InStep[];
  /** What never came in step. */
  apart: string[];
  /** What the bot logged as bugs. */
  bugs: string[];
  /** Where the database is not as it was written. */
  rewritten: string[];
};

/** How long the stage, and the messages, may take to come in step before the drill gives up on them, in milliseconds. */
const STAGE_WITHIN = 20_000;
const MESSAGES_WITHIN = 45_000;
const LOOK_EVERY = 25;

/** The longest that the bot stays down, in milliseconds. */
const LONGEST_DOWN = 6_000;

/** One call in ten fails, in every way that calls fail in; some more are slow. */
const FAULTS: readonly Fault[] = [
  { kind: 'status', status: 500, share: 0.03 },
  { kind: 'rate-limit', retryAfter: 0.3, share: 0.02 },
  { kind: 'drop-request', share: 0.025 },
  { kind: 'drop-response', share: 0.025 },
  { kind: 'delay', ms: 300, share: 0.05 },
];

/** Short enough that places are lost and turns end while the drill runs. */
const RULES: Partial<Rules> = { graceMs: 3_000, turnMs: 30_000, speakersAtOnce: 3 };

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The ways in which a gateway connection is lost. */
const DROPS: readonly ((sandbox: Sandbox) => void)[] = [
  ({ gateway }) => gateway.cutAll(),
  ({ gateway }) => gateway.closeAll(4000),
  ({ gateway }) => gateway.askReconnect(),
  ({ gateway }) => gateway.invalidate(true),
  ({ gateway }) => {
    gateway.forgetSessions();
    gateway.cutAll();
  },
];

const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

/** Runs a drill to its end; everything that it started is gone then. */
export const runDrill = async (options: DrillOptions): Promise<DrillFigures> => {
  const { database, print = () => {} } = options;
  await using gone = new AsyncDisposableStack();
  const random = seededRandom(options.seed);
  const sandbox = await startSandbox();
  gone.defer(() => sandbox.stop());
  sandbox.faults.random = seededRandom(options.seed + 1);
  const application = sandbox.addBot({ name: 'Rostrum' });
  const community = seedCommunity(sandbox, application);
  await database.prisma.settings.create({
    data: { guildId: community.guild.id, hostRoles: [], rules: { ...RULES } },
  });

  const bots: BotProcess[] = [];
  let failedStarts = 0;
  const start = async (): Promise<BotProcess> => {
    for (;;) {
      try {
        const bot = await startBot({
          DISCORD_TOKEN: application.token,
          DISCORD_API_URL: sandbox.apiUrl,
          DATABASE_URL: database.url,
        });
        bots.push(bot);
        return bot;
      } catch (error) {
        failedStarts += 1;
        print(`a start failed: ${String(error).split('\n').slice(-3).join(' ')}`);
        if (failedStarts > 5 + options.kills) throw error;
      }
    }
  };
  let bot = await start();
  gone.defer(async () => {
    await bot.end('SIGKILL');
  });
  await openTalk(community);
  const crowd = new Crowd({ sandbox, community, listeners: options.listeners, pace: options.pace, random });
  const log = await LogFollower.open(database.url);
  gone.defer(() => log.close());
  crowd.arrive();
  const disarm = FAULTS.map((fault) => sandbox.faults.add(fault));

  const apart: string[] = [];
  /** How long it takes until nothing differs; what still does after a while is noted. */
  const untilSame = async (what: string, within: number, differences: () => Promise<string[]>) => {
    const since = performance.now();
    for (;;) {
      const different = await differences();
      const taken = performance.now() - since;
      if (different.length === 0) return taken;
      if (taken > within) {
        apart.push(...different.map((one) => `${what}: ${one}`));
        print(`${what}: ${different.slice(0, 5).join('; ')}`);
        return taken;
      }
      await wait(LOOK_EVERY);
    }
  };
  const stage = async (what: string): Promise<InStep> => {
    let hands = 0;
    const ms = await untilSame(`${what}, stage`, STAGE_WITHIN, async () => {
      const differences = stageDifferences(await log.talk(), community);
      hands = Math.max(hands, strayHands(differences));
      return differences;
    });
    return { ms, hands };
  };
  const messages = (what: string) =>
    untilSame(`${what}, messages`, MESSAGES_WITHIN, async () =>
      messageDifferences(await log.talk(), { sandbox, community }),
    );

  const stageAfter: InStep[] = [];
  const messagesAfter: number[] = [];
  const stageAfterDrop: InStep[] = [];

  const kill = async (nth: number): Promise<void> => {
    await bot.end('SIGKILL');
    // Mostly it is back at once, now and then only when places were lost and calls not accepted.
    await wait(random() ** 3 * LONGEST_DOWN);
    bot = await start();
    crowd.pause();
    const since = performance.now();
    stageAfter.push(await stage(`kill ${nth}`));
    await messages(`kill ${nth}`);
    messagesAfter.push(performance.now() - since);
  };
  const drop = async (nth: number): Promise<void> => {
    const isBack = () => sandbox.gateway.sessions.some(({ connection }) => connection !== undefined);
    DROPS[nth % DROPS.length]?.(sandbox);
    await eventually(() => !isBack(), { within: 500 }).catch(() => undefined);
    await eventually(isBack, { within: 30_000, every: LOOK_EVERY });
    crowd.pause();
    stageAfterDrop.push(await stage(`drop ${nth}`));
  };

  const disturbances = shuffled(
    [
      ...Array.from({ length: options.kills }, (_, i) => () => kill(i + 1)),
      ...Array.from({ length: options.drops }, (_, i) => () => drop(i + 1)),
    ],
    random,
  );
  for (const [i, disturb] of disturbances.entries()) {
    crowd.act();
    await wait(random() * options.calm);
    await disturb();
    if ((i + 1) % 10 === 0) print(`${i + 1} of ${disturbances.length}, ${log.events.length} events`);
  }
  crowd.act();
  await wait(options.calm);
  crowd.pause();
  await crowd.idle();
  for (const one of disarm) one();
  await stage('at the end');
  await messages('at the end');

  // Discord's failures are warnings, or an interaction that could not be answered.
  const bugs = bots.flatMap(({ lines }) =>
    lines.filter((line) => /"level":[56]0/.test(line) && !line.includes('an interaction was not answered')),
  );
  const { presses } = crowd.ledger;
  return {
    ...judge(log.events, crowd.ledger),
    kills: options.kills,
    drops: options.drops,
    failedCalls: sandbox.faults.struck,
    failedStarts,
    events: log.events.length,
    types: new Map(
      Map.groupBy(log.events, ({ type }) => type)
        .entries()
        .map(([type, all]) => [type, all.length]),
    ),
    presses: presses.length,
    acknowledged: presses.filter(({ acknowledged }) => acknowledged).length,
    stageAfter,
    messagesAfter,
    stageAfterDrop,
    apart,
    bugs,
    rewritten: await log.rewritten(),
  };
};

const openTalk = async ({ ana, mo, stage, announcements }: Community): Promise<void> => {
  const patience = { within: 15_000 };
  await eventually(() => ana.commands().some((command) => command.name === 'talk'), patience);
  await ana.runs('/talk open', { topic: 'Through it all', stage });
  await eventually(() => ana.sees(announcements).includes('[ Raise hand ]'), patience);
  ana.joins(stage);
  await ana.runs('/host co-host', { person: mo });
  mo.joins(stage);
  for (const host of [ana, mo]) await eventually(() => host.acceptsInvitationToSpeak(), patience);
};
