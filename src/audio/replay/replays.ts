/** The replays of talks: mixed from what was recorded once a talk is over, kept sealed, and heard only while all in them agree. */
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Ids } from '../../ids.ts';
import { openSealed, type SealedFile, UNFINISHED } from '../../privacy/sealed-file.ts';
import type { Vault } from '../../privacy/vault.ts';
import type { Prisma, PrismaClient } from '../../store/generated/client.ts';
import type { Replay, ReplayFailure } from '../../talk/replay.ts';
import type { Tag } from '../opus/ogg.ts';
import type { Recordings } from '../recording/recordings.ts';
import type { TrackKey } from '../recording/track.ts';
import type { Mixing } from './mixing.ts';
import { bitrateFor } from './upload.ts';

export const FORMATS = ['ogg', 'mp3', 'm4a'] as const;
export type ReplayFormat = (typeof FORMATS)[number];
/** What is kept of a replay: its sound, and its captions as WebVTT. */
export type ReplayFile = ReplayFormat | 'vtt';

/** A track that is in a replay, and the key for it. */
export type Source = { userId: string; path: string; key: TrackKey };

export type Replays = {
  /** The replays of a talk, in the order in which they were recorded. */
  ofTalk(talkId: string): Promise<readonly Replay[]>;
  /** One of them; null when there is none. */
  get(recordingId: string): Promise<Replay | null>;
  /** The latest replays of a server, at most so many. */
  ofServer(guildId: string, most: number): Promise<readonly Replay[]>;
  /** Those of a server that are published, the latest first. */
  published(guildId: string): Promise<readonly Replay[]>;
  /** A file of one that is ready; `gone` when somebody who is in it took their consent back. */
  open(recordingId: string, file: ReplayFile): Promise<SealedFile>;
  /** Where a file of it lies, and the key for it; null when there is no replay to make it of. */
  place(recordingId: string, file: ReplayFile): Promise<{ path: string; name: string; key: Buffer } | null>;
  /** The tracks that are in one that is ready; null when there is none, or its key can't be opened. */
  sources(recordingId: string): Promise<readonly Source[] | null>;
  /** Lets everybody hear it, or takes that back. Gives false when there is none that is ready. */
  publish(recordingId: string, since: Date | null): Promise<boolean>;
  /** The talks of which a mix was begun, and neither made nor given up. */
  unfinished(): Promise<readonly string[]>;
  /** Tries again what failed. */
  again(recordingId: string): Promise<void>;
  /** Removes files that are of no replay any more: of one that was made anew, or deleted, while they were written. */
  tidy(recordingId: string): Promise<void>;
  /** Does so for all, before anything is made: also what a kill left half written. */
  sweep(): Promise<void>;
  /**
   * Makes what is not yet made of a talk that is over, and makes anew what holds somebody who took their consent back.
   * Rejects when it has to be tried again.
   */
  make(talkId: string): Promise<void>;
};

/** How the file of a recording is called inside, in what language, and how large it may be. */
export type Labels = (
  talkId: string,
  recording: { from: number; to: number; heard: readonly string[] },
) => Promise<{ tags: readonly Tag[]; limit: number }>;

export type ReplaysDeps = {
  prisma: PrismaClient;
  recordings: Recordings;
  vault: Vault;
  mixing: Mixing;
  labels: Labels;
  ids: Ids;
  log: Logger;
  /** Told that the replays of a talk changed. */
  changed: (talkId: string) => void;
};

/** What an id looks like: whatever else is asked for is none. */
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the names of all files of replays begin with. */
const PREFIX = 'replay-';

/** How often a mix is tried before a person has to ask for it. */
const TRIES = 3;
/** Its progress is recorded in steps of so many percent. */
const STEP = 5;

const WITH = {
  replay: true,
  tracks: { orderBy: { id: 'asc' } },
  talk: { select: { guildId: true, topic: true, hostId: true, announceId: true } },
} as const satisfies Prisma.RecordingInclude;
type Row = Prisma.RecordingGetPayload<{ include: typeof WITH }>;
/** A recording whose mix was begun, with the key of this one. */
type Begun = Row & { replay: NonNullable<Row['replay']> };

/**
 * What the names of a mix's files begin with. Each mix has its own key and so its own files: of two that are made at once, by
 * the process of a bot that was killed or by a second bot, neither writes over the other's, and the row says which counts.
 */
const filesOf = (key: Uint8Array): string =>
  `${PREFIX}${createHash('sha256').update(key).digest('hex').slice(0, 16)}.`;

/** Whether everybody who is in it still agrees. */
const stands = ({ replay, tracks }: Row): boolean =>
  replay?.tracks.every((id) => tracks.some((track) => track.id === id)) ?? false;

