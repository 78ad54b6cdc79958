/** Samples as Opus packets of 20 ms, made without holding up the players, which send one each 20 ms. */
import { createEncoder, FRAME } from './codec.ts';

/** Bits a second: plenty for one voice. */
const BITRATE = 48_000;

/** How many packets are encoded before others get their turn; each takes less than a millisecond. */
const AT_ONCE = 5;

/** Encodes samples of 48 kHz, one channel, full scale at 1; the last packet is filled up with silence. */
export const encode = async (samples: Float32Array): Promise<Buffer[]> => {
  const encoder = createEncoder(BITRATE);
  const packets: Buffer[] = [];
  for (let at = 0; at < samples.length; at += FRAME) {
    const frame = new Int16Array(FRAME);
    samples.subarray(at, at + FRAME).forEach((sample, n) => {
      frame[n] = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
    });
    packets.push(encoder.encode(frame));
    if (packets.length % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return packets;
};
