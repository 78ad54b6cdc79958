/** How evenly a bot plays on 50 stages at once from one process, and what that costs it. */
import { fileURLToPath } from 'node:url';
import { ChannelType } from 'discord.js';
import { eventually } from '../sandbox/actors/actors.ts';
import { EVERYONE_PERMISSIONS, STAGE_MODERATOR } from '../sandbox/permissions.ts';
import type { Sandbox } from '../sandbox/server.ts';
import type { Application } from '../sandbox/world/types.ts';
import { quantile, spread } from './figures.ts';
import { type Bench, startProgram, stopProgram, unlimitedSandbox } from './support.ts';

const STAGES = 50;
const RUNS = 3;
const SECONDS = 20;
const PACKETS = SECONDS * 50;
const PLAYER = fileURLToPath(new URL('./voice-player.ts', import.meta.url));

type Run = {
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  /** Of what was sent, in percent. */
  readonly lost: number;
  /** Of one processor, in percent. */
  readonly cpu: number;
};

const seedStages = ({ world: { seed } }: Sandbox, application: Application): void => {
  const owner = seed.addUser({ name: 'owner' });
  for (let n = 0; n < STAGES; n++) {
    const guild = seed.addGuild({ name: `Server ${n}`, ownerId: owner.id });
    seed.addChannel(guild.id, { name: 'Stage', type: ChannelType.GuildStageVoice });
    seed.installBot(guild.id, application.id, EVERYONE_PERMISSIONS | STAGE_MODERATOR);
  }
};

const run = async (gone: AsyncDisposableStack): Promise<Run> => {
  const sandbox = await unlimitedSandbox(gone);
  const application = sandbox.addBot({ name: 'Player' });
  seedStages(sandbox, application);
  const arrivals = new Map<number, number[]>();
  sandbox.voice.onSound(({ ssrc }) => {
    const times = arrivals.get(ssrc) ?? [];
    times.push(performance.now());
    arrivals.set(ssrc, times);
  });
  const bot = await startProgram(gone, sandbox, application, { PACKETS: String(PACKETS) }, PLAYER);
  const last = await eventually(() => bot.lines.find((line) => line.includes('"played"')) ?? false, {
    within: SECONDS * 1000 + 20_000,
    every: 200,
  });
  const { share } = JSON.parse(last) as { share: number };
  await stopProgram(bot);
  await sandbox.stop();
  if (arrivals.size !== STAGES) throw new Error(`${arrivals.size} stages of ${STAGES} heard something`);
  const streams = [...arrivals.values()].map((times) => times.slice(0, PACKETS));
  const gaps = streams.flatMap((times) => times.slice(1).map((time, n) => time - (times[n] ?? 0)));
  const heard = streams.reduce((sum, times) => sum + times.length, 0);
  return {
    p50: quantile(gaps, 0.5),
    p99: quantile(gaps, 0.99),
    longest: Math.max(...streams.map(longestGap)),
    lost: 100 * (1 - heard / (STAGES * PACKETS)),
    cpu: share * 100,
  };
};

const longestGap = (times: readonly number[]): number =>
  times.reduce((longest, time, n) => Math.max(longest, time - (times[n - 1] ?? time)), 0);

/** Runs the measurement and gives its lines. */
export const benchVoice: Bench = async (gone) => {
  const runs: Run[] = [];
  for (let n = 0; n < RUNS; n++) runs.push(await run(gone));
  const of = (key: keyof Run, digits: number) =>
    spread(
      runs.map((one) => one[key]),
      digits,
    );
  return [
    `${STAGES} stages played on by one process for ${SECONDS} s, ms between the packets of a stage (${RUNS} runs):`,
    `  p50 ${of('p50', 1)}, p99 ${of('p99', 1)}, longest ${of('longest', 1)}`,
    `  lost ${of('lost', 2)} %, processor time ${of('cpu', 0)} % of one core`,
  ];
};
