/** Slash commands between a real discord.js bot and people of the sandbox: options, deadlines, deferrals, refusals. */

import { type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import {
  BasicMessageResponseSchema,
  GuildMemberResponseSchema,
  InteractionCallbackResponseSchema,
  UserResponseSchema,
} from 'discord-api-spec/zod';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../sandbox/actors/actors.ts';
import { judge, refusal } from './actors-kit.ts';
import { type InteractionKit, interactionKit } from './interactions-kit.ts';

let at: InteractionKit;

beforeAll(async () => {
  at = await interactionKit();
});
afterEach(() => {
  expect(at.takeFailures()).toEqual([]);
});
afterAll(async () => {
  await at?.stop();
});

describe('a slash command', () => {
  it('carries its options with resolved data, and is answered', async () => {
    const { ana, ben, stage, users, guild } = at;
    at.slash(async (interaction) => {
      const { options } = interaction;
      expect(options.getSubcommand()).toBe('open');
      expect(options.getString('topic')).toBe('Open maps');
      expect(options.getChannel('stage')?.id).toBe(stage.id);
      expect(options.getUser('guest')?.username).toBe('ben');
      expect(options.getMember('guest')?.id).toBe(users.ben.id);
      expect(options.getInteger('minutes')).toBe(60);
      expect(options.getBoolean('record')).toBe(true);
      expect(options.getNumber('pace')).toBe(1.5);
      expect(options.getRole('role')?.id).toBe(guild.id);
      expect(options.getMentionable('about')).toBeTruthy();
      expect(options.getAttachment('picture')?.name).toBe('map.png');
      expect(interaction.memberPermissions.has('SendMessages')).toBe(true);
      expect(interaction.appPermissions.has('ManageMessages')).toBe(true);
      await interaction.reply({
        content: `Opened by <@${interaction.user.id}>`,
        allowedMentions: { parse: [] },
      });
    });
    const reply = await ana.runs('/talk open', {
      topic: 'Open maps',
      stage,
      guest: ben,
      minutes: 60,
      record: true,
      pace: 1.5,
      role: guild.id,
      about: users.ben,
      picture: { name: 'map.png', data: Buffer.from('png'), contentType: 'image/png' },
    });
    expect(reply).toMatchObject({ text: 'Opened by @Ana', ephemeral: false });
    expect(reply.failed).toBeUndefined();
    expect(at.payload).toMatchObject({
      type: 2,
      version: 1,
      context: 0,
      guild_id: guild.id,
      locale: 'en-US',
      guild_locale: 'en-US',
      entitlements: [],
      authorizing_integration_owners: { '0': guild.id },
      attachment_size_limit: 10_485_760,
    });
    expect(judge(BasicMessageResponseSchema, reply.message)).toEqual([]);
    const { member } = at.payload as { member: object };
    expect(judge(GuildMemberResponseSchema, member)).toEqual([]);
    const { resolved } = at.payload.data as { resolved: object };
    expect(Object.keys(resolved).sort()).toEqual(['attachments', 'channels', 'members', 'roles', 'users']);
    for (const user of Object.values((resolved as { users: object }).users)) {
      expect(judge(UserResponseSchema, user)).toEqual([]);
    }
    expect(ana.sees(at.general)).toContain('Rostrum\n  Opened by @Ana');
  });

  it('is refused before it is sent when the client would refuse it', async () => {
    await expect(at.ana.runs('/talk open')).rejects.toThrow('needs the option "topic"');
    await expect(at.ana.runs('/talk open', { topic: 'a', pace: 'x' })).rejects.toThrow('"pace": is a number');
    await expect(at.ana.runs('/talk open', { topic: 'a', when: 'x' })).rejects.toThrow('no option "when"');
    await expect(at.ana.runs('/talk open', { topic: 'a', minutes: 4 })).rejects.toThrow('between 5 and 180');
    await expect(at.ana.runs('/talk open', { topic: 'a', stage: at.general })).rejects.toThrow(
      'channels of type 13',
    );
    await expect(at.ana.runs('/nothing')).rejects.toThrow('No command /nothing');
    await expect(at.ana.runs('/sweep')).rejects.toThrow('No command /sweep');
    at.slash((interaction) => interaction.reply('Swept'));
    expect((await at.olga.runs('/sweep')).text).toBe('Swept');
  });

  it('completes', async () => {
    at.handle = async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      expect(interaction.options.getFocused(true)).toMatchObject({ name: 'zone', value: 'Ber' });
      await interaction.respond([{ name: 'Berlin', value: 'Europe/Berlin' }]);
    };
    const reply = await at.ana.completes('/talk zone set', { zone: 'Ber' });
    expect(reply.choices).toEqual([{ name: 'Berlin', value: 'Europe/Berlin' }]);
    at.handle = async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const many = Array.from({ length: 26 }, (_, one) => ({ name: `${one}`, value: `${one}` }));
      expect(await refusal(interaction.respond(many))).toMatchObject({ code: 50035 });
      await interaction.respond(many.slice(1));
    };
    expect((await at.ana.completes('/talk zone set', { zone: 'B' })).choices).toHaveLength(25);
  });

  it('gives the created message with the response when asked for it', async () => {
    at.slash(async (interaction) => {
      const response = await interaction.reply({ content: 'Here', withResponse: true });
      expect(response.resource?.message?.content).toBe('Here');
    });
    await at.ana.runs('/talk open', { topic: 'a' });
    const call = at.sandbox.calls.findLast((one) => one.path.endsWith('/callback'));
    expect(judge(InteractionCallbackResponseSchema, call?.response)).toEqual([]);
  });
});

