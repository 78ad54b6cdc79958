/** Recordings that are kept, with real files and a real database: who can hear them, and that nothing is left of them. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Heard } from '../../src/audio/packets.ts';
import { createRecordings } from '../../src/audio/recordings.ts';
import { openTrack } from '../../src/audio/track.ts';
import { systemIds } from '../../src/ids.ts';
import { openVault } from '../../src/privacy/vault.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
let dir = '';
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  dir = await mkdtemp(join(tmpdir(), 'rostrum-recordings-'));
  return () => rm(dir, { recursive: true });
});

const operatorKey = systemIds.secret(32);
const said: Heard[] = [{ at: 3_000, packet: Buffer.from('what they said') }];

const opened = async (key: Uint8Array | undefined = operatorKey) => {
  const { prisma } = database;
  const vault = await openVault(key, { prisma, ids: systemIds });
  return { vault, recordings: createRecordings({ prisma, vault, dir }) };
};

/** A recording with a track of each of these people. */
const recorded = async (people: readonly string[], endedAt: Date | null = null) => {
  const { prisma } = database;
  const { vault, recordings } = await opened();
  const talk = {
    id: systemIds.talk(),
    guildId: '1',
    hostId: '2',
    topic: '../../etc',
    announceId: '3',
    seq: 1,
  };
  await prisma.talk.create({ data: { ...talk, status: 'ended' } });
  const id = systemIds.talk();
  const row = await prisma.recording.create({
    data: { id, talkId: talk.id, startedAt: new Date(0), endedAt, key: vault.forRecording(id) },
  });
  const key = vault.ofRecording(row) ?? Buffer.alloc(0);
  for (const userId of people) {
    const trackId = systemIds.talk();
    const sealed = vault.forTrack(key, trackId);
    await prisma.track.create({ data: { id: trackId, recordingId: id, userId, key: sealed } });
    const trackKey = vault.ofTrack(key, { id: trackId, key: sealed }) ?? Buffer.alloc(0);
    const track = await openTrack(
      await recordings.place(id, trackId),
      { name: trackId, key: trackKey },
      systemIds,
    );
    await track.append({ second: 3, packets: said });
    await track.close();
  }
  return { id, talkId: talk.id, recordings };
};

/** Who is heard in a recording, or why nobody is. */
const heardIn = async (id: string, key?: Uint8Array) => {
  const kept = await (await opened(key)).recordings.get(id);
  if (!kept.ok) return kept.reason;
  const heard: Record<string, Heard[] | string> = {};
  for (const { userId, read } of kept.tracks) {
    const track = await read();
    heard[userId] = track.ok ? await Array.fromAsync(track.packets) : track.reason;
  }
  return heard;
};

const files = async () => (await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.track'));

describe('a recording', () => {
  it('can be heard with the operator’s key, and with no other', async () => {
    const { id } = await recorded(['10', '11']);
    expect(await heardIn(id)).toEqual({ 10: said, 11: said });
    expect(await heardIn(id, systemIds.secret(32))).toBe('wrong-key');
  });

  it('tells at the start that the operator’s key is another, or missing', async () => {
    expect((await opened(systemIds.secret(32))).vault.state()).toBe('ready');
    const { id } = await recorded(['10']);
    expect((await opened()).vault.state()).toBe('ready');
    expect((await opened(systemIds.secret(32))).vault.state()).toBe('wrong-key');
    const { prisma } = database;
    const vault = await openVault(undefined, { prisma, ids: systemIds });
    expect(vault.state()).toBe('no-key');
    expect(await createRecordings({ prisma, vault, dir }).get(id)).toEqual({ ok: false, reason: 'no-key' });
  });

  it('is gone when it is erased: row, key and files', async () => {
    const { id, recordings } = await recorded(['10']);
    const other = await recorded(['10']);
    await recordings.erase(id);
    expect(await heardIn(id)).toBe('gone');
    expect(await heardIn(other.id)).toEqual({ 10: said });
    expect(await readdir(dir)).toEqual([other.id]);
  });

  it('loses what one person takes back, and only that', async () => {
    const { id, talkId, recordings } = await recorded(['10', '11']);
    const other = await recorded(['10']);
    await recordings.eraseOf(talkId, '10');
    expect(await heardIn(id)).toEqual({ 11: said });
    expect(await heardIn(other.id)).toEqual({ 10: said });
    expect(await files()).toHaveLength(2);
  });

  it('that is named by a path is none', async () => {
    const { recordings } = await recorded(['10']);
    for (const name of ['../../../etc/passwd', '..', '', `${systemIds.talk()}/../..`]) {
      expect(await recordings.get(name)).toEqual({ ok: false, reason: 'gone' });
      await expect(recordings.place(name, systemIds.talk())).rejects.toThrow('not the id');
      await expect(recordings.place(systemIds.talk(), name)).rejects.toThrow('not the id');
      await expect(recordings.size(name)).rejects.toThrow('not the id');
    }
  });
});

describe('the sweep', () => {
  it('deletes what is older than may be kept, and nothing that goes on', async () => {
    const old = await recorded(['10'], new Date(1_000));
    const fresh = await recorded(['10'], new Date(3_000));
    const open = await recorded(['10']);
    await open.recordings.sweep(new Date(2_000));
    expect(await heardIn(old.id)).toBe('gone');
    expect((await readdir(dir)).sort()).toEqual([fresh.id, open.id].sort());
  });

  it('removes files that no row knows, as a crash leaves them', async () => {
    const { id, recordings } = await recorded(['10']);
    await writeFile(await recordings.place(id, systemIds.talk()), 'left');
    await writeFile(await recordings.place(systemIds.talk(), systemIds.talk()), 'left');
    await recordings.sweep(new Date(0));
    expect(await files()).toHaveLength(1);
    expect(await readdir(dir)).toEqual([id]);
    expect(await heardIn(id)).toEqual({ 10: said });
  });
});
