/** How soon the page of the sandbox shows something, and how smoothly it scrolls: paint, replies, and frames. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { eventually } from '../sandbox/actors/actors.ts';
import { makeBusy } from '../sandbox/busy.ts';
import { seedCommunity } from '../sandbox/community.ts';
import { buildPage } from '../sandbox/page/build.ts';
import { type Sandbox, startSandbox } from '../sandbox/server.ts';
import { quantile, spread } from './figures.ts';
import { type Bench, startRostrum, temporaryStore } from './support.ts';

const RUNS = 3;
const REPLIES = 120;
const WARM_UP = 20;
/** How many of the 10,000 messages of a channel are read back before they are scrolled through. */
const SCROLLED = 1_000;
const WITHIN = { within: 10_000 };

type Seen = Record<string, number>;

/** In the page: notes when the frame with each new message was painted, by the browser's wall clock. */
const WATCH = `(() => {
  const within = (root) => [...root.querySelectorAll('*')].flatMap((one) => one.shadowRoot ? [one, ...within(one.shadowRoot)] : []);
  const painted = (globalThis.painted = {});
  let list;
  const look = () => {
    list = list?.isConnected ? list : within(document).find((one) => one.localName === 'page-message-list');
    for (const one of list?.shadowRoot.querySelectorAll('page-message') ?? []) {
      const id = one.one?.message.id;
      if (id && !(id in painted)) {
        painted[id] = 0;
        requestAnimationFrame(() => { painted[id] = performance.timeOrigin + performance.now(); });
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

/** In the page: reads back as far as asked, then scrolls through all of it frame by frame; the frames' lengths. */
const SCROLL = `(async () => {
  const within = (root) => [...root.querySelectorAll('*')].flatMap((one) => one.shadowRoot ? [one, ...within(one.shadowRoot)] : []);
  const list = within(document).find((one) => one.localName === 'page-message-list').shadowRoot.querySelector('lit-virtualizer');
  const frame = () => new Promise(requestAnimationFrame);
  for (let i = 0; i < 600 && list.items.length < ${SCROLLED}; i += 1) {
    list.dispatchEvent(new WheelEvent('wheel', { deltaY: -1 }));
    list.scrollTop = i % 2;
    await frame();
  }
  const taken = [];
  let before = performance.now();
  for (let i = 0; i < 300; i += 1) {
    list.dispatchEvent(new WheelEvent('wheel', { deltaY: 150 }));
    list.scrollTop += 150;
    await frame();
    taken.push(performance.now() - before);
    before = performance.now();
  }
  return { taken, items: list.items.length };
})()`;

const wallClock = (): number => performance.timeOrigin + performance.now();

const firstPaint = async (browser: Browser, url: string): Promise<{ paint: number; readable: number }> => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  const since = wallClock();
  await page.goto(url);
  await page.locator('page-message').first().waitFor();
  const readable = wallClock() - since;
  const paint = await page.evaluate<number>(
    `performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN`,
  );
  await page.context().close();
  return { paint, readable };
};

/** From when each reply is in the sandbox until the page has painted it, in milliseconds; one after another. */
const replies = async (sandbox: Sandbox, page: Page, ask: () => Promise<unknown>): Promise<number[]> => {
  let made = { id: '', at: Number.NaN };
  const stop = sandbox.world.onDispatch(({ event, payload }) => {
    const { id } = payload as { id: string };
    if (event === 'SANDBOX_EPHEMERAL' && made.id === '') made = { id, at: wallClock() };
  });
  const one = async (): Promise<number> => {
    made = { id: '', at: Number.NaN };
    await ask();
    const painted = await eventually(async () => {
      const at = (await page.evaluate<Seen>('globalThis.painted'))[made.id];
      if (!at) throw new Error('a reply was not painted');
      return at;
    }, WITHIN);
    return painted - made.at;
  };
  for (let i = 0; i < WARM_UP; i += 1) await one();
  const taken: number[] = [];
  for (let i = 0; i < REPLIES; i += 1) taken.push(await one());
  stop();
  return taken;
};

const oneRun = async (gone: AsyncDisposableStack, browser: Browser) => {
  const store = await temporaryStore(gone);
  const sandbox = await startSandbox({ page: await buildPage() });
  gone.defer(() => sandbox.stop());
  sandbox.rateLimits.enabled = false;
  const application = sandbox.addBot({ name: 'Rostrum' });
  const community = seedCommunity(sandbox, application);
  await startRostrum(gone, sandbox, application, { store });
  await makeBusy(sandbox, community);
  const { ana, announcements } = community;
  const url = `${sandbox.pageUrl}#as=${ana.id}&in=${announcements.id}`;
  const first = await firstPaint(browser, url);
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(url);
  await page.locator('page-message').first().waitFor();
  await page.evaluate(WATCH);
  ana.goes(announcements);
  const taken = await replies(sandbox, page, () => ana.runs('/talk status'));
  const long = sandbox.world.seed.addChannel(community.guild.id, { name: 'long' });
  for (let i = 0; i < 10_000; i += 1) ana.says(long, `Message ${i}: ${'words '.repeat(i % 40)}`);
  await page.goto(`${sandbox.pageUrl}#as=${ana.id}&in=${long.id}`);
  await page.getByText('Message 9999').waitFor();
  const scrolled = await page.evaluate<{ taken: number[]; items: number }>(SCROLL);
  if (scrolled.items < SCROLLED) throw new Error(`only ${scrolled.items} messages were read back`);
  await page.context().close();
  const frame = { frame50: quantile(scrolled.taken, 0.5), frame99: quantile(scrolled.taken, 0.99) };
  return { ...frame, ...first, p50: quantile(taken, 0.5), p99: quantile(taken, 0.99) };
};

export const benchPage: Bench = async (gone) => {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  gone.defer(() => browser.close());
  const runs = [];
  for (let i = 0; i < RUNS; i += 1) {
    await using own = new AsyncDisposableStack();
    runs.push(await oneRun(own, browser));
  }
  const line = (what: string, values: readonly number[]) =>
    `${what.padEnd(46)} ${spread(values.map((ms) => Math.round(ms)))} ms`;
  return [
    `Chromium ${browser.version()}, headless; 306 members, 5 planned talks; ${REPLIES} replies a run`,
    line(
      'first contentful paint, empty cache',
      runs.map((run) => run.paint),
    ),
    line(
      'messages readable after the address is entered',
      runs.map((run) => run.readable),
    ),
    line(
      'a reply of the bot, REST to pixels, p50',
      runs.map((run) => run.p50),
    ),
    line(
      'a reply of the bot, REST to pixels, p99',
      runs.map((run) => run.p99),
    ),
    line(
      `a frame while ${SCROLLED} messages are scrolled, p50`,
      runs.map((run) => run.frame50),
    ),
    line(
      `a frame while ${SCROLLED} messages are scrolled, p99`,
      runs.map((run) => run.frame99),
    ),
  ];
};
