/** Starts the bot from the environment and stops it when it is told to. */
import { join } from 'node:path';
import { type App, createApp } from './app.ts';
import { systemClock } from './clock.ts';
import { readConfig } from './config.ts';
import { systemIds } from './ids.ts';
import { createLog } from './ops/log.ts';
import { defaultDataDir } from './store/postgres.ts';
import { StartError } from './store/start-error.ts';
import { openStore } from './store/store.ts';

/** How long a stop may take before the process ends all the same, in milliseconds. */
const STOP_WITHIN = 15_000;

const fail = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

const run = async (): Promise<void> => {
  const read = readConfig(process.env);
  if (!read.ok) return fail(read.sentence);
  const { token, apiUrl, databaseUrl, dataDir, web, logLevel, recording, transcript } = read.config;
  const dir = dataDir ?? defaultDataDir();
  if (!token) {
    return fail(
      'DISCORD_TOKEN is not set. docs/inviting-the-bot.md says how to get one; to see Rostrum without Discord, run: npm run sandbox',
    );
  }
  const log = createLog(logLevel);
  const store = await openStore({
    databaseUrl,
    dataDir: dir,
    log,
    clock: systemClock,
    ids: systemIds,
  });
  let app: App | undefined;
  const stop = async (code: number): Promise<never> => {
    systemClock.after(STOP_WITHIN, () => process.exit(code || 1));
    await app?.stop();
    await store.close();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      void stop(0);
    });
  }
  try {
    const lost = (sentence: string) => {
      log.fatal(sentence);
      void stop(1);
    };
    app = await createApp({
      token,
      apiUrl,
      web,
      recording: { ...recording, dir: join(dir, 'recordings') },
      transcript,
      store,
      dataDir: dir,
      clock: systemClock,
      ids: systemIds,
      log,
      lost,
    });
    await app.start();
  } catch (error) {
    if (error instanceof StartError) process.stderr.write(`${error.message}\n`);
    else log.fatal({ err: error }, 'the start failed');
    await stop(1);
  }
};

try {
  await run();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  fail(error.message);
}
