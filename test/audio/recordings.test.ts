/** Recordings that are kept, with real files and a real database: who can hear them, and that nothing is left of them. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Heard } from '../../src/audio/opus/packets.ts';
import { createRecordings, type Recordings } from '../../src/audio/recording/recordings.ts';
import { systemIds } from '../../src/ids.ts';
import { openVault } from '../../src/privacy/vault.ts';
import type { Talk } from '../../src/talk/talk.ts';
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
  return {
    vault,
    recordings: createRecordings({ prisma, vault, dir, limits: { ms: 1, bytes: 1 }, ids: systemIds }),
  };
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
  const id = systemIds.recording();
  await prisma.recording.create({
    data: { id, talkId: talk.id, startedAt: new Date(0), endedAt, key: vault.forRecording(id) },
  });
  const recording = await recordings.open(id);
  if (!recording) throw new Error('it does not open');
  for (const userId of people) {
    const track = await recordings.openTrack(recording, userId);
    await track.append({ second: 3, packets: said });
    await track.close();
  }
  return { id, talkId: talk.id, recordings };
};

/** What the rows become when somebody takes their yes back. */
const withdraws = async (recordings: Recordings, talkId: string, userId: string) => {
  const also = recordings.rows({ id: talkId } as Talk, [
    { type: 'consent-withdrawn', userId, seq: 2, at: 0 },
  ]);
  await database.prisma.$transaction(async (tx) => also?.(tx));
};

/** A talk in which these people agreed. */
const agreedIn = (talkId: string, ...people: readonly string[]) =>
  ({ id: talkId, consents: people.map((userId) => ({ userId, answer: 'given', since: 0 })) }) as Pick<
    Talk,
    'id' | 'consents'
  >;

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
    expect(
      await createRecordings({ prisma, vault, dir, limits: { ms: 1, bytes: 1 }, ids: systemIds }).get(id),
    ).toEqual({
      ok: false,
      reason: 'no-key',
    });
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
    await withdraws(recordings, talkId, '10');
    // Its key is gone already; the file is noise.
    expect(await heardIn(id)).toEqual({ 11: said });
    expect(await heardIn(other.id)).toEqual({ 10: said });
    await recordings.tidy(agreedIn(talkId, '11'));
    expect(await files()).toHaveLength(2);
  });

  it('knows nothing of whom it was opened for while they took their yes back', async () => {
    const { id, talkId, recordings } = await recorded(['11']);
    await withdraws(recordings, talkId, '10');
    const recording = await recordings.open(id);
    if (!recording) throw new Error('it does not open');
    await (await recordings.openTrack(recording, '10')).close();
    await recordings.tidy(agreedIn(talkId, '11'));
    expect(await heardIn(id)).toEqual({ 11: said });
    expect(await files()).toHaveLength(1);
  });

  it('tells who agreed and said nothing from who said something', async () => {
    const { id, recordings } = await recorded(['11']);
    const recording = await recordings.open(id);
    if (!recording) throw new Error('it does not open');
    await (await recordings.openTrack(recording, '10')).close();
    const kept = await recordings.get(id);
    const spoke = kept.ok ? kept.tracks.filter(({ size }) => size > 0) : [];
    expect(spoke.map(({ userId }) => userId)).toEqual(['11']);
  });

  it('that is named by a path is none', async () => {
    const { recordings } = await recorded(['10']);
    for (const name of ['../../../etc/passwd', '..', '', `${systemIds.talk()}/../..`]) {
      expect(await recordings.get(name)).toEqual({ ok: false, reason: 'gone' });
      const recording = { id: name, startedAt: 0, key: systemIds.secret(32) };
      await expect(recordings.open(name)).resolves.toBeNull();
      await expect(recordings.openTrack(recording, '10')).rejects.toThrow();
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
    const nobodys = join(dir, systemIds.recording());
    await mkdir(nobodys);
    await writeFile(join(nobodys, `${systemIds.recording()}.track`), 'left');
    await writeFile(join(dir, id, `${systemIds.recording()}.track`), 'left');
    await recordings.sweep(new Date(0));
    expect(await files()).toHaveLength(1);
    expect(await readdir(dir)).toEqual([id]);
    expect(await heardIn(id)).toEqual({ 10: said });
  });
});
