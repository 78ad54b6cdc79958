/** The rules for components in a message: legacy action rows, and the layouts of Components V2. */
import { ComponentType } from 'discord-api-types/v10';
import { type FormCheck, isObject, type Json, type Path } from './form.ts';

const T = ComponentType;

/** Component types of the five kinds of select menu. */
export const SELECT_TYPES: readonly number[] = [
  T.StringSelect,
  T.UserSelect,
  T.RoleSelect,
  T.MentionableSelect,
  T.ChannelSelect,
];

const IN_ROW: readonly number[] = [T.Button, ...SELECT_TYPES];
const IN_CONTAINER: readonly number[] = [
  T.ActionRow,
  T.Section,
  T.TextDisplay,
  T.MediaGallery,
  T.File,
  T.Separator,
];
const TOP_LEVEL_V2: readonly number[] = [...IN_CONTAINER, T.Container];

const MAX_COMPONENTS = 40;
const MAX_TEXT = 4000;

interface Walk {
  readonly form: FormCheck;
  readonly ids: Set<string>;
  readonly numbers: Set<number>;
  readonly files: ReadonlySet<string>;
  count: number;
  text: number;
}

/**
 * Checks the components of one message.
 * Sources: https://docs.discord.com/developers/components/reference (limits of each component, 40 components and
 * 4,000 characters in all for Components V2, unique `custom_id` and `id`) and Discord's OpenAPI document.
 *
 * @param v2 whether the message carries the flag IS_COMPONENTS_V2
 * @param files names of files uploaded with the message, for `attachment://` references
 */
export function checkMessageComponents(
  form: FormCheck,
  path: Path,
  value: unknown,
  v2: boolean,
  files: ReadonlySet<string> = new Set(),
): void {
  const walk: Walk = { form, ids: new Set(), numbers: new Set(), files, count: 0, text: 0 };
  const top = form.list(path, value, v2 ? {} : { max: 5 });
  for (const [index, component] of top.entries()) {
    checkOne(walk, [...path, index], component, v2 ? TOP_LEVEL_V2 : [T.ActionRow]);
  }
  if (v2 && walk.count > MAX_COMPONENTS) {
    form.refuse(
      path,
      'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
      `Total number of components cannot exceed ${MAX_COMPONENTS}`,
    );
  }
  if (v2 && walk.text > MAX_TEXT) {
    form.refuse(
      path,
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `Components displayable text size exceeds maximum size of ${MAX_TEXT}`,
    );
  }
}

