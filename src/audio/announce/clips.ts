/** Announcements as Opus packets, made once: chimes, and sentences, which are kept on disk unless they name somebody. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { type Language, textsIn } from '../../cards/texts/index.ts';
import type { Clock } from '../../clock.ts';
import type { Announced } from '../../talk/announced.ts';
import { FRAME_MS } from '../opus/codec.ts';
import { encode } from '../opus/encode.ts';
import { joined } from '../opus/pcm.ts';
import { chime } from './chimes.ts';
import type { Speech } from './speech.ts';

/** The same packets twice, of 20 ms each: as they are, and for while somebody speaks. */
export type Clip = { readonly full: readonly Buffer[]; readonly quiet: readonly Buffer[] };

export type Clips = {
  /** The chime of a kind, alone. */
  chime(kind: Announced): Promise<Clip>;
  /**
   * The chime of a kind and then its sentence; the chime alone where nothing can speak.
   *
   * @param name of whom it tells; null for nobody
   */
  sentence(kind: Announced, language: Language, name: string | null): Promise<Clip>;
  /** Resolves when what was made is on the disk. */
  idle(): Promise<void>;
};

/** How long a clip lasts, in milliseconds. */
export const lengthOf = ({ full }: Clip): number => full.length * FRAME_MS;

/** What is left of the level while somebody speaks: −12 dB. */
const QUIET = 0.25;

/** Between a chime and its sentence, in milliseconds. */
const PAUSE = 60;

/** How much is kept on disk, in bytes: about an hour of announcements. What was not used for longest goes first. */
export const KEPT = 32 * 2 ** 20;

/** How many sentences with a name are remembered, in memory alone: of a line of people who speak more than once. */
export const REMEMBERED = 50;

/** Changes when the same words are to sound different. */
const EDITION = 1;

const clipOf = async (samples: Float32Array): Promise<Clip> => ({
  full: await encode(samples),
  quiet: await encode(samples.map((sample) => sample * QUIET)),
});

/** Each packet after its length in two bytes: the full ones, and as many quiet ones. */
const toFile = ({ full, quiet }: Clip): Buffer =>
  Buffer.concat(
    [...full, ...quiet].flatMap((packet) => {
      const length = Buffer.alloc(2);
      length.writeUInt16LE(packet.length);
      return [length, packet];
    }),
  );

/** Null for a file that breaks off. */
const fromFile = (file: Buffer): Clip | null => {
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
  /** What names somebody, which never goes to the disk; what was not used for longest is first. */
  const naming = new Map<string, Clip>();

  const chimeOf = (kind: Announced): Promise<Clip> => {
    const make = () =>
      clipOf(chime(kind)).catch((error: unknown) => {
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

  const keep = async (path: string, clip: Clip): Promise<void> => {
    await mkdir(dir, { recursive: true });
    // Whole or not at all: another process may read it, and this one may be killed.
    const part = `${path}.${process.pid}`;
    await writeFile(part, toFile(clip));
    await rename(part, path);
    await tidy();
  };

  const make = async (kind: Announced, language: Language, text: string): Promise<Clip | null> => {
    const voice = await speech.say(language, text);
    return voice && clipOf(joined([chime(kind), voice], PAUSE));
  };

  const fromDisk = async (path: string, anew: () => Promise<Clip | null>): Promise<Clip | null> => {
    const known = await readFile(path).then(fromFile, () => null);
    if (known) {
      await utimes(path, clock.now(), clock.now()).catch(() => undefined);
      return known;
    }
    const clip = await anew();
    if (!clip) return null;
    // Heard at once, kept meanwhile.
    const kept = keep(path, clip)
      .catch((error: unknown) => log.warn({ err: error }, 'an announcement could not be kept on disk'))
      .finally(() => keeping.delete(kept));
    keeping.add(kept);
    return clip;
  };

  const fromMemory = async (key: string, anew: () => Promise<Clip | null>): Promise<Clip | null> => {
    const clip = naming.get(key) ?? (await anew());
    if (!clip) return null;
    naming.delete(key);
    naming.set(key, clip);
    for (const oldest of [...naming.keys()].slice(0, -REMEMBERED)) naming.delete(oldest);
    return clip;
  };

  return {
    chime: chimeOf,
    sentence: async (kind, language, name) => {
      const says = textsIn(language).sound.says[kind];
      const text = says(name);
      const engine = await speech.engine();
      const of = JSON.stringify([EDITION, engine, kind, language, text]);
      const key = createHash('sha256').update(of).digest('hex');
      const anew = () => make(kind, language, text);
      const find = () => (text === says(null) ? fromDisk(join(dir, key), anew) : fromMemory(key, anew));
      const clip = making.get(key) ?? find().finally(() => making.delete(key));
      making.set(key, clip);
      return (await clip) ?? chimeOf(kind);
    },
    idle: async () => {
      await Promise.all(keeping);
    },
  };
};
