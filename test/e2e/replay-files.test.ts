/** How the sound of a replay reaches people: in Discord where it fits, else at an address; as a file of each format; in a podcast. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../sandbox/actors/actors.ts';
import type { Community } from '../../sandbox/community.ts';
import { MAX_FILE_BYTES } from '../../sandbox/validate/messages.ts';
import { systemIds } from '../../src/ids.ts';
import { freePort } from '../support/port.ts';
import { eventually, overTalk, startWhole, until, type Whole, WITHIN } from './support.ts';

/** Mixing takes its time. */
const SOON = { within: 40_000 };
/** How long the talks are, in seconds, and a limit for uploads between the sizes of their replays and pictures, in bytes. */
const SECONDS = 40;
const SMALL = 80_000;

const key = systemIds.secret(32);
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rostrum-files-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const start = async (env: Record<string, string>): Promise<Whole> => {
  const whole = await startWhole({ env: { RECORDING_KEY: key.toString('base64'), DATA_DIR: dir, ...env } });
  await whole.start();
  return whole;
};

/** A talk that is over, with its replay on the card. */
const replayed = async (whole: Whole, topic: string): Promise<Community> => {
  const community = await whole.community();
  await overTalk({ prisma: whole.database.prisma, dir, key }, community, topic, SECONDS);
  const { ana, announcements } = community;
  await eventually(() => expect(ana.sees(announcements)).toContain('[ Replay'), SOON);
  return community;
};

type Reply = Awaited<ReturnType<Actor['runs']>>;

const filesIn = ({ message }: Reply): string[] =>
  (message?.attachments ?? []).map(({ filename }) => filename).filter((name) => !name.endsWith('.png'));

const addressIn = ({ message }: Reply): string =>
  /https?:\/\/[^\s)#"]+\/replay\/[^\s)#"]+/.exec(JSON.stringify(message))?.[0] ?? '';

const has = (program: string): boolean => spawnSync(program, ['-version']).error === undefined;

/** Seconds of sound, as ffprobe finds them in a file at an address. */
const secondsAt = (address: string): number => {
  const args = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', address];
  return Number(spawnSync('ffprobe', args, { encoding: 'utf8' }).stdout);
};