describe('tokens', () => {
  it('open no webhook before the first response', async () => {
    at.slash(async (interaction) => {
      expect(await refusal(interaction.webhook.send('Early'))).toMatchObject({ code: 10015, status: 404 });
      await interaction.reply('Now');
    });
    expect((await at.ana.runs('/talk open', { topic: 'a' })).text).toBe('Now');
  });

  it('are exempt from the global limit, and know no nonce', async () => {
    at.sandbox.rateLimits.enabled = true;
    at.slash(async (interaction) => {
      const headers = { authorization: `Bot ${at.bot.token}` };
      const me = () => fetch(`${at.sandbox.apiUrl}/v10/users/@me`, { headers });
      await Promise.all(Array.from({ length: 60 }, me));
      const again = { body: { content: 'Said', nonce: 'n', enforce_nonce: true }, auth: false };
      await interaction.reply('Said');
      const path = `/webhooks/${at.bot.id}/${interaction.token}` as const;
      const ids = [
        await interaction.client.rest.post(path, again),
        await interaction.client.rest.post(path, again),
      ];
      expect(new Set(ids.map((one) => (one as { id: string }).id)).size).toBe(2);
    });
    const reply = await at.ana.runs('/talk open', { topic: 'a' });
    expect(reply.text).toBe('Said');
    await eventually(() => expect(reply.followUps).toHaveLength(2));
    at.sandbox.rateLimits.enabled = false;
    expect(at.sandbox.calls.filter((one) => one.status === 429 && one.route?.includes('token'))).toEqual([]);
  });
});

