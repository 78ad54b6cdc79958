/** `npm run drills [-- seed]`: the long drills on a PostgreSQL of their own; prints their figures, exits with 1 when they fail. */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { eventually } from '../../sandbox/actors/actors.ts';
import { systemClock } from '../../src/clock.ts';
import { systemIds } from '../../src/ids.ts';
import { openStore } from '../../src/store/store.ts';
import { runDrill } from './drill.ts';
import { failures, figureLines } from './figures.ts';
import { recordingFailures, recordingLines, runRecordingDrill } from './recording-drill.ts';
import { runReminderDrill } from './reminder-drill.ts';
import { reminderFailures, reminderLines } from './reminder-verdict.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
const [seed = 1, kills = 100, drops = 50, reminderKills = 20, minutes = 10, recordingKills = 20] =
  process.argv.slice(2).map(Number);

/** How long PostgreSQL may take to be back after it died, in milliseconds. */
const BACK_WITHIN = 30_000;

const dataDir = await mkdtemp(join(tmpdir(), 'rostrum-drill-'));
// PostgreSQL refuses to run as root; the user it runs as must reach the directory.
await chmod(dataDir, 0o755);
const store = await openStore({
  dataDir,
  log: pino({ level: 'silent' }),
  clock: systemClock,
  ids: systemIds,
});

/** Kills the server as a crash would; the store that owns it starts it again. */
const stopDatabase = async (): Promise<void> => {
  const [pid] = (await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGQUIT');
  const isUp = () => store.prisma.$queryRaw`SELECT 1`;
  await eventually(
    async () => {
      if (await isUp().then(Boolean, () => false)) throw new Error('it still answers');
    },
    { within: BACK_WITHIN, every: 5 },
  );
  await eventually(isUp, { within: BACK_WITHIN });
};

const drillTalk = async (): Promise<string[]> => {
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
  return failures(figures);
};

const drillReminders = async (): Promise<string[]> => {
  print(`drill of reminders ${seed}: ${reminderKills} kills, 2 stops of PostgreSQL`);
  const figures = await runReminderDrill({
    seed,
    database: store,
    botDatabaseUrl: store.url,
    stopDatabase,
    people: 200,
    talks: 11,
    over: 60_000,
    kills: reminderKills,
    stops: 2,
    calm: 1_000,
  });
  reminderLines(figures).forEach(print);
  return reminderFailures(figures);
};

const drillRecording = async (): Promise<string[]> => {
  print(
    `drill of recordings ${seed}: ${minutes} minutes with 5 % loss, ${recordingKills} kills, a full disk`,
  );
  const figures = await runRecordingDrill({ seed, database: store, minutes, kills: recordingKills });
  recordingLines(figures).forEach(print);
  return recordingFailures(figures);
};

try {
  const failed = [
    ...(kills + drops > 0 ? await drillTalk() : []),
    ...(reminderKills > 0 ? await drillReminders() : []),
    ...(minutes > 0 ? await drillRecording() : []),
  ];
  failed.forEach(print);
  process.exitCode = failed.length > 0 ? 1 : 0;
} finally {
  await store.close();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}
