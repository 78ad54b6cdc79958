/** What time does to a talk on a real database: calls run out, places are kept for a while, also over a restart. */

import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDeadlines, type Deadlines } from '../../src/host/deadlines.ts';
import { createTalks, type Talks } from '../../src/host/talks.ts';
import { systemIds } from '../../src/ids.ts';
import type { Sight } from '../../src/talk/commands.ts';
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

const shown = (userId: string, sight: Sight) =>
  talks.send(talkId, { type: 'seen', userId, sight, before: null, roles: [] });

const turnOf = async (userId: string) => {
  await talks.idle();
  return (await talks.get(talkId))?.speakers.find((speaker) => speaker.userId === userId);
};

describe('a turn of three minutes', () => {
  beforeEach(async () => {
    await talks.send(talkId, { type: 'change-rules', by: host, rules: { turnMs: 180_000 } });
    await talks.send(talkId, { type: 'next', by: host });
    await shown('ben', 'speaking');
  });

  it('is told to end 30 seconds before, and ends', async () => {
    clock.advance(149_999);
    expect(await turnOf('ben')).toMatchObject({ step: 'speaking', warned: false });
    clock.advance(1);
    expect(await turnOf('ben')).toMatchObject({ step: 'speaking', warned: true });
    clock.advance(30_000);
    expect(await turnOf('ben')).toMatchObject({ step: 'leaving' });
    expect((await talks.get(talkId))?.talkTimes).toMatchObject([{ userId: 'ben', turns: 1, ms: 180_000 }]);
  });

  it('goes on for one more minute, and is told to end again', async () => {
    clock.advance(150_000);
    await talks.send(talkId, { type: 'more-time', by: host, userId: 'ben' });
    expect(await turnOf('ben')).toMatchObject({ warned: false });
    clock.advance(60_000);
    expect(await turnOf('ben')).toMatchObject({ step: 'speaking', warned: true });
    clock.advance(30_000);
    expect(await turnOf('ben')).toMatchObject({ step: 'leaving' });
  });

  it('ends when it would have, however often the bot is started meanwhile', async () => {
    clock.advance(100_000);
    for (let i = 0; i < 3; i++) {
      deadlines.stop();
      start();
      await talks.load();
      await keep();
      await shown('ben', 'speaking');
    }
    clock.advance(79_999);
    expect(await turnOf('ben')).toMatchObject({ step: 'speaking' });
    clock.advance(1);
    expect(await turnOf('ben')).toMatchObject({ step: 'leaving' });
  });
});

describe('a host who is gone', () => {
  const hosted = async () => {
    await talks.idle();
    const talk = await talks.get(talkId);
    return { status: talk?.status, hostId: talk?.hostId, coHosts: talk?.coHosts, endReason: talk?.endReason };
  };

  it('is stood in for by a co-host after the grace time, also by one who comes later', async () => {
    await talks.send(talkId, { type: 'add-co-host', by: host, userId: 'mo', isBot: false, where: null });
    await shown('ana', 'audience');
    await shown('ana', 'away');
    clock.advance(DEFAULT_RULES.graceMs * 2);
    expect(await hosted()).toMatchObject({ hostId: 'ana' });
    await shown('mo', 'audience');
    clock.advance(0);
    expect(await hosted()).toMatchObject({ status: 'live', hostId: 'mo', coHosts: ['ana'] });
  });

  it('has ten minutes to come back; then the talk is over', async () => {
    await shown('ana', 'audience');
    await shown('ana', 'away');
    clock.advance(DEFAULT_RULES.hostAwayMs - 1);
    expect(await hosted()).toMatchObject({ status: 'live' });
    clock.advance(1);
    expect(await hosted()).toMatchObject({ status: 'ended', endReason: 'host-gone' });
  });
});
