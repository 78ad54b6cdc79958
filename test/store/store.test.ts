/** The store as the bot uses it: open, keep, survive a restart of the database, and say what is wrong. */
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../support/database.ts';

const database = await testDatabase();
afterAll(() => database.close());

describe('test', () => {
  it('x', async () => {
    await database.reset();
    expect(await database.prisma.talk.count()).toBe(0);
  });
});
