/** The process that mixes one recording and ends: away from the bot, which has people to answer. */
import { setPriority } from 'node:os';
import { systemIds } from '../../ids.ts';
import { writeSealed } from '../../privacy/sealed-file.ts';
import { oggOpus } from '../opus/ogg.ts';
import type { Heard } from '../opus/packets.ts';
import { readTrack } from '../recording/track.ts';
import { mix, PRE_SKIP, type Voice } from './mix.ts';
import type { MixerSays, MixJob } from './mixing.ts';

/** Behind everything else on the machine, as `nice` counts. */
const PRIORITY = 10;
/** How often it is told how much is done: each hundredth. */
const STEPS = 100;

const say = (message: MixerSays): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });

const voiceOf = (path: string, trackKey: MixJob['tracks'][number]['key']): Voice => ({
  packets: async function* (): AsyncGenerator<Heard> {
    const track = await readTrack(path, trackKey);
    // Nothing was said yet, or they withdrew a moment ago: then the bot takes the mix for none.
    if (track.ok) yield* track.packets;
  },
});

const run = async ({ tracks, durationMs, bitrate, tags, serial, out }: MixJob): Promise<void> => {
  let told = -1;
  const { packets, waveform } = mix(
    tracks.map(({ path, key }) => voiceOf(path, key)),
    {
      durationMs,
      bitrate,
      progress: (share) => {
        const step = Math.floor(share * STEPS);
        if (step === told) return;
        told = step;
        void say({ type: 'progress', share });
      },
    },
  );
  const pages = oggOpus(packets, { serial, channels: 1, until: durationMs, skip: PRE_SKIP, tags });
  const bytes = await writeSealed(out.path, out.key, pages, systemIds);
  await say({ type: 'done', bytes, waveform: waveform() });
};

setPriority(PRIORITY);
// A bot that is gone has nobody to mix for; the next one begins anew.
process.once('disconnect', () => process.exit(1));
process.once('message', (job: MixJob) => {
  run(job).then(
    () => process.disconnect(),
    (error: NodeJS.ErrnoException) =>
      say({ type: 'failed', code: error.code ?? null, why: String(error) }).then(() => process.exit(1)),
  );
});