const shown = (row: Row): Replay | null => {
  const { replay, tracks, talk } = row;
  if (!replay) return null;
  // Until it is made anew without them, what holds somebody who does not agree any more is as good as not there.
  const status = replay.status === 'ready' && !stands(row) ? 'mixing' : replay.status;
  return {
    recordingId: row.id,
    talkId: row.talkId,
    guildId: talk.guildId,
    topic: talk.topic,
    hostId: talk.hostId,
    announceId: talk.announceId,
    startedAt: row.startedAt.getTime(),
    duration: replay.duration,
    status,
    progress: replay.progress,
    why: replay.why as ReplayFailure | null,
    size: replay.size,
    speakers: replay.tracks.map((id) => tracks.find((track) => track.id === id)?.userId ?? ''),
    waveform: replay.waveform as number[][],
    captions: status === 'ready' ? replay.captions : replay.captions && 'wanted',
    publishedAt: replay.publishedAt?.getTime() ?? null,
  };
};

/** Makes the keeper of replays. */
export const createReplays = (deps: ReplaysDeps): Replays => {
  const { prisma, recordings, vault, mixing, labels, ids, log, changed } = deps;

  const rowOf = async (recordingId: string): Promise<Row | null> =>
    UUID.test(recordingId)
      ? prisma.recording.findUnique({ where: { id: recordingId }, include: WITH })
      : null;

  const rowsOf = async (where: Prisma.RecordingWhereInput, take?: number): Promise<readonly Replay[]> => {
    const rows = await prisma.recording.findMany({
      where: { replay: { isNot: null }, ...where },
      include: WITH,
      orderBy: { startedAt: 'desc' },
      ...(take === undefined ? {} : { take }),
    });
    return rows.flatMap((row) => shown(row) ?? []);
  };

  const fileOf = async (row: Row, format: ReplayFile) => {
    const { replay } = row;
    const recordingKey = vault.ofRecording(row);
    const key = recordingKey && replay && vault.ofReplay(recordingKey, { id: row.id, key: replay.key });
    if (!replay || !key) return null;
    const path = join(await recordings.folder(row.id), `${filesOf(replay.key)}${format}`);
    return { path, name: `${row.id} ${format}`, key };
  };

  /** Removes the files of replays of a recording that are not of the mix that counts, and of those what may not stay. */
  const tidy = async (recordingId: string, mayStay = (_name: string) => true): Promise<void> => {
    const folder = await recordings.folder(recordingId);
    // Before the row is: no file is written before the row has its key, so none of a later key is among them.
    const names = (await readdir(folder)).filter((name) => name.startsWith(PREFIX));
    const row = await rowOf(recordingId);
    if (!row) return recordings.erase(recordingId);
    const own = row.replay && filesOf(row.replay.key);
    for (const name of names)
      if (!own || !name.startsWith(own) || !mayStay(name)) await rm(join(folder, name), { force: true });
  };

  const sourcesOf = async (row: Row, recordingKey: Uint8Array, trackIds: readonly string[]) =>
    Promise.all(
      row.tracks
        .filter(({ id }) => trackIds.includes(id))
        .map(async (track): Promise<Source> => {
          const key = vault.ofTrack(recordingKey, track) ?? new Uint8Array();
          return {
            userId: track.userId,
            path: await recordings.place(row.id, track.id),
            key: { name: track.id, key },
          };
        }),
    );

  /** Records how a mix ended; false when it is not the one that counts any more. */
  const settle = async (row: Begun, data: Prisma.ReplayUpdateManyMutationInput): Promise<boolean> => {
    const where = { recordingId: row.id, status: 'mixing', key: Uint8Array.from(row.replay.key) } as const;
    const { count } = await prisma.replay.updateMany({ where, data });
    if (count === 0) await tidy(row.id);
    changed(row.talkId);
    return count > 0;
  };

  const fail = (row: Begun, why: ReplayFailure, tries: number): Promise<boolean> =>
    settle(row, { status: 'failed', why, tries });

  const begin = async (
    row: Row,
    recordingKey: Uint8Array | null,
    tracks: readonly string[],
  ): Promise<Begun> => {
    const data = {
      status: 'mixing' as const,
      progress: 0,
      why: null,
      tracks: [...tracks],
      // Another key each time: what is made anew can't be heard with what the mix before was heard with.
      key: recordingKey ? vault.forReplay(recordingKey, row.id) : new Uint8Array(),
      duration: (row.endedAt?.getTime() ?? 0) - row.startedAt.getTime(),
      size: 0,
      waveform: [],
      // Whoever wanted them wants them of what is made anew as well.
      captions: row.replay?.captions ? ('wanted' as const) : null,
    };
    const replay = await prisma.replay.upsert({
      where: { recordingId: row.id },
      create: { recordingId: row.id, ...data },
      update: data,
    });
    changed(row.talkId);
    return { ...row, replay };
  };

  const mixOne = async (row: Row): Promise<void> => {
    const kept = await recordings.get(row.id);
    const recordingKey = vault.ofRecording(row);
    const spoke = kept.ok ? kept.tracks.filter(({ size }) => size > 0) : [];
    const trackIds = spoke.map(({ trackId }) => trackId);
    const begun = await begin(row, recordingKey, trackIds);
    await tidy(row.id);
    if (!recordingKey || spoke.length === 0) {
      await fail(begun, recordingKey ? 'silent' : 'no-key', TRIES);
      return;
    }
    const out = await fileOf(begun, 'ogg');
    if (!out) return;
    const { duration, tries } = begun.replay;
    const from = row.startedAt.getTime();
    const heard = spoke.map(({ userId }) => userId);
    const { tags, limit } = await labels(row.talkId, { from, to: from + duration, heard });
    const sources = await sourcesOf(row, recordingKey, trackIds);
    let told = 0;
    const job = {
      tracks: sources.map(({ path, key }) => ({ path, key })),
      durationMs: duration,
      bitrate: bitrateFor(duration, limit),
      tags,
      serial: ids.secret(4).readUInt32LE(),
      out: { path: out.path, key: { name: out.name, key: out.key } },
    };
    const end = await mixing.run(job, (share) => {
      const progress = Math.floor((share * 100) / STEP) * STEP;
      if (progress === told) return;
      told = progress;
      settle(begun, { progress }).catch((error: unknown) =>
        log.warn({ err: error }, 'the progress of a mix was not recorded'),
      );
    });
    if (!end.ok) {
      if (end.reason === 'stopped') throw new Error('the bot stops before a mix is done');
      log.warn({ recording: row.id, why: end.why, reason: end.reason }, 'a mix failed');
      const counts = await fail(begun, end.reason === 'full' ? 'full' : 'mixer', tries + 1);
      if (counts && tries + 1 < TRIES) throw new Error(`a mix failed: ${end.why}`);
      return;
    }
    const waveform = end.waveform.map((columns) => columns.map((level) => Math.round(level * 1_000) / 1_000));
    const ready = { status: 'ready', progress: 100, tries: 0, size: end.bytes, waveform } as const;
    if (await settle(begun, ready))
      log.info({ recording: row.id, bytes: end.bytes, duration }, 'a replay is ready');
  };

  return {
    ofTalk: async (talkId) => (await rowsOf({ talkId })).toReversed(),
    get: async (recordingId) => {
      const row = await rowOf(recordingId);
      return row && shown(row);
    },
    ofServer: (guildId, most) => rowsOf({ talk: { guildId } }, most),
    published: async (guildId) =>
      (await rowsOf({ talk: { guildId }, replay: { status: 'ready', publishedAt: { not: null } } })).filter(
        ({ status }) => status === 'ready',
      ),
    open: async (recordingId, format) => {
      const row = await rowOf(recordingId);
      if (row?.replay?.status !== 'ready' || !stands(row)) return { ok: false, reason: 'gone' };
      const file = await fileOf(row, format);
      return file ? openSealed(file.path, file) : { ok: false, reason: 'damaged' };
    },
    place: async (recordingId, format) => {
      const row = await rowOf(recordingId);
      return row?.replay?.status === 'ready' && stands(row) ? fileOf(row, format) : null;
    },
    sources: async (recordingId) => {
      const row = await rowOf(recordingId);
      const key = row && vault.ofRecording(row);
      if (!key || row.replay?.status !== 'ready' || !stands(row)) return null;
      return sourcesOf(row, key, row.replay.tracks);
    },
    publish: async (recordingId, since) => {
      const row = await rowOf(recordingId);
      const { count } = await prisma.replay.updateMany({
        where: { recordingId, status: 'ready' },
        data: { publishedAt: since },
      });
      if (row) changed(row.talkId);
      return count > 0;
    },
    unfinished: async () => {
      const rows = await prisma.recording.findMany({
        where: { replay: { status: 'mixing' } },
        select: { talkId: true },
        distinct: ['talkId'],
      });
      return rows.map(({ talkId }) => talkId);
    },
    again: async (recordingId) => {
      await prisma.replay.updateMany({ where: { recordingId, status: 'failed' }, data: { tries: 0 } });
    },
    tidy: (recordingId) => tidy(recordingId),
    sweep: async () => {
      const rows = await prisma.recording.findMany({
        where: { replay: { isNot: null } },
        select: { id: true },
      });
      for (const { id } of rows) await tidy(id, (name) => !name.endsWith(UNFINISHED));
    },
    make: async (talkId) => {
      const rows = await prisma.recording.findMany({
        where: { talkId, talk: { status: 'ended' } },
        include: WITH,
        orderBy: { startedAt: 'asc' },
      });
      if (rows.some(({ endedAt }) => endedAt === null))
        throw new Error('a recording has not come to its end');
      for (const row of rows) {
        const { replay } = row;
        if (replay?.status === 'ready' && stands(row)) continue;
        if (replay?.status === 'failed' && replay.tries >= TRIES && stands(row)) continue;
        await mixOne(row);
        // Somebody took their consent back meanwhile: the next try is without them.
        const now = await rowOf(row.id);
        if (now?.replay && !stands(now)) throw new Error('a mix has to be made without somebody');
      }
    },
  };
};
