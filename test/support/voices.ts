/** Voices made of nothing: a buzz that comes and goes like syllables, as Opus packets, so that the tests need no recording. */
import { createDecoder, createEncoder, FRAME, RATE } from '../../src/audio/opus/codec.ts';
import { type Heard, SILENCE } from '../../src/audio/opus/packets.ts';
import type { Voice } from '../../src/audio/replay/mix.ts';

/** When a voice speaks, in milliseconds, and at which level, full scale at 1. */
export type Speech = { from: number; to: number; level: number };

/** The frames of 20 ms of a voice of this pitch, in Hz. */
export const buzz = (pitch: number, level: number, frames: number): Int16Array[] => {
  let phase = 0;
  return Array.from({ length: frames }, (_, frame) => {
    const loud = level * (0.15 + 0.85 * Math.sin(frame / 6) ** 2);
    return Int16Array.from({ length: FRAME }, () => {
      phase += pitch / RATE;
      return 32_767 * loud * (2 * (phase % 1) - 1);
    });
  });
};

/** A voice that says all this, each stretch ended by five packets of silence as clients do. */
export const voice = (pitch: number, speeches: readonly Speech[]): Voice => {
  const heard: Heard[] = [];
  for (const { from, to, level } of speeches) {
    const encoder = createEncoder(64_000);
    const frames = buzz(pitch, level, (to - from) / 20);
    heard.push(...frames.map((frame, i) => ({ at: from + i * 20, packet: encoder.encode(frame) })));
    heard.push(...Array.from({ length: 5 }, (_, i) => ({ at: to + i * 20, packet: SILENCE })));
  }
  return {
    packets: async function* () {
      yield* heard;
    },
  };
};

/** All that packets sound like, one after another, full scale at 32,768. */
export const soundOf = async (packets: AsyncIterable<Heard>): Promise<Int16Array> => {
  const decoder = createDecoder();
  const parts: Int16Array[] = [];
  for await (const { packet } of packets) parts.push(decoder.decode(packet) ?? new Int16Array(FRAME));
  const all = new Int16Array(parts.length * FRAME);
  for (const [i, part] of parts.entries()) all.set(part.subarray(0, FRAME), i * FRAME);
  return all;
};
