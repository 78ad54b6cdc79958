/** Sound as samples: out of WAV files, at another rate, and within bounds. One channel. */

import { RATE } from './codec.ts';

export type Sound = { readonly rate: number; readonly samples: Float32Array };

/**
 * Reads a WAV file of one channel with 16 bits, such as espeak-ng writes. One that was written to a pipe names no length:
 * its samples go on to the end.
 *
 * @throws Error when it is something else
 */
export const readWav = (file: Buffer): Sound => {
  const data = file.indexOf('data', 12, 'latin1');
  if (file.toString('latin1', 0, 4) !== 'RIFF' || data < 0) throw new Error('this is no WAV file');
  if (file.readUInt16LE(22) !== 1 || file.readUInt16LE(34) !== 16)
    throw new Error('this WAV file is not mono, 16 bits');
  const rate = file.readUInt32LE(24);
  const start = data + 8;
  const count = Math.floor((file.length - start) / 2);
  const samples = Float32Array.from({ length: count }, (_, n) => file.readInt16LE(start + 2 * n) / 32_768);
  return { rate, samples };
};

/** How many samples on each side count for one in between. */
const REACH = 8;

const sinc = (x: number): number => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
const window = (x: number): number => 0.5 + 0.5 * Math.cos((Math.PI * x) / REACH);

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** The weights of the samples around each place in between that comes up, by its numerator over `places`. */
const weightsFor = (places: number): Float32Array[] =>
  Array.from({ length: places }, (_, place) =>
    Float32Array.from({ length: 2 * REACH }, (_, n) => {
      const x = place / places + REACH - 1 - n;
      return sinc(x) * window(x);
    }),
  );

/** The same sound at 48 kHz; for rates below that, so nothing has to be filtered out. */
export const at48kHz = ({ rate, samples }: Sound): Float32Array => {
  const common = divisor(rate, RATE);
  const [step, places] = [rate / common, RATE / common];
  const weights = weightsFor(places);
  const out = new Float32Array(Math.floor((samples.length * places) / step));
  for (let n = 0; n < out.length; n++) {
    const at = n * step;
    const first = Math.floor(at / places) - REACH + 1;
    const own = weights[at % places] ?? new Float32Array();
    let sum = 0;
    for (let i = 0; i < own.length; i++) sum += (samples[first + i] ?? 0) * (own[i] ?? 0);
    out[n] = sum;
  }
  return out;
};

const peakOf = (samples: Float32Array): number =>
  samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);

/** Made so loud that the loudest sample is `peak`, of 1 at the most; silence stays silence. */
export const levelled = (samples: Float32Array, peak: number): Float32Array => {
  const loudest = peakOf(samples);
  return loudest === 0 ? samples : samples.map((sample) => (sample / loudest) * peak);
};

/** One after another, with silence of so many milliseconds in between. */
export const joined = (parts: readonly Float32Array[], gap: number): Float32Array => {
  const pause = Math.round((gap * RATE) / 1000);
  const length = parts.reduce((sum, part) => sum + part.length, pause * Math.max(0, parts.length - 1));
  const whole = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length + pause;
  }
  return whole;
};
