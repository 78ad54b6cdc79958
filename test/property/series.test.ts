/** Whatever is done with the talks of a series, the next that is planned is the one that the rule says, and it is planned once. */
import type { Client } from 'discord.js';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../../sandbox/actors/actors.ts';
import { dayOf, occurrences, recur } from '../../src/calendar/recurrence.ts';
import { textsIn } from '../../src/cards/texts/index.ts';
import { systemClock } from '../../src/clock.ts';
import { createTalks } from '../../src/host/talks.ts';
import { systemIds } from '../../src/ids.ts';
import type { Messages } from '../../src/stage/messages.ts';
import { createSeriesSync } from '../../src/stage/series-sync.ts';
import { REPEATS } from '../../src/talk/series.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const log = pino({ level: 'silent' });
const by = { id: 'host', moderator: false };
const HOUR = 3_600_000;
/** A Thursday, two days before the last weekday of its month that is one. */
const STARTS = Date.UTC(2031, 4, 29, 19);

/** A server that is there, with everybody on it. */
const guild = { available: true, members: { fetch: async () => ({}) } };
const client = { guilds: { cache: new Map([['g', guild]]) } } as unknown as Client;

/** A bot of its own on the database, as after a kill: what it knew before is gone. */
const startBot = async () => {
  const { prisma } = database;
  const talks = createTalks({
    prisma,
    clock: systemClock,
    log,
    jobs: () => undefined,
    unsure: () => undefined,
  });
  const messages = { keep: async () => undefined } as unknown as Messages;
  const textsFor = async () => textsIn('en');
  const sync = createSeriesSync({ client, prisma, talks, messages, textsFor, clock: systemClock, log });
  await sync.start();
  return { talks, sync };
};

const step = fc.constantFrom('skip', 'move', 'open', 'leave out', 'shift', 'restart', 'two bots');

it('plans what the rule says, once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...REPEATS),
      fc.array(step, { minLength: 1, maxLength: 8 }),
      async (repeats, steps) => {
        const begun = recur(STARTS, 'Europe/Berlin', repeats, null);
        if (!begun.ok) throw new Error(begun.refusal.refused);
        let rule = begun.recurrence;
        let at = STARTS;
        let nth = 1;
        const seriesId = systemIds.talk();
        const first = systemIds.talk();
        const bots = [await startBot()];
        const bot = () => bots.at(-1) ?? bots[0];
        const send = async (
          id: string,
          command: Parameters<NonNullable<ReturnType<typeof bot>>['talks']['send']>[1],
        ) => expect((await bot()?.talks.send(id, command))?.ok).toBe(true);
        await send(first, {
          type: 'schedule',
          talkId: first,
          guildId: 'g',
          by,
          topic: 'Maps',
          announceId: 'a',
          stageId: null,
          startsAt: at,
          zone: rule.zone,
          series: { id: seriesId, nth, at, recurrence: rule },
        });
        const planned = () =>
          eventually(
            async () => {
              const rows = await database.prisma.talk.findMany({
                where: { seriesId },
                orderBy: { nth: 'asc' },
              });
              expect(rows.map((row) => row.nth)).toEqual(Array.from({ length: nth }, (_, i) => i + 1));
              const ahead = rows.filter(({ status }) => status === 'scheduled');
              expect(ahead.map(({ occurrence }) => occurrence?.getTime())).toEqual([at]);
              return ahead[0]?.id ?? '';
            },
            { within: 10_000 },
          );
        for (const what of steps) {
          const id = await planned();
          if (what === 'restart') {
            await bot()?.sync.stop();
            bots.push(await startBot());
          } else if (what === 'two bots') bots.push(await startBot());
          else if (what === 'move') {
            const moved = { startsAt: at + HOUR, zone: rule.zone };
            await send(id, { type: 'move', by, ...moved });
          } else if (what === 'leave out') {
            const [, second = at] = occurrences(rule, at + 1, 2);
            rule = { ...rule, skipped: [...new Set([...rule.skipped, dayOf(second, rule.zone)])].sort() };
            await send(id, { type: 'leave-out', by, days: rule.skipped });
          } else if (what === 'shift') {
            at += HOUR;
            const later = recur(at, rule.zone, repeats, null);
            if (!later.ok) {
              at -= HOUR;
              continue;
            }
            rule = { ...later.recurrence, skipped: rule.skipped };
            const time = { startsAt: at, zone: rule.zone };
            await send(id, {
              type: 'change',
              by,
              topic: 'Maps',
              time,
              length: null,
              stageId: null,
              follows: rule,
            });
          } else {
            await send(id, what === 'skip' ? { type: 'cancel', by } : { type: 'open', by, stageId: null });
            if (what === 'open') await send(id, { type: 'close', by });
            nth += 1;
            at = occurrences(rule, at + 1, 1)[0] ?? Number.NaN;
          }
        }
        await planned();
        for (const { sync } of bots) await sync.stop();
      },
    ),
    { numRuns: 20 },
  );
});
