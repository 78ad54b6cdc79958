/** Encodes a mix in a thread of its own, which is more than half of the work: so it is mixed and encoded at once. */
import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { SILENCE } from '../opus/packets.ts';

/** Some frames of a mix: signed 16-bit samples, mono, and whether each frame is to be encoded, or is silence. */
export type Stretch = { samples: Int16Array<ArrayBuffer>; sounds: readonly boolean[] };

/** What the thread is told at its start: bits a second. */
export type EncoderData = { bitrate: number };

/** What it gives for a stretch: a packet for each frame, null for silence. */
export type Encoded = (Uint8Array | null)[];

/** So many stretches may wait for the encoder. */
const AHEAD = 4;

/**
 * Encodes stretches in their order and gives a packet for each frame. The samples of a stretch are the encoder's once they
 * are given out.
 *
 * @throws what ended the thread, or `stretches`
 */
export async function* encoded(
  stretches: AsyncIterable<Stretch>,
  data: EncoderData,
): AsyncGenerator<Buffer, void, undefined> {
  const thread = new Worker(new URL('./encoder-thread.ts', import.meta.url), { workerData: data });
  const answers = on(thread, 'message', { close: ['exit'] });
  const next = async (): Promise<Buffer[]> => {
    const { done, value } = await answers.next();
    if (done) throw new Error('the encoder ended');
    const [packets] = value as [Encoded];
    return packets.map((packet) =>
      packet ? Buffer.from(packet.buffer, packet.byteOffset, packet.byteLength) : SILENCE,
    );
  };
  let waiting = 0;
  try {
    for await (const stretch of stretches) {
      thread.postMessage(stretch, [stretch.samples.buffer]);
      waiting += 1;
      if (waiting > AHEAD) {
        waiting -= 1;
        yield* await next();
      }
    }
    for (; waiting > 0; waiting -= 1) yield* await next();
  } finally {
    await thread.terminate();
  }
}
