/** How long the bot takes from the start of its process until it answers: the first time, and every later time. */
import { spread } from './figures.ts';
import { type Bench, startRostrum, stopProgram, temporaryDir, unlimitedSandbox } from './support.ts';

const RUNS = 3;

/** Runs the measurement and gives its lines. */
export const benchStart: Bench = async (gone) => {
  const sandbox = await unlimitedSandbox(gone);
  const application = sandbox.addBot({ name: 'Rostrum' });
  const timed = async (dataDir: string): Promise<number> => {
    const since = performance.now();
    const bot = await startRostrum(gone, sandbox, application, { dataDir });
    const taken = performance.now() - since;
    await stopProgram(bot);
    return taken;
  };
  const first: number[] = [];
  const second: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const dataDir = await temporaryDir(gone);
    first.push(await timed(dataDir));
    second.push(await timed(dataDir));
  }
  return [
    `process start until commands are answered, ms: the first time, in an empty directory ${spread(first)}`,
    `  every later time ${spread(second)}`,
  ];
};
