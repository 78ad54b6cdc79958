/** PostgreSQL inside the bot: its files in one directory, one owner at a time, found again after a crash. */
import { createHash } from 'node:crypto';
import { access, constants, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import { type Account, findAccount, findBinaries, run } from './binaries.ts';
import {
  type Cluster,
  findServer,
  freePort,
  openCluster,
  ROLE,
  startServer,
  stopServer,
  sweepDrafts,
} from './cluster.ts';
import { StartError } from './start-error.ts';
import { isStoreDown } from './store-down.ts';

/** What {@link startPostgres} needs. */
export type PostgresOptions = {
  /** The bot's own directory; the cluster is `postgres` in it. */
  dataDir: string;
  log: Logger;
  clock: Clock;
  /** Makes the password, once. */
  ids: Ids;
};

/** A running server that this process owns. */
export type Postgres = {
  /** Where its database is, with the password: never for a log. */
  readonly url: string;
  /** Whether the server was found running, as it is after the bot was killed. */
  readonly adopted: boolean;
  /** Stops the server. May be called twice. */
  stop(): Promise<void>;
};

/** For root's data: PostgreSQL's user must get there, and cannot pass root's private home. */
const SYSTEM_DIR = '/var/lib/rostrum';

/** The advisory lock that the owner's session holds; PostgreSQL frees it the moment that session's process dies. */
const OWNER_LOCK = 0x726f_7374;
const START_PATIENCE_MS = 30_000;
const OWNER_PATIENCE_MS = 2_000;
const PAUSE_MS = 100;

/**
 * Where the bot keeps its data unless told otherwise: `.data` in the working directory; for root, whose clone
 * PostgreSQL's user may not be able to reach, a directory of its own under /var/lib/rostrum.
 */
export function defaultDataDir(cwd: string = process.cwd()): string {
  if (process.getuid?.() !== 0) return join(cwd, '.data');
  return join(SYSTEM_DIR, createHash('sha256').update(cwd).digest('hex').slice(0, 12));
}

/**
 * Starts PostgreSQL on a directory, or adopts the server that a killed bot left there.
 * @throws {StartError} when another bot owns the directory, or the server cannot run there.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { log, clock } = options;
  const dataDir = resolve(options.dataDir);
  const account = await findAccount();
  await prepareDirectory(dataDir, account);
  const binaries = await findBinaries(account, dataDir);
  const cluster = await openCluster(join(dataDir, 'postgres'), account, binaries, options.ids);

  const stopping = new AbortController();
  const opened = await take(cluster, dataDir, clock, { signal: stopping.signal });
  let owner = opened.owner;
  try {
    await sweepDrafts(cluster);
    await createDatabase(owner);
  } catch (error) {
    await owner.end().catch(() => {});
    throw error;
  }

  /** The owner's session ends when the server does. Unless that was asked for, the server is brought back. */
  const guard = (): void => {
    owner.once('end', () => {
      if (stopping.signal.aborted) return;
      log.warn({ port: opened.port }, 'PostgreSQL went away; starting it again');
      recovery = recover();
    });
  };
  const recover = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const wanted = { port: opened.port, signal: stopping.signal };
        owner = (await take(cluster, dataDir, clock, wanted)).owner;
        guard();
        log.info({ port: opened.port }, 'PostgreSQL is up again');
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        log.error({ err: error }, 'PostgreSQL does not come back; trying again');
        await clock.sleep(1_000, stopping.signal).catch(() => {});
      }
    }
  };
  let recovery: Promise<void> | undefined;
  guard();
  log.info({ port: opened.port, adopted: opened.adopted, dataDir }, 'PostgreSQL is up');

  const close = async (): Promise<void> => {
    stopping.abort();
    await recovery;
    await stopServer(cluster);
    await owner.end().catch(() => {});
    log.info('PostgreSQL is stopped');
  };
  let stopped: Promise<void> | undefined;
  return {
    url: urlOf(cluster, opened.port, ROLE),
    adopted: opened.adopted,
    stop: () => {
      stopped ??= close();
      return stopped;
    },
  };
}

function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgresql://${ROLE}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

