/** Quiet hours through a night in which clocks are put forward: the bot on a clock that the test moves, the rest as it is. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../../sandbox/actors/actors.ts';
import { type Community, seedCommunity } from '../../sandbox/community.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { type App, createApp } from '../../src/app.ts';
import { type Clock, systemClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { systemIds } from '../../src/ids.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { until, WITHIN } from './support.ts';

/** The clocks of Berlin go from 2:00 to 3:00 in the night that follows. */
const EVENING = Date.UTC(2027, 2, 27, 20);
const HOUR = 3_600_000;

let shift = EVENING - Date.now();
/** The bot's clock: it goes as any other, and stands where the test has put it. */
const clock: Clock = { ...systemClock, now: () => new Date(Date.now() + shift) };
const goTo = (at: number) => {
  shift = at - Date.now();
};

let database: TestDatabase;
let sandbox: Sandbox;
let app: App;
let dataDir: string;
let community: Community;
beforeAll(async () => {
  database = await testDatabase();
  sandbox = await startSandbox();
  const application = sandbox.addBot({ name: 'Rostrum' });
  dataDir = await mkdtemp(join(tmpdir(), 'quiet-nights-'));
  const read = readConfig({ DISCORD_TOKEN: application.token, DISCORD_API_URL: sandbox.apiUrl });
  if (!read.ok) throw new Error(read.sentence);
  app = await createApp({
    ...read.config,
    token: application.token,
    recording: { ...read.config.recording, dir: join(dataDir, 'recordings') },
    dataDir,
    store: { ...database, close: async () => undefined },
    clock,
    ids: systemIds,
    log: pino({ level: 'silent' }),
    lost: () => undefined,
  });
  community = seedCommunity(sandbox, application);
  await app.start();
});
afterAll(async () => {
  await app.stop();
  await sandbox.stop();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

it('a reminder of the night waits for their end by the new time, and comes before the talk', async () => {
  const { ana, chidi, dora, announcements } = community;
  await eventually(() => expect(ana.commands().map(({ name }) => name)).toContain('reminders'), WITHIN);
  const quiet = async (person: typeof ana, from: string, to: string) => {
    await person.runs('/reminders', {}, { in: announcements });
    await person.presses('Quiet hours');
    return person.submits({
      'From, like 22:00; empty for none': from,
      'To, like 7:00': to,
      'In which zone, like Europe/Berlin': 'Europe/Berlin',
    });
  };
  /** Any choice makes the bot look again, as a job would that is due by the clock of the database. */
  const look = () => quiet(dora, '12:00', '12:01');
  const options = { topic: 'Maps', date: '2027-03-28 09:00', zone: 'Europe/Berlin', remind: '8 hours' };
  expect((await ana.runs('/talk schedule', options)).text).toContain('is planned');
  await until(() => ana.sees(announcements), 'Maps', '[ Remind me ]');
  for (const person of [chidi, dora]) await person.presses('Remind me');
  await quiet(chidi, '22:00', '8:30');

  goTo(Date.UTC(2027, 2, 27, 23));
  await look();
  await until(() => dora.sees(announcements), 'Starts', '**Maps**', '@Dora');
  // 7:29 by the old time is 8:29 by the new one.
  goTo(Date.UTC(2027, 2, 28, 6, 29));
  await look();
  expect(await database.prisma.delivery.count()).toBe(1);
  expect(chidi.pings()).toHaveLength(0);

  goTo(Date.UTC(2027, 2, 28, 6, 30));
  await look();
  await eventually(() => expect(chidi.pings()).toHaveLength(1), WITHIN);
  expect(dora.pings()).toHaveLength(1);
  await eventually(async () => {
    const rows = await database.prisma.delivery.findMany();
    expect(rows.map(({ status, offset }) => [status, offset])).toEqual([
      ['sent', 8 * HOUR],
      ['sent', 8 * HOUR],
    ]);
  }, WITHIN);
});
