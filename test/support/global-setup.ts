/** Before all tests: one PostgreSQL, as the bot runs it, with a database that the tests copy, as a first start leaves it. */
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import type { TestProject } from 'vitest/node';
import { systemClock } from '../../src/clock.ts';
import { systemIds } from '../../src/ids.ts';
import { createJobs } from '../../src/store/jobs.ts';
import { migrate } from '../../src/store/migrate.ts';
import { startPostgres } from '../../src/store/postgres.ts';

/** What `inject('postgres')` gives a test: the server, and the database to copy. */
export type TestPostgres = { adminUrl: string; template: string };

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: TestPostgres;
  }
}

const PREFIX = 'rostrum-test-';
const template = 'template_rostrum';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const options = { log: pino({ level: 'error' }), clock: systemClock, ids: systemIds };
  await sweep(options);
  const dataDir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  await chmod(dataDir, 0o711);
  const postgres = await startPostgres({ dataDir, ...options });
  const teardown = async (): Promise<void> => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await makeTemplate(postgres.url, options);
    project.provide('postgres', { adminUrl: postgres.url, template });
    return teardown;
  } catch (error) {
    await teardown();
    throw error;
  }
}

async function makeTemplate(adminUrl: string, options: Parameters<typeof migrate>[1]): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  // The cluster goes with the run. Only a crash of the machine could tell; a server that is killed keeps what it wrote.
  await admin.query('ALTER SYSTEM SET fsync = off');
  await admin.query('SELECT pg_reload_conf()');
  await admin.query(`CREATE DATABASE ${template}`).finally(() => admin.end());
  const url = Object.assign(new URL(adminUrl), { pathname: template }).href;
  await migrate(url, options);
  const jobs = createJobs({ url, ...options });
  await jobs.start();
  await jobs.stop();
}

/** Stops and removes what a run that was killed left behind. */
async function sweep(options: Omit<Parameters<typeof startPostgres>[0], 'dataDir'>): Promise<void> {
  const left = (await readdir(tmpdir())).filter((name) => name.startsWith(PREFIX));
  for (const name of left) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (isAlive(pid)) continue;
    const dataDir = join(tmpdir(), name);
    await startPostgres({ dataDir, ...options }).then((postgres) => postgres.stop());
    await rm(dataDir, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
