/** Samples as Opus packets of 20 ms, made without holding up the players, which send one each 20 ms. */
import { createEncoder, FRAME } from './codec.ts';

/** Bits a second: plenty for one voice. */
const BITRATE = 48_000;

/** How many packets are encoded before others get their turn; each takes less than a millisecond. */
const AT_ONCE = 5;

/**
 * Packets of samples of 48 kHz, one channel, full scale at 1, each encoded when it is asked for; the last is filled up with
 * silence.
 *
 * @param level asked for each packet: what is left of the level, of 1
 */
export const encoding = function* (samples: Float32Array, level: () => number): Generator<Buffer> {
  const encoder = createEncoder(BITRATE);
  for (let at = 0; at < samples.length; at += FRAME) {
    const times = level() * 32_767;
    const frame = new Int16Array(FRAME);
    samples.subarray(at, at + FRAME).forEach((sample, n) => {
      frame[n] = Math.round(Math.max(-32_767, Math.min(32_767, sample * times)));
    });
    yield encoder.encode(frame);
  }
};

/** All of them, at one level. */
export const encode = async (samples: Float32Array, level = 1): Promise<Buffer[]> => {
  const packets: Buffer[] = [];
  for (const packet of encoding(samples, () => level)) {
    packets.push(packet);
    if (packets.length % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return packets;
};
