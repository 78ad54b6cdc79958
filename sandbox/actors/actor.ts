/** A person in the sandbox: does what people do in Discord's client, and reads what they would read. */
import {
  type APIMessage,
  ApplicationCommandType,
  ChannelType,
  InteractionType,
  PermissionFlagsBits as P,
  ComponentType as T,
} from 'discord-api-types/v10';
import { refuse } from '../errors.ts';
import { type Command, makeCommands } from '../interactions/command-store.ts';
import { type Interaction, makeInteractions, type Opening } from '../interactions/interactions.ts';
import { holdsMessages, makeMessages } from '../messages/messages.ts';
import { ALL_PERMISSIONS } from '../permissions.ts';
import { isObject, type Json } from '../validate/form.ts';
import type { Application, Channel, Guild } from '../world/types.ts';
import { fullName, type OptionValue, typeCommand } from './command-input.ts';
import {
  type Found,
  findButton,
  findById,
  findSelect,
  messagesMeant,
  type On,
  type Where,
} from './find-component.ts';
import { enterModal, type FieldValue } from './modal-input.ts';
import { Person } from './person.ts';
import { idOf, type PersonRef, type PersonsFile, type Ref } from './references.ts';
import { type Reply, replyOf } from './reply.ts';
import { Resolved } from './resolved.ts';

/** How an act is done. */
export interface ActOptions {
  /**
   * Channel in which a command is used: by default where the person is, or the first that they can see. Components are
   * looked for in it alone when it is named, everywhere otherwise.
   */
  readonly in?: Ref;
  /** Longest wait for the answer in real milliseconds: 10,000, and 1,500 for a change announced by a deferral. */
  readonly within?: number;
}

/** Where a component is looked for. */
export interface PressOptions extends ActOptions {
  readonly on?: On;
}

/** See the file's first line. Made by `actors(sandbox).actor(user)`. */
export class Actor extends Person {
  /** What the person's client is set to. */
  locale = 'en-US';
  #modal: { readonly by: Interaction; readonly data: Json } | undefined;