function refuseType(form: FormCheck, path: Path, allowed: readonly number[]): void {
  const listed = allowed.length === 1 ? `${allowed[0]},` : allowed.join(', ');
  form.refuse([...path, 'type'], 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${listed}).`);
}

function checkOne(walk: Walk, path: Path, value: unknown, allowed: readonly number[]): void {
  const { form } = walk;
  const component = form.object(path, value, { required: true });
  if (!component) return;
  walk.count += 1;
  if (component.type === undefined) {
    form.refuse([...path, 'type'], 'BASE_TYPE_REQUIRED', 'This field is required');
    return;
  }
  if (!allowed.includes(Number(component.type))) {
    refuseType(form, path, allowed);
    return;
  }
  const id = form.integer([...path, 'id'], component.id, { min: 0, max: 2 ** 31 - 1 });
  if (id !== undefined && id !== 0) {
    if (walk.numbers.has(id))
      form.refuse([...path, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated');
    walk.numbers.add(id);
  }
  switch (component.type) {
    case T.ActionRow:
      checkRow(walk, path, component);
      break;
    case T.Button:
      checkButton(form, path, component, walk.ids);
      break;
    case T.Section:
      for (const [index, text] of form
        .list([...path, 'components'], component.components, { min: 1, max: 3, required: true })
        .entries()) {
        checkOne(walk, [...path, 'components', index], text, [T.TextDisplay]);
      }
      checkOne(walk, [...path, 'accessory'], component.accessory, [T.Button, T.Thumbnail]);
      break;
    case T.TextDisplay:
      walk.text += [
        ...(form.string([...path, 'content'], component.content, { min: 1, max: MAX_TEXT, required: true }) ??
          ''),
      ].length;
      break;
    case T.Thumbnail:
      checkMedia(walk, [...path, 'media'], component.media);
      form.string([...path, 'description'], component.description, { max: 1024 });
      break;
    case T.MediaGallery:
      for (const [index, item] of form
        .list([...path, 'items'], component.items, { min: 1, max: 10, required: true })
        .entries()) {
        const at = [...path, 'items', index];
        const entry = form.object(at, item, { required: true });
        if (!entry) continue;
        checkMedia(walk, [...at, 'media'], entry.media);
        form.string([...at, 'description'], entry.description, { max: 1024 });
      }
      break;
    case T.File:
      checkMedia(walk, [...path, 'file'], component.file, true);
      break;
    case T.Separator:
      form.choice([...path, 'spacing'], component.spacing, [1, 2]);
      form.boolean([...path, 'divider'], component.divider);
      break;
    case T.Container:
      form.integer([...path, 'accent_color'], component.accent_color, { min: 0, max: 0xffffff });
      form.boolean([...path, 'spoiler'], component.spoiler);
      for (const [index, child] of form
        .list([...path, 'components'], component.components, { min: 1, max: 40, required: true })
        .entries()) {
        checkOne(walk, [...path, 'components', index], child, IN_CONTAINER);
      }
      break;
    default:
      checkSelect(form, path, component, walk.ids);
  }
}

function checkRow(walk: Walk, path: Path, row: Json): void {
  const at = [...path, 'components'];
  const children = walk.form.list(at, row.components, { min: 1, max: 5, required: true });
  const selects = children.filter((c) => isObject(c) && SELECT_TYPES.includes(Number(c.type))).length;
  if (selects > 0 && children.length > 1) {
    for (let index = 1; index < children.length; index++) {
      walk.form.refuse(
        [...at, index],
        'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
        'The specified component exceeds the maximum width',
      );
    }
  }
  for (const [index, child] of children.entries()) checkOne(walk, [...at, index], child, IN_ROW);
}

function checkMedia(walk: Walk, path: Path, value: unknown, onlyAttachment = false): void {
  const media = walk.form.object(path, value, { required: true });
  if (!media) return;
  const url = walk.form.string([...path, 'url'], media.url, { max: 2048, required: true });
  if (url === undefined) return;
  const schemes = onlyAttachment ? ['attachment'] : ['http', 'https', 'attachment'];
  walk.form.url([...path, 'url'], url, schemes, 2048);
  if (url.startsWith('attachment://') && !walk.files.has(url.slice('attachment://'.length))) {
    walk.form.refuse(
      [...path, 'url'],
      'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
      `The referenced attachment "${url.slice('attachment://'.length)}" was not found`,
    );
  }
}

/** Checks a `custom_id`: 1–100 characters, used once in the message or modal. */
export function checkCustomId(form: FormCheck, path: Path, value: unknown, seen: Set<string>): void {
  const id = form.string(path, value, { min: 1, max: 100, required: true });
  if (id === undefined) return;
  if (seen.has(id)) {
    form.refuse(path, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
  }
  seen.add(id);
}

function checkEmoji(form: FormCheck, path: Path, value: unknown): void {
  const emoji = form.object(path, value);
  if (!emoji) return;
  const id = form.snowflake([...path, 'id'], emoji.id);
  const name = form.string([...path, 'name'], emoji.name, { max: 32 });
  if (id === undefined && (!name || !/\p{Emoji}/u.test(name))) {
    form.refuse([...path, 'name'], 'BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji');
  }
}

function checkButton(form: FormCheck, path: Path, button: Json, ids: Set<string>): void {
  const style = form.choice([...path, 'style'], button.style, [1, 2, 3, 4, 5, 6], { required: true });
  const label = form.string([...path, 'label'], button.label, { max: 80 });
  checkEmoji(form, [...path, 'emoji'], button.emoji);
  form.boolean([...path, 'disabled'], button.disabled);
  if (style === 5) {
    if (button.custom_id) {
      form.refuse(
        path,
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    }
    if (!button.url) form.refuse([...path, 'url'], 'BASE_TYPE_REQUIRED', 'A url is required');
    form.url([...path, 'url'], button.url, ['http', 'https', 'discord'], 512);
  } else if (style === 6) {
    form.snowflake([...path, 'sku_id'], button.sku_id, { required: true });
    return;
  } else if (style !== undefined) {
    if (button.url) {
      form.refuse(
        path,
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      );
    }
    if (button.custom_id === undefined || button.custom_id === null || button.custom_id === '') {
      form.refuse([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required');
    } else {
      checkCustomId(form, [...path, 'custom_id'], button.custom_id, ids);
    }
  }
  if (!label && !isObject(button.emoji)) {
    form.refuse([...path, 'label'], 'BUTTON_COMPONENT_LABEL_REQUIRED', 'A label or emoji is required');
  }
}

/** Checks a list of options to choose from, each with a value of its own; gives those that are objects. */
export function checkOptions(
  form: FormCheck,
  path: Path,
  value: unknown,
  bounds: { min: number; max: number },
): Json[] {
  const seen = new Set<string>();
  const found: Json[] = [];
  for (const [index, option] of form
    .list([...path, 'options'], value, { ...bounds, required: true })
    .entries()) {
    const at = [...path, 'options', index];
    const entry = form.object(at, option, { required: true });
    if (!entry) continue;
    found.push(entry);
    form.string([...at, 'label'], entry.label, { min: 1, max: 100, required: true });
    const given = form.string([...at, 'value'], entry.value, { min: 1, max: 100, required: true });
    form.string([...at, 'description'], entry.description, { max: 100 });
    checkEmoji(form, [...at, 'emoji'], entry.emoji);
    if (given === undefined) continue;
    if (seen.has(given)) {
      form.refuse(
        at,
        'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
        'The specified option value is already used',
      );
    }
    seen.add(given);
  }
  return found;
}

/** Checks a select menu of any kind, in a message or in a modal. */
export function checkSelect(form: FormCheck, path: Path, select: Json, ids: Set<string>): void {
  checkCustomId(form, [...path, 'custom_id'], select.custom_id, ids);
  form.string([...path, 'placeholder'], select.placeholder, { max: 150 });
  form.boolean([...path, 'disabled'], select.disabled);
  const least = form.integer([...path, 'min_values'], select.min_values, { min: 0, max: 25 }) ?? 1;
  const most = form.integer([...path, 'max_values'], select.max_values, { min: 1, max: 25 }) ?? 1;
  if (least > most) {
    form.refuse(
      [...path, 'min_values'],
      'SELECT_COMPONENT_MIN_VALUES_EXCEEDS_MAX',
      'Minimum values cannot exceed maximum values',
    );
  }
  if (select.type === T.StringSelect) {
    const options = checkOptions(form, path, select.options, { min: 1, max: 25 });
    const defaults = options.filter((one) => one.default === true).length;
    if (defaults > most) {
      form.refuse(
        [...path, 'options'],
        'SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES',
        'Too many default options',
      );
    }
    if (options.length > 0 && most > options.length) {
      form.refuse([...path, 'options'], 'BASE_TYPE_BAD_LENGTH', `Must be between ${most} and 25 in length.`);
    }
    return;
  }
  const kinds =
    select.type === T.MentionableSelect
      ? ['user', 'role']
      : select.type === T.UserSelect
        ? ['user']
        : select.type === T.RoleSelect
          ? ['role']
          : ['channel'];
  for (const [index, given] of form
    .list([...path, 'default_values'], select.default_values, { max: 25 })
    .entries()) {
    const at = [...path, 'default_values', index];
    const entry = form.object(at, given, { required: true });
    if (!entry) continue;
    form.snowflake([...at, 'id'], entry.id, { required: true });
    form.choice([...at, 'type'], entry.type, kinds, { required: true });
  }
}
