/** The chimes before announcements: made from a few sines, one figure for each kind, never a file. */
import type { Announced } from '../../talk/announced.ts';
import { RATE } from '../opus/codec.ts';

/** `at` and `ms`: when it begins and how long it rings, in milliseconds. */
type Note = { readonly hz: number; readonly at: number; readonly ms: number };

const [C5, E5, G5, A5, B5, C6] = [523.25, 659.26, 783.99, 880, 987.77, 1046.5];

const figure = (every: number, ...hz: number[]): readonly Note[] =>
  hz.map((one, n) => ({ hz: one, at: n * every, ms: n === hz.length - 1 ? 420 : 260 }));

/** What begins rises, what ends falls, what only reminds stays where it is. */
const FIGURES: Readonly<Record<Announced, readonly Note[]>> = {
  opened: figure(110, C5, E5, G5, C6),
  next: figure(110, E5, A5),
  'minute-left': figure(160, A5, A5),
  'time-up': figure(110, A5, E5),
  'recording-started': figure(110, G5, B5, G5),
  'recording-stopped': figure(110, B5, G5, B5),
  ended: figure(110, C6, G5, E5, C5),
};

/** The highest level, of 1: notes that overlap stay below it together. */
export const CHIME_PEAK = 0.35;

/** A second partial makes it a bell rather than a test tone; with the first it adds up to 1. */
const PARTIALS = [
  { times: 1, level: 0.8 },
  { times: 2, level: 0.2 },
] as const;

/** In milliseconds. */
const ATTACK = 8;
const RELEASE = 20;

const loudness = (ms: number, length: number): number => {
  if (ms < 0 || ms >= length) return 0;
  const edges = Math.min(1, ms / ATTACK, (length - ms) / RELEASE);
  return edges * Math.exp((-4 * ms) / length);
};

const sounding = ({ hz, at, ms: length }: Note, ms: number): number => {
  const since = ms - at;
  const volume = loudness(since, length);
  if (volume === 0) return 0;
  const angle = (2 * Math.PI * hz * since) / 1000;
  return volume * PARTIALS.reduce((sum, { times, level }) => sum + level * Math.sin(times * angle), 0);
};

const ring = (kind: Announced): Float32Array => {
  const notes = FIGURES[kind];
  const length = Math.max(...notes.map(({ at, ms }) => at + ms));
  // As many as sound at once share the level.
  const share =
    CHIME_PEAK /
    Math.max(...notes.map(({ at }) => notes.filter((it) => it.at <= at && at < it.at + it.ms).length));
  return Float32Array.from({ length: Math.round((length * RATE) / 1000) }, (_, n) => {
    const ms = (n * 1000) / RATE;
    return share * notes.reduce((sum, note) => sum + sounding(note, ms), 0);
  });
};

const rung = new Map<Announced, Float32Array>();

/** The chime of a kind of announcement: samples of 48 kHz, less than a second. The same each time. */
export const chime = (kind: Announced): Float32Array => {
  const samples = rung.get(kind) ?? ring(kind);
  rung.set(kind, samples);
  return samples;
};
