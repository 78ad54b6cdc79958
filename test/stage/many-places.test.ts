/** What hundreds of people were told of their place is kept current without taking Discord's calls from the stage. */
import type { RepliableInteraction } from 'discord.js';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plain } from '../../src/cards/card.ts';
import { createTalks } from '../../src/host/talks.ts';
import { systemIds } from '../../src/ids.ts';
import { createPlaces } from '../../src/stage/places.ts';
import { placeInLine } from '../../src/talk/talk.ts';
import { createManualClock } from '../support/clock.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const PEOPLE = 60;
const log = pino({ level: 'silent' });
const host = { id: 'ana', moderator: false };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** Live talks with this many people in line each, and what they were told of their places. */
const crowds = async (topics: readonly string[], size: number) => {
  const clock = createManualClock();
  const { prisma } = database;
  const talks = createTalks({ prisma, clock, log, jobs: () => undefined, unsure: () => undefined });
  const places = createPlaces({ talks, clock, log });
  const edits: { at: number; text: string }[] = [];
  const talkIds: string[] = [];
  for (const topic of topics) {
    const talkId = systemIds.talk();
    talkIds.push(talkId);
    const where = `stage of ${talkId}`;
    const plan = { talkId, guildId: '1', by: host, topic, announceId: '2', stageId: where };
    await talks.send(talkId, { type: 'open-new', ...plan });
    for (const userId of Array.from({ length: size }, (_, i) => `person ${i}`)) {
      const raised = await talks.send(talkId, { type: 'raise-hand', userId, where, roles: [] });
      const interaction = {
        user: { id: userId },
        editReply: async (body: unknown) => {
          edits.push({ at: clock.now().getTime(), text: JSON.stringify(body) });
        },
      } as unknown as RepliableInteraction;
      if (raised.talk)
        places.watch(interaction, raised.talk, (talk) => plain(`${placeInLine(talk, userId)} of ${userId}`));
    }
  }
  const pass = async (ms: number) => {
    for (let passed = 0; passed < ms; passed += 10) {
      clock.advance(10);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  // Until everybody was told of all the hands, and the next change is told of at once.
  await pass(20_000);
  edits.length = 0;
  return { clock, talks, places, talkIds, edits, pass };
};

it('edits at most twenty answers a second, each to what is so by then', async () => {
  const { clock, talks, places, talkIds, edits, pass } = await crowds(['Maps'], PEOPLE);
  const [talkId = ''] = talkIds;
  await talks.send(talkId, { type: 'remove-hand', by: host, userId: 'person 0' });
  const since = clock.now().getTime();
  await pass(1_000);
  expect(edits).toHaveLength(20);
  await talks.send(talkId, { type: 'remove-hand', by: host, userId: 'person 1' });
  await pass(20_000);
  const inSecond = Map.groupBy(edits, ({ at }) => Math.floor((at - since) / 1_000));
  for (const some of inSecond.values()) expect(some.length).toBeLessThanOrEqual(20);
  const told = (userId: string) =>
    edits.flatMap(({ text }) => (text.includes(`of ${userId}"`) ? Number(/(\d+) of/.exec(text)?.[1]) : []));
  // One of the first is told of each change, and one of the last once, of both.
  expect(told('person 5')).toEqual([5, 4]);
  expect(told(`person ${PEOPLE - 1}`)).toEqual([PEOPLE - 2]);
  await places.stop();
});

it('edits no more of them when several talks change at once, and of each its share', async () => {
  const { talks, places, talkIds, edits, pass } = await crowds(['Maps', 'Trains', 'Birds'], 30);
  for (const talkId of talkIds)
    await talks.send(talkId, { type: 'remove-hand', by: host, userId: 'person 0' });
  await pass(990);
  expect(edits).toHaveLength(20);
  expect(edits.filter(({ text }) => text.includes('of person 2"'))).toHaveLength(3);
  await pass(10_000);
  expect(edits).toHaveLength(3 * 30);
  await places.stop();
});
