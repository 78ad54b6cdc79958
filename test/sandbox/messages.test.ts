/** Messages of a real discord.js bot in the sandbox: what is posted, refused, mentioned, pinned, published. */

import {
  ChannelType,
  GatewayIntentBits,
  type GuildTextBasedChannel,
  MessageFlags,
  type NewsChannel,
  PermissionFlagsBits as P,
  type TextChannel,
} from 'discord.js';
import { BasicMessageResponseSchema } from 'discord-api-spec/zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judge, type Kit, kit, refusal } from './actors-kit.ts';

let at: Kit;
let general: TextChannel;

beforeAll(async () => {
  at = await kit();
  general = (await at.client.channels.fetch(at.general.id)) as TextChannel;
});
afterAll(async () => {
  await at?.stop();
});

const channelOf = async (id: string): Promise<GuildTextBasedChannel> =>
  (await at.client.channels.fetch(id)) as GuildTextBasedChannel;

describe('posting', () => {
  it('gives the message back as Discord shapes it, and people read it', async () => {
    const sent = await general.send({
      flags: MessageFlags.IsComponentsV2,
      components: [
        {
          type: 17,
          accent_color: 0x336699,
          components: [
            {
              type: 9,
              components: [{ type: 10, content: '**Open maps** with <@1>' }],
              accessory: { type: 2, style: 2, label: 'Ask', custom_id: 'ask' },
            },
            { type: 14 },
            {
              type: 1,
              components: [
                { type: 2, style: 1, label: 'Raise hand', emoji: { name: '✋' }, custom_id: 'hand' },
              ],
            },
          ],
        },
      ],
      allowedMentions: { parse: [] },
    });
    const call = at.sandbox.calls.at(-1);
    expect(judge(BasicMessageResponseSchema, call?.response)).toEqual([]);
    expect(sent.flags.has('IsComponentsV2')).toBe(true);
    expect(at.ana.sees(at.general)).toBe(
      ['Rostrum', '  │ **Open maps** with @unknown-user  [ Ask ]', '  │ ───', '  │ [ ✋ Raise hand ]'].join(
        '\n',
      ),
    );
    expect(await refusal(sent.edit({ content: 'Plain' }))).toMatchObject({ code: 50035 });
    await sent.delete();
    expect(at.ana.sees(at.general)).toBe('');
    expect(await refusal(general.messages.fetch({ message: sent.id, force: true }))).toMatchObject({
      code: 10008,
    });
  });

  it('refuses what is empty, too long or out of reach', async () => {
    const post = (id: string, body: object) => at.client.rest.post(`/channels/${id}/messages`, { body });
    expect(await refusal(post(at.general.id, {}))).toMatchObject({ code: 50006, status: 400 });
    expect(await refusal(post(at.general.id, { content: 'x'.repeat(2001) }))).toMatchObject({
      code: 50035,
      errors: {
        content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 2000 or fewer in length.' }] },
      },
    });
    expect(await refusal(post(at.secret.id, { content: 'a' }))).toMatchObject({ code: 50001, status: 403 });
    expect(await refusal(post('123456789012345678', { content: 'a' }))).toMatchObject({
      code: 10003,
      status: 404,
    });
  });

  it('takes SEND_MESSAGES, EMBED_LINKS and ATTACH_FILES', async () => {
    const { seed } = at.sandbox.world;
    const quiet = seed.addChannel(at.guild.id, { name: 'quiet' });
    const channel = await channelOf(quiet.id);
    seed.setOverwrite(quiet.id, at.bot.user.id, { deny: P.EmbedLinks | P.AttachFiles });
    const sent = await channel.send({ content: 'Text', embeds: [{ title: 'Dropped' }] });
    expect(sent.embeds).toEqual([]);
    expect(
      await refusal(channel.send({ files: [{ attachment: Buffer.from('a'), name: 'a.txt' }] })),
    ).toMatchObject({ code: 50013 });
    seed.setOverwrite(quiet.id, at.bot.user.id, { deny: P.SendMessages });
    expect(await refusal(channel.send('a'))).toMatchObject({ code: 50013 });
  });

  it('keeps files and serves them', async () => {
    const sent = await general.send({
      content: 'File',
      files: [{ attachment: Buffer.from('hello'), name: 'talk.txt', description: 'A talk' }],
    });
    const [file] = [...sent.attachments.values()];
    expect(file).toMatchObject({ name: 'talk.txt', size: 5, description: 'A talk' });
    expect(await (await fetch(file?.url ?? '')).text()).toBe('hello');
    expect(at.ana.sees(at.general)).toContain('File\n  📎 talk.txt');
    const kept = await sent.edit({ content: 'No file', attachments: [] });
    expect(kept.attachments.size).toBe(0);
  });

  it('makes one message of one enforced nonce, for minutes, and tells the nonce once', async () => {
    const post = async (enforce: boolean) => {
      const body = { content: 'Once', nonce: 'n1', enforce_nonce: enforce };
      return (await at.client.rest.post(`/channels/${general.id}/messages`, { body })) as {
        id: string;
        nonce?: string;
      };
    };
    const told: unknown[] = [];
    const stop = at.sandbox.world.onDispatch(({ event, payload }) => {
      if (event === 'MESSAGE_CREATE') told.push((payload as { nonce?: string }).nonce);
    });
    const [first, second] = await Promise.all([post(true), post(true)]);
    stop();
    expect(told).toEqual(['n1']);
    expect(first.id).toBe(second.id);
    expect([first.nonce, second.nonce]).toEqual(['n1', 'n1']);
    expect(await at.client.rest.get(`/channels/${general.id}/messages/${first.id}`)).not.toHaveProperty(
      'nonce',
    );
    expect((await post(false)).id).not.toBe(first.id);
    at.sandbox.clock.advance(3_600_000);
    expect((await post(true)).id).not.toBe(first.id);
  });

  it('holds files to 10 MiB and categories to silence', async () => {
    const large = { attachment: Buffer.alloc(10 * 1024 * 1024 + 1), name: 'a.bin' };
    expect(await refusal(general.send({ files: [large] }))).toMatchObject({ code: 40005, status: 413 });
    const eleven = Array.from({ length: 11 }, (_, at) => ({
      attachment: Buffer.from('a'),
      name: `${at}.txt`,
    }));
    expect(await refusal(general.send({ files: eleven }))).toMatchObject({ code: 50035 });
    const category = at.sandbox.world.seed.addChannel(at.guild.id, { name: 'Talks', type: 4 });
    const body = { content: 'a' };
    expect(await refusal(at.client.rest.post(`/channels/${category.id}/messages`, { body }))).toMatchObject({
      code: 50008,
    });
  });
});

