/** From what people say on a stage to what others hear of it later: mixed, private until published, and gone when deleted. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../sandbox/actors/actors.ts';
import type { Community } from '../../sandbox/community.ts';
import { systemIds } from '../../src/ids.ts';
import { freePort } from '../support/port.ts';
import { answers, comesUp, newestIn, recordedTalk, type Studio } from '../support/recorded-talk.ts';
import { voice } from '../support/voices.ts';
import { eventually, overTalk, startWhole, until, type Whole } from './support.ts';

/** Recording, mixing and what is between them take their time. */
const SOON = { within: 50_000 };

let whole: Whole;
let studio: Studio;
beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'rostrum-replay-'));
  const key = systemIds.secret(32);
  const env = { RECORDING_KEY: key.toString('base64'), DATA_DIR: dir, WEB_PORT: String(await freePort()) };
  whole = await startWhole({ env });
  const { sandbox, application, database } = whole;
  studio = { sandbox, application, prisma: database.prisma, dir, key };
  await whole.start();
});
afterAll(async () => {
  await whole.stop();
  await rm(studio.dir, { recursive: true, force: true });
});

const packetsOf = async (pitch: number, level: number, ms: number): Promise<Buffer[]> =>
  (await Array.fromAsync(voice(pitch, [{ from: 0, to: ms, level }]).packets())).map(({ packet }) => packet);

const soundOf = async ({ message }: { message?: { attachments: { filename: string; url: string }[] } }) => {
  const file = message?.attachments.find(
    ({ filename }) => filename.startsWith('replay.') && !filename.endsWith('.png'),
  );
  const answer = await fetch(new URL(file?.url ?? '', whole.sandbox.apiUrl));
  return { name: file?.filename ?? '', bytes: Buffer.from(await answer.arrayBuffer()) };
};

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** Seconds of sound that another decoder finds in an Ogg Opus file. */
const secondsOf = (ogg: Buffer): number => {
  const { stdout } = spawnSync('opusdec', ['--force-wav', '--rate', '48000', '--quiet', '-', '-'], {
    input: ogg,
    maxBuffer: 2 ** 27,
  });
  return (stdout.length - 44) / 2 / 48_000;
};

const addressIn = (text: string): string => /https?:\/\/[^\s)#"]+\/replay\/[^\s)#"]+/.exec(text)?.[0] ?? '';

/** Presses a button of the card in the announcements, once it is there. */
const replayFor = async ({ announcements, ana }: Community, person: Actor) => {
  const card = await eventually(() => {
    const text = ana.sees(announcements);
    const label = /\[ (Replay · [\d:]+) \]/.exec(text)?.[1];
    if (!label) throw new Error(`no replay yet:\n${text}`);
    return label;
  }, SOON);
  return person.presses(card, { in: announcements });
};

const pastTalk = async (topic: string): Promise<Community> =>
  overTalk(studio, await whole.community(), topic);

describe('a replay', () => {
  it('of what was said on the stage is mixed after the talk, and decodes to the length of the recording', async () => {
    const community = await recordedTalk(studio);
    const { ana, chidi, announcements } = community;
    await answers(community, ana, 'Agree');
    await until(() => ana.sees(announcements), '● recording (1 of 1 agreed)');
    await comesUp(community, chidi);
    await ana.speaks(await packetsOf(120, 0.8, 3_000)).ended;
    // Nothing of who has not agreed is in it.
    await chidi.speaks(await packetsOf(200, 0.8, 1_000)).ended;
    await ana.runs('/talk close');
    const reply = await replayFor(community, ana);
    expect(reply.text).toContain('Only the hosts and moderators can hear it.');
    expect(reply.text).toContain(`**1** @Ana`);
    expect(reply.text).not.toContain(`@Chidi`);
    const { bytes } = await soundOf(reply);
    expect(bytes.subarray(0, 4).toString()).toBe('OggS');
    const { startedAt, endedAt } = await newestIn(studio);
    if (has('opusdec')) expect(secondsOf(bytes)).toBeCloseTo(((endedAt ?? 0) - startedAt) / 1_000, 2);
  });

  it('is its hosts’ until they publish it, and everybody’s then, by command, card, address and podcast', async () => {
    const community = await pastTalk('Maps for all');
    const { ana, dora, announcements } = community;
    const mine = await replayFor(community, ana);
    const address = addressIn(JSON.stringify(mine.message));
    expect((await fetch(address, { headers: { range: 'bytes=0-3' } })).status).toBe(206);
    expect((await dora.runs('/replay get')).text).toContain('There is no such replay');
    expect((await dora.runs('/replay list')).text).toContain('There is no replay here that you may hear');
    expect((await replayFor(community, dora)).text).toContain('There is no such replay');
    expect((await dora.runs('/replay publish')).text).toContain('There is no such replay');

    const done = await ana.runs('/replay publish');
    await ana.presses('Podcast', { on: done });
    const podcast =
      /https?:\/\/\S+\/podcast\/[^\s`]+/.exec((await ana.presses('Make an address')).text)?.[0] ?? '';
    const feed = async () => (await fetch(podcast)).text();
    await eventually(async () => expect(await feed()).toContain('Maps for all'), SOON);
    expect((await ana.runs('/replay transcript')).text).toContain('I have no model of speech.');
    expect((await dora.runs('/replay transcript')).text).toContain('Its host or a moderator can');
    expect((await dora.runs('/replay list')).text).toContain('Maps for all');
    expect((await soundOf(await dora.runs('/replay get'))).name).toBe('replay.ogg');
    expect((await dora.runs('/replay get', { format: 'tracks' })).text).toContain('host');
    expect((await dora.runs('/replay delete')).text).toContain('host');
    await until(() => dora.sees(announcements), 'The replay is published.');
    const tracks = await ana.runs('/replay get', { format: 'tracks' });
    expect(tracks.message?.attachments.map(({ filename }) => filename)).toContain('track-2.ogg');

    await ana.presses('Take back', { on: done });
    expect(await feed()).not.toContain('Maps for all');
    expect((await dora.runs('/replay get')).text).toContain('There is no such replay');
  });

  it('that is deleted is gone from the card, the addresses and the disk', async () => {
    const community = await pastTalk('Maps to forget');
    const { ana, announcements } = community;
    const mine = await replayFor(community, ana);
    const address = addressIn(JSON.stringify(mine.message));
    expect((await fetch(address)).status).toBe(200);
    const { id } = await newestIn(studio);
    const asked = await ana.runs('/replay delete');
    expect(asked.text).toContain('Nothing can bring them back');
    await ana.presses('Delete for good', { on: asked });
    expect((await fetch(address)).status).toBe(404);
    expect((await ana.runs('/replay get')).text).toContain('There is no such replay');
    expect(await readdir(join(studio.dir, 'recordings'))).not.toContain(id);
    await eventually(() => {
      if (ana.sees(announcements).includes('[ Replay')) throw new Error('the card still has it');
    }, SOON);
  });
});
