/** One speaker while they are recorded: a slow disk holds nothing back, and one that takes nothing ends it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../../sandbox/actors/eventually.ts';
import { openSpeaker, type Speaker } from '../../src/audio/recording/speaker.ts';
import { openTrack, readTrack, type TrackKey } from '../../src/audio/recording/track.ts';
import { systemIds } from '../../src/ids.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rostrum-speaker-'));
});
afterAll(() => rm(dir, { recursive: true }));

const key: TrackKey = { name: 'a', key: systemIds.secret(32) };

/** Speaks for so many seconds on, as the recorder hears it and writes it each 200 ms. */
const speaks = (speaker: Speaker, from: number, seconds: number): void => {
  for (let at = from; at < from + seconds * 1_000; at += 20) {
    const packet = Buffer.from(`at ${at}`);
    speaker.add({ at, ssrc: 1, timestamp: (at * 48) >>> 0, packet });
    if (at % 200 === 0) speaker.write(at);
  }
};

const secondsOf = async (path: string): Promise<number> => {
  const track = await readTrack(path, key);
  return track.ok ? (await Array.fromAsync(track.packets)).length / 50 : -1;
};

it('writes on while the disk takes minutes to keep it: a crash of the process costs two seconds all the same', async () => {
  const path = join(dir, 'slow.track');
  const track = await openTrack(path, key, systemIds);
  const disk = Promise.withResolvers<void>();
  const failures: unknown[] = [];
  let syncs = 0;
  const sync = async () => {
    syncs += 1;
    await disk.promise;
    await track.sync();
  };
  const speaker = openSpeaker('ana', { ...track, sync }, (error) => failures.push(error));
  speaks(speaker, 0, 180);
  await eventually(async () => expect(await secondsOf(path)).toBeGreaterThanOrEqual(178));
  expect(failures).toEqual([]);
  expect(syncs).toBe(1);
  disk.resolve();
  await eventually(() => {
    speaker.write(180_200);
    expect(syncs).toBe(2);
  });
  await speaker.close(false);
  expect(await secondsOf(path)).toBe(180);
  expect(failures).toEqual([]);
});

it('says that it can’t go on when the disk takes nothing for minutes, rather than fill the memory', async () => {
  const track = await openTrack(join(dir, 'stuck.track'), key, systemIds);
  const disk = Promise.withResolvers<void>();
  const failures: unknown[] = [];
  const append = () => disk.promise;
  const speaker = openSpeaker('ana', { ...track, append }, (error) => failures.push(error));
  speaks(speaker, 0, 240);
  expect(failures).toEqual([]);
  speaks(speaker, 240_000, 120);
  expect(failures).not.toEqual([]);
  disk.resolve();
  await speaker.close(true);
});
