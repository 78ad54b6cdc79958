/** `npm run drills [-- seed]`: the long drill on a PostgreSQL of its own; prints its figures, exits with 1 when they fail. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { systemClock } from '../../src/clock.ts';
import { systemIds } from '../../src/ids.ts';
import { openStore } from '../../src/store/store.ts';
import { runDrill } from './drill.ts';
import { failures, figureLines } from './figures.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
const [seed = 1, kills = 100, drops = 50] = process.argv.slice(2).map(Number);

const dataDir = await mkdtemp(join(tmpdir(), 'rostrum-drill-'));
// PostgreSQL refuses to run as root; the user it runs as must reach the directory.
await chmod(dataDir, 0o755);
const store = await openStore({
  dataDir,
  log: pino({ level: 'silent' }),
  clock: systemClock,
  ids: systemIds,
});
try {
  print(`drill ${seed}: ${kills} kills, ${drops} drops`);
  const figures = await runDrill({
    seed,
    database: store,
    listeners: 300,
    kills,
    drops,
    pace: 60,
    calm: 1_000,
    print,
  });
  figureLines(figures).forEach(print);
  const failed = failures(figures);
  failed.forEach(print);
  process.exitCode = failed.length > 0 ? 1 : 0;
} finally {
  await store.close();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
