/** The page with a small real bot: everything that it shows and does, hostile text, and axe. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Client,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  MessageFlags,
  PermissionFlagsBits,
  type TextChannel,
  TextDisplayBuilder,
} from 'discord.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BOT_PERMISSIONS, type Community, seedCommunity } from '../../sandbox/community.ts';
import { makeMessages } from '../../sandbox/messages/messages.ts';
import { buildPage } from '../../sandbox/page/build.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { postEverything, startSmallBot } from './small-bot.ts';
import { BROWSER, type Complaints, openPage, startBrowser } from './support.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const complaints: Complaints = { said: [] };
let sandbox: Sandbox;
let bot: Client<true>;
let browser: Browser;
let at: Community;

interface Finding {
  id: string;
  impact: string;
  nodes: { target: unknown; failureSummary: string }[];
}

/** What axe finds serious or worse. */
const serious = async (page: Page): Promise<string[]> => {
  await page.evaluate(AXE);
  const violations = await page.evaluate(
    async () =>
      (await (globalThis as unknown as { axe: { run(): Promise<{ violations: Finding[] }> } }).axe.run())
        .violations,
  );
  return violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id}: ${JSON.stringify(one.nodes[0]?.target)} ${one.nodes[0]?.failureSummary}`);
};

describe.skipIf(!BROWSER)('the page', () => {
  beforeAll(async () => {
    const [page, started] = await Promise.all([buildPage(), startBrowser()]);
    browser = started;
    sandbox = await startSandbox({ page });
    const application = sandbox.addBot({ name: 'Rostrum' });
    bot = await startSmallBot(sandbox.apiUrl, application.token);
    at = seedCommunity(sandbox, application, BOT_PERMISSIONS | PermissionFlagsBits.CreateEvents);
    await postEverything(await channel(at.general.id), at.ana.id);
  });
  afterEach(() => expect(complaints.said.splice(0)).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await bot?.destroy();
    await sandbox?.stop();
  });

  const channel = async (id: string): Promise<TextChannel> => (await bot.channels.fetch(id)) as TextChannel;
  const open = (who: { id: string }, where: { id: string }, options = {}): Promise<Page> =>
    openPage(browser, sandbox, who, where, complaints, options);

  const message = (page: Page, words: string | RegExp) =>
    page.locator('page-message').filter({ hasText: words });

  it('shows a reply, an edit, a form, and that an app did not answer', async () => {
    const page = await open(at.ana, at.general);
    await page.getByRole('button', { name: 'Say hello' }).click();
    await message(page, 'You pressed hello').waitFor();
    await page.getByRole('button', { name: 'Dismiss message' }).click();
    await expect.poll(() => message(page, 'You pressed hello').count()).toBe(0);
    await page.getByRole('button', { name: 'Never answers' }).click();
    await page.locator('[aria-busy="true"]', { hasText: 'Never answers' }).waitFor();
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Your question' }).fill('Why *now*?');
    await page.getByRole('button', { name: 'Submit' }).click();
    await message(page, 'Asked: Why now?').waitFor();
    await page.getByText('did not respond').waitFor();
    await page.getByRole('button', { name: /^Choose a size/ }).click();
    await page.getByRole('option', { name: /^Large/ }).click();
    await message(page, 'Chose l').waitFor();
  });

  it('completes an option while one types, and runs a menu of a member', async () => {
    const page = await open(at.mo, at.general);
    await page.getByRole('combobox', { name: 'Message #general' }).fill('/pl');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'topic' }).fill('Tea');
    await page.getByRole('button', { name: '+ zone' }).click();
    await page.keyboard.type('tok');
    await page.getByRole('option', { name: 'Asia/Tokyo' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Run' }).click();
    await message(page, 'Planned “Tea” in Asia/Tokyo with nobody').waitFor();
    await page
      .getByLabel('Members', { exact: true })
      .getByRole('button', { name: /^Vera K/ })
      .click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Invite to a talk/ }).click();
    await message(page, /About\s+Vera K/).waitFor();
  });

  it('shows hostile text as text', async () => {
    const page = await open(at.ana, at.announcements);
    const hostile = [
      '<img src=x onerror="document.title=1"><script>document.title=1</script>',
      '\u202eright to left\u202c \u200b\u200d\u2066zero width',
      '[click](javascript:alert(1)) <javascript:alert(1)> `<b>code</b>`',
      '*_~|`>#'.repeat(280),
      'ab'.repeat(1_000),
    ];
    const where = await channel(at.announcements.id);
    for (const content of hostile) await where.send({ content, allowedMentions: { parse: [] } });
    const long = new TextDisplayBuilder().setContent('<b>**_`|'.repeat(500));
    await where.send({ flags: MessageFlags.IsComponentsV2, components: [long] });
    const newcomer = sandbox.world.seed.addUser({ name: 'many', globalName: '👩‍👩‍👧‍👦'.repeat(4) });
    sandbox.world.seed.addMember(at.guild.id, newcomer.id);
    await message(page, '<img src=x onerror="document.title=1">').waitFor();
    await message(page, 'abababab').waitFor();
    expect(await page.locator('page-message img, page-message script').count()).toBe(0);
    expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
    expect(await page.title()).toContain('announcements');
    const wide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = (
        globalThis as unknown as {
          document: { documentElement: { scrollWidth: number; clientWidth: number } };
        }
      ).document.documentElement;
      return scrollWidth > clientWidth;
    });
    expect(wide).toBe(false);
  });

  it.each([
    ['light', 'chidi'],
    ['dark', 'dora'],
  ] as const)('has no serious findings of axe, %s', { timeout: 60_000 }, async (colorScheme, who) => {
    const page = await open(at[who], at.general, { colorScheme });
    await page.getByText('The future of open maps').waitFor();
    expect(await serious(page)).toEqual([]);
    await page.getByRole('button', { name: /^stage-maps/ }).click();
    await page.getByRole('button', { name: 'Join the stage' }).click();
    await page.getByRole('button', { name: 'Inspector' }).click();
    await page.getByRole('columnheader', { name: 'Call' }).waitFor();
    expect(await serious(page)).toEqual([]);
  });

  it('lets one be another person', async () => {
    const page = await open(at.ana, at.general);
    await page.getByRole('button', { name: 'You are Ana' }).click();
    await page.getByRole('menuitemradio', { name: /^Dora/ }).click();
    await page.getByRole('button', { name: 'You are Dora' }).waitFor();
    expect(page.url()).toContain(at.dora.id);
    await page.getByRole('combobox', { name: 'Message #general' }).fill('Hello from Dora');
    await page.keyboard.press('Enter');
    await message(page, 'Hello from Dora').waitFor();
  });

  it('shows a direct message, and an event that one is interested in', async () => {
    const page = await open(at.vera, at.general);
    await (await bot.users.fetch(at.vera.id)).send('Only for *you*');
    await page.getByRole('button', { name: 'Direct messages, 1 unread' }).click();
    await page.getByRole('navigation', { name: 'Direct messages' }).getByRole('button').click();
    await message(page, 'Only for you').waitFor();
    const guild = await bot.guilds.fetch(at.guild.id);
    await guild.scheduledEvents.create({
      name: 'Maps for everyone',
      scheduledStartTime: Date.now() + 3_600_000,
      privacyLevel: GuildScheduledEventPrivacyLevel.GuildOnly,
      entityType: GuildScheduledEventEntityType.StageInstance,
      channel: at.stage.id,
    });
    await page.getByRole('button', { name: 'Open Maps' }).click();
    await page.getByRole('button', { name: /^Events/ }).click();
    await page.getByRole('button', { name: 'Interested' }).click();
    await page.getByText('1 interested').waitFor();
    await page.getByRole('button', { name: '✓ Interested', pressed: true }).waitFor();
  });

  it('keeps 10,000 messages in reach with few of them in the page', { timeout: 60_000 }, async () => {
    const { seed } = sandbox.world;
    const long = seed.addChannel(at.guild.id, { name: 'long' });
    const messages = sandbox.world.part(makeMessages);
    const author = sandbox.world.users.get(at.mo.id);
    if (!author) throw new Error('no author');
    for (let i = 0; i < 10_000; i += 1)
      messages.store(messages.blank(long, author, { content: `Line ${i}` }));
    const page = await open(at.vera, long);
    await message(page, 'Line 9999').waitFor();
    for (let i = 0; i < 3; i += 1) {
      await page.getByRole('button', { name: 'Show older messages' }).click();
      await page.waitForTimeout(200);
    }
    expect(await page.locator('page-message').count()).toBeLessThan(200);
    await page.getByRole('list', { name: 'Messages in #long' }).press('End');
    await message(page, 'Line 9999').waitFor();
  });

  it('says that the connection is lost, and comes back by itself', async () => {
    const page = await open(at.vera, at.general);
    await page.getByText('The future of open maps').waitFor();
    await page.context().setOffline(true);
    await page.getByText('The connection to the sandbox is lost').waitFor();
    await page.context().setOffline(false);
    await page.getByText('The connection to the sandbox is lost').waitFor({ state: 'hidden' });
    await page.getByText('The future of open maps').waitFor();
    complaints.said.length = 0;
  });
});
