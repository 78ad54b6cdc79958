/** What the bot holds in memory of 2,500 servers on one shard, beside discord.js with its default caches. */
import { GatewayIntentBits } from 'discord.js';
import type { BotProcess } from '../sandbox/bot-process.ts';
import type { Sandbox } from '../sandbox/server.ts';
import { seedServers } from './big-world.ts';
import { spread } from './figures.ts';
import {
  type Bench,
  memoryOf,
  startBare,
  startRostrum,
  stopProgram,
  temporaryStore,
  unlimitedSandbox,
} from './support.ts';

const SERVERS = 2_500;
const RUNS = 3;
/** The same that the real bot asks for. */
const INTENTS = GatewayIntentBits.Guilds | GatewayIntentBits.GuildVoiceStates;

/** Memory has settled when so many samples, a second apart, lie within 1 % of each other. */
const SAMPLES = 12;
const MOST_SAMPLES = 90;

type Held = { rss: number; pss: number };

const settled = async (pid: number): Promise<Held> => {
  const samples: number[] = [];
  for (let n = 0; n < MOST_SAMPLES; n++) {
    samples.push(await memoryOf(pid, 'VmRSS'));
    const last = samples.slice(-SAMPLES);
    if (last.length === SAMPLES && Math.max(...last) <= Math.min(...last) * 1.01) {
      return { rss: samples.at(-1) ?? Number.NaN, pss: await memoryOf(pid, 'Pss') };
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  const told = samples.map((sample) => sample.toFixed(0)).join(' ');
  throw new Error(`the memory did not settle in ${MOST_SAMPLES} s; MiB by the second: ${told}`);
};

const measure = async (sandbox: Sandbox, bot: BotProcess): Promise<Held> => {
  const known = bot.lines.find((line) => line.includes('"msg":"ready"')) ?? '';
  if (!known.includes(`"guilds":${SERVERS}`)) throw new Error(`the bot does not know all servers: ${known}`);
  const unsent = sandbox.gateway.connections.some(({ socket }) => socket.bufferedAmount > 0);
  if (unsent) throw new Error('the bot said that it is ready before it had read all servers');
  const held = await settled(bot.pid);
  await stopProgram(bot);
  return held;
};

/** Runs the measurement and gives its lines. */
export const benchMemory: Bench = async (gone) => {
  const store = await temporaryStore(gone);
  const sandbox = await unlimitedSandbox(gone);
  const application = sandbox.addBot({ name: 'Rostrum' });
  const other = sandbox.addBot({ name: 'Bare' });
  seedServers(sandbox, [application, other], SERVERS);
  const ours: Held[] = [];
  const bare: Held[] = [];
  for (let run = 0; run < RUNS; run++) {
    bare.push(await measure(sandbox, await startBare(gone, sandbox, other, INTENTS)));
    ours.push(await measure(sandbox, await startRostrum(gone, sandbox, application, { store })));
  }
  const line = (name: string, held: readonly Held[]) =>
    `  ${name}: RSS ${spread(held.map((one) => one.rss))}, PSS ${spread(held.map((one) => one.pss))}`;
  const ratio = (share: keyof Held) =>
    spread(
      ours.map((one, run) => one[share] / (bare[run]?.[share] ?? Number.NaN)),
      2,
    );
  return [
    `memory with ${SERVERS} servers on one shard, MiB (${RUNS} runs, in turns):`,
    line('Rostrum', ours),
    line('discord.js with its default caches and the same intents', bare),
    `ours as a multiple of it: RSS ${ratio('rss')}, PSS ${ratio('pss')}`,
  ];
};
