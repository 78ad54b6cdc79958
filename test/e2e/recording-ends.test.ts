/** A recording ends at its limits, and goes on for everybody else when one of them can't be kept; the bot is on no track. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Community } from '../../sandbox/community.ts';
import { createClips } from '../../src/audio/announce/clips.ts';
import { createSpeech } from '../../src/audio/announce/speech.ts';
import { systemClock as clock } from '../../src/clock.ts';
import { systemIds } from '../../src/ids.ts';
import type { Announced } from '../../src/talk/announced.ts';
import {
  answers,
  comesUp,
  heardIn,
  hears,
  newestIn,
  onDisk,
  packetsOf,
  recordedTalk,
  type Studio,
} from '../support/recorded-talk.ts';
import { eventually, startWhole, until, type Whole, WITHIN } from './support.ts';

/** A bot that records, with more of an environment. */
const studioWith = async (env: Record<string, string>): Promise<{ whole: Whole; studio: Studio }> => {
  const dir = await mkdtemp(join(tmpdir(), 'rostrum-recorded-'));
  const key = systemIds.secret(32);
  const whole = await startWhole({ env: { RECORDING_KEY: key.toString('base64'), DATA_DIR: dir, ...env } });
  const { sandbox, application, database } = whole;
  await whole.start();
  return { whole, studio: { sandbox, application, prisma: database.prisma, dir, key } };
};

const ends = async ({ whole, studio }: { whole: Whole; studio: Studio }): Promise<void> => {
  await whole.stop();
  await rm(studio.dir, { recursive: true, force: true });
};

describe('a recording at its limit', () => {
  let at: Awaited<ReturnType<typeof studioWith>>;
  beforeAll(async () => {
    // Nine seconds, or 20 kilobytes.
    at = await studioWith({ RECORDING_MAX_HOURS: '0.0025', RECORDING_MAX_MB: '0.02' });
  });
  afterAll(() => ends(at));

  /** The recording ended with a sentence to the host, the talk goes on, and what was kept can be heard. */
  const hasEnded = async ({ ana, chidi, ...community }: Community, sentence: string): Promise<number> => {
    await until(() => ana.sees(community.announcements), sentence);
    await until(() => ana.sees(community.stage), `@Ana The recording stopped: ${sentence}`);
    const { id, endedAt } = await newestIn(at.studio);
    expect(endedAt).not.toBeNull();
    await comesUp({ ana, chidi, ...community }, chidi);
    expect((await chidi.runs('/talk status')).text).toContain('Open maps');
    const heard = await heardIn(at.studio, id);
    if (typeof heard === 'string') throw new Error(heard);
    return heard[ana.id]?.length ?? 0;
  };

  it('of length ends, and the talk goes on', async () => {
    const community = await recordedTalk(at.studio);
    const { ana } = community;
    await answers(community, ana, 'Agree');
    await ana.speaks(packetsOf('ana', 1_000)).ended;
    expect(await hasEnded(community, 'it is as long as a recording may be')).toBe(50);
    const { startedAt, endedAt } = await newestIn(at.studio);
    expect((endedAt ?? 0) - startedAt).toBeGreaterThanOrEqual(9_000);
    expect((endedAt ?? 0) - startedAt).toBeLessThan(11_000);
    expect((await ana.runs('/recording start')).text).toContain('The recording has started.');
    await community.mo.runs('/talk close');
  }, 30_000);

  it('of size ends, and the talk goes on', async () => {
    const community = await recordedTalk(at.studio);
    const { ana } = community;
    await answers(community, ana, 'Agree');
    const large = packetsOf('ana', 60_000).map((packet) => Buffer.concat([packet, Buffer.alloc(500, 7)]));
    const speech = ana.speaks(large);
    expect(await hasEnded(community, 'it is as large as a recording may be')).toBeGreaterThan(30);
    speech.stop();
    await speech.ended;
    await community.mo.runs('/talk close');
  }, 30_000);
});

describe('a recording', () => {
  let at: Awaited<ReturnType<typeof studioWith>>;
  beforeAll(async () => {
    at = await studioWith({});
  });
  afterAll(() => ends(at));

  it('goes on for everybody else when the track of one can’t be kept', async () => {
    const community = await recordedTalk(at.studio);
    const { ana, chidi, dora } = community;
    const { id: recordingId } = await newestIn(at.studio);
    // Its key is none.
    await at.studio.prisma.track.create({
      data: { id: systemIds.recording(), recordingId, userId: ana.id, key: new Uint8Array(60) },
    });
    await answers(community, ana, 'Agree');
    for (const person of [chidi, dora]) {
      await comesUp(community, person);
      await answers(community, person, 'Agree');
      await person.speaks(packetsOf(person.name, 1_000)).ended;
      await onDisk(at.studio, person, 50);
    }
    await community.mo.runs('/talk close');
  }, 30_000);

  const log = pino({ level: 'silent' });
  /** What an announcement begins with, whoever speaks its sentence. */
  const chimeOf = (kind: Announced) =>
    createClips({
      dir: join(at.studio.dir, 'sentences'),
      speech: createSpeech({ clock, log }),
      clock,
      log,
    }).chime(kind);

  it('is announced when it stops and starts, more quietly while somebody in it speaks; and the bot is on no track', async () => {
    const community = await recordedTalk(at.studio);
    const { ana, vera, guild, stage, announcements } = community;
    const isHeard = async (kind: Announced, how: 'quiet' | 'either') => {
      const chime = await chimeOf(kind);
      const [full, quiet] = [[...chime.packets(() => false)], [...chime.packets(() => true)]];
      await eventually(() => {
        const heard = at.whole.sandbox.voice.stageHears(stage.id).map(({ payload }) => payload);
        const isPacket = (packet: Buffer | undefined, n: number) =>
          packet !== undefined && (quiet[n]?.equals(packet) || (how === 'either' && full[n]?.equals(packet)));
        const isThere = heard.some((_, from) => full.every((_packet, n) => isPacket(heard[from + n], n)));
        if (!isThere) throw new Error(`${kind} was not heard`);
      }, WITHIN);
    };
    // It stays when the recording stops.
    await at.studio.prisma.settings.update({ where: { guildId: guild.id }, data: { sound: { join: true } } });
    await answers(community, ana, 'Agree');
    await hears(at.studio, community);
    await ana.runs('/recording stop');
    await isHeard('recording-stopped', 'either');
    await ana.runs('/recording start');
    await isHeard('recording-started', 'either');
    await hears(at.studio, community);
    const speech = ana.speaks(packetsOf('ana', 60_000));
    await onDisk(at.studio, ana, 50);
    vera.joins(stage);
    await vera.presses('Raise hand', { in: announcements });
    await ana.runs('/queue next');
    await isHeard('next', 'quiet');
    speech.stop();
    await speech.ended;
    await onDisk(at.studio, ana, speech.said.length);
    const heard = await heardIn(at.studio, (await newestIn(at.studio)).id);
    if (typeof heard === 'string') throw new Error(heard);
    expect(Object.keys(heard)).toEqual([ana.id]);
    expect(heard[ana.id]?.map(({ packet }) => packet)).toEqual(speech.said.map(({ payload }) => payload));
    await community.mo.runs('/talk close');
  }, 40_000);
});
