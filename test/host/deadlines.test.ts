/** What time does to a talk on a real database: calls run out, places are kept for a while, also over a restart. */

import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createDeadlines, type Deadlines } from '../../src/host/deadlines.ts';
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
let deadlines: Deadlines;
let talkId: string;

const start = () => {
  talks = createTalks({
    prisma: database.prisma,
    clock,
    log,
    jobs: () => undefined,
    unsure: () => undefined,
  });
  deadlines = createDeadlines({ talks, clock, log });
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
  await keep();
});
afterEach(() => deadlines.stop());

/** As when somebody has looked at the stage. */
const keep = async () => {
  const talk = await talks.get(talkId);
  if (talk) deadlines.keep(talk);
};

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
  deadlines.stop();
  clock.advance(ACCEPT_WITHIN);
  start();
  await talks.load();
  clock.advance(0);
  // Whether Ben has accepted meanwhile is not known yet.
  expect(await seen()).toEqual({ called: ['ben'], line: ['chidi'] });
  await keep();
  clock.advance(0);
  expect(await seen()).toEqual({ called: ['chidi'], line: ['ben'] });
});

it('takes nothing from anybody while the stage is out of sight', async () => {
  await talks.send(talkId, { type: 'seen', userId: 'ben', sight: 'away', before: 'audience', roles: [] });
  deadlines.suspend(talkId);
  clock.advance(DEFAULT_RULES.graceMs);
  await talks.send(talkId, { type: 'raise-hand', userId: 'dora', where: 'stage', roles: [] });
  clock.advance(DEFAULT_RULES.graceMs);
  expect((await seen()).line).toEqual(['ben', 'chidi', 'dora']);
  await talks.send(talkId, { type: 'seen', userId: 'ben', sight: 'audience', before: null, roles: [] });
  await keep();
  clock.advance(DEFAULT_RULES.graceMs);
  expect((await seen()).line).toEqual(['ben', 'chidi', 'dora']);
});

it('calls one person when next is pressed twice at once', async () => {
  await Promise.all([
    talks.send(talkId, { type: 'next', by: host }),
    talks.send(talkId, { type: 'next', by: { id: 'mo', moderator: true } }),
  ]);
  expect(await seen()).toEqual({ called: ['ben'], line: ['chidi'] });
});
