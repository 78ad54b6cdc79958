/** What a person types after a slash, checked as Discord's client checks it before it sends anything. */
import { ApplicationCommandType, ApplicationCommandOptionType as O } from 'discord-api-types/v10';
import type { Command } from '../interactions/command-store.ts';
import { keepFiles, makeFiles } from '../messages/files.ts';
import { isObject, type Json } from '../validate/form.ts';
import type { Channel } from '../world/types.ts';
import type { World } from '../world.ts';
import { idOf, isRef, type PersonRef, type PersonsFile } from './references.ts';
import { Resolved } from './resolved.ts';

/** A value for an option. */
export type OptionValue = string | number | boolean | PersonRef | PersonsFile;

/** The command and the data of its interaction. */
export interface CommandInput {
  readonly command: Command;
  readonly data: Json;
}

interface Typed {
  readonly world: World;
  readonly channel: Channel;
  readonly userId: string;
  readonly origin: string;
  /** Language of the person's client: names in it are understood too. */
  readonly locale: string;
  readonly values: Readonly<Record<string, OptionValue>>;
  /** The option being completed, when this is autocompletion: then nothing else is required. */
  readonly focused?: string;
}

/**
 * Builds the data of a slash command.
 *
 * @param line such as `/talk open`
 * @throws when the person has no such command, an option is unknown or missing, or a value is out of bounds
 */
