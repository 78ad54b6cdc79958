/** The store on a server: it says what is wrong at the start, never hangs, and comes back with its database. */
import { connect, createServer, type Server, type Socket } from 'node:net';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { systemIds } from '../../src/ids.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { isStoreDown } from '../../src/store/store-down.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const stores: Store[] = [];
afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
});

async function open(change: (url: URL) => void = () => {}, timeoutMs?: number): Promise<Store> {
  const url = new URL(database.url);
  change(url);
  const store = await openStore({
    databaseUrl: url.href,
    dataDir: '/nonexistent',
    log: pino({ level: 'silent' }),
    clock: systemClock,
    ids: systemIds,
    timeoutMs,
  });
  stores.push(store);
  return store;
}

describe('a database that cannot be used is named in a sentence, without its password', () => {
  const cases: [string, (url: URL) => void, RegExp][] = [
    [
      'down',
      (url) => Object.assign(url, { port: '1' }),
      /^The database at 127\.0\.0\.1:1 does not answer \(ECONNREFUSED\)\./,
    ],
    [
      'wrong password',
      (url) => Object.assign(url, { password: 'open-sesame' }),
      /refuses the user "rostrum"/,
    ],
    [
      'missing',
      (url) => Object.assign(url, { pathname: 'nowhere' }),
      /has no database "nowhere"\. Create it/,
    ],
  ];
  test.each(cases)('%s', async (_, change, sentence) => {
    const error: Error = await open(change).then(
      () => expect.unreachable(),
      (reason) => reason,
    );
    expect(error).toMatchObject({ name: 'StartError', message: expect.stringMatching(sentence) });
    expect(error.message).not.toContain(new URL(database.url).password);
    expect(error.message).not.toContain('open-sesame');
  });
});

test('a date is kept as the instant it is, whatever zone the server is in', async () => {
  const name = new URL(database.url).pathname.slice(1);
  await database.prisma.$executeRawUnsafe(`ALTER DATABASE ${name} SET timezone = 'America/New_York'`);
  const { prisma } = await open();
  const startsAt = new Date('2026-03-08T07:30:00.123Z');
  const id = systemIds.talk();
  await prisma.talk.create({
    data: {
      id,
      guildId: '1',
      hostId: '2',
      topic: 't',
      status: 'scheduled',
      announceId: '3',
      startsAt,
      seq: 1,
    },
  });
  expect((await prisma.talk.findUniqueOrThrow({ where: { id } })).startsAt).toEqual(startsAt);
  const [row] = await prisma.$queryRaw<{ epoch: number }[]>`
    SELECT extract(epoch FROM starts_at)::float AS epoch FROM talk WHERE id = ${id}::uuid`;
  expect(row?.epoch).toBe(startsAt.getTime() / 1000);
});

test('when the server drops every connection, idle or in a transaction, the next query works', async () => {
  const { prisma } = await open();
  const dropAll = (): Promise<unknown> => database.prisma.$queryRaw`
    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`;
  const error: unknown = await prisma
    .$transaction(async (tx) => {
      await tx.key.count();
      await dropAll();
      await tx.key.count();
    })
    .catch((reason: unknown) => reason);
  expect(isStoreDown(error)).toBe(true);
  await expect.poll(() => prisma.key.count().catch(() => 'down')).toBe(0);
  await dropAll();
  await expect.poll(() => prisma.key.count().catch(() => 'down')).toBe(0);
});

test('a database that falls silent fails a query in time, and serves again when it is back', async () => {
  const wire = await openWire(new URL(database.url));
  try {
    const { prisma } = await open((url) => Object.assign(url, { port: String(wire.port) }), 500);
    const silent = async (use: () => Promise<unknown>): Promise<void> => {
      const begun = performance.now();
      const error: unknown = await use().catch((reason: unknown) => reason);
      expect(isStoreDown(error)).toBe(true);
      expect(performance.now() - begun).toBeLessThan(2_500);
    };
    await prisma.key.count();
    wire.cut();
    await silent(() => prisma.key.count());
    await silent(() => prisma.$queryRaw`SELECT 1`);
    await silent(() => prisma.$transaction((tx) => tx.key.count()));
    wire.mend();
    expect(await prisma.key.count()).toBe(0);

    await silent(() =>
      prisma.$transaction(async (tx) => {
        await tx.key.count();
        wire.cut();
        await tx.key.count();
      }),
    );
    wire.mend();
    expect(await prisma.key.count()).toBe(0);
  } finally {
    await wire.close();
  }
});

test('a bug is not a database that is down', async () => {
  const { prisma } = await open();
  const errors = await Promise.all([
    prisma.$queryRaw`SELECT * FROM nowhere`.catch((reason: unknown) => reason),
    prisma.$queryRaw`SELECT 1/0`.catch((reason: unknown) => reason),
    prisma.key.delete({ where: { name: 'none' } }).catch((reason: unknown) => reason),
  ]);
  expect([...errors, new Error('mine'), 'text', undefined].map(isStoreDown)).not.toContain(true);
});

/** A wire to the database that can be cut: it stays connected, and nothing more comes through. */
async function openWire(to: URL) {
  const ends = new Set<Socket>();
  let silent = false;
  const server: Server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      from.on('data', (data) => silent || into.write(data));
      from.on('error', () => into.destroy());
      from.on('close', () => into.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    cut: () => {
      silent = true;
    },
    mend: () => {
      silent = false;
    },
    close: () => {
      for (const end of ends) end.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
