/** What most tests of the page begin with: a sandbox that serves it, the small bot, a community, and a browser. */
import { type Client, PermissionFlagsBits, type TextChannel } from 'discord.js';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { BOT_PERMISSIONS, type Community, seedCommunity } from '../../sandbox/community.ts';
import { buildPage } from '../../sandbox/page/build.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { startSmallBot } from './small-bot.ts';
import { type Complaints, openPage, startBrowser } from './support.ts';

/** Everything that runs. */
export interface PageKit {
  readonly sandbox: Sandbox;
  readonly bot: Client<true>;
  readonly browser: Browser;
  readonly at: Community;
  readonly complaints: Complaints;
  /** Opens a page as somebody, somewhere. */
  open(who: { id: string }, where: { id: string }, options?: BrowserContextOptions): Promise<Page>;
  /** A channel as the bot has it. */
  channel(where: { id: string }): Promise<TextChannel>;
  /** Fails when a page complained since the last call. */
  noComplaints(): void;
  stop(): Promise<void>;
}

/** Starts it all. */
export async function pageKit(): Promise<PageKit> {
  const [page, browser] = await Promise.all([buildPage(), startBrowser()]);
  const sandbox = await startSandbox({ page });
  const application = sandbox.addBot({ name: 'Rostrum' });
  const bot = await startSmallBot(sandbox.apiUrl, application.token);
  const granted =
    BOT_PERMISSIONS | PermissionFlagsBits.CreateEvents | PermissionFlagsBits.CreatePublicThreads;
  const at = seedCommunity(sandbox, application, granted);
  const complaints: Complaints = { said: [] };
  return {
    sandbox,
    bot,
    browser,
    at,
    complaints,
    open: (who, where, options) => openPage(browser, sandbox, who, where, complaints, options),
    channel: async ({ id }) => (await bot.channels.fetch(id)) as TextChannel,
    noComplaints: () => expect(complaints.said.splice(0)).toEqual([]),
    stop: async () => {
      await browser.close();
      await bot.destroy();
      await sandbox.stop();
    },
  };
}

/** The messages of a page that hold some words. */
export const message = (page: Page, words: string | RegExp): Locator =>
  page.locator('page-message').filter({ hasText: words });

/** Whether a page is wider than its window. */
export const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');
