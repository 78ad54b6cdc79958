/** The drill of recordings: minutes of speech on a bad line, many kills in one recording, and a disk that is full. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Actor, eventually } from '../../sandbox/actors/actors.ts';
import { type BotProcess, startBot } from '../../sandbox/bot-process.ts';
import type { Community } from '../../sandbox/community.ts';
import { seededRandom } from '../../sandbox/random.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Said } from '../../sandbox/voice/speech.ts';
import { systemIds } from '../../src/ids.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import {
  answers,
  comesUp,
  diskOf,
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

const run = promisify(execFile);

export type RecordingDrillOptions = {
  seed: number;
  database: { readonly url: string; readonly prisma: PrismaClient };
  /** How long people speak on a line that loses and reorders. */
  minutes: number;
  kills: number;
};

export type RecordingFigures = {
  /** Packets of who agreed: said, lost by the line, and on the disk. */
  said: number;
  lostByTheLine: number;
  kept: number;
  /** How far a packet is from its time at most, in milliseconds. */
  off: number;
  /** Whether the disk has anything of who said no. */
  stranger: boolean;
  /** What each kill cost, in milliseconds. */
  lostByKills: number[];
  recordings: number;
  /** What became of the recording on a disk that is full; null where no small disk could be made. */
  fullDisk: { sentence: boolean; talkGoesOn: boolean; readable: boolean } | null;
};

type Bot = {
  studio: Studio;
  bot: () => BotProcess;
  /** What every process of the bot wrote so far. */
  log(): string;
  start(): Promise<void>;
  stop(): Promise<void>;
};

const startStudio = async ({ database }: RecordingDrillOptions, dir: string): Promise<Bot> => {
  const sandbox = await startSandbox();
  const application = sandbox.addBot({ name: 'Rostrum' });
  const key = systemIds.secret(32);
  const bots: BotProcess[] = [];
  const start = async () => {
    const bot = await startBot({
      DISCORD_TOKEN: application.token,
      DISCORD_API_URL: sandbox.apiUrl,
      DATABASE_URL: database.url,
      DATA_DIR: dir,
      RECORDING_KEY: Buffer.from(key).toString('base64'),
    });
    bots.push(bot);
  };
  await start();
  return {
    studio: { sandbox, application, prisma: database.prisma, dir, key },
    bot: () => bots.at(-1) ?? (Promise.reject(new Error('the bot does not run')) as never),
    log: () => bots.flatMap(({ lines }) => lines).join('\n'),
    start,
    stop: async () => {
      await bots.at(-1)?.end('SIGTERM');
      await sandbox.stop();
      await database.prisma.talk.deleteMany({});
    },
  };
};

/** Sentences with pauses between them, until the time is over. */
const talks = async (person: Actor, until: number, random: () => number): Promise<Said[]> => {
  const said: Said[] = [];
  for (let sentence = 0; Date.now() < until; sentence += 1) {
    const speech = person.speaks(
      packetsOf(`${person.name} ${sentence}`, 1_000 + Math.floor(random() * 300) * 20),
    );
    await speech.ended;
    said.push(...speech.said);
    await new Promise((resolve) => setTimeout(resolve, 200 + random() * 1_500));
  }
  return said;
};

const badLine = async ({ studio }: Bot, community: Community, { minutes, seed }: RecordingDrillOptions) => {
  const { ana, chidi, dora } = community;
  const { faults } = studio.sandbox.voice;
  const both = [ana, dora];
  await answers(community, ana, 'Agree');
  for (const person of [chidi, dora]) await comesUp(community, person);
  await answers(community, chidi, 'No');
  await answers(community, dora, 'Agree');
  const to = { direction: 'to-bots' as const };
  const losses = both.map(({ id }) => faults.add({ kind: 'loss', share: 0.05, seed, speaker: id, ...to }));
  faults.add({ kind: 'reorder', share: 0.1, by: 1, seed: seed + 1, ...to });
  const until = Date.now() + minutes * 60_000;
  const random = seededRandom(seed);
  const [anas, , doras] = await Promise.all([ana, chidi, dora].map((one) => talks(one, until, random)));
  faults.clear();
  const { id, startedAt } = await newestIn(studio);
  // What the line lost is speech or the silence after it; so much speech is there at least.
  const all = [anas ?? [], doras ?? []];
  for (const [i, person] of both.entries())
    await onDisk(studio, person, (all[i]?.length ?? 0) - (losses[i]?.struck ?? 0));
  const heard = await heardIn(studio, id);
  if (typeof heard === 'string') throw new Error(heard);
  const kept = both.map((person) => heard[person.id] ?? []);
  return {
    said: all.flat().length,
    lostByTheLine: losses.reduce((sum, { struck }) => sum + struck, 0),
    kept: kept.flat().length,
    off: Math.max(...kept.map((packets, i) => worst(packets, all[i] ?? [], startedAt))),
    stranger: (await diskOf(studio)).includes(`${chidi.name} 0`),
  };
};

