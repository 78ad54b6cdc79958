/** Renders one message as lines of text: content, embeds, components, files. */
import { type APIMessage, MessageType, ComponentType as T } from 'discord-api-types/v10';
import { isObject, type Json, MessageFlag } from '../validate/form.ts';
import type { Guild } from '../world/types.ts';
import type { World } from '../world.ts';
import { nameOf, readable, type TranscriptOptions } from './text.ts';

/** Everything that rendering needs to know. */
export interface Reader {
  readonly world: World;
  readonly guild: Guild | undefined;
  readonly options: TranscriptOptions;
}

/** A message with its author's line; further lines are indented by two spaces. */
export function renderMessage(reader: Reader, message: APIMessage): string {
  const flags = Number(message.flags ?? 0);
  const notes = [
    message.edited_timestamp ? 'edited' : '',
    (flags & MessageFlag.Ephemeral) !== 0 ? 'only you can see this' : '',
    (flags & MessageFlag.Crossposted) !== 0 ? 'published' : '',
    message.pinned ? 'pinned' : '',
  ].filter(Boolean);
  const name = nameOf(reader.world, reader.guild, message.author.id);
  const head = notes.length > 0 ? `${name} (${notes.join(', ')})` : name;
  const body = renderBody(reader, message);
  return body === '' ? head : `${head}\n${indent(body, '  ')}`;
}

/** What a message says, without its author. */
export function renderBody(reader: Reader, message: APIMessage): string {
  if ((Number(message.flags ?? 0) & MessageFlag.Loading) !== 0) return '… is thinking';
  if (message.type === MessageType.ChannelPinnedMessage) return 'pinned a message to this channel';
  if (message.type === MessageType.ThreadCreated) return `started a thread: ${message.content}`;
  const parts: string[] = [];
  if (message.content) parts.push(text(reader, message.content));
  for (const embed of message.embeds) parts.push(indent(renderEmbed(reader, embed as unknown as Json), '┃ '));
  const components = (message.components ?? []) as unknown as Json[];
  parts.push(...components.map((one) => renderComponent(reader, one)));
  const shown = JSON.stringify(components);
  for (const file of message.attachments) if (!shown.includes(file.url)) parts.push(`📎 ${file.filename}`);
  if (message.thread) parts.push(`↳ ${message.thread.name}`);
  const poll = message.poll;
  if (poll)
    parts.push(`📊 ${poll.question.text}`, ...poll.answers.map((one) => `  ○ ${one.poll_media.text}`));
  return parts.join('\n');
}

/** A button as it looks: `[ Accept ]`, disabled `( Accept )`, a link `[ Open ↗ ]`. */
export function buttonText(button: Json): string {
  const emoji = isObject(button.emoji) && !button.emoji.id ? `${button.emoji.name} ` : '';
  const label = `${emoji}${button.label ?? ''}${button.style === 5 ? ' ↗' : ''}`.trim();
  return button.disabled === true ? `( ${label} )` : `[ ${label} ]`;
}

/** One component and what it holds. */
export function renderComponent(reader: Reader, component: Json): string {
  const children = Array.isArray(component.components) ? component.components.filter(isObject) : [];
  switch (component.type) {
    case T.ActionRow:
      return children.map((one) => renderComponent(reader, one)).join('  ');
    case T.Button:
      return buttonText(component);
    case T.TextDisplay:
      return text(reader, String(component.content));
    case T.Section: {
      const said = children.map((one) => renderComponent(reader, one)).join('\n');
      return isObject(component.accessory)
        ? `${said}  ${renderComponent(reader, component.accessory)}`
        : said;
    }
    case T.Thumbnail:
      return picture(component);
    case T.MediaGallery:
      return (component.items as Json[]).map(picture).join('\n');
    case T.File:
      return `📎 ${component.name || fileName((component.file as Json).url)}`;
    case T.Separator:
      return component.divider === false ? '' : '───';
    case T.Container:
      return indent(children.map((one) => renderComponent(reader, one)).join('\n'), '│ ');
    default:
      return renderSelect(reader, component);
  }
}

const PLACEHOLDERS: Readonly<Record<number, string>> = {
  [T.UserSelect]: 'Select a user',
  [T.RoleSelect]: 'Select a role',
  [T.MentionableSelect]: 'Select a user or role',
  [T.ChannelSelect]: 'Select a channel',
};

/** What a chosen person, role or channel reads as. */
const MENTIONS: Readonly<Record<string, (id: string) => string>> = {
  user: (id) => `<@${id}>`,
  role: (id) => `<@&${id}>`,
  channel: (id) => `<#${id}>`,
};

function renderSelect(reader: Reader, select: Json): string {
  const options = Array.isArray(select.options) ? select.options.filter(isObject) : [];
  const given = Array.isArray(select.default_values) ? select.default_values.filter(isObject) : [];
  const chosen = [
    ...options.filter((one) => one.default === true).map((one) => one.label),
    ...given.map((one) => text(reader, MENTIONS[String(one.type)]?.(String(one.id)) ?? '')),
  ];
  const shown =
    chosen.length > 0
      ? chosen.join(', ')
      : (select.placeholder ?? PLACEHOLDERS[Number(select.type)] ?? 'Make a selection');
  const menu = select.disabled === true ? `( ${shown} ▾ )` : `[ ${shown} ▾ ]`;
  return options.length > 0 ? `${menu} ${options.map((one) => one.label).join(' / ')}` : menu;
}

function picture(item: Json): string {
  return `🖼 ${item.description ?? fileName((item.media as Json).url)}`;
}

function fileName(url: unknown): string {
  return decodeURIComponent(String(url).split('/').at(-1) ?? '');
}

function renderEmbed(reader: Reader, embed: Json): string {
  const lines: string[] = [];
  const add = (value: unknown): void => {
    if (typeof value === 'string' && value !== '') lines.push(text(reader, value));
  };
  if (isObject(embed.author)) add(embed.author.name);
  add(embed.title);
  add(embed.description);
  for (const field of Array.isArray(embed.fields) ? embed.fields.filter(isObject) : []) {
    add(`${field.name}: ${field.value}`);
  }
  if (isObject(embed.image)) lines.push(`🖼 ${fileName(embed.image.url)}`);
  if (isObject(embed.thumbnail)) lines.push(`🖼 ${fileName(embed.thumbnail.url)}`);
  if (isObject(embed.footer)) add(embed.footer.text);
  return lines.join('\n');
}

function text(reader: Reader, said: string): string {
  return readable(reader.world, reader.guild, said, reader.options);
}

function indent(lines: string, by: string): string {
  return lines
    .split('\n')
    .map((line) => `${by}${line}`.trimEnd())
    .join('\n');
}
