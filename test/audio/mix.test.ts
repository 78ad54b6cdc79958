/** A mix makes each voice equally loud at its own time, and nothing clips. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FRAME, RATE } from '../../src/audio/opus/codec.ts';
import { createLimiter, LOOK_AHEAD } from '../../src/audio/replay/limiter.ts';
import { createLoudness } from '../../src/audio/replay/loudness.ts';
import { mix, PRE_SKIP } from '../../src/audio/replay/mix.ts';
import { soundOf, voice } from '../support/voices.ts';

const sine = (hz: number, peak: number, seconds: number): Int16Array =>
  Int16Array.from({ length: seconds * RATE }, (_, i) =>
    Math.round(32_767 * peak * Math.sin((2 * Math.PI * hz * i) / RATE)),
  );

const lufs = (...parts: Int16Array[]): number | null => {
  const meter = createLoudness();
  for (const part of parts) meter.add(part);
  return meter.integrated();
};

const peakOf = (sound: Iterable<number>): number => {
  let peak = 0;
  for (const x of sound) peak = Math.max(peak, Math.abs(x));
  return peak;
};

describe('loudness', () => {
  // Source: ITU-R BS.1770-4, annex 1: a sine of 997 Hz at full scale in one channel reads −3.01.
  it('is that of the standard for its test tone', () => {
    expect(lufs(sine(997, 1, 5))).toBeCloseTo(-3.01, 1);
    expect(lufs(sine(997, 0.1, 5))).toBeCloseTo(-23.01, 1);
  });

  it('leaves pauses out, and what is far softer than the rest', () => {
    const loud = sine(997, 0.5, 5);
    const alone = lufs(loud) ?? 0;
    expect(lufs(loud, new Int16Array(20 * RATE))).toBeCloseTo(alone, 0);
    expect(lufs(loud, sine(997, 0.01, 20))).toBeCloseTo(alone, 0);
  });

  it('of silence is none', () => {
    expect(lufs(new Int16Array(5 * RATE))).toBeNull();
  });
});

describe('the limiter', () => {
  const run = (frames: readonly Float32Array[]): Float32Array => {
    const limiter = createLimiter();
    const out = new Float32Array(frames.length * FRAME);
    for (const [i, frame] of frames.entries())
      limiter.run(frame, out.subarray(i * FRAME, (i + 1) * FRAME) as Float32Array<ArrayBuffer>);
    return out;
  };

  it('gives out unchanged, and late, what stays under the ceiling', () => {
    const frames = Array.from({ length: 3 }, (_, n) =>
      Float32Array.from({ length: FRAME }, (_, i) => 0.8 * Math.sin((n * FRAME + i) / 9)),
    );
    const out = run(frames);
    expect(out.subarray(LOOK_AHEAD, FRAME)).toEqual(frames[0]?.subarray(0, FRAME - LOOK_AHEAD));
  });

  it('lets nothing over −1 dB, whatever comes', () => {
    const sample = fc.oneof(
      { weight: 20, arbitrary: fc.double({ min: -0.5, max: 0.5, noNaN: true }) },
      fc.double({ min: -8, max: 8, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(sample, { minLength: 1, maxLength: 40 }), { minLength: 2, maxLength: 6 }),
        (seeds) => {
          const frames = seeds.map((seed) =>
            Float32Array.from({ length: FRAME }, (_, i) => seed[(i * 7) % seed.length] ?? 0),
          );
          expect(peakOf(run(frames))).toBeLessThanOrEqual(10 ** (-1 / 20) + 1e-4);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lets nothing over between the samples either', () => {
    // At an eighth of the rate and a sixteenth of a period off, the samples miss the peaks by 0.7 dB.
    const frames = Array.from({ length: 4 }, (_, n) =>
      Float32Array.from(
        { length: FRAME },
        (_, i) => 0.95 * Math.sin((Math.PI / 4) * (n * FRAME + i) + Math.PI / 8),
      ),
    );
    expect(peakOf(frames[0] ?? [])).toBeLessThan(0.89);
    const settled = run(frames).subarray(FRAME);
    expect(peakOf(settled) / Math.cos(Math.PI / 8)).toBeLessThan(0.905);
  });
});

describe('a mix', () => {
  const TURN = 6_000;
  const levels = [0.9, 0.3, 0.06];
  const take = (speakers: readonly number[], durationMs = TURN * speakers.length) =>
    mix(
      speakers.map((level, n) => voice(110 + 30 * n, [{ from: n * TURN, to: (n + 1) * TURN - 200, level }])),
      { durationMs, bitrate: 32_000 },
    );

  it('has every speaker equally loud, each in their time', async () => {
    const sound = await soundOf(take(levels).packets);
    const each = levels.map((_, n) => {
      const from = PRE_SKIP + (n * TURN * RATE) / 1000;
      return lufs(sound.subarray(from, from + ((TURN - 200) * RATE) / 1000)) ?? Number.NaN;
    });
    for (const loudness of each) expect(Math.abs(loudness + 16)).toBeLessThan(1);
    expect(peakOf(sound)).toBeLessThan(32_767);
  });

  it('lasts as long as the recording, with silence where nobody speaks', async () => {
    const sound = await soundOf(take([0.5], 20_000).packets);
    expect(sound.length).toBeGreaterThanOrEqual(20 * RATE + PRE_SKIP);
    expect(sound.length).toBeLessThan(20 * RATE + PRE_SKIP + FRAME);
    expect(peakOf(sound.subarray(8 * RATE))).toBeLessThan(4);
  });

  it('begins what is said when it was said', async () => {
    const packets = mix([voice(120, [{ from: 1_000, to: 3_000, level: 0.5 }])], {
      durationMs: 4_000,
      bitrate: 64_000,
    }).packets;
    const sound = (await soundOf(packets)).subarray(PRE_SKIP);
    const first = sound.findIndex((x) => Math.abs(x) > 800);
    expect(Math.abs(first / RATE - 1)).toBeLessThan(0.015);
  });

  it('of people who talk at once does not clip', async () => {
    const at = { from: 0, to: 4_000, level: 0.9 };
    const together = mix([voice(110, [at]), voice(111, [at]), voice(112, [at]), voice(113, [at])], {
      durationMs: 4_000,
      bitrate: 96_000,
    });
    const sound = await soundOf(together.packets);
    expect(peakOf(sound)).toBeGreaterThan(25_000);
    expect(peakOf(sound)).toBeLessThan(32_600);
  });

  it('goes on after packets that are no Opus', async () => {
    const good = voice(120, [{ from: 0, to: 2_000, level: 0.5 }]);
    const bad = {
      packets: async function* () {
        for await (const { at, packet } of good.packets()) {
          yield { at, packet: at > 500 && at < 600 ? Buffer.from([0xff, 0xff, 0xff, 0xff]) : packet };
        }
      },
    };
    const sound = await soundOf(mix([bad], { durationMs: 2_000, bitrate: 32_000 }).packets);
    expect(peakOf(sound.subarray(RATE))).toBeGreaterThan(3_000);
  });

  it('tells who is how loud in which part of it', async () => {
    const taken = take([0.5, 0.1]);
    await soundOf(taken.packets);
    const [first = [], second = []] = taken.waveform();
    expect(first.slice(10, 280).every((level) => level > 0.01)).toBe(true);
    expect(first.slice(310).every((level) => level === 0)).toBe(true);
    expect(second.slice(310, 580).every((level) => level > 0.01)).toBe(true);
  });
});
