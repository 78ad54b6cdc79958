/** Interactions between a real discord.js bot and people of the sandbox, of every kind, with their deadlines. */

import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type ChatInputCommandInteraction,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';
import {
  BasicMessageResponseSchema,
  GuildMemberResponseSchema,
  InteractionCallbackResponseSchema,
  MessageResponseSchema,
  UserResponseSchema,
} from 'discord-api-spec/zod';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../sandbox/actors/actors.ts';
import type { Dispatch } from '../../sandbox/world/types.ts';
import { judge, type Kit, kit, refusal } from './actors-kit.ts';

let at: Kit;
let handle: (interaction: Interaction) => unknown = () => {};
let failures: unknown[] = [];
/** The last INTERACTION_CREATE. */
let payload: Record<string, unknown> = {};

beforeAll(async () => {
  at = await kit();
  at.client.on('interactionCreate', (interaction) => {
    const work = async (): Promise<unknown> => handle(interaction);
    work().catch((error: unknown) => failures.push(error));
  });
  at.sandbox.world.onDispatch((dispatch: Dispatch) => {
    if (dispatch.event === 'INTERACTION_CREATE') payload = dispatch.payload as Record<string, unknown>;
  });
  await at.client.application.commands.set(COMMANDS);
});
afterEach(() => {
  const found = failures;
  failures = [];
  expect(found).toEqual([]);
});
afterAll(async () => {
  await at?.stop();
});

const COMMANDS = [
  {
    name: 'talk',
    description: 'Talks',
    options: [
      {
        type: 1,
        name: 'open',
        description: 'Opens a talk',
        options: [
          { type: 3, name: 'topic', description: 'What about', required: true, max_length: 120 },
          { type: 7, name: 'stage', description: 'Where', channel_types: [13] },
          { type: 6, name: 'guest', description: 'Who' },
          { type: 4, name: 'minutes', description: 'How long', min_value: 5, max_value: 180 },
          { type: 5, name: 'record', description: 'Whether to record' },
          { type: 8, name: 'role', description: 'Whom to tell' },
          { type: 9, name: 'about', description: 'Whom or which role' },
          { type: 10, name: 'pace', description: 'How fast' },
          { type: 11, name: 'picture', description: 'A picture' },
        ],
      },
      {
        type: 2,
        name: 'zone',
        description: 'Zones',
        options: [
          {
            type: 1,
            name: 'set',
            description: 'Sets it',
            options: [{ type: 3, name: 'zone', description: 'Which', autocomplete: true, required: true }],
          },
        ],
      },
    ],
  },
  { name: 'sweep', description: 'For moderators', default_member_permissions: '8192' },
  { type: 2, name: 'Invite to a talk' },
  { type: 3, name: 'Ask about this' },
];

const slash = (work: (interaction: ChatInputCommandInteraction<'cached'>) => unknown) => {
  handle = (interaction) => work(interaction as ChatInputCommandInteraction<'cached'>);
};
const row = (...buttons: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(buttons);
const button = (id: string, label: string) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);

