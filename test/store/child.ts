/** Runs a TypeScript file in a Node of its own, reads what it says, and lets a test kill it. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A line that `hold-store.ts` says. */
export type Said = { url?: string; refused?: string; failed?: string; closed?: boolean };

/** A running child; `said` is its first line. */
export type Child = {
  said: Said;
  process: ChildProcess;
  /** Sends a signal and waits until the process is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
};

/** Starts the file and waits for its first line. */
export async function startChild(file: string, args: string[], options: SpawnOptions = {}): Promise<Child> {
  const child = spawn(process.execPath, [file, ...args], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const gone = once(child, 'close');
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const line = await Promise.race([once(lines, 'line'), gone.then(() => undefined)]);
  if (line === undefined) throw new Error(`${file} said nothing: ${errors}`);
  return {
    said: JSON.parse(String(line[0])) as Said,
    process: child,
    end: async (signal) => {
      child.kill(signal);
      await gone;
    },
  };
}
