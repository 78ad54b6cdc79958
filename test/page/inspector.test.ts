/** The inspector beside the real bot: what it calls and hears, how it is disturbed, and what it has recorded. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBotLog } from '../../sandbox/bot-log.ts';
import type { Community } from '../../sandbox/community.ts';
import { buildPage } from '../../sandbox/page/build.ts';
import { eventually, startWhole, until, type Whole, WITHIN } from '../e2e/support.ts';
import { BROWSER, type Complaints, openPage, startBrowser } from './support.ts';

const TOPIC = 'Maps <b>of</b> water';
const complaints: Complaints = { said: [] };
let whole: Whole;
let browser: Browser;
let at: Community;
let page: Page;
let reachable = false;

describe.skipIf(!BROWSER)('the inspector', () => {
  beforeAll(async () => {
    const botLog = openBotLog(async () => {
      if (!reachable) throw new Error('nobody answers');
      return whole.database.url;
    });
    [whole, browser] = await Promise.all([startWhole({ page: buildPage(), botLog }), startBrowser()]);
    await whole.start();
    at = await whole.community();
    page = await openPage(browser, whole.sandbox, at.ana, at.announcements, complaints);
    await page.getByRole('button', { name: 'Inspector' }).click();
  });
  afterEach(() => expect(complaints.said.splice(0)).toEqual([]));
  afterAll(async () => {
    await browser?.close();
    await whole?.stop();
  });

  const tab = (name: string) => page.getByRole('tab', { name }).click();

  it('shows a talk’s log as it is recorded, with names, and hostile text as text', async () => {
    await tab('Talks');
    await page.getByText('The bot’s database is out of reach.').waitFor();
    reachable = true;
    await page.getByText('The bot knows no talk yet.').waitFor();
    await at.ana.runs('/talk open', { topic: TOPIC, stage: at.stage });
    await until(() => at.ana.sees(at.announcements), 'Maps', '[ Raise hand ]');
    const log = page.getByRole('list', { name: 'Log of the talk' });
    const opened = log.getByRole('listitem').filter({ hasText: 'opened' });
    await opened.filter({ hasText: 'by' }).filter({ hasText: 'Ana' }).waitFor();
    at.chidi.joins(at.stage);
    await at.chidi.presses('Raise hand');
    const newest = log.getByRole('listitem').filter({ hasText: 'hand raised' });
    await newest.filter({ hasText: 'Chidi' }).waitFor();
    expect(await log.locator('b b').count()).toBe(0);
    const rows = await whole.database.prisma.talkEvent.count();
    await expect.poll(() => log.getByRole('listitem').count()).toBe(rows);
    await at.mo.runs('/talk schedule', {
      topic: 'Later',
      date: 'in 3 hours',
      zone: 'Europe/Berlin',
    });
    const choose = page.getByRole('combobox', { name: 'Talk' });
    await expect.poll(() => choose.getByRole('option').count()).toBe(2);
    await choose.selectOption({ label: 'Later (scheduled)' });
    await log.getByRole('listitem').filter({ hasText: 'planned' }).filter({ hasText: 'Later' }).waitFor();
    expect(await log.getByRole('listitem').filter({ hasText: 'hand raised' }).count()).toBe(0);
  });

  it('shows calls with their status and time, events, interactions with their deadline, and open buckets', async () => {
    await tab('Calls');
    const call = page.getByRole('row').filter({ hasText: `/channels/${at.announcements.id}/messages` });
    await call
      .filter({ hasText: /POST/ })
      .filter({ hasText: '200' })
      .filter({ hasText: / ms/ })
      .first()
      .waitFor();
    await tab('Events');
    await page.getByText('shard 0: connected').waitFor();
    await page.getByRole('row').filter({ hasText: 'STAGE_INSTANCE_CREATE' }).first().waitFor();
    await tab('Interactions');
    const asked = page.getByRole('row').filter({ hasText: 'talk schedule' });
    await asked
      .filter({ hasText: 'Mo' })
      .filter({ hasText: /answered\s*in \d+ ms/ })
      .first()
      .waitFor();
    await tab('Limits');
    await page
      .getByRole('row')
      .filter({ hasText: /\d+ of \d+/ })
      .first()
      .waitFor();
  });

  it('drops the gateway, answers 429 and 503, is slow and takes a permission away, and the bot lives with it', async () => {
    await tab('Faults');
    const { gateway } = whole.sandbox;
    const session = gateway.sessions[0];
    await page.getByRole('button', { name: 'Cut the connection' }).click();
    await eventually(() => expect(session?.connection).toBeUndefined(), WITHIN);
    await eventually(() => expect(gateway.sessions.some((one) => one.connection)).toBe(true), WITHIN);
    await page.getByRole('button', { name: '503 for three calls' }).click();
    await page.getByText(/503/).first().waitFor();
    at.dora.joins(at.stage);
    at.dora.raisesHand();
    await until(() => at.ana.sees(at.announcements), '2 @Dora');
    expect(whole.sandbox.calls.filter((call) => call.status === 503).length).toBeGreaterThan(0);
    await page.getByRole('button', { name: '429 for the next call' }).click();
    at.dora.lowersHand();
    await eventually(() => expect(at.ana.sees(at.announcements)).not.toContain('2 @Dora'), WITHIN);
    expect(whole.sandbox.calls.some((call) => call.status === 429)).toBe(true);
    await page.getByRole('button', { name: 'Answer 4 s late, once' }).click();
    await page.getByRole('button', { name: 'Clear: every call takes 4000 ms longer, once more' }).waitFor();
    await at.chidi.runs('/talk status');
    await tab('Calls');
    await page
      .getByRole('row')
      .filter({ hasText: /\b4\d{3} ms/ })
      .waitFor();
    await tab('Faults');
    await page.getByText('None.').waitFor();
    await page.getByRole('combobox', { name: 'Permission to take away' }).selectOption('MuteMembers');
    await page.getByRole('button', { name: 'Take away' }).click();
    await page.getByRole('button', { name: /^Clear: / }).waitFor();
    const refused = await at.mo.runs('/talk open', { topic: 'Elsewhere' });
    expect(refused.text).toContain('I lack Mute Members');
    await page.getByRole('button', { name: 'Clear all' }).click();
    await page.getByText('None.').waitFor();
  });
});
