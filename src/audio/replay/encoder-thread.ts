/** The thread that encodes a mix, one stretch of it after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { createEncoder, FRAME } from '../opus/codec.ts';
import type { Encoded, EncoderData, Stretch } from './encoding.ts';

const encoder = createEncoder((workerData as EncoderData).bitrate);

parentPort?.on('message', ({ samples, sounds }: Stretch) => {
  const packets: Encoded = sounds.map((sound, i) =>
    sound ? encoder.encode(samples.subarray(i * FRAME, (i + 1) * FRAME)) : null,
  );
  parentPort?.postMessage(packets);
});
