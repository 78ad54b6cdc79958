/** Replays of real recordings, mixed by the real mixer: there once the talk is over, and without who takes their consent back. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRecordings } from '../../src/audio/recording/recordings.ts';
import { createMixing, type Mixing } from '../../src/audio/replay/mixing.ts';
import { createReplays } from '../../src/audio/replay/replays.ts';
import { bitrateFor, uploadLimit } from '../../src/audio/replay/upload.ts';
import { systemClock } from '../../src/clock.ts';
import { systemIds } from '../../src/ids.ts';
import { openVault } from '../../src/privacy/vault.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { record } from '../support/recorded.ts';
import { voice } from '../support/voices.ts';

let database: TestDatabase;
let dir = '';
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  dir = await mkdtemp(join(tmpdir(), 'rostrum-replays-'));
  return () => rm(dir, { recursive: true });
});

const key = systemIds.secret(32);
const ana = '11';
const ben = '12';
const both = {
  [ana]: voice(120, [{ from: 0, to: 2_000, level: 0.5 }]),
  [ben]: voice(160, [{ from: 2_000, to: 4_000, level: 0.5 }]),
};

const setUp = async (operatorKey: Uint8Array | undefined = key, mixing = createMixing(systemClock)) => {
  const { prisma } = database;
  const vault = await openVault(operatorKey, { prisma, ids: systemIds });
  const recordings = createRecordings({
    prisma,
    vault,
    dir,
    limits: { ms: 0, bytes: 0 },
    ids: systemIds,
  });
  const marks: string[] = [];
  const replays = createReplays({
    prisma,
    recordings,
    vault,
    mixing,
    labels: async () => ({ tags: [{ name: 'TITLE', value: 'Open maps' }], limit: uploadLimit(0) }),
    ids: systemIds,
    log: pino({ level: 'silent' }),
    changed: (talkId) => marks.push(talkId),
  });
  return { prisma, recordings, replays, marks };
};

const talkThatEnded = async (said: Parameters<typeof record>[2] = both) => {
  const talkId = systemIds.talk();
  const { prisma } = database;
  const talk = { id: talkId, guildId: '1', hostId: ana, topic: 'Open maps', announceId: '3', seq: 1 };
  await prisma.talk.create({ data: { ...talk, status: 'ended' } });
  const recorded = await record({ prisma, dir, key }, { talkId, startedAt: 1_000, durationMs: 5_000 }, said);
  return { talkId, ...recorded };
};

/** The files of a recording's replays, by name. */
const filesOf = async (recordingId: string): Promise<string[]> =>
  (await readdir(join(dir, recordingId))).filter((name) => !name.endsWith('.track'));