describe('a slash command', () => {
  it('carries its options with resolved data, and is answered', async () => {
    const { ana, ben, stage, users, guild } = at;
    slash(async (interaction) => {
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
    expect(payload).toMatchObject({
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
    const { member } = payload as { member: object };
    expect(judge(GuildMemberResponseSchema, member)).toEqual([]);
    const { resolved } = payload.data as { resolved: object };
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
    slash((interaction) => interaction.reply('Swept'));
    expect((await at.olga.runs('/sweep')).text).toBe('Swept');
  });

  it('completes', async () => {
    handle = async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      expect(interaction.options.getFocused(true)).toMatchObject({ name: 'zone', value: 'Ber' });
      await interaction.respond([{ name: 'Berlin', value: 'Europe/Berlin' }]);
    };
    const reply = await at.ana.completes('/talk zone set', { zone: 'Ber' });
    expect(reply.choices).toEqual([{ name: 'Berlin', value: 'Europe/Berlin' }]);
  });

  it('gives the created message with the response when asked for it', async () => {
    slash(async (interaction) => {
      const response = await interaction.reply({ content: 'Here', withResponse: true });
      expect(response.resource?.message?.content).toBe('Here');
    });
    await at.ana.runs('/talk open', { topic: 'a' });
    const call = at.sandbox.calls.findLast((one) => one.path.endsWith('/callback'));
    expect(judge(InteractionCallbackResponseSchema, call?.response)).toEqual([]);
  });
});

describe('deadlines', () => {
  it('void the token after three seconds', async () => {
    let held: ChatInputCommandInteraction | undefined;
    slash((interaction) => {
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
    slash(async (interaction) => {
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
    slash(async (interaction) => {
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
    slash(async (interaction) => {
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
  it('keeps its visibility, and is filled by an edit', async () => {
    slash(async (interaction) => {
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
    slash(async (interaction) => {
      await interaction.deferReply();
      await interaction.followUp('Filled');
    });
    const reply = await at.ana.runs('/talk open', { topic: 'a' });
    expect(reply).toMatchObject({ text: 'Filled', followUps: [] });
  });
});

describe('components', () => {
  it('are pressed, and update the message that carries them', async () => {
    slash((interaction) => interaction.reply({ content: 'Ready', components: [row(button('go', 'Go'))] }));
    await at.ana.runs('/talk open', { topic: 'a' });
    handle = async (interaction) => {
      if (!interaction.isButton()) return;
      expect(judge(MessageResponseSchema, payload.message)).toEqual([]);
      expect(interaction.customId).toBe('go');
      expect(interaction.message.content).toBe('Ready');
      const done = row(button('go', 'Go').setDisabled(true));
      await interaction.update({ content: `${interaction.user.username} went`, components: [done] });
    };
    const reply = await at.ben.presses('Go');
    expect(reply).toMatchObject({ text: 'ben went\n( Go )', updated: true });
    await expect(at.ben.presses('Go', { on: reply })).rejects.toThrow('disabled');
  });

  it('may be changed after a deferred update', async () => {
    slash((interaction) => interaction.reply({ content: 'Wait', components: [row(button('slow', 'Slow'))] }));
    await at.ana.runs('/talk open', { topic: 'a' });
    handle = async (interaction) => {
      if (!interaction.isButton()) return;
      await interaction.deferUpdate();
      await interaction.editReply({ content: 'Changed', components: [] });
    };
    expect(await at.ana.presses('Slow')).toMatchObject({ text: 'Changed', updated: true });
  });

  it('carry what was selected', async () => {
    const zones = new StringSelectMenuBuilder()
      .setCustomId('zone')
      .setPlaceholder('Zone')
      .addOptions({ label: 'Berlin', value: 'b' }, { label: 'Lima', value: 'l' });
    const guests = new UserSelectMenuBuilder().setCustomId('guest').setPlaceholder('Guest').setMaxValues(2);
    slash((interaction) =>
      interaction.reply({
        content: 'Choose',
        components: [
          new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(zones),
          new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(guests),
        ],
      }),
    );
    await at.ana.runs('/talk open', { topic: 'a' });
    handle = async (interaction) => {
      if (interaction.isStringSelectMenu()) await interaction.reply(`Zone ${interaction.values.join()}`);
      if (interaction.isUserSelectMenu())
        await interaction.reply(`Guests ${interaction.users.map((one) => one.username)}`);
    };
    expect((await at.ana.selects('Zone', 'Lima')).text).toBe('Zone l');
    expect((await at.ana.selects('Guest', [at.users.ana, at.users.ben])).text).toBe('Guests ana,ben');
    await expect(at.ana.selects('Zone', 'Rome')).rejects.toThrow('offers Berlin, Lima');
  });

  it('are pressed in direct messages', async () => {
    const user = await at.client.users.fetch(at.users.ben.id);
    await user.send({ content: 'Remind you?', components: [row(button('yes', 'Yes'))] });
    handle = async (interaction) => {
      if (!interaction.isButton()) return;
      expect([interaction.context, interaction.inGuild(), interaction.user.username]).toEqual([
        1,
        false,
        'ben',
      ]);
      await interaction.update({ content: 'You will be reminded', components: [] });
    };
    expect((await at.ben.presses('Yes')).text).toBe('You will be reminded');
    expect(at.ben.seesDms()).toBe('Rostrum (edited)\n  You will be reminded');
  });

  it('open ephemeral messages that they then change', async () => {
    const next = row(button('next', 'Next'));
    slash((interaction) => interaction.reply({ content: 'One', components: [next], flags: 64 }));
    await at.ana.runs('/talk open', { topic: 'a' });
    handle = async (interaction) => {
      if (interaction.isButton()) await interaction.update({ content: 'Two', components: [] });
    };
    await expect(at.ben.presses('Next')).rejects.toThrow('No button "Next"');
    expect(await at.ana.presses('Next')).toMatchObject({ text: 'Two', ephemeral: true, updated: true });
  });

  it('arrive as they are when a client is tampered with', async () => {
    slash((interaction) => interaction.reply({ content: 'Safe', components: [row(button('a', 'A'))] }));
    const reply = await at.ana.runs('/talk open', { topic: 'a' });
    handle = async (interaction) => {
      if (interaction.isButton()) await interaction.reply({ content: interaction.customId, flags: 64 });
    };
    expect((await at.ben.tampers('talk:close:1', reply)).text).toBe('talk:close:1');
  });
});

describe('files and fields', () => {
  it('come with a response, an edit and a file component', async () => {
    const file = { attachment: Buffer.from('{}'), name: 'talk.json' };
    slash(async (interaction) => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply({
        flags: MessageFlags.IsComponentsV2,
        components: [
          { type: 10, content: 'Your export' },
          { type: 13, file: { url: 'attachment://talk.json' } },
        ],
        files: [file],
      });
    });
    const reply = await at.ana.runs('/talk open', { topic: 'a' });
    expect(reply).toMatchObject({ text: 'Your export\n📎 talk.json', ephemeral: true });
    slash((interaction) => interaction.reply({ content: 'Here', files: [file] }));
    expect((await at.ana.runs('/talk open', { topic: 'a' })).text).toBe('Here\n📎 talk.json');
    slash(async (interaction) => {
      const missing = interaction.reply({
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: 13, file: { url: 'attachment://other.json' } }],
      });
      expect(await refusal(missing)).toMatchObject({ code: 50035 });
      await interaction.reply('Fine');
    });
    await at.ana.runs('/talk open', { topic: 'a' });
  });

  it('of every kind are entered into a modal', async () => {
    const label = (name: string, component: object) => ({ type: 18, label: name, component });
    const options = [
      { label: 'One', value: '1' },
      { label: 'Two', value: '2' },
    ];
    const body = {
      type: 9,
      data: {
        custom_id: 'm',
        title: 'All',
        components: [
          label('Pick', { type: 3, custom_id: 'pick', options }),
          label('Radio', { type: 21, custom_id: 'radio', options }),
          label('Boxes', { type: 22, custom_id: 'boxes', options, max_values: 2 }),
          label('Box', { type: 23, custom_id: 'box' }),
          label('File', { type: 19, custom_id: 'file', required: false }),
        ],
      },
    };
    slash(async (interaction) => {
      const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      await interaction.client.rest.post(path, { body, auth: false });
    });
    expect((await at.ana.runs('/talk open', { topic: 'a' })).modal?.labels).toEqual([
      'Pick',
      'Radio',
      'Boxes',
      'Box',
      'File',
    ]);
    handle = async (interaction) => {
      if (!interaction.isModalSubmit()) return;
      const { fields } = interaction;
      expect(fields.getStringSelectValues('pick')).toEqual(['2']);
      expect(fields.getRadioGroup('radio')).toBe('1');
      expect(fields.getCheckboxGroup('boxes')).toEqual(['1', '2']);
      expect(fields.getCheckbox('box')).toBe(true);
      expect(fields.getUploadedFiles('file')?.first()?.name).toBe('notes.txt');
      await interaction.reply('Got it');
    };
    const reply = await at.ana.submits({
      Pick: 'Two',
      Radio: 'One',
      Boxes: ['One', 'Two'],
      Box: true,
      File: { name: 'notes.txt', data: Buffer.from('a') },
    });
    expect(reply.text).toBe('Got it');
  });

  it('are found by their names in the language of the person', async () => {
    const { commands } = at.client.application;
    const name_localizations = { de: 'gespräch' };
    const made = await commands.create({
      name: 'chat',
      description: 'Chat',
      nameLocalizations: name_localizations,
    });
    slash((interaction) => interaction.reply(`${interaction.commandName} ${interaction.locale}`));
    at.ana.locale = 'de';
    expect((await at.ana.runs('/gespräch')).text).toBe('chat de');
    at.ana.locale = 'en-US';
    await expect(at.ana.runs('/gespräch')).rejects.toThrow('No command /gespräch');
    await made.delete();
  });
});

describe('a callback', () => {
  it.each<[string, object]>([
    ['that updates no message', { type: 7, data: { content: 'a' } }],
    ['of an unknown type', { type: 99 }],
    ['with choices to a command', { type: 8, data: { choices: [] } }],
    ['without content', { type: 4, data: {} }],
    [
      'with a modal of six fields',
      { type: 9, data: { custom_id: 'm', title: 'M', components: Array(6).fill({}) } },
    ],
  ])('%s is refused', async (_, body) => {
    slash(async (interaction) => {
      const path = `/interactions/${interaction.id}/${interaction.token}/callback` as const;
      const refused = await refusal(interaction.client.rest.post(path, { body, auth: false }));
      expect(refused.status).toBe(400);
      expect([50035, 50006]).toContain(refused.code);
      await interaction.reply('Fine');
    });
    expect((await at.ana.runs('/talk open', { topic: 'a' })).text).toBe('Fine');
  });
});

describe('menus and modals', () => {
  it('open on a person and on a message', async () => {
    handle = async (interaction) => {
      if (interaction.isUserContextMenuCommand())
        await interaction.reply(`Invite ${interaction.targetUser.username}`);
      if (interaction.isMessageContextMenuCommand())
        await interaction.reply(`About ${interaction.targetMessage.content}`);
    };
    expect((await at.ana.opensMenu('Invite to a talk', at.users.ben)).text).toBe('Invite ben');
    const said = at.ben.says(at.general, 'a question');
    expect((await at.ana.opensMenu('Ask about this', said)).text).toBe('About a question');
  });

  it('ask in a modal, and get the answers', async () => {
    const modal = new ModalBuilder()
      .setCustomId('ask')
      .setTitle('Ask a question')
      .addLabelComponents(
        new LabelBuilder()
          .setLabel('Question')
          .setTextInputComponent(
            new TextInputBuilder().setCustomId('q').setStyle(TextInputStyle.Paragraph).setMaxLength(20),
          ),
        new LabelBuilder()
          .setLabel('To')
          .setUserSelectMenuComponent(new UserSelectMenuBuilder().setCustomId('to').setRequired(false)),
      );
    slash((interaction) => interaction.showModal(modal));
    const reply = await at.ana.runs('/talk open', { topic: 'a' });
    expect(reply.modal).toMatchObject({ title: 'Ask a question', labels: ['Question', 'To'] });
    await expect(at.ana.submits({ To: at.users.ben })).rejects.toThrow('"Question" is required');
    await expect(at.ana.submits({ Question: 'x'.repeat(21) })).rejects.toThrow('at most 20');
    handle = async (interaction) => {
      if (!interaction.isModalSubmit()) return;
      const to = interaction.fields.getSelectedUsers('to')?.first()?.username;
      await interaction.reply({ content: `${interaction.fields.getTextInputValue('q')} → ${to}`, flags: 64 });
    };
    const sent = await at.ana.submits({ Question: 'Why?', To: at.users.ben });
    expect(sent).toMatchObject({ text: 'Why? → ben', ephemeral: true });
  });
});
