/** A feed that thousands of calendars poll: it is made once, and made again when something changed. */
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { createCalendarFeed, type Feed } from '../../src/web/calendar-feed.ts';
import { createWeb, type Web } from '../../src/web/web.ts';
import { createManualClock } from '../support/clock.ts';
import { freePort } from '../support/port.ts';

let web: Web | undefined;
afterEach(() => web?.stop());

const start = async (read: (token: string) => Promise<Feed | null>) => {
  const clock = createManualClock();
  const feed = createCalendarFeed(read, clock);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  web = createWeb({
    host: '127.0.0.1',
    port,
    url,
    pages: [feed.pages],
    clock,
    log: pino({ level: 'silent' }),
  });
  await web.start();
  return { clock, feed, get: (token: string) => fetch(`${url}/calendar/${token}.ics`) };
};

it('is made once for everybody who asks, at once or within a minute', async () => {
  let made = 0;
  const { get, clock } = await start(async () => ({ guildId: '1', ics: `made ${++made}` }));
  for (let i = 0; i < 20; i++) {
    const answers = await Promise.all(Array.from({ length: 100 }, () => get('one')));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text())))).toEqual(new Set(['made 1']));
  }
  expect(made).toBe(1);
  clock.advance(60_000);
  expect(await (await get('one')).text()).toBe('made 2');
});

it('is made again when its server changed, also while it is being made', async () => {
  let made = 0;
  const gates: (() => void)[] = [];
  const { get, feed } = await start(async () => {
    const ics = `made ${++made}`;
    await new Promise<void>((resolve) => gates.push(resolve));
    return { guildId: '1', ics };
  });
  const open = async (count: number) => {
    await expect.poll(() => gates.length).toBe(count);
    gates.at(-1)?.();
  };
  const first = get('one');
  await expect.poll(() => gates.length).toBe(1);
  feed.forget('1');
  const second = get('one');
  await open(2);
  gates[0]?.();
  expect(await (await first).text()).toBe('made 1');
  expect(await (await second).text()).toBe('made 2');
  expect(await (await get('one')).text()).toBe('made 2');
  feed.forget('another server');
  expect(await (await get('one')).text()).toBe('made 2');
  feed.forget('1');
  const third = get('one');
  await open(3);
  expect(await (await third).text()).toBe('made 3');
});

it('is asked for again later while the server is out of sight, and after a failure', async () => {
  const answers: (Feed | Error)[] = [
    { guildId: '1', ics: 'later' },
    new Error('a bug'),
    { guildId: '1', ics: 'made' },
  ];
  const { get } = await start(async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer ?? null;
  });
  const away = await get('one');
  expect([away.status, away.headers.get('retry-after')]).toEqual([503, '60']);
  expect((await get('one')).status).toBe(500);
  expect((await get('one')).status).toBe(200);
});
