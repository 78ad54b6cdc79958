/** Takes every interaction to its handler, answers within Discord's 3 s, and turns refusals and bugs into sentences. */
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type Interaction,
  type InteractionEditReplyOptions,
  type InteractionReplyOptions,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
  type UserContextMenuCommandInteraction,
} from 'discord.js';
import type { Logger } from 'pino';
import { attachmentsOf, type Card, plain } from '../cards/card.ts';
import { languageOf, textsIn } from '../cards/texts/index.ts';
import type { Refusal } from '../cards/texts/refusal.ts';
import { refusalText, type Texts } from '../cards/texts/texts.ts';
import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import type { CustomIds } from './custom-id.ts';
import {
  type Answer,
  type Command,
  type Component,
  type DirectButton,
  isRunnable,
  type Option,
  type Runnable,
  type UserMenu,
} from './define.ts';
import { fewAtOnce } from './few-at-once.ts';

/** A handler that has not answered by then is deferred: well inside the 3 s that Discord gives. */
const DEFER_AFTER = 1_500;

export type DispatchDeps<Deps> = {
  commands: readonly Command<Deps>[];
  menus: readonly UserMenu<Deps>[];
  components: readonly Component<Deps>[];
  directButtons: readonly DirectButton<Deps>[];
  deps: Deps;
  customIds: CustomIds;
  clock: Clock;
  ids: Ids;
  log: Logger;
  /** Whether an error means that the database is out of reach, which people are told as such. */
  isStoreDown(error: unknown): boolean;
};

type Answerable =
  | ChatInputCommandInteraction<'cached'>
  | UserContextMenuCommandInteraction<'cached'>
  | MessageComponentInteraction<'cached'>
  | ModalSubmitInteraction<'cached'>;

const refused = (refusal: Refusal, texts: Texts): Card => plain(refusalText(texts, refusal));

/** A card as a message that only one person sees. */
const privately = async ({
  components,
  files,
}: Card): Promise<InteractionReplyOptions & InteractionEditReplyOptions> => ({
  flags: MessageFlags.IsComponentsV2,
  components,
  files: await attachmentsOf(files),
  allowedMentions: { parse: [] },
});

/** Discord, or what stands before it, finds a message too large; the latter has no code. */
const isTooLarge = (error: unknown): boolean =>
  error instanceof DiscordAPIError &&
  (error.code === RESTJSONErrorCodes.RequestEntityTooLarge || error.status === 413);

/** How many cards with large files are sent at once: their files are in memory meanwhile. */
const HEAVY = 4;

const optionValue = <Deps>(
  interaction: ChatInputCommandInteraction<'cached'>,
  name: string,
  option: Option<Deps>,
) => {
  switch (option.type) {
    case 'string':
      return interaction.options.getString(name);
    case 'integer':
      return interaction.options.getInteger(name);
    case 'boolean':
      return interaction.options.getBoolean(name);
    case 'role':
      return interaction.options.getRole(name);
    case 'user':
      return interaction.options.getUser(name);
    case 'channel': {
      const channel = interaction.options.getChannel(name);
      return channel && (interaction.guild.channels.resolve(channel.id) ?? null);
    }
  }
};

