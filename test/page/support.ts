/** A browser for the tests of the page, or the news that there is none. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { Sandbox } from '../../sandbox/server.ts';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where this machine's browser is; undefined without one. */
export const BROWSER = [process.env.CHROMIUM_PATH ?? '', ...PLACES].find((path) => path && existsSync(path));

if (!BROWSER) {
  console.warn('No chromium on this machine: the tests of the page are skipped (apt-get install chromium).');
}

/** Starts the browser. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: BROWSER ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });

/** What a page complained of, and what it asked of another host. */
export interface Complaints {
  readonly said: string[];
}

/** Opens the page as somebody, somewhere; what goes wrong in it is collected. */
export async function openPage(
  browser: Browser,
  sandbox: Sandbox,
  who: { id: string },
  where: { id: string },
  complaints: Complaints,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', (error) => complaints.said.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.said.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(sandbox.pageUrl).origin)) complaints.said.push(request.url());
  });
  await page.goto(`${sandbox.pageUrl}#as=${who.id}&in=${where.id}`);
  return page;
}
