/** A tiny real bot that posts one of everything, and answers whatever is pressed. */
import {
  ActionRowBuilder,
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  Client,
  ComponentType,
  ContainerBuilder,
  EmbedBuilder,
  Events,
  FileBuilder,
  GatewayIntentBits,
  type Interaction,
  LabelBuilder,
  MediaGalleryBuilder,
  MessageFlags,
  ModalBuilder,
  SectionBuilder,
  SeparatorBuilder,
  StringSelectMenuBuilder,
  type TextChannel,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  UserSelectMenuBuilder,
} from 'discord.js';

const button = (id: string, label: string, style = ButtonStyle.Secondary) =>
  new ButtonBuilder().setCustomId(id).setLabel(label).setStyle(style);

const options = (...labels: string[]) => labels.map((label) => ({ label, value: label.toLowerCase() }));
const field = (label: string, component: APIComponentInLabel): APILabelComponent => ({
  type: ComponentType.Label,
  label,
  component,
});

/** The kinds of fields that the other form lacks. */
const FORM: APIModalInteractionResponseCallbackData = {
  title: 'Plan a talk',
  custom_id: 'form',
  components: [
    field('Length', {
      type: ComponentType.StringSelect,
      custom_id: 'length',
      options: options('Short', 'Long'),
    }),
    field('Guest', { type: ComponentType.UserSelect, custom_id: 'who' }),
    field('Open to', {
      type: ComponentType.RadioGroup,
      custom_id: 'open',
      options: options('All', 'Members'),
    }),
    field('Days', {
      type: ComponentType.CheckboxGroup,
      custom_id: 'days',
      options: options('Monday', 'Friday', 'Sunday'),
      max_values: 3,
    }),
    field('Notes', { type: ComponentType.FileUpload, custom_id: 'file', required: false }),
  ],
};

/** Answers of the bot, by command or custom id. */
async function answer(interaction: Interaction): Promise<void> {
  const only = { flags: MessageFlags.Ephemeral } as const;
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    const zones = ['Europe/Berlin', 'Europe/Lisbon', 'Asia/Tokyo'];
    const found = zones.filter((zone) => zone.toLowerCase().includes(typed.toLowerCase()));
    await interaction.respond(found.map((zone) => ({ name: zone, value: zone })));
  } else if (interaction.isChatInputCommand() && interaction.commandName === 'invite') {
    const { options } = interaction;
    const { id } = options.getChannel('where', true);
    await interaction.reply({
      content: `${options.getString('size')} in <#${id}>, ${options.getRole('whom')?.name ?? 'everybody'}, ${options.getBoolean('loud')}, ${options.getInteger('count')}`,
    });
  } else if (interaction.isChatInputCommand()) {
    const { options } = interaction;
    await interaction.reply({
      content: `Planned “${options.getString('topic')}” in ${options.getString('zone') ?? 'no zone'} with ${options.getUser('guest') ?? 'nobody'}`,
    });
  } else if (interaction.isUserContextMenuCommand()) {
    await interaction.reply({ content: `About ${interaction.targetUser}`, ...only });
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply({ content: `Asked: ${interaction.targetMessage.content}`, ...only });
  } else if (interaction.isButton()) {
    if (interaction.customId === 'silent') return;
    if (interaction.customId === 'ask') {
      const input = new TextInputBuilder().setCustomId('question').setStyle(TextInputStyle.Paragraph);
      const label = new LabelBuilder().setLabel('Your question').setTextInputComponent(input);
      await interaction.showModal(
        new ModalBuilder()
          .setCustomId('asked')
          .setTitle('Ask a question')
          .addLabelComponents(label, field('Quietly', { type: ComponentType.Checkbox, custom_id: 'quiet' })),
      );
    } else if (interaction.customId === 'form') {
      await interaction.showModal(FORM);
    } else if (interaction.customId === 'edit') {
      await interaction.update({ content: '**Changed** by a button' });
    } else {
      await interaction.reply({ content: `You pressed ${interaction.customId}`, ...only });
    }
  } else if (interaction.isModalSubmit() && interaction.customId === 'form') {
    const { fields } = interaction;
    const files = [...(fields.getUploadedFiles('file')?.values() ?? [])].map((one) => one.name);
    const users = [...(fields.getSelectedUsers('who')?.values() ?? [])].map((one) => one.displayName);
    await interaction.reply({
      content: `Form: ${fields.getStringSelectValues('length').join()}, ${users.join()}, ${fields.getRadioGroup('open')}, ${fields.getCheckboxGroup('days').join('+')}, ${files.join()}`,
      ...only,
    });
  } else if (interaction.isModalSubmit()) {
    const { fields } = interaction;
    const quietly = fields.getCheckbox('quiet') ? ', quietly' : '';
    await interaction.reply({ content: `Asked: ${fields.getTextInputValue('question')}${quietly}` });
  } else if (interaction.isAnySelectMenu()) {
    await interaction.reply({ content: `Chose ${interaction.values.join(', ')}`, ...only });
  }
}

