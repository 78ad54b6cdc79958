/** Takes every interaction to its handler, answers within Discord's 3 s, and turns refusals and bugs into sentences. */
import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type InteractionEditReplyOptions,
  type InteractionReplyOptions,
  MessageFlags,
} from 'discord.js';
import type { Logger } from 'pino';
import { type Card, plain } from '../cards/card.ts';
import { type Refusal, refusalText } from '../cards/refusals.ts';
import { texts } from '../cards/texts.ts';
import type { Clock } from '../clock.ts';
import type { Ids } from '../ids.ts';
import type { CustomIds } from './custom-id.ts';
import { type Answer, type Button, type Command, isRunnable, type Option, type Runnable } from './define.ts';

/** A handler that has not answered by then is deferred: well inside the 3 s that Discord gives. */
const DEFER_AFTER = 1_500;

export type DispatchDeps<Deps> = {
  commands: readonly Command<Deps>[];
  buttons: readonly Button<Deps>[];
  deps: Deps;
  customIds: CustomIds;
  clock: Clock;
  ids: Ids;
  log: Logger;
  /** Whether an error means that the database is out of reach, which people are told as such. */
  isStoreDown(error: unknown): boolean;
};

type Answerable = ChatInputCommandInteraction<'cached'> | ButtonInteraction<'cached'>;

const refused = (refusal: Refusal): Card => plain(refusalText(refusal));

/** A card as a message that only one person sees. */
const privately = (card: Card): InteractionReplyOptions & InteractionEditReplyOptions => ({
  flags: MessageFlags.IsComponentsV2,
  components: card.components,
  allowedMentions: { parse: [] },
});

const optionValue = <Deps>(
  interaction: ChatInputCommandInteraction<'cached'>,
  name: string,
  option: Option<Deps>,
) => {
  switch (option.type) {
    case 'string':
      return interaction.options.getString(name);
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
  const commands = new Map(own.commands.map((command) => [command.name, command]));
  const buttons = new Map(own.buttons.map((button) => [button.action, button]));
  if (commands.size !== own.commands.length || buttons.size !== own.buttons.length) {
    throw new Error('two commands or two buttons have the same name');
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

  const handle = async (interaction: Answerable): Promise<Answer> => {
    if (interaction.isChatInputCommand()) {
      const does = runnableOf(interaction);
      if (!does) throw new Error(`no handler for ${interaction.commandName}`);
      const options = Object.fromEntries(
        Object.entries(does.options).map(([name, option]) => [name, optionValue(interaction, name, option)]),
      );
      return does.run({ interaction, options } as Parameters<Runnable<Deps>['run']>[0], own.deps);
    }
    const id = customIds.read(interaction.customId);
    const button = id && buttons.get(id.action);
    if (!button) return { refusal: { refused: 'tampered' } };
    return button.run({ interaction, args: id.args }, own.deps);
  };

  const cardFor = async (interaction: Answerable): Promise<Card> => {
    try {
      const answer = await handle(interaction);
      return 'card' in answer ? answer.card : refused(answer.refusal);
    } catch (error) {
      if (own.isStoreDown(error)) {
        log.error({ err: error }, 'the database is out of reach');
        return refused({ refused: 'store-down' });
      }
      const reference = ids.reference();
      log.error({ err: error, reference, interaction: interaction.id }, 'a handler failed');
      return plain(texts.failed(reference));
    }
  };

  const answer = async (interaction: Answerable): Promise<void> => {
    let deferral: Promise<unknown> | undefined;
    const cancel = clock.after(DEFER_AFTER, () => {
      deferral = interaction.deferReply({ flags: MessageFlags.Ephemeral });
      // A deferral that fails is seen where it is awaited below; until then it must not end the process.
      deferral.catch(() => undefined);
    });
    const card = await cardFor(interaction);
    cancel();
    if (deferral) {
      await deferral;
      await interaction.editReply(privately(card));
    } else {
      await interaction.reply({
        ...privately(card),
        flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
      });
    }
  };

  const suggest = async (interaction: AutocompleteInteraction<'cached'>): Promise<void> => {
    const focused = interaction.options.getFocused(true);
    const option = runnableOf(interaction)?.options[focused.name];
    const found =
      option?.type === 'string' && option.suggest
        ? await option.suggest(focused.value, interaction, own.deps)
        : [];
    await interaction.respond(found.slice(0, 25));
  };

  return async (interaction: Interaction): Promise<void> => {
    try {
      if (!interaction.inCachedGuild()) {
        if (interaction.isRepliable()) {
          await interaction.reply({
            ...privately(refused({ refused: 'only-in-servers' })),
            flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
          });
        }
        return;
      }
      if (interaction.isAutocomplete()) await suggest(interaction);
      else if (interaction.isChatInputCommand() || interaction.isButton()) await answer(interaction);
    } catch (error) {
      log.error({ err: error, interaction: interaction.id }, 'an interaction was not answered');
    }
  };
};
