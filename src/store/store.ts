/** Opens the database: the bot's own PostgreSQL or a server, migrated, behind a Prisma client that never hangs. */
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import { PrismaClient } from './generated/client.ts';
import { migrate } from './migrate.ts';
import { startPostgres } from './postgres.ts';
import { StartError } from './start-error.ts';
import { isStoreDown } from './store-down.ts';

/** What {@link openStore} needs. */
export type StoreOptions = {
  /** A server to use instead of the bot's own PostgreSQL. */
  databaseUrl?: string | undefined;
  /** Where the bot's own PostgreSQL keeps its files. */
  dataDir: string;
  log: Logger;
  clock: Clock;
  ids: Ids;
  /** Connections of this process, the job queue's apart; 10 unless told. */
  poolSize?: number | undefined;
  /** How long one query, or the wait for a connection, may take before it fails, in ms; 5000 unless told. */
  timeoutMs?: number | undefined;
};

/** The open database. */
export type Store = {
  readonly prisma: PrismaClient;
  /** Where it is, with the password: for a library that connects by itself, never for a log. */
  readonly url: string;
  /** Waits for running queries, disconnects, and stops the bot's own server. May be called twice. */
  close(): Promise<void>;
};

/**
 * Opens and migrates the database.
 * @throws {StartError} when it cannot be reached, is owned by another bot, or cannot be migrated.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { databaseUrl, log } = options;
  const own = databaseUrl ? undefined : await startPostgres(options);
  const url = databaseUrl ?? own?.url ?? '';
  try {
    await migrate(url, { log });
  } catch (error) {
    await own?.stop();
    throw asStartError(error, url);
  }
  const { prisma, pool } = openPrisma(url, options);

  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await prisma.$disconnect();
    await pool.end();
    await own?.stop();
  };
  return {
    prisma,
    url,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/** A Prisma client on a pool of its own; the caller ends both. */
export function openPrisma(
  url: string,
  options: Pick<StoreOptions, 'log' | 'poolSize' | 'timeoutMs'>,
): { prisma: PrismaClient; pool: pg.Pool } {
  const { log, poolSize = 10, timeoutMs = 5_000 } = options;
  const pool = new pg.Pool({
    connectionString: url,
    application_name: `rostrum ${process.pid}`,
    max: poolSize,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    keepAlive: true,
    // Set by a query, not in the connection's opening message, which PgBouncer would refuse. The zone matters: the
    // adapter writes and reads every date without its offset. The server gives up on a slow query before we do.
    onConnect: async (client) => {
      const limit = Math.ceil(timeoutMs * 0.9);
      await client.query(
        `SET timezone = 'UTC'; SET statement_timeout = ${limit}; SET idle_in_transaction_session_timeout = 30000`,
      );
    },
  });
  pool.on('error', (error) => log.warn({ err: error }, 'a database connection was lost'));
  pool.on('connect', dropWhenSilent);
  // A pool that ends lets go of its connections before they are closed; if the server ends first, nobody else listens.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // Longer than the pool's own limits, so that a silent database shows as one and not as a slow transaction.
  const transactionOptions = { maxWait: 2 * timeoutMs + 500, timeout: 3 * timeoutMs };
  return { prisma: new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions }), pool };
}

/** A connection that gave no answer in time must not serve again: Prisma would put it back after its transaction. */
function dropWhenSilent(client: pg.PoolClient): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  client.query = ((...args: unknown[]) => {
    const result = query(...args);
    if (result instanceof Promise) {
      result.catch((error: Error) => {
        if (error.message === 'Query read timeout')
          void (client as unknown as pg.Client).end().catch(() => {});
      });
    }
    return result;
  }) as typeof client.query;
}

/** Puts what went wrong with a server into a sentence for the person who named it; never the password. */
function asStartError(error: unknown, url: string): unknown {
  if (error instanceof StartError) return error;
  if (!URL.canParse(url)) {
    return new StartError(
      'DATABASE_URL is no URL. Write it as postgresql://user:password@host:5432/database.',
    );
  }
  const { hostname, port, username, pathname } = new URL(url);
  const where = `${hostname}:${port || 5432}`;
  const { code, message } = error as { code?: string; message: string };
  const say = (text: string): StartError => new StartError(text, { cause: error });
  if (isStoreDown(error)) {
    return say(
      `The database at ${where} does not answer (${code ?? message}). Start it, or correct DATABASE_URL.`,
    );
  }
  if (code === '28P01' || code === '28000') {
    return say(
      `The database at ${where} refuses the user "${username}". Correct the name or password in DATABASE_URL.`,
    );
  }
  if (code === '3D000') {
    return say(
      `The server at ${where} has no database "${pathname.slice(1)}". Create it, or correct DATABASE_URL.`,
    );
  }
  if (code === '42501') {
    return say(
      `The user "${username}" may not create tables at ${where} (${message}). Make it the database's owner.`,
    );
  }
  return error;
}
