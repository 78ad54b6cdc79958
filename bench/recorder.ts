/** What recording ten speakers for an hour costs: processor time, how its memory grows in three hours, and disk. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { spread } from './figures.ts';
import type { Bench } from './support.ts';

const RUNS = 3;
const HOUR = fileURLToPath(new URL('./recorder-hour.ts', import.meta.url));
const MIB = 1024 * 1024;

type Hour = { rss: number[]; cpuMs: number; bytes: number; pages: number };

const hour = async (): Promise<Hour> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--max-semi-space-size=4', HOUR]);
  return JSON.parse(stdout) as Hour;
};

/** Runs the measurement and gives its lines. */
export const benchRecorder: Bench = async () => {
  const hours: Hour[] = [];
  for (let run = 0; run < RUNS; run += 1) hours.push(await hour());
  const at = (i: number) => spread(hours.map(({ rss }) => (rss[i] ?? Number.NaN) / MIB));
  return [
    `ten speakers who never pause, three hours at speed, to sealed tracks on the disk (${RUNS} runs):`,
    `  processor time of an hour: ${spread(
      hours.map(({ cpuMs }) => cpuMs / 1_000),
      1,
    )} s, which is ${spread(
      hours.map(({ cpuMs }) => cpuMs / 36_000),
      2,
    )} % of one processor`,
    `  memory of the process after 10 minutes ${at(0)}, after 30 ${at(1)}, after an hour ${at(2)}, after three ${at(3)} MiB`,
    `  on the disk, an hour: ${spread(hours.map(({ bytes }) => bytes / MIB))} MiB in ${hours[0]?.pages} pages`,
  ];
};
