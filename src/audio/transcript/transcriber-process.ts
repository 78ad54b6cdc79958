/** The process that writes down one recording and ends: native code that fails takes nobody with it. */
import { setPriority } from 'node:os';
import { readTrack } from '../recording/track.ts';
import type { TranscriberSays, TranscriptJob } from './transcribing.ts';
import { type Sentence, speechOf, type TranscriberModule, utterancesOf } from './transcript.ts';

/** Behind everything else on the machine, as `nice` counts. */
const PRIORITY = 15;

const say = (message: TranscriberSays): Promise<void> =>
  new Promise((resolve) => {
    process.send?.(message, () => resolve());
  });

const run = async ({ tracks, transcriber, model }: TranscriptJob): Promise<void> => {
  const { openTranscriber }: TranscriberModule = await import(transcriber);
  const { transcribe } = await openTranscriber(model);
  const said: Sentence[][] = [];
  for (const { path, key } of tracks) {
    const track = await readTrack(path, key);
    // Who withdrew a moment ago said nothing.
    said.push(track.ok ? await Array.fromAsync(transcribe(speechOf(utterancesOf(track.packets)))) : []);
  }
  await say({ type: 'done', said });
};

setPriority(PRIORITY);
// A bot that is gone has nobody to write for; the next one begins anew.
process.once('disconnect', () => process.exit(1));
process.once('message', (job: TranscriptJob) => {
  run(job).then(
    () => process.disconnect(),
    (error: unknown) => say({ type: 'failed', why: String(error) }).then(() => process.exit(1)),
  );
});
