/** Has a recording mixed by a process of its own, which gets its keys through a pipe, and may fail without the bot. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../clock.ts';
import type { FileKey } from '../privacy/sealed-file.ts';
import type { Waveform } from './mix.ts';
import type { Tag } from './ogg.ts';
import type { TrackKey } from './track.ts';

/** What is mixed, and where it goes, sealed. */
export type MixJob = {
  tracks: readonly { path: string; key: TrackKey }[];
  durationMs: number;
  /** Bits a second. */
  bitrate: number;
  tags: readonly Tag[];
  /** Tells the stream in the file from others. */
  serial: number;
  out: { path: string; key: FileKey };
};

/** What the process tells. */
export type MixerSays =
  | { type: 'progress'; share: number }
  | { type: 'done'; bytes: number; waveform: Waveform }
  | { type: 'failed'; code: string | null; why: string };

/**
 * How it went. `late`: it took too long; `full`: the disk has no room; `crashed`: the process ended, or gave up, `why`;
 * `stopped`: the bot stops.
 */
export type MixEnd =
  | { ok: true; bytes: number; waveform: Waveform }
  | { ok: false; reason: 'late' | 'full' | 'crashed' | 'stopped'; why: string };

export type Mixing = {
  /** Mixes; `progress` is told how much is done, from 0 to 1. */
  run(job: MixJob, progress: (share: number) => void): Promise<MixEnd>;
  /** Ends what is under way. */
  stop(): void;
};

const PROCESS = fileURLToPath(new URL('./mixer-process.ts', import.meta.url));

/** A mix takes at most this, and a third of the time that the recording lasts, in milliseconds. */
const LEAST = 120_000;
const SHARE = 1 / 3;

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT']);

/** Makes the mixing of one bot. `within`: how long a mix of so many milliseconds may take, in milliseconds. */
export const createMixing = (
  clock: Clock,
  within: (durationMs: number) => number = (durationMs) => LEAST + durationMs * SHARE,
): Mixing => {
  const running = new Set<ChildProcess>();
  let stopped = false;
  return {
    run: (job, progress) =>
      new Promise((resolve) => {
        if (stopped) return resolve({ ok: false, reason: 'stopped', why: 'the bot stops' });
        // Nothing of the bot's environment, its token above all, is the mixer's.
        const child = fork(PROCESS, [], { env: {}, execArgv: [], serialization: 'advanced', silent: true });
        running.add(child);
        let end: MixEnd | undefined;
        let said = '';
        child.stderr?.on('data', (part: Buffer) => {
          said = `${said}${part}`.slice(-1_000);
        });
        const cut = clock.after(within(job.durationMs), () => {
          end = { ok: false, reason: 'late', why: 'it took too long' };
          child.kill('SIGKILL');
        });
        child.on('message', (message: MixerSays) => {
          if (message.type === 'progress') progress(message.share);
          else if (message.type === 'done') {
            end = { ok: true, bytes: message.bytes, waveform: message.waveform };
          } else {
            const reason = DISK_FULL.has(message.code ?? '') ? 'full' : 'crashed';
            end = { ok: false, reason, why: message.why };
          }
        });
        const over = (why: string) => {
          cut();
          running.delete(child);
          const reason = stopped ? 'stopped' : 'crashed';
          resolve(end ?? { ok: false, reason, why: said.trim() || why });
        };
        child.once('error', (error) => over(String(error)));
        child.once('close', (code, signal) => over(`the mixer ended with ${signal ?? code}`));
        child.send(job, () => {});
      }),
    stop: () => {
      stopped = true;
      for (const child of running) child.kill('SIGKILL');
    },
  };
};
