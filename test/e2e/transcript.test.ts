/**
 * What was said in a replay, as captions: by a transcriber that stands where a model of speech would, so that recognition
 * itself is not what is shown here, but all around it.
 */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../sandbox/actors/actors.ts';
import { type Community, seedCommunity } from '../../sandbox/community.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import type { Application } from '../../sandbox/world/types.ts';
import { type App, createApp } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import { readConfig, type TranscriptConfig } from '../../src/config.ts';
import { systemIds } from '../../src/ids.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { freePort } from '../support/port.ts';
import { newestIn } from '../support/recorded-talk.ts';
import { eventually, overTalk, WITHIN } from './support.ts';

const SOON = { within: 40_000 };

const INJECTED = new URL('../support/transcriber.ts', import.meta.url).href;
const key = systemIds.secret(32);

let database: TestDatabase;
let sandbox: Sandbox;
let application: Application;
let dir: string;
let app: App | undefined;
beforeAll(async () => {
  database = await testDatabase();
  sandbox = await startSandbox();
  application = sandbox.addBot({ name: 'Rostrum' });
  dir = await mkdtemp(join(tmpdir(), 'rostrum-transcript-'));
});
afterEach(async () => {
  await app?.stop();
  app = undefined;
});
afterAll(async () => {
  await sandbox.stop();
  await database.close();
  await rm(dir, { recursive: true, force: true });
});

/** Starts the bot with a model; gives the lines of its log. */
const startWith = async (transcript: TranscriptConfig): Promise<string[]> => {
  const env = {
    DISCORD_API_URL: sandbox.apiUrl,
    RECORDING_KEY: key.toString('base64'),
    WEB_PORT: String(await freePort()),
  };
  const read = readConfig(env);
  if (!read.ok) throw new Error(read.sentence);
  const lines: string[] = [];
  app = await createApp({
    ...read.config,
    token: application.token,
    recording: { ...read.config.recording, dir: join(dir, 'recordings') },
    transcript,
    dataDir: dir,
    store: { ...database, close: async () => undefined },
    clock: systemClock,
    ids: systemIds,
    log: pino({}, { write: (line: string) => lines.push(line) }),
    lost: () => undefined,
  });
  await app.start();
  return lines;
};

const talk = async (topic: string): Promise<Community> => {
  const community = seedCommunity(sandbox, application);
  const { ana, announcements } = community;
  await eventually(() => expect(ana.commands().map(({ name }) => name)).toContain('talk'), WITHIN);
  await overTalk({ prisma: database.prisma, dir, key }, community, topic);
  await eventually(() => expect(ana.sees(announcements)).toContain('[ Replay'), SOON);
  return community;
};

type Answer = Awaited<ReturnType<Actor['runs']>>;

const vttOf = async ({ message }: Answer): Promise<string> => {
  const file = message?.attachments.find(({ filename }) => filename === 'replay.vtt');
  if (!file) throw new Error('no captions');
  return (await fetch(new URL(file.url, sandbox.apiUrl))).text();
};

/** Asks until the captions are there. */
const captionsFor = (person: Actor): Promise<Answer> =>
  eventually(async () => {
    const answer = await person.runs('/replay transcript');
    await vttOf(answer);
    return answer;
  }, SOON);

const CAPTIONS =
  'WEBVTT\n\n00:00:00.000 --> 00:00:04.000\n<v Ana>I speak loudly for 4000 ms.\n\n' +
  '00:00:04.000 --> 00:00:07.500\n<v Mo>I speak softly for 3500 ms.\n';

describe('the captions of a replay', () => {
  it('that nothing can write are refused with the reason, which the log has as well', async () => {
    const lines = await startWith({ model: join(dir, 'no-such-model') });
    expect(lines.filter((line) => line.includes('TRANSCRIPT_MODEL'))).toEqual([
      expect.stringContaining('ENOENT'),
    ]);
    const { ana } = await talk('Maps unheard');
    expect((await ana.runs('/replay transcript')).text).toContain('my model of speech can’t be used');
  }, 60_000);

  it('are written when the host wants them, sealed, and given beside the replay to who may hear it', async () => {
    await startWith({ model: '/models/loudness', transcriber: INJECTED });
    const { ana, dora, mo } = await talk('Maps aloud');
    expect((await dora.runs('/replay transcript')).text).toContain('There is no such replay');
    const asked = await ana.runs('/replay transcript');
    expect(asked.text).toContain('What was said is being written down.');
    const answer = await captionsFor(ana);
    expect(await vttOf(answer)).toBe(CAPTIONS);
    expect(await vttOf(await ana.presses('Look again', { on: asked }))).toBe(CAPTIONS);
    const address = /https?:\/\/\S+\/replay\/\S+\.vtt/.exec(answer.text)?.[0] ?? '';
    const served = await fetch(address);
    expect(served.headers.get('content-type')).toBe('text/vtt; charset=utf-8');
    expect(await served.text()).toBe(CAPTIONS);
    const beside = await ana.runs('/replay get');
    expect(await vttOf(beside)).toBe(CAPTIONS);
    expect(beside.text).toContain('Captions');
    const { id } = await newestIn(database);
    const folder = join(dir, 'recordings', id);
    const [name = ''] = (await readdir(folder)).filter((one) => one.endsWith('.vtt'));
    const kept = await readFile(join(folder, name));
    expect(kept.includes('WEBVTT')).toBe(false);
    await ana.runs('/replay publish');
    expect(await vttOf(await dora.runs('/replay transcript'))).toBe(CAPTIONS);

    // As it happens in the transaction in which somebody takes their consent back.
    await database.prisma.track.deleteMany({ where: { userId: mo.id, recordingId: id } });
    expect((await fetch(address)).status).toBe(404);
    expect((await ana.runs('/replay transcript')).text).toContain('This replay is not ready yet.');
  }, 60_000);

  it('that could not be written are tried again when the host says so', async () => {
    await startWith({ model: '/models/crashes', transcriber: INJECTED });
    const { ana } = await talk('Maps garbled');
    expect((await ana.runs('/replay transcript')).text).toContain('What was said is being written down.');
    const failed = await eventually(async () => {
      const answer = await ana.runs('/replay transcript');
      expect(answer.text).toContain('could not be written down');
      return answer;
    }, SOON);
    const again = await ana.presses('Try again', { on: failed });
    expect(again.text).toContain('What was said is being written down.');
  }, 60_000);
});
