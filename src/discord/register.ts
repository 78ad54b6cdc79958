/** Turns declared commands into Discord's form, in every language, and registers them. */
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  type Client,
  DiscordAPIError,
  HTTPError,
  InteractionContextType,
  type LocalizationMap,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord.js';
import type { Logger } from 'pino';
import { DISCORD_LOCALES, LANGUAGES, type Language, textsIn } from '../cards/texts/index.ts';
import type { Texts } from '../cards/texts/texts.ts';
import type { Clock } from '../clock.ts';
import { type Command, isRunnable, type Option, type Runnable, type UserMenu } from './define.ts';

type Described = { description: string; description_localizations: LocalizationMap };

/** One text of every language, where it differs from English. */
const inAll = (text: (language: Language) => string): { own: string; others: LocalizationMap } => {
  const own = text('en');
  const others = LANGUAGES.flatMap((language) =>
    DISCORD_LOCALES[language].map((locale): [string, string] => [locale, text(language)]),
  ).filter(([, translated]) => translated !== own);
  return { own, others: Object.fromEntries(others) };
};

/**
 * What is said of a command, a subcommand or an option.
 *
 * @throws when a language has no text for it, so that a mistake fails the start
 */
const describe = (path: readonly string[], describing: (language: Language) => unknown): Described => {
  const { own, others } = inAll((language) => {
    let found = describing(language);
    for (const name of path) found = (found as Record<string, unknown> | undefined)?.[name];
    const text = typeof found === 'object' && found !== null && 'is' in found ? found.is : found;
    if (typeof text !== 'string') throw new Error(`${language} says nothing of ${path.join(' ')}`);
    return text;
  });
  return { description: own, description_localizations: others };
};

type Describing = (language: Language) => unknown;

const choicesOf = (choices: (texts: Texts) => Readonly<Record<string, string>>) =>
  Object.keys(choices(textsIn('en'))).map((value) => {
    const { own, others } = inAll((language) => choices(textsIn(language))[value] ?? value);
    return { name: own, name_localizations: others, value };
  });

const optionBody = <Deps>(
  path: readonly string[],
  name: string,
  option: Option<Deps>,
  describing: Describing,
): APIApplicationCommandBasicOption => {
  const common = { name, ...describe([...path, name], describing), required: option.required ?? false };
  switch (option.type) {
    case 'string': {
      const text = {
        ...common,
        type: ApplicationCommandOptionType.String as const,
        ...(option.max === undefined ? {} : { max_length: option.max }),
      };
      if (option.suggest) return { ...text, autocomplete: true };
      return option.choices ? { ...text, choices: choicesOf(option.choices) } : text;
    }
    case 'integer':
      return {
        ...common,
        type: ApplicationCommandOptionType.Integer,
        ...(option.min === undefined ? {} : { min_value: option.min }),
        ...(option.max === undefined ? {} : { max_value: option.max }),
      };
    case 'boolean':
      return { ...common, type: ApplicationCommandOptionType.Boolean };
    case 'user':
      return { ...common, type: ApplicationCommandOptionType.User };
    case 'role':
      return { ...common, type: ApplicationCommandOptionType.Role };
    case 'channel':
      return {
        ...common,
        type: ApplicationCommandOptionType.Channel,
        channel_types: [...option.channelTypes],
      };
  }
};

/** A command as Discord takes it: on servers only, installed on servers only. */
export const commandBody = <Deps>(
  { name, offeredTo, does }: Command<Deps>,
  describing: Describing,
): RESTPostAPIChatInputApplicationCommandsJSONBody => {
  const optionBodies = (path: readonly string[], { options }: Runnable<Deps>) =>
    Object.entries(options).map(([option, declared]) => optionBody(path, option, declared, describing));
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    ...describe([name], describing),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: offeredTo === undefined ? null : `${offeredTo}`,
    options: isRunnable(does)
      ? optionBodies([name], does)
      : Object.entries(does).map(([sub, runnable]) => ({
          type: ApplicationCommandOptionType.Subcommand,
          name: sub,
          ...describe([name, sub], describing),
          options: optionBodies([name, sub], runnable),
        })),
  };
};

/** A menu entry as Discord takes it; its name is in every language. */
export const menuBody = <Deps>(
  { name }: UserMenu<Deps>,
  describing: Describing,
): RESTPostAPIContextMenuApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.User,
  name,
  name_localizations: describe([name], describing).description_localizations,
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
});

/** The longest wait between two tries, in milliseconds. */
const PATIENCE = 60_000;

/** Whether Discord could not be reached, or failed: what it refuses it will refuse again. */
const isOutage = (error: unknown): boolean => {
  if (error instanceof DiscordAPIError) return false;
  const { name, code } = error as { name?: string; code?: unknown };
  return error instanceof HTTPError || name === 'AbortError' || typeof code === 'string';
};

/**
 * Registers the commands and menu entries for all servers in one overwrite. Tries as long as Discord fails: the talks
 * that are live go on meanwhile, with the commands that were registered before.
 *
 * @param describing what each command is about, by language: `{ talk: { is, open: { is, topic } } }`
 * @throws when two commands have one name or something is not described, so that a mistake fails the start
 */
export const register = async <Deps>(
  client: Client<true>,
  commands: readonly Command<Deps>[],
  menus: readonly UserMenu<Deps>[],
  describing: Describing,
  { clock, log }: { clock: Clock; log: Logger },
): Promise<void> => {
  const names = new Set([...commands, ...menus].map(({ name }) => name));
  if (names.size !== commands.length + menus.length) throw new Error('two commands have the same name');
  const bodies = [
    ...commands.map((command) => commandBody(command, describing)),
    ...menus.map((menu) => menuBody(menu, describing)),
  ];
  for (let failures = 0; ; failures++) {
    try {
      await client.application.commands.set(bodies);
      return;
    } catch (error) {
      if (!isOutage(error)) throw error;
      const retryInMs = Math.min(PATIENCE, 1_000 * 2 ** failures);
      log.warn({ err: error, retryInMs }, 'the commands could not be registered yet');
      await clock.sleep(retryInMs);
    }
  }
};
