/** How many calendars a second can poll the feed of a server with 200 talks, and how long each waits. */
import { Agent, request } from 'node:http';
import { pino } from 'pino';
import { seedCommunity } from '../sandbox/community.ts';
import { systemClock } from '../src/clock.ts';
import { createTalks } from '../src/host/talks.ts';
import { systemIds } from '../src/ids.ts';
import { freePort } from '../test/support/port.ts';
import { quantile, spread } from './figures.ts';
import { type Bench, startProgram, temporaryStore, unlimitedSandbox } from './support.ts';

const TALKS = 200;
const POLLS = 10_000;
const IN_FLIGHT = 64;
const RUNS = 3;
const DAY = 86_400_000;

type Answer = { status: number; etag: string; bytes: number };

type Run = { perSecond: number; p99: number };

const poll = (address: string, agent: Agent, etag: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = etag === '' ? {} : { 'if-none-match': etag };
    const asked = request(address, { agent, headers }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, etag: answer.headers.etag ?? '', bytes }),
      );
    });
    asked.on('error', reject).end();
  });

/** All polls of one run; `wanted` is what each has to be answered. */
const run = async (address: string, etag: string, wanted: number): Promise<Run> => {
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  const latencies: number[] = [];
  let asked = 0;
  const calendar = async () => {
    while (asked++ < POLLS) {
      const since = performance.now();
      const { status } = await poll(address, agent, etag);
      if (status !== wanted) throw new Error(`a poll was answered with ${status}`);
      latencies.push(performance.now() - since);
    }
  };
  const since = performance.now();
  await Promise.all(Array.from({ length: IN_FLIGHT }, calendar));
  const seconds = (performance.now() - since) / 1000;
  agent.destroy();
  return { perSecond: latencies.length / seconds, p99: quantile(latencies, 0.99) };
};

/** Runs the measurement and gives its lines. */
export const benchFeed: Bench = async (gone) => {
  const store = await temporaryStore(gone);
  const sandbox = await unlimitedSandbox(gone);
  const application = sandbox.addBot({ name: 'Rostrum' });
  const { ana, guild, announcements } = seedCommunity(sandbox, application);
  const port = await freePort();
  await startProgram(gone, sandbox, application, { DATABASE_URL: store.url, WEB_PORT: `${port}` });

  const talks = createTalks({
    prisma: store.prisma,
    clock: systemClock,
    log: pino({ level: 'silent' }),
    jobs: () => undefined,
    unsure: () => undefined,
  });
  for (let i = 1; i <= TALKS; i++) {
    const talkId = systemIds.talk();
    await talks.send(talkId, {
      type: 'schedule',
      talkId,
      guildId: guild.id,
      by: { id: ana.id, moderator: false },
      topic: `The future of open maps, part ${i}`,
      announceId: announcements.id,
      stageId: null,
      startsAt: Date.now() + i * DAY,
      zone: 'UTC',
    });
  }
  await ana.runs('/calendar');
  const { text } = await ana.presses('Make an address');
  const [address = ''] = /http:\S+\.ics/.exec(text) ?? [];
  const agent = new Agent();
  const { etag, bytes } = await poll(address, agent, '');
  const whole: Run[] = [];
  const unchanged: Run[] = [];
  for (let i = 0; i < RUNS; i++) {
    whole.push(await run(address, '', 200));
    unchanged.push(await run(address, etag, 304));
  }
  const line = (runs: readonly Run[]) =>
    `${spread(runs.map(({ perSecond }) => perSecond))}, p99 ${spread(
      runs.map(({ p99 }) => p99),
      1,
    )} ms`;
  return [
    `polls a second of a feed with ${TALKS} talks (${Math.round(bytes / 1024)} KiB), ${IN_FLIGHT} in flight: ${line(whole)}`,
    `  by calendars that have it already (304): ${line(unchanged)}`,
  ];
};
