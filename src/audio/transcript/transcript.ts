/** What it takes to write down what was said: who can do it, and what they are given to hear. */
import { createDecoder } from '../opus/codec.ts';
import { type Heard, SILENCE, samplesOf } from '../opus/packets.ts';

/** Samples in a second of what is transcribed: what models of speech are trained on. */
export const SPEECH_RATE = 16_000;

/** A stretch of one speaker's speech, mono, full scale at 1. Times are milliseconds on the time line of the recording. */
export type Speech = { from: number; to: number; samples: Float32Array };

/** Words and when they were said, in milliseconds on the time line of the recording. */
export type Sentence = { from: number; to: number; text: string };

/** Writes down one speaker's speech, stretch by stretch in its order. */
export type Transcriber = { transcribe(speech: AsyncIterable<Speech>): AsyncIterable<Sentence> };

/** Whether a directory holds a model that can be used, of which kind, or why not. */
export type Model = { ok: true; kind: string } | { ok: false; why: string };

/** What a module has to offer to be the one that transcribes. */
export type TranscriberModule = {
  /** Looks at a model without loading it. */
  modelIn(dir: string): Promise<Model>;
  /** @throws Error when the model can't be loaded */
  openTranscriber(dir: string): Promise<Transcriber>;
};

/** Somebody who pauses for longer than this has come to an end, in milliseconds. */
const PAUSE = 600;
/** Nobody is silent while packets are no further apart than this, in milliseconds. */
const HANG = 100;
/** No utterance is longer, in milliseconds: Whisper hears 30 s at once. */
export const LONGEST = 25_000;

const PER_MS = 48;

/** Packets that belong together; `from` the begin of the first and `to` the end of the last, in milliseconds. */
export type Utterance = { from: number; to: number; packets: readonly Heard[] };

const endOf = ({ at, packet }: Heard): number => at + samplesOf(packet) / PER_MS;

const utterance = (packets: readonly Heard[]): Utterance => {
  const [first, last] = [packets[0], packets.at(-1)];
  return { from: first?.at ?? 0, to: last ? endOf(last) : 0, packets };
};

/** How far apart a packet and the one before it are. */
const gapBefore = (packets: readonly Heard[], i: number): number => {
  const [before, after] = [packets[i - 1], packets[i]];
  return before && after ? after.at - endOf(before) : 0;
};

/** Where what became too long is cut: in its last pause, else at its end. */
const cutOf = (packets: readonly Heard[]): number => {
  for (let i = packets.length - 1; i > 0; i--) if (gapBefore(packets, i) > HANG) return i;
  return packets.length;
};

/** Cuts a track into utterances, by when its packets came: each packet but silence is in one, in their order. */
export async function* utterancesOf(track: AsyncIterable<Heard>): AsyncGenerator<Utterance> {
  let packets: Heard[] = [];
  for await (const heard of track) {
    if (heard.packet.equals(SILENCE)) continue;
    const [first, last] = [packets[0], packets.at(-1)];
    if (first && last && heard.at - endOf(last) > PAUSE) {
      yield utterance(packets);
      packets = [];
    } else if (first && endOf(heard) - first.at > LONGEST) {
      const cut = cutOf(packets);
      yield utterance(packets.slice(0, cut));
      packets = packets.slice(cut);
    }
    packets.push(heard);
  }
  if (packets.length > 0) yield utterance(packets);
}

/** What utterances of one speaker sound like; pauses within them are silent. */
export async function* speechOf(utterances: AsyncIterable<Utterance>): AsyncGenerator<Speech> {
  const decoder = createDecoder(SPEECH_RATE);
  for await (const { from, to, packets } of utterances) {
    const samples = new Float32Array(Math.ceil(((to - from) * SPEECH_RATE) / 1_000));
    for (const { at, packet } of packets) {
      const start = Math.round(((at - from) * SPEECH_RATE) / 1_000);
      decoder.decode(packet)?.forEach((sample, i) => {
        if (start + i < samples.length) samples[start + i] = sample / 32_768;
      });
    }
    yield { from, to, samples };
  }
}
