/** One PostgreSQL data directory on disk: made whole or not at all, started, looked for, and stopped. */

import {
  chown,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import type { Ids } from '../ids.ts';
import { type Account, type Binaries, lastLine, run } from './binaries.ts';
import { StartError } from './start-error.ts';

/** Everything needed to work on a cluster. `root` holds `data` (PostgreSQL's) and `password` (0600). */
export type Cluster = { root: string; data: string; account: Account; binaries: Binaries; password: string };

/** The name of the database role and of the database. */
export const ROLE = 'rostrum';

/** Settings given at each start, so that a newer program changes them without touching what is on disk. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  'logging_collector=on',
  'log_filename=postgresql-%a.log',
  'log_truncate_on_rotation=on',
  'log_rotation_age=1d',
  'log_rotation_size=0',
];

/** Opens the cluster in a directory, and makes it first when there is none. */
export async function openCluster(
  root: string,
  account: Account,
  binaries: Binaries,
  ids: Ids,
): Promise<Cluster> {
  if (!(await exists(root))) await create(root, account, binaries, ids.secret(24).toString('base64url'));
  try {
    const password = (await readFile(join(root, 'password'), 'utf8')).trim();
    return { root, data: join(root, 'data'), account, binaries, password };
  } catch (cause) {
    const message = `${root} belongs to another user. Start Rostrum as that user, or give it another DATA_DIR.`;
    throw new StartError(message, { cause });
  }
}

/** initdb works in a draft that is renamed when it is whole: a kill, or a second bot, never leaves half a cluster. */
async function create(root: string, account: Account, binaries: Binaries, secret: string): Promise<void> {
  const draft = await mkdtemp(`${root}-new-`);
  const [data, password] = [join(draft, 'data'), join(draft, 'password')];
  await writeFile(password, `${secret}\n`, { mode: 0o600 });
  await mkdir(data, { mode: 0o700 });
  if (account)
    await Promise.all([draft, data, password].map((path) => chown(path, account.uid, account.gid)));
  const made = await run(
    binaries.initdb,
    [
      `--pgdata=${data}`,
      `--username=${ROLE}`,
      `--pwfile=${password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { as: account, cwd: draft },
  );
  const renamed =
    made.code === 0 &&
    (await rename(draft, root).then(
      () => true,
      () => false,
    ));
  if (renamed) return;
  await rm(draft, { recursive: true, force: true });
  if (await exists(root)) return;
  throw new StartError(
    `PostgreSQL could not make its files in ${dirname(root)} (${lastLine(made.output)}). ` +
      'Free some space there or give Rostrum another DATA_DIR.',
  );
}

/** Removes drafts that a killed start left. Only for the owner: a draft may belong to a start that is under way. */
export async function sweepDrafts(cluster: Cluster): Promise<void> {
  const parent = dirname(cluster.root);
  const drafts = (await readdir(parent)).filter((name) => name.startsWith(`${basename(cluster.root)}-new-`));
  await Promise.all(drafts.map((name) => rm(join(parent, name), { recursive: true, force: true })));
}

/**
 * The port of the server that runs on this cluster, or null when none does. A pid file that names a process which is
 * not this server (the number was used again after a crash) is removed, because PostgreSQL would refuse to start.
 */
export async function findServer(cluster: Cluster): Promise<number | null> {
  const file = join(cluster.data, 'postmaster.pid');
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid) return null;
  const command = await commandLine(pid);
  if (command === null || command.includes(cluster.data)) return isAlive(pid) && port ? port : null;
  await rm(file, { force: true });
  return null;
}

/** How a process was started; null when this system does not tell. An ended process has an empty one. */
async function commandLine(pid: number): Promise<string | null> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (process.platform === 'win32') return null;
  const { code, output } = await run('ps', ['-ww', '-o', 'command=', '-p', `${pid}`], { as: null });
  return code === 0 ? output : '';
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Starts the server on a port and waits until it takes connections. Gives null, or why it did not start. */
export async function startServer(cluster: Cluster, port: number): Promise<string | null> {
  const log = join(cluster.root, 'start.log');
  const options = [`-p ${port}`, ...SETTINGS.map((setting) => `-c ${setting}`)].join(' ');
  const file = await open(log, 'w', 0o600);
  try {
    const args = ['start', '--wait', '--timeout=60', `--pgdata=${cluster.data}`, `--options=${options}`];
    const { code } = await run(cluster.binaries.pgCtl, args, {
      as: cluster.account,
      cwd: cluster.root,
      logFd: file.fd,
    });
    return code === 0 ? null : lastLine(await readFile(log, 'utf8'));
  } finally {
    await file.close();
  }
}

/** Stops the server: open transactions are rolled back, what was committed is on disk. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const args = ['stop', '--wait', '--mode=fast', '--timeout=30', `--pgdata=${cluster.data}`];
  const { code, output } = await run(cluster.binaries.pgCtl, args, {
    as: cluster.account,
    cwd: cluster.root,
  });
  if (code !== 0 && (await findServer(cluster)) !== null) {
    throw new Error(`PostgreSQL did not stop: ${lastLine(output)}`);
  }
}

/** A port of 127.0.0.1 that nothing listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
