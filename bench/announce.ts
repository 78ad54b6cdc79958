/** How soon an announcement is heard after its event, and how evenly, on 50 stages of the real bot at once. */
import { readFile } from 'node:fs/promises';
import { type Actor, actors, eventually } from '../sandbox/actors/actors.ts';
import { type Community, seedCommunity } from '../sandbox/community.ts';
import type { Sandbox } from '../sandbox/server.ts';
import { SILENCE } from '../sandbox/voice/sources.ts';
import type { Application } from '../sandbox/world/types.ts';
import { quantile } from './figures.ts';
import { type Bench, startProgram, temporaryDir, temporaryStore, unlimitedSandbox } from './support.ts';

const STAGES = 50;
/** Speakers of each stage who are called, one after another; a call that nobody accepts runs out after 30 s. */
const ROUNDS = 2;
/** Between two calls, in milliseconds: ten announcements overlap, and each needs a sentence of its own first. */
const EVERY = 200;
const WITHIN = { within: 30_000, every: 100 };
/** Nothing new is heard for so long when an announcement is over, in milliseconds. */
const OVER = 400;
/** An announcement begins by then or is left out, with some time to spare, in milliseconds. */
const LATEST = 3_000;
/** What Linux counts a process's time in. Source: sysconf(_SC_CLK_TCK). */
const TICK_MS = 10;

type Talk = Community & { speakers: Actor[] };

const seedTalk = (sandbox: Sandbox, application: Application, n: number): Talk => {
  const community = seedCommunity(sandbox, application);
  const { seed } = sandbox.world;
  const speakers = Array.from({ length: ROUNDS }, (_, round) => {
    const { id } = seed.addUser({ name: `speaker-${n}-${round}`, globalName: `Speaker ${n} ${round}` });
    seed.addMember(community.guild.id, id);
    return actors(sandbox).actor(id).goes(community.general);
  });
  return { ...community, speakers };
};

/** Milliseconds of a processor that a process has used. */
const cpuOf = async (pid: number): Promise<number> => {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
};

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Runs the measurement and gives its lines. */
export const benchAnnounce: Bench = async (gone) => {
  const store = await temporaryStore(gone);
  const sandbox = await unlimitedSandbox(gone);
  const application = sandbox.addBot({ name: 'Rostrum' });
  const talks = Array.from({ length: STAGES }, (_, n) => seedTalk(sandbox, application, n));
  const env = { DATABASE_URL: store.url, DATA_DIR: await temporaryDir(gone) };
  const heard = new Map<string, number[]>();
  sandbox.voice.onSound(({ channelId, payload }) => {
    if (payload.equals(SILENCE)) return;
    const times = heard.get(channelId) ?? [];
    times.push(performance.now());
    heard.set(channelId, times);
  });
  for (const { guild } of talks) {
    const sound = { join: true, silent: ['opened'] };
    await store.prisma.settings.create({ data: { guildId: guild.id, hostRoles: [], sound } });
  }
  const bot = await startProgram(gone, sandbox, application, env);
  for (const { ana, stage, guild, announcements, speakers } of talks) {
    await eventually(() => ana.commands().some(({ name }) => name === 'talk') || false, WITHIN);
    ana.joins(stage);
    await ana.runs('/talk open', { topic: 'Open maps', stage });
    await eventually(() => guild.voiceStates.get(application.user.id)?.suppress === false, WITHIN);
    await eventually(() => ana.sees(announcements).includes('[ Raise hand ]'), WITHIN);
    for (const speaker of speakers) {
      speaker.joins(stage);
      await speaker.presses('Raise hand');
    }
  }
  const first: number[] = [];
  const gaps: number[] = [];
  const cpu: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    heard.clear();
    const since = performance.now();
    const before = await cpuOf(bot.pid);
    const pressed = new Map<string, number>();
    const calls: Promise<unknown>[] = [];
    for (const { ana, stage } of talks) {
      pressed.set(stage.id, performance.now());
      calls.push(ana.runs(round === 0 ? '/queue next' : '/queue skip'));
      await sleep(EVERY);
    }
    await Promise.all(calls);
    // One that would have been late is left out; by then it would have begun.
    const latest = performance.now() + LATEST;
    const last = () => Math.max(latest - OVER, ...[...heard.values()].map((times) => times.at(-1) ?? 0));
    await eventually(() => performance.now() > last() + OVER, WITHIN);
    const lasted = last() - since;
    cpu.push(((await cpuOf(bot.pid)) - before) / lasted);
    for (const [stageId, times] of heard) {
      first.push((times[0] ?? Number.NaN) - (pressed.get(stageId) ?? 0));
      gaps.push(...times.slice(1).map((time, n) => time - (times[n] ?? 0)));
    }
  }
  const ms = (values: readonly number[], share: number) => quantile(values, share).toFixed(1);
  return [
    `${STAGES} stages of one process, a speaker called by a new name on each, ${1000 / EVERY} calls a second (${ROUNDS} rounds):`,
    `  first sound after the press, ms: p50 ${ms(first, 0.5)}, p99 ${ms(first, 0.99)}, longest ${ms(first, 1)}`,
    `  announced ${first.length} of ${STAGES * ROUNDS}; the others would have been later than 2 s`,
    `  ms between the packets of a stage: p50 ${ms(gaps, 0.5)}, p99 ${ms(gaps, 0.99)}`,
    `  processor time of the bot ${(100 * quantile(cpu, 0.5)).toFixed(0)} % of one core, espeak-ng apart`,
  ];
};
