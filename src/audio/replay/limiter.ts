/** Keeps sound under a ceiling without clipping it: the gain goes down before a peak comes, and up again slowly after it. */
import { FRAME, RATE } from '../opus/codec.ts';

/** How far it looks ahead, in samples: 5 ms. What comes out is late by as much. */
export const LOOK_AHEAD = RATE / 200;

/** −1 dB under full scale. A decoder of lossy sound needs that room. Source: EBU Tech 3343, section 6. */
const CEILING = 10 ** (-1 / 20);

/** The gain comes back with this time constant, in samples: 80 ms. */
const RELEASE = 1 - Math.exp(-1 / (0.08 * RATE));

/** Nearer to one, the gain is one. */
const NEAR = 1e-4;

export type Limiter = {
  /** Takes a frame, full scale at 1, and writes into the other what went in {@link LOOK_AHEAD} samples before. */
  run(input: Float32Array, output: Float32Array): void;
  /** Whether nothing but silence is in it. */
  idle(): boolean;
};

/**
 * Makes a limiter for one mono stream of frames of 20 ms.
 *
 * The gain that each sample needs is held for the look-ahead, and the mean of it over as long is what it gets, so it never
 * moves in a jump and is down when the peak is there. Peaks between two samples count too, by a cubic through four of them, which is
 * right to a tenth of a dB up to 6 kHz, where speech has its peaks.
 */
export const createLimiter = (): Limiter => {
  const size = FRAME + LOOK_AHEAD;
  /** What went in last, the look-ahead first. */
  const delayed = new Float32Array(size);
  /** What each sample in `delayed` may be multiplied by at the most. */
  const needed = new Float32Array(size).fill(1);
  /** The held gains of the last look-ahead, as a ring, and their sum. */
  const held = new Float64Array(LOOK_AHEAD).fill(1);
  let heldSum = LOOK_AHEAD;
  let at = 0;
  let envelope = 1;
  /** Samples until nothing that was limited, and nothing that sounded, is left inside. */
  let limitedFor = 0;
  let soundsFor = 0;
  /** The last three samples that went in, the latest first. */
  const last = new Float64Array(3);

  /** Notes what gain each sample of a frame needs; tells whether any needs less than one, and whether any sounds. */
  const measure = (input: Float32Array): { limits: boolean; sounds: boolean } => {
    let limits = false;
    let sounds = false;
    // Locals, which are several times as fast as what a closure keeps.
    let [p1 = 0, p2 = 0, p3 = 0] = last;
    for (let i = 0; i < FRAME; i++) {
      const x = input[i] ?? 0;
      const n = LOOK_AHEAD + i;
      const peak = Math.abs(x);
      const between = Math.abs(0.5625 * (p1 + p2) - 0.0625 * (x + p3));
      needed[n] = peak > CEILING ? CEILING / peak : 1;
      if (between > CEILING) {
        needed[n - 1] = Math.min(needed[n - 1] ?? 1, CEILING / between);
        needed[n - 2] = Math.min(needed[n - 2] ?? 1, CEILING / between);
      }
      if (peak > CEILING || between > CEILING) limits = true;
      if (peak > 0) sounds = true;
      p3 = p2;
      p2 = p1;
      p1 = x;
    }
    last.set([p1, p2, p3]);
    return { limits, sounds };
  };

  /** The least gain that is needed from each sample until the end of its look-ahead: a minimum over a sliding window. */
  const limit = (output: Float32Array): void => {
    // Later entries of the queue need more gain than earlier ones, so that its first is the least.
    const queue = new Int32Array(size);
    let head = 0;
    let tail = 0;
    let now = envelope;
    let total = heldSum;
    for (let i = 0; i < size; i++) {
      const gain = needed[i] ?? 1;
      while (tail > head && (needed[queue[tail - 1] ?? 0] ?? 1) >= gain) tail -= 1;
      queue[tail++] = i;
      const n = i - LOOK_AHEAD;
      if (n < 0) continue;
      while ((queue[head] ?? 0) < n) head += 1;
      const least = needed[queue[head] ?? 0] ?? 1;
      now = least < now ? least : now + (least - now) * RELEASE;
      total += now - (held[at] ?? 1);
      held[at] = now;
      at = at + 1 === LOOK_AHEAD ? 0 : at + 1;
      output[n] = (delayed[n] ?? 0) * (total / LOOK_AHEAD);
    }
    envelope = now;
    heldSum = total;
    if (1 - envelope < NEAR && limitedFor === 0) {
      envelope = 1;
      held.fill(1);
      heldSum = LOOK_AHEAD;
    }
  };

  return {
    run: (input, output) => {
      delayed.copyWithin(0, FRAME);
      needed.copyWithin(0, FRAME);
      delayed.set(input, LOOK_AHEAD);
      const { limits, sounds } = measure(input);
      if (limits) limitedFor = size + LOOK_AHEAD;
      soundsFor = sounds ? size : Math.max(0, soundsFor - FRAME);
      if (limitedFor > 0 || envelope < 1) limit(output);
      else output.set(delayed.subarray(0, FRAME));
      limitedFor = Math.max(0, limitedFor - FRAME);
    },
    idle: () => soundsFor === 0,
  };
};
