/** Plays what others say: each speaker's Opus is decoded by itself and put in its place in time, and WebAudio mixes them. */
import type { ServerFrame } from '../../protocol.ts';
import { Jitter } from './jitter.ts';

/** A packet of somebody. */
export type Sound = Extract<ServerFrame, { type: 'sound' }>;

const RATE = 48_000;
/** How far behind its arrival sound is played, in seconds, so that packets may come unevenly. */
const LEAD = 0.12;
/** Who sends faster than time passes is heard up to this many seconds later; the rest is dropped. */
const MOST_AHEAD = 1;
/** A place further ahead, in seconds, is one of a stream that counts from elsewhere. */
const ELSEWHERE = 60;
/** Packets that a decoder may have waiting. */
const MOST_WAITING = 25;
/** Whoever was silent for this many seconds is forgotten. */
const FORGOTTEN_AFTER = 10;

interface Voice {
  readonly jitter: Jitter<Sound>;
  decoder: AudioDecoder;
  /** A place in the speaker's time, in samples, and when that is played, in seconds of the context. */
  anchor: { readonly timestamp: number; readonly at: number } | undefined;
  heardAt: number;
}

/** Whether this browser can decode what the sandbox sends. */
export const canPlay = (): boolean => 'AudioDecoder' in globalThis && 'AudioContext' in globalThis;

/** See the file's first line. It begins with {@link start}, which browsers allow only when somebody pressed something. */
export class Player {
  /** Sees the mix before the volume: for the level, and for tests. */
  analyser: AnalyserNode | undefined;
  #context: AudioContext | undefined;
  #gain: GainNode | undefined;
  #volume = Number(localStorage.getItem('volume') ?? 1);
  readonly #voices = new Map<string, Voice>();

  get isOn(): boolean {
    return this.#context !== undefined;
  }

  /** From 0 to 1; remembered. */
  get volume(): number {
    return this.#volume;
  }

  set volume(volume: number) {
    this.#volume = volume;
    localStorage.setItem('volume', String(volume));
    if (this.#gain) this.#gain.gain.value = volume;
  }

  /** How loud the mix is now, from 0 to 1. */
  get level(): number {
    if (!this.analyser) return 0;
    const wave = new Float32Array(this.analyser.fftSize);
    this.analyser.getFloatTimeDomainData(wave);
    return Math.max(...wave.map(Math.abs));
  }

  /** Begins to play. */
  async start(): Promise<void> {
    if (this.#context) return;
    const context = new AudioContext({ sampleRate: RATE });
    this.#context = context;
    const gain = new GainNode(context, { gain: this.#volume });
    this.#gain = gain;
    this.analyser = new AnalyserNode(context);
    this.analyser.connect(gain).connect(context.destination);
    await context.resume();
  }

  /** Stops at once, with what was still to come. */
  async stop(): Promise<void> {
    const context = this.#context;
    this.#context = undefined;
    this.#gain = undefined;
    this.analyser = undefined;
    for (const userId of this.#voices.keys()) this.#forget(userId);
    await context?.close();
  }

  /** Takes a packet; it is dropped while nothing is played. */
  take(sound: Sound): void {
    const context = this.#context;
    if (!context) return;
    const now = context.currentTime;
    for (const [userId, { heardAt }] of this.#voices)
      if (heardAt < now - FORGOTTEN_AFTER) this.#forget(userId);
    const voice = this.#voiceOf(sound.userId, context);
    voice.heardAt = now;
    for (const packet of voice.jitter.put(sound)) decode(voice, packet, now);
  }

  #voiceOf(userId: string, context: AudioContext): Voice {
    const known = this.#voices.get(userId);
    if (known && known.decoder.state === 'configured') return known;
    const decoder = new AudioDecoder({
      output: (data) => this.#play(data, context),
      // A packet that can't be decoded closes the decoder; the next packet gets a new one.
      error: () => undefined,
    });
    decoder.configure({ codec: 'opus', sampleRate: RATE, numberOfChannels: 2 });
    const made = known ?? { jitter: new Jitter(), decoder, anchor: undefined, heardAt: 0 };
    made.decoder = decoder;
    this.#voices.set(userId, made);
    return made;
  }

  #play(data: AudioData, context: AudioContext): void {
    if (context === this.#context && this.analyser) {
      const { numberOfChannels, numberOfFrames, sampleRate } = data;
      const buffer = new AudioBuffer({ length: numberOfFrames, numberOfChannels, sampleRate });
      for (let planeIndex = 0; planeIndex < numberOfChannels; planeIndex += 1)
        data.copyTo(buffer.getChannelData(planeIndex), { planeIndex, format: 'f32-planar' });
      const source = new AudioBufferSourceNode(context, { buffer });
      source.connect(this.analyser);
      // Between two samples it would be interpolated.
      source.start(Math.max(context.currentTime, Math.round((data.timestamp * RATE) / 1e6) / RATE));
    }
    data.close();
  }

  #forget(userId: string): void {
    const { decoder } = this.#voices.get(userId) ?? {};
    if (decoder && decoder.state !== 'closed') decoder.close();
    this.#voices.delete(userId);
  }
}

/** Gives a packet to the decoder with the moment at which it is to be played, in microseconds. */
function decode(voice: Voice, { timestamp, opus }: Sound, now: number): void {
  const { anchor, decoder } = voice;
  let at = anchor ? anchor.at + ((timestamp - anchor.timestamp) | 0) / RATE : now;
  // Too late, or in a time that is counted anew: it begins again, with the same delay as at first.
  if (!anchor || at < now || at > now + ELSEWHERE) {
    at = now + LEAD;
    voice.anchor = { timestamp, at };
  }
  if (at > now + MOST_AHEAD || decoder.decodeQueueSize > MOST_WAITING) return;
  const data = Uint8Array.from(atob(opus), (byte) => byte.charCodeAt(0));
  decoder.decode(new EncodedAudioChunk({ type: 'key', timestamp: Math.round(at * 1e6), data }));
}
