/** What is shown of messages: polls, threads, files, forms, mentions, hostile text, a running conversation, very many. */
import { readFile } from 'node:fs/promises';
import { MessageFlags, TextDisplayBuilder } from 'discord.js';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeMessages } from '../../sandbox/messages/messages.ts';
import { isTooWide, message, type PageKit, pageKit } from './kit.ts';
import { postEverything } from './small-bot.ts';
import { BROWSER } from './support.ts';

let kit: PageKit;
let at: PageKit['at'];
let open: PageKit['open'];

/** How far a list is from its end, in pixels. */
const left = (list: Locator): Promise<number> =>
  list.evaluate((one) => {
    const { scrollHeight, scrollTop, clientHeight } = one as unknown as Record<string, number>;
    return (scrollHeight ?? 0) - (scrollTop ?? 0) - (clientHeight ?? 0);
  });

describe.skipIf(!BROWSER)('messages on the page', () => {
  beforeAll(async () => {
    kit = await pageKit();
    ({ at, open } = kit);
    await postEverything(await kit.channel(at.general), at.ana.id);
  });
  afterEach(() => kit.noComplaints());
  afterAll(() => kit?.stop());

  const room = (name: string) => kit.sandbox.world.seed.addChannel(at.guild.id, { name });

  it('has polls that one votes in, and reactions that one adds to', async () => {
    const where = room('votes');
    const channel = await kit.channel(where);
    await channel.send({
      poll: {
        question: { text: 'Tea or <b>coffee</b>?' },
        answers: [{ text: 'Tea' }, { text: 'Coffee' }],
        duration: 2,
        allowMultiselect: false,
      },
    });
    const [ana, chidi] = await Promise.all([open(at.ana, where), open(at.chidi, where)]);
    const poll = ana.getByRole('region', { name: 'Poll' });
    await poll.getByRole('heading', { name: 'Tea or <b>coffee</b>?' }).waitFor();
    await poll.getByText('0 votes · ends in 2 hours').waitFor();
    await poll.getByRole('button', { name: 'Coffee 0' }).click();
    await chidi.getByRole('button', { name: 'Coffee 1', pressed: false }).click();
    await poll.getByRole('button', { name: 'Coffee 2', pressed: true }).waitFor();
    await poll.getByRole('button', { name: 'Tea 0' }).click();
    await chidi.getByRole('button', { name: 'Tea 1', pressed: false }).waitFor();
    await chidi.getByRole('button', { name: 'Coffee 1', pressed: true }).waitFor();

    const sent = await channel.send('Who comes?');
    await sent.react('✅');
    const mark = message(ana, 'Who comes?').getByRole('button', { name: /^✅/ });
    await mark.click();
    await message(chidi, 'Who comes?').getByRole('button', { name: '✅, 2', pressed: false }).waitFor();
    await message(ana, 'Who comes?').getByRole('button', { name: '✅, 2', pressed: true }).click();
    await message(ana, 'Who comes?').getByRole('button', { name: '✅, 1', pressed: false }).waitFor();
  });

  it('leads from a message to its thread and back', async () => {
    const where = room('news');
    const sent = await (await kit.channel(where)).send('Questions go below');
    const thread = await sent.startThread({ name: 'Questions' });
    await thread.send('Ask away');
    const page = await open(at.vera, where);
    await message(page, 'Questions go below').getByRole('button', { name: 'Questions' }).click();
    await page.getByRole('heading', { level: 1, name: 'thread Questions' }).waitFor();
    await message(page, 'Ask away').waitFor();
    await page.getByRole('combobox', { name: 'Message #Questions' }).fill('Which map is the oldest?');
    await page.keyboard.press('Enter');
    await message(page, 'Which map is the oldest?').waitFor();
    const channels = page.getByRole('navigation', { name: 'Channels' });
    await channels.getByRole('button', { name: /^Questions ?, thread/ }).waitFor();
    await channels.getByRole('button', { name: /^news/ }).click();
    await message(page, 'Questions go below').waitFor();
  });

  it('carries files from one person to another', async () => {
    const where = room('files');
    const [ana, chidi] = await Promise.all([open(at.ana, where), open(at.chidi, where)]);
    const chooses = ana.waitForEvent('filechooser');
    await ana.getByRole('button', { name: 'Attach a file' }).click();
    const content = 'stop,street\n1,Canal\n';
    await (await chooses).setFiles([
      { name: 'stops.csv', mimeType: 'text/csv', buffer: Buffer.from(content) },
      { name: 'other.txt', mimeType: 'text/plain', buffer: Buffer.from('no') },
    ]);
    await ana.getByRole('button', { name: 'Remove other.txt' }).click();
    await ana.getByRole('combobox', { name: 'Message #files' }).fill('The stops');
    await ana.keyboard.press('Enter');
    const card = message(chidi, 'The stops').getByRole('link', { name: 'stops.csv 20 bytes' });
    const downloads = chidi.waitForEvent('download');
    await card.click();
    const { path } = await downloads.then(async (one) => ({ path: await one.path() }));
    expect(await readFile(path, 'utf8')).toBe(content);
    expect(await message(chidi, 'The stops').getByRole('link').count()).toBe(1);
  });

  it('fills in a form with every kind of field', async () => {
    const page = await open(at.mo, at.general);
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Plan a talk' });
    await form.getByRole('button', { name: /^Length/ }).click();
    await form.getByRole('option', { name: 'Long' }).click();
    await form.getByRole('button', { name: /^Guest/ }).click();
    await form.getByRole('option', { name: /^Vera K/ }).click();
    await form.getByRole('radio', { name: 'Members' }).check();
    const days = form.getByRole('group', { name: 'Days' });
    await days.getByRole('checkbox', { name: 'Monday' }).check();
    await days.getByRole('checkbox', { name: 'Sunday' }).check();
    await form.getByLabel('Notes').setInputFiles({
      name: 'notes.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('a'),
    });
    await form.getByRole('button', { name: 'Submit' }).click();
    await message(page, 'Form: long, Vera K, members, monday+sunday, notes.txt').waitFor();
  });

  it('tells who is mentioned: where they look, and where they don’t', async () => {
    const where = room('calls');
    const channel = await kit.channel(where);
    const [vera, dora] = await Promise.all([open(at.vera, where), open(at.dora, at.announcements)]);
    await vera.getByText('Nothing has been said here yet.').waitFor();
    await channel.send({
      content: `Come in, <@${at.vera.id}> and <@${at.dora.id}>`,
      allowedMentions: { users: [at.vera.id, at.dora.id] },
    });
    await message(vera, 'Come in').getByText('Dora').waitFor();
    await expect.poll(() => message(vera, 'Come in').locator('article.told').count()).toBe(1);
    // A screen reader is told of what is new.
    await vera
      .locator('[aria-live]')
      .filter({ hasText: 'Rostrum: Come in, @Vera K and @Dora' })
      .waitFor({ state: 'attached' });
    const channels = dora.getByRole('navigation', { name: 'Channels' });
    await channels.getByRole('button', { name: /^calls ?, text channel, 1 mentions/ }).click();
    await message(dora, 'Come in').waitFor();
    await channels.getByRole('button', { name: /^calls ?, text channel$/ }).waitFor();
  });

  it('shows hostile text as text', { timeout: 40_000 }, async () => {
    const where = room('<i>hostile</i>');
    const name = '🗺️'.repeat(16);
    const newcomer = kit.sandbox.world.seed.addUser({ name: 'many', globalName: name });
    kit.sandbox.world.seed.addMember(at.guild.id, newcomer.id);
    const page = await open(newcomer, where);
    const channel = await kit.channel(where);
    for (const [content, shown] of [
      ['<img src=x onerror="document.title=1"><script>document.title=1</script>', '<img src=x onerror'],
      ['\u202eright to left\u202c \u200b\u200d\u2066zero width', 'right to left'],
      ['[click](javascript:alert(1)) <javascript:alert(1)> `<b>code</b>`', 'javascript:alert(1)'],
      ['*_~|`>#'.repeat(280), '>#'],
      ['ab'.repeat(1_000), 'abababab'],
    ] as const) {
      await channel.send({ content, allowedMentions: { parse: [] } });
      await message(page, shown).last().waitFor();
    }
    const title = '<svg onload="document.title=1">';
    const markup = '<script>document.title=1</script>';
    await channel.send({
      embeds: [{ title, description: markup, fields: [{ name: markup, value: markup }] }],
      components: [
        { type: 1, components: [{ type: 2, style: 1, customId: 'hello', label: '<b>press</b>' }] },
      ],
    });
    await message(page, title).getByRole('button', { name: '<b>press</b>' }).click();
    await message(page, 'You pressed hello').waitFor();
    const long = new TextDisplayBuilder().setContent('<b>**_`|'.repeat(500));
    await channel.send({ flags: MessageFlags.IsComponentsV2, components: [long] });
    await expect.poll(() => message(page, '<b>**_|<b>').count()).toBe(1);
    at.mo.says(where, `# ${markup.repeat(20)}`);
    await message(page, markup).last().waitFor();
    await page
      .getByRole('complementary', { name: 'Members' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .waitFor();
    await page.getByRole('heading', { level: 1, name: 'text channel <i>hostile</i>' }).waitFor();
    expect(
      await page.locator('page-message :is(img, script, svg[onload], i, a[href^="javascript"])').count(),
    ).toBe(0);
    expect(await page.title()).toContain('hostile');
    expect(await isTooWide(page)).toBe(false);
  });

  it('follows a conversation that runs, as long as one reads its end', { timeout: 60_000 }, async () => {
    const where = room('running');
    const page = await open(at.dora, where);
    const list = page.getByRole('list', { name: 'Messages in #running' });
    await page.getByText('Nothing has been said here yet.').waitFor();
    const says = async (from: number, to: number): Promise<void> => {
      for (let i = from; i < to; i += 1) {
        at.mo.says(
          where,
          Array.from({ length: 1 + (i % 7) }, (_, n) => `Line ${n} of message ${i}.`).join('\n'),
        );
        if (i % 3 === 0) await page.evaluate('new Promise(requestAnimationFrame)');
      }
    };
    await says(0, 60);
    await message(page, 'of message 59.').waitFor();
    await expect.poll(() => left(list)).toBeLessThan(2);

    // A command's form takes room from the list; its end stays.
    await page.getByRole('combobox', { name: 'Message #running' }).fill('/invite');
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: '/invite' }).waitFor();
    await expect.poll(() => left(list)).toBeLessThan(2);
    await page.keyboard.press('Escape');

    // Who scrolls up stays where they are, however much is said.
    await list.hover();
    await page.mouse.wheel(0, -60);
    await expect.poll(() => left(list)).toBeGreaterThan(20);
    await page.mouse.wheel(0, -1_200);
    await expect.poll(() => left(list)).toBeGreaterThan(600);
    await says(60, 70);
    await page.getByRole('button', { name: '10 new messages' }).waitFor();
    expect(await left(list)).toBeGreaterThan(600);
    expect(await message(page, 'of message 69.').count()).toBe(0);
    await page.getByRole('button', { name: '10 new messages' }).click();
    await message(page, 'of message 69.').waitFor();
    await says(70, 80);
    await message(page, 'of message 79.').waitFor();
    await expect.poll(() => left(list)).toBeLessThan(2);
  });

  it('keeps 10,000 messages in reach with few of them in the page', { timeout: 60_000 }, async () => {
    const where = room('long');
    const messages = kit.sandbox.world.part(makeMessages);
    const author = kit.sandbox.world.user(at.mo.id);
    for (let i = 0; i < 10_000; i += 1)
      messages.store(messages.blank(where, author, { content: `Line ${i}` }));
    const page = await open(at.vera, where);
    const list = page.getByRole('list', { name: 'Messages in #long' });
    await message(page, 'Line 9999').waitFor();
    await page.getByRole('button', { name: 'Show older messages' }).click();
    // What one was reading stays in sight while older messages come in above it.
    await message(page, 'Line 9950').waitFor();
    await list.hover();
    await expect
      .poll(
        async () => {
          await page.mouse.wheel(0, -2_000);
          return message(page, /Line 9[0-7]\d\d/).count();
        },
        { timeout: 20_000 },
      )
      .toBeGreaterThan(0);
    expect(await page.locator('page-message').count()).toBeLessThan(200);
    await list.press('End');
    await message(page, 'Line 9999').waitFor();
  });
});
