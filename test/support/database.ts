/** A real, migrated database for one test file, copied from the template in milliseconds. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import pino from 'pino';
import { inject } from 'vitest';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import { openPrisma } from '../../src/store/store.ts';
import type {} from './global-setup.ts';

/** What {@link testDatabase} gives. */
export type TestDatabase = {
  readonly url: string;
  readonly prisma: PrismaClient;
  /** Empties every table; for `beforeEach`. */
  reset(): Promise<void>;
  /** Disconnects and drops the database; for `afterAll`. */
  close(): Promise<void>;
};

/** Makes a database for the calling file. `migrated: false` gives an empty one. */
export async function testDatabase(options: { migrated?: boolean } = {}): Promise<TestDatabase> {
  const { adminUrl, template } = inject('postgres');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const source = (options.migrated ?? true) ? template : 'template0';
  await query(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${source} STRATEGY FILE_COPY`);
  const url = Object.assign(new URL(adminUrl), { pathname: name }).href;
  const { prisma, pool } = openPrisma(url, { log: pino({ level: 'error' }) });
  return {
    url,
    prisma,
    reset: async () => {
      const { rows } = await pool.query<{ table: string }>(
        `SELECT format('%I', tablename) AS table FROM pg_tables
         WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
      );
      // Faster than TRUNCATE by far; "replica" puts the foreign keys to sleep.
      const deletes = rows.map(({ table }) => `DELETE FROM ${table};`).join('');
      await pool.query(`BEGIN; SET LOCAL session_replication_role = replica; ${deletes} COMMIT`);
    },
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
      await query(adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
