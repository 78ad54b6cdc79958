/** The whole: a sandbox, a real database, and the real bot as a process; a fresh community for each test. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, eventually } from '../../sandbox/actors/actors.ts';
import { type BotProcess, startBot } from '../../sandbox/bot-process.ts';
import { BOT_PERMISSIONS, type Community, seedCommunity } from '../../sandbox/community.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import type { Application } from '../../sandbox/world/types.ts';
import type { Rules } from '../../src/talk/rules.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { record } from '../support/recorded.ts';
import type { Studio } from '../support/recorded-talk.ts';
import { voice } from '../support/voices.ts';

export { eventually };

type StartOptions = NonNullable<Parameters<typeof startSandbox>[0]>;

/** The longest that anything may take in a test, in milliseconds. */
export const WITHIN = { within: 10_000 };

export type Whole = {
  sandbox: Sandbox;
  application: Application;
  /** Where the bot keeps its files. */
  dataDir: string;
  database: TestDatabase;
  /** The bot that runs now. */
  bot(): BotProcess;
  /** Starts the bot (again). */
  start(): Promise<BotProcess>;
  /** A new server with people on it, known to the bot. */
  community(permissions?: bigint): Promise<Community>;
  stop(): Promise<void>;
};

/**
 * Starts everything but the bot; `page` is the front end, `botLog` what its inspector reads, for tests that open it. `env`
 * is what the bot's environment has besides.
 */
export const startWhole = async ({
  env = {},
  ...options
}: Pick<StartOptions, 'page' | 'botLog'> & { env?: Record<string, string> } = {}): Promise<Whole> => {
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'rostrum-e2e-'));
  const sandbox = await startSandbox(options);
  const application = sandbox.addBot({ name: 'Rostrum' });
  let bot: BotProcess | undefined;
  return {
    sandbox,
    application,
    dataDir,
    database,
    bot: () => {
      if (!bot) throw new Error('the bot does not run');
      return bot;
    },
    start: async () => {
      bot = await startBot({
        DISCORD_TOKEN: application.token,
        DISCORD_API_URL: sandbox.apiUrl,
        DATABASE_URL: database.url,
        DATA_DIR: dataDir,
        ...env,
      });
      return bot;
    },
    community: async (permissions = BOT_PERMISSIONS) => {
      const community = seedCommunity(sandbox, application, permissions);
      await eventually(() => {
        if (!community.ana.commands().some((command) => command.name === 'talk'))
          throw new Error('no commands yet');
      }, WITHIN);
      return community;
    },
    stop: async () => {
      await bot?.end('SIGTERM');
      await sandbox.stop();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};

/** Reads until all these words are there, in this order, and gives what is read. */
export const until = (read: () => string, ...words: string[]): Promise<string> =>
  eventually(() => {
    const text = read();
    let from = 0;
    for (const word of words) {
      const found = text.indexOf(word, from);
      if (found < 0) throw new Error(`“${word}” is not there:\n${text}`);
      from = found + word.length;
    }
    return text;
  }, WITHIN);

/** Opens a talk on the community's stage and waits for its card and its stage. */
export const openTalk = async (
  { ana, stage, announcements }: Community,
  topic = 'Open maps',
): Promise<void> => {
  await ana.runs('/talk open', { topic, stage });
  await until(() => ana.sees(announcements), topic, '[ Raise hand ]');
  await until(() => ana.seesStage(stage), topic);
};

/**
 * A talk that is over, as if it had been recorded: its host and its moderator said something, with voices that are made.
 * `seconds`: how long it is.
 */
export const overTalk = async (
  { prisma, dir, key }: Pick<Studio, 'prisma' | 'dir' | 'key'>,
  community: Community,
  topic: string,
  seconds = 8,
): Promise<Community> => {
  const { ana, mo, guild } = community;
  await openTalk(community, topic);
  const talk = await prisma.talk.findFirstOrThrow({
    where: { guildId: guild.id },
    orderBy: { openedAt: 'desc' },
  });
  await record(
    { prisma, dir: join(dir, 'recordings'), key },
    { talkId: talk.id, startedAt: talk.openedAt?.getTime() ?? 0, durationMs: seconds * 1_000 },
    {
      [ana.id]: voice(120, [{ from: 0, to: 4_000, level: 0.6 }]),
      [mo.id]: voice(170, [{ from: 4_000, to: seconds * 1_000 - 500, level: 0.1 }]),
    },
  );
  await ana.runs('/talk close');
  return community;
};

/** What a server has chosen for its talks, before it has any; times may be shorter here than people may choose. */
export const choose = async (
  { database }: Whole,
  { guild }: Community,
  rules: Partial<Rules>,
): Promise<void> => {
  const data = {
    guildId: guild.id,
    hostRoles: [],
    rules: { ...rules, priorityRoles: [...(rules.priorityRoles ?? [])] },
  };
  await database.prisma.settings.create({ data });
};

/** A live talk with its host on the stage, and these people in line. */
export const lineOf = async (
  whole: Whole,
  names: readonly ('vera' | 'chidi' | 'dora' | 'mo')[],
  rules: Partial<Rules> = {},
): Promise<Community> => {
  const community = await whole.community();
  await choose(whole, community, rules);
  const { ana, stage, announcements } = community;
  await openTalk(community);
  ana.joins(stage);
  await eventually(() => ana.acceptsInvitationToSpeak(), WITHIN);
  for (const name of names) {
    community[name].joins(stage);
    await community[name].presses('Raise hand');
  }
  await until(() => ana.sees(announcements), ...names.map((_, i) => `${i + 1} @`));
  return community;
};

/** Waits until somebody is a speaker, or in the audience. */
export const standing = ({ guild }: Community, { id }: { id: string }, where: 'speaker' | 'audience') =>
  eventually(() => {
    const state = guild.voiceStates.get(id);
    if (!state || state.suppress === (where === 'speaker'))
      throw new Error(`not yet: ${JSON.stringify(state)}`);
  }, WITHIN);

/** Calls a talk off by its card, and says yes. */
export const callsOff = async (person: Actor) => {
  await person.presses('Call off');
  return person.presses('Call it off');
};
