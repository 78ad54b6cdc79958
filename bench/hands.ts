/** Durable hand raises a second on one talk: 2,000 hands are up at the beginning, 64 raises are in flight. */
import { pino } from 'pino';
import { systemClock } from '../src/clock.ts';
import { createTalks } from '../src/host/talks.ts';
import { systemIds } from '../src/ids.ts';
import type { Store } from '../src/store/store.ts';
import { quantile, spread } from './figures.ts';

const DEPTH = 2_000;
const IN_FLIGHT = 64;
const RAISES = 4_000;
const RUNS = 3;

const run = async (store: Store) => {
  const log = pino({ level: 'silent' });
  const talks = createTalks({
    prisma: store.prisma,
    clock: systemClock,
    log,
    jobs: () => undefined,
    unsure: () => undefined,
  });
  const talkId = systemIds.talk();
  const stageId = `stage of ${talkId}`;
  await talks.send(talkId, {
    type: 'open-new',
    talkId,
    guildId: '1',
    by: { id: 'host', moderator: false },
    topic: 'Bench',
    announceId: '2',
    stageId,
  });
  const raise = (userId: string) =>
    talks.send(talkId, { type: 'raise-hand', userId, where: stageId, roles: [] });
  await Promise.all(Array.from({ length: DEPTH }, (_, i) => raise(`waiting ${i}`)));

  const latencies: number[] = [];
  let raised = 0;
  const person = async (lane: number): Promise<void> => {
    while (raised < RAISES) {
      const since = performance.now();
      const outcome = await raise(`person ${lane} ${raised++}`);
      if (!outcome.ok) throw new Error(outcome.refusal.refused);
      latencies.push(performance.now() - since);
    }
  };
  const since = performance.now();
  await Promise.all(Array.from({ length: IN_FLIGHT }, (_, lane) => person(lane)));
  const seconds = (performance.now() - since) / 1000;
  const kept = await store.prisma.talkEvent.count({ where: { talkId, type: 'hand-raised' } });
  if (kept !== DEPTH + latencies.length)
    throw new Error(`${kept} raises are kept of ${DEPTH + latencies.length}`);
  return {
    perSecond: latencies.length / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  };
};

/** Runs the measurement on a real database and gives its lines. */
export const benchHands = async (store: Store): Promise<string[]> => {
  const runs = [];
  for (let i = 0; i < RUNS; i++) runs.push(await run(store));
  return [
    `durable hand raises a second, from ${DEPTH} in line on, ${IN_FLIGHT} in flight: ${spread(runs.map((it) => it.perSecond))}`,
    `  acknowledged after, ms: p50 ${spread(
      runs.map((it) => it.p50),
      1,
    )}, p99 ${spread(
      runs.map((it) => it.p99),
      1,
    )}`,
  ];
};
