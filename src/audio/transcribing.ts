/** Has a recording written down by a process of its own, which gets its keys through a pipe, and may fail without the bot. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../clock.ts';
import type { TrackKey } from './track.ts';
import type { Sentence } from './transcript.ts';

/** What is written down, by which module, with which model. */
export type TranscriptJob = {
  tracks: readonly { path: string; key: TrackKey }[];
  /** The URL of a module; see TranscriberModule. */
  transcriber: string;
  model: string;
};

/** What the process tells. */
export type TranscriberSays = { type: 'done'; said: Sentence[][] } | { type: 'failed'; why: string };

/** What each track says, or why that is not known. `stopped`: the bot stops. */
export type TranscriptEnd =
  | { ok: true; said: readonly (readonly Sentence[])[] }
  | { ok: false; reason: 'late' | 'crashed' | 'stopped'; why: string };

export type Transcribing = {
  run(job: TranscriptJob, durationMs: number): Promise<TranscriptEnd>;
  /** Ends what is under way. */
  stop(): void;
};

const PROCESS = fileURLToPath(new URL('./transcriber-process.ts', import.meta.url));

/** It takes at most this, and so many times as long as the recording lasts, in milliseconds. */
const LEAST = 10 * 60_000;
const TIMES = 3;

/** Makes the transcribing of one bot. `within`: how long a recording of so many milliseconds may take, in milliseconds. */
export const createTranscribing = (
  clock: Clock,
  within: (durationMs: number) => number = (durationMs) => LEAST + durationMs * TIMES,
): Transcribing => {
  const running = new Set<ChildProcess>();
  let stopped = false;
  return {
    run: (job, durationMs) =>
      new Promise((resolve) => {
        if (stopped) return resolve({ ok: false, reason: 'stopped', why: 'the bot stops' });
        // Nothing of the bot's environment, its token above all, is its own.
        const child = fork(PROCESS, [], { env: {}, execArgv: [], serialization: 'advanced', silent: true });
        running.add(child);
        let end: TranscriptEnd | undefined;
        let complaint = '';
        child.stderr?.on('data', (part: Buffer) => {
          complaint = `${complaint}${part}`.slice(-1_000);
        });
        // Native code writes there too; unread, it would wait for ever.
        child.stdout?.resume();
        const cut = clock.after(within(durationMs), () => {
          end = { ok: false, reason: 'late', why: 'it took too long' };
          child.kill('SIGKILL');
        });
        child.on('message', (message: TranscriberSays) => {
          end =
            message.type === 'done'
              ? { ok: true, said: message.said }
              : { ok: false, reason: 'crashed', why: message.why };
        });
        const over = (why: string) => {
          cut();
          running.delete(child);
          const reason = stopped ? 'stopped' : 'crashed';
          resolve(end ?? { ok: false, reason, why: complaint.trim() || why });
        };
        child.once('error', (error) => over(String(error)));
        child.once('close', (code, signal) => over(`the transcriber ended with ${signal ?? code}`));
        child.send(job, () => {});
      }),
    stop: () => {
      stopped = true;
      for (const child of running) child.kill('SIGKILL');
    },
  };
};
