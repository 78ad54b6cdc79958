/** Declares slash commands, menu entries, buttons, selects and modals once; what a handler can read is derived from the declaration. */
import type {
  AnySelectMenuInteraction,
  APIModalInteractionResponseCallbackData,
  ApplicationCommandOptionAllowedChannelType,
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  GuildBasedChannel,
  ModalSubmitFields,
  ModalSubmitInteraction,
  Role,
  User,
  UserContextMenuCommandInteraction,
} from 'discord.js';
import type { Card } from '../cards/card.ts';
import type { Refusal } from '../cards/texts/refusal.ts';
import type { Texts } from '../cards/texts/texts.ts';

/** A form that opens over Discord. */
export type Modal = APIModalInteractionResponseCallbackData;

/**
 * What a handler answers; only the person who asked sees it. `update` takes the place of the message that the button or
 * select is on; `modal` opens a form.
 */
export type Answer = { card: Card } | { refusal: Refusal } | { update: Card } | { modal: Modal };

type Common = { required?: boolean };

export type StringOption<Deps> = Common & {
  type: 'string';
  /** Most characters, as Discord enforces them while a person types. */
  max?: number;
  /** The only values that can be chosen, with the names that people see. */
  choices?: (texts: Texts) => Readonly<Record<string, string>>;
  /** Suggestions while a person types: at most 25. */
  suggest?: (
    typed: string,
    interaction: AutocompleteInteraction<'cached'>,
    deps: Deps,
    texts: Texts,
  ) => Suggestion[] | Promise<Suggestion[]>;
};
export type IntegerOption = Common & { type: 'integer'; min?: number; max?: number };
export type BooleanOption = Common & { type: 'boolean' };
export type UserOption = Common & { type: 'user' };
export type RoleOption = Common & { type: 'role' };
export type ChannelOption = Common & {
  type: 'channel';
  channelTypes: readonly ApplicationCommandOptionAllowedChannelType[];
};
export type Option<Deps> =
  | StringOption<Deps>
  | IntegerOption
  | BooleanOption
  | UserOption
  | RoleOption
  | ChannelOption;

export type Suggestion = { name: string; value: string };

type ValueOf<T> = T extends 'string'
  ? string
  : T extends 'integer'
    ? number
    : T extends 'boolean'
      ? boolean
      : T extends 'user'
        ? User
        : T extends 'role'
          ? Role
          : GuildBasedChannel;

/** The values of declared options: an option that is not required can be null. */
export type Values<O> = {
  [Name in keyof O]: O[Name] extends { type: infer T; required: true }
    ? ValueOf<T>
    : O[Name] extends { type: infer T }
      ? ValueOf<T> | null
      : never;
};

export type Handler<Deps, O> = (
  call: { interaction: ChatInputCommandInteraction<'cached'>; options: Values<O>; texts: Texts },
  deps: Deps,
) => Promise<Answer>;

/** A declared subcommand, or a command without any, ready to be dispatched. */
export type Runnable<Deps> = {
  options: Record<string, Option<Deps>>;
  /** `modal`: it opens a form, and so is never deferred. */
  answers?: 'modal';
  run: Handler<Deps, Record<string, Option<Deps>>>;
};

export type Command<Deps> = {
  name: string;
  /** Whoever has these permissions is offered it, until a server's admins decide otherwise; everybody unless told. */
  offeredTo?: bigint;
  does: Runnable<Deps> | Record<string, Runnable<Deps>>;
};

/** An entry in the menu of a person, by the name that people see in English. */
export type UserMenu<Deps> = {
  name: string;
  /** `modal`: it opens a form, and so is never deferred. */
  answers?: 'modal';
  run(
    call: { interaction: UserContextMenuCommandInteraction<'cached'>; target: User; texts: Texts },
    deps: Deps,
  ): Promise<Answer>;
};

/** What the handler of a component is given: the arguments of its custom id, and what was chosen or typed. */
export type ComponentCall = {
  args: readonly string[];
  texts: Texts;
} & (
  | { kind: 'button'; interaction: ButtonInteraction<'cached'> }
  | { kind: 'select'; interaction: AnySelectMenuInteraction<'cached'>; values: readonly string[] }
  | { kind: 'modal'; interaction: ModalSubmitInteraction<'cached'>; fields: ModalSubmitFields }
);

/** A button of a direct message, where there is neither a server nor a member. */
export type DirectButton<Deps> = {
  action: string;
  run(
    call: { userId: string; args: readonly string[]; texts: Texts },
    deps: Deps,
  ): Promise<{ card: Card } | { refusal: Refusal }>;
};

type Kind = ComponentCall['kind'];

/** A button, select or form by the action of its custom id. */
export type Component<Deps, K extends Kind = Kind> = {
  action: string;
  kind: K;
  /**
   * What a slow handler is deferred as: a new message, a change of the message that the component is on, or not at
   * all, because it opens a form.
   */
  answers: 'message' | 'update' | 'modal';
  run(call: ComponentCall & { kind: K }, deps: Deps): Promise<Answer>;
};

/** Whether a command runs by itself instead of through subcommands. */
export const isRunnable = <Deps>(does: Command<Deps>['does']): does is Runnable<Deps> =>
  typeof does.run === 'function';

/** The means of declaring commands whose handlers are given these dependencies. */
export const definer = <Deps>() => ({
  /** Declares a subcommand, or what a command without subcommands does. */
  does: <const O extends Record<string, Option<Deps>>>(declared: {
    options: O;
    answers?: 'modal';
    run: Handler<Deps, O>;
  }): Runnable<Deps> => ({
    ...declared,
    // The dispatcher reads exactly the declared options, so the values are of the declared types.
    run: declared.run as unknown as Runnable<Deps>['run'],
  }),
  defineCommand: (command: Command<Deps>): Command<Deps> => command,
  defineDirectButton: (declared: DirectButton<Deps>): DirectButton<Deps> => declared,
  defineUserMenu: (menu: UserMenu<Deps>): UserMenu<Deps> => menu,
  /** Declares a component; its handler is only ever called with its own kind. */
  defineComponent: <K extends Kind>(component: Component<Deps, K>): Component<Deps> =>
    component as unknown as Component<Deps>,
});
