/** Speaks sentences with espeak-ng, or with its WebAssembly build: each a process of its own that gets plain text. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Language } from '../../cards/texts/index.ts';
import type { Clock } from '../../clock.ts';
import { at48kHz, levelled, readWav } from '../opus/pcm.ts';

export type Speech = {
  /** Which program speaks; null when none does. Tries them when it is asked first, and at most once a minute while none does. */
  engine(): Promise<string | null>;
  /**
   * A sentence as samples of 48 kHz; null when nothing can speak it, and as soon as the signal says that it is not
   * wanted any more.
   *
   * @param text plain text of any length; what is too long is cut
   */
  say(language: Language, text: string, signal?: AbortSignal): Promise<Float32Array | null>;
  /** Ends every program that speaks; nothing is spoken any more. */
  stop(): void;
};

/** espeak-ng's voices. */
const VOICES: Readonly<Record<Language, string>> = {
  de: 'de',
  en: 'en-us',
  fr: 'fr',
  es: 'es',
  pt: 'pt-br',
  ja: 'ja',
  hi: 'hi',
};

/** Words a minute: a little slower than espeak-ng speaks by itself. */
const WORDS_A_MINUTE = '165';

/** The longest text that is spoken, in code points; a sentence with the longest name of Discord's is half of it. */
const LONGEST = 160;

/** How many programs speak at the same time; what else is to be said waits its turn. */
const AT_ONCE = 2;

/** How long a sentence may take to be made, in milliseconds, and how large it may be: half a minute. */
const MADE_WITHIN = 5_000;
const LARGEST = 30 * 2 * 22_050;

/** After so long without any that speaks, the engines are tried again, in milliseconds: the machine may have been busy. */
const TRIED_AGAIN = 60_000;

/** The highest level of speech, of 1. */
const PEAK = 0.6;

export type Engine = {
  readonly name: string;
  readonly command: (voice: string) => readonly [string, readonly string[]];
};

const WASM = fileURLToPath(new URL('./wasm-speech.ts', import.meta.url));

/** What may speak, in the order in which it is tried. */
export const ENGINES: readonly Engine[] = [
  {
    name: 'espeak-ng',
    command: (voice) => [
      'espeak-ng',
      // The text is UTF-8 on standard input, no markup (which -m would be), with no pause after it.
      ['-v', voice, '-s', WORDS_A_MINUTE, '-b', '1', '-z', '--stdin', '--stdout'],
    ],
  },
  { name: 'espeak-ng as WebAssembly', command: (voice) => [process.execPath, [WASM, voice, WORDS_A_MINUTE]] },
];

/**
 * Plain text to speak: in one line, without characters that control, without those that only format and so stand inside
 * words, and without the brackets in which espeak-ng takes phonemes; at most 160 code points.
 */
export const spoken = (text: string): string => {
  const words = text.replaceAll(/\p{Cf}/gu, '').replaceAll(/[\p{C}\p{Z}\s[\]{}<>]+/gu, ' ');
  return [...words.trim()].slice(0, LONGEST).join('').trim();
};

/** What a program writes for this text; rejects when it fails, takes too long, writes too much or is not wanted any more. */
const run = (
  [command, args]: readonly [string, readonly string[]],
  text: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const { PATH, HOME } = process.env;
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'], env: { PATH, HOME } });
    // First: a process that has no file descriptors left gets no pipes to its child, and the error all the same.
    child.once('error', (error) => {
      cancel();
      reject(error);
    });
    const parts: Buffer[] = [];
    let size = 0;
    const cancel = () => {
      late();
      signal.removeEventListener('abort', unwanted);
    };
    const giveUp = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`${command} ${why}`));
    };
    const late = clock.after(MADE_WITHIN, () => giveUp('took too long'));
    const unwanted = () => giveUp('is not wanted any more');
    signal.addEventListener('abort', unwanted);
    child.stdout.on('data', (part: Buffer) => {
      parts.push(part);
      size += part.length;
      if (size > LARGEST) giveUp('wrote too much');
    });
    child.once('close', (code) => {
      cancel();
      if (code === 0) resolve(Buffer.concat(parts));
      else reject(new Error(`${command} ended with ${code}`));
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });

/** Makes the speech of this machine: the first of its engines that speaks. */
export const createSpeech = ({
  clock,
  log,
  engines = ENGINES,
}: {
  clock: Clock;
  log: Logger;
  engines?: readonly Engine[];
}): Speech => {
  const ending = new AbortController();

  const speak = async (
    engine: Engine,
    language: Language,
    text: string,
    signal = ending.signal,
  ): Promise<Float32Array> => {
    const { samples, rate } = readWav(await run(engine.command(VOICES[language]), text, clock, signal));
    if (samples.length === 0) throw new Error(`${engine.name} said nothing`);
    return levelled(at48kHz({ rate, samples }), PEAK);
  };

  let found: Promise<Engine | null> | undefined;

  const find = async (): Promise<Engine | null> => {
    for (const engine of engines) {
      try {
        await speak(engine, 'en', 'one');
        log.info({ speech: engine.name }, 'announcements are spoken');
        return engine;
      } catch (error) {
        log.debug({ err: error, speech: engine.name }, 'this does not speak here');
      }
    }
    log.info('nothing on this machine speaks: announcements are chimes only');
    clock.after(TRIED_AGAIN, () => {
      found = undefined;
    });
    return null;
  };

  const engineOf = (): Promise<Engine | null> => {
    found ??= find();
    return found;
  };

  let speaking = 0;
  const waiting: (() => void)[] = [];

  /** Waits for one of the programs that may speak at the same time; gives how to make room for the next. */
  const room = async (): Promise<Disposable> => {
    if (speaking < AT_ONCE) speaking++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return {
      [Symbol.dispose]: () => {
        const next = waiting.shift();
        if (next) next();
        else speaking--;
      },
    };
  };

  const sayInTurn = async (
    language: Language,
    text: string,
    signal: AbortSignal,
  ): Promise<Float32Array | null> => {
    const engine = await engineOf();
    const plain = spoken(text);
    if (!engine || plain === '') return null;
    using _ = await room();
    if (signal.aborted) return null;
    try {
      return await speak(engine, language, plain, signal);
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error, language }, 'a sentence could not be spoken');
      return null;
    }
  };

  return {
    engine: async () => (await engineOf())?.name ?? null,
    say: async (language, text, unwanted = ending.signal) => {
      const signal = AbortSignal.any([unwanted, ending.signal]);
      if (signal.aborted) return null;
      const aborted = Promise.withResolvers<null>();
      signal.addEventListener('abort', () => aborted.resolve(null), { once: true });
      return Promise.race([sayInTurn(language, text, signal), aborted.promise]);
    },
    stop: () => ending.abort(),
  };
};