describe('mentions', () => {
  it('ping whom allowed_mentions and permissions let them', async () => {
    const { ana, ben, users } = at;
    const role = at.sandbox.world.seed.addRole(at.guild.id, { name: 'Listeners', mentionable: true });
    at.sandbox.world.guild(at.guild.id).members.get(users.ben.id)?.roles.push(role.id);
    const content = `<@${users.ana.id}> <@&${role.id}> @everyone`;
    const silent = await general.send({ content, allowedMentions: { parse: [] } });
    expect(silent.mentions.users.size + silent.mentions.roles.size).toBe(0);
    expect([ana.pings(), ben.pings()]).toEqual([[], []]);
    await general.send({ content, allowedMentions: { users: [users.ana.id] } });
    expect([ana.pings().length, ben.pings().length]).toEqual([1, 0]);
    const open = await general.send(content);
    expect(open.mentions.everyone).toBe(false);
    expect([ana.pings().length, ben.pings().length]).toEqual([2, 1]);
    expect(ana.sees(at.general)).toContain('@Ana @Listeners @everyone');
  });
});

describe('reading', () => {
  it('lists around a message, and blanks what others wrote', async () => {
    const channel = at.sandbox.world.seed.addChannel(at.guild.id, { name: 'list' });
    const list = (await channelOf(channel.id)) as TextChannel;
    const ids: string[] = [];
    for (const word of ['a', 'b', 'c', 'd']) ids.push(at.ana.says(channel, word).id);
    const said = at.ana.says(channel, `<@${at.bot.user.id}> hello`);
    const contents = async (query: object) =>
      [...(await list.messages.fetch({ ...query, cache: false })).values()].map((one) => one.id);
    expect(await contents({ limit: 2 })).toEqual([said.id, ids[3]]);
    expect(await contents({ before: ids[2] })).toEqual([ids[1], ids[0]]);
    expect(await contents({ after: ids[0], limit: 1 })).toEqual([ids[1]]);
    expect(await contents({ around: ids[1], limit: 3 })).toEqual([ids[2], ids[1], ids[0]]);
    expect((await list.messages.fetch(ids[0] ?? '')).content).toBe('');
    expect((await list.messages.fetch(said.id)).content).toContain('hello');
    expect(await refusal(list.messages.fetch({ limit: 101 as number }))).toMatchObject({ code: 50035 });
    at.sandbox.world.seed.setOverwrite(channel.id, at.bot.user.id, { deny: P.ReadMessageHistory });
    expect(await contents({})).toEqual([]);
  });

  it('deletes in bulk', async () => {
    const ids = ['x', 'y'].map((word) => at.ana.says(at.general, word).id);
    await general.bulkDelete(ids);
    expect(at.ana.sees(at.general)).not.toMatch(/^ {2}[xy]$/m);
    expect(
      await refusal(
        at.client.rest.post(`/channels/${general.id}/messages/bulk-delete`, { body: { messages: ['1'] } }),
      ),
    ).toMatchObject({
      code: 50016,
    });
  });
});