/** Starts the bot and registers its commands. */
export async function startSmallBot(apiUrl: string, token: string): Promise<Client<true>> {
  const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: apiUrl } });
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  client.on(Events.InteractionCreate, (interaction) => void answer(interaction));
  await client.login(token);
  const made = await ready;
  await made.application.commands.set([
    {
      name: 'plan',
      description: 'Plan a talk',
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'topic',
          description: 'What about',
          required: true,
        },
        {
          type: ApplicationCommandOptionType.String,
          name: 'zone',
          description: 'Time zone',
          autocomplete: true,
        },
        { type: ApplicationCommandOptionType.User, name: 'guest', description: 'Who comes' },
      ],
    },
    {
      name: 'invite',
      description: 'One option of each kind',
      options: [
        {
          type: ApplicationCommandOptionType.String,
          name: 'size',
          description: 'How many',
          required: true,
          choices: [
            { name: 'A few', value: 'few' },
            { name: 'Many', value: 'many' },
          ],
        },
        { type: ApplicationCommandOptionType.Channel, name: 'where', description: 'Where', required: true },
        { type: ApplicationCommandOptionType.Role, name: 'whom', description: 'Whom' },
        { type: ApplicationCommandOptionType.Boolean, name: 'loud', description: 'Loud' },
        { type: ApplicationCommandOptionType.Integer, name: 'count', description: 'Count', min_value: 1 },
      ],
    },
    { type: ApplicationCommandType.User, name: 'Invite to a talk' },
    { type: ApplicationCommandType.Message, name: 'Make it a question' },
  ]);
  return made;
}

/** Posts one of everything that the page can show. */
export async function postEverything(channel: TextChannel, userId: string): Promise<void> {
  const quiet = { allowedMentions: { parse: [] } };
  const now = Math.floor(Date.now() / 1000);
  await channel.send({
    content: `# Heading\n**bold** *italic* __under__ ~~gone~~ \`code\` ||spoiler||\n> quoted\n- one\n- two\n<@${userId}> in <#${channel.id}> <t:${now + 3600}:R> at <t:${now + 3600}:F>\n\`\`\`ts\nconst a = 1;\n\`\`\``,
    ...quiet,
  });
  await channel.send({
    embeds: [
      new EmbedBuilder()
        .setTitle('An embed')
        .setDescription('With **bold** text')
        .setColor(0xf0b232)
        .addFields({ name: 'One', value: '1', inline: true }, { name: 'Two', value: '2', inline: true })
        .setFooter({ text: 'A footer' }),
    ],
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(
        button('hello', 'Say hello', ButtonStyle.Primary),
        button('edit', 'Change this', ButtonStyle.Success),
        button('ask', 'Ask', ButtonStyle.Danger),
        button('silent', 'Never answers'),
        button('off', 'Disabled').setDisabled(true),
      ),
      new ActionRowBuilder<ButtonBuilder>().addComponents(
        button('form', 'Plan'),
        new ButtonBuilder().setLabel('Open').setStyle(ButtonStyle.Link).setURL('https://example.org/'),
      ),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
        new StringSelectMenuBuilder()
          .setCustomId('size')
          .setPlaceholder('Choose a size')
          .addOptions({ label: 'Small', value: 's', description: 'For few' }, { label: 'Large', value: 'l' }),
      ),
      new ActionRowBuilder<UserSelectMenuBuilder>().addComponents(
        new UserSelectMenuBuilder().setCustomId('who'),
      ),
    ],
  });
  await channel.send({
    flags: MessageFlags.IsComponentsV2,
    components: [
      new ContainerBuilder()
        .setAccentColor(0x5865f2)
        .addTextDisplayComponents(
          new TextDisplayBuilder().setContent('## 🎙 The future of open maps\nHosted by **Ana**'),
        )
        .addSeparatorComponents((separator) => separator.setDivider(true))
        .addSectionComponents(
          new SectionBuilder()
            .addTextDisplayComponents(new TextDisplayBuilder().setContent('A section with a button'))
            .setButtonAccessory(button('beside', 'Beside')),
        )
        .addActionRowComponents(
          new ActionRowBuilder<ButtonBuilder>().addComponents(
            button('raise', 'Raise hand', ButtonStyle.Primary),
          ),
        ),
    ],
  });
}

/** A picture of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Posts a gallery and a file beside a text, as Components V2. */
export async function postMedia(channel: TextChannel): Promise<void> {
  await channel.send({
    flags: MessageFlags.IsComponentsV2,
    files: [
      { attachment: PIXEL, name: 'map.png', description: 'A map of the town' },
      { attachment: Buffer.from('who,turns\nana,2\n'), name: 'turns.csv' },
    ],
    components: [
      new TextDisplayBuilder().setContent('What the talk left'),
      new MediaGalleryBuilder().addItems((item) =>
        item.setURL('attachment://map.png').setDescription('A map of the town'),
      ),
      new SeparatorBuilder(),
      new FileBuilder().setURL('attachment://turns.csv'),
    ],
  });
}
