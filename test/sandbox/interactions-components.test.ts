/** Buttons, selects, menus, modals and files between a real discord.js bot and people of the sandbox. */

import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';
import { MessageResponseSchema } from 'discord-api-spec/zod';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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

const row = (...buttons: ButtonBuilder[]) => new ActionRowBuilder<ButtonBuilder>().addComponents(buttons);
const button = (id: string, label: string) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(ButtonStyle.Primary);

describe('components', () => {
  it('are pressed, and update the message that carries them', async () => {
    at.slash((interaction) => interaction.reply({ content: 'Ready', components: [row(button('go', 'Go'))] }));
    await at.ana.runs('/talk open', { topic: 'a' });
    at.handle = async (interaction) => {
      if (!interaction.isButton()) return;
      expect(judge(MessageResponseSchema, at.payload.message)).toEqual([]);
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
    at.slash((interaction) =>
      interaction.reply({ content: 'Wait', components: [row(button('slow', 'Slow'))] }),
    );
    await at.ana.runs('/talk open', { topic: 'a' });
    at.handle = async (interaction) => {
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
    at.slash((interaction) =>
      interaction.reply({
        content: 'Choose',
        components: [
          new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(zones),
          new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(guests),
        ],
      }),
    );
    await at.ana.runs('/talk open', { topic: 'a' });
    at.handle = async (interaction) => {
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
    at.handle = async (interaction) => {
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
    at.slash((interaction) => interaction.reply({ content: 'One', components: [next], flags: 64 }));
    await at.ana.runs('/talk open', { topic: 'a' });
    at.handle = async (interaction) => {
      if (interaction.isButton()) await interaction.update({ content: 'Two', components: [] });
    };
    await expect(at.ben.presses('Next')).rejects.toThrow('No button "Next"');
    expect(await at.ana.presses('Next')).toMatchObject({ text: 'Two', ephemeral: true, updated: true });
  });

  it('arrive as they are when a client is tampered with', async () => {
    at.slash((interaction) => interaction.reply({ content: 'Safe', components: [row(button('a', 'A'))] }));
    const reply = await at.ana.runs('/talk open', { topic: 'a' });
    at.handle = async (interaction) => {
      if (interaction.isButton()) await interaction.reply({ content: interaction.customId, flags: 64 });
    };
    expect((await at.ben.tampers('talk:close:1', reply)).text).toBe('talk:close:1');
  });
});

describe('files and fields', () => {
  it('come with a response, an edit and a file component', async () => {
    const file = { attachment: Buffer.from('{}'), name: 'talk.json' };
    at.slash(async (interaction) => {
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
    at.slash((interaction) => interaction.reply({ content: 'Here', files: [file] }));
    expect((await at.ana.runs('/talk open', { topic: 'a' })).text).toBe('Here\n📎 talk.json');
    at.slash(async (interaction) => {
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
    at.slash(async (interaction) => {
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
    at.handle = async (interaction) => {
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
    at.slash((interaction) => interaction.reply(`${interaction.commandName} ${interaction.locale}`));
    at.ana.locale = 'de';
    expect((await at.ana.runs('/gespräch')).text).toBe('chat de');
    at.ana.locale = 'en-US';
    await expect(at.ana.runs('/gespräch')).rejects.toThrow('No command /gespräch');
    await made.delete();
  });
});

describe('menus and modals', () => {
  it('open on a person and on a message', async () => {
    at.handle = async (interaction) => {
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
    at.slash((interaction) => interaction.showModal(modal));
    const reply = await at.ana.runs('/talk open', { topic: 'a' });
    expect(reply.modal).toMatchObject({ title: 'Ask a question', labels: ['Question', 'To'] });
    await expect(at.ana.submits({ To: at.users.ben })).rejects.toThrow('"Question" is required');
    await expect(at.ana.submits({ Question: 'x'.repeat(21) })).rejects.toThrow('at most 20');
    at.handle = async (interaction) => {
      if (!interaction.isModalSubmit()) return;
      const to = interaction.fields.getSelectedUsers('to')?.first()?.username;
      await interaction.reply({ content: `${interaction.fields.getTextInputValue('q')} → ${to}`, flags: 64 });
    };
    const sent = await at.ana.submits({ Question: 'Why?', To: at.users.ben });
    expect(sent).toMatchObject({ text: 'Why? → ben', ephemeral: true });
  });
});
