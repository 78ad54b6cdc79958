/** A recorded talk on the real bot, what was said in it, and what the disk has of it: for tests and drills alike. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Actor, eventually } from '../../sandbox/actors/actors.ts';
import { type Community, seedCommunity } from '../../sandbox/community.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import type { Said, Speech } from '../../sandbox/voice/speech.ts';
import type { Application } from '../../sandbox/world/types.ts';
import { type Heard, SILENCE } from '../../src/audio/opus/packets.ts';
import { createRecordings } from '../../src/audio/recording/recordings.ts';
import { systemIds } from '../../src/ids.ts';
import { openVault } from '../../src/privacy/vault.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';

/** Where a bot records. `dir`: its files; `key`: the operator's. */
export type Studio = {
  sandbox: Sandbox;
  application: Application;
  prisma: PrismaClient;
  dir: string;
  key: Uint8Array;
};

const WITHIN = { within: 20_000 };

const has = (read: () => string, words: string) =>
  eventually(() => {
    if (!read().includes(words)) throw new Error(`“${words}” is not there:\n${read()}`);
  }, WITHIN);

/** What can be heard in a recording with a key, by speaker, silence left out; or why it can't. */
export const heardIn = async (
  { prisma, dir, key }: Pick<Studio, 'prisma' | 'dir' | 'key'>,
  recordingId: string,
): Promise<Record<string, Heard[]> | string> => {
  const vault = await openVault(key, { prisma, ids: systemIds });
  const limits = { ms: 0, bytes: 0 };
  const files = join(dir, 'recordings');
  const kept = await createRecordings({ prisma, vault, dir: files, limits, ids: systemIds }).get(recordingId);
  if (!kept.ok) return kept.reason;
  const all: Record<string, Heard[]> = {};
  for (const { userId, read } of kept.tracks) {
    const track = await read();
    const packets = track.ok ? await Array.fromAsync(track.packets) : [];
    all[userId] = packets.filter(({ packet }) => !packet.equals(SILENCE));
  }
  return all;
};

/** Everything on the disk: each file as it is, and what its tracks hold once they are opened. */
export const diskOf = async (studio: Studio): Promise<Buffer> => {
  const entries = await readdir(studio.dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const raw = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name))));
  const opened: Buffer[] = [];
  for (const { id } of await studio.prisma.recording.findMany()) {
    const tracks = await heardIn(studio, id);
    if (typeof tracks === 'string') throw new Error(tracks);
    opened.push(...Object.values(tracks).flatMap((packets) => packets.map(({ packet }) => packet)));
  }
  return Buffer.concat([...raw, ...opened]);
};

/** The recording that was started last. */
export const newestIn = async ({ prisma }: Pick<Studio, 'prisma'>) => {
  const row = await prisma.recording.findFirstOrThrow({ orderBy: { startedAt: 'desc' } });
  return { id: row.id, startedAt: row.startedAt.getTime(), endedAt: row.endedAt?.getTime() ?? null };
};

/** Waits until somebody has so many packets in the newest recording. */
export const onDisk = (studio: Studio, { id: userId }: { id: string }, count: number) =>
  eventually(async () => {
    const heard = await heardIn(studio, (await newestIn(studio)).id);
    const packets = typeof heard === 'string' ? [] : (heard[userId] ?? []);
    if (packets.length < count) throw new Error(`${packets.length} of ${count}`);
    return packets;
  }, WITHIN);

/** Waits until the bot hears a stage: it is there, not deaf, with a connection that answers. */
export const hears = ({ sandbox, application }: Studio, { guild, stage }: Community) =>
  eventually(() => {
    const state = guild.voiceStates.get(application.user.id);
    const ready = sandbox.voice.sessions.some(
      ({ seat, address, connection }) => seat.channelId === stage.id && address && connection,
    );
    if (state?.channel_id !== stage.id || state.self_deaf || !ready) throw new Error('it does not hear');
  }, WITHIN);

/** A talk that is recorded, with its host on the stage; they are asked and have not answered. */
export const recordedTalk = async (studio: Studio): Promise<Community> => {
  const community = seedCommunity(studio.sandbox, studio.application);
  const { ana, announcements, guild, stage } = community;
  await eventually(() => {
    if (!ana.commands().some(({ name }) => name === 'recording')) throw new Error('no commands yet');
  }, WITHIN);
  await studio.prisma.settings.create({ data: { guildId: guild.id, rules: { speakersAtOnce: 5 } } });
  await ana.runs('/talk open', { topic: 'Open maps', stage });
  await has(() => ana.sees(announcements), '[ Raise hand ]');
  await has(() => ana.seesStage(stage), 'Open maps');
  ana.joins(stage);
  await eventually(() => ana.acceptsInvitationToSpeak(), WITHIN);
  await has(() => ana.sees(announcements), '**On stage**  @Ana');
  await ana.runs('/recording start');
  await has(() => ana.sees(stage), '@Ana, this talk is being recorded.');
  await hears(studio, community);
  return community;
};

/** Somebody raises their hand and is brought up. */
export const comesUp = async ({ ana, stage, announcements }: Community, person: Actor): Promise<void> => {
  person.joins(stage);
  await person.presses('Raise hand', { in: announcements });
  await ana.runs('/queue next');
  await eventually(() => person.acceptsInvitationToSpeak(), WITHIN);
};

/** Somebody answers the question in the stage's chat. */
export const answers = async ({ stage }: Community, person: Actor, label: 'Agree' | 'No') => {
  const name = `@${person.name}, this talk`;
  await has(() => person.sees(stage), name);
  return person.presses(label, { in: stage, on: name });
};

/** Packets that can be told apart, of valid Opus: one each 20 ms. */
export const packetsOf = (name: string, ms: number): Buffer[] =>
  Array.from({ length: ms / 20 }, (_, i) =>
    Buffer.concat([Buffer.from([0xf8]), Buffer.from(`${name} ${i}`)]),
  );

/** Waits until somebody has said more than so many packets. */
export const hasSaid = ({ said }: Speech, count: number) =>
  eventually(() => {
    if (said.length <= count) throw new Error(`${said.length} of ${count}`);
  }, WITHIN);

/** How far the times of packets are from when they were said, at most, in milliseconds; each has to be one of those. */
export const worst = (heard: readonly Heard[], said: readonly Said[], startedAt: number): number => {
  const byPacket = new Map(said.map(({ at, payload }) => [payload.toString('hex'), at]));
  return heard.reduce((most, { at, packet }) => {
    const when = byPacket.get(packet.toString('hex'));
    if (when === undefined) throw new Error(`nobody said ${packet}`);
    return Math.max(most, Math.abs(startedAt + at - when));
  }, 0);
};

/** Speaks until the bot is killed; tells how much of the end is not on the disk, in milliseconds. */
export const killedWhile = async (
  studio: Studio,
  person: Actor,
  { name, count, kill }: { name: string; count: number; kill: () => Promise<unknown> },
): Promise<{ lost: number; kept: number; off: number }> => {
  const speech = person.speaks(packetsOf(name, 60_000));
  await hasSaid(speech, count);
  const killedAt = Date.now();
  await kill();
  speech.stop();
  const { id, startedAt } = await newestIn(studio);
  const heard = await heardIn(studio, id);
  const all = typeof heard === 'string' ? [] : (heard[person.id] ?? []);
  const own = all.filter(({ packet }) => packet.includes(`${name} `));
  await speech.ended;
  const last = own.at(-1);
  return {
    lost: killedAt - (last ? startedAt + last.at : (speech.said[0]?.at ?? 0)),
    kept: own.length,
    off: worst(own, speech.said, startedAt),
  };
};
