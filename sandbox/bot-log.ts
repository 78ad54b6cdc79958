/** Reads what the bot that runs beside the sandbox has recorded: over the wire from its database, as anybody could. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** A talk that the bot knows. */
export interface LoggedTalk {
  readonly id: string;
  readonly topic: string;
  readonly status: string;
}

/** One event of a talk's log, with its fields as they were recorded. */
export interface LoggedEvent {
  readonly seq: number;
  readonly at: Date;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The way into the bot's database. */
export interface BotLog {
  /** The talks, live ones first, then the newest. Rejects while the database is out of reach. */
  talks(): Promise<LoggedTalk[]>;
  /** The last events of a talk, oldest first. */
  events(talkId: string): Promise<LoggedEvent[]>;
  stop(): Promise<void>;
}

/** How many talks, and how many events of one, are read. */
const TALKS = 50;
const EVENTS = 300;
/** How long one question may take, in milliseconds. */
const PATIENCE = 2_000;

/**
 * Opens the log of a bot.
 *
 * @param url gives the address of its PostgreSQL; asked anew after a failure, since a restart may move it
 */
export function openBotLog(url: () => Promise<string>): BotLog {
  let pool: Promise<pg.Pool> | undefined;

  const open = async (): Promise<pg.Pool> => {
    const made = new pg.Pool({
      connectionString: await url(),
      max: 1,
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
      idleTimeoutMillis: 10_000,
      allowExitOnIdle: true,
    });
    // An idle connection that breaks is noticed by the next question.
    made.on('error', () => undefined);
    return made;
  };

  const close = async (): Promise<void> => {
    const closing = pool;
    pool = undefined;
    await (await closing?.catch(() => undefined))?.end();
  };

  const ask = async <Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> => {
    pool ??= open();
    try {
      return (await (await pool).query<Row>(text, values)).rows;
    } catch (error) {
      await close();
      throw error;
    }
  };

  return {
    talks: () =>
      ask<LoggedTalk>(
        `SELECT id, topic, status::text FROM talk
         ORDER BY status = 'live' DESC, coalesce(opened_at, starts_at) DESC NULLS LAST, id LIMIT $1`,
        [TALKS],
      ),
    events: async (talkId) => {
      const newest = await ask<LoggedEvent>(
        'SELECT seq, at, type, data FROM talk_event WHERE talk_id = $1 ORDER BY seq DESC LIMIT $2',
        [talkId, EVENTS],
      );
      return newest.reverse();
    },
    stop: close,
  };
}

/**
 * Where the PostgreSQL is that a bot runs for itself in its data directory: its password is in `postgres/password`,
 * its port is the fourth line of PostgreSQL's own `postmaster.pid`.
 *
 * @throws while it does not run
 */
export async function embeddedUrl(dataDir: string): Promise<string> {
  const root = join(dataDir, 'postgres');
  const [password, pid] = await Promise.all([
    readFile(join(root, 'password'), 'utf8'),
    readFile(join(root, 'data', 'postmaster.pid'), 'utf8'),
  ]);
  return `postgresql://rostrum:${encodeURIComponent(password.trim())}@127.0.0.1:${pid.split('\n')[3]}/rostrum`;
}
