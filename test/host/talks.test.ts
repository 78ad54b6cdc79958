/** The way of a command on a real database: kept before it is answered, one writer at a time, one talk a stage. */
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createTalks, type Talks } from '../../src/host/talks.ts';
import { systemIds } from '../../src/ids.ts';
import { readLog } from '../../src/store/log.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
let talks: Talks;
let another: Talks;

const make = () =>
  createTalks({
    prisma: database.prisma,
    clock: systemClock,
    log: pino({ level: 'silent' }),
    jobs: () => undefined,
    unsure: () => undefined,
  });

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  talks = make();
  another = make();
});

const open = async (stageId: string, by = 'ana') => {
  const talkId = systemIds.talk();
  const outcome = await talks.send(talkId, {
    type: 'open-new',
    talkId,
    guildId: '1',
    by: { id: by, moderator: false },
    topic: 'Maps',
    announceId: '2',
    stageId,
  });
  return { talkId, outcome };
};
const raise = (of: Talks, talkId: string, userId: string) =>
  of.send(talkId, { type: 'raise-hand', userId, where: 'stage', roles: [] });

describe('commands', () => {
  it('are in the log when they are answered', async () => {
    const { talkId } = await open('stage');
    await raise(talks, talkId, 'ben');
    const log = await readLog(database.prisma, talkId);
    expect(log.map(({ seq, type }) => `${seq} ${type}`)).toEqual(['1 planned', '2 opened', '3 hand-raised']);
    expect(await database.prisma.hand.count({ where: { talkId, userId: 'ben' } })).toBe(1);
  });

  it('that wait are recorded together, in the order in which they came', async () => {
    const { talkId } = await open('stage');
    const people = Array.from({ length: 300 }, (_, i) => `person ${i}`);
    await Promise.all(people.map((person) => raise(talks, talkId, person)));
    const hands = await database.prisma.hand.findMany({ where: { talkId }, orderBy: { place: 'asc' } });
    expect(hands.map((hand) => hand.userId)).toEqual(people);
    const moments = await database.prisma.$queryRaw<{ count: bigint }[]>`
      SELECT count(DISTINCT xmin::text) FROM talk_event WHERE talk_id = ${talkId}::uuid AND type = 'hand-raised'`;
    expect(Number(moments[0]?.count)).toBeLessThanOrEqual(3);
  });

  it('of two processes on one talk are all kept, and neither writes over the other', async () => {
    const { talkId } = await open('stage');
    await raise(talks, talkId, 'ben');
    await raise(another, talkId, 'chidi');
    await raise(talks, talkId, 'dora');
    const seqs = (await readLog(database.prisma, talkId)).map((event) => event.seq);
    expect(seqs).toEqual([1, 2, 3, 4, 5]);
    expect((await make().get(talkId))?.hands.map((hand) => hand.userId)).toEqual(['ben', 'chidi', 'dora']);
  });

  it('open at most one talk on a stage, also at the same moment', async () => {
    const tries = await Promise.all([open('stage', 'ana'), open('stage', 'ben'), open('stage', 'chidi')]);
    const refusals = tries.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome.refusal.refused]));
    expect(refusals).toEqual(['stage-taken', 'stage-taken']);
    expect(await database.prisma.talk.count()).toBe(1);
  });

  it('that are refused change nothing', async () => {
    const { talkId } = await open('stage');
    const before = await readLog(database.prisma, talkId);
    const outcome = await talks.send(talkId, { type: 'close', by: { id: 'ben', moderator: false } });
    expect(outcome).toMatchObject({ ok: false, refusal: { refused: 'not-host', hostId: 'ana' } });
    expect(await readLog(database.prisma, talkId)).toEqual(before);
  });
});

it('finds the live talks again after a restart', async () => {
  const { talkId } = await open('stage');
  await raise(talks, talkId, 'ben');
  await open('another stage');
  const after = make();
  await after.load();
  expect(after.live()).toHaveLength(2);
  expect(after.on('stage')).toEqual(await talks.get(talkId));
});
