/** Runs the bot as the program that it is: a process of its own, told by its environment where Discord is. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { certificateFile } from './voice/certificate.ts';

/** A running bot. */
export interface BotProcess {
  readonly pid: number;
  /** What it wrote to its log and its error output, oldest first. */
  readonly lines: string[];
  /** Resolves with the exit code when it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Sends a signal and resolves when it has ended. */
  end(signal?: 'SIGTERM' | 'SIGKILL' | 'SIGINT'): Promise<number | null>;
}

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** Where Node keeps what it compiled of a bot, so that the next one starts sooner: loading takes half as long then. */
const COMPILED = fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url));

/** How long a bot may take to be ready, the first start of its own PostgreSQL included, in milliseconds. */
const READY_WITHIN = 60_000;

/**
 * Starts the bot, or another `program`; returns at once. Only the given environment and the path are handed on, and
 * where the certificate of the voice servers lies.
 */
export function spawnBot(
  env: Record<string, string>,
  program = MAIN,
): BotProcess & { readonly child: ChildProcess } {
  const trusted = certificateFile();
  const child = spawn(process.execPath, [program], {
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      NODE_COMPILE_CACHE: COMPILED,
      ...(trusted === undefined ? {} : { NODE_EXTRA_CA_CERTS: trusted }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return {
    child,
    pid: child.pid ?? 0,
    lines,
    ended,
    end: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

/**
 * Waits until a bot that was just spawned answers commands.
 *
 * @throws with what it wrote when it ends before, or takes too long
 */
export async function untilReady(bot: ReturnType<typeof spawnBot>): Promise<BotProcess> {
  const ready = new Promise<'ready'>((resolve) => {
    createInterface({ input: bot.child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      if (line.includes('"msg":"ready"')) resolve('ready');
    });
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, READY_WITHIN, 'late');
  });
  const first = await Promise.race([ready, bot.ended, late]);
  clearTimeout(timer);
  if (first === 'ready') return bot;
  if (first === 'late') await bot.end('SIGKILL');
  throw new Error(`the bot was not ready:\n${bot.lines.join('\n')}`);
}

/**
 * Starts the bot and waits until it answers commands.
 *
 * @throws as {@link untilReady} does
 */
export const startBot = (env: Record<string, string>): Promise<BotProcess> => untilReady(spawnBot(env));
