/** How soon an announcement is heard after its event, and how evenly, on 50 stages of the real bot at once. */
import { readFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Actor, actors, eventually } from '../sandbox/actors/actors.ts';
import { type Community, seedCommunity } from '../sandbox/community.ts';
import type { Sandbox } from '../sandbox/server.ts';
import { SILENCE } from '../sandbox/voice/sources.ts';
import type { Application } from '../sandbox/world/types.ts';
import type { PrismaClient } from '../src/store/generated/client.ts';
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
/** A chime of the next speaker is no longer, in packets of 20 ms. */
const CHIME = 30;
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

/** When the bot recorded that somebody was called, by stage, in milliseconds since 1970. */
const calledSince = async (prisma: PrismaClient, since: number): Promise<Map<string, number>> => {
  const rows = await prisma.talkEvent.findMany({
    where: { type: 'called', at: { gte: new Date(since) }, data: { path: ['role'], equals: 'turn' } },
    select: { at: true, talk: { select: { stageId: true } } },
    orderBy: { seq: 'desc' },
  });
  return new Map(rows.map(({ at, talk }) => [talk.stageId ?? '', at.getTime()]));
};

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
    times.push(Date.now());
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
  const recorded: number[] = [];
  const first: number[] = [];
  const gaps: number[] = [];
  const packets: number[] = [];
  const cpu: number[] = [];
  const stalls = monitorEventLoopDelay({ resolution: 10 });
  stalls.enable();
  const known = bot.lines.length;
  for (let round = 0; round < ROUNDS; round++) {
    heard.clear();
    const since = Date.now();
    const before = await cpuOf(bot.pid);
    const pressed = new Map<string, number>();
    const calls: Promise<unknown>[] = [];
    for (const { ana, stage } of talks) {
      pressed.set(stage.id, Date.now());
      calls.push(ana.runs(round === 0 ? '/queue next' : '/queue skip'));
      await sleep(EVERY);
    }
    await Promise.all(calls);
    // One that would have been late is left out; by then it would have begun.
    const latest = Date.now() + LATEST;
    const last = () => Math.max(latest - OVER, ...[...heard.values()].map((times) => times.at(-1) ?? 0));
    await eventually(() => Date.now() > last() + OVER, WITHIN);
    const lasted = last() - since;
    cpu.push(((await cpuOf(bot.pid)) - before) / lasted);
    for (const [stageId, called] of await calledSince(store.prisma, since)) {
      const times = heard.get(stageId) ?? [];
      recorded.push(called - (pressed.get(stageId) ?? Number.NaN));
      if (times[0]) first.push(times[0] - called);
      packets.push(times.length);
      gaps.push(...times.slice(1).map((time, n) => time - (times[n] ?? 0)));
    }
  }
  const leftOut = bot.lines.slice(known).filter((line) => line.includes('would be late')).length;
  const ms = (values: readonly number[]) =>
    [
      `p50 ${quantile(values, 0.5)}, p95 ${quantile(values, 0.95)}`,
      `p99 ${quantile(values, 0.99)}, longest ${quantile(values, 1)}`,
    ].join(', ');
  const chimes = packets.filter((count) => count > 0 && count <= CHIME).length;
  return [
    `${STAGES} stages of one process, a speaker called by a new name on each, ${1000 / EVERY} calls a second (${ROUNDS} rounds):`,
    `  recorded after the press, ms: ${ms(recorded)}`,
    `  first sound after that, ms: ${ms(first)}`,
    `  announced ${first.length} of ${recorded.length}, ${chimes} of them by a chime alone; ${leftOut} were left out, as they would have been later than 2 s`,
    `  ms between the packets of a stage: ${ms(gaps)}`,
    `  processor time of the bot ${(100 * quantile(cpu, 0.5)).toFixed(0)} % of one core, espeak-ng apart; the bench itself stood still for ${(stalls.max / 1e6).toFixed(0)} ms at most`,
  ];
};
