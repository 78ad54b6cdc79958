/** Where the Opus packets of a speech come from, besides a list of them: a tone, words made on the spot, or an Ogg Opus file. */
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import prism from 'prism-media';
import { espeak } from './espeak.ts';

/** A packet of 20 ms in which nobody speaks. */
export const SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);

const RATE = 48_000;
const FRAME = 960;
const CHANNELS = 2;

/** A tone: its pitch, how long it lasts (a whole number of packets of 20 ms), and how loud it is, from 0 to 1. */
export interface Tone {
  readonly hz?: number;
  readonly ms?: number;
  readonly volume?: number;
}

/** The packets of a tone, encoded one by one as they are asked for. */
export function* tone({ hz = 440, ms = 1000, volume = 0.25 }: Tone = {}): Generator<Buffer, void, undefined> {
  const level = (at: number): number => volume * 32_767 * Math.sin((2 * Math.PI * hz * at) / RATE);
  yield* encoded(level, (ms * RATE) / 1000);
}

/**
 * The packets of a sentence, spoken by eSpeak NG.
 *
 * @param voice a language or voice of it, such as `en` or `pt-br`
 * @throws when the optional package is not installed, or has no such voice
 */
export async function words(text: string, voice = 'en'): Promise<Buffer[]> {
  const { rate, samples } = await espeak(text, voice);
  const level = (at: number): number => {
    const place = (at * rate) / RATE;
    const before = Math.floor(place);
    const [from = 0, to = from] = samples.subarray(before, before + 2);
    return from + (to - from) * (place - before);
  };
  return [...encoded(level, (samples.length * RATE) / rate)];
}

/** Packets of a signal, the same on both channels: its level of 16 bits at each sample. */
function* encoded(level: (at: number) => number, samples: number): Generator<Buffer, void, undefined> {
  const encoder = new prism.opus.Encoder({ rate: RATE, channels: CHANNELS, frameSize: FRAME });
  try {
    for (let start = 0; start < samples; start += FRAME) {
      const pcm = Buffer.alloc(FRAME * CHANNELS * 2);
      for (let sample = 0; sample < FRAME; sample += 1) {
        const value = Math.round(level(start + sample));
        pcm.writeInt16LE(value, sample * 4);
        pcm.writeInt16LE(value, sample * 4 + 2);
      }
      encoder.write(pcm);
      yield encoder.read() as Buffer;
    }
  } finally {
    encoder.destroy();
  }
}

/**
 * The packets of an Ogg Opus file, or of its bytes.
 *
 * @throws when it is no Ogg Opus, or its packets are not of 20 ms
 */
export async function oggOpus(file: string | Buffer): Promise<Buffer[]> {
  const bytes = typeof file === 'string' ? await readFile(file) : file;
  const packets: Buffer[] = await Readable.from([bytes]).pipe(new prism.opus.OggDemuxer()).toArray();
  if (packets.length === 0) throw new Error('There is no Opus in this file');
  const odd = packets.find((packet) => samplesOf(packet) !== FRAME);
  if (odd)
    throw new Error(`People speak in packets of 20 ms; this file has one of ${samplesOf(odd) / 48} ms`);
  return packets;
}

/** Samples of a packet at 48 kHz, from its first bytes (RFC 6716, 3.1 and 3.2). */
function samplesOf(packet: Buffer): number {
  const [toc = 0, second = 0] = packet;
  const config = toc >> 3;
  let frame: number;
  if (config < 12) frame = [480, 960, 1920, 2880][config & 3] ?? 0;
  else if (config < 16) frame = [480, 960][config & 1] ?? 0;
  else frame = [120, 240, 480, 960][config & 3] ?? 0;
  const count = [1, 2, 2, second & 0x3f][toc & 3] ?? 0;
  return frame * count;
}
