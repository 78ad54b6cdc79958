/** What is known of an Opus packet without decoding it. */

/** A packet and when it was said, in milliseconds on the time line of its recording. */
export type Heard = { at: number; packet: Buffer };

/** A packet of 20 ms in which nobody speaks; clients end what they say with five of them. Source: Discord, Voice. */
export const SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);

/** Samples of the packets that Discord's clients send: 20 ms at 48 kHz. */
const FRAME = 960;
/** No packet is longer than 120 ms. Source: RFC 6716, 3.2. */
const LONGEST = 5_760;

/** Samples of one frame by a packet's configuration. Source: RFC 6716, 3.1. */
const frameOf = (config: number): number => {
  if (config < 12) return [480, 960, 1_920, 2_880][config & 3] ?? FRAME;
  if (config < 16) return [480, 960][config & 1] ?? FRAME;
  return [120, 240, 480, 960][config & 3] ?? FRAME;
};

/** Samples of a packet at 48 kHz; what can't be read as Opus is taken for a packet of 20 ms. */
export const samplesOf = (packet: Uint8Array): number => {
  const [toc, second = 0] = packet;
  if (toc === undefined) return FRAME;
  const count = [1, 2, 2, second & 0x3f][toc & 3] ?? 0;
  const samples = frameOf(toc >> 3) * count;
  return samples > 0 && samples <= LONGEST ? samples : FRAME;
};
