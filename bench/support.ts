/** What the figures share: temporary stores and sandboxes and programs that are gone when the figure is taken. */
import { mkdtempSync } from 'node:fs';
import { chmod, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { eventually } from '../sandbox/actors/actors.ts';
import { type BotProcess, spawnBot, untilReady } from '../sandbox/bot-process.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import type { Application } from '../sandbox/world/types.ts';
import { systemClock } from '../src/clock.ts';
import { systemIds } from '../src/ids.ts';
import { openStore, type Store } from '../src/store/store.ts';

/** What one figure is given: `gone.defer` takes whatever must be undone after it, in the reverse order. */
export type Bench = (gone: AsyncDisposableStack) => Promise<string[]>;

/** What `npm start` tells V8; a bot that is measured is told the same. */
const { scripts } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
  scripts: { start: string };
};
const V8_FLAGS = scripts.start
  .split(' ')
  .filter((word) => word.startsWith('--max-'))
  .join(' ');

/** How long a program may take to stop, in milliseconds. */
const STOP_WITHIN = 20_000;

const BARE = fileURLToPath(new URL('./bare-bot.ts', import.meta.url));

/** A directory that a bot may keep its data in. */
export const temporaryDir = async (gone: AsyncDisposableStack): Promise<string> => {
  let dir = '';
  gone.defer(async () => {
    if (dir === '') return;
    await stopLeftPostgres(dir);
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  });
  dir = mkdtempSync(join(tmpdir(), 'rostrum-bench-'));
  // PostgreSQL refuses to run as root; the user it runs as must reach the directory.
  await chmod(dir, 0o755);
  return dir;
};

/** Stops the PostgreSQL of a bot that was killed, or of a start that was broken off. */
const stopLeftPostgres = async (dataDir: string): Promise<void> => {
  const file = join(dataDir, 'postgres', 'data', 'postmaster.pid');
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n', 1)[0]);
  if (!pid) return;
  const tell = (signal: NodeJS.Signals | 0): boolean => {
    try {
      return process.kill(pid, signal);
    } catch {
      return false;
    }
  };
  // SIGINT is PostgreSQL's fast shutdown.
  if (tell('SIGINT')) await eventually(() => !tell(0), { within: STOP_WITHIN });
};

/** A real PostgreSQL of its own, empty and migrated. */
export const temporaryStore = async (gone: AsyncDisposableStack): Promise<Store> => {
  const dataDir = await temporaryDir(gone);
  const log = pino({ level: 'silent' });
  const store = await openStore({ dataDir, log, clock: systemClock, ids: systemIds });
  gone.defer(() => store.close());
  return store;
};

/** A sandbox that limits no rates: what is measured is the bot, not its waiting. */
export const unlimitedSandbox = async (gone: AsyncDisposableStack): Promise<Sandbox> => {
  const sandbox = await startSandbox();
  gone.defer(() => sandbox.stop());
  sandbox.rateLimits.enabled = false;
  return sandbox;
};

/** Starts a program that says when it is ready, the bot by default, told where the sandbox is. */
export const startProgram = async (
  gone: AsyncDisposableStack,
  sandbox: Sandbox,
  application: Application,
  env: Record<string, string>,
  program?: string,
): Promise<BotProcess> => {
  // In this order: a stack that was disposed of takes nothing more, and then nothing must be started.
  let stop = async () => {};
  gone.defer(() => stop());
  const bot = spawnBot(
    {
      DISCORD_TOKEN: application.token,
      DISCORD_API_URL: sandbox.apiUrl,
      // As people start it: with nothing compiled before.
      NODE_DISABLE_COMPILE_CACHE: '1',
      ...env,
    },
    program,
  );
  stop = () => stopProgram(bot);
  return untilReady(bot);
};

/** Stops a program; one that does not stop is killed. May be called twice. */
export const stopProgram = async (bot: BotProcess): Promise<void> => {
  const timer = setTimeout(() => void bot.end('SIGKILL'), STOP_WITHIN);
  await bot.end('SIGTERM');
  clearTimeout(timer);
};

/** Starts the real bot as people run it, on a database server or in a data directory of its own; `nodeOptions` besides what `npm start` tells Node. */
export const startRostrum = async (
  gone: AsyncDisposableStack,
  sandbox: Sandbox,
  application: Application,
  where: { readonly store: Store } | { readonly dataDir: string },
  nodeOptions = '',
): Promise<BotProcess> => {
  const start = (env: Record<string, string>) =>
    startProgram(gone, sandbox, application, { NODE_OPTIONS: `${V8_FLAGS} ${nodeOptions}`, ...env });
  if ('store' in where) return start({ DATABASE_URL: where.store.url });
  return start({ DATA_DIR: where.dataDir });
};

/** Starts the bot that does nothing but what discord.js does by itself. */
export const startBare = (
  gone: AsyncDisposableStack,
  sandbox: Sandbox,
  application: Application,
  intents: number,
): Promise<BotProcess> => startProgram(gone, sandbox, application, { INTENTS: String(intents) }, BARE);

/** What Linux has given to a process, in MiB: now, at its peak, or with what it shares counted in part. */
export const memoryOf = async (pid: number, key: 'VmRSS' | 'VmHWM' | 'Pss'): Promise<number> => {
  const path = `/proc/${pid}/${key === 'Pss' ? 'smaps_rollup' : 'status'}`;
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Error(`memory is read from ${path}, which this machine does not have`);
  });
  const kilobytes = new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(text)?.[1];
  if (!kilobytes) throw new Error(`${path} does not tell ${key}`);
  return Number(kilobytes) / 1024;
};
