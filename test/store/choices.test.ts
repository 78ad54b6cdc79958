/** What people have chosen of their reminders, kept as they chose it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createChoices, NO_CHOICE } from '../../src/store/choices.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const quiet = { from: 22 * 60, to: 7 * 60, zone: 'Europe/Berlin' };

it('keeps both of what somebody chooses in the same moment, and nothing of who chose nothing', async () => {
  const choices = createChoices(database.prisma);
  for (const userId of Array.from({ length: 20 }, (_, i) => `1${i}`)) {
    await Promise.all([
      choices.change(userId, { quiet }),
      choices.change(userId, { directId: `2${userId}` }),
    ]);
    expect(await choices.of(userId)).toEqual({ quiet, directId: `2${userId}` });
    await Promise.all([choices.change(userId, { quiet: null }), choices.change(userId, { directId: null })]);
    expect(await choices.of(userId)).toEqual(NO_CHOICE);
  }
  expect(await database.prisma.reminderChoice.count()).toBe(0);
});
