/** The main job in the browser, with the real bot: a host and a listener, each in a page of their own. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Community } from '../../sandbox/community.ts';
import { buildPage } from '../../sandbox/page/build.ts';
import { startWhole, type Whole } from '../e2e/support.ts';
import { BROWSER, type Complaints, openPage, startBrowser } from './support.ts';

const complaints: Complaints = { said: [] };
let whole: Whole;
let browser: Browser;
let community: Community;

describe.skipIf(!BROWSER)('a talk, as people live through it in the page', () => {
  beforeAll(async () => {
    const [page, started] = await Promise.all([buildPage(), startBrowser()]);
    browser = started;
    whole = await startWhole({ page });
    await whole.start();
    community = await whole.community();
  });
  afterAll(async () => {
    await browser?.close();
    await whole?.stop();
  });

  const open = (who: { id: string }, where: { id: string }): Promise<Page> =>
    openPage(browser, whole.sandbox, who, where, complaints);
  const message = (page: Page, words: string | RegExp) =>
    page.locator('page-message').filter({ hasText: words });

  it('is planned with a date that the bot completes, in the zone that one names', async () => {
    const host = await open(community.ana, community.general);
    await host.getByRole('combobox', { name: 'Message #general' }).fill('/talk sched');
    await host.keyboard.press('Enter');
    const form = host.getByRole('form', { name: '/talk schedule' });
    await form.getByRole('textbox', { name: 'topic' }).fill('Maps of tomorrow');
    await form.getByRole('button', { name: '+ zone' }).click();
    await form.getByRole('combobox', { name: 'zone' }).fill('Tokyo');
    await host.getByRole('option', { name: /^Asia\/Tokyo/ }).waitFor();
    await host.keyboard.press('Enter');
    await form.getByRole('combobox', { name: 'date' }).fill('tomorrow 18:00');
    await host.getByRole('option', { name: /6:00/ }).click();
    await form.getByRole('button', { name: 'Run' }).click();
    const planned = message(host, '“Maps of tomorrow” is planned');
    await planned.waitFor();
    // Six in the evening there.
    const when = await planned.locator('page-time time').first().getAttribute('datetime');
    expect(when).toMatch(/T09:00:00/);
  });

  it('is opened with a command, joined, spoken at, and closed', { timeout: 60_000 }, async () => {
    const { ana, chidi, announcements, stage } = community;
    const host = await open(ana, announcements);
    const listener = await open(chidi, announcements);

    // The host: the keyboard alone, from the slash to the reply.
    await host
      .getByRole('combobox', { name: /^Message/ })
      .or(host.getByRole('combobox', { name: /may not write/ }))
      .focus();
    await host.keyboard.type('/talk op');
    await host.getByRole('option', { name: /^\/talk open/ }).waitFor();
    await host.keyboard.press('Enter');
    const topic = host.locator('page-option', { hasText: 'topic' }).locator('input');
    await topic.waitFor();
    await host.getByRole('button', { name: 'Run' }).click();
    await host.getByText('This option is required').waitFor();
    await topic.fill('Maps for everyone');
    await host.getByRole('button', { name: '+ stage' }).click();
    await host.keyboard.type('stage-m');
    await host.keyboard.press('Enter');
    await host.getByRole('button', { name: 'Run' }).click();
    await message(host, 'Only you can see this').waitFor();
    await host.getByRole('button', { name: 'Dismiss message' }).first().click();

    // The listener sees the card and goes to the stage by its link.
    const card = message(listener, 'Maps for everyone').first();
    await card.getByRole('button', { name: 'Raise hand' }).waitFor();
    await card.getByRole('link', { name: 'Listen' }).click();
    await listener.getByRole('button', { name: 'Join the audience' }).click();
    await listener.getByRole('button', { name: 'Raise hand' }).click();
    await listener.getByText('Your hand is up.').waitFor();

    // The host joins, is brought up, calls the next person, who accepts.
    await host
      .getByRole('navigation', { name: 'Channels' })
      .getByRole('button', { name: /^stage-maps/ })
      .click();
    await host.getByRole('button', { name: 'Join the audience' }).click();
    await host.getByRole('button', { name: 'Accept', exact: true }).click();
    await host.getByText('You are on stage.').waitFor();
    await host
      .getByRole('navigation', { name: 'Channels' })
      .getByRole('button', { name: /^announcements/ })
      .click();
    await message(host, /1\s+Chidi/)
      .getByRole('button', { name: 'Call next' })
      .click();
    await listener.getByRole('button', { name: 'Accept', exact: true }).click();
    await listener.getByText('You are on stage.').waitFor();
    await listener.getByRole('region', { name: 'Speakers, 2' }).waitFor();

    await listener.getByRole('button', { name: 'Step down' }).click();
    await listener
      .getByRole('region', { name: /^Audience/ })
      .getByText('Chidi')
      .waitFor();
    await host.getByRole('combobox').first().fill('/talk cl');
    await host.keyboard.press('Enter');
    await host.getByRole('button', { name: 'Run' }).click();
    await message(host, 'has ended').waitFor();
    await listener.getByText('The stage is not live').waitFor();
    expect(ana.seesStage(stage)).toContain('not live');
    expect(complaints.said).toEqual([]);
  });
});