describe('pins, publishing, threads', () => {
  it('pins', async () => {
    const sent = await general.send('Pin me');
    await sent.pin();
    const pins = await general.messages.fetchPins();
    expect(pins.items.map((one) => one.message.id)).toEqual([sent.id]);
    await sent.unpin();
    expect((await general.messages.fetchPins()).items).toEqual([]);
  });

  it('pins with PIN_MESSAGES, 250 in a channel', async () => {
    const { seed } = at.sandbox.world;
    const full = seed.addChannel(at.guild.id, { name: 'full' });
    const ids = Array.from({ length: 251 }, () => at.ana.says(full, 'a').id);
    const pin = (id = '') => at.client.rest.put(`/channels/${full.id}/messages/pins/${id}`);
    for (const id of ids.slice(0, 250)) {
      const message = at.sandbox.world.messagesIn(full.id).get(id);
      if (message) message.pinned = true;
    }
    expect(await refusal(pin(ids[250]))).toMatchObject({ code: 30003 });
    seed.setOverwrite(full.id, at.bot.user.id, { deny: P.PinMessages });
    expect(await refusal(pin(ids[250]))).toMatchObject({ code: 50013 });
  });

  it('publishes in announcement channels only', async () => {
    const news = (await at.client.channels.fetch(at.news.id)) as NewsChannel;
    const sent = await news.send('News');
    await sent.crosspost();
    expect(at.ana.sees(at.news)).toBe('Rostrum (published)\n  News');
    expect(
      await refusal(at.client.rest.post(`/channels/${news.id}/messages/${sent.id}/crosspost`)),
    ).toMatchObject({ code: 40033 });
    const other = await general.send('No news');
    expect(
      await refusal(at.client.rest.post(`/channels/${general.id}/messages/${other.id}/crosspost`)),
    ).toMatchObject({ code: 50024 });
  });

  it('starts a thread from a message, once', async () => {
    const sent = await general.send('Start here');
    const thread = await sent.startThread({ name: 'The future of open maps' });
    expect(thread.type).toBe(ChannelType.PublicThread);
    await thread.send('In the thread');
    await thread.members.add(at.users.ana.id);
    expect(at.ana.sees(thread.id)).toContain('In the thread');
    const again = at.client.rest.post(`/channels/${general.id}/messages/${sent.id}/threads`, {
      body: { name: 'a' },
    });
    expect(await refusal(again)).toMatchObject({ code: 160004 });
  });
});

describe('reactions, polls, events', () => {
  it('takes SEND_POLLS for a poll', async () => {
    const quiet = at.sandbox.world.seed.addChannel(at.guild.id, { name: 'no-polls' });
    at.sandbox.world.seed.setOverwrite(quiet.id, at.bot.user.id, { deny: P.SendPolls });
    const poll = { question: { text: 'When?' }, answers: [{ poll_media: { text: 'Now' } }] };
    const asked = at.client.rest.post(`/channels/${quiet.id}/messages`, { body: { poll } });
    expect(await refusal(asked)).toMatchObject({ code: 50013 });
  });

  it('counts reactions and votes of people', async () => {
    const sent = await general.send({
      poll: {
        question: { text: 'When?' },
        answers: [{ text: 'Monday' }, { text: 'Friday' }],
        duration: 1,
        allowMultiselect: false,
      },
    });
    const held = at.sandbox.world.messagesIn(general.id).get(sent.id);
    if (!held) throw new Error('No message');
    at.ana.votes(held, 'Monday').votes(held, 'Friday').reacts(held, '✋');
    await sent.react('✋');
    const voters = await sent.poll?.answers.get(2)?.voters.fetch();
    expect(voters?.map((one) => one.username)).toEqual(['ana']);
    const fresh = await general.messages.fetch({ message: sent.id, force: true });
    expect(fresh.reactions.cache.get('✋')?.count).toBe(2);
    expect((await sent.poll?.end())?.poll?.resultsFinalized).toBe(true);
    expect(() => at.ben.votes(held, 'Monday')).toThrow('Poll expired');
    expect(await refusal(sent.edit('a'))).toMatchObject({ code: 520003 });
  });

  it('are told to bots by their intents, blank without the content intent', async () => {
    const { GuildMessages, MessageContent } = GatewayIntentBits;
    const heard = async (intents: GatewayIntentBits[]): Promise<string> => {
      const other = await kit({ intents, privileged: 1 << 15 });
      const first = new Promise<string>((resolve) =>
        other.client.once('messageCreate', (one) => resolve(one.content)),
      );
      other.ana.says(other.general, 'hello');
      const word = await first;
      await other.stop();
      return word;
    };
    expect(await Promise.all([heard([GuildMessages]), heard([GuildMessages, MessageContent])])).toEqual([
      '',
      'hello',
    ]);
  });
});

describe('direct messages', () => {
  it('reach people who take them, and 50007 those who do not', async () => {
    const ana = await at.client.users.fetch(at.users.ana.id);
    await ana.send({ content: 'Your talk starts soon', components: [] });
    expect(at.ana.seesDms()).toBe('Rostrum\n  Your talk starts soon');
    expect(at.ben.seesDms()).toBe('');
    at.ana.closesDms();
    expect(await refusal(ana.send('Again'))).toMatchObject({ code: 50007, status: 403 });
    at.ana.opensDms();
    const stranger = at.sandbox.world.seed.addUser({ name: 'stranger' });
    const far = await at.client.users.fetch(stranger.id);
    expect(await refusal(far.send('Hello'))).toMatchObject({ code: 50278, status: 403 });
  });
});
