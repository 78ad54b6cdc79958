/** Mixes the tracks of a recording into one: each speaker equally loud, nothing clipped, as Opus packets of 20 ms. */
import { createDecoder, type Decoder, FRAME, FRAME_MS, RATE } from '../opus/codec.ts';
import { type Heard, SILENCE } from '../opus/packets.ts';
import { encoded, type Stretch } from './encoding.ts';
import { createLimiter, LOOK_AHEAD } from './limiter.ts';
import { createLoudness } from './loudness.ts';

/** The packets of one speaker in their order; asked for twice, because the loudness is measured first. */
export type Voice = { packets(): AsyncIterable<Heard> };

export type MixOptions = {
  /** How long the mix is to be, in milliseconds. */
  durationMs: number;
  /** Bits a second. */
  bitrate: number;
  /** Told how much is done, from 0 to 1, now and then. */
  progress?(share: number): void;
};

/**
 * How loud each voice is in each column of a picture of the whole: the root mean square, full scale at 1, as it is in the
 * mix.
 */
export type Waveform = readonly (readonly number[])[];

export type Mix = {
  /** The mix, once: a packet for each 20 ms, from {@link PRE_SKIP} samples before it begins. */
  packets: AsyncIterable<Heard>;
  /** Of what was given out so far. */
  waveform(): Waveform;
};

/** Every speaker is brought to this, in LUFS. Source: Apple Podcasts' audio requirements. */
const TARGET = -16;
/** No track is made louder or softer by more, in dB: what is nothing but noise stays low. */
const GAIN_MAX = 24;

/** Of what somebody says, the first packets are all measured, and of the rest a stretch in every so many. */
const MEASURED_FIRST = 1_500;
const STRETCH = 100;
const ONE_IN = 4;

/** Columns of the picture. */
export const COLUMNS = 600;

/** How many frames of silence the encoder is given before it rests, so that what sounded before has faded. */
const TAIL = 10;

/** How long sound takes to begin or end at the edge of a gap, in samples: 2.5 ms. */
const FADE = RATE / 400;

/** What the encoder is late by at 48 kHz, in samples. Source: libopus, OPUS_GET_LOOKAHEAD with OPUS_APPLICATION_AUDIO. */
const ENCODER_DELAY = 312;

/** How many samples at the beginning of a mix are not part of it. Source: RFC 7845, section 4.2, pre-skip. */
export const PRE_SKIP = ENCODER_DELAY + LOOK_AHEAD;

/** Parts of the work: measuring is faster than mixing. */
const MEASURING = 0.15;

/** Frames that go to the encoder at once: ten seconds. */
const AT_ONCE = 500;

const isSilence = (packet: Buffer): boolean => packet.equals(SILENCE);

const measure = async (voice: Voice): Promise<number> => {
  const decoder = createDecoder();
  const loudness = createLoudness();
  let spoken = 0;
  for await (const { packet } of voice.packets()) {
    if (isSilence(packet)) continue;
    const n = spoken++;
    if (n >= MEASURED_FIRST && Math.floor(n / STRETCH) % ONE_IN !== 0) continue;
    const samples = decoder.decode(packet);
    if (samples) loudness.add(samples);
  }
  const lufs = loudness.integrated();
  const gain = lufs === null ? 0 : Math.max(-GAIN_MAX, Math.min(GAIN_MAX, TARGET - lufs));
  return 10 ** (gain / 20);
};

type Playing = {
  /** Adds what sounds in a frame, and gives its power; 0 for silence. Frames are asked for in their order. */
  addTo(mix: Float32Array, frame: number): Promise<number> | number;
};

/** The number of the frame that a packet begins in; packets that came late or early follow one another all the same. */
const frameOf = (at: number): number => Math.max(0, Math.round(at / FRAME_MS));

