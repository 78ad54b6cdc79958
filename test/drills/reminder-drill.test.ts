/** The drill of reminders in short; `npm run drills` has the long one. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { createGate } from '../support/gate.ts';
import { runReminderDrill } from './reminder-drill.ts';
import { reminderFailures, reminderLines } from './reminder-verdict.ts';

/** How long the database is gone, in milliseconds. */
const GONE = 1_500;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

it('misses nobody and is never early while the bot is killed and the database gone', async () => {
  const gate = await createGate(database.url);
  const figures = await runReminderDrill({
    seed: 1,
    database,
    botDatabaseUrl: gate.url,
    stopDatabase: async () => {
      await gate.shut();
      await wait(GONE);
      await gate.open();
    },
    people: 200,
    talks: 6,
    over: 8_000,
    kills: 3,
    stops: 1,
    calm: 1_500,
  });
  await gate.shut();
  console.log(reminderLines(figures).join('\n'));
  expect(reminderFailures(figures)).toEqual([]);
  // Of 200 people three have quiet hours, and ten or nine have changed their mind.
  expect(figures.owed).toBe(5 * 187 + 188);
  expect(figures.killedMidway).toBeGreaterThan(0);
}, 120_000);
