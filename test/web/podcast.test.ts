/** The podcast of a server: what is published and nothing else, whatever its topics are, to who has the address. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { systemIds } from '../../src/ids.ts';
import { openSealed, writeSealed } from '../../src/privacy/sealed-file.ts';
import type { Replay } from '../../src/talk/replay.ts';
import { createPodcast } from '../../src/web/podcast.ts';
import { createWeb, type Web } from '../../src/web/web.ts';
import { freePort } from '../support/port.ts';

const replay = (n: number, topic: string): Replay => ({
  recordingId: `00000000-0000-4000-8000-00000000000${n}`,
  talkId: '',
  guildId: '1',
  topic,
  hostId: '2',
  announceId: '3',
  startedAt: Date.UTC(2026, 10, n, 18),
  duration: 3_725_000,
  status: 'ready',
  progress: 100,
  why: null,
  size: 5,
  speakers: [],
  waveform: [],
  captions: n === 2 ? 'ready' : null,
  publishedAt: Date.UTC(2026, 10, n, 20),
});

const hostile = ']]></title><script>alert(1)</script> & “maps”\u0000\b\u001b\ufffe\ud800';
const published = [replay(2, hostile), replay(1, 'Open maps')];
/** One that its host took back. */
const taken: Replay = { ...replay(3, 'Secret maps'), publishedAt: null };

/** The recording whose MP3 is being made. */
let coming = '';

let dir: string;
let web: Web;
let address: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rostrum-podcast-'));
  const key = { name: 'x', key: Buffer.alloc(32, 1) };
  async function* sound() {
    yield Buffer.from('sound');
  }
  await writeSealed(join(dir, 'x'), key, sound(), systemIds);
  const port = await freePort();
  const webUrl = `http://127.0.0.1:${port}`;
  address = `${webUrl}/podcast/one`;
  const servers: Readonly<Record<string, string>> = { one: '1', two: '2' };
  const podcast = createPodcast({
    feeds: { guildOf: async (token) => servers[token] ?? null },
    webUrl,
    about: async (id) =>
      id === '1'
        ? { title: 'Talks of <Maps>', server: 'Maps & \u0007Co', language: 'en-GB', image: null }
        : null,
    published: async (id) => (id === '1' ? published : []),
    get: async (id) => [...published, taken].find(({ recordingId }) => recordingId === id) ?? null,
    // The first has an MP3 and captions, the second was made where there is no ffmpeg.
    open: async (id, format) => {
      // It is there right after it was looked for.
      if (id === coming) coming = '';
      return format === 'ogg' || (['mp3', 'vtt'].includes(format) && id.endsWith('2'))
        ? openSealed(join(dir, 'x'), key)
        : { ok: false, reason: 'gone' };
    },
    isComing: (id) => id === coming,
    clock: systemClock,
  });
  const log = pino({ level: 'silent' });
  web = createWeb({ host: '127.0.0.1', port, url: '', pages: [podcast], clock: systemClock, log });
  await web.start();
});
afterAll(async () => {
  await web.stop();
  await rm(dir, { recursive: true });
});

const elements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}[ >/][^<]*(?:<!\\[CDATA\\[.*?\\]\\]>)?[^<]*`, 'g'))].map(
    ([text]) => text,
  );

describe('a podcast', () => {
  it('lists what is published, with files of their type and length', async () => {
    const answer = await fetch(address);
    expect(answer.headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');
    const xml = await answer.text();
    expect(elements(xml, 'guid').map((text) => text.split('>')[1])).toEqual(
      published.map(({ recordingId }) => recordingId),
    );
    const [first = '', second = ''] = elements(xml, 'enclosure');
    expect(first).toMatch(/length="5" type="audio\/mpeg" url="[^"]+\.mp3"/);
    expect(second).toMatch(/length="5" type="audio\/ogg; codecs=opus" url="[^"]+\.ogg"/);
    expect(elements(xml, 'itunes:duration')).toContain('<itunes:duration>1:02:05');
    const [url = ''] = /(?<=url=")[^"]+/.exec(first) ?? [];
    const sound = await fetch(url, { headers: { range: 'bytes=1-2' } });
    expect([sound.status, await sound.text()]).toEqual([206, 'ou']);
  });

  it('has what is published only once its MP3 is there, when that is being made', async () => {
    coming = published[1]?.recordingId ?? '';
    const xml = await (await fetch(address)).text();
    expect(elements(xml, 'guid').map((text) => text.split('>')[1])).toEqual([published[0]?.recordingId]);
  });

  it('says where what has captions can be read', async () => {
    const xml = await (await fetch(address)).text();
    const [transcript = '', ...more] = elements(xml, 'podcast:transcript');
    expect(more).toEqual([]);
    expect(transcript).toContain('xmlns:podcast="https://podcastindex.org/namespace/1.0"');
    const [url = ''] = /(?<=url=")[^"]+/.exec(transcript) ?? [];
    const captions = await fetch(url);
    expect(captions.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    expect(await captions.text()).toBe('sound');
  });

  it('shows hostile topics as text', async () => {
    const xml = await (await fetch(address)).text();
    // Outside of character data there is no markup but the feed's own.
    expect(xml.replaceAll(/<!\[CDATA\[.*?\]\]>/gs, '')).not.toContain('<script>');
    // And nothing that XML has no room for, which would break it for all.
    expect(xml).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    expect(xml).toContain('<itunes:author>Maps &amp; Co</itunes:author>');
  });

  it('asks directories not to list it, and says whose it is', async () => {
    const xml = await (await fetch(address)).text();
    expect(xml).toContain('<itunes:block>Yes</itunes:block>');
    expect(xml).toContain('<itunes:explicit>false</itunes:explicit>');
    expect(elements(xml, 'guid')).toEqual(
      published.map(({ recordingId }) => `<guid isPermaLink="false">${recordingId}`),
    );
  });

  it('is not there for another address, another server, or what was not published', async () => {
    const [first] = published;
    for (const wrong of [
      address.replace('/one', '/three'),
      address.replace('/one', '/two'),
      `${address.replace('/one', '/two')}/${first?.recordingId}.ogg`,
      `${address}/00000000-0000-4000-8000-000000000009.ogg`,
      `${address}/${taken.recordingId}.ogg`,
      `${address}/${first?.recordingId}.m4a`,
      `${address}/${first?.recordingId}.mp3.ogg`,
    ])
      expect((await fetch(wrong)).status, wrong).toBe(404);
  });
});
