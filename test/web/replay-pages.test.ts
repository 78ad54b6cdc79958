/** Replays over HTTP: parts of them as RFC 9110 wants them, and nothing to who has no address that we made. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemIds } from '../../src/ids.ts';
import { openSealed, writeSealed } from '../../src/privacy/sealed-file.ts';
import { createLinks } from '../../src/web/links.ts';
import { partOf } from '../../src/web/ranges.ts';
import { replayPages } from '../../src/web/replay-pages.ts';
import { createWeb, type Web } from '../../src/web/web.ts';
import { createManualClock } from '../support/clock.ts';
import { freePort } from '../support/port.ts';

const ID = '0d6c1f2e-8a4b-4c1d-9e2f-3a4b5c6d7e8f';
const SIZE = 150_000;
const sound = Buffer.from(Uint8Array.from({ length: SIZE }, (_, i) => (i * 17) % 253));

const clock = createManualClock();
const links = createLinks(Buffer.alloc(32, 5), clock);
const HOUR = 3_600_000;
const soon = () => clock.now().getTime() + HOUR;

let dir: string;
let web: Web;
let url: string;
const there = { yes: true };

/** A replay that takes long to give, and how its file stands. */
const LONG = ID.replace('0', '2');
const LENGTH = 2 ** 30;
const long = { open: 0 };
async function* longSound(): AsyncGenerator<Buffer> {
  long.open += 1;
  try {
    for (let given = 0; given < LENGTH; given += 2 ** 16) yield Buffer.alloc(2 ** 16);
  } finally {
    long.open -= 1;
  }
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rostrum-pages-'));
  const key = { name: 'mix', key: Buffer.alloc(32, 1) };
  async function* parts() {
    yield sound;
  }
  await writeSealed(join(dir, 'mix'), key, parts(), systemIds);
  const pages = replayPages({
    links,
    open: async (id, format) => {
      if (format !== 'ogg' || !there.yes) return { ok: false, reason: 'gone' };
      if (id === LONG) return { ok: true, size: LENGTH, mark: 'long', read: longSound };
      return id === ID ? openSealed(join(dir, 'mix'), key) : { ok: false, reason: 'gone' };
    },
    track: async (id) => {
      if (id === LONG) return there.yes ? longSound() : null;
      return id === ID ? parts() : null;
    },
    clock,
  });
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  web = createWeb({ host: '127.0.0.1', port, url, pages: [pages], clock, log: pino({ level: 'silent' }) });
  await web.start();
});
afterAll(async () => {
  await web.stop();
  await rm(dir, { recursive: true });
});

const address = (token = links.sign({ what: 'replay', id: ID }, soon()), file = 'open-maps.ogg') =>
  `${url}/replay/${token}/${file}`;

const get = async (headers: Record<string, string> = {}, method = 'GET') => {
  const answer = await fetch(address(), { headers, method });
  return {
    status: answer.status,
    length: answer.headers.get('content-length'),
    range: answer.headers.get('content-range'),
    etag: answer.headers.get('etag') ?? '',
    type: answer.headers.get('content-type'),
    body: Buffer.from(await answer.arrayBuffer()),
  };
};

