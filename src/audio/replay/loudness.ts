/** How loud somebody is, as ITU-R BS.1770-4 measures it: K-weighted, gated, in LUFS. Memory does not grow with the length. */
import { RATE } from '../opus/codec.ts';

/** The two filters of the K-weighting at 48 kHz. Source: ITU-R BS.1770-4, annex 1, tables 1 and 2. */
const SHELF = {
  b0: 1.53512485958697,
  b1: -2.69169618940638,
  b2: 1.19839281085285,
  a1: -1.69065929318241,
  a2: 0.73248077421585,
};
const HIGH_PASS = { a1: -1.99004745483398, a2: 0.99007225036621 };

/** A block is 400 ms, and begins every 100 ms. */
const STEP = RATE / 10;
const STEPS = 4;

/** Blocks below are silence, in LUFS; so are those that are so much below the mean of the others, in LU. */
const ABSOLUTE_GATE = -70;
const RELATIVE_GATE = -10;

/** Blocks are counted by their loudness, in steps of this many LU from the absolute gate up. */
const BIN = 0.1;
const BINS = 800;

const loudnessOf = (power: number): number => -0.691 + 10 * Math.log10(power);
const powerOf = (loudness: number): number => 10 ** ((loudness + 0.691) / 10);

export type Loudness = {
  /** Takes more samples, full scale at 32,768. */
  add(samples: Int16Array): void;
  /** The gated loudness of all so far, in LUFS; null when nothing was louder than silence. */
  integrated(): number | null;
};

/** Makes a meter for one mono stream. */
export const createLoudness = (): Loudness => {
  /** The filters' last two of what went in, of what left the shelf, and of what left the high pass. */
  const filters = new Float64Array(6);
  let sum = 0;
  let filled = 0;
  const steps = new Float64Array(STEPS);
  let taken = 0;
  const counts = new Uint32Array(BINS);

  /** The K-weighted power of more samples, summed. Locals throughout, which are several times as fast as what a closure keeps. */
  const weighted = (samples: Int16Array): number => {
    let [x1 = 0, x2 = 0, y1 = 0, y2 = 0, z1 = 0, z2 = 0] = filters;
    let power = 0;
    for (let i = 0; i < samples.length; i++) {
      const x = (samples[i] ?? 0) / 32_768;
      const y = SHELF.b0 * x + SHELF.b1 * x1 + SHELF.b2 * x2 - SHELF.a1 * y1 - SHELF.a2 * y2;
      const z = y - 2 * y1 + y2 - HIGH_PASS.a1 * z1 - HIGH_PASS.a2 * z2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      z2 = z1;
      z1 = z;
      power += z * z;
    }
    filters.set([x1, x2, y1, y2, z1, z2]);
    return power;
  };

  const stepOver = (): void => {
    steps[taken % STEPS] = sum;
    taken += 1;
    sum = 0;
    filled = 0;
    if (taken < STEPS) return;
    let power = 0;
    for (const step of steps) power += step;
    const bin = Math.floor((loudnessOf(power / (STEP * STEPS)) - ABSOLUTE_GATE) / BIN);
    if (bin >= 0) counts[Math.min(bin, BINS - 1)] = (counts[Math.min(bin, BINS - 1)] ?? 0) + 1;
  };

  const meanFrom = (gate: number): number | null => {
    let power = 0;
    let blocks = 0;
    for (let bin = 0; bin < BINS; bin++) {
      const loudness = ABSOLUTE_GATE + (bin + 0.5) * BIN;
      const count = counts[bin] ?? 0;
      if (count === 0 || loudness < gate) continue;
      power += count * powerOf(loudness);
      blocks += count;
    }
    return blocks === 0 ? null : loudnessOf(power / blocks);
  };

  return {
    add: (samples) => {
      for (let from = 0; from < samples.length; ) {
        const part = samples.subarray(from, from + STEP - filled);
        sum += weighted(part);
        filled += part.length;
        from += part.length;
        if (filled === STEP) stepOver();
      }
    },
    integrated: () => {
      const ungated = meanFrom(ABSOLUTE_GATE);
      return ungated === null ? null : meanFrom(ungated + RELATIVE_GATE);
    },
  };
};