const playing = async (voice: Voice, gain: number): Promise<Playing> => {
  const packets = voice.packets()[Symbol.asyncIterator]();
  const decoder: Decoder = createDecoder();
  const scale = gain / 32_768;
  let next: { frame: number; packet: Buffer } | null = null;
  /** Sound of a packet that is longer than a frame, which the following frames play. */
  let rest: Int16Array = new Int16Array(0);
  let busyUntil = 0;
  let sounding = false;

  const fetch = async (): Promise<void> => {
    const { value, done } = await packets.next();
    next = done ? null : { frame: Math.max(busyUntil, frameOf(value.at)), packet: value.packet };
  };

  /** Takes the edge off what begins or ends in the middle of a sound. */
  const fade = (mix: Float32Array, samples: Int16Array, from: number, falls: boolean): void => {
    for (let i = 0; i < FADE; i++) {
      const share = (falls ? i : FADE - i) / FADE;
      mix[from + i] = (mix[from + i] ?? 0) - (samples[from + i] ?? 0) * scale * share;
    }
  };

  const add = (mix: Float32Array, samples: Int16Array, ends: boolean): number => {
    let power = 0;
    const { length } = samples;
    for (let i = 0; i < length; i++) {
      const x = (samples[i] ?? 0) * scale;
      mix[i] = (mix[i] ?? 0) + x;
      power += x * x;
    }
    if (!sounding) fade(mix, samples, 0, false);
    if (ends) fade(mix, samples, Math.max(0, length - FADE), true);
    sounding = !ends;
    return power;
  };

  const play = async (mix: Float32Array, frame: number): Promise<number> => {
    if (rest.length === 0 && next) {
      const { packet } = next;
      const samples = isSilence(packet) ? null : decoder.decode(packet);
      busyUntil = frame + Math.max(1, Math.ceil((samples?.length ?? 0) / FRAME));
      await fetch();
      if (samples) rest = samples;
    }
    const now = rest.subarray(0, FRAME);
    rest = rest.subarray(FRAME);
    if (now.length === 0) {
      sounding = false;
      return 0;
    }
    return add(mix, now, rest.length === 0 && next?.frame !== frame + 1);
  };

  await fetch();
  return {
    addTo: (mix, frame) => (rest.length > 0 || (next && next.frame <= frame) ? play(mix, frame) : 0),
  };
};

const toSamples = (sound: Float32Array, samples: Int16Array): void => {
  for (let i = 0; i < FRAME; i++) {
    const x = Math.round((sound[i] ?? 0) * 32_768);
    samples[i] = x > 32_767 ? 32_767 : x < -32_768 ? -32_768 : x;
  }
};

/**
 * Mixes voices.
 *
 * In two passes: the loudness of each is measured after ITU-R BS.1770, then all are brought to the same and summed behind a
 * limiter. Only what sounds is decoded and encoded, and no more than a packet of each voice and a minute of the mix are in memory.
 */
export const mix = (voices: readonly Voice[], { durationMs, bitrate, progress }: MixOptions): Mix => {
  const frames = Math.ceil((durationMs * (RATE / 1_000) + PRE_SKIP) / FRAME);
  const perColumn = frames / COLUMNS;
  const powers = voices.map(() => new Float64Array(COLUMNS));

  async function* stretches(): AsyncGenerator<Stretch> {
    const all: Playing[] = [];
    for (const [i, voice] of voices.entries()) {
      all.push(await playing(voice, await measure(voice)));
      progress?.((MEASURING * (i + 1)) / voices.length);
    }
    const limiter = createLimiter();
    const sum = new Float32Array(FRAME);
    const limited = new Float32Array(FRAME);
    let quiet = TAIL;

    /** Mixes one frame; false when nothing sounds, nor sounded a moment ago. */
    const mixFrame = async (frame: number, samples: Int16Array): Promise<boolean> => {
      const column = Math.floor(frame / perColumn);
      sum.fill(0);
      let sounds = false;
      for (const [v, one] of all.entries()) {
        const added = one.addTo(sum, frame);
        const power = typeof added === 'number' ? added : await added;
        const own = powers[v];
        if (power === 0 || !own) continue;
        sounds = true;
        own[column] = (own[column] ?? 0) + power;
      }
      quiet = sounds || !limiter.idle() ? 0 : quiet + 1;
      if (quiet > TAIL) return false;
      limiter.run(sum, limited);
      toSamples(limited, samples);
      return true;
    };

    for (let first = 0; first < frames; first += AT_ONCE) {
      const count = Math.min(AT_ONCE, frames - first);
      const samples = new Int16Array(count * FRAME);
      const sounds: boolean[] = [];
      for (let i = 0; i < count; i++)
        sounds.push(await mixFrame(first + i, samples.subarray(i * FRAME, (i + 1) * FRAME)));
      yield { samples, sounds };
      progress?.(MEASURING + ((1 - MEASURING) * first) / frames);
    }
    progress?.(1);
  }

  async function* packets(): AsyncGenerator<Heard> {
    let frame = 0;
    for await (const packet of encoded(stretches(), { bitrate })) {
      yield { at: frame * FRAME_MS - PRE_SKIP / (RATE / 1_000), packet };
      frame += 1;
    }
  }

  return {
    packets: packets(),
    waveform: () => powers.map((own) => Array.from(own, (power) => Math.sqrt(power / (perColumn * FRAME)))),
  };
};
