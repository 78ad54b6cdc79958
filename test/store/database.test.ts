/** The tests' own database: empty again after a reset. */
import { expect, test } from 'vitest';
import { systemIds } from '../../src/ids.ts';
import { testDatabase } from '../support/database.ts';

test('a reset empties every table, whatever refers to what', async () => {
  const { prisma, reset, close } = await testDatabase();
  try {
    const talkId = systemIds.talk();
    const talk = { guildId: '1', hostId: '2', topic: 't', status: 'live', announceId: '3', seq: 1 } as const;
    await prisma.talk.create({ data: { id: talkId, ...talk } });
    await prisma.reminder.create({ data: { talkId, userId: '4', askedAt: new Date(0) } });
    await reset();
    expect([await prisma.talk.count(), await prisma.reminder.count()]).toEqual([0, 0]);
  } finally {
    await close();
  }
});
