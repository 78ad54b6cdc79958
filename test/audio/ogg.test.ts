/** Ogg Opus files that the bot makes: judged by other programs' readers. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import prism from 'prism-media';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tone } from '../../sandbox/voice/sources.ts';
import { oggOpus } from '../../src/audio/opus/ogg.ts';
import { type Heard, SILENCE, samplesOf } from '../../src/audio/opus/packets.ts';

const fileOf = async (heard: readonly Heard[], until?: number): Promise<Buffer> =>
  Buffer.concat(
    await Array.fromAsync(oggOpus(heard, { serial: 7, ...(until === undefined ? {} : { until }) })),
  );

/** The packets in a file that are played, as prism-media reads them: the first four let a decoder settle. */
const demuxed = async (file: Buffer): Promise<Buffer[]> => {
  const packets: Buffer[] = await Readable.from([file]).pipe(new prism.opus.OggDemuxer()).toArray();
  expect(packets.slice(0, 4)).toEqual([SILENCE, SILENCE, SILENCE, SILENCE]);
  return packets.slice(4);
};

/** Pages: their granule, and how many packets end on them. */
const pagesOf = (file: Buffer) => {
  const pages: { granule: number; flags: number; packets: number }[] = [];
  for (let at = 0; at < file.length; ) {
    expect(file.toString('latin1', at, at + 4)).toBe('OggS');
    const segments = file[at + 26] ?? 0;
    const lacing = [...file.subarray(at + 27, at + 27 + segments)];
    pages.push({
      granule: Number(file.readBigUInt64LE(at + 6)),
      flags: file[at + 5] ?? 0,
      packets: lacing.filter((length) => length < 255).length,
    });
    at += 27 + segments + lacing.reduce((sum, length) => sum + length, 0);
  }
  return pages;
};

const has = (program: string) => spawnSync(program, ['--version']).error === undefined;

describe('an Ogg Opus file', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'rostrum-ogg-'));
  });
  afterAll(() => rm(dir, { recursive: true }));

  it('has each packet at its time, with silence between, in pages of at most a second', async () => {
    const heard = fc.array(
      fc.record({
        slot: fc.integer({ min: 0, max: 400 }),
        body: fc.uint8Array({ minLength: 1, maxLength: 700 }),
      }),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(heard, async (said) => {
        const bySlot = new Map(said.map(({ slot, body }) => [slot, Buffer.from([0xf8, ...body])]));
        const slots = [...bySlot.keys()].sort((a, b) => a - b);
        const file = await fileOf(
          slots.map((slot) => ({ at: slot * 20, packet: bySlot.get(slot) as Buffer })),
        );
        const packets = await demuxed(file);
        expect(packets.length).toBe((slots.at(-1) ?? -1) + 1);
        for (const [slot, packet] of packets.entries()) expect(packet).toEqual(bySlot.get(slot) ?? SILENCE);
        const [, , ...audio] = pagesOf(file);
        for (const [i, { granule }] of audio.entries())
          expect(granule - (audio[i - 1]?.granule ?? 0)).toBeLessThanOrEqual(48_000);
        expect(audio.at(-1)?.granule).toBe((4 + packets.length) * 960);
        expect(audio.at(-1)?.flags).toBe(4);
      }),
      { numRuns: 60 },
    );
  });

  it('lasts as long as is wanted', async () => {
    expect(await demuxed(await fileOf([], 1_000))).toHaveLength(50);
  });

  it('counts past 32 bits: the second day of a file', async () => {
    const day = 26 * 60 * 60_000;
    let granule = 0;
    for await (const page of oggOpus([{ at: day, packet: SILENCE }], { serial: 1 }))
      granule = Number(page.readBigUInt64LE(6));
    expect(granule).toBe(day * 48 + 5 * 960);
    expect(granule).toBeGreaterThan(2 ** 32);
  });

  it.runIf(has('ffmpeg') || has('opusinfo'))('is sound to other programs', async () => {
    const spoken = [...tone({ ms: 2_000 })].map((packet, i) => ({ at: 1_500 + i * 20, packet }));
    const path = join(dir, 'tone.opus');
    await writeFile(path, await fileOf(spoken, 5_000));
    if (has('opusinfo')) {
      const { stdout } = spawnSync('opusinfo', [path], { encoding: 'utf8' });
      expect(stdout).toContain('Playback length: 0m:05');
      expect(stdout).not.toMatch(/WARNING|ERROR/);
    }
    if (!has('ffmpeg')) return;
    const decoded = spawnSync('ffmpeg', ['-v', 'warning', '-i', path, '-f', 's16le', '-ac', '1', '-'], {
      maxBuffer: 16 * 1024 * 1024,
    });
    expect(String(decoded.stderr)).toBe('');
    const pcm = decoded.stdout;
    const loud = (ms: number) =>
      Math.max(...Array.from({ length: 480 }, (_, i) => Math.abs(pcm.readInt16LE((ms * 48 + i) * 2))));
    expect(pcm.length / 2 / 48).toBe(5_000);
    expect([loud(1_400), loud(3_600)].every((level) => level < 100)).toBe(true);
    expect([loud(1_600), loud(3_400)].every((level) => level > 1_000)).toBe(true);
  });
});

describe('the length of a packet', () => {
  it.each([
    ['20 ms, CELT', [0xf8, 1], 960],
    ['2.5 ms, CELT', [0xe0, 1], 120],
    ['60 ms, SILK', [0x18, 1], 2_880],
    ['two of 20 ms', [0xf9, 1], 1_920],
    ['three of 20 ms, counted', [0xfb, 3, 1], 2_880],
    ['more than there can be', [0xfb, 63, 1], 960],
    ['nothing', [], 960],
  ])('%s', (_, bytes, samples) => {
    expect(samplesOf(Buffer.from(bytes))).toBe(samples);
  });
});