describe('deadlines', () => {
  it('void the token after three seconds', async () => {
    let held: ChatInputCommandInteraction | undefined;
    at.slash((interaction) => {
      held = interaction;
      at.sandbox.clock.advance(3_000);
    });
    const reply = await at.ana.runs('/talk open', { topic: 'a' });
    expect(reply.failed).toBe('The application did not respond');
    expect(await refusal(held?.reply('Late') ?? Promise.resolve())).toMatchObject({
      code: 10062,
      status: 404,
    });
  });

  it('allow one first response', async () => {
    at.slash(async (interaction) => {
      await interaction.reply('One');
      const again = interaction.client.rest.post(
        `/interactions/${interaction.id}/${interaction.token}/callback`,
        {
          body: { type: 4, data: { content: 'Two' } },
          auth: false,
        },
      );
      expect(await refusal(again)).toMatchObject({ code: 40060, status: 400 });
    });
    expect((await at.ana.runs('/talk open', { topic: 'a' })).text).toBe('One');
  });

  it('end the webhook after fifteen minutes', async () => {
    let held: ChatInputCommandInteraction | undefined;
    at.slash(async (interaction) => {
      held = interaction;
      await interaction.reply('One');
    });
    await at.ana.runs('/talk open', { topic: 'a' });
    await eventually(() => held?.replied === true);
    at.sandbox.clock.advance(15 * 60_000);
    expect(await refusal(held?.followUp('Late') ?? Promise.resolve())).toMatchObject({
      code: 50027,
      status: 401,
    });
  });

  it('leave an interaction open when a body is refused', async () => {
    at.slash(async (interaction) => {
      const refused = await refusal(interaction.reply('x'.repeat(2001)));
      expect(refused).toMatchObject({
        code: 50035,
        errors: { data: { content: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } },
      });
      await interaction.reply('Short');
    });
    expect((await at.ana.runs('/talk open', { topic: 'a' })).text).toBe('Short');
  });
});

describe('a deferral', () => {
  it('takes only the ephemeral flag, which no edit changes', async () => {
    at.slash(async (interaction) => {
      const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      const flags = MessageFlags.Ephemeral | MessageFlags.IsComponentsV2;
      await interaction.client.rest.post(path, { body: { type: 5, data: { flags } }, auth: false });
      const text = await interaction.webhook.editMessage('@original', {
        content: 'Plain',
        flags: MessageFlags.SuppressEmbeds,
      });
      expect(text.flags.bitfield).toBe(MessageFlags.Ephemeral | MessageFlags.SuppressEmbeds);
    });
    expect(await at.ana.runs('/talk open', { topic: 'a' })).toMatchObject({ text: 'Plain', ephemeral: true });
  });

  it('keeps its visibility, and is filled by an edit', async () => {
    at.slash(async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      expect(at.ana.sees(at.general)).toContain('only you can see this)\n  … is thinking');
      await interaction.editReply('Done');
      await interaction.followUp({ content: 'And more', flags: MessageFlags.Ephemeral });
    });
    const reply = await at.ana.runs('/talk open', { topic: 'a' });
    expect(reply).toMatchObject({ text: 'Done', ephemeral: true });
    expect(at.ana.sees(at.general)).toContain('Rostrum (only you can see this)\n  Done');
    expect(at.ben.sees(at.general)).not.toContain('Done');
    const channel = await at.client.channels.fetch(at.general.id);
    const listed = channel?.isSendable() ? await channel.messages.fetch() : undefined;
    expect(listed?.some((one) => one.content === 'Done')).toBe(false);
  });

  it('is filled by a first follow-up too', async () => {
    at.slash(async (interaction) => {
      await interaction.deferReply();
      await interaction.followUp('Filled');
    });
    const reply = await at.ana.runs('/talk open', { topic: 'a' });
    expect(reply).toMatchObject({ text: 'Filled', followUps: [] });
  });
});

describe('a callback', () => {
  it.each<[string, object]>([
    ['that updates no message', { type: 7, data: { content: 'a' } }],
    ['of an unknown type', { type: 99 }],
    ['with choices to a command', { type: 8, data: { choices: [] } }],
    ['without content', { type: 4, data: {} }],
    ['with content beside Components V2', { type: 4, data: { content: 'a', flags: 1 << 15 } }],
    ['that opens a modal with a long title', { type: 9, data: { custom_id: 'm', title: 'x'.repeat(46) } }],
    [
      'with a modal of six fields',
      { type: 9, data: { custom_id: 'm', title: 'M', components: Array(6).fill({}) } },
    ],
  ])('%s is refused', async (_, body) => {
    at.slash(async (interaction) => {
      const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      const refused = await refusal(interaction.client.rest.post(path, { body, auth: false }));
      expect(refused.status).toBe(400);
      expect([50035, 50006]).toContain(refused.code);
      await interaction.reply('Fine');
    });
    expect((await at.ana.runs('/talk open', { topic: 'a' })).text).toBe('Fine');
  });
});
