/** Chimes: made by code, short, each its own, never too loud. */
import { describe, expect, it } from 'vitest';
import { CHIME_PEAK, chime } from '../../src/audio/announce/chimes.ts';
import { createDecoder, RATE } from '../../src/audio/opus/codec.ts';
import { encode } from '../../src/audio/opus/encode.ts';
import { ANNOUNCED } from '../../src/talk/announced.ts';

/** How much of a tone is in some samples. Source: Goertzel's algorithm. */
const strength = (samples: Float32Array, hz: number): number => {
  const twice = 2 * Math.cos((2 * Math.PI * hz) / RATE);
  let [one, two] = [0, 0];
  for (const sample of samples) [one, two] = [sample + twice * one - two, one];
  return Math.sqrt(one * one + two * two - twice * one * two) / samples.length;
};

describe.each(ANNOUNCED)('the chime of %s', (kind) => {
  const samples = chime(kind);

  it('lasts less than a second, begins and ends without a click, and never clips', () => {
    expect(samples.length).toBeGreaterThan(0.2 * RATE);
    expect(samples.length).toBeLessThan(RATE);
    expect(Math.max(...samples.map(Math.abs))).toBeLessThanOrEqual(CHIME_PEAK);
    expect(Math.max(...samples.map(Math.abs))).toBeGreaterThan(CHIME_PEAK / 4);
    expect([samples[0], samples.at(-1)].map((edge) => Math.abs(edge ?? 1) < 0.01)).toEqual([true, true]);
    const jumps = samples.slice(1).map((sample, n) => Math.abs(sample - (samples[n] ?? 0)));
    expect(Math.max(...jumps)).toBeLessThan(0.1);
  });

  it('is the same each time, and no other’s', () => {
    expect(chime(kind)).toEqual(samples);
    for (const other of ANNOUNCED) if (other !== kind) expect(chime(other)).not.toEqual(samples);
  });

  it('does not clip after it went through Opus either, and is still heard', async () => {
    const decoder = createDecoder();
    const packets = await encode(samples);
    expect(packets.length).toBe(Math.ceil(samples.length / (RATE / 50)));
    const decoded = packets.flatMap((packet) => [...(decoder.decode(packet) ?? [])]);
    const peak = Math.max(...decoded.map(Math.abs)) / 32_768;
    expect(peak).toBeLessThan(0.6);
    expect(peak).toBeGreaterThan(CHIME_PEAK / 4);
  });
});

it('what begins rises, what ends falls', () => {
  const half = (kind: 'opened' | 'ended', from: number) => {
    const samples = chime(kind);
    return samples.slice((samples.length * from) / 3, (samples.length * (from + 1)) / 3);
  };
  const [low, high] = [523.25, 1046.5];
  expect(strength(half('opened', 0), low)).toBeGreaterThan(strength(half('opened', 0), high));
  expect(strength(half('opened', 2), high)).toBeGreaterThan(strength(half('opened', 2), low));
  expect(strength(half('ended', 0), high)).toBeGreaterThan(strength(half('ended', 0), low));
});
