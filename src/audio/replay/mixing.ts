/** Has a recording mixed by a process of its own, which gets its keys through a pipe, and may fail without the bot. */

import { createApart } from '../../apart.ts';
import type { Clock } from '../../clock.ts';
import type { FileKey } from '../../privacy/sealed-file.ts';
import type { Tag } from '../opus/ogg.ts';
import type { TrackKey } from '../recording/track.ts';
import type { Waveform } from './mix.ts';

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

/** A mix takes at most this, and a third of the time that the recording lasts, in milliseconds. */
const LEAST = 120_000;
const SHARE = 1 / 3;

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT']);

/** Makes the mixing of one bot. `within`: how long a mix of so many milliseconds may take, in milliseconds. */
export const createMixing = (
  clock: Clock,
  within: (durationMs: number) => number = (durationMs) => LEAST + durationMs * SHARE,
): Mixing => {
  const { run, stop } = createApart<MixJob, MixerSays>(new URL('./mixer-process.ts', import.meta.url), clock);
  return {
    run: async (job, progress) => {
      let end: MixEnd | undefined;
      const ended = await run(job, within(job.durationMs), (message) => {
        if (message.type === 'progress') progress(message.share);
        else if (message.type === 'done') {
          end = { ok: true, bytes: message.bytes, waveform: message.waveform };
        } else {
          const reason = DISK_FULL.has(message.code ?? '') ? 'full' : 'crashed';
          end = { ok: false, reason, why: message.why };
        }
      });
      return end ?? { ok: false, ...ended };
    },
    stop,
  };
};
