/** Speaks a text with eSpeak NG, compiled to WebAssembly; a thread of its own, because that takes a tenth of the speech's time. */
import { createRequire } from 'node:module';
import { parentPort, Worker, workerData } from 'node:worker_threads';

/** What is spoken: mono, 16 bits. */
export interface Wave {
  /** Samples a second. */
  readonly rate: number;
  readonly samples: Int16Array;
}

/** What the thread is given; other threads that import this file were given something else. */
interface Order {
  readonly espeak: { readonly text: string; readonly voice: string };
}

/** What the library has; it comes without types. */
interface Library {
  readonly eSpeakNGWorker: new () => {
    get_samplerate(): number;
    /** 0 when there is such a voice. */
    set_voice(voice: string): number;
    synthesize(text: string, take: (audio: Int16Array | null) => void): void;
  };
}

/**
 * Speaks a text.
 *
 * @param voice a language or voice of eSpeak NG, such as `en` or `pt-br`
 * @throws when the package, which is an optional one, is not installed, or has no such voice
 */
export function espeak(text: string, voice: string): Promise<Wave> {
  return new Promise((resolve, reject) => {
    const order: Order = { espeak: { text, voice } };
    const worker = new Worker(new URL(import.meta.url), { workerData: order });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('Nothing was spoken')));
  });
}

async function speak({ text, voice }: Order['espeak']): Promise<Wave> {
  const load = createRequire(import.meta.url)('@echogarden/espeak-ng-emscripten') as {
    default(): Promise<Library>;
  };
  const speaker = new (await load.default()).eSpeakNGWorker();
  if (speaker.set_voice(voice) !== 0) throw new Error(`eSpeak NG has no voice “${voice}”`);
  const parts: Int16Array[] = [];
  speaker.synthesize(text, (audio) => {
    // It is a view of memory that is used again.
    if (audio) parts.push(audio.slice());
  });
  const samples = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    samples.set(part, at);
    at += part.length;
  }
  return { rate: speaker.get_samplerate(), samples };
}

const order = workerData as Partial<Order> | null;
if (order?.espeak) parentPort?.postMessage(await speak(order.espeak));
