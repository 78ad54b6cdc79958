/** The page's server: what it tells whom, and what people do with it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type InteractionKit, interactionKit } from './interactions-kit.ts';
import { type PageClient, pageOf } from './page-client.ts';

let at: InteractionKit;
let ana: PageClient;
let ben: PageClient;
const open: PageClient[] = [];

async function page(userId: string, channelId?: string): Promise<PageClient> {
  const made = await pageOf(at.sandbox, userId, channelId);
  open.push(made);
  return made;
}

beforeAll(async () => {
  at = await interactionKit();
});
beforeEach(async () => {
  [ana, ben] = await Promise.all([
    page(at.users.ana.id, at.general.id),
    page(at.users.ben.id, at.general.id),
  ]);
});
afterEach(() => {
  for (const one of open.splice(0)) one.socket.terminate();
  expect(at.takeFailures()).toEqual([]);
});
afterAll(async () => {
  await at?.stop();
});

describe('what a page shows', () => {
  it('names the people, and what one of them sees of their server', () => {
    expect(ana.last('people')?.people.map((one) => one.name)).toEqual(['Ana', 'Ben', 'Olga', 'Rostrum']);
    const { guilds = [], you } = ana.last('view') ?? {};
    expect(you?.name).toBe('Ana');
    expect(guilds[0]?.channels.map((one) => one.name)).toEqual(['general', 'news', 'stage-maps']);
    expect(guilds[0]?.members.map((one) => one.name)).toContain('Ben');
    expect(ana.last('commands')?.commands.map((one) => one.line)).toEqual([
      '/talk open',
      '/talk zone set',
      'Invite to a talk',
      'Ask about this',
    ]);
  });

  it('lists categories in their order, with what is in them, and roles with their colours', async () => {
    const { seed } = at.sandbox.world;
    const talks = seed.addChannel(at.guild.id, { name: 'Talks', type: 4 });
    seed.addChannel(at.guild.id, { name: 'hall', type: 13, parent_id: talks.id });
    seed.addChannel(at.guild.id, { name: 'ideas', parent_id: talks.id });
    seed.addChannel(at.guild.id, { name: 'Empty', type: 4 });
    const role = seed.addRole(at.guild.id, { name: 'Hosts', color: 0x3ba55d, hoist: true });
    seed.setRoles(at.guild.id, at.users.ben.id, [role.id]);
    const { guilds } = await ana.until('view', (one) =>
      one.guilds.some((guild) => guild.members.some((member) => member.group === 'Hosts')),
    );
    expect(guilds[0]?.channels.map((one) => one.name).slice(-3)).toEqual(['Talks', 'ideas', 'hall']);
    const shown = guilds[0]?.members.find((one) => one.name === 'Ben');
    expect(shown).toMatchObject({ color: 0x3ba55d, roleIds: [role.id] });
  });

  it('shows a message to who sees its channel, at once, and an answer only to whom it is for', async () => {
    const olga = await page(at.olga.id, at.secret.id);
    await olga.does({ act: 'say', channelId: at.secret.id, text: 'between us' });
    await ben.does({ act: 'say', channelId: at.general.id, text: 'hello all' });
    at.slash((interaction) => interaction.reply({ content: 'yours alone', flags: 64 }));
    const values = { topic: 'Maps' };
    const answer = await ana.does({ act: 'run', channelId: at.general.id, line: '/talk open', values });
    expect(answer).toMatchObject({ ok: true, text: 'yours alone' });
    const shown = await ana.until('message-upsert', (one) => one.message.message.content === 'yours alone');
    expect(shown.message).toMatchObject({
      onlyYou: true,
      authorName: 'Rostrum',
      answers: { userName: 'Ana', command: 'talk open' },
    });
    // An act of Ben's own comes after all that he could have been sent before it.
    await ben.does({ act: 'raise' });
    expect(olga.read).toEqual(['between us']);
    expect(ana.read).toContain('hello all');
    expect(ana.everything).not.toContain('between us');
    expect(ben.everything).not.toMatch(/yours alone|between us|secret/);
  });

  it('takes an answer away from whom it was for, and tells nobody else', async () => {
    at.slash(async (interaction) => {
      await interaction.reply({ content: 'for a moment', flags: 64 });
      await interaction.deleteReply();
    });
    const values = { topic: 'Maps' };
    await ana.does({ act: 'run', channelId: at.general.id, line: '/talk open', values });
    await ana.until('message-remove');
    await ben.does({ act: 'raise' });
    expect(ben.last('message-remove')).toBeUndefined();
  });

  it('forgets who one was: another person in the same page is told nothing of the first', async () => {
    at.slash((interaction) => interaction.reply({ content: 'a word for Ana', flags: 64 }));
    await ana.does({ act: 'run', channelId: at.general.id, line: '/talk open', values: { topic: 'A' } });
    const before = ana.frames.length;
    await ana.does({ act: 'be', userId: at.users.ben.id });
    await ana.does({ act: 'see', channelId: at.general.id });
    expect(JSON.stringify(ana.frames.slice(before))).not.toContain('a word for Ana');
    expect(ana.last('view')?.you.name).toBe('Ben');
  });

  it('counts what is unread elsewhere, takes deleted messages away, and pages back', async () => {
    const channel = await at.client.channels.fetch(at.general.id);
    if (!channel?.isSendable()) throw new Error('not a channel to write in');
    await ben.does({ act: 'see', channelId: at.news.id });
    const sent = await channel.send(`look, <@${at.users.ben.id}>`);
    const { unread, mentions } = await ben.until('unread');
    expect({ unread, mentions }).toEqual({ unread: 1, mentions: 1 });
    await sent.delete();
    await ana.until('message-remove', (one) => one.messageIds.includes(sent.id));
    for (let count = 0; count < 60; count += 1) at.olga.says(at.news, `line ${count}`);
    await ben.does({ act: 'see', channelId: at.news.id });
    const newest = ben.last('messages');
    expect(newest).toMatchObject({ more: true });
    expect(newest?.messages).toHaveLength(50);
    const before = newest?.messages[0]?.message.id ?? '';
    await ben.does({ act: 'see', channelId: at.news.id, before });
    expect(ben.last('messages')).toMatchObject({ before, more: false });
    expect(ben.last('messages')?.messages.map((one) => one.message.content)).toContain('line 9');
  });

  it('stops showing a channel that is hidden meanwhile', async () => {
    const { seed } = at.sandbox.world;
    const room = seed.addChannel(at.guild.id, { name: 'room' });
    await ben.does({ act: 'see', channelId: room.id });
    seed.setOverwrite(room.id, at.users.ben.id, { deny: 1n << 10n });
    at.olga.says(room, 'Ben is out');
    expect(await ben.does({ act: 'say', channelId: room.id, text: 'still here' })).toMatchObject({
      ok: false,
      code: 50001,
    });
    expect(await ben.does({ act: 'see', channelId: room.id })).toMatchObject({ ok: false });
    expect(ben.everything).not.toContain('Ben is out');
  });
});

describe('what a person does', () => {
  it('answers a modal, completes an option, and uses menus', async () => {
    at.slash((interaction) =>
      interaction.showModal({
        title: 'Your question',
        custom_id: 'ask',
        components: [
          { type: 18, label: 'Question', component: { type: 4, custom_id: 'question', style: 1 } },
        ],
      }),
    );
    const channelId = at.general.id;
    const values = { topic: 'Maps' };
    expect(await ana.does({ act: 'run', channelId, line: '/talk open', values })).toMatchObject({ ok: true });
    expect(ana.last('modal')).toMatchObject({
      applicationName: 'Rostrum',
      modal: { title: 'Your question' },
    });
    at.handle = (interaction) =>
      interaction.isModalSubmit() &&
      interaction.reply({ content: interaction.fields.getTextInputValue('question') });
    expect(await ana.does({ act: 'submit', values: { question: 'Why maps?' } })).toMatchObject({
      text: 'Why maps?',
    });
    await ben.until('message-upsert', (one) => one.message.message.content === 'Why maps?');

    at.handle = (interaction) =>
      interaction.isAutocomplete() && interaction.respond([{ name: 'Berlin', value: 'Europe/Berlin' }]);
    await ana.does({
      act: 'complete',
      channelId,
      line: '/talk zone set',
      values: { zone: 'Ber' },
      focused: 'zone',
    });
    expect(ana.last('choices')?.choices).toEqual([{ name: 'Berlin', value: 'Europe/Berlin' }]);

    at.handle = (interaction) =>
      interaction.isContextMenuCommand() && interaction.reply({ content: `about ${interaction.targetId}` });
    const target = { userId: at.users.ben.id };
    expect(await ana.does({ act: 'menu', channelId, name: 'Invite to a talk', target })).toMatchObject({
      text: `about ${at.users.ben.id}`,
    });
  });

  it('presses and selects by message and custom id, and never what it does not see', async () => {
    at.slash((interaction) =>
      interaction.reply({
        content: 'choose',
        flags: 64,
        components: [
          { type: 1, components: [{ type: 2, style: 1, label: 'Go', customId: 'go' }] },
          {
            type: 1,
            components: [{ type: 3, customId: 'pick', options: [{ label: 'One', value: '1' }] }],
          },
        ],
      }),
    );
    const values = { topic: 'Maps' };
    const made = await ana.does({ act: 'run', channelId: at.general.id, line: '/talk open', values });
    const messageId = made.ok ? (made.messageId ?? '') : '';
    at.handle = (interaction) => {
      if (interaction.isButton()) return interaction.reply({ content: 'went', flags: 64 });
      if (interaction.isStringSelectMenu()) return interaction.update({ content: interaction.values.join() });
      return undefined;
    };
    expect(await ana.does({ act: 'press', messageId, customId: 'go' })).toMatchObject({ text: 'went' });
    expect(await ben.does({ act: 'press', messageId, customId: 'go' })).toMatchObject({
      ok: false,
      code: 10008,
    });
    expect(await ana.does({ act: 'press', messageId, customId: 'stop' })).toMatchObject({ ok: false });
    await ana.does({ act: 'select', messageId, customId: 'pick', values: ['1'] });
    await ana.until(
      'message-upsert',
      (one) => one.message.message.id === messageId && /^1/.test(one.message.message.content),
    );
  });

  it('goes to a stage, raises a hand, is invited by a moderator, accepts, and steps down', async () => {
    const olga = await page(at.olga.id);
    const { id: channelId } = at.stage;
    await olga.does({ act: 'join', channelId });
    await ana.does({ act: 'join', channelId });
    await ben.does({ act: 'join', channelId });
    await ben.does({ act: 'raise' });
    at.sandbox.clock.advance(1);
    await ana.does({ act: 'raise' });
    const stage = (who: PageClient) => who.last('stages')?.stages.find((one) => one.channelId === channelId);
    await olga.until('stages', (one) => one.stages.some((on) => on.hands.length === 2));
    expect(stage(olga)?.hands.map((one) => one.name)).toEqual(['Ben', 'Ana']);
    expect(stage(olga)).toMatchObject({ you: 'audience', moderates: true });
    expect(stage(ana)).toMatchObject({ you: 'hand', moderates: false });
    expect(await ana.does({ act: 'invite-to-speak', userId: at.users.ben.id })).toMatchObject({ ok: false });
    await olga.does({ act: 'invite-to-speak', userId: at.users.ben.id });
    await ben.until('stages', (one) => one.stages.some((on) => on.you === 'invited'));
    await ben.does({ act: 'accept' });
    expect(stage(ben)).toMatchObject({ you: 'speaker', speakers: [{ name: 'Ben' }] });
    await olga.does({ act: 'move-to-audience', userId: at.users.ben.id });
    await ben.until('stages', (one) =>
      one.stages.some((on) => on.you === 'audience' && on.hands.length === 1),
    );
    await ana.does({ act: 'lower' });
    expect(await ana.does({ act: 'move', userId: at.users.ben.id })).toMatchObject({
      ok: false,
      code: 50013,
    });
    await olga.does({ act: 'move', userId: at.users.ben.id });
    await ben.until('stages', (one) => one.stages.some((on) => on.you === 'outside'));
    await ben.does({ act: 'join', channelId });
    for (const who of [olga, ana, ben]) await who.does({ act: 'leave' });
    expect(stage(ben)).toMatchObject({ you: 'outside', audience: [] });
  });

  it('sends files, reacts, and brings newcomers', async () => {
    const channelId = at.general.id;
    const base64 = Buffer.from('a map').toString('base64');
    const files = [{ name: 'map.txt', contentType: 'text/plain', base64 }];
    const said = await ana.does({ act: 'say', channelId, text: 'see', files });
    const messageId = said.ok ? (said.messageId ?? '') : '';
    const { message } = await ben.until('message-upsert', (one) => one.message.message.id === messageId);
    const url = message.message.attachments[0]?.url ?? '';
    const file = await fetch(url);
    expect(await file.text()).toBe('a map');
    expect(file.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    await ben.does({ act: 'react', channelId, messageId, emoji: '🗺️', on: true });
    await ana.until('message-upsert', (one) => one.message.message.reactions?.[0]?.emoji.name === '🗺️');
    const newcomer = await ana.does({ act: 'add-member', guildId: at.guild.id, name: 'Dora Lind' });
    await ben.until('people', (one) => one.people.some((person) => person.name === 'Dora Lind'));
    expect(newcomer.ok && newcomer.text).toMatch(/^\d+$/);
  });
});

describe('beside the server', () => {
  it('has direct messages that only its two people read', async () => {
    const opened = await ana.does({ act: 'open-dm', userId: at.bot.user.id });
    const channelId = opened.ok ? (opened.channelId ?? '') : '';
    expect(ana.last('view')?.dms).toMatchObject([{ channelId, with: { name: 'Rostrum' }, open: true }]);
    await ana.does({ act: 'say', channelId, text: 'a quiet word' });
    await (await at.client.users.fetch(at.users.ana.id)).send('heard');
    await ana.until('unread', (one) => one.channelId === channelId && one.unread === 1);
    await ana.does({ act: 'see', channelId });
    expect(ana.last('messages')?.messages.map((one) => one.message.content)).toEqual([
      'a quiet word',
      'heard',
    ]);
    expect(await ben.does({ act: 'see', channelId })).toMatchObject({ ok: false });
    expect(ben.last('view')?.dms).toEqual([]);
    expect(ben.everything).not.toMatch(/a quiet word|heard/);
    await ana.does({ act: 'dms', open: false });
    const refused = (await at.client.users.fetch(at.users.ana.id)).send('still there');
    await expect(refused).rejects.toMatchObject({ code: 50007 });
    await ana.does({ act: 'dms', open: true });
  });

  it('lists events, and who is interested', async () => {
    const { world } = at.sandbox;
    const made = world.scheduledEvents.add({
      id: world.newId(),
      guild_id: at.guild.id,
      channel_id: at.stage.id,
      name: 'Maps at noon',
      scheduled_start_time: '2100-01-01T12:00:00.000000+00:00',
      scheduled_end_time: null,
      privacy_level: 2,
      status: 1,
      entity_type: 1,
      entity_id: null,
      entity_metadata: null,
      recurrence_rule: null,
    });
    await ana.until('events', (one) => one.events.length === 1);
    await ben.does({ act: 'interested', eventId: made.event.id, on: true });
    await ana.until('events', (one) => one.events[0]?.interested === 1);
    expect(ana.last('events')?.events[0]).toMatchObject({ name: 'Maps at noon', youAreInterested: false });
    expect(ben.last('events')?.events[0]).toMatchObject({ interested: 1, youAreInterested: true });
    await ben.does({ act: 'interested', eventId: made.event.id, on: false });
    expect(ben.last('events')?.events[0]).toMatchObject({ interested: 0, youAreInterested: false });
  });
});

describe('the inspector', () => {
  it('shows calls, events, interactions and limits, without tokens', async () => {
    at.slash((interaction) => interaction.reply({ content: 'seen', flags: 64 }));
    await ana.does({ act: 'run', channelId: at.general.id, line: '/talk open', values: { topic: 'Maps' } });
    await ana.does({ act: 'inspect', on: true });
    const shown = await ana.until('inspector', (one) =>
      one.interactions.some((two) => two.what === '/talk open' && two.state === 'answered'),
    );
    expect(shown.calls.at(-1)?.path).toMatch(/^\/interactions\/\d+\/…\/callback$/);
    expect(
      shown.dispatches.some((one) => one.event === 'INTERACTION_CREATE' && one.about.includes('#general')),
    ).toBe(true);
    expect(shown.sessions).toEqual([{ applicationName: 'Rostrum', shard: 0, state: 'connected' }]);
    expect(JSON.stringify(shown)).not.toContain(String(at.payload.token));
  });

  it('arms faults, says which, and clears them', async () => {
    const guildId = at.guild.id;
    await ana.does({
      act: 'fault',
      fault: { kind: 'status', status: 503, method: 'POST', path: '/messages', times: 2 },
    });
    await ana.does({ act: 'fault', fault: { kind: 'lost-event', event: 'VOICE_STATE_UPDATE', times: 1 } });
    await ana.does({ act: 'fault', fault: { kind: 'deny', guildId, permission: 'SendMessages' } });
    await ana.does({ act: 'inspect', on: true });
    const { faults } = await ana.until('inspector');
    expect(faults.map((one) => one.text)).toEqual([
      'POST to …/messages… answers 503, 2 more times',
      'VOICE_STATE_UPDATE is not sent, once more',
      'Rostrum lacks SendMessages in Cartographers',
    ]);
    const mayWrite = (): boolean =>
      (at.sandbox.world.permissionsIn(at.general.id, at.bot.user.id) & (1n << 11n)) !== 0n;
    expect(mayWrite()).toBe(false);
    await ana.does({ act: 'clear-faults', id: faults[1]?.id ?? '' });
    expect(at.sandbox.faults.suppressed.size).toBe(0);
    await ana.does({ act: 'clear-faults' });
    expect(mayWrite()).toBe(true);
    expect(at.sandbox.faults.armed).toEqual([]);
  });
});

describe('a busy stage', () => {
  it('sends a hundred changes of one moment as a few frames', async () => {
    const { world } = at.sandbox;
    const before = ana.frames.length;
    for (let count = 0; count < 100; count += 1) {
      const user = world.seed.addUser({ name: `guest.${count}`, globalName: `Guest ${count}` });
      world.seed.addMember(at.guild.id, user.id);
      at.actor(user).joins(at.stage).raisesHand();
    }
    await ana.until('stages', (one) => one.stages.some((stage) => stage.hands.length === 100));
    expect(ana.frames.length - before).toBeLessThan(20);
  });
});