  /** The commands that the person's client offers in a channel. */
  commands(channel?: Ref): Command[] {
    return this.world
      .part(makeCommands)
      .visibleTo(this.id, channel ? this.world.channel(idOf(channel)) : this.#where());
  }

  /** Writes a message, in reply to another or with files where given. Throws Discord's refusal where the person may not. */
  says(
    channel: Ref,
    text: string,
    more: { readonly replyTo?: APIMessage; readonly files?: readonly PersonsFile[] } = {},
  ): APIMessage {
    const found = this.world.channelFor(
      idOf(channel),
      this.id,
      this.world.channel(idOf(channel)).guild_id ? P.SendMessages : 0n,
    );
    const permissions = found.guild ? this.world.permissionsIn(found.channel.id, this.id) : ALL_PERMISSIONS;
    const files = (more.files ?? []).map((file, index) => ({
      field: `files[${index}]`,
      name: file.name,
      data: file.data,
      contentType: file.contentType ?? 'application/octet-stream',
    }));
    if (files.length > 0 && (permissions & P.AttachFiles) === 0n) throw refuse.missingPermissions();
    return this.world.part(makeMessages).post({
      channel: found.channel,
      author: this.world.user(this.id),
      body: { content: text },
      permissions,
      files,
      origin: this.#origin,
      ...(more.replyTo ? { reference: { message: more.replyTo } } : {}),
    });
  }

  /** Uses a slash command, such as `ana.runs('/talk open', { topic: 'Maps' })`. */
  async runs(
    line: string,
    values: Readonly<Record<string, OptionValue>> = {},
    options: ActOptions = {},
  ): Promise<Reply> {
    const { command, channel, data } = this.#types(line, values, options);
    return this.#commanded(InteractionType.ApplicationCommand, command, channel, data, options);
  }

  /** Types into an option that completes; `focused` is the last of `values` by default. */
  async completes(
    line: string,
    values: Readonly<Record<string, OptionValue>>,
    focused: string = Object.keys(values).at(-1) ?? '',
    options: ActOptions = {},
  ): Promise<Reply> {
    const { command, channel, data } = this.#types(line, values, options, focused);
    return this.#commanded(InteractionType.ApplicationCommandAutocomplete, command, channel, data, options);
  }

  /** Uses a context menu command on a person or a message. */
  async opensMenu(name: string, target: PersonRef | APIMessage, options: ActOptions = {}): Promise<Reply> {
    const message = typeof target === 'object' && 'channel_id' in target ? target : undefined;
    const channel = message ? this.world.channel(message.channel_id) : this.#where(options.in);
    const type = message ? ApplicationCommandType.Message : ApplicationCommandType.User;
    const offered = this.commands(channel).filter((one) => one.type === type);
    const command = offered.find((one) => one.name === name);
    if (!command)
      throw new Error(
        `No menu entry "${name}"; there are: ${offered.map((one) => one.name).join(', ') || 'none'}`,
      );
    const resolved = new Resolved(this.world, this.#guildOf(channel), this.id);
    if (message) resolved.message(message);
    else resolved.user(idOf(target as PersonRef));
    const data: Json = {
      id: command.id,
      name: command.name,
      type,
      ...(command.guild_id ? { guild_id: command.guild_id } : {}),
      target_id: message ? message.id : idOf(target as PersonRef),
      ...resolved.data,
    };
    return this.#commanded(InteractionType.ApplicationCommand, command, channel, data, options);
  }

  /** Presses the newest enabled button with this label that the person can see. */
  async presses(label: string, options: PressOptions = {}): Promise<Reply> {
    const found = findButton(this.world, this.id, label, whereOf(options));
    return this.#used(found, { custom_id: found.component.custom_id, component_type: T.Button }, options);
  }

  /** Presses the button with a custom id on a message, or chooses `values` (ids in all but a string select) in that select. */
  async uses(
    messageId: string,
    customId: string,
    values: readonly string[] = [],
    options: ActOptions = {},
  ): Promise<Reply> {
    const found = findById(this.world, this.id, messageId, customId);
    const { component } = found;
    if (component.type === T.Button)
      return this.#used(found, { custom_id: customId, component_type: T.Button }, options);
    return this.#chosen(found, values, options);
  }

  /**
   * Chooses in a select menu: labels or values of a string select, people, roles or channels in the others.
   *
   * @param menu its placeholder or custom id; undefined for the newest in sight
   */
  async selects(
    menu: string | undefined,
    chosen: PersonRef | readonly PersonRef[],
    options: PressOptions = {},
  ): Promise<Reply> {
    const found = findSelect(this.world, this.id, menu, whereOf(options));
    return this.#chosen(found, Array.isArray(chosen) ? chosen : [chosen as PersonRef], options);
  }

  async #chosen(found: Found, wanted: readonly PersonRef[], options: ActOptions): Promise<Reply> {
    const { component } = found;
    const resolved = new Resolved(
      this.world,
      this.#guildOf(this.world.channel(found.message.channel_id)),
      this.id,
    );
    const values = wanted.map((one) => this.#choose(component, one, resolved));
    const min = Number(component.min_values ?? 1);
    const max = Number(component.max_values ?? 1);
    if (values.length < min || values.length > max) throw new Error(`This menu takes ${min}–${max} values`);
    const data = { custom_id: component.custom_id, component_type: component.type, values, ...resolved.data };
    return this.#used(found, data, options);
  }

  /** Sends the modal that the app opened last, filled in by label. */
  async submits(values: Readonly<Record<string, FieldValue>> = {}, options: ActOptions = {}): Promise<Reply> {
    const open = this.#modal;
    if (!open) throw new Error('No modal is open');
    const data = enterModal(this.world, open.by.channel, this.id, open.data, values, this.#origin);
    this.#modal = undefined;
    return this.#act(
      {
        type: InteractionType.ModalSubmit,
        application: open.by.application,
        channel: open.by.channel,
        data,
        source: open.by.source,
        openedBy: open.by,
      },
      options,
    );
  }

  /** Sends a component interaction with any custom id, as a tampered client would. */
  async tampers(
    customId: string,
    on: On,
    options: ActOptions & { values?: readonly string[] } = {},
  ): Promise<Reply> {
    const [message] = messagesMeant(this.world, this.id, { on });
    if (!message) throw new Error('No such message in sight');
    const select = options.values
      ? { component_type: T.StringSelect, values: options.values }
      : { component_type: T.Button };
    return this.#used({ message, component: {} }, { custom_id: customId, ...select }, options);
  }

  #types(
    line: string,
    values: Readonly<Record<string, OptionValue>>,
    options: ActOptions,
    focused?: string,
  ): { command: Command; channel: Channel; data: Json } {
    const channel = this.#where(options.in);
    const typed = typeCommand(line, this.commands(channel), {
      world: this.world,
      channel,
      userId: this.id,
      values,
      origin: this.#origin,
      locale: this.locale,
      ...(focused === undefined ? {} : { focused }),
    });
    return { ...typed, channel };
  }

  #choose(component: Json, wanted: PersonRef, resolved: Resolved): string {
    if (component.type === T.StringSelect) {
      const offered = Array.isArray(component.options) ? component.options.filter(isObject) : [];
      const option =
        offered.find((one) => one.label === wanted) ?? offered.find((one) => one.value === wanted);
      if (!option) throw new Error(`This menu offers ${offered.map((one) => one.label).join(', ')}`);
      return String(option.value);
    }
    const id = idOf(wanted);
    if (component.type === T.UserSelect) resolved.user(id);
    else if (component.type === T.RoleSelect) resolved.role(id);
    else if (component.type === T.ChannelSelect) resolved.channel(id);
    else resolved.mentionable(id);
    return id;
  }

