/** Captions of real replays, by a process of their own: as lasting as the wish for them, and without who takes their consent back. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRecordings } from '../../src/audio/recording/recordings.ts';
import { createMixing } from '../../src/audio/replay/mixing.ts';
import { createReplays } from '../../src/audio/replay/replays.ts';
import { createCaptions } from '../../src/audio/transcript/captions.ts';
import { createTranscribing } from '../../src/audio/transcript/transcribing.ts';
import { systemClock } from '../../src/clock.ts';
import { systemIds } from '../../src/ids.ts';
import { openVault } from '../../src/privacy/vault.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { record } from '../support/recorded.ts';
import { voice } from '../support/voices.ts';

const INJECTED = new URL('../support/transcriber.ts', import.meta.url).href;
const key = systemIds.secret(32);
const log = pino({ level: 'silent' });
const ana = '11';
const ben = '12';
const names: Readonly<Record<string, string>> = { [ana]: 'Ana', [ben]: 'Ben' };

let database: TestDatabase;
let dir = '';
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  dir = await mkdtemp(join(tmpdir(), 'rostrum-captions-'));
  return () => rm(dir, { recursive: true });
});

/** Replays, and captions with this model; `work` does what is enqueued, and `meanwhile` is before the last step of it. */
const setUp = async (model: string | undefined = '/models/loudness', meanwhile = async () => {}) => {
  const { prisma } = database;
  const vault = await openVault(key, { prisma, ids: systemIds });
  const recordings = createRecordings({ prisma, vault, dir, limits: { ms: 0, bytes: 0 }, ids: systemIds });
  const replays = createReplays({
    prisma,
    recordings,
    vault,
    mixing: createMixing(systemClock),
    labels: async () => ({ tags: [], limit: 10_000_000 }),
    ids: systemIds,
    log,
    changed: () => {},
  });
  const queue: string[] = [];
  let make = async (_: string): Promise<void> => {};
  const transcribing = createTranscribing(systemClock);
  const captions = createCaptions({
    prisma,
    replays,
    transcribing: {
      ...transcribing,
      run: async (job, durationMs) => {
        const end = await transcribing.run(job, durationMs);
        await meanwhile();
        return end;
      },
    },
    jobs: {
      captions: async (recordingId) => void queue.push(recordingId),
      onCaptions: async (work) => {
        make = work;
      },
    },
    config: model === undefined ? undefined : { model, transcriber: INJECTED },
    nameOf: async (_, userId) => names[userId] ?? '',
    ids: systemIds,
    log,
  });
  await captions.start();
  const work = async () => {
    for (const recordingId of queue.splice(0)) await make(recordingId);
  };
  return { prisma, recordings, replays, captions, queue, work };
};

const replayed = async ({ prisma, replays }: Awaited<ReturnType<typeof setUp>>) => {
  const talkId = systemIds.talk();
  const talk = { id: talkId, guildId: '1', hostId: ana, topic: 'Open maps', announceId: '3', seq: 1 };
  await prisma.talk.create({ data: { ...talk, status: 'ended' } });
  const said = {
    [ana]: voice(120, [{ from: 0, to: 2_000, level: 0.6 }]),
    [ben]: voice(160, [{ from: 2_000, to: 4_000, level: 0.1 }]),
  };
  const { recordingId } = await record(
    { prisma, dir, key },
    { talkId, startedAt: 1_000, durationMs: 5_000 },
    said,
  );
  await replays.make(talkId);
  const replay = await replays.get(recordingId);
  if (!replay) throw new Error('no replay');
  return replay;
};

const vttOf = async ({ replays }: Awaited<ReturnType<typeof setUp>>, recordingId: string) => {
  const file = await replays.open(recordingId, 'vtt');
  if (!file.ok) return file.reason;
  return Buffer.concat(await Array.fromAsync(file.read(0, file.size))).toString();
};

const namesIn = (recordingId: string) => readdir(join(dir, recordingId));

describe('captions', () => {
  it('are not there before somebody wants them, and then of all who are in the replay', async () => {
    const all = await setUp();
    const replay = await replayed(all);
    expect(replay.captions).toBeNull();
    await all.captions.resume(replay.talkId);
    expect(all.queue).toEqual([]);
    expect(await all.captions.want(replay)).toBe(true);
    expect((await all.replays.get(replay.recordingId))?.captions).toBe('wanted');
    await all.work();
    expect((await all.replays.get(replay.recordingId))?.captions).toBe('ready');
    const vtt = await vttOf(all, replay.recordingId);
    expect(vtt).toContain('<v Ana>I speak loudly for 2000 ms.');
    expect(vtt).toContain('<v Ben>I speak softly for 2000 ms.');
  });

  it('with somebody who takes their consent back are gone at once, and written anew without them', async () => {
    const all = await setUp();
    const { recordingId, talkId } = await replayed(all);
    const replay = await all.replays.get(recordingId);
    if (replay) await all.captions.want(replay);
    await all.work();
    // As it happens in the transaction of the event.
    await all.prisma.track.deleteMany({ where: { userId: ben, recordingId } });
    expect(await vttOf(all, recordingId)).toBe('gone');
    await all.replays.make(talkId);
    expect(await namesIn(recordingId)).not.toContainEqual(expect.stringContaining('.vtt'));
    expect((await all.replays.get(recordingId))?.captions).toBe('wanted');
    await all.captions.resume(talkId);
    await all.work();
    const vtt = await vttOf(all, recordingId);
    expect(vtt).toContain('<v Ana>');
    expect(vtt).not.toContain('Ben');
  });

  it('that are written while somebody takes their consent back are thrown away', async () => {
    let withdraw = async (): Promise<void> => {};
    const all = await setUp(undefined, () => withdraw());
    const replay = await replayed(all);
    const { recordingId, talkId } = replay;
    withdraw = async () => {
      await all.prisma.track.deleteMany({ where: { userId: ben, recordingId } });
      await all.replays.make(talkId);
    };
    await all.captions.want(replay);
    await all.work();
    expect((await all.replays.get(recordingId))?.captions).toBe('wanted');
    expect(await vttOf(all, recordingId)).toBe('gone');
    expect(await namesIn(recordingId)).not.toContainEqual(expect.stringContaining('.vtt'));
  });

  it('are written after a restart when they were wanted before it, and go with the recording', async () => {
    const before = await setUp();
    const replay = await replayed(before);
    await before.captions.want(replay);
    const after = await setUp();
    await after.work();
    expect(await vttOf(after, replay.recordingId)).toContain('<v Ana>');
    await after.recordings.erase(replay.recordingId);
    expect(await vttOf(after, replay.recordingId)).toBe('gone');
    expect(await readdir(dir, { recursive: true })).toEqual([]);
  });

  it('that could not be written can be wanted again', async () => {
    const failing = await setUp('/models/crashes');
    const replay = await replayed(failing);
    await failing.captions.want(replay);
    await failing.work();
    expect((await failing.replays.get(replay.recordingId))?.captions).toBe('failed');
    const all = await setUp();
    expect(all.queue).toEqual([]);
    await all.captions.want(replay);
    await all.work();
    expect((await all.replays.get(replay.recordingId))?.captions).toBe('ready');
  });

  it('that were wanted before the model went are given up', async () => {
    const before = await setUp();
    const replay = await replayed(before);
    await before.captions.want(replay);
    const after = await setUp('/models/absent');
    expect(after.captions.state()).toBe('unusable');
    await after.work();
    expect((await after.replays.get(replay.recordingId))?.captions).toBe('failed');
  });
});
