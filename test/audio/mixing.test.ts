/** A recording is mixed by a process of its own into a sealed file that other decoders read to the right length. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTrack } from '../../src/audio/recording/track.ts';
import { createMixing, type MixEnd, type MixJob } from '../../src/audio/replay/mixing.ts';
import { systemClock } from '../../src/clock.ts';
import { systemIds } from '../../src/ids.ts';
import { openSealed } from '../../src/privacy/sealed-file.ts';
import { voice } from '../support/voices.ts';

const DURATION = 12_345;

let dir: string;
const tracks: { path: string; key: { name: string; key: Uint8Array } }[] = [];
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rostrum-mixing-'));
  for (const n of [0, 1]) {
    const speech = { from: 500 + n * 6_000, to: 5_500 + n * 6_000, level: n ? 0.05 : 0.8 };
    tracks.push(await track(`${n}`, voice(120 + 40 * n, [speech])));
  }
});
afterAll(() => rm(dir, { recursive: true }));

const track = async (name: string, { packets }: ReturnType<typeof voice>) => {
  const key = { name, key: systemIds.secret(32) };
  const path = join(dir, `${name}.track`);
  const writer = await openTrack(path, key, systemIds);
  const heard = await Array.fromAsync(packets());
  for (const [second, said] of Map.groupBy(heard, ({ at }) => Math.floor(at / 1_000)))
    await writer.append({ second, packets: said });
  await writer.close();
  return { path, key };
};

const job = (out: string): MixJob => ({
  tracks,
  durationMs: DURATION,
  bitrate: 24_000,
  serial: 7,
  tags: [
    { name: 'TITLE', value: 'Open maps' },
    { name: 'ARTIST', value: 'Ana' },
    { name: 'CHAPTER000', value: '00:00:00.500' },
    { name: 'CHAPTER000NAME', value: 'Ana' },
    { name: 'CHAPTER001', value: '00:00:06.500' },
    { name: 'CHAPTER001NAME', value: 'Ben' },
  ],
  out: { path: join(dir, out), key: { name: out, key: Buffer.alloc(32, 3) } },
});

const fileOf = async ({ out }: MixJob): Promise<Buffer> => {
  const file = await openSealed(out.path, out.key);
  if (!file.ok) throw new Error(file.reason);
  return Buffer.concat(await Array.fromAsync(file.read(0, file.size)));
};

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

describe('the mixer', () => {
  let mixed: MixJob;
  const shares: number[] = [];
  let end: MixEnd;
  beforeAll(async () => {
    mixed = job('mixed.ogg');
    end = await createMixing(systemClock).run(mixed, (share) => shares.push(share));
  });

  it('tells how far it is, and leaves a sealed file of the size that it says', async () => {
    if (!end.ok) throw new Error(end.why);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
    const file = await fileOf(mixed);
    expect(file.length).toBe(end.bytes);
    expect(file.subarray(0, 4).toString()).toBe('OggS');
    expect(end.waveform).toHaveLength(2);
  });

  it.runIf(has('opusdec'))('makes what opusdec decodes to the right length', async () => {
    const { stdout, status } = spawnSync('opusdec', ['--force-wav', '--rate', '48000', '--quiet', '-', '-'], {
      input: await fileOf(mixed),
      maxBuffer: 2 ** 26,
    });
    expect(status).toBe(0);
    expect(stdout.length - 44).toBe(DURATION * 48 * 2);
  });

  it.runIf(has('opusinfo'))('makes what opusinfo finds nothing wrong with', async () => {
    const plain = join(dir, 'plain.ogg');
    await writeFile(plain, await fileOf(mixed));
    const { stdout } = spawnSync('opusinfo', [plain], { encoding: 'utf8' });
    expect(stdout).toContain('TITLE=Open maps');
    expect(stdout).toContain('Playback length: 0m:12.345s');
    expect(stdout).not.toMatch(/warning|error/i);
  });

  it.runIf(has('ffprobe'))('makes what ffmpeg reads with its chapters', async () => {
    const { stdout } = spawnSync(
      'ffprobe',
      ['-v', 'error', '-show_chapters', '-show_streams', '-of', 'json', '-i', 'pipe:0'],
      { input: await fileOf(mixed), encoding: 'utf8' },
    );
    const { chapters, streams } = JSON.parse(stdout) as {
      chapters: { start_time: string; tags: { title: string } }[];
      streams: { channels: number }[];
    };
    expect(streams[0]?.channels).toBe(1);
    expect(chapters.map(({ start_time, tags }) => [Number(start_time), tags.title])).toEqual([
      [0.5, 'Ana'],
      [6.5, 'Ben'],
    ]);
  });

  it('that takes too long, or is stopped, is ended, and leaves nothing under the name of the file', async () => {
    const late = await createMixing(systemClock, () => 50).run(job('late.ogg'), () => {});
    expect(late).toMatchObject({ ok: false, reason: 'late' });
    const mixing = createMixing(systemClock);
    const stopped = mixing.run(job('stopped.ogg'), () => {});
    mixing.stop();
    expect(await stopped).toMatchObject({ ok: false, reason: 'stopped' });
    expect(await mixing.run(job('stopped.ogg'), () => {})).toMatchObject({ ok: false, reason: 'stopped' });
    const left = await readdir(dir);
    expect(left).not.toContain('late.ogg');
    expect(left).not.toContain('stopped.ogg');
  });

  it('that can write nowhere says why', async () => {
    const made = { ...job('x'), out: { ...job('x').out, path: join(dir, 'none', 'x.ogg') } };
    const end = await createMixing(systemClock).run(made, () => {});
    expect(end).toMatchObject({ ok: false, reason: 'crashed', why: expect.stringContaining('ENOENT') });
  });

  it('is told nothing by the environment, and its keys are not among its arguments', async () => {
    process.env.DISCORD_TOKEN_OF_TEST = 'secret';
    const mixing = createMixing(systemClock);
    const running = mixing.run(job('env.ogg'), () => {
      seen ??= spawnSync('sh', ['-c', `cat /proc/${process.pid}/task/*/children`], { encoding: 'utf8' })
        .stdout.trim()
        .split(/\s+/)
        .map(
          (pid) =>
            spawnSync('sh', ['-c', `cat /proc/${pid}/environ /proc/${pid}/cmdline`], { encoding: 'utf8' })
              .stdout,
        )
        .filter((text) => text.includes('mixer-process'));
    });
    let seen: string[] | undefined;
    await running;
    delete process.env.DISCORD_TOKEN_OF_TEST;
    if (process.platform !== 'linux') return;
    expect(seen?.length).toBe(1);
    expect(seen?.[0]).not.toContain('secret');
  });
});
