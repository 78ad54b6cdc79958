/** Has a piece of work done by a program of ours in a process of its own, which gets it through a pipe, and may fail without the bot. */
import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Clock } from './clock.ts';

/**
 * Why a process ended, as far as it did not say so itself. `late`: it took too long; `crashed`: by itself; `stopped`: the
 * bot stops.
 */
export type Ended = { reason: 'late' | 'crashed' | 'stopped'; why: string };

export type Apart<Job, Says> = {
  /**
   * Does it, and resolves when the process has ended.
   *
   * @param within how long it may take, in milliseconds
   * @param told told what the process says, such as that it is done
   */
  run(job: Job, within: number, told: (message: Says) => void): Promise<Ended>;
  /** Ends what is under way. */
  stop(): void;
};

/** How much of what a process complains of is kept, in characters. */
const KEPT = 1_000;

/** Makes the runner of a program. */
export const createApart = <Job extends Serializable, Says>(program: URL, clock: Clock): Apart<Job, Says> => {
  const path = fileURLToPath(program);
  const running = new Set<ChildProcess>();
  let stopped = false;
  return {
    run: (job, within, told) =>
      new Promise((resolve) => {
        if (stopped) return resolve({ reason: 'stopped', why: 'the bot stops' });
        // Nothing of the bot's environment, its token above all, is the process's.
        const child = fork(path, [], { env: {}, execArgv: [], serialization: 'advanced', silent: true });
        running.add(child);
        let late = false;
        let complaint = '';
        child.stderr?.on('data', (part: Buffer) => {
          complaint = `${complaint}${part}`.slice(-KEPT);
        });
        // Native code writes there too; unread, it would wait for ever.
        child.stdout?.resume();
        const cut = clock.after(within, () => {
          late = true;
          child.kill('SIGKILL');
        });
        child.on('message', (message) => told(message as Says));
        const over = (why: string) => {
          cut();
          running.delete(child);
          if (late) resolve({ reason: 'late', why: 'it took too long' });
          else resolve({ reason: stopped ? 'stopped' : 'crashed', why: complaint.trim() || why });
        };
        child.once('error', (error) => over(String(error)));
        child.once('close', (code, signal) => over(`${program} ended with ${signal ?? code}`));
        child.send(job, () => {});
      }),
    stop: () => {
      stopped = true;
      for (const child of running) child.kill('SIGKILL');
    },
  };
};
