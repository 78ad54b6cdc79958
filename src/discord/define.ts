/** Declares slash commands and buttons once; what a handler can read is derived from the declaration. */
import type {
  ApplicationCommandOptionAllowedChannelType,
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  GuildBasedChannel,
  User,
} from 'discord.js';
import type { Card } from '../cards/card.ts';
import type { Refusal } from '../cards/refusals.ts';

/** What a handler answers; only the person who asked sees it. */
export type Answer = { card: Card } | { refusal: Refusal };

type Common = { description: string; required?: boolean };

export type StringOption<Deps> = Common & {
  type: 'string';
  /** Most characters, as Discord enforces them while a person types. */
  max?: number;
  /** The only values that can be chosen, by the name that people see. */
  choices?: Readonly<Record<string, string>>;
  /** Suggestions while a person types: at most 25. */
  suggest?: (
    typed: string,
    interaction: AutocompleteInteraction<'cached'>,
    deps: Deps,
  ) => Suggestion[] | Promise<Suggestion[]>;
};
export type UserOption = Common & { type: 'user' };
export type ChannelOption = Common & {
  type: 'channel';
  channelTypes: readonly ApplicationCommandOptionAllowedChannelType[];
};
export type Option<Deps> = StringOption<Deps> | UserOption | ChannelOption;

export type Suggestion = { name: string; value: string };

type ValueOf<O> = O extends { type: 'string' }
  ? string
  : O extends { type: 'user' }
    ? User
    : O extends { type: 'channel' }
      ? GuildBasedChannel
      : never;

/** The values of declared options: an option that is not required can be null. */
export type Values<O> = {
  [Name in keyof O]: O[Name] extends { required: true } ? ValueOf<O[Name]> : ValueOf<O[Name]> | null;
};

export type Handler<Deps, O> = (
  call: { interaction: ChatInputCommandInteraction<'cached'>; options: Values<O> },
  deps: Deps,
) => Promise<Answer>;

/** A declared subcommand, or a command without any, ready to be dispatched. */
export type Runnable<Deps> = {
  description: string;
  options: Record<string, Option<Deps>>;
  run: Handler<Deps, Record<string, Option<Deps>>>;
};

export type Command<Deps> = {
  name: string;
  description: string;
  does: Runnable<Deps> | Record<string, Runnable<Deps>>;
};

export type Button<Deps> = {
  /** The action of its custom id. */
  action: string;
  run(
    call: { interaction: ButtonInteraction<'cached'>; args: readonly string[] },
    deps: Deps,
  ): Promise<Answer>;
};

/** Whether a command runs by itself instead of through subcommands. */
export const isRunnable = <Deps>(does: Command<Deps>['does']): does is Runnable<Deps> =>
  typeof does.run === 'function';

/** The means of declaring commands whose handlers are given these dependencies. */
export const definer = <Deps>() => ({
  /** Declares a subcommand, or what a command without subcommands does. */
  does: <const O extends Record<string, Option<Deps>>>(declared: {
    description: string;
    options: O;
    run: Handler<Deps, O>;
  }): Runnable<Deps> => ({
    ...declared,
    // The dispatcher reads exactly the declared options, so the values are of the declared types.
    run: declared.run as unknown as Runnable<Deps>['run'],
  }),
  defineCommand: (command: Command<Deps>): Command<Deps> => command,
  defineButton: (button: Button<Deps>): Button<Deps> => button,
});
