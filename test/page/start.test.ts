/** `npm run sandbox -- --busy`, as a developer runs it: one address to open, and a busy server behind it. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { message } from './kit.ts';
import { BROWSER, startBrowser } from './support.ts';

const MAIN = fileURLToPath(new URL('../../sandbox/main.ts', import.meta.url));
const TOPICS = ['Maps that cities keep', 'Names of places', 'Trails from the air', 'Who draws the border'];

describe.skipIf(!BROWSER)('npm run sandbox', () => {
  let browser: Browser;
  let sandbox: ReturnType<typeof spawn>;
  beforeAll(async () => {
    browser = await startBrowser();
    sandbox = spawn(process.execPath, [MAIN, '--busy'], { stdio: ['ignore', 'pipe', 'inherit'] });
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => sandbox.once('close', resolve));
    sandbox.kill('SIGTERM');
    await ended;
    await browser?.close();
  });

  it('prints where the page is; 300 members and five planned talks are there', {
    timeout: 90_000,
  }, async () => {
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      sandbox.stdout?.on('data', (data) => {
        said += data;
        const found = /In a browser +(\S+)/.exec(said)?.[1];
        if (found) resolve(found);
      });
      sandbox.once('close', () => reject(new Error(said)));
    });
    expect(new URL(url).hostname).toBe('127.0.0.1');
    const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
    await page.goto(url);
    const members = page.getByRole('complementary', { name: 'Members' });
    await members.getByText('Listeners — 100').waitFor();
    await members.getByText(/^Members — 20\d$/).waitFor();
    await page
      .getByRole('navigation', { name: 'Channels' })
      .getByRole('button', { name: /^announcements/ })
      .click();
    for (const topic of TOPICS) await message(page, topic).waitFor();
    await message(page, 'Ask a cartographer').getByRole('button', { name: 'Remind me' }).click();
    await message(page, 'Only you can see this').waitFor();
    await page.getByRole('button', { name: 'Inspector' }).click();
    await page.getByRole('tab', { name: 'Talks' }).click();
    // Those of the tour and the five.
    const talks = page.getByRole('combobox', { name: 'Talk' }).getByRole('option');
    await expect.poll(() => talks.count()).toBeGreaterThan(5);
  });
});
