/** Turns declared commands into Discord's form and registers them. */
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type Client,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { type Command, isRunnable, type Option, type Runnable } from './define.ts';

const optionBody = <Deps>(name: string, option: Option<Deps>): APIApplicationCommandBasicOption => {
  const common = { name, description: option.description, required: option.required ?? false };
  switch (option.type) {
    case 'string': {
      const text = {
        ...common,
        type: ApplicationCommandOptionType.String as const,
        ...(option.max === undefined ? {} : { max_length: option.max }),
      };
      if (option.suggest) return { ...text, autocomplete: true };
      const choices = Object.entries(option.choices ?? {}).map(([name, value]) => ({ name, value }));
      return choices.length > 0 ? { ...text, choices } : text;
    }
    case 'user':
      return { ...common, type: ApplicationCommandOptionType.User };
    case 'channel':
      return {
        ...common,
        type: ApplicationCommandOptionType.Channel,
        channel_types: [...option.channelTypes],
      };
  }
};

const optionBodies = <Deps>(does: Runnable<Deps>): APIApplicationCommandBasicOption[] =>
  Object.entries(does.options).map(([name, option]) => optionBody(name, option));

/** A command as Discord takes it: on servers only, installed on servers only. */
export const commandBody = <Deps>({
  name,
  description,
  does,
}: Command<Deps>): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.ChatInput,
  name,
  description,
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  options: isRunnable(does)
    ? optionBodies(does)
    : Object.entries(does).map(([sub, runnable]) => ({
        type: ApplicationCommandOptionType.Subcommand,
        name: sub,
        description: runnable.description,
        options: optionBodies(runnable),
      })),
});

/**
 * Registers the commands for all servers in one overwrite.
 *
 * @throws when two commands have one name, so that a mistake fails the start
 */
export const register = async <Deps>(
  client: Client<true>,
  commands: readonly Command<Deps>[],
): Promise<void> => {
  const names = new Set(commands.map((command) => command.name));
  if (names.size !== commands.length) throw new Error('two commands have the same name');
  await client.application.commands.set(commands.map(commandBody));
};
