/** Announcements as Opus packets: chimes and sentences, made once and kept; and sentences that name somebody, never kept. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Language, textsIn } from '../../cards/texts/index.ts';
import type { Clock } from '../../clock.ts';
import type { Announced } from '../../talk/announced.ts';
import { FRAME } from '../opus/codec.ts';
import { encode, encoding } from '../opus/encode.ts';
import { chime } from './chimes.ts';
import type { Speech } from './speech.ts';

export type Clip = {
  /** How many packets of 20 ms it has. */
  readonly length: number;
  /** Its packets, each chosen when it is asked for: 12 dB lower while this is so. */
  packets(isQuiet: () => boolean): Iterable<Buffer>;
};

export type Clips = {
  chime(kind: Announced): Promise<Clip>;
  /** The sentence of a kind that names nobody, kept on disk; null where nothing can speak it. */
  sentence(kind: Announced, language: Language): Promise<Clip | null>;
  /**
   * The sentence of a kind that names somebody, made each time and kept nowhere; null where nothing can speak it, and as
   * soon as the signal says that it is not wanted any more.
   */
  naming(kind: Announced, language: Language, name: string, signal: AbortSignal): Promise<Clip | null>;
  /** Resolves when what was made is on the disk. */
  idle(): Promise<void>;
};

/** What is left of the level while somebody speaks: −12 dB. */
const QUIET = 0.25;

/** How much is kept on disk, in bytes: about an hour of announcements. What was not used for longest goes first. */
export const KEPT = 32 * 2 ** 20;

/** Changes when the same words are to sound different. */
const EDITION = 2;

/** The same packets twice: as they are, and for while somebody speaks. */
type Twice = { readonly full: readonly Buffer[]; readonly quiet: readonly Buffer[] };

const twice = async (samples: Float32Array): Promise<Twice> => ({
  full: await encode(samples),
  quiet: await encode(samples, QUIET),
});

/** A clip that is played many times. */
const madeOf = ({ full, quiet }: Twice): Clip => ({
  length: full.length,
  packets: function* (isQuiet) {
    for (const [n, packet] of full.entries()) yield isQuiet() ? (quiet[n] ?? packet) : packet;
  },
});

/** A clip that is played once: what is encoded on the way is encoded once, not twice, and none of it in vain. */
const onTheWay = (samples: Float32Array): Clip => ({
  length: Math.ceil(samples.length / FRAME),
  packets: (isQuiet) => encoding(samples, () => (isQuiet() ? QUIET : 1)),
});

/** Each packet after its length in two bytes: the full ones, and as many quiet ones. */
const toFile = ({ full, quiet }: Twice): Buffer =>
  Buffer.concat(
    [...full, ...quiet].flatMap((packet) => {
      const length = Buffer.alloc(2);
      length.writeUInt16LE(packet.length);
      return [length, packet];
    }),
  );

/** Null for a file that breaks off. */
const fromFile = (file: Buffer): Twice | null => {
  const packets: Buffer[] = [];
  for (let at = 0; at < file.length; ) {
    if (at + 2 > file.length) return null;
    const end = at + 2 + file.readUInt16LE(at);
    if (end > file.length) return null;
    packets.push(file.subarray(at + 2, end));
    at = end;
  }
  const half = packets.length / 2;
  return half > 0 && Number.isInteger(half)
    ? { full: packets.slice(0, half), quiet: packets.slice(half) }
    : null;
};

/** Makes the clips of this process, kept in this directory. */
export const createClips = ({
  dir,
  speech,
  clock,
  log,
  kept = KEPT,
}: {
  dir: string;
  speech: Speech;
  clock: Clock;
  log: Logger;
  kept?: number;
}): Clips => {
  const chimes = new Map<Announced, Promise<Clip>>();
  /** What is being written, and what is being made. */
  const keeping = new Set<Promise<void>>();
  const making = new Map<string, Promise<Clip | null>>();

  const chimeOf = (kind: Announced): Promise<Clip> => {
    const make = () =>
      twice(chime(kind))
        .then(madeOf)
        .catch((error: unknown) => {
          // Made anew when it is asked for next.
          chimes.delete(kind);
          throw error;
        });
    const clip = chimes.get(kind) ?? make();
    chimes.set(kind, clip);
    return clip;
  };

  /** Only so much is kept; what others remove meanwhile is gone all the same. */
  const tidy = async (): Promise<void> => {
    const files = await Promise.all(
      (await readdir(dir)).map(async (name) => {
        const path = join(dir, name);
        const file = await stat(path).catch(() => null);
        return file ? [{ path, size: file.size, mtimeMs: file.mtimeMs }] : [];
      }),
    );
    let left = kept;
    for (const { path, size } of files.flat().toSorted((a, b) => b.mtimeMs - a.mtimeMs)) {
      left -= size;
      if (left < 0) await rm(path, { force: true });
    }
  };

  const keep = async (path: string, clip: Twice): Promise<void> => {
    await mkdir(dir, { recursive: true });
    // Whole or not at all: another process may read it, and this one may be killed.
    const part = `${path}.${process.pid}`;
    await writeFile(part, toFile(clip));
    await rename(part, path);
    await tidy();
  };

  const find = async (path: string, language: Language, text: string): Promise<Clip | null> => {
    const known = await readFile(path).then(fromFile, () => null);
    if (known) {
      await utimes(path, clock.now(), clock.now()).catch(() => undefined);
      return madeOf(known);
    }
    const voice = await speech.say(language, text);
    if (!voice) return null;
    const made = await twice(voice);
    // Heard at once, kept meanwhile.
    const kept = keep(path, made)
      .catch((error: unknown) => log.warn({ err: error }, 'an announcement could not be kept on disk'))
      .finally(() => keeping.delete(kept));
    keeping.add(kept);
    return madeOf(made);
  };

  return {
    chime: chimeOf,
    sentence: async (kind, language) => {
      const text = textsIn(language).sound.says[kind](null);
      const of = JSON.stringify([EDITION, await speech.engine(), language, text]);
      const key = createHash('sha256').update(of).digest('hex');
      const clip = making.get(key) ?? find(join(dir, key), language, text).finally(() => making.delete(key));
      making.set(key, clip);
      return clip;
    },
    naming: async (kind, language, name, signal) => {
      const voice = await speech.say(language, textsIn(language).sound.says[kind](name), signal);
      return voice && onTheWay(voice);
    },
    idle: async () => {
      await Promise.all(keeping);
    },
  };
};
