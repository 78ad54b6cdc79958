/** One speaker's track on disk: a page for each second in which they spoke, each sealed by itself, one after the other. */
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Ids } from '../../ids.ts';
import { seal, unseal } from '../../privacy/seal.ts';
import type { Heard } from '../opus/packets.ts';

/**
 * The file: {@link MAGIC}, then records: length in 4 bytes, and that many bytes, sealed. What is sealed is a page: its
 * second in 4 bytes, then packets: the sample at which it begins in the page in 2 bytes, its length in 2 bytes, and it.
 * All numbers are little-endian and unsigned. Silence takes no room.
 */
const MAGIC = Buffer.from('rostrum track 1\n');

/** Bytes of a track in which nothing was said. */
export const EMPTY_TRACK = MAGIC.length;

const LENGTH = 4;
const SECOND = 4;
const PACKET_HEAD = 4;
const PER_MS = 48;
/** A longer record is none: a second of packets is far shorter. */
const RECORD_MAX = 4 * 1024 * 1024;

/** What opens a track. `name` binds its pages to it: a page of another track, or at another place, does not open. */
export type TrackKey = { name: string; key: Uint8Array };

/** The packets that begin in one second of the time line. */
export type Page = { second: number; packets: readonly Heard[] };

export type TrackWriter = {
  /** Writes a page behind the others; one at a time. Rejects as the file system does, such as with ENOSPC. */
  append(page: Page): Promise<void>;
  /** Resolves when all that was appended is on the disk itself. */
  sync(): Promise<void>;
  close(): Promise<void>;
  /** Length of the file in bytes. */
  size(): number;
};

const aboutOf = (name: string, index: number): string => `track ${name} page ${index}`;

const written = ({ second, packets }: Page): Buffer => {
  const head = Buffer.alloc(SECOND);
  head.writeUInt32LE(second);
  const parts = packets.flatMap(({ at, packet }) => {
    const entry = Buffer.alloc(PACKET_HEAD);
    entry.writeUInt16LE(Math.round((at - second * 1_000) * PER_MS));
    entry.writeUInt16LE(packet.length, 2);
    return [entry, packet];
  });
  return Buffer.concat([head, ...parts]);
};

function* packetsIn(page: Buffer): Generator<Heard> {
  const start = page.readUInt32LE() * 1_000;
  for (let place = SECOND; place + PACKET_HEAD <= page.length; ) {
    const at = start + page.readUInt16LE(place) / PER_MS;
    const end = place + PACKET_HEAD + page.readUInt16LE(place + 2);
    yield { at, packet: page.subarray(place + PACKET_HEAD, end) };
    place = end;
  }
}

const readAt = async (file: FileHandle, position: number, length: number): Promise<Buffer | null> => {
  const buffer = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(buffer, done, length - done, position + done);
    if (bytesRead === 0) return null;
    done += bytesRead;
  }
  return buffer;
};

/** The records of a file that are there as a whole: where each ends, and what is sealed in it when it is wanted. */
async function* recordsOf(
  file: FileHandle,
): AsyncGenerator<{ end: number; sealed(): Promise<Buffer | null> }> {
  let place = MAGIC.length;
  const { size } = await file.stat();
  for (;;) {
    const head = await readAt(file, place, LENGTH);
    const length = head?.readUInt32LE() ?? 0;
    const start = place + LENGTH;
    if (length === 0 || length > RECORD_MAX || start + length > size) return;
    place = start + length;
    yield { end: place, sealed: () => readAt(file, start, length) };
  }
}

/** Where the last record ends that opens: what a crash left half written behind it does not count. */
const endOf = async (
  file: FileHandle,
  { name, key }: TrackKey,
): Promise<{ end: number; records: number }> => {
  let before = MAGIC.length;
  let end = MAGIC.length;
  let records = 0;
  let last: (() => Promise<Buffer | null>) | undefined;
  for await (const record of recordsOf(file)) {
    before = end;
    end = record.end;
    records += 1;
    last = record.sealed;
  }
  const sealed = await last?.();
  if (!sealed || unseal(key, sealed, aboutOf(name, records - 1))) return { end, records };
  return { end: before, records: records - 1 };
};

/**
 * Opens a track to write behind what it has; makes it when it is not there. What a crash left half written is cut off.
 */
export const openTrack = async (path: string, trackKey: TrackKey, ids: Ids): Promise<TrackWriter> => {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    const magic = await readAt(file, 0, MAGIC.length);
    if (!magic?.equals(MAGIC)) {
      await file.truncate(0);
      await file.write(MAGIC, 0, MAGIC.length, 0);
    }
    let { end, records } = await endOf(file, trackKey);
    await file.truncate(end);
    return {
      append: async (page) => {
        const sealed = seal(trackKey.key, written(page), aboutOf(trackKey.name, records), ids);
        const head = Buffer.alloc(LENGTH);
        head.writeUInt32LE(sealed.length);
        const record = Buffer.concat([head, sealed]);
        for (let done = 0; done < record.length; ) {
          const { bytesWritten } = await file.write(record, done, record.length - done, end + done);
          done += bytesWritten;
        }
        end += record.length;
        records += 1;
      },
      sync: () => file.datasync(),
      close: () => file.close(),
      size: () => end,
    };
  } catch (error) {
    await file.close();
    throw error;
  }
};

/** A track that can be heard, or why it can't: `gone` from the disk, or sealed with another key than this. */
export type ReadTrack =
  | { ok: true; packets: AsyncIterable<Heard> }
  | { ok: false; reason: 'gone' | 'wrong-key' };

/**
 * Reads a track, also while it is being written.
 *
 * `packets` gives each packet bit for bit as it was said, in the order of their times, once, in little memory; silence is
 * not among them. A page that was cut off, or damaged, is passed over.
 */
export const readTrack = async (path: string, { name, key }: TrackKey): Promise<ReadTrack> => {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (!file) return { ok: false, reason: 'gone' };
  try {
    let records = 0;
    let opens = false;
    for await (const record of recordsOf(file)) {
      const sealed = await record.sealed();
      opens = sealed !== null && unseal(key, sealed, aboutOf(name, records)) !== null;
      records += 1;
      if (opens) break;
    }
    if (records > 0 && !opens) return { ok: false, reason: 'wrong-key' };
  } finally {
    await file.close();
  }
  return { ok: true, packets: packetsOf(path, { name, key }) };
};

async function* packetsOf(path: string, { name, key }: TrackKey): AsyncGenerator<Heard> {
  const file = await open(path, 'r');
  try {
    let index = 0;
    for await (const record of recordsOf(file)) {
      const sealed = await record.sealed();
      const page = sealed && unseal(key, sealed, aboutOf(name, index));
      if (page) yield* packetsIn(page);
      index += 1;
    }
  } finally {
    await file.close();
  }
}