describe('a replay over HTTP', () => {
  it('is given whole, with its length and that parts can be asked for', async () => {
    const { status, body, length, type } = await get();
    expect([status, length, type]).toEqual([200, `${SIZE}`, 'audio/ogg; codecs=opus']);
    expect(body.equals(sound)).toBe(true);
    expect((await fetch(address(), { method: 'HEAD' })).headers.get('accept-ranges')).toBe('bytes');
  });

  it.each([
    ['bytes=0-0', 0, 1],
    ['bytes=0-499', 0, 500],
    ['bytes=65000-66000', 65_000, 66_001],
    ['bytes=149999-', 149_999, SIZE],
    ['bytes=100000-999999', 100_000, SIZE],
    ['bytes=-1', SIZE - 1, SIZE],
    ['bytes=-999999', 0, SIZE],
  ])('gives the part %s', async (range, from, to) => {
    const answer = await get({ range });
    expect([answer.status, answer.range, answer.length]).toEqual([
      206,
      `bytes ${from}-${to - 1}/${SIZE}`,
      `${to - from}`,
    ]);
    expect(answer.body.equals(sound.subarray(from, to))).toBe(true);
  });

  it.each([`bytes=${SIZE}-`, 'bytes=999999-1000000', 'bytes=-0', `bytes=${'9'.repeat(30)}-`])(
    'refuses %s, which it does not have, with 416',
    async (range) => {
      const { status, range: told, body } = await get({ range });
      expect([status, told, body.length]).toEqual([416, `bytes */${SIZE}`, 0]);
    },
  );

  it.each(['bytes=5-2', 'bytes=a-b', 'bytes=-', 'lines=0-5', 'bytes=0-1,5-9', 'bytes', '-1--5'])(
    'takes %s for no range',
    async (range) => {
      expect((await get({ range })).status).toBe(200);
    },
  );

  it('tells all but the sound to HEAD', async () => {
    expect(await get({}, 'HEAD')).toMatchObject({ status: 200, length: `${SIZE}`, body: Buffer.alloc(0) });
    expect(await get({ range: 'bytes=0-9' }, 'HEAD')).toMatchObject({
      status: 206,
      length: '10',
      body: Buffer.alloc(0),
    });
  });

  it('gives a part only of the file that the client has begun', async () => {
    const { etag } = await get();
    expect((await get({ range: 'bytes=0-9', 'if-range': etag })).status).toBe(206);
    expect((await get({ range: 'bytes=0-9', 'if-range': '"another"' })).status).toBe(200);
    expect((await get({ range: 'bytes=0-9', 'if-range': `W/${etag}` })).status).toBe(200);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
      expect((await get({ 'if-none-match': known })).status, known).toBe(304);
    expect((await get({ 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('is not there for an address that was forged, in any bit of it, or is of another file', async () => {
    const token = links.sign({ what: 'replay', id: ID }, soon());
    for (let i = 0; i < token.length; i++) {
      const forged = token.slice(0, i) + (token[i] === 'A' ? 'B' : 'A') + token.slice(i + 1);
      expect((await fetch(address(forged))).status, forged).toBe(404);
    }
    const foreign = encodeURIComponent(`${token.slice(1)}é`);
    expect((await fetch(address(foreign))).status).toBe(404);
    const other = createLinks(Buffer.alloc(32, 6), clock).sign({ what: 'replay', id: ID }, soon());
    for (const wrong of [other, '', 'x', `${token}A`, token.slice(0, -1), `${token}=`, '%2e%2e'])
      expect((await fetch(address(wrong))).status, wrong).toBe(404);
    for (const file of ['a.mp3', 'a.txt', 'ogg', 'a.ogg.exe', '..%2f..%2fetc%2fpasswd'])
      expect([404, 200]).toContain((await fetch(address(token, file))).status);
    expect((await fetch(address(token, 'a.mp3'))).status).toBe(404);
  });

  it('ends with its time', async () => {
    const token = links.sign({ what: 'replay', id: ID }, clock.now().getTime() + 1_000);
    expect((await fetch(address(token))).status).toBe(200);
    clock.advance(1_500);
    const answer = await fetch(address(token));
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('/replay get');
  });

  it('is gone with what was deleted, also by an address that was good before', async () => {
    const before = address();
    expect((await fetch(before)).status).toBe(200);
    there.yes = false;
    expect((await fetch(before)).status).toBe(404);
    there.yes = true;
  });

  it.each(['replay', 'track'] as const)(
    'ends in the middle when it is taken away while a %s is given, and its file is closed',
    async (what) => {
      const answer = await fetch(address(links.sign({ what, id: LONG }, soon())));
      const reader = answer.body?.getReader();
      expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
      expect(long.open).toBe(1);
      there.yes = false;
      clock.advance(1_500);
      const rest = async () => {
        while (!(await reader?.read())?.done);
      };
      await expect(rest()).rejects.toThrow();
      await expect.poll(() => long.open).toBe(0);
      there.yes = true;
    },
  );

  it('closes its file when who listens goes away', async () => {
    const leaves = new AbortController();
    const token = links.sign({ what: 'replay', id: LONG }, soon());
    const answer = await fetch(address(token), { signal: leaves.signal });
    await answer.body?.getReader().read();
    expect(long.open).toBe(1);
    leaves.abort();
    await expect.poll(() => long.open).toBe(0);
  });

  it('makes nothing for who asks for the head of a track', async () => {
    const track = address(links.sign({ what: 'track', id: LONG }, soon()));
    const head = await fetch(track, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'audio/ogg; codecs=opus']);
    expect(long.open).toBe(0);
  });

  it('is kept by no cache that others share, and names its address to nobody', async () => {
    for (const what of ['replay', 'track'] as const) {
      const { headers } = await fetch(address(links.sign({ what, id: ID }, soon())));
      expect(headers.get('cache-control'), what).toBe('private, no-cache, no-transform');
      expect(headers.get('referrer-policy'), what).toBe('no-referrer');
      // Else a browser that opens it would not play it.
      expect(headers.get('content-security-policy'), what).toContain("media-src 'self'");
    }
  });

  it('that is empty has no part', () => {
    expect(partOf('bytes=0-', 0)).toBe('none');
    expect(partOf('bytes=-5', 0)).toBe('none');
    expect(partOf(undefined, 0)).toBeNull();
  });

  it('does not open a track by the address of a mix, nor the other way round', async () => {
    const track = links.sign({ what: 'track', id: ID }, soon());
    expect(await (await fetch(address(track))).arrayBuffer()).toHaveProperty('byteLength', SIZE);
    const none = links.sign({ what: 'track', id: ID.replace('0', '1') }, soon());
    expect((await fetch(address(none))).status).toBe(404);
  });
});

it('any part that is given lies within the file', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,6}-\d{0,6}$/)),
      fc.nat(100_000),
      (header, size) => {
        const part = partOf(header, size);
        if (part === null || part === 'none') return;
        expect(part.from).toBeGreaterThanOrEqual(0);
        expect(part.to).toBeGreaterThan(part.from);
        expect(part.to).toBeLessThanOrEqual(size);
      },
    ),
  );
});