/** The real mixer, held at one of its ends until it is let go. */
const heldMixing = (at: 'start' | 'end') => {
  const mixing = createMixing(systemClock);
  const [held, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const wait = async (now: typeof at) => {
    if (now !== at) return;
    held.resolve();
    await release.promise;
  };
  const run: Mixing['run'] = async (job, progress) => {
    await wait('start');
    const end = await mixing.run(job, progress);
    await wait('end');
    return end;
  };
  return { mixing: { run, stop: mixing.stop }, held: held.promise, release: () => release.resolve() };
};

describe('a replay', () => {
  it('is made once the talk is over, once', async () => {
    const { replays, marks } = await setUp();
    const { talkId, recordingId } = await talkThatEnded();
    await replays.make(talkId);
    const [replay] = await replays.ofTalk(talkId);
    expect(replay).toMatchObject({ status: 'ready', duration: 5_000, publishedAt: null, topic: 'Open maps' });
    expect([...(replay?.speakers ?? [])].sort()).toEqual([ana, ben]);
    const file = await replays.open(recordingId, 'ogg');
    expect(file).toMatchObject({ ok: true, size: replay?.size });
    const told = marks.length;
    await replays.make(talkId);
    expect(marks.length).toBe(told);
  });

  it('is not made while a recording of the talk goes on', async () => {
    const { replays, prisma } = await setUp();
    const { talkId } = await talkThatEnded();
    await prisma.recording.updateMany({ data: { endedAt: null } });
    await expect(replays.make(talkId)).rejects.toThrow('not come to its end');
    expect(await replays.ofTalk(talkId)).toEqual([]);
  });

  it('with somebody who takes their consent back can’t be heard any more, and is made anew without them', async () => {
    const { replays, prisma } = await setUp();
    const { talkId, recordingId } = await talkThatEnded();
    await replays.make(talkId);
    await replays.publish(recordingId, new Date(9));
    // As it happens in the transaction of the event.
    await prisma.track.deleteMany({ where: { userId: ben, recordingId } });
    expect(await replays.open(recordingId, 'ogg')).toEqual({ ok: false, reason: 'gone' });
    expect(await replays.place(recordingId, 'mp3')).toBeNull();
    expect(await replays.published('1')).toEqual([]);
    expect((await replays.get(recordingId))?.status).toBe('mixing');
    await replays.make(talkId);
    expect(await replays.get(recordingId)).toMatchObject({ status: 'ready', speakers: [ana] });
    expect(await replays.open(recordingId, 'ogg')).toMatchObject({ ok: true });
  });

  it('goes with its recording, to the last file', async () => {
    const { replays, recordings } = await setUp();
    const { talkId, recordingId } = await talkThatEnded();
    await replays.make(talkId);
    await recordings.erase(recordingId);
    expect(await replays.open(recordingId, 'ogg')).toEqual({ ok: false, reason: 'gone' });
    expect(await replays.publish(recordingId, new Date())).toBe(false);
    expect(await replays.get(recordingId)).toBeNull();
    expect(await readdir(dir, { recursive: true })).toEqual([]);
  });

  it('of nobody who agreed, or without the operator’s key, says so', async () => {
    const { replays } = await setUp();
    const silent = await talkThatEnded({});
    await replays.make(silent.talkId);
    expect(await replays.ofTalk(silent.talkId)).toMatchObject([{ status: 'failed', why: 'silent' }]);
    const spoken = await talkThatEnded();
    const without = await setUp(systemIds.secret(32));
    await without.replays.make(spoken.talkId);
    expect(await replays.ofTalk(spoken.talkId)).toMatchObject([{ status: 'failed', why: 'no-key' }]);
  });

  it('that the mixer fails at is tried three times, and again when somebody asks', async () => {
    const failing = await setUp(key, {
      run: async () => ({ ok: false, reason: 'crashed', why: 'a bug' }),
      stop: () => {},
    });
    const { talkId, recordingId } = await talkThatEnded();
    await expect(failing.replays.make(talkId)).rejects.toThrow('a bug');
    await expect(failing.replays.make(talkId)).rejects.toThrow('a bug');
    await failing.replays.make(talkId);
    expect(await failing.replays.ofTalk(talkId)).toMatchObject([{ status: 'failed', why: 'mixer' }]);
    const { replays } = await setUp();
    await replays.make(talkId);
    expect((await replays.get(recordingId))?.status).toBe('failed');
    await replays.again(recordingId);
    await replays.make(talkId);
    expect((await replays.get(recordingId))?.status).toBe('ready');
  });
});

describe('a replay that is made twice', () => {
  it.each(['start', 'end'] as const)(
    'by a bot that was slow at its %s and by another is that of the other, whole',
    async (at) => {
      const { mixing, held, release } = heldMixing(at);
      const [slow, other] = [await setUp(key, mixing), await setUp()];
      const { talkId, recordingId } = await talkThatEnded();
      const made = slow.replays.make(talkId);
      await held;
      await other.replays.make(talkId);
      const [ready] = await filesOf(recordingId);
      release();
      await made;
      expect(await slow.replays.get(recordingId)).toMatchObject({ status: 'ready' });
      expect(await slow.replays.open(recordingId, 'ogg')).toMatchObject({ ok: true });
      expect(await filesOf(recordingId)).toEqual([ready]);
    },
  );

  it('at once is one good replay', async () => {
    const bots = await Promise.all([setUp(), setUp(), setUp()]);
    const { talkId, recordingId } = await talkThatEnded();
    await Promise.all(bots.map(({ replays }) => replays.make(talkId)));
    const [{ replays }] = bots;
    const replay = await replays.get(recordingId);
    expect(replay?.status).toBe('ready');
    const file = await replays.open(recordingId, 'ogg');
    if (!file.ok) throw new Error(file.reason);
    const sound = Buffer.concat(await Array.fromAsync(file.read(0, file.size)));
    expect(sound.length).toBe(replay?.size);
    expect(await filesOf(recordingId)).toHaveLength(1);
  });

  it('leaves nothing when its recording is deleted meanwhile', async () => {
    const { mixing, held, release } = heldMixing('start');
    const { replays, recordings } = await setUp(key, mixing);
    const { talkId, recordingId } = await talkThatEnded();
    const made = replays.make(talkId);
    await held;
    await recordings.erase(recordingId);
    // As the directory is when the mixer opened its file just before.
    await recordings.folder(recordingId);
    release();
    await made;
    expect(await replays.get(recordingId)).toBeNull();
    expect(await readdir(dir)).toEqual([]);
  });

  it('has no files but its own after the next start', async () => {
    const { replays } = await setUp();
    const { talkId, recordingId } = await talkThatEnded();
    await replays.make(talkId);
    const own = await filesOf(recordingId);
    for (const name of ['replay-0123456789abcdef.ogg', `${own[0]}.01ab23cd.part`])
      await writeFile(join(dir, recordingId, name), 'left by a kill');
    await replays.sweep();
    expect(await filesOf(recordingId)).toEqual(own);
    expect(await replays.open(recordingId, 'ogg')).toMatchObject({ ok: true });
  });
});

describe('the size of a mix', () => {
  it.each([
    [60, 0],
    [58, 0],
    [20, 0],
    [300, 2],
    [600, 3],
  ])('of %i minutes fits at boost tier %i', (minutes, tier) => {
    const bitrate = bitrateFor(minutes * 60_000, uploadLimit(tier));
    expect(bitrate).toBeGreaterThanOrEqual(16_000);
    expect(((bitrate + 700) * minutes * 60) / 8).toBeLessThan(uploadLimit(tier));
  });

  it('of what does not fit anyway is that of good speech', () => {
    expect(bitrateFor(3 * 3_600_000, uploadLimit(0))).toBe(32_000);
  });
});