describe('a replay', () => {
  let whole: Whole;
  beforeAll(async () => {
    whole = await start({ WEB_PORT: String(await freePort()) });
  });
  afterAll(() => whole.stop());
  afterEach(() => {
    whole.sandbox.world.uploadLimit = MAX_FILE_BYTES;
    whole.sandbox.faults.clear();
  });

  it('that is too large for Discord is at an address that ends, of which parts can be asked for', async () => {
    const { ana } = await replayed(whole, 'Long maps');
    whole.sandbox.world.uploadLimit = SMALL;
    const reply = await ana.runs('/replay get');
    expect(filesIn(reply)).toEqual([]);
    expect(reply.text).toMatch(/The address is yours and ends <t:\d+:R>\./);
    const ends = Number(/ends <t:(\d+):R>/.exec(reply.text)?.[1]) * 1_000;
    expect(ends - Date.now()).toBeGreaterThan(23 * 3_600_000);
    expect(ends - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);

    const address = addressIn(reply);
    const sound = Buffer.from(await (await fetch(address)).arrayBuffer());
    expect(sound.length).toBeGreaterThan(SMALL);
    const part = await fetch(address, { headers: { range: 'bytes=10000-10099' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes 10000-10099/${sound.length}`,
    ]);
    expect(Buffer.from(await part.arrayBuffer()).equals(sound.subarray(10_000, 10_100))).toBe(true);
    const beyond = await fetch(address, { headers: { range: `bytes=${sound.length}-` } });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${sound.length}`]);
    if (has('ffprobe')) expect(secondsAt(address)).toBeCloseTo(SECONDS, 1);

    const tracks = await ana.runs('/replay get', { format: 'tracks' });
    expect(filesIn(tracks)).toEqual([]);
    expect(Buffer.from(await (await fetch(addressIn(tracks))).arrayBuffer()).toString('latin1', 0, 4)).toBe(
      'OggS',
    );
  }, 60_000);

  it('that Discord finds too large although it said otherwise is given by its address', async () => {
    const { ana } = await replayed(whole, 'Heavy maps');
    for (const body of [
      { code: 40005, message: 'Request entity too large' },
      { message: 'Payload Too Large' },
    ]) {
      const match = { method: 'PATCH', path: /\/messages\/@original/ } as const;
      whole.sandbox.faults.add({ kind: 'status', status: 413, body, match, times: 1 });
      const reply = await ana.runs('/replay get');
      await until(() => reply.text, 'The address is yours and ends');
      expect(filesIn(reply)).toEqual([]);
      expect((await fetch(addressIn(reply))).status).toBe(200);
    }
    expect(filesIn(await ana.runs('/replay get'))).toEqual(['replay.ogg']);
  }, 60_000);

  it.runIf(has('ffmpeg') && has('ffprobe'))(
    'is as long in every format',
    async () => {
      const { ana } = await replayed(whole, 'Maps of all kinds');
      for (const [format, name] of [
        ['MP3', 'replay.mp3'],
        ['M4A', 'replay.m4a'],
      ] as const) {
        const reply = await ana.runs('/replay get', { format });
        await eventually(() => expect(filesIn(reply)).toEqual([name]), WITHIN);
        expect(Math.abs(secondsAt(addressIn(reply)) - SECONDS)).toBeLessThan(0.15);
      }
    },
    60_000,
  );

  it.runIf(has('ffmpeg') && has('ffprobe'))(
    'that is published is in a podcast, at an address that is renewed',
    async () => {
      const { ana, dora } = await replayed(whole, 'Maps to go');
      const feedIn = (text: string) => /`(https?:\/\/[^`]+\/podcast\/[^`]+)`/.exec(text)?.[1] ?? '';
      expect((await dora.runs('/replay podcast')).text).toContain('host');
      expect((await ana.runs('/replay publish')).text).toContain('There is none yet.');
      await ana.presses('Podcast');
      const first = feedIn((await ana.presses('Make an address')).text);
      const read = async (address: string) => {
        const xml = await (await fetch(address)).text();
        expect(xml).toContain('<![CDATA[Maps to go]]>');
        const [, length, type, url = ''] =
          /<enclosure length="(\d+)" type="([^"]+)" url="([^"]+)"/.exec(xml) ?? [];
        return { xml, length, type, url, guid: /<guid[^>]*>([^<]+)/.exec(xml)?.[1] };
      };
      const before = await eventually(() => read(first), SOON);
      expect(before.url.startsWith(first)).toBe(true);
      const sound = await fetch(before.url);
      expect([sound.headers.get('content-type'), sound.headers.get('content-length')]).toEqual([
        before.type,
        before.length,
      ]);
      expect(before.type).toBe('audio/mpeg');
      expect(Math.abs(secondsAt(before.url) - SECONDS)).toBeLessThan(0.15);
      expect(before.xml).toMatch(new RegExp(`<itunes:duration>[0:]*${SECONDS}</itunes:duration>`));

      await ana.runs('/replay podcast');
      const renewed = await ana.presses('New address');
      expect(renewed.text).toContain('The one before leads nowhere any more.');
      const second = feedIn(renewed.text);
      for (const old of [first, before.url]) expect((await fetch(old)).status).toBe(404);
      const after = await read(second);
      expect([after.guid, after.length]).toEqual([before.guid, before.length]);
      expect((await fetch(after.url)).status).toBe(200);
      // The calendar has an address of its own.
      expect((await ana.runs('/calendar')).text).toContain('There is none yet.');
      await ana.runs('/replay podcast');
      await ana.presses('Turn off');
      for (const old of [second, after.url]) expect((await fetch(old)).status).toBe(404);
    },
    60_000,
  );

  it('is still to be had when Discord refuses to change the card of its talk, and the operator reads why', async () => {
    const { ana, announcements } = await replayed(whole, 'Lost maps');
    const { faults } = whole.sandbox;
    const { lines } = whole.bot();
    let published = false;
    for (const [status, code, message] of [
      [404, 10003, 'Unknown Channel'],
      [403, 50001, 'Missing Access'],
      [403, 50013, 'Missing Permissions'],
      [413, 40005, 'Request entity too large'],
      // That somebody deleted the message is their will.
      [404, 10008, null],
    ] as const) {
      const match = {
        method: 'PATCH',
        path: new RegExp(`^/channels/${announcements.id}/messages/`),
      } as const;
      const [struck, read] = [faults.struck, lines.length];
      faults.add({ kind: 'status', status, body: { code, message: message ?? 'Unknown Message' }, match });
      if (published) await ana.presses('Take back', { on: await ana.runs('/replay get') });
      else await ana.runs('/replay publish');
      published = !published;
      await eventually(() => expect(faults.struck).toBeGreaterThan(struck), WITHIN);
      expect(filesIn(await ana.runs('/replay get')), `${code}`).toEqual(['replay.ogg']);
      if (message === null) {
        expect(lines.slice(read).join('\n')).not.toContain('could not be brought in step');
        return;
      }
      await eventually(() => {
        const line = lines.slice(read).find((one) => one.includes('a card could not be brought in step'));
        expect(line).toContain(message);
      }, WITHIN);
      faults.clear();
      const shows = () => ana.sees(announcements).includes('The replay is published.');
      await eventually(() => expect(shows()).toBe(published), WITHIN);
    }
  }, 60_000);
});

describe('a bot without a port and without ffmpeg', () => {
  let whole: Whole;
  beforeAll(async () => {
    whole = await start({ PATH: dir });
  });
  afterAll(() => whole.stop());

  it('says what it can’t give, and who can change that', async () => {
    const { ana, dora } = await replayed(whole, 'Plain maps');
    const refused = await ana.runs('/replay get', { format: 'MP3' });
    expect(refused.text).toContain('there is no ffmpeg where I run. Choose Ogg');
    const shared = await ana.runs('/replay publish');
    expect(shared.text).toContain('Everybody on this server can hear the replay now.');
    expect(shared.text).not.toContain('http');
    expect(filesIn(await dora.runs('/replay get'))).toEqual(['replay.ogg']);
    whole.sandbox.world.uploadLimit = SMALL;
    for (const asked of [{}, { format: 'tracks' }]) {
      const { text } = await ana.runs('/replay get', asked);
      expect(text).toContain('This is too large to be sent in Discord, and I have no address outside of it.');
      expect(text).toContain('WEB_PORT');
    }
  }, 60_000);
});
