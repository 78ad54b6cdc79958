/**
 * A program: espeak-ng as WebAssembly, for machines that have none. Takes the text on its standard input and writes a WAV
 * file to its standard output, as espeak-ng does; the voice is its only argument. It is a process of its own because the
 * package is published under the GPL, and because speaking holds a thread up.
 */
import { text } from 'node:stream/consumers';

type Espeak = new () => {
  set_voice(name: string): number;
  set_rate(wordsAMinute: number): void;
  get_samplerate(): number;
  /** Gives samples until the callback says to stop. */
  synthesize(text: string, take: (samples: Int16Array) => boolean): void;
};

const [voice = 'en', rate = '165'] = process.argv.slice(2);
const { default: load } = await import('@echogarden/espeak-ng-emscripten');
const { eSpeakNGWorker } = (await load()) as { eSpeakNGWorker: Espeak };
const espeak = new eSpeakNGWorker();
espeak.set_voice(voice);
espeak.set_rate(Number(rate));
const parts: Buffer[] = [];
espeak.synthesize(await text(process.stdin), (samples) => {
  parts.push(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength));
  return false;
});
const data = Buffer.concat(parts);
const head = Buffer.alloc(44);
head.write('RIFF', 0, 'latin1');
head.writeUInt32LE(36 + data.length, 4);
head.write('WAVEfmt ', 8, 'latin1');
head.writeUInt32LE(16, 16);
head.writeUInt16LE(1, 20);
head.writeUInt16LE(1, 22);
head.writeUInt32LE(espeak.get_samplerate(), 24);
head.writeUInt32LE(2 * espeak.get_samplerate(), 28);
head.writeUInt16LE(2, 32);
head.writeUInt16LE(16, 34);
head.write('data', 36, 'latin1');
head.writeUInt32LE(data.length, 40);
process.stdout.write(Buffer.concat([head, data]));
