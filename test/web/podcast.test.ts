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
import { createPodcast, type Podcast } from '../../src/web/podcast.ts';
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

const hostile = ']]></title><script>alert(1)</script> & “maps”';
const published = [replay(2, hostile), replay(1, 'Open maps')];

/** The recording whose MP3 is being made. */
let coming = '';

let dir: string;
let web: Web;
let podcast: Podcast;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rostrum-podcast-'));
  const key = { name: 'x', key: Buffer.alloc(32, 1) };
  async function* sound() {
    yield Buffer.from('sound');
  }
  await writeSealed(join(dir, 'x'), key, sound(), systemIds);
  const port = await freePort();
  podcast = createPodcast({
    key: Buffer.alloc(32, 2),
    webUrl: `http://127.0.0.1:${port}`,
    about: async (id) =>
      id === '1' ? { title: 'Talks of <Maps>', server: 'Maps', language: 'en-GB', image: null } : null,
    published: async (id) => (id === '1' ? published : []),
    // The first has an MP3 and captions, the second was made where there is no ffmpeg.
    open: async (id, format) =>
      format === 'ogg' || (['mp3', 'vtt'].includes(format) && id.endsWith('2'))
        ? openSealed(join(dir, 'x'), key)
        : { ok: false, reason: 'gone' },
    isComing: (id) => id === coming,
  });
  const log = pino({ level: 'silent' });
  web = createWeb({ host: '127.0.0.1', port, url: '', pages: [podcast.pages], clock: systemClock, log });
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
    const answer = await fetch(podcast.addressOf('1'));
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
    const xml = await (await fetch(podcast.addressOf('1'))).text();
    coming = '';
    expect(elements(xml, 'guid').map((text) => text.split('>')[1])).toEqual([published[0]?.recordingId]);
  });

  it('says where what has captions can be read', async () => {
    const xml = await (await fetch(podcast.addressOf('1'))).text();
    const [transcript = '', ...more] = elements(xml, 'podcast:transcript');
    expect(more).toEqual([]);
    expect(transcript).toContain('xmlns:podcast="https://podcastindex.org/namespace/1.0"');
    const [url = ''] = /(?<=url=")[^"]+/.exec(transcript) ?? [];
    const captions = await fetch(url);
    expect(captions.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    expect(await captions.text()).toBe('sound');
  });

  it('shows hostile topics as text', async () => {
    const xml = await (await fetch(podcast.addressOf('1'))).text();
    // Outside of character data there is no markup but the feed's own.
    expect(xml.replaceAll(/<!\[CDATA\[.*?\]\]>/gs, '')).not.toContain('<script>');
  });

  it('is not there for a forged address, another server, or what was not published', async () => {
    const address = podcast.addressOf('1');
    const last = address.at(-1) === 'A' ? 'B' : 'A';
    for (const wrong of [
      `${address.slice(0, -1)}${last}`,
      address.replace('/1.', '/2.'),
      podcast.addressOf('2'),
      `${address}/00000000-0000-4000-8000-000000000009.ogg`,
      `${address}/${published[0]?.recordingId}.m4a`,
      `${address}/${published[0]?.recordingId}.mp3.ogg`,
    ])
      expect((await fetch(wrong)).status, wrong).toBe(404);
  });
});
