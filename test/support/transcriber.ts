/**
 * A transcriber that hears nothing but how long and how loud a voice is, and says that. The name of its model's directory tells it how to fail.
 */
import { basename } from 'node:path';
import type { TranscriberModule } from '../../src/audio/transcript/transcript.ts';

/** Above this, of full scale, a voice is loud. */
const LOUD = 0.3;

const manner = (samples: Float32Array): string =>
  samples.some((sample) => Math.abs(sample) > LOUD) ? 'loudly' : 'softly';

export const modelIn: TranscriberModule['modelIn'] = async (dir) =>
  basename(dir) === 'absent' ? { ok: false, why: 'it is absent' } : { ok: true, kind: 'loudness' };

export const openTranscriber: TranscriberModule['openTranscriber'] = async (dir) => {
  const model = basename(dir);
  if (model === 'throws') throw new Error('this model is none');
  return {
    transcribe: async function* (speech) {
      for await (const { from, to, samples } of speech) {
        if (model === 'crashes') process.abort();
        if (model === 'hangs') await new Promise((resolve) => setInterval(resolve, 1e9));
        yield { from, to, text: `I speak ${manner(samples)} for ${Math.round(to - from)} ms.` };
      }
    },
  };
};
