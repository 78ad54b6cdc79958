/** The recordings that are kept: their rows, their keys and their files, and how they go. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Vault } from '../privacy/vault.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { type ReadTrack, readTrack, type TrackKey } from './track.ts';

/** A speaker's track of a recording. */
export type KeptTrack = {
  trackId: string;
  userId: string;
  /** Bytes on the disk; 0 when nothing was said yet. */
  size: number;
  read(): Promise<ReadTrack>;
};

/**
 * A recording that can be heard, or why it can't. `gone`: there is none, or it was deleted; `no-key`, `wrong-key`: the
 * operator's key is missing, or another than the one it was sealed with.
 */
export type KeptRecording =
  | {
      ok: true;
      talkId: string;
      /** Time 0 of its tracks, in milliseconds since 1970. */
      startedAt: number;
      /** Null while it goes on. */
      endedAt: number | null;
      tracks: readonly KeptTrack[];
    }
  | { ok: false; reason: 'gone' | 'no-key' | 'wrong-key' };

export type Recordings = {
  /** A recording with the tracks of those who agree now. */
  get(recordingId: string): Promise<KeptRecording>;
  /** Deletes a recording for good: its key first, without which its files are noise. */
  erase(recordingId: string): Promise<void>;
  /** Deletes what was kept of somebody in a talk, as {@link erase} does. */
  eraseOf(talkId: string, userId: string): Promise<void>;
  /** Deletes the recordings that ended before an instant, and files that belong to none. */
  sweep(before: Date): Promise<void>;
  /** Where a track lies; makes the directory. */
  place(recordingId: string, trackId: string): Promise<string>;
  /** Where all of a recording lies; makes the directory. It goes with the recording. */
  folder(recordingId: string): Promise<string>;
  /** Bytes that a recording takes on the disk. */
  size(recordingId: string): Promise<number>;
};

/** What we make ourselves; whatever else is asked for is no recording, and never a path. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const SUFFIX = '.track';

const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size;
  } catch {
    return 0;
  }
};

const namesIn = async (dir: string): Promise<string[]> => {
  try {
    return await readdir(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

/** Makes the keeper of recordings. `dir`: where their files are; only for the bot. */
export const createRecordings = ({
  prisma,
  vault,
  dir,
}: {
  prisma: PrismaClient;
  vault: Vault;
  dir: string;
}): Recordings => {
  const dirOf = (recordingId: string): string => {
    if (!UUID.test(recordingId)) throw new Error('not the id of a recording');
    return join(dir, recordingId);
  };
  const fileOf = (recordingId: string, trackId: string): string => {
    if (!UUID.test(trackId)) throw new Error('not the id of a track');
    return join(dirOf(recordingId), `${trackId}${SUFFIX}`);
  };
  const folder = async (recordingId: string): Promise<string> => {
    const path = dirOf(recordingId);
    await mkdir(path, { recursive: true, mode: 0o700 });
    return path;
  };
  const removeFiles = (path: string) => rm(path, { recursive: true, force: true });

  const erase = async (recordingId: string): Promise<void> => {
    await prisma.recording.deleteMany({ where: { id: recordingId } });
    await removeFiles(dirOf(recordingId));
  };

  /** Files come after their rows, and go after them: one without a row is nobody's. */
  const removeOrphans = async (): Promise<void> => {
    for (const recordingId of (await namesIn(dir)).filter((name) => UUID.test(name))) {
      const found = (await namesIn(dirOf(recordingId))).filter((name) => name.endsWith(SUFFIX));
      const recording = await prisma.recording.findUnique({
        where: { id: recordingId },
        select: { tracks: { select: { id: true } } },
      });
      if (!recording) await removeFiles(dirOf(recordingId));
      const known = new Set(recording?.tracks.map(({ id }) => `${id}${SUFFIX}`));
      for (const name of found) if (!known.has(name)) await removeFiles(join(dirOf(recordingId), name));
    }
  };

  return {
    get: async (recordingId) => {
      if (!UUID.test(recordingId)) return { ok: false, reason: 'gone' };
      const row = await prisma.recording.findUnique({
        where: { id: recordingId },
        include: { tracks: { orderBy: { id: 'asc' } } },
      });
      if (!row) return { ok: false, reason: 'gone' };
      const key = vault.ofRecording(row);
      if (!key) return { ok: false, reason: vault.state() === 'no-key' ? 'no-key' : 'wrong-key' };
      const tracks = row.tracks.map(async (track): Promise<KeptTrack> => {
        const path = fileOf(row.id, track.id);
        const trackKey = vault.ofTrack(key, track);
        return {
          trackId: track.id,
          userId: track.userId,
          size: await sizeOf(path),
          read: async () =>
            trackKey
              ? readTrack(path, { name: track.id, key: trackKey } satisfies TrackKey)
              : { ok: false, reason: 'wrong-key' },
        };
      });
      return {
        ok: true,
        talkId: row.talkId,
        startedAt: row.startedAt.getTime(),
        endedAt: row.endedAt?.getTime() ?? null,
        tracks: await Promise.all(tracks),
      };
    },
    erase,
    eraseOf: async (talkId, userId) => {
      const tracks = await prisma.track.findMany({ where: { userId, recording: { talkId } } });
      await prisma.track.deleteMany({ where: { id: { in: tracks.map(({ id }) => id) } } });
      for (const { id, recordingId } of tracks) await removeFiles(fileOf(recordingId, id));
    },
    sweep: async (before) => {
      const expired = await prisma.recording.findMany({
        where: { endedAt: { lt: before } },
        select: { id: true },
      });
      for (const { id } of expired) await erase(id);
      await removeOrphans();
    },
    place: async (recordingId, trackId) => {
      await folder(recordingId);
      return fileOf(recordingId, trackId);
    },
    folder,
    size: async (recordingId) => {
      const at = dirOf(recordingId);
      const sizes = (await namesIn(at)).map((name) => sizeOf(join(at, name)));
      return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    },
  };
};
