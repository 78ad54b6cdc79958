/** The bot killed at each moment of a replay's life: there is one good replay after it, or nothing at all. */
import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Community } from '../../sandbox/community.ts';
import { systemIds } from '../../src/ids.ts';
import { freePort } from '../support/port.ts';
import { newestIn } from '../support/recorded-talk.ts';
import { eventually, overTalk, startWhole, until, type Whole } from './support.ts';

const SOON = { within: 40_000 };
const SECONDS = 60;
const key = systemIds.secret(32);
/** The real ffmpeg, which waits until a file is there: so that it can be met at its work. */
const FFMPEG = spawnSync('sh', ['-c', 'command -v ffmpeg'], { encoding: 'utf8' }).stdout.trim();

let whole: Whole;
let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rostrum-killed-'));
  const waits = `#!/bin/sh\nwhile [ ! -e '${dir}/go' ]; do sleep 0.05; done\nexec '${FFMPEG}' "$@"\n`;
  await writeFile(join(dir, 'ffmpeg'), waits);
  await chmod(join(dir, 'ffmpeg'), 0o755);
  const env = {
    RECORDING_KEY: key.toString('base64'),
    DATA_DIR: dir,
    WEB_PORT: String(await freePort()),
    PATH: `${dir}:${process.env.PATH}`,
  };
  whole = await startWhole({ env });
  await whole.start();
});
afterAll(async () => {
  await whole.stop();
  await rm(dir, { recursive: true, force: true });
});

const killed = async () => {
  await whole.bot().end('SIGKILL');
};

/** The files of a recording's replays. */
const filesOf = async (recordingId: string): Promise<string[]> =>
  (await readdir(join(dir, 'recordings', recordingId))).filter((name) => !name.endsWith('.track')).toSorted();

const overTalkOf = async (topic: string): Promise<{ community: Community; id: string }> => {
  const { prisma } = whole.database;
  const community = await overTalk({ prisma, dir, key }, await whole.community(), topic, SECONDS);
  return { community, id: (await newestIn({ prisma })).id };
};

const rowOf = (recordingId: string) => whole.database.prisma.replay.findUnique({ where: { recordingId } });

const ready = ({ ana, announcements }: Community) =>
  eventually(() => expect(ana.sees(announcements)).toContain('[ Replay ·'), SOON);

/** Kills the bot while the outcome of a mix can't be recorded, once its file is whole. */
const killedBeforeItIsRecorded = (recordingId: string) =>
  whole.database.prisma.$transaction(
    async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM replay WHERE recording_id = ${recordingId}::uuid FOR UPDATE`;
      await eventually(async () => {
        const names = await filesOf(recordingId);
        if (!names.some((name) => name.endsWith('.ogg'))) throw new Error(`not whole yet: ${names}`);
      }, SOON);
      await killed();
    },
    { timeout: 60_000 },
  );

describe('a bot that is killed', () => {
  it('before, while and after it mixes leaves one good replay', async () => {
    // Before it is begun.
    const { community, id } = await overTalkOf('Maps that last');
    await killed();
    expect(await rowOf(id)).toBeNull();
    // While it is mixed.
    await whole.start();
    await eventually(async () => {
      const names = await filesOf(id);
      if (!names.some((name) => name.endsWith('.part'))) throw new Error(`not begun yet: ${names}`);
    }, SOON);
    await killed();
    expect((await rowOf(id))?.status).toBe('mixing');
    // When it is whole, and nobody knows.
    const before = await rowOf(id);
    await whole.start();
    await eventually(async () => expect((await rowOf(id))?.key).not.toEqual(before?.key), SOON);
    await killedBeforeItIsRecorded(id);
    expect((await rowOf(id))?.status).toBe('mixing');
    await whole.start();
    await ready(community);
    const row = await rowOf(id);
    expect(row).toMatchObject({ status: 'ready', progress: 100, tries: 0 });
    expect(await filesOf(id)).toEqual([expect.stringMatching(/^replay-[0-9a-f]{16}\.ogg$/)]);
    const { message } = await community.ana.runs('/replay get');
    const file = message?.attachments.find(({ filename }) => filename === 'replay.ogg');
    expect(file?.size).toBe(row?.size);
  }, 120_000);

  it.runIf(FFMPEG)(
    'while it publishes leaves what is published, with its MP3 and nothing half written',
    async () => {
      const { community, id } = await overTalkOf('Maps for all');
      const { ana } = community;
      await ready(community);
      await ana.runs('/replay publish');
      await eventually(async () => {
        expect(await filesOf(id)).toContainEqual(expect.stringMatching(/\.mp3\.\w+\.part$/));
      }, SOON);
      await killed();
      expect((await rowOf(id))?.publishedAt).not.toBeNull();
      await writeFile(join(dir, 'go'), '');
      await whole.start();
      await eventually(
        async () => {
          expect(await filesOf(id)).toEqual([
            expect.stringMatching(/^replay-\w+\.mp3$/),
            expect.stringMatching(/^replay-\w+\.ogg$/),
          ]);
        },
        { within: 90_000 },
      );
    },
    150_000,
  );

  it('while it deletes leaves nothing', async () => {
    const { community, id } = await overTalkOf('Maps to forget');
    await ready(community);
    // Its rows go in one transaction, its files after that: as a kill between the two leaves it.
    await killed();
    await whole.database.prisma.recording.delete({ where: { id } });
    expect(await filesOf(id)).not.toEqual([]);
    await whole.start();
    await eventually(async () => expect(await readdir(join(dir, 'recordings'))).not.toContain(id), SOON);
    expect(await rowOf(id)).toBeNull();
    const { ana, announcements } = community;
    await until(() => ana.sees(announcements), 'Maps to forget');
    await eventually(() => expect(ana.sees(announcements)).not.toContain('[ Replay'), SOON);
  }, 60_000);
});
