/** How soon a live talk with a long log is live again: reading and folding it, and the whole bot from its start. */
import { pino } from 'pino';
import { eventually } from '../sandbox/actors/actors.ts';
import { systemClock } from '../src/clock.ts';
import { createTalks, type Talks } from '../src/host/talks.ts';
import { systemIds } from '../src/ids.ts';
import { readTalk } from '../src/store/log.ts';
import type { Store } from '../src/store/store.ts';
import { spread } from './figures.ts';
import { type Bench, startRostrum, stopProgram, temporaryStore, unlimitedSandbox } from './support.ts';

const EVENTS = 20_000;
const PEOPLE = 300;
const RUNS = 5;
const STAGE = 'stage';
const HOST = { id: 'host', moderator: false };

const talksOf = ({ prisma }: Store): Talks =>
  createTalks({
    prisma,
    clock: systemClock,
    log: pino({ level: 'silent' }),
    jobs: () => undefined,
    unsure: () => undefined,
  });

/** A talk as a long one is: most of a crowd in line, turns, questions, people who come and go. */
const fill = async (talks: Talks): Promise<string> => {
  const talkId = systemIds.talk();
  const plan = { talkId, guildId: '1', by: HOST, topic: 'Long', announceId: '2', stageId: STAGE };
  await talks.send(talkId, { type: 'open-new', ...plan });
  const sees = (userId: string, sight: 'audience' | 'speaking' | 'away') =>
    talks.send(talkId, { type: 'seen', userId, sight, before: null, roles: [] });
  const seq = async () => (await talks.get(talkId))?.seq ?? 0;
  for (let round = 0; (await seq()) < EVENTS; round++) {
    const people = Array.from({ length: PEOPLE }, (_, i) => `person ${(i * 7 + round) % PEOPLE}`);
    await Promise.all(
      people.flatMap((userId, i) => [
        talks.send(talkId, { type: 'raise-hand', userId, where: STAGE, roles: [] }),
        ...(i % 5 === 0
          ? [sees(userId, 'away'), sees(userId, 'audience')]
          : i % 5 === 1
            ? [talks.send(talkId, { type: 'lower-hand', userId })]
            : []),
      ]),
    );
    for (const userId of people.slice(0, 10)) {
      await talks.send(talkId, { type: 'call', by: HOST, userId, isBot: false, where: STAGE });
      await sees(userId, 'speaking');
      await talks.send(talkId, { type: 'end-turn', by: HOST, userId });
      await sees(userId, 'audience');
    }
    for (const userId of people.slice(10, 12)) {
      const text = `Question ${round} of ${userId}`;
      const asked = await talks.send(talkId, { type: 'ask', userId, text, anonymous: false });
      const question = asked.ok ? (asked.events[0]?.seq ?? 0) : 0;
      await Promise.all(
        people
          .slice(20, 50)
          .map((one) => talks.send(talkId, { type: 'vote', userId: one, question, wanted: true })),
      );
      await talks.send(talkId, { type: 'settle-question', by: HOST, question, to: 'answered' });
    }
  }
  return talkId;
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const since = performance.now();
  await work();
  return performance.now() - since;
};

/** Runs the measurement and gives its lines. */
export const benchRecovery: Bench = async (gone) => {
  const empty = await temporaryStore(gone);
  const store = await temporaryStore(gone);
  const talkId = await fill(talksOf(store));
  const talk = await readTalk(store.prisma, talkId);
  if (talk?.status !== 'live' || talk.seq < EVENTS) throw new Error('the talk was not made');

  const live: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const talks = talksOf(store);
    live.push(await timed(() => talks.load()));
    if (talks.live().length !== 1) throw new Error('the talk is not live again');
  }

  const sandbox = await unlimitedSandbox(gone);
  const application = sandbox.addBot({ name: 'Rostrum' });
  /** From the start of the process until its talks are loaded. */
  const loaded = async (on: Store): Promise<number> => {
    const since = Date.now();
    const bot = await startRostrum(gone, sandbox, application, { store: on });
    const line = await eventually(() => bot.lines.find((one) => one.includes('"talks loaded"')) ?? false);
    await stopProgram(bot);
    return (JSON.parse(line) as { time: number }).time - since;
  };
  const without: number[] = [];
  const withIt: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    without.push(await loaded(empty));
    withIt.push(await loaded(store));
  }
  return [
    `a talk of ${talk.seq} events, ${talk.hands.length} in line, from reading its log until it is live, ms: ${spread(live)}`,
    `  process start until talks are loaded, ms: with it ${spread(withIt)}, without any ${spread(without)}`,
  ];
};
