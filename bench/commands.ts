/** How long people wait for an answer: commands of the real bot beside one of a bot that only answers. */
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import { eventually } from '../sandbox/actors/actors.ts';
import type { Reply } from '../sandbox/actors/reply.ts';
import { seedCommunity } from '../sandbox/community.ts';
import type { Sandbox } from '../sandbox/server.ts';
import { quantile, spread } from './figures.ts';
import {
  type Bench,
  startBare,
  startRostrum,
  stopProgram,
  temporaryStore,
  unlimitedSandbox,
} from './support.ts';

const RUNS = 3;
const WARM_UP = 60;
const ROUNDS = 300;
const GUILDS_INTENT = 1;
const WITHIN = { within: 15_000 };

type Act = { readonly name: string; readonly expected: RegExp; run(): Promise<Reply> };

/** From when an act is sent to the bot until its answer is there; what people do in their client before is left out. */
const timed = async ({ world }: Sandbox, { name, expected, run }: Act): Promise<number> => {
  let since = Number.NaN;
  const stop = world.onDispatch(({ event }) => {
    if (event === GatewayDispatchEvents.InteractionCreate) since = performance.now();
  });
  const reply = await run();
  const taken = performance.now() - since;
  stop();
  if (!expected.test(reply.text)) throw new Error(`${name} was answered with “${reply.text}”`);
  return taken;
};

const oneRun = async (gone: AsyncDisposableStack): Promise<Map<string, { p50: number; p99: number }>> => {
  const store = await temporaryStore(gone);
  const sandbox = await unlimitedSandbox(gone);
  const application = sandbox.addBot({ name: 'Rostrum' });
  const other = sandbox.addBot({ name: 'Bare' });
  const community = seedCommunity(sandbox, application);
  const { ana, chidi, stage, announcements, guild, general } = community;
  sandbox.world.seed.installBot(guild.id, other.id);
  const rostrum = await startRostrum(gone, sandbox, application, { store });
  const bare = await startBare(gone, sandbox, other, GUILDS_INTENT);

  await ana.runs('/talk open', { topic: 'Bench', stage });
  const card = await eventually(() => {
    const messages = [...sandbox.world.messagesIn(announcements.id).values()];
    const found = messages.find((message) => JSON.stringify(message.components).includes('Raise hand'));
    if (!found) throw new Error('the card of the talk did not come');
    return found;
  }, WITHIN);
  await eventually(() => {
    if (!ana.seesStage(stage).includes('Bench')) throw new Error('the stage did not open');
  }, WITHIN);
  chidi.joins(stage);

  const options = { in: general };
  const acts: Act[] = [
    { name: '/bare', expected: /Here I am/, run: () => ana.runs('/bare', {}, options) },
    { name: '/talk status', expected: /Bench/, run: () => ana.runs('/talk status', {}, options) },
    { name: 'Raise hand', expected: /1st in line/, run: () => chidi.presses('Raise hand', { on: card }) },
    { name: 'Lower hand', expected: /down/i, run: () => chidi.presses('Lower hand', { on: card }) },
  ];
  const measured = new Map(acts.map((act) => [act.name, [] as number[]]));
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    // Lowering follows raising; the other two change their places.
    const [first, second, raise, lower] = acts as [Act, Act, Act, Act];
    const order = [
      [first, second, raise, lower],
      [raise, lower, second, first],
      [second, raise, first, lower],
    ][round % 3] as Act[];
    for (const act of order) {
      const taken = await timed(sandbox, act);
      if (round >= WARM_UP) measured.get(act.name)?.push(taken);
    }
  }
  await Promise.all([stopProgram(rostrum), stopProgram(bare)]);
  return new Map(
    [...measured].map(([name, values]) => [
      name,
      { p50: quantile(values, 0.5), p99: quantile(values, 0.99) },
    ]),
  );
};

/** Runs the measurement and gives its lines. */
export const benchCommands: Bench = async (gone) => {
  const runs: Awaited<ReturnType<typeof oneRun>>[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await oneRun(gone));
  const of = (name: string, share: 'p50' | 'p99') => runs.map((one) => one.get(name)?.[share] ?? Number.NaN);
  const ratios = (name: string, share: 'p50' | 'p99') =>
    spread(
      of(name, share).map((value, run) => value / (of('/bare', share)[run] ?? Number.NaN)),
      2,
    );
  const names = [...(runs[0]?.keys() ?? [])];
  return [
    `round trip of a command, one at a time, ms (${ROUNDS} of each, ${RUNS} runs):`,
    ...names.map((name) => `  ${name}: p50 ${spread(of(name, 'p50'), 1)}, p99 ${spread(of(name, 'p99'), 1)}`),
    'ours as a multiple of /bare, a discord.js bot that only answers:',
    ...names
      .filter((name) => name !== '/bare')
      .map((name) => `  ${name}: p50 ${ratios(name, 'p50')}, p99 ${ratios(name, 'p99')}`),
  ];
};
