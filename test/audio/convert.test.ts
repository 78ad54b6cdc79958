/** Other formats, by the machine's ffmpeg where there is one; without it that is said. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { oggOpus } from '../../src/audio/opus/ogg.ts';
import { convert } from '../../src/audio/replay/convert.ts';
import { mix, PRE_SKIP } from '../../src/audio/replay/mix.ts';
import { systemClock } from '../../src/clock.ts';
import { systemIds } from '../../src/ids.ts';
import { openSealed } from '../../src/privacy/sealed-file.ts';
import { voice } from '../support/voices.ts';

const has = (program: string): boolean => spawnSync(program, ['-version']).error === undefined;
const deps = { clock: systemClock, ids: systemIds };
const key = { name: 'x', key: Buffer.alloc(32, 1) };

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rostrum-convert-'));
});
afterAll(() => rm(dir, { recursive: true }));

const { PATH } = process.env;
afterEach(() => {
  process.env.PATH = PATH;
});

const ogg = () =>
  oggOpus(
    mix([voice(120, [{ from: 0, to: 4_000, level: 0.5 }])], { durationMs: 5_000, bitrate: 24_000 }).packets,
    {
      serial: 1,
      channels: 1,
      until: 5_000,
      skip: PRE_SKIP,
      tags: [
        { name: 'TITLE', value: 'Open maps' },
        { name: 'CHAPTER000', value: '00:00:02.000' },
        { name: 'CHAPTER000NAME', value: 'Ben' },
      ],
    },
  );

describe('another format', () => {
  it.runIf(has('ffmpeg')).each(['mp3', 'm4a'] as const)(
    '%s lasts as long, with title and chapters',
    async (format) => {
      const path = join(dir, format);
      expect(await convert(ogg(), format, { path, key }, deps)).toEqual({ ok: true });
      const file = await openSealed(path, key);
      if (!file.ok) throw new Error(file.reason);
      const plain = join(dir, `plain.${format}`);
      await writeFile(plain, Buffer.concat(await Array.fromAsync(file.read(0, file.size))));
      const { stdout } = spawnSync(
        'ffprobe',
        ['-v', 'error', '-show_format', '-show_chapters', '-of', 'json', plain],
        { encoding: 'utf8' },
      );
      const probed = JSON.parse(stdout) as {
        format: { duration: string; tags: Record<string, string> };
        chapters: { start_time: string; tags: { title: string } }[];
      };
      expect(Number(probed.format.duration)).toBeCloseTo(5, 0);
      expect(probed.format.tags.title).toBe('Open maps');
      expect(probed.chapters[0]).toMatchObject({ tags: { title: 'Ben' } });
    },
  );

  it.runIf(has('ffmpeg'))('of what is no Ogg fails, and leaves no file', async () => {
    async function* noise() {
      yield Buffer.alloc(200_000, 'noise');
    }
    const end = await convert(noise(), 'mp3', { path: join(dir, 'noise'), key }, deps);
    expect(end).toMatchObject({ ok: false, reason: 'failed' });
    expect(await readdir(dir)).not.toContain('noise');
  });

  it('is not made where there is no ffmpeg, which is said', async () => {
    process.env.PATH = dir;
    const end = await convert(ogg(), 'mp3', { path: join(dir, 'none'), key }, deps);
    expect(end).toMatchObject({ ok: false, reason: 'no-ffmpeg' });
  });
});
