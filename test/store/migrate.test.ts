/** Migrations: any number of processes at once, each one whole or not at all, and they lead to the schema. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import pino from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { compare, SCHEMA } from '../../prisma/diff.ts';
import { MIGRATIONS_DIR, migrate } from '../../src/store/migrate.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const log = pino({ level: 'silent' });
const fixture = join(import.meta.dirname, 'fixtures/migrate-once.ts');
let database: TestDatabase;
let dir: string;

beforeEach(async () => {
  database = await testDatabase({ migrated: false });
  dir = await mkdtemp(join(tmpdir(), 'rostrum-migrations-'));
});
afterEach(async () => {
  await database.close();
  await rm(dir, { recursive: true, force: true });
});

async function addMigration(name: string, sql: string): Promise<void> {
  await mkdir(join(dir, name), { recursive: true });
  await writeFile(join(dir, name, 'migration.sql'), sql);
}

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query<Row>(sql).finally(() => client.end());
  return rows;
}

test('four processes at once: one applies, the others find nothing to do', async () => {
  const run = promisify(execFile);
  const runs = await Promise.all([1, 2, 3, 4].map(() => run(process.execPath, [fixture, database.url])));
  const applied = runs.map(({ stdout }) => JSON.parse(stdout) as string[]);
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  expect(applied.flat()[0]).toBe('20261122000000_talks');
  const rows = await query('SELECT finished_at, rolled_back_at FROM _prisma_migrations');
  expect(rows).toHaveLength(applied.flat().length);
});

test('the migrations lead to schema.prisma', async () => {
  await migrate(database.url, { log });
  expect(await compare(database.url, SCHEMA)).toBeNull();
});

test('a stage holds one live talk', async () => {
  await migrate(database.url, { log });
  const talk = (status: 'live' | 'ended') => ({
    data: {
      id: crypto.randomUUID(),
      guildId: '1',
      hostId: '2',
      topic: 't',
      status,
      announceId: '3',
      stageId: '4',
      seq: 1,
    },
  });
  await database.prisma.talk.create(talk('ended'));
  await database.prisma.talk.create(talk('ended'));
  await database.prisma.talk.create(talk('live'));
  await expect(database.prisma.talk.create(talk('live'))).rejects.toMatchObject({ code: 'P2002' });
});

test('a failing migration is rolled back whole, names itself, and applies once it is mended', async () => {
  await addMigration('1_first', 'CREATE TABLE first (id int);');
  const half = 'CREATE TABLE second (id int); INSERT INTO first VALUES (1);';
  await addMigration('2_second', `${half} INSERT INTO nowhere VALUES (1);`);

  await expect(migrate(database.url, { log, dir })).rejects.toMatchObject({
    name: 'StartError',
    message: expect.stringMatching(/^Migration 2_second failed .*relation "nowhere" does not exist/),
  });
  expect(await query(`SELECT to_regclass('second') AS second`)).toEqual([{ second: null }]);
  expect(await query('SELECT * FROM first')).toEqual([]);

  await addMigration('2_second', half);
  expect(await migrate(database.url, { log, dir })).toEqual(['2_second']);
  expect(await query('SELECT * FROM first')).toEqual([{ id: 1 }]);
});

test('a function body with semicolons arrives whole', async () => {
  await addMigration(
    '1_function',
    `CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END; $$;`,
  );
  await migrate(database.url, { log, dir });
  expect(await query('SELECT two()')).toEqual([{ two: 2 }]);
});

test('a database that a newer version has changed is left alone', async () => {
  await cp(MIGRATIONS_DIR, dir, { recursive: true });
  await addMigration('99990101000000_future', 'CREATE TABLE future (id int);');
  await migrate(database.url, { log, dir });
  await expect(migrate(database.url, { log })).rejects.toThrow(
    'The database has been changed by a newer Rostrum (99990101000000_future).',
  );
});

test('reminders that were due before deliveries were recorded are not sent anew', async () => {
  const names = (await readdir(MIGRATIONS_DIR)).filter((name) => name < '20261124231929_deliveries');
  for (const name of names) await cp(join(MIGRATIONS_DIR, name), join(dir, name), { recursive: true });
  expect(await migrate(database.url, { log, dir })).toEqual(names);
  await query(`
    WITH planned AS (
      INSERT INTO talk (id, guild_id, host_id, topic, status, announce_id, starts_at, seq)
      SELECT gen_random_uuid(), '1', '2', topic, 'scheduled', '3', now() + ahead, 1
      FROM (VALUES ('past', interval '-1 hour'), ('soon', interval '30 minutes'), ('later', interval '2 days'))
        AS given (topic, ahead)
      RETURNING id
    )
    INSERT INTO reminder (talk_id, user_id, asked_at) SELECT id, '4', now() - interval '3 days' FROM planned`);
  await migrate(database.url, { log });
  const rows = await query<{ topic: string; before_ms: number; status: string; why: string | null }>(
    'SELECT topic, before_ms, delivery.status, why FROM delivery JOIN talk ON id = talk_id ORDER BY topic, before_ms',
  );
  expect(rows.map(({ topic, before_ms, status, why }) => [topic, before_ms, status, why])).toEqual([
    ['past', 0, 'sent', null],
    ['past', 600_000, 'sent', null],
    ['past', 3_600_000, 'dropped', 'overtaken'],
    ['past', 86_400_000, 'dropped', 'overtaken'],
    ['soon', 3_600_000, 'dropped', 'overtaken'],
    ['soon', 86_400_000, 'dropped', 'overtaken'],
  ]);
});
