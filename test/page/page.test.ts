/** The page as a whole: answers and forms, who one is, light and dark, phone width, axe, loading and lost connections. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GuildScheduledEventEntityType, GuildScheduledEventPrivacyLevel } from 'discord.js';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serious } from './axe.ts';
import { isTooWide, message, type PageKit, pageKit } from './kit.ts';
import { postEverything } from './small-bot.ts';
import { BROWSER } from './support.ts';

let kit: PageKit;
let at: PageKit['at'];
let open: PageKit['open'];

describe.skipIf(!BROWSER)('the page', () => {
  beforeAll(async () => {
    kit = await pageKit();
    ({ at, open } = kit);
    await postEverything(await kit.channel(at.general), at.ana.id);
  });
  afterEach(() => kit.noComplaints());
  afterAll(() => kit?.stop());

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
    await page.getByRole('checkbox', { name: 'Quietly' }).check();
    await page.getByRole('button', { name: 'Submit' }).click();
    await message(page, 'Asked: Why now?, quietly').waitFor();
    await page.getByText('did not respond').waitFor();
    await page.getByRole('button', { name: 'Change this' }).click();
    await message(page, 'Changed by a button').getByText('(edited)').waitFor();
    await page.getByRole('button', { name: /^Choose a size/ }).click();
    await page.getByRole('option', { name: /^Large/ }).click();
    await message(page, 'Chose l').waitFor();
  });

  it('counts an app’s three seconds down in the inspector', async () => {
    const page = await open(at.dora, at.general);
    await page.getByRole('button', { name: 'Inspector' }).click();
    await page.getByRole('tab', { name: 'Interactions' }).click();
    await page.getByRole('button', { name: 'Never answers' }).click();
    const row = page.getByRole('row').filter({ hasText: 'silent' }).filter({ hasText: 'Dora' });
    await row.getByText(/^open, [12]\.\d s left/).waitFor();
    const left = row.getByRole('progressbar', { name: 'Time left to answer' });
    const before = Number(await left.getAttribute('value'));
    await expect.poll(async () => Number(await left.getAttribute('value'))).toBeLessThan(before);
    await row.getByText('void').waitFor();
  });

  it('completes an option while one types, and runs a menu of a member', async () => {
    const page = await open(at.mo, at.general);
    await page.getByRole('combobox', { name: 'Message #general' }).fill('/pl');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'topic' }).fill('Tea');
    await page.getByRole('button', { name: '+ zone' }).click();
    await page.getByRole('combobox', { name: 'zone' }).fill('tok');
    await page.getByRole('option', { name: 'Asia/Tokyo' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '+ guest' }).click();
    await page.getByRole('combobox', { name: 'guest' }).fill('vera');
    await page.getByRole('option', { name: 'Vera K' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Run' }).click();
    await message(page, /Planned “Tea” in Asia\/Tokyo with\s+@?Vera K/).waitFor();
    await page
      .getByLabel('Members', { exact: true })
      .getByRole('button', { name: /^Vera K/ })
      .click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Invite to a talk/ }).click();
    await message(page, /About\s+Vera K/).waitFor();
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
    await (await kit.bot.users.fetch(at.vera.id)).send('Only for *you*');
    await page.getByRole('button', { name: 'Direct messages, 1 unread' }).click();
    await page.getByRole('navigation', { name: 'Direct messages' }).getByRole('button').click();
    await message(page, 'Only for you').waitFor();
    await page.getByRole('combobox', { name: 'Message Rostrum' }).fill('Thank you');
    await page.keyboard.press('Enter');
    await message(page, 'Thank you').waitFor();
    await page.getByRole('checkbox', { name: 'Apps may write to me' }).uncheck();
    await expect
      .poll(() => kit.bot.users.send(at.vera.id, 'Once more').catch((error: unknown) => error))
      .toMatchObject({ code: 50007 });
    const guild = await kit.bot.guilds.fetch(at.guild.id);
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

  it('switches between light and dark, and remembers it', async () => {
    const page = await open(at.vera, at.general, { colorScheme: 'light' });
    const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(await ground()).toBe('rgb(255, 255, 255)');
    await page.getByRole('button', { name: 'Switch between light and dark' }).click();
    await expect.poll(ground).toBe('rgb(49, 51, 56)');
    await page.reload();
    await message(page, 'An embed').waitFor();
    expect(await ground()).toBe('rgb(49, 51, 56)');
  });

  it('fits on a phone, stage and inspector too, without serious findings', { timeout: 60_000 }, async () => {
    const page = await open(at.mo, at.general, {
      viewport: { width: 390, height: 800 },
      hasTouch: true,
      isMobile: true,
    });
    await message(page, 'The future of open maps').waitFor();
    expect(await serious(page)).toEqual([]);
    // What hangs over the edge of a card can't be pressed.
    for (const label of ['Raise hand', 'Beside']) {
      const box = await page.getByRole('button', { name: label }).boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThan(390);
    }
    await page.getByRole('combobox', { name: 'Message #general' }).fill('/plan');
    await page.getByRole('option', { name: /^\/plan/ }).tap();
    await page.getByRole('textbox', { name: 'topic' }).waitFor();
    expect(await isTooWide(page)).toBe(false);
    await page.getByRole('button', { name: 'Cancel the command' }).tap();
    await page.getByRole('button', { name: 'Channels and who you are' }).tap();
    await page.getByRole('button', { name: /^stage-maps/ }).tap();
    await page.getByRole('button', { name: 'Join the stage' }).tap();
    await page.getByRole('button', { name: 'Raise hand', exact: true }).tap();
    await page.getByText('Your hand is up.').waitFor();
    expect(await isTooWide(page)).toBe(false);
    await page.getByRole('button', { name: 'Members', exact: true }).tap();
    await page.getByRole('complementary', { name: 'Members' }).getByText('Hosts — 1').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Inspector', exact: true }).tap();
    await page.getByRole('tab', { name: 'Faults' }).tap();
    await page.getByRole('button', { name: 'Cut the connection' }).waitFor();
    expect(await isTooWide(page)).toBe(false);
    expect(await serious(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close the inspector' }).tap();
    await page.getByRole('button', { name: 'Leave quietly' }).tap();
  });

  it('says that it loads until the sandbox answers', async () => {
    const context = await kit.browser.newContext();
    const page = await context.newPage();
    const held: (() => void)[] = [];
    let holds = true;
    await page.routeWebSocket(/\/page$/, (here) => {
      const there = here.connectToServer();
      there.onMessage((frame) => {
        if (holds) held.push(() => here.send(frame));
        else here.send(frame);
      });
    });
    await page.goto(`${kit.sandbox.pageUrl}#as=${at.ana.id}&in=${at.general.id}`);
    await page.getByRole('status').filter({ hasText: 'Loading the sandbox …' }).waitFor();
    holds = false;
    for (const release of held.splice(0)) release();
    await message(page, 'An embed').waitFor();
    holds = true;
    await page.getByRole('button', { name: /^announcements/ }).click();
    await page.getByRole('status', { name: 'Loading messages' }).waitFor();
    holds = false;
    for (const release of held.splice(0)) release();
    await page.getByRole('status', { name: 'Loading messages' }).waitFor({ state: 'hidden' });
    await context.close();
  });

  it('says that the connection is lost, and is the same person again when it is back', async () => {
    const page = await open(at.vera, at.general);
    await page.getByText('The future of open maps').waitFor();
    await page.context().setOffline(true);
    await page.getByText('The connection to the sandbox is lost').waitFor();
    const composer = page.getByRole('combobox', { name: 'Message #general' });
    await composer.fill('Are you there?');
    await composer.press('Enter');
    await page.getByText('There is no connection to the sandbox.').waitFor();
    expect(await composer.inputValue()).toBe('Are you there?');
    at.mo.says(at.general, 'Said meanwhile');
    await page.context().setOffline(false);
    await page.getByText('The connection to the sandbox is lost').waitFor({ state: 'hidden' });
    await message(page, 'Said meanwhile').waitFor();
    await composer.press('Enter');
    await message(page, 'Are you there?').filter({ hasText: 'Vera K' }).waitFor();
    kit.complaints.said.length = 0;
  });

  it('can’t be driven by a page from elsewhere', async () => {
    const elsewhere = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><title>Elsewhere</title>');
    });
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const { port } = elsewhere.address() as AddressInfo;
    const context = await kit.browser.newContext();
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const came = await page.evaluate(async (target) => {
      const socket = new WebSocket(`${target.replace('http', 'ws')}page`);
      const reached = await new Promise((resolve) => {
        socket.onopen = () => resolve('opened');
        socket.onerror = () => resolve('refused');
      });
      const read = await fetch(target).then(
        () => 'read',
        () => 'not read',
      );
      return { reached, read };
    }, kit.sandbox.pageUrl);
    expect(came).toEqual({ reached: 'refused', read: 'not read' });
    await page.setContent(`<iframe src="${kit.sandbox.pageUrl}"></iframe>`);
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
    await context.close();
    await new Promise((resolve) => elsewhere.close(resolve));
  });
});
