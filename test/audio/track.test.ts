/** A speaker's track on disk: bit for bit, whatever the process or the disk does, and to nobody without its key. */
import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Heard } from '../../src/audio/opus/packets.ts';
import { openTrack, type Page, readTrack, type TrackKey } from '../../src/audio/recording/track.ts';
import { systemIds } from '../../src/ids.ts';

let dir = '';
let made = 0;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rostrum-track-'));
});
afterAll(() => rm(dir, { recursive: true }));

const fresh = () => join(dir, `${made++}.track`);
const key: TrackKey = { name: 'a', key: systemIds.secret(32) };

const write = async (path: string, pages: readonly Page[], trackKey = key): Promise<void> => {
  const track = await openTrack(path, trackKey, systemIds);
  for (const page of pages) await track.append(page);
  await track.sync();
  await track.close();
};

const read = async (path: string, trackKey = key): Promise<Heard[] | string> => {
  const track = await readTrack(path, trackKey);
  return track.ok ? Array.fromAsync(track.packets) : track.reason;
};

/** Three seconds of somebody, each packet another. */
const said: Page[] = [0, 1, 5].map((second) => ({
  second,
  packets: Array.from({ length: 50 }, (_, i) => ({
    at: second * 1_000 + i * 20,
    packet: Buffer.from(`said in ${second}: ${i}`),
  })),
}));
const all = said.flatMap(({ packets }) => packets);

const page = fc
  .record({
    second: fc.integer({ min: 0, max: 2 ** 31 }),
    packets: fc.array(
      fc.record({ sample: fc.integer({ min: 0, max: 399 }), packet: fc.uint8Array({ maxLength: 1_275 }) }),
      { maxLength: 55 },
    ),
  })
  .map(({ second, packets }) => ({
    second,
    packets: packets.map(({ sample, packet }) => ({
      at: second * 1_000 + sample * 2.5,
      packet: Buffer.from(packet),
    })),
  }));
const pagesSaid = fc.array(page, { minLength: 1, maxLength: 5 });

describe('a track', () => {
  it('gives back what was written, also over several openings', () =>
    fc.assert(
      fc.asyncProperty(pagesSaid, pagesSaid, async (before, after) => {
        const path = fresh();
        await write(path, before);
        await write(path, after);
        expect(await read(path)).toEqual([...before, ...after].flatMap(({ packets }) => packets));
      }),
      { numRuns: 40 },
    ));

  it('cut off anywhere gives the pages before the cut, and goes on behind them', async () => {
    const whole = fresh();
    await write(whole, said);
    const bytes = await readFile(whole);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 1 }), async (length) => {
        const path = fresh();
        await writeFile(path, bytes.subarray(0, length));
        const kept = (await read(path)) as Heard[];
        expect(kept).toEqual(all.slice(0, kept.length));
        expect(kept.length % 50).toBe(0);
        const more: Page = { second: 9, packets: [{ at: 9_000, packet: Buffer.from('more') }] };
        await write(path, [more]);
        expect(await read(path)).toEqual([...kept, ...more.packets]);
      }),
      { numRuns: 60 },
    );
  });

  it('passes over a page that was changed on the disk', async () => {
    const path = fresh();
    await write(path, said);
    const bytes = await readFile(path);
    // In the middle of the second page.
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(path, bytes);
    expect(await read(path)).toEqual(all.filter(({ at }) => at < 1_000 || at >= 2_000));
  });

  it('writes over a last page that does not open', async () => {
    const path = fresh();
    await write(path, said);
    await truncate(path, (await readFile(path)).length - 3);
    await appendFile(path, 'xyz');
    const more: Page = { second: 5, packets: [{ at: 5_000, packet: Buffer.from('more') }] };
    await write(path, [more]);
    expect(await read(path)).toEqual([...all.filter(({ at }) => at < 5_000), ...more.packets]);
  });

  it('does not open for another key, nor as another track, and says so', async () => {
    const path = fresh();
    await write(path, said);
    expect(await read(path, { name: 'a', key: systemIds.secret(32) })).toBe('wrong-key');
    expect(await read(path, { ...key, name: 'b' })).toBe('wrong-key');
    expect(await read(fresh())).toBe('gone');
  });

  it('takes no page of another place', async () => {
    const path = fresh();
    await write(path, said);
    const bytes = await readFile(path);
    const first = 16;
    const second = first + 4 + bytes.readUInt32LE(first);
    const third = second + 4 + bytes.readUInt32LE(second);
    await writeFile(
      path,
      Buffer.concat([
        bytes.subarray(0, first),
        bytes.subarray(second, third),
        bytes.subarray(first, second),
        bytes.subarray(third),
      ]),
    );
    expect(await read(path)).toEqual(said[2]?.packets);
  });

  it('seals each page with a nonce of its own, and shows nothing of what was said', async () => {
    const path = fresh();
    await write(path, [...said, ...said]);
    const bytes = await readFile(path);
    expect(bytes.includes('said in')).toBe(false);
    const nonces = new Set<string>();
    for (let at = 16; at < bytes.length; at += 4 + bytes.readUInt32LE(at))
      nonces.add(bytes.toString('hex', at + 4, at + 16));
    expect(nonces.size).toBe(6);
  });
});
