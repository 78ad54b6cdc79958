/** What a person sees and does on the page, one thing after another: the server, the composer, the stage, other people. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isTooWide, message, type PageKit, pageKit } from './kit.ts';
import { postEverything, postMedia } from './small-bot.ts';
import { BROWSER } from './support.ts';

let kit: PageKit;
let at: PageKit['at'];
let open: PageKit['open'];

describe.skipIf(!BROWSER)('a person on the page', () => {
  beforeAll(async () => {
    kit = await pageKit();
    ({ at, open } = kit);
    const general = await kit.channel(at.general);
    await postEverything(general, at.ana.id);
    await postMedia(general);
  });
  afterEach(() => kit.noComplaints());
  afterAll(() => kit?.stop());

  const stageGroup = (page: Page, name: RegExp) => page.getByRole('region', { name });

  it('sees channels by category and members by role', async () => {
    const page = await open(at.dora, at.general);
    const channels = page.getByRole('navigation', { name: 'Channels' });
    const talks = channels.getByRole('list', { name: 'Talks' });
    await talks.getByRole('button', { name: /^stage-maps/ }).waitFor();
    const texts = channels.getByRole('list', { name: 'Text Channels' });
    await texts.getByRole('button', { name: /^general/ }).waitFor();
    await texts.getByRole('button', { name: /^announcements/ }).click();
    await page.getByRole('heading', { level: 1, name: 'announcement channel announcements' }).waitFor();
    await page.getByText('Nothing has been said here yet.').waitFor();
    const members = page.getByRole('complementary', { name: 'Members' });
    await members.getByRole('list', { name: 'Hosts' }).getByRole('button', { name: /^Ana/ }).waitFor();
    await members.getByRole('list', { name: 'Moderators' }).getByRole('button', { name: /^Mo/ }).waitFor();
    await members
      .getByRole('list', { name: 'Apps' })
      .getByRole('button', { name: /^Rostrum/ })
      .waitFor();
  });

  it.each([
    ['Asia/Kolkata', 5.5],
    ['America/New_York', -5],
  ])(
    'reads markup, mentions, embeds, sections, media and files, with times of %s',
    async (timezoneId, hours) => {
      const page = await open(at.ana, at.general, { timezoneId });
      const first = message(page, 'Heading');
      await first.getByRole('heading', { name: 'Heading' }).waitFor();
      await first.getByRole('button', { name: 'Spoiler, press to show' }).click();
      await first.getByText('Ana').first().waitFor();
      const stamp = await first.locator('time').last().getAttribute('datetime');
      const shifted = new Date(new Date(stamp ?? '').getTime() + hours * 3_600_000);
      const clock = shifted.toISOString().slice(11, 16);
      await first.getByText(`at ${clock}`).waitFor();
      await message(page, 'An embed').getByRole('definition').first().waitFor();
      await message(page, 'A section with a button').getByRole('button', { name: 'Beside' }).waitFor();
      const media = message(page, 'What the talk left');
      const picture = media.getByRole('img', { name: 'A map of the town' });
      await expect
        .poll(() => picture.evaluate((img) => (img as { naturalWidth?: number }).naturalWidth))
        .toBe(1);
      await media.getByRole('separator').waitFor();
      const file = await media.getByRole('link', { name: 'turns.csv 16 bytes' }).getAttribute('href');
      const answer = await page.request.get(new URL(file ?? '', kit.sandbox.apiUrl).href);
      expect(await answer.text()).toBe('who,turns\nana,2\n');
    },
  );

  it('alone sees the answer that is only for them, in every tab that is them', async () => {
    const [hers, alsoHers, his] = await Promise.all([
      open(at.vera, at.general),
      open(at.vera, at.general),
      open(at.chidi, at.general),
    ]);
    await hers.getByRole('button', { name: 'Beside' }).click();
    await message(hers, 'You pressed beside').waitFor();
    await message(alsoHers, 'You pressed beside').waitFor();
    await his.getByRole('button', { name: 'Beside' }).waitFor();
    expect(await message(his, 'You pressed beside').count()).toBe(0);
  });

  it('adds a member, and is them', async () => {
    const page = await open(at.ana, at.general);
    await page.getByRole('button', { name: 'You are Ana' }).click();
    await page.getByRole('button', { name: 'Add a member' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Newcomer Nia');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'You are Newcomer Nia' }).waitFor();
    await page
      .getByRole('complementary', { name: 'Members' })
      .getByRole('button', { name: /^Newcomer Nia/ })
      .waitFor();
  });

  it('is asked for what a command requires, and fills in choices, a channel, a role, a number and a switch', async () => {
    const page = await open(at.mo, at.general);
    await page.getByRole('combobox', { name: 'Message #general' }).fill('/inv');
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: '/invite' });
    await form.getByRole('button', { name: 'Run' }).click();
    await form.getByText('This option is required.').waitFor();
    await form.getByRole('combobox', { name: 'size' }).fill('man');
    await page.keyboard.press('Enter');
    await form.getByRole('combobox', { name: 'where' }).fill('stage');
    await page.getByRole('option', { name: /stage-maps/ }).click();
    await form.getByRole('button', { name: '+ whom' }).click();
    await form.getByRole('combobox', { name: 'whom' }).fill('Mod');
    await page.getByRole('option', { name: /Moderators/ }).click();
    await form.getByRole('button', { name: '+ count' }).click();
    await page.keyboard.type('3');
    await form.getByRole('button', { name: '+ loud' }).click();
    await page.keyboard.type('T');
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: 'Run' }).click();
    await message(page, /many in\s+stage-maps\s*, Moderators, true, 3/).waitFor();
  });

  it('uses a menu of a message', async () => {
    const page = await open(at.mo, at.general);
    await message(page, 'What the talk left').hover();
    await message(page, 'What the talk left')
      .getByRole('button', { name: /^More about/ })
      .click();
    await page.getByRole('menuitem', { name: /^Make it a question/ }).click();
    await message(page, 'Asked:').waitFor();
    await message(page, 'An embed').getByText('An embed').click({ button: 'right' });
    await page.getByRole('menu', { name: 'About this message' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('menu', { name: 'About this message' }).waitFor({ state: 'hidden' });
  });

  it('joins a stage, raises and lowers a hand, is invited, accepts, declines, and is moved', async () => {
    const lounge = kit.sandbox.world.seed.addChannel(at.guild.id, { name: 'lounge', type: 2 });
    const [dora, chidi, mo] = await Promise.all([
      open(at.dora, at.stage),
      open(at.chidi, at.stage),
      open(at.mo, at.stage),
    ]);
    for (const page of [dora, chidi]) await page.getByRole('button', { name: 'Join the stage' }).click();
    await stageGroup(mo, /^Audience, 2/).waitFor();
    await dora.getByRole('button', { name: 'Raise hand', exact: true }).click();
    await stageGroup(mo, /^Raised hands, 1/).waitFor();
    await chidi.getByRole('button', { name: 'Raise hand', exact: true }).click();
    const hands = stageGroup(mo, /^Raised hands, 2/);
    await hands.getByRole('button', { name: '1 Dora' }).waitFor();
    await hands.getByRole('button', { name: '2 Chidi' }).waitFor();
    await dora.getByRole('button', { name: 'Lower hand', exact: true }).click();
    await stageGroup(mo, /^Raised hands, 1/)
      .getByRole('button', { name: '1 Chidi' })
      .waitFor();

    await mo.getByRole('button', { name: 'Invite Chidi to speak' }).click();
    await stageGroup(dora, /^Invited to speak, 1/)
      .getByRole('button', { name: 'Chidi' })
      .waitFor();
    await chidi.getByRole('main').getByRole('button', { name: 'Decline' }).click();
    await stageGroup(mo, /^Audience, 2/).waitFor();
    await dora.getByRole('button', { name: 'Raise hand', exact: true }).click();
    await mo.getByRole('button', { name: 'Invite Dora to speak' }).click();
    await dora.getByRole('main').getByRole('button', { name: 'Accept: speak now' }).click();
    await stageGroup(chidi, /^Speakers, 1/)
      .getByRole('button', { name: 'Dora' })
      .waitFor();

    await dora.getByRole('button', { name: 'Mute', exact: true }).click();
    await stageGroup(mo, /^Speakers, 1/)
      .getByRole('button', { name: /^Dora ?muted/ })
      .waitFor();
    await dora.getByRole('button', { name: 'Unmute' }).click();
    await stageGroup(mo, /^Speakers, 1/)
      .getByRole('button', { name: 'Dora', exact: true })
      .click();
    await mo.getByRole('menuitem', { name: 'Move to audience' }).click();
    await dora.getByText('You listen.').waitFor();
    await stageGroup(mo, /^Audience, 2/)
      .getByRole('button', { name: 'Dora' })
      .click();
    await mo.getByRole('menuitem', { name: 'Move to lounge' }).click();
    await dora.getByText('You are not here.').waitFor();
    expect(at.guild.voiceStates.get(at.dora.id)?.channel_id).toBe(lounge.id);
    await stageGroup(mo, /^Audience, 1/)
      .getByRole('button', { name: 'Chidi' })
      .click();
    await mo.getByRole('menuitem', { name: 'Disconnect' }).click();
    await chidi.getByText('You are not here.').waitFor();
    // Who does not moderate is offered none of this.
    at.vera.joins(at.stage);
    await stageGroup(chidi, /^Audience, 1/)
      .getByRole('button', { name: 'Vera K' })
      .click();
    await chidi.getByRole('menuitem', { name: /^Invite to a talk/ }).waitFor();
    expect(await chidi.getByRole('menuitem', { name: 'Disconnect' }).count()).toBe(0);
  });

  it('gets about with the keyboard alone', async () => {
    const page = await open(at.ana, at.general);
    const isFocused = (one: Locator) =>
      one.evaluate((element) => (element as unknown as { matches(by: string): boolean }).matches(':focus'));
    await message(page, 'What the talk left').waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Skip to the messages' }).press('Enter');
    expect(await isFocused(page.getByRole('main'))).toBe(true);
    const composer = page.getByRole('combobox', { name: 'Message #general' });
    for (let tabs = 0; tabs < 60 && !(await isFocused(composer)); tabs += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('By keys');
    await page.keyboard.press('Enter');
    await message(page, 'By keys').waitFor();

    const channels = page.getByRole('navigation', { name: 'Channels' });
    await channels.getByRole('button', { name: /^general/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'stage stage-maps' }).waitFor();
    await page.getByRole('button', { name: 'Join the stage' }).press('Enter');
    await page.getByRole('button', { name: 'Raise hand', exact: true }).press('Enter');
    await page.getByText('Your hand is up.').waitFor();
    await page.getByRole('button', { name: 'Leave quietly' }).press('Enter');

    const face = page.getByRole('button', { name: 'You are Ana' });
    await face.press('Enter');
    await page.getByRole('menuitemradio', { name: /^Ana/, checked: true }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => isFocused(face)).toBe(true);
    const vera = page
      .getByRole('complementary', { name: 'Members' })
      .getByRole('button', { name: /^Vera K/ });
    await vera.press('Enter');
    await page.getByRole('menu', { name: 'About Vera K' }).waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await isFocused(page.getByRole('menuitem', { name: 'Be Vera K' }))).toBe(true);
    await page.keyboard.press('Escape');
    expect(await isFocused(vera)).toBe(true);
    await page.getByRole('button', { name: 'Inspector' }).press('Enter');
    await page.getByRole('tab', { name: 'Calls' }).press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByText('shard 0: connected').waitFor();
  });

  it('fits on a phone: channels and people come out of drawers', async () => {
    const page = await open(at.chidi, at.general, { viewport: { width: 390, height: 800 } });
    await message(page, 'What the talk left').waitFor();
    expect(await page.getByRole('navigation', { name: 'Channels' }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Channels and who you are' }).click();
    await page.getByRole('button', { name: /^announcements/ }).click();
    await page.getByRole('heading', { level: 1, name: 'announcement channel announcements' }).waitFor();
    await page.getByRole('combobox', { name: 'Message #announcements' }).waitFor();
    expect(await isTooWide(page)).toBe(false);
  });
});
