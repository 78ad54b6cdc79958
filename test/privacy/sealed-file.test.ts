/** What is sealed in a file is read again from any place to any other, and only with its key and name. */
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemIds } from '../../src/ids.ts';
import { openSealed, writeSealed } from '../../src/privacy/sealed-file.ts';

const key = { name: 'a', key: Buffer.alloc(32, 7) };
const SIZE = 200_000;
const plain = Buffer.from(Uint8Array.from({ length: SIZE }, (_, i) => (i * 31) % 251));

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rostrum-sealed-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function* inParts(bytes: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const written = async (name: string, bytes = plain, part = 30_000): Promise<string> => {
  const path = join(dir, name);
  expect(await writeSealed(path, key, inParts(bytes, part), systemIds)).toBe(bytes.length);
  return path;
};

const partOf = async (path: string, from: number, to: number): Promise<Buffer> => {
  const file = await openSealed(path, key);
  if (!file.ok) throw new Error(file.reason);
  const parts: Buffer[] = [];
  for await (const part of file.read(from, to)) parts.push(part);
  return Buffer.concat(parts);
};

describe('a sealed file', () => {
  it('gives any part of it', async () => {
    const path = await written('any');
    const place = fc.integer({ min: 0, max: SIZE });
    await fc.assert(
      fc.asyncProperty(place, place, async (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        expect((await partOf(path, from, to)).equals(plain.subarray(from, to))).toBe(true);
      }),
      {
        numRuns: 50,
        examples: [
          [0, SIZE],
          [65_535, 65_537],
          [65_536, 131_072],
          [0, 0],
          [SIZE - 1, SIZE],
        ],
      },
    );
  });

  it.each([0, 1, 65_536, 131_072, 131_073])('holds %i bytes, whatever parts they came in', async (size) => {
    for (const part of [1_000, 65_536, 200_000]) {
      const path = await written(`of-${size}`, plain.subarray(0, size), part);
      expect((await partOf(path, 0, size)).equals(plain.subarray(0, size))).toBe(true);
    }
  });

  it('shows nothing of it on disk', async () => {
    const path = await written('hidden', Buffer.alloc(SIZE, 'said in confidence'));
    expect((await readFile(path)).includes('said in')).toBe(false);
  });

  it('does not open with another key, under another name, cut off, changed, or gone', async () => {
    const path = await written('guarded');
    const damaged = { ok: false, reason: 'damaged' };
    expect(await openSealed(path, { ...key, key: Buffer.alloc(32, 8) })).toEqual(damaged);
    expect(await openSealed(path, { ...key, name: 'b' })).toEqual(damaged);
    const bytes = await readFile(path);
    bytes[70_000] = (bytes[70_000] ?? 0) ^ 1;
    await writeFile(path, bytes);
    await expect(partOf(path, 0, SIZE)).rejects.toThrow('chunk 1');
    for (const length of [100_000, 65_564, 0]) {
      await truncate(path, length);
      expect(await openSealed(path, key)).toEqual(damaged);
    }
    expect(await openSealed(`${path}-not`, key)).toEqual({ ok: false, reason: 'gone' });
  });

  it('is not there before it is whole, and leaves nothing behind when it never is', async () => {
    const path = join(dir, 'broken');
    async function* breaks() {
      yield Buffer.alloc(100_000);
      throw new Error('the source broke');
    }
    await expect(writeSealed(path, key, breaks(), systemIds)).rejects.toThrow('broke');
    expect((await readdir(dir)).filter((name) => name.startsWith('broken'))).toEqual([]);
    await written('broken');
    expect((await partOf(path, 0, SIZE)).equals(plain)).toBe(true);
  });
});
