/** The rules for application commands that an app registers. */
import { ApplicationCommandType, Locale, ApplicationCommandOptionType as O } from 'discord-api-types/v10';
import { type FormCheck, isObject, type Json, type Path } from './form.ts';

const LOCALES: ReadonlySet<string> = new Set(Object.values(Locale));
const COMMAND_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const OPTION_TYPES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;
const MAX_SIZE = 8000;

/** How many commands of each type an app may have, globally and again in each guild. */
export const COMMAND_LIMITS: Readonly<Record<number, number>> = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
};

/**
 * Checks one command body.
 * Source: https://docs.discord.com/developers/interactions/application-commands (structure, naming, localization, limits).
 *
 * @param partial true for PATCH, where absent fields keep their value
 */
export function checkCommand(form: FormCheck, path: Path, value: unknown, partial = false): void {
  const command = form.object(path, value, { required: true });
  if (!command) return;
  const type = form.choice([...path, 'type'], command.type, [1, 2, 3, 4]) ?? ApplicationCommandType.ChatInput;
  const chat = type === ApplicationCommandType.ChatInput;
  if (!partial || command.name !== undefined) checkName(form, path, command, chat);
  checkLocalizations(form, path, command, 'description', 100);
  if (chat) {
    if (!partial || command.description !== undefined) {
      form.string([...path, 'description'], command.description, { min: 1, max: 100, required: true });
    }
    checkOptions(form, [...path, 'options'], command.options, 0);
  } else {
    if (command.description) {
      form.refuse(
        [...path, 'description'],
        'APPLICATION_COMMAND_DESCRIPTION_INVALID',
        'Context menu commands cannot have description',
      );
    }
    if (Array.isArray(command.options) && command.options.length > 0) {
      form.refuse(
        [...path, 'options'],
        'APPLICATION_COMMAND_OPTIONS_INVALID',
        'Context menu commands cannot have options',
      );
    }
  }
  const permissions = command.default_member_permissions;
  if (permissions !== undefined && permissions !== null && !/^\d{1,20}$/.test(String(permissions))) {
    form.refuse(
      [...path, 'default_member_permissions'],
      'NUMBER_TYPE_COERCE',
      `Value ${JSON.stringify(permissions)} is not int.`,
    );
  }
  checkSet(form, [...path, 'contexts'], command.contexts, [0, 1, 2]);
  checkSet(form, [...path, 'integration_types'], command.integration_types, [0, 1]);
  form.boolean([...path, 'nsfw'], command.nsfw);
  if (sizeOf(command) > MAX_SIZE) {
    form.refuse(path, 'APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${MAX_SIZE})`);
  }
}

/** Checks a bulk overwrite: each command, and that no two of a type share a name. */
export function checkCommandList(form: FormCheck, value: unknown): void {
  const seen = new Set<string>();
  for (const [index, command] of form.list([], value, { required: true }).entries()) {
    checkCommand(form, [index], command);
    if (!isObject(command)) continue;
    const key = `${command.type ?? 1} ${command.name}`;
    if (seen.has(key)) {
      form.refuse([index], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    }
    seen.add(key);
  }
}

function checkSet(form: FormCheck, path: Path, value: unknown, allowed: readonly number[]): void {
  const seen = new Set<number>();
  for (const [index, one] of form.list(path, value, { min: 1 }).entries()) {
    const found = form.choice([...path, index], one, allowed, { required: true });
    if (found === undefined) continue;
    if (seen.has(found)) {
      form.refuse(path, 'SET_TYPE_ALREADY_CONTAINS_VALUE', 'The set already contains this value');
    }
    seen.add(found);
  }
}

function checkName(form: FormCheck, path: Path, named: Json, strict: boolean): void {
  const check = (at: Path, given: unknown): void => {
    const name = form.string(at, given, { min: 1, max: 32, required: true });
    if (name === undefined || !strict || [...name].length > 32) return;
    if (!COMMAND_NAME.test(name) || name !== name.toLowerCase()) {
      form.refuse(at, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
    }
  };
  check([...path, 'name'], named.name);
  for (const [at, text] of localized(form, path, named, 'name')) check(at, text);
}

function checkLocalizations(form: FormCheck, path: Path, named: Json, key: string, max: number): void {
  for (const [at, text] of localized(form, path, named, key))
    form.string(at, text, { min: 1, max, required: true });
}

function* localized(form: FormCheck, path: Path, named: Json, key: string): Generator<[Path, unknown]> {
  const at = [...path, `${key}_localizations`];
  const texts = form.object(at, named[`${key}_localizations`]);
  for (const [locale, text] of Object.entries(texts ?? {})) {
    if (!LOCALES.has(locale)) {
      form.refuse(
        at,
        'BASE_TYPE_CHOICES',
        `Value must be one of {${[...LOCALES].map((l) => `'${l}'`).join(', ')}}.`,
      );
    } else if (text !== null) yield [[...at, locale], text];
  }
}

function checkOptions(form: FormCheck, path: Path, value: unknown, depth: number): void {
  const options = form.list(path, value, { max: 25 });
  const names = new Set<string>();
  let optionalSeen = false;
  const nested = options.filter(
    (o) => isObject(o) && (o.type === O.Subcommand || o.type === O.SubcommandGroup),
  );
  if (nested.length > 0 && nested.length < options.length) {
    form.refuse(
      path,
      'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
      'Sub-command and sub-command group option types are mutually exclusive to all other types',
    );
  }
  for (const [index, one] of options.entries()) {
    const at = [...path, index];
    const option = form.object(at, one, { required: true });
    if (!option) continue;
    const type = form.choice([...at, 'type'], option.type, OPTION_TYPES, { required: true });
    checkName(form, at, option, true);
    form.string([...at, 'description'], option.description, { min: 1, max: 100, required: true });
    checkLocalizations(form, at, option, 'description', 100);
    if (typeof option.name === 'string') {
      if (names.has(option.name)) {
        form.refuse(at, 'APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS', 'Option name already exists');
      }
      names.add(option.name);
    }
    if (type === O.Subcommand || type === O.SubcommandGroup) {
      checkNested(form, at, option, type, depth);
      continue;
    }
    form.boolean([...at, 'required'], option.required);
    if (option.required === true && optionalSeen) {
      form.refuse(
        at,
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
        'Required options must be placed before non-required options',
      );
    }
    if (option.required !== true) optionalSeen = true;
    if (type !== undefined) checkValueOption(form, at, option, type);
  }
}

function checkNested(form: FormCheck, path: Path, option: Json, type: number, depth: number): void {
  if (type === O.SubcommandGroup && depth > 0) {
    form.refuse(
      [...path, 'type'],
      'APPLICATION_COMMAND_INVALID_NESTING',
      'Sub-command groups cannot be nested',
    );
    return;
  }
  if (depth > 1) {
    form.refuse(
      [...path, 'type'],
      'APPLICATION_COMMAND_INVALID_NESTING',
      'Sub-commands cannot be nested in sub-commands',
    );
    return;
  }
  if (type === O.SubcommandGroup && isObject(option)) {
    for (const [index, child] of (Array.isArray(option.options) ? option.options : []).entries()) {
      if (isObject(child) && child.type !== O.Subcommand) {
        form.refuse([...path, 'options', index, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of {1}.');
      }
    }
  }
  checkOptions(form, [...path, 'options'], option.options, type === O.SubcommandGroup ? 1 : 2);
}

function checkValueOption(form: FormCheck, path: Path, option: Json, type: number): void {
  const numeric = type === O.Integer || type === O.Number;
  const choices = form.list([...path, 'choices'], option.choices, { max: 25 });
  if (choices.length > 0 && option.autocomplete === true) {
    form.refuse(
      [...path, 'autocomplete'],
      'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID',
      'Autocomplete cannot be used with choices',
    );
  }
  if ((choices.length > 0 || option.autocomplete === true) && type !== O.String && !numeric) {
    form.refuse(
      path,
      'APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID',
      'This option type does not support choices',
    );
  }
  const names = new Set<unknown>();
  for (const [index, one] of choices.entries()) {
    const at = [...path, 'choices', index];
    const choice = form.object(at, one, { required: true });
    if (!choice) continue;
    form.string([...at, 'name'], choice.name, { min: 1, max: 100, required: true });
    checkLocalizations(form, at, choice, 'name', 100);
    if (type === O.String) form.string([...at, 'value'], choice.value, { min: 1, max: 100, required: true });
    else if (type === O.Integer) form.integer([...at, 'value'], choice.value, { required: true });
    else form.number([...at, 'value'], choice.value, { required: true });
    if (names.has(choice.name)) {
      form.refuse(
        at,
        'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS',
        'Option choice name already exists',
      );
    }
    names.add(choice.name);
  }
  if (type === O.String) {
    const least = form.integer([...path, 'min_length'], option.min_length, { min: 0, max: 6000 });
    const most = form.integer([...path, 'max_length'], option.max_length, { min: 1, max: 6000 });
    if (least !== undefined && most !== undefined && least > most) {
      form.refuse(
        [...path, 'min_length'],
        'NUMBER_TYPE_MAX',
        `int value should be less than or equal to ${most}.`,
      );
    }
  }
  if (numeric) {
    const least = form.number([...path, 'min_value'], option.min_value);
    const most = form.number([...path, 'max_value'], option.max_value);
    if (least !== undefined && most !== undefined && least > most) {
      form.refuse(
        [...path, 'min_value'],
        'NUMBER_TYPE_MAX',
        `int value should be less than or equal to ${most}.`,
      );
    }
  }
  if (type === O.Channel) form.list([...path, 'channel_types'], option.channel_types);
}

/** Characters of names, descriptions and values, counting only the longest of a text's localizations. */
function sizeOf(node: Json): number {
  const longest = (key: string): number => {
    const texts = isObject(node[`${key}_localizations`])
      ? Object.values(node[`${key}_localizations`] as Json)
      : [];
    return Math.max(0, ...[node[key], ...texts].map((t) => (typeof t === 'string' ? t.length : 0)));
  };
  const value = node.value === undefined ? 0 : String(node.value).length;
  const children = [node.options, node.choices]
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .filter(isObject);
  return longest('name') + longest('description') + value + children.reduce((sum, c) => sum + sizeOf(c), 0);
}
