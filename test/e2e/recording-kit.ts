/** What the tests of recordings share: a recorded talk on the real bot, what was said in it, and what the disk has of it. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '../../sandbox/actors/actors.ts';
import { type Community, seedCommunity } from '../../sandbox/community.ts';
import type { Said } from '../../sandbox/voice/speech.ts';
import { type Heard, SILENCE } from '../../src/audio/packets.ts';
import { createRecordings } from '../../src/audio/recordings.ts';
import { systemIds } from '../../src/ids.ts';
import { openVault } from '../../src/privacy/vault.ts';
import { choose, eventually, openTalk, startWhole, until, type Whole, WITHIN } from './support.ts';

export type Recorded = Whole & {
  /** Where the bot keeps its files. */
  dir: string;
  /** What can be heard in a recording with this key, by speaker; silence is left out. */
  heard(recordingId: string, key?: Uint8Array): Promise<Record<string, Heard[]> | string>;
  /** Everything on the disk: each file as it is, and what its tracks hold once they are opened. */
  disk(): Promise<Buffer>;
  /** The newest recording. */
  newest(): Promise<{ id: string; startedAt: number; endedAt: number | null }>;
};

/** The whole, with a key for recordings; `dir` to keep the files elsewhere, `env` for the bot besides. */
export const startRecorded = async (
  options: { dir?: string; env?: Record<string, string> } = {},
): Promise<Recorded> => {
  const key = systemIds.secret(32);
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'rostrum-recorded-')));
  const env = { RECORDING_KEY: key.toString('base64'), DATA_DIR: dir, ...options.env };
  const whole = await startWhole({ env });
  const { prisma } = whole.database;

  const recordings = async (own: Uint8Array = key) =>
    createRecordings({
      prisma,
      vault: await openVault(own, { prisma, ids: systemIds }),
      dir: join(dir, 'recordings'),
      limits: { ms: 0, bytes: 0 },
      ids: systemIds,
    });

  const heard = async (recordingId: string, own?: Uint8Array) => {
    const kept = await (await recordings(own)).get(recordingId);
    if (!kept.ok) return kept.reason;
    const all: Record<string, Heard[]> = {};
    for (const { userId, read } of kept.tracks) {
      const track = await read();
      const packets = track.ok ? await Array.fromAsync(track.packets) : [];
      all[userId] = packets.filter(({ packet }) => !packet.equals(SILENCE));
    }
    return all;
  };

  return {
    ...whole,
    dir,
    heard,
    disk: async () => {
      const entries = await readdir(dir, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      const raw = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name))));
      const opened: Buffer[] = [];
      for (const { id } of await prisma.recording.findMany()) {
        const tracks = await heard(id);
        if (typeof tracks === 'string') throw new Error(tracks);
        opened.push(...Object.values(tracks).flatMap((packets) => packets.map(({ packet }) => packet)));
      }
      return Buffer.concat([...raw, ...opened]);
    },
    newest: async () => {
      const row = await prisma.recording.findFirstOrThrow({ orderBy: { startedAt: 'desc' } });
      return { id: row.id, startedAt: row.startedAt.getTime(), endedAt: row.endedAt?.getTime() ?? null };
    },
    stop: async () => {
      await whole.stop();
      if (!options.dir) await rm(dir, { recursive: true, force: true });
    },
  };
};

/** Brings somebody of the line up. */
export const comesUp = async ({ ana, stage, announcements }: Community, person: Actor): Promise<void> => {
  person.joins(stage);
  await person.presses('Raise hand', { in: announcements });
  await ana.runs('/queue next');
  await eventually(() => person.acceptsInvitationToSpeak(), WITHIN);
};

/** Whether the bot hears a stage: it is there, not deaf, with a connection that answers. */
export const hears = ({ sandbox, application }: Whole, { guild, stage }: Community) =>
  eventually(() => {
    const state = guild.voiceStates.get(application.user.id);
    const ready = sandbox.voice.sessions.some(
      ({ seat, address, connection }) => seat.channelId === stage.id && address && connection,
    );
    if (state?.channel_id !== stage.id || state.self_deaf || !ready) throw new Error('it does not hear');
  }, WITHIN);

/** A talk that is recorded, with its host on the stage; they are asked and have not answered. */
export const recordedTalk = async (whole: Recorded): Promise<Community> => {
  const community = seedCommunity(whole.sandbox, whole.application);
  const { ana, announcements, stage } = community;
  await eventually(() => {
    if (!ana.commands().some(({ name }) => name === 'recording')) throw new Error('no commands yet');
  }, WITHIN);
  await choose(whole, community, { speakersAtOnce: 5 });
  await openTalk(community);
  ana.joins(stage);
  await eventually(() => ana.acceptsInvitationToSpeak(), WITHIN);
  await until(() => ana.sees(announcements), 'On stage', '@Ana');
  await ana.runs('/recording start');
  await until(() => ana.sees(stage), '@Ana, this talk is being recorded.');
  await hears(whole, community);
  return community;
};

/** Somebody answers the question in the stage's chat. */
export const answers = async ({ stage }: Community, person: Actor, label: 'Agree' | 'No') => {
  const name = `@${person.name}, this talk`;
  await until(() => person.sees(stage), name);
  return person.presses(label, { in: stage, on: name });
};

/** Packets that can be told apart, of valid Opus: one each 20 ms. */
export const packetsOf = (name: string, ms: number): Buffer[] =>
  Array.from({ length: ms / 20 }, (_, i) =>
    Buffer.concat([Buffer.from([0xf8]), Buffer.from(`${name} ${i}`)]),
  );

/** How far the times of packets are from when they were said, at most, in milliseconds; each has to be one of those. */
export const worst = (heard: readonly Heard[], said: readonly Said[], startedAt: number): number => {
  const byPacket = new Map(said.map(({ at, payload }) => [payload.toString('hex'), at]));
  return heard.reduce((most, { at, packet }) => {
    const when = byPacket.get(packet.toString('hex'));
    if (when === undefined) throw new Error(`nobody said ${packet}`);
    return Math.max(most, Math.abs(startedAt + at - when));
  }, 0);
};
