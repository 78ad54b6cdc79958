/** Has a recording written down by a process of its own, which gets its keys through a pipe, and may fail without the bot. */

import { createApart, type Ended } from '../../apart.ts';
import type { Clock } from '../../clock.ts';
import type { TrackKey } from '../recording/track.ts';
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

/** What each track says, or why that is not known. */
export type TranscriptEnd = { ok: true; said: readonly (readonly Sentence[])[] } | ({ ok: false } & Ended);

export type Transcribing = {
  run(job: TranscriptJob, durationMs: number): Promise<TranscriptEnd>;
  /** Ends what is under way. */
  stop(): void;
};

/** It takes at most this, and so many times as long as the recording lasts, in milliseconds. */
const LEAST = 10 * 60_000;
const TIMES = 3;

/** Makes the transcribing of one bot. `within`: how long a recording of so many milliseconds may take, in milliseconds. */
export const createTranscribing = (
  clock: Clock,
  within: (durationMs: number) => number = (durationMs) => LEAST + durationMs * TIMES,
): Transcribing => {
  const { run, stop } = createApart<TranscriptJob, TranscriberSays>(
    new URL('./transcriber-process.ts', import.meta.url),
    clock,
  );
  return {
    run: async (job, durationMs) => {
      let end: TranscriptEnd | undefined;
      const ended = await run(job, within(durationMs), (message) => {
        end =
          message.type === 'done'
            ? { ok: true, said: message.said }
            : { ok: false, reason: 'crashed', why: message.why };
      });
      return end ?? { ok: false, ...ended };
    },
    stop,
  };
};