/** Makes the bot's directory, and makes sure that PostgreSQL's user can pass through it. */
async function prepareDirectory(dataDir: string, account: Account): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: account ? 0o711 : 0o700 });
    await access(dataDir, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code;
    const message = `${dataDir} cannot be written to (${why}). Give Rostrum a DATA_DIR that it may write to.`;
    throw new StartError(message, { cause });
  }
  if (!account) return;
  const entered = await run('/bin/sh', ['-c', 'cd "$1"', 'sh', dataDir], { as: account });
  if (entered.code === 0) return;
  throw new StartError(
    `PostgreSQL runs as the user "${account.name}", who cannot enter ${dataDir}. ` +
      `Give Rostrum a DATA_DIR outside private homes, such as ${SYSTEM_DIR}, or start it as an ordinary user.`,
  );
}

type Opened = { owner: pg.Client; port: number; adopted: boolean };
type Wanted = { port?: number; signal: AbortSignal };

/** A session that owns the cluster. When the server stops meanwhile, as its last owner ends, it is started again. */
async function take(cluster: Cluster, dataDir: string, clock: Clock, wanted: Wanted): Promise<Opened> {
  for (;;) {
    const opened = await connect(cluster, clock, wanted);
    try {
      await own(opened.owner, dataDir, clock);
      return opened;
    } catch (error) {
      await opened.owner.end().catch(() => {});
      if (!isStoreDown(error)) throw error;
    }
  }
}

/**
 * A session on the cluster's server, which is started when none runs. Patient with a server that is just starting,
 * stopping or recovering, and with the locks that a killed one leaves for a moment.
 */
async function connect(cluster: Cluster, clock: Clock, wanted: Wanted): Promise<Opened> {
  const deadline = clock.now().getTime() + START_PATIENCE_MS;
  let why = '';
  let adopted = true;
  for (;;) {
    wanted.signal.throwIfAborted();
    const port = await findServer(cluster);
    if (port === null) {
      adopted = false;
      why = (await startServer(cluster, wanted.port ?? (await freePort()))) ?? '';
    } else {
      const owner = newSession(urlOf(cluster, port, 'postgres'));
      try {
        await owner.connect();
        return { owner, port, adopted };
      } catch (error) {
        why = (error as Error).message;
        await owner.end().catch(() => {});
      }
    }
    if (clock.now().getTime() > deadline || /incompatible|password authentication/.test(why)) {
      const log = join(cluster.root, 'start.log');
      throw new StartError(
        `PostgreSQL did not start in ${cluster.root} (${why}). Read ${log} for the reason.`,
      );
    }
    if (why !== '') await clock.sleep(PAUSE_MS);
  }
}

function newSession(connectionString: string): pg.Client {
  const application_name = `rostrum ${process.pid}`;
  const session = new pg.Client({
    connectionString,
    application_name,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  session.on('error', () => {}); // the 'end' that follows is what counts
  return session;
}

/** Takes the owner's lock. The session of a bot that was just killed may need a moment to be gone. */
async function own(owner: pg.Client, dataDir: string, clock: Clock): Promise<void> {
  const deadline = clock.now().getTime() + OWNER_PATIENCE_MS;
  for (;;) {
    const { rows } = await owner.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [
      OWNER_LOCK,
    ]);
    if (rows[0]?.mine) return;
    if (clock.now().getTime() > deadline) break;
    await clock.sleep(PAUSE_MS);
  }
  const { rows } = await owner.query<{ who: string }>(
    `SELECT a.application_name AS who FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted AND l.classid = 0 AND l.objid = $1`,
    [OWNER_LOCK],
  );
  const who = rows[0] ? ` (process ${rows[0].who.replace('rostrum ', '')})` : '';
  throw new StartError(
    `Another Rostrum${who} already uses ${dataDir}. Stop that one, or give this one a DATA_DIR of its own.`,
  );
}

async function createDatabase(owner: pg.Client): Promise<void> {
  const { rowCount } = await owner.query('SELECT 1 FROM pg_database WHERE datname = $1', [ROLE]);
  if (!rowCount) await owner.query(`CREATE DATABASE ${ROLE}`);
}
