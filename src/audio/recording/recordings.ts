/** The recordings that are kept: their rows, their keys and their files, and how they go. */
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ids } from '../../ids.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { AlsoRecord, Transaction } from '../../store/log.ts';
import type { Recorded } from '../../talk/events.ts';
import type { Talk } from '../../talk/talk.ts';
import {
  EMPTY_TRACK,
  openTrack,
  type ReadTrack,
  readTrack,
  type TrackKey,
  type TrackWriter,
} from './track.ts';

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

/** A recording that can go on. `startedAt`: time 0 of its tracks, in milliseconds since 1970. */
export type OpenRecording = { id: string; startedAt: number; key: Uint8Array };

export type Recordings = {
  /** How long a recording may be, in milliseconds, and how large, in bytes. */
  readonly limits: { readonly ms: number; readonly bytes: number };
  /** Whether there is a key to seal recordings with; see {@link Vault}. */
  state(): ReturnType<Vault['state']>;
  /**
   * What events do to the rows of recordings, in the events' own transaction: who takes their yes back has no key any
   * more from that moment on.
   */
  rows(talk: Talk, events: readonly Recorded[]): AlsoRecord | undefined;
  /** A recording to go on with; null when it is gone, or its key can't be opened. */
  open(recordingId: string): Promise<OpenRecording | null>;
  /** Somebody's track of a recording, to write behind what it has; there is one of each person. */
  openTrack(recording: OpenRecording, userId: string): Promise<TrackWriter>;
  /** Removes what is still there of those who took their yes back in a talk: on the disk, or opened while they did. */
  tidy(talk: Pick<Talk, 'id' | 'consents'>): Promise<void>;
  /** A recording with the tracks of those who agree now. */
  get(recordingId: string): Promise<KeptRecording>;
  /** Deletes a recording for good: its key first, without which its files are noise. */
  erase(recordingId: string): Promise<void>;
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
  limits,
  ids,
}: {
  prisma: PrismaClient;
  vault: Vault;
  dir: string;
  limits: Recordings['limits'];
  ids: Ids;
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
  const place = async (recordingId: string, trackId: string): Promise<string> => {
    await folder(recordingId);
    return fileOf(recordingId, trackId);
  };
  const removeFiles = (path: string) => rm(path, { recursive: true, force: true });

  const erase = async (recordingId: string): Promise<void> => {
    await prisma.recording.deleteMany({ where: { id: recordingId } });
    await removeFiles(dirOf(recordingId));
  };

  /** Files come after their rows, and go after them: one without a row is nobody's. */
  const removeOrphans = async (recordingId: string): Promise<void> => {
    const found = (await namesIn(dirOf(recordingId))).filter((name) => name.endsWith(SUFFIX));
    const recording = await prisma.recording.findUnique({
      where: { id: recordingId },
      select: { tracks: { select: { id: true } } },
    });
    if (!recording) await removeFiles(dirOf(recordingId));
    const known = new Set(recording?.tracks.map(({ id }) => `${id}${SUFFIX}`));
    for (const name of found) if (!known.has(name)) await removeFiles(join(dirOf(recordingId), name));
  };

  const started = async (tx: Transaction, talkId: string, id: string, at: number): Promise<void> => {
    await tx.recording.create({
      data: { id, talkId, startedAt: new Date(at), key: vault.forRecording(id) },
    });
  };

  /** What one event does to the rows; undefined when it does nothing. */
  const effectOf = (talk: Talk, event: Recorded): AlsoRecord | undefined => {
    const { id: talkId } = talk;
    switch (event.type) {
      case 'recording-started':
        return (tx) => started(tx, talkId, event.recordingId, event.at);
      case 'recording-stopped':
      case 'ended':
        return async (tx) => {
          const where = { talkId, endedAt: null };
          await tx.recording.updateMany({ where, data: { endedAt: new Date(event.at) } });
        };
      case 'consent-withdrawn':
        return async (tx) => {
          await tx.track.deleteMany({ where: { userId: event.userId, recording: { talkId } } });
        };
      default:
        return undefined;
    }
  };

  return {
    limits,
    state: vault.state,
    rows: (talk, events) => {
      const effects = events.flatMap((event) => effectOf(talk, event) ?? []);
      if (effects.length === 0) return undefined;
      return async (tx) => {
        for (const effect of effects) await effect(tx);
      };
    },
    open: async (recordingId) => {
      const where = { id: recordingId };
      const row = UUID.test(recordingId) ? await prisma.recording.findUnique({ where }) : null;
      const key = row && vault.ofRecording(row);
      return row && key && { id: row.id, startedAt: row.startedAt.getTime(), key };
    },
    openTrack: async ({ id: recordingId, key: recordingKey }, userId) => {
      const found = await prisma.track.findUnique({ where: { recordingId_userId: { recordingId, userId } } });
      const id = found?.id ?? ids.recording();
      const sealed = found?.key ?? vault.forTrack(recordingKey, id);
      if (!found) await prisma.track.create({ data: { id, recordingId, userId, key: sealed } });
      const key = vault.ofTrack(recordingKey, { id, key: sealed });
      if (!key) throw new Error('the key of a track does not open');
      return openTrack(await place(recordingId, id), { name: id, key }, ids);
    },
    tidy: async ({ id: talkId, consents }) => {
      const agreed = consents.filter(({ answer }) => answer === 'given').map(({ userId }) => userId);
      await prisma.track.deleteMany({ where: { recording: { talkId }, userId: { notIn: agreed } } });
      const rows = await prisma.recording.findMany({ where: { talkId }, select: { id: true } });
      for (const { id } of rows) await removeOrphans(id);
    },
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
          size: Math.max(0, (await sizeOf(path)) - EMPTY_TRACK),
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
    sweep: async (before) => {
      const expired = await prisma.recording.findMany({
        where: { endedAt: { lt: before } },
        select: { id: true },
      });
      for (const { id } of expired) await erase(id);
      for (const name of await namesIn(dir)) if (UUID.test(name)) await removeOrphans(name);
    },
    place,
    folder,
    size: async (recordingId) => {
      const at = dirOf(recordingId);
      const sizes = (await namesIn(at)).map((name) => sizeOf(join(at, name)));
      return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    },
  };
};
