/** Brings a database to the present schema with Prisma's own engine: each migration whole or not at all. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import type { Logger } from 'pino';
import { openEngine } from './engine.ts';
import { StartError } from './start-error.ts';

/** The migrations that belong to this program. */
export const MIGRATIONS_DIR = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Held while one process migrates; the others wait and find nothing left to do. */
const MIGRATE_LOCK = 0x726f_736d;
const FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that a database lacks, and keeps Prisma's ordinary `_prisma_migrations`. Any number of
 * processes may do this at once. A migration and its row in that table are one transaction: after a failure, or a
 * kill, the database is as it was and a mended migration applies.
 * @returns the names of the migrations that were applied now.
 * @throws {StartError} naming the migration that failed and why.
 */
export async function migrate(url: string, options: { log: Logger; dir?: string }): Promise<string[]> {
  const list = await readMigrations(options.dir ?? MIGRATIONS_DIR);
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 5_000 });
  const client = await pool.connect().catch(async (error: Error) => {
    await pool.end();
    throw error;
  });
  client.on('error', () => {}); // the query that meets it reports it
  // Lock, transactions and engine share this one connection. A pool's own `query` drops it at the first SQL error.
  Object.assign(pool, { query: client.query.bind(client) });
  try {
    await pool.query('SELECT pg_advisory_lock($1)', [MIGRATE_LOCK]);
    const applied = (await isUpToDate(pool, list)) ? [] : await applyAll(pool, list);
    if (applied.length > 0) options.log.info({ applied }, 'database migrated');
    return applied;
  } finally {
    client.release(true);
    await pool.end();
  }
}

/** Whether every migration is applied just as it stands here: then the engine need not be loaded. */
async function isUpToDate(pool: pg.Pool, { migrationDirectories: all }: MigrationList): Promise<boolean> {
  const table = await pool.query<{ there: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there",
  );
  if (!table.rows[0]?.there) return false;
  const { rows } = await pool.query<{ name: string; checksum: string }>(
    'SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const checksums = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  const isApplied = ({ path, migrationFile: { content } }: (typeof all)[number]) =>
    content.tag === 'ok' && checksums.get(path) === createHash('sha256').update(content.value).digest('hex');
  return checksums.size === all.length && all.every(isApplied);
}

async function applyAll(pool: pg.Pool, list: MigrationList): Promise<string[]> {
  const script = { failure: undefined as Error | undefined };
  const engine = await openEngine(bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool, script)), {
    datamodels: undefined,
  });
  try {
    const all = list.migrationDirectories;
    const { history } = await engine.diagnoseMigrationHistory({
      migrationsList: list,
      optInToShadowDatabase: false,
      filters: FILTERS,
    });
    if (history === null) return [];
    if (history.diagnostic !== 'databaseIsBehind') {
      const unknown = history.unpersistedMigrationNames.join(', ');
      throw new StartError(
        `The database has been changed by a newer Rostrum (${unknown}). Start that version.`,
      );
    }
    const pending = new Set(history.unappliedMigrationNames);
    for (const [index, { path: name }] of all.entries()) {
      if (!pending.has(name)) continue;
      const upToHere = { ...list, migrationDirectories: all.slice(0, index + 1) };
      await pool.query('BEGIN');
      try {
        await engine.applyMigrations({ migrationsList: upToHere, filters: FILTERS });
        await pool.query('COMMIT');
      } catch (error) {
        await pool.query('ROLLBACK').catch(() => {});
        const cause = script.failure ?? (error as Error);
        const message = `Migration ${name} failed and was rolled back (${cause.message}). Mend it, or start the version before.`;
        throw new StartError(message, { cause });
      }
    }
    return [...pending];
  } finally {
    engine.free();
  }
}

/** The ordinary adapter, but a script is sent whole: split at each `;`, a function body would break. */
class WholeScripts extends PrismaPg {
  readonly #pool: pg.Pool;
  readonly #script: { failure: Error | undefined };

  constructor(pool: pg.Pool, script: { failure: Error | undefined }) {
    super(pool);
    this.#pool = pool;
    this.#script = script;
  }

  override async connect(): ReturnType<PrismaPg['connect']> {
    const adapter = await super.connect();
    adapter.executeScript = async (sql) => {
      await this.#pool.query(sql).catch((error: Error) => {
        this.#script.failure = error; // the engine words it at length, and then trips over the broken transaction
        throw error;
      });
    };
    return adapter;
  }
}

/** A folder of migrations in the engine's own form, oldest first. */
export async function readMigrations(dir: string): Promise<MigrationList> {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const lockfile = await readFile(join(dir, 'migration_lock.toml'), 'utf8').catch(() => null);
  return {
    baseDir: dir,
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => {
        const value = await readFile(join(dir, name, 'migration.sql'), 'utf8');
        return {
          path: name,
          migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } },
        };
      }),
    ),
  };
}