export function typeCommand(line: string, commands: readonly Command[], typed: Typed): CommandInput {
  const [name = '', ...path] = line.trim().replace(/^\//, '').split(/\s+/);
  const command = commands.find(
    (one) =>
      one.type === ApplicationCommandType.ChatInput && isCalled(one as unknown as Json, name, typed.locale),
  );
  if (!command) {
    const known = commands
      .filter((one) => one.type === ApplicationCommandType.ChatInput)
      .map((one) => `/${one.name}`);
    throw new Error(`No command /${name} for this person here; there are: ${known.join(', ') || 'none'}`);
  }
  const guild = typed.channel.guild_id === undefined ? undefined : typed.world.guild(typed.channel.guild_id);
  const resolved = new Resolved(typed.world, guild, typed.userId);
  let declared = optionsOf(command as unknown as Json);
  const wrappers: Json[] = [];
  for (const step of path) {
    const next = declared.find(
      (one) =>
        isCalled(one, step, typed.locale) && (one.type === O.Subcommand || one.type === O.SubcommandGroup),
    );
    if (!next)
      throw new Error(
        `No subcommand "${step}" in /${name}; there are: ${declared.map((one) => one.name).join(', ')}`,
      );
    wrappers.push({ type: next.type, name: next.name });
    declared = optionsOf(next);
  }
  const missing = declared.find((one) => one.type === O.Subcommand || one.type === O.SubcommandGroup);
  if (missing) throw new Error(`${line} needs a subcommand: ${declared.map((one) => one.name).join(', ')}`);
  let options = typeOptions(line, declared, typed, resolved);
  for (const wrapper of wrappers.reverse()) options = [{ ...wrapper, options }];
  const data: Json = {
    id: command.id,
    name: command.name,
    type: command.type,
    ...(command.guild_id ? { guild_id: command.guild_id } : {}),
    ...(options.length > 0 ? { options } : {}),
    ...resolved.data,
  };
  return { command, data };
}

/** Name of a command with its subcommand group and subcommand, as the message that answers it tells it. */
export function fullName(data: Json): string {
  const [inner] = optionsOf(data);
  const isStep = inner?.type === O.Subcommand || inner?.type === O.SubcommandGroup;
  return inner && isStep ? `${data.name} ${fullName(inner)}` : String(data.name);
}

function isCalled(node: Json, name: string, locale: string): boolean {
  const localized = isObject(node.name_localizations) ? node.name_localizations[locale] : undefined;
  return node.name === name || localized === name;
}

function optionsOf(node: Json): Json[] {
  return Array.isArray(node.options) ? node.options.filter(isObject) : [];
}

function typeOptions(line: string, declared: readonly Json[], typed: Typed, resolved: Resolved): Json[] {
  for (const name of Object.keys(typed.values)) {
    if (!declared.some((one) => one.name === name)) {
      throw new Error(
        `${line} has no option "${name}"; there are: ${declared.map((one) => one.name).join(', ') || 'none'}`,
      );
    }
  }
  const options: Json[] = [];
  for (const option of declared) {
    const name = String(option.name);
    const value = typed.values[name];
    if (value === undefined) {
      if (option.required === true && typed.focused === undefined)
        throw new Error(`${line} needs the option "${name}"`);
      continue;
    }
    if (typed.focused === name) {
      if (option.autocomplete !== true) throw new Error(`The option "${name}" of ${line} does not complete`);
      options.push({ type: option.type, name, value: String(value), focused: true });
    } else {
      options.push({ type: option.type, name, value: typeValue(option, value, typed, resolved) });
    }
  }
  return options;
}

function typeValue(
  option: Json,
  value: OptionValue,
  typed: Typed,
  resolved: Resolved,
): string | number | boolean {
  const name = String(option.name);
  const wrong = (why: string): Error => new Error(`Option "${name}": ${why}`);
  switch (option.type) {
    case O.String:
      return typeString(option, value, wrong);
    case O.Integer:
    case O.Number:
      return typeNumber(option, value, wrong);
    case O.Boolean:
      if (typeof value !== 'boolean') throw wrong('is true or false');
      return value;
    case O.Attachment: {
      if (typeof value !== 'object' || !('data' in value)) throw wrong('is a file');
      const upload = {
        field: 'files[0]',
        name: value.name,
        data: value.data,
        contentType: value.contentType ?? 'application/octet-stream',
      };
      const where = { channelId: typed.channel.id, origin: typed.origin, ephemeral: true };
      const [attachment] = keepFiles(typed.world.part(makeFiles), [upload], undefined, where);
      if (!attachment) throw wrong('could not be uploaded');
      resolved.attachment(attachment);
      return attachment.id;
    }
    default:
  }
  if (!isRef(value)) throw wrong('names a user, a role or a channel');
  const id = idOf(value);
  if (option.type === O.User) resolved.user(id);
  else if (option.type === O.Role) resolved.role(id);
  else if (option.type === O.Mentionable) resolved.mentionable(id);
  else {
    const channel = typed.world.channel(id);
    const types = Array.isArray(option.channel_types) ? option.channel_types : [];
    if (types.length > 0 && !types.includes(channel.type))
      throw wrong(`takes channels of type ${types.join(', ')}`);
    resolved.channel(id);
  }
  return id;
}

function choiceOf(option: Json, value: OptionValue, wrong: (why: string) => Error): unknown {
  const choices = Array.isArray(option.choices) ? option.choices.filter(isObject) : [];
  if (choices.length === 0) return undefined;
  const found = choices.find((one) => one.value === value) ?? choices.find((one) => one.name === value);
  if (!found) throw wrong(`is one of ${choices.map((one) => one.name).join(', ')}`);
  return found.value;
}

function typeString(option: Json, value: OptionValue, wrong: (why: string) => Error): string {
  const chosen = choiceOf(option, value, wrong);
  if (chosen !== undefined) return String(chosen);
  if (typeof value !== 'string') throw wrong('is text');
  const length = [...value].length;
  const min = Number(option.min_length ?? 0);
  const max = Number(option.max_length ?? 6000);
  if (length < min || length > max) throw wrong(`is ${min}–${max} characters long`);
  return value;
}

function typeNumber(option: Json, value: OptionValue, wrong: (why: string) => Error): number {
  const chosen = choiceOf(option, value, wrong);
  if (chosen !== undefined) return Number(chosen);
  if (typeof value !== 'number' || (option.type === O.Integer && !Number.isInteger(value))) {
    throw wrong(option.type === O.Integer ? 'is a whole number' : 'is a number');
  }
  const min = Number(option.min_value ?? -(2 ** 53));
  const max = Number(option.max_value ?? 2 ** 53);
  if (value < min || value > max) throw wrong(`is between ${min} and ${max}`);
  return value;
}