const manyKills = async (bot: Bot, community: Community, { kills, seed }: RecordingDrillOptions) => {
  const random = seededRandom(seed);
  const lost: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const figures = await killedWhile(bot.studio, community.ana, {
      name: `kill ${kill}`,
      count: 125 + Math.floor(random() * 100),
      kill: () => bot.bot().end('SIGKILL'),
    });
    lost.push(figures.lost);
    await bot.start();
    await hears(bot.studio, community);
  }
  return lost;
};

/** A disk of its own, so small that a recording soon fills it, beside what is announced; null where this user may make none. */
const smallDisk = async (): Promise<string | null> => {
  const dir = await mkdtemp(join(tmpdir(), 'rostrum-small-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', dir]);
    return dir;
  } catch {
    await rm(dir, { recursive: true });
    return null;
  }
};

const fullDisk = async (options: RecordingDrillOptions): Promise<RecordingFigures['fullDisk']> => {
  const dir = await smallDisk();
  if (!dir) return null;
  const bot = await startStudio(options, dir);
  try {
    const community = await recordedTalk(bot.studio);
    const { ana, chidi, announcements, stage } = community;
    await answers(community, ana, 'Agree');
    const long = packetsOf('ana', 60_000).map((packet) => Buffer.concat([packet, Buffer.alloc(400, 7)]));
    const speech = ana.speaks(long);
    const sentence = await eventually(
      () => {
        if (!ana.sees(announcements).includes('there is no room left')) throw new Error('not yet');
        return ana.sees(stage).includes('@Ana The recording stopped');
      },
      { within: 60_000 },
    );
    speech.stop();
    await comesUp(community, chidi);
    const talkGoesOn = (await chidi.runs('/talk status')).text.includes('Open maps');
    const heard = await heardIn(bot.studio, (await newestIn(bot.studio)).id);
    const readable = typeof heard !== 'string' && (heard[ana.id]?.length ?? 0) > 0;
    return { sentence, talkGoesOn, readable };
  } finally {
    await bot.stop();
    await run('umount', [dir]);
    await rm(dir, { recursive: true });
  }
};

/** Runs the drill. */
export const runRecordingDrill = async (options: RecordingDrillOptions): Promise<RecordingFigures> => {
  const dir = await mkdtemp(join(tmpdir(), 'rostrum-recorded-'));
  const bot = await startStudio(options, dir);
  let figures: Omit<RecordingFigures, 'fullDisk'>;
  try {
    const community = await recordedTalk(bot.studio);
    const line = await badLine(bot, community, options);
    const lostByKills = await manyKills(bot, community, options);
    figures = { ...line, lostByKills, recordings: await options.database.prisma.recording.count() };
  } catch (error) {
    throw new Error(`the bot wrote:\n${bot.log()}`, { cause: error });
  } finally {
    await bot.stop();
    await rm(dir, { recursive: true, force: true });
  }
  return { ...figures, fullDisk: await fullDisk(options) };
};

/** What went wrong; empty when nothing did. */
export const recordingFailures = (figures: RecordingFigures): string[] => {
  const { off, stranger, lostByKills, recordings, fullDisk: disk } = figures;
  return [
    ...(off > 40 ? [`a packet is ${off} ms from its time`] : []),
    ...(figures.kept < figures.said - figures.lostByTheLine ? ['packets that came are not on the disk'] : []),
    ...(stranger ? ['the disk has something of somebody who said no'] : []),
    ...lostByKills.filter((ms) => ms > 2_000).map((ms) => `a kill cost ${ms} ms`),
    ...(recordings === 1 ? [] : [`it became ${recordings} recordings`]),
    ...(disk && !(disk.sentence && disk.talkGoesOn && disk.readable)
      ? [`a full disk: ${JSON.stringify(disk)}`]
      : []),
  ];
};

/** The figures to print. */
export const recordingLines = (figures: RecordingFigures): string[] => {
  const { said, lostByTheLine, kept, off, lostByKills, fullDisk: disk } = figures;
  const kills = lostByKills.toSorted((a, b) => a - b);
  return [
    `  packets of who agreed: ${said} said, ${lostByTheLine} lost by the line with the silence after them, ${kept} kept`,
    `  farthest from its time: ${Math.round(off)} ms`,
    `  kills: ${kills.length}, each cost ${kills[0] ?? 0} to ${kills.at(-1) ?? 0} ms, median ${kills[Math.floor(kills.length / 2)] ?? 0} ms`,
    `  a full disk: ${disk ? 'ended the recording, not the talk' : 'not tried, for want of a small disk (mount as root)'}`,
  ];
};
