/** The drill in short; `npm run drills` is the long one. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { runDrill } from './drill.ts';
import { failures, figureLines } from './figures.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

it('loses nothing that was acknowledged while the bot is killed, the gateway drops and Discord errs', async () => {
  const figures = await runDrill({
    seed: 1,
    database,
    listeners: 300,
    kills: 4,
    drops: 3,
    pace: 60,
    calm: 1_500,
  });
  console.log(figureLines(figures).join('\n'));
  expect(failures(figures)).toEqual([]);
  expect(figures.acknowledged).toBeGreaterThan(100);
}, 120_000);
