/** Whatever happens, folding the log of a talk gives exactly the rows that the database has of it. */
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createTalks } from '../../src/host/talks.ts';
import { systemIds } from '../../src/ids.ts';
import { readTalk } from '../../src/store/log.ts';
import { rowsOf } from '../../src/store/rows.ts';
import type { Command } from '../../src/talk/commands.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { beginning, createActs, steps } from './sequences.ts';

/** How many commands are sent at once. */
const TOGETHER = 5;

const log = pino({ level: 'silent' });
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const rowsInDatabase = async (talkId: string) => {
  const { prisma } = database;
  const row = await prisma.talk.findUniqueOrThrow({
    where: { id: talkId },
    include: {
      hands: { orderBy: { place: 'asc' } },
      speakers: { orderBy: { userId: 'asc' } },
      invitations: { orderBy: { id: 'asc' } },
      reminders: { orderBy: { userId: 'asc' } },
      talkTimes: { orderBy: { userId: 'asc' } },
    },
  });
  const { hands, speakers, invitations, reminders, talkTimes, ...talk } = row;
  const bare = <T extends { talkId: string }>(rows: T[]) => rows.map(({ talkId: _, ...rest }) => rest);
  return {
    talk,
    hands: bare(hands).map((it) => ({
      ...it,
      raisedAt: it.raisedAt.getTime(),
      awaySince: it.awaySince?.getTime() ?? null,
    })),
    speakers: bare(speakers).map((it) => ({
      ...it,
      since: it.since.getTime(),
      endsAt: it.endsAt?.getTime() ?? null,
    })),
    invitations: bare(invitations).map((it) => ({
      ...it,
      askedAt: it.askedAt.getTime(),
      answeredAt: it.answeredAt?.getTime() ?? null,
    })),
    talkTimes: bare(talkTimes),
    reminders: bare(reminders).map((it) => ({ ...it, askedAt: it.askedAt.getTime() })),
  };
};

const sorted = <T>(list: readonly T[], key: (item: T) => string) =>
  [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));

it('folds to the rows', async () => {
  await fc.assert(
    fc.asyncProperty(beginning, steps, async (first, sequence) => {
      const talkId = systemIds.talk();
      const stageId = `stage of ${talkId}`;
      const talks = createTalks({
        prisma: database.prisma,
        clock: systemClock,
        log,
        jobs: () => undefined,
        unsure: () => undefined,
      });
      const { act } = createActs();
      const begin = 'talkId' in first ? { ...first, talkId, stageId } : first;
      const startsLater =
        begin.type === 'schedule' ? { ...begin, startsAt: systemClock.now().getTime() + 60_000 } : begin;
      await talks.send(talkId, startsLater);
      const onThisStage = (it: Command): Command =>
        it.type === 'open' ? { ...it, stageId } : 'where' in it && it.where ? { ...it, where: stageId } : it;
      // Some are sent together, so that they are recorded in one batch.
      for (let i = 0; i < sequence.length; i += TOGETHER) {
        const before = await talks.get(talkId);
        const some = sequence.slice(i, i + TOGETHER).map((step) => act(step, before));
        await Promise.all(some.map((it) => talks.send(talkId, onThisStage(it))));
      }
      const talk = await readTalk(database.prisma, talkId);
      if (!talk) throw new Error('the talk is not in the log');
      const expected = rowsOf(talk);
      expect(await rowsInDatabase(talkId)).toEqual({
        ...expected,
        hands: expected.hands.map(({ ahead: _, ...hand }) => hand).toSorted((a, b) => a.place - b.place),
        speakers: sorted(expected.speakers, (it) => it.userId).map(
          ({ from: _, warned: __, extendedAt: ___, ...speaker }) => speaker,
        ),
        invitations: sorted(expected.invitations, (it) => it.id).map(
          ({ id, guestId, outside, invitedBy, status, askedAt, answeredAt }) => ({
            id,
            guestId,
            name: outside?.name ?? null,
            invitedBy,
            status,
            askedAt,
            answeredAt,
          }),
        ),
        talkTimes: sorted(expected.talkTimes, (it) => it.userId).map(({ lastAt: _, ...time }) => time),
        reminders: sorted(expected.reminders, (it) => it.userId).map(
          ({ offsets, every: _, ...reminder }) => ({
            ...reminder,
            offsets: offsets ?? [],
          }),
        ),
      });
    }),
    { numRuns: 40 },
  );
});