  async #commanded(
    type: InteractionType,
    command: Command,
    channel: Channel,
    data: Json,
    options: ActOptions,
  ): Promise<Reply> {
    const application = this.#application(command.application_id);
    return this.#act(
      { type, application, channel, data, command: { name: fullName(data), type: command.type } },
      options,
    );
  }

  async #used(found: Found, data: Json, options: ActOptions): Promise<Reply> {
    const { message } = found;
    const channel = this.world.channel(message.channel_id);
    const application = this.world.applicationOfUser(message.author.id);
    if (!application) throw new Error('The message is not from an app');
    return this.#act(
      {
        type: InteractionType.MessageComponent,
        application,
        channel,
        data: { id: found.component.id ?? 1, ...data },
        source: message,
      },
      options,
    );
  }

  async #act(opening: Omit<Opening, 'user' | 'locale'>, options: ActOptions): Promise<Reply> {
    const interactions = this.world.part(makeInteractions);
    const user = this.world.user(this.id);
    const interaction = interactions.open({ ...opening, user, locale: this.locale });
    const outcome = await interactions.outcomeOf(interaction, options);
    if (outcome?.kind === 'modal') this.#modal = { by: interaction, data: outcome.modal };
    return replyOf(this.world, interaction, outcome);
  }

  get #origin(): string {
    return `${this.sandbox.apiUrl}/v10`;
  }

  #application(id: string): Application {
    const application = this.world.applications.get(id);
    if (!application) throw new Error(`No application ${id}`);
    return application;
  }

  #guildOf(channel: Channel): Guild | undefined {
    return channel.guild_id === undefined ? undefined : this.world.guild(channel.guild_id);
  }

  #where(named?: Ref): Channel {
    const id = named === undefined ? this.place : idOf(named);
    if (id !== undefined) return this.world.channel(id);
    const channels = [...(this.homeGuild()?.channels.values() ?? [])];
    const visible = channels.filter(
      (one) => holdsMessages(one.type) && (this.world.permissionsIn(one.id, this.id) & P.ViewChannel) !== 0n,
    );
    const first = visible.find((one) => one.type === ChannelType.GuildText) ?? visible[0];
    if (!first) throw new Error('The person sees no channel');
    return first;
  }
}

function whereOf(options: PressOptions): Where {
  return { on: options.on, channelId: options.in === undefined ? undefined : idOf(options.in) };
}