/** Makes the listener for `interactionCreate`; it never throws. */
export const createDispatch = <Deps>(own: DispatchDeps<Deps>) => {
  const { customIds, clock, ids, log } = own;
  const heavily = fewAtOnce(HEAVY);
  const commands = new Map(own.commands.map((command) => [command.name, command]));
  const directButtons = new Map(own.directButtons.map((button) => [button.action, button]));
  const menus = new Map(own.menus.map((menu) => [menu.name, menu]));
  const components = new Map(
    own.components.map((component) => [`${component.kind} ${component.action}`, component]),
  );
  if (commands.size !== own.commands.length || components.size !== own.components.length) {
    throw new Error('two commands or two components have the same name');
  }

  const runnableOf = (
    interaction: ChatInputCommandInteraction | AutocompleteInteraction,
  ): Runnable<Deps> | null => {
    const does = commands.get(interaction.commandName)?.does;
    if (!does) return null;
    if (isRunnable(does)) return does;
    const sub = interaction.options.getSubcommand(false);
    return (sub && does[sub]) || null;
  };

  const runCommand = (interaction: ChatInputCommandInteraction<'cached'>, texts: Texts): Promise<Answer> => {
    const does = runnableOf(interaction);
    if (!does) throw new Error(`no handler for ${interaction.commandName}`);
    const options = Object.fromEntries(
      Object.entries(does.options).map(([name, option]) => [name, optionValue(interaction, name, option)]),
    );
    return does.run({ interaction, options, texts } as Parameters<Runnable<Deps>['run']>[0], own.deps);
  };

  const runMenu = (
    interaction: UserContextMenuCommandInteraction<'cached'>,
    texts: Texts,
  ): Promise<Answer> => {
    const menu = menus.get(interaction.commandName);
    if (!menu) throw new Error(`no handler for ${interaction.commandName}`);
    return menu.run({ interaction, target: interaction.targetUser, texts }, own.deps);
  };

  type Found = { component: Component<Deps>; args: string[] } | null;

  const kindOf = (interaction: MessageComponentInteraction | ModalSubmitInteraction) => {
    if (interaction.isModalSubmit()) return 'modal';
    return interaction.isButton() ? 'button' : 'select';
  };

  const componentOf = (interaction: Answerable): Found => {
    if (interaction.isCommand()) return null;
    const id = customIds.read(interaction.customId);
    const component = id && components.get(`${kindOf(interaction)} ${id.action}`);
    return component ? { component, args: id.args } : null;
  };

  const handle = async (interaction: Answerable, found: Found, texts: Texts): Promise<Answer> => {
    if (interaction.isChatInputCommand()) return runCommand(interaction, texts);
    if (interaction.isUserContextMenuCommand()) return runMenu(interaction, texts);
    if (!found) return { refusal: { refused: 'tampered' } };
    const { component, args } = found;
    const common = { args, texts };
    if (interaction.isModalSubmit()) {
      const { fields } = interaction;
      return component.run({ ...common, kind: 'modal', interaction, fields }, own.deps);
    }
    if (interaction.isButton()) return component.run({ ...common, kind: 'button', interaction }, own.deps);
    if (!interaction.isAnySelectMenu()) return { refusal: { refused: 'tampered' } };
    const { values } = interaction;
    return component.run({ ...common, kind: 'select', interaction, values }, own.deps);
  };

  /** What a handler answers; of what fails, a sentence. */
  const safely = async <A>(
    interaction: { id: string },
    texts: Texts,
    run: () => Promise<A>,
  ): Promise<A | { card: Card } | { refusal: Refusal }> => {
    try {
      return await run();
    } catch (error) {
      if (own.isStoreDown(error)) {
        log.error({ err: error }, 'the database is out of reach');
        return { refusal: { refused: 'store-down' } };
      }
      const reference = ids.reference();
      log.error({ err: error, reference, interaction: interaction.id }, 'a handler failed');
      return { card: plain(texts.failed(reference)) };
    }
  };

  const reply = async (interaction: Answerable, card: Card) =>
    interaction.reply({
      ...(await privately(card)),
      flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
    });

  /** Answers a handler that was in time. */
  const give = async (interaction: Answerable, answer: Answer, texts: Texts): Promise<void> => {
    if ('modal' in answer) {
      if (interaction.isModalSubmit()) throw new Error('a form cannot open a form');
      await interaction.showModal(answer.modal);
    } else if ('update' in answer) {
      const onMessage =
        interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
      if (onMessage) await interaction.update(await privately(answer.update));
      else await reply(interaction, answer.update);
    } else await reply(interaction, 'card' in answer ? answer.card : refused(answer.refusal, texts));
  };

  /** Answers a handler that was deferred. */
  const giveLate = async (interaction: Answerable, answer: Answer, updates: boolean, texts: Texts) => {
    if ('modal' in answer) throw new Error('a form cannot be opened after a deferral');
    if ('update' in answer) await interaction.editReply(await privately(answer.update));
    else {
      const card = 'card' in answer ? answer.card : refused(answer.refusal, texts);
      const flags = MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral;
      const send = async (shown: Card) => {
        if (updates) await interaction.followUp({ ...(await privately(shown)), flags });
        else await interaction.editReply(await privately(shown));
      };
      try {
        await (card.without ? heavily(() => send(card)) : send(card));
      } catch (error) {
        if (!card.without || !isTooLarge(error)) throw error;
        log.warn({ err: error, interaction: interaction.id }, 'Discord finds files too large');
        await send(card.without);
      }
    }
  };

  const deferred = (interaction: Answerable, updates: boolean): Promise<unknown> => {
    const onMessage =
      interaction.isMessageComponent() || (interaction.isModalSubmit() && interaction.isFromMessage());
    return updates && onMessage
      ? interaction.deferUpdate()
      : interaction.deferReply({ flags: MessageFlags.Ephemeral });
  };

  const declaredAs = (interaction: Answerable, found: Found) => {
    if (interaction.isChatInputCommand()) return runnableOf(interaction)?.answers;
    if (interaction.isUserContextMenuCommand()) return menus.get(interaction.commandName)?.answers;
    return found?.component.answers;
  };

  const answer = async (interaction: Answerable): Promise<void> => {
    const texts = textsIn(languageOf(interaction.locale));
    const found = componentOf(interaction);
    const updates = declaredAs(interaction, found) === 'update';
    const opensForm = declaredAs(interaction, found) === 'modal';
    let deferral: Promise<unknown> | undefined;
    const cancel = clock.after(DEFER_AFTER, () => {
      if (opensForm) return;
      deferral = deferred(interaction, updates);
      // A deferral that fails is seen where it is awaited below; until then it must not end the process.
      deferral.catch(() => undefined);
    });
    const answered = await safely(interaction, texts, () => handle(interaction, found, texts));
    cancel();
    if ('card' in answered && answered.card.without) deferral ??= deferred(interaction, updates);
    if (!deferral) return give(interaction, answered, texts);
    await deferral;
    await giveLate(interaction, answered, updates, texts);
  };

  /** Deferred at once: nobody waits for it before they read on. */
  const answerDirect = async (
    interaction: ButtonInteraction,
    texts: Texts,
    run: () => ReturnType<DirectButton<Deps>['run']>,
  ): Promise<void> => {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const answered = await safely(interaction, texts, run);
    const card = 'card' in answered ? answered.card : refused(answered.refusal, texts);
    await interaction.editReply(await privately(card));
  };

  const suggest = async (interaction: AutocompleteInteraction<'cached'>): Promise<void> => {
    const focused = interaction.options.getFocused(true);
    const option = runnableOf(interaction)?.options[focused.name];
    const found =
      option?.type === 'string' && option.suggest
        ? await option.suggest(focused.value, interaction, own.deps, textsIn(languageOf(interaction.locale)))
        : [];
    await interaction.respond(found.slice(0, 25));
  };

  /** In a direct message, where only some buttons do something. */
  const answerOutside = async (interaction: Interaction): Promise<void> => {
    if (!interaction.isRepliable()) return;
    const texts = textsIn(languageOf(interaction.locale));
    const id = interaction.isButton() ? customIds.read(interaction.customId) : null;
    const button = id && directButtons.get(id.action);
    if (interaction.isButton() && button) {
      const call = { userId: interaction.user.id, args: id.args, texts };
      await answerDirect(interaction, texts, () => button.run(call, own.deps));
    } else {
      await interaction.reply({
        ...(await privately(refused({ refused: 'only-in-servers' }, texts))),
        flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
      });
    }
  };

  return async (interaction: Interaction): Promise<void> => {
    try {
      if (!interaction.inCachedGuild()) {
        await answerOutside(interaction);
        return;
      }
      if (interaction.isAutocomplete()) await suggest(interaction);
      else if (
        interaction.isChatInputCommand() ||
        interaction.isUserContextMenuCommand() ||
        interaction.isMessageComponent() ||
        interaction.isModalSubmit()
      )
        await answer(interaction);
    } catch (error) {
      log.error({ err: error, interaction: interaction.id }, 'an interaction was not answered');
    }
  };
};
