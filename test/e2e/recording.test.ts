/** A talk is recorded: what those said who agreed, bit for bit and at its time, and not a byte of anybody else. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Community } from '../../sandbox/community.ts';
import { systemIds } from '../../src/ids.ts';
import {
  answers,
  comesUp,
  diskOf,
  hasSaid,
  heardIn,
  hears,
  killedWhile,
  newestIn,
  onDisk,
  packetsOf,
  recordedTalk,
  type Studio,
  worst,
} from '../support/recorded-talk.ts';
import { eventually, openTalk, startWhole, until, type Whole, WITHIN } from './support.ts';

let whole: Whole;
let studio: Studio;
beforeAll(async () => {
  const dir = await mkdtemp(join(tmpdir(), 'rostrum-recorded-'));
  const key = systemIds.secret(32);
  whole = await startWhole({ env: { RECORDING_KEY: key.toString('base64'), DATA_DIR: dir } });
  const { sandbox, application, database } = whole;
  studio = { sandbox, application, prisma: database.prisma, dir, key };
  await whole.start();
});
afterAll(async () => {
  await whole.stop();
  await rm(studio.dir, { recursive: true, force: true });
});

const live: Community[] = [];
afterEach(async () => {
  whole.sandbox.voice.faults.clear();
  for (const { mo } of live.splice(0)) await mo.runs('/talk close');
});

const recorded = async (): Promise<Community> => {
  const community = await recordedTalk(studio);
  live.push(community);
  return community;
};

const tracks = async (community: Community) => {
  const where = { recording: { talk: { guildId: community.guild.id } } };
  return (await whole.database.prisma.track.findMany({ where })).map(({ userId }) => userId);
};

describe('a recording', () => {
  it('has what was said bit for bit, within 40 ms, though packets are lost and reordered', async () => {
    const community = await recorded();
    const { ana, announcements, stage } = community;
    expect((await answers(community, ana, 'Agree')).text).toContain(
      'What you say in this talk is being kept.',
    );
    await until(() => ana.sees(announcements), '● recording (1 of 1 agreed)');
    await until(() => ana.seesStage(stage), 'Open maps · ● recording');
    const only = { direction: 'to-bots' as const, speaker: ana.id };
    const loss = whole.sandbox.voice.faults.add({ kind: 'loss', share: 0.05, seed: 7, ...only });
    whole.sandbox.voice.faults.add({ kind: 'reorder', share: 0.1, by: 1, seed: 3, ...only });
    const first = ana.speaks(packetsOf('ana first', 2_500));
    await first.ended;
    const second = ana.speaks(packetsOf('ana second', 1_500));
    await second.ended;
    const said = [...first.said, ...second.said];
    await ana.runs('/recording stop');
    const { id, startedAt } = await newestIn(studio);
    // Silence ends each speech, and some of what was lost is silence.
    const heard = await onDisk(studio, ana, said.length - loss.struck);
    expect(heard.length).toBeLessThan(said.length);
    expect(worst(heard, said, startedAt)).toBeLessThanOrEqual(40);
    const order = new Map(said.map(({ payload }, i) => [String(payload), i]));
    const places = heard.map(({ packet }) => order.get(String(packet)) ?? -1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(places).size).toBe(places.length);
    expect(await heardIn({ ...studio, key: systemIds.secret(32) }, id)).toBe('wrong-key');
    await until(() => ana.seesStage(stage), 'Open maps');
    await eventually(() => expect(ana.seesStage(stage)).not.toContain('●'), WITHIN);
  });

  it('keeps not a byte of who has not answered, and of who says no, though they speak', async () => {
    const community = await recorded();
    const { ana, chidi, announcements } = community;
    await answers(community, ana, 'Agree');
    await comesUp(community, chidi);
    await until(() => ana.sees(announcements), '● recording (1 of 2 agreed)');
    const unasked = chidi.speaks(packetsOf('chidi unasked', 600));
    await unasked.ended;
    expect((await answers(community, chidi, 'No')).text).toContain('Nothing of what you say');
    const both = [chidi.speaks(packetsOf('chidi said no', 1_000)), ana.speaks(packetsOf('ana', 1_000))];
    await Promise.all(both.map((speech) => speech.ended));
    await onDisk(studio, ana, 50);
    expect(await tracks(community)).toEqual([ana.id]);
    const disk = await diskOf(studio);
    expect(disk.includes('ana 7')).toBe(true);
    expect(disk.includes('chidi')).toBe(false);
  });

  it('deletes what was kept of who takes their yes back, at once and after the talk, and only that', async () => {
    const community = await recorded();
    const { ana, chidi } = community;
    await answers(community, ana, 'Agree');
    await comesUp(community, chidi);
    await answers(community, chidi, 'Agree');
    const speeches = [chidi.speaks(packetsOf('chidi yes', 1_000)), ana.speaks(packetsOf('ana', 1_000))];
    await Promise.all(speeches.map((speech) => speech.ended));
    await onDisk(studio, chidi, 50);
    await onDisk(studio, ana, 50);
    const { id } = await newestIn(studio);
    const files = () => readdir(join(studio.dir, 'recordings', id));
    expect(await files()).toHaveLength(2);
    // In the middle of a sentence.
    const sentence = chidi.speaks(packetsOf('chidi goes on', 1_500));
    await hasSaid(sentence, 20);
    const reply = await chidi.runs('/recording consent');
    expect(reply.text).toContain('then all that was kept of you is deleted');
    expect((await chidi.presses('Delete mine, keep no more')).text).toContain('is deleted');
    expect(await tracks(community)).toEqual([ana.id]);
    await sentence.ended;
    await eventually(async () => expect(await files()).toHaveLength(1), WITHIN);
    expect((await diskOf(studio)).includes('chidi')).toBe(false);
    // And once more yes: from then on.
    await chidi.presses('My recording', { in: community.announcements });
    await chidi.presses('Agree');
    await chidi.speaks(packetsOf('chidi again', 400)).ended;
    await onDisk(studio, chidi, 20);
    await ana.runs('/talk close');
    live.splice(0);
    await until(() => ana.sees(community.announcements), '[ My recording ]');
    await ana.presses('My recording', { in: community.announcements });
    await ana.presses('Delete mine, keep no more');
    await eventually(async () => expect(await tracks(community)).toEqual([chidi.id]), WITHIN);
    await eventually(async () => expect(await files()).toHaveLength(1), WITHIN);
  });

  it('is one recording although the bot is killed thrice, and loses at most two seconds each time', {
    timeout: 60_000,
  }, async () => {
    const community = await recorded();
    const { ana } = community;
    await answers(community, ana, 'Agree');
    let kept = 0;
    for (let kill = 0; kill < 3; kill += 1) {
      const figures = await killedWhile(studio, ana, {
        name: `ana ${kill}`,
        count: 125 + kill * 17,
        kill: () => whole.bot().end('SIGKILL'),
      });
      expect(figures.lost).toBeLessThanOrEqual(2_000);
      // Each start has to find its place on the time line anew, on a machine that is busy with starting.
      expect(figures.off).toBeLessThanOrEqual(100);
      kept += figures.kept;
      await whole.start();
      await hears(studio, community);
    }
    const after = ana.speaks(packetsOf('ana after', 1_000));
    await after.ended;
    const all = await onDisk(studio, ana, kept + 50);
    expect(all.filter(({ packet }) => packet.includes('after'))).toHaveLength(50);
    expect(
      await whole.database.prisma.recording.count({ where: { talk: { guildId: community.guild.id } } }),
    ).toBe(1);
  });

  it.runIf(process.platform === 'linux')(
    'ends when the disk takes no more, with a sentence to the host; the talk goes on',
    async () => {
      const community = await recorded();
      const { ana, chidi, stage, announcements } = community;
      await answers(community, ana, 'Agree');
      // The kernel lets this process make no longer files: to it, its disk is full.
      execFileSync('prlimit', ['--pid', `${whole.bot().pid}`, '--fsize=4096:']);
      const speech = ana.speaks(packetsOf('ana', 60_000));
      await until(() => ana.sees(announcements), 'there is no room left on the bot’s disk');
      speech.stop();
      await until(() => ana.sees(stage), '@Ana The recording stopped');
      expect(ana.pings().some((message) => message.channel_id === stage.id)).toBe(true);
      await comesUp(community, chidi);
      expect((await chidi.runs('/talk status')).text).toContain('Open maps');
      const { id, endedAt } = await newestIn(studio);
      expect(endedAt).not.toBeNull();
      expect(await heardIn(studio, id)).toHaveProperty(ana.id);
      execFileSync('prlimit', ['--pid', `${whole.bot().pid}`, '--fsize=unlimited:']);
      expect((await ana.runs('/recording start')).text).toContain('The recording has started.');
    },
  );

  it('is started and stopped by hosts alone, and answered by nobody for another', async () => {
    const community = await recorded();
    const { ana, chidi, stage } = community;
    expect((await chidi.runs('/recording stop')).text).toContain('@Ana');
    expect((await ana.runs('/recording start')).text).toContain('is being recorded already');
    expect((await chidi.presses('Agree', { in: stage })).text).toContain('Only @Ana can answer that');
    await answers(community, ana, 'Agree');
    const status = await chidi.runs('/recording status');
    expect(status.text).toContain('at most 6 hours');
    expect(status.text).toContain('@Ana agreed');
    await ana.runs('/recording stop');
    expect((await ana.runs('/recording stop')).text).toContain('is not being recorded');
  });
});

it('nothing is recorded where the operator gave no key, and the host is told so', async () => {
  const keyless = await startWhole();
  await keyless.start();
  const community = await keyless.community();
  await openTalk(community);
  expect((await community.ana.runs('/recording start')).text).toContain('`RECORDING_KEY`');
  await keyless.stop();
});
