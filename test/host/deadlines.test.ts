/** What time does to a talk on a real database: calls run out, places are kept for a while, also over a restart. */

import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { watchDeadlines } from '../../src/host/deadlines.ts';
import { createTalks, type Talks } from '../../src/host/talks.ts';
import { systemIds } from '../../src/ids.ts';
import { ACCEPT_WITHIN } from '../../src/talk/deadlines.ts';
import { DEFAULT_RULES } from '../../src/talk/rules.ts';
import { createManualClock, type ManualClock } from '../support/clock.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const log = pino({ level: 'silent' });
const host = { id: 'ana', moderator: false };
let database: TestDatabase;
let clock: ManualClock;
let talks: Talks;
let stop: () => void;
let talkId: string;

const start = () => {
  talks = createTalks({
    prisma: database.prisma,
    clock,
    log,
    jobs: () => undefined,
    unsure: () => undefined,
  });
  stop = watchDeadlines({ talks, clock, log });
};

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.reset();
  clock = createManualClock();
  start();
  talkId = systemIds.talk();
  const plan = { talkId, guildId: '1', by: host, topic: 'Maps', announceId: '2', stageId: 'stage' };
  await talks.send(talkId, { type: 'open-new', ...plan });
  for (const userId of ['ben', 'chidi'])
    await talks.send(talkId, { type: 'raise-hand', userId, where: 'stage', roles: [] });
});
afterEach(() => stop());

const seen = async () => {
  await talks.idle();
  const talk = await talks.get(talkId);
  const called = talk?.speakers.filter((speaker) => speaker.step === 'called') ?? [];
  return { called: called.map((it) => it.userId), line: talk?.hands.map((hand) => hand.userId) };
};

it('passes a call on that is not accepted in time, and keeps a place for the person', async () => {
  await talks.send(talkId, { type: 'next', by: host });
  clock.advance(ACCEPT_WITHIN - 1);
  expect(await seen()).toEqual({ called: ['ben'], line: ['chidi'] });
  clock.advance(1);
  expect(await seen()).toEqual({ called: ['chidi'], line: ['ben'] });
});

it('keeps the place of somebody who drops out for a while, and no longer', async () => {
  await talks.send(talkId, { type: 'seen', userId: 'ben', sight: 'away', before: 'audience', roles: [] });
  clock.advance(DEFAULT_RULES.graceMs - 1);
  expect((await seen()).line).toEqual(['ben', 'chidi']);
  clock.advance(1);
  expect((await seen()).line).toEqual(['chidi']);
});

it('does not take the place of somebody who is back', async () => {
  await talks.send(talkId, { type: 'seen', userId: 'ben', sight: 'away', before: 'audience', roles: [] });
  clock.advance(DEFAULT_RULES.graceMs - 1);
  await talks.send(talkId, { type: 'seen', userId: 'ben', sight: 'audience', before: 'away', roles: [] });
  clock.advance(DEFAULT_RULES.graceMs);
  expect((await seen()).line).toEqual(['ben', 'chidi']);
});

it('knows after a restart what is due, also when the time came meanwhile', async () => {
  await talks.send(talkId, { type: 'next', by: host });
  stop();
  clock.advance(ACCEPT_WITHIN);
  start();
  await talks.load();
  clock.advance(0);
  expect(await seen()).toEqual({ called: ['chidi'], line: ['ben'] });
});

it('calls one person when next is pressed twice at once', async () => {
  await Promise.all([
    talks.send(talkId, { type: 'next', by: host }),
    talks.send(talkId, { type: 'next', by: { id: 'mo', moderator: true } }),
  ]);
  expect(await seen()).toEqual({ called: ['ben'], line: ['chidi'] });
});
