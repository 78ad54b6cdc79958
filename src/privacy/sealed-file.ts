/** A file on disk that is sealed in chunks, so that any part of it can be read without opening the rest. */
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import type { Ids } from '../ids.ts';
import { seal, unseal } from './seal.ts';

/** Bytes of what is sealed in a chunk, how many more it takes on disk for nonce and tag, and both. */
const CHUNK = 64 * 1024;
const MORE = 28;
const ON_DISK = CHUNK + MORE;
/** Bytes that each chunk begins with, and that are random. */
const NONCE = 12;

/** What opens a file. `name` binds the chunks to it: one of another file, or at another place, does not open. */
export type FileKey = { name: string; key: Uint8Array };

/** A file that can be read, or why it can't: `gone` from the disk, or not as it was sealed with this key. */
export type SealedFile =
  | {
      ok: true;
      /** Bytes that were sealed. */
      size: number;
      /** Another for every writing, whatever is in it. */
      mark: string;
      /**
       * The bytes from `from` to before `to`, in parts as they come. Closes the file when it ends.
       *
       * @throws Error where the file was changed
       */
      read(from: number, to: number): AsyncGenerator<Buffer>;
    }
  | { ok: false; reason: 'gone' | 'damaged' };

/** The last chunk says that it is, so that a file which was cut off does not open. */
const aboutOf = (name: string, index: number, last: boolean): string =>
  `file ${name} ${last ? 'last chunk' : 'chunk'} ${index}`;

/** How a file ends that is not whole yet. */
export const UNFINISHED = '.part';

/**
 * Writes a file. It is there as a whole or not at all: until the end it has another name, of each writing its own, so that
 * two at once don't write into the same.
 *
 * @returns how many bytes were sealed
 */
export const writeSealed = async (
  path: string,
  { name, key }: FileKey,
  parts: AsyncIterable<Uint8Array>,
  ids: Ids,
): Promise<number> => {
  const unfinished = `${path}.${ids.secret(4).toString('hex')}${UNFINISHED}`;
  const file = await open(unfinished, 'wx', 0o600);
  let waiting: Uint8Array[] = [];
  let waits = 0;
  let index = 0;
  const put = async (bytes: Uint8Array, last: boolean): Promise<void> => {
    await file.appendFile(seal(key, bytes, aboutOf(name, index++, last), ids));
  };
  try {
    for await (const part of parts) {
      waiting.push(part);
      waits += part.length;
      if (waits <= CHUNK) continue;
      let all: Uint8Array = Buffer.concat(waiting);
      // One chunk is always kept back: it could be the last.
      for (; all.length > CHUNK; all = all.subarray(CHUNK)) await put(all.subarray(0, CHUNK), false);
      waiting = [all];
      waits = all.length;
    }
    await put(Buffer.concat(waiting), true);
    await file.sync();
  } catch (error) {
    // On a full disk it would go on taking room.
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
  return (index - 1) * CHUNK + waits;
};

/** Opens a file that {@link writeSealed} wrote. */
export const openSealed = async (path: string, { name, key }: FileKey): Promise<SealedFile> => {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!file) return { ok: false, reason: 'gone' };
  let last: number;
  const chunkAt = async (from: FileHandle, index: number): Promise<Buffer | null> => {
    const sealed = Buffer.alloc(ON_DISK);
    const { bytesRead } = await from.read(sealed, 0, ON_DISK, index * ON_DISK);
    return unseal(key, sealed.subarray(0, bytesRead), aboutOf(name, index, index === last));
  };
  let size: number;
  let mark: string;
  try {
    const { size: onDisk } = await file.stat();
    last = Math.ceil(onDisk / ON_DISK) - 1;
    size = onDisk - (last + 1) * MORE;
    // It tells whether all is there, and whether the key is the right one.
    if (last < 0 || !(await chunkAt(file, last))) return { ok: false, reason: 'damaged' };
    const nonce = Buffer.alloc(NONCE);
    await file.read(nonce, 0, NONCE, last * ON_DISK);
    mark = nonce.toString('base64url');
  } finally {
    await file.close();
  }
  return {
    ok: true,
    size,
    mark,
    read: async function* (from, to) {
      const reading = await open(path, 'r');
      try {
        for (let index = Math.floor(from / CHUNK); index * CHUNK < to; index++) {
          const chunk = await chunkAt(reading, index);
          if (!chunk) throw new Error(`chunk ${index} of a sealed file does not open`);
          yield chunk.subarray(Math.max(0, from - index * CHUNK), to - index * CHUNK);
        }
      } finally {
        await reading.close();
      }
    },
  };
};
