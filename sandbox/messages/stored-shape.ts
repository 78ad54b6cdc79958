/** Turns components and embeds as an app sent them into the form in which Discord stores and shows them. */
import { type APIAttachment, type APIMessage, type APIUser, ComponentType } from 'discord-api-types/v10';
import { discordTimestamp } from '../clock.ts';
import { isObject, type Json } from '../validate/form.ts';
import type { Guild } from '../world/types.ts';

/** A user with the fields that every user object in a message has. */
export function showUser(user: APIUser): Json {
  const shown: Json = {
    id: user.id,
    username: user.username,
    discriminator: user.discriminator,
    global_name: user.global_name,
    avatar: user.avatar,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
    public_flags: user.public_flags ?? 0,
    flags: 0,
  };
  if (user.bot) shown.bot = true;
  return shown;
}

/**
 * Components as Discord gives them back: each has an integer `id` (counted from 1 where the app gave none), and
 * defaults are filled in. Source: https://docs.discord.com/developers/components/reference#anatomy-of-a-component
 *
 * @param files attachments of the message, to resolve `attachment://` references
 */
export function storedComponents(components: unknown, files: readonly APIAttachment[]): Json[] {
  const taken = new Set<number>();
  visit(components, (one) => {
    if (typeof one.id === 'number' && one.id !== 0) taken.add(one.id);
  });
  let last = 0;
  const nextId = (): number => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const media = (given: unknown): Json => unfurl(given, files);
  const store = (given: Json): Json => {
    const made: Json = {
      ...dropNulls(given),
      id: typeof given.id === 'number' && given.id !== 0 ? given.id : nextId(),
    };
    if (Array.isArray(given.components)) made.components = given.components.filter(isObject).map(store);
    if (isObject(given.accessory)) made.accessory = store(given.accessory);
    switch (given.type) {
      case ComponentType.Separator:
        made.spacing = given.spacing ?? 1;
        made.divider = given.divider ?? true;
        break;
      case ComponentType.Container:
        made.accent_color = given.accent_color ?? null;
        made.spoiler = given.spoiler ?? false;
        break;
      case ComponentType.Thumbnail:
        made.media = media(given.media);
        made.description = given.description ?? null;
        made.spoiler = given.spoiler ?? false;
        break;
      case ComponentType.MediaGallery:
        made.items = (given.items as Json[]).map((item) => ({
          media: media(item.media),
          description: item.description ?? null,
          spoiler: item.spoiler ?? false,
        }));
        break;
      case ComponentType.File: {
        const file = files.find((one) => `attachment://${one.filename}` === (given.file as Json).url);
        made.file = media(given.file);
        made.name = file?.filename ?? '';
        made.size = file?.size ?? 0;
        made.spoiler = given.spoiler ?? false;
        break;
      }
      case ComponentType.StringSelect:
      case ComponentType.UserSelect:
      case ComponentType.RoleSelect:
      case ComponentType.MentionableSelect:
      case ComponentType.ChannelSelect:
        made.min_values = given.min_values ?? 1;
        made.max_values = given.max_values ?? 1;
        break;
      default:
    }
    return made;
  };
  return (Array.isArray(components) ? components : []).filter(isObject).map(store);
}

/** Calls `see` for every component in a tree, parents first. */
export function visit(components: unknown, see: (component: Json) => void): void {
  for (const one of Array.isArray(components) ? components : []) {
    if (!isObject(one)) continue;
    see(one);
    visit(one.components, see);
    if (isObject(one.accessory)) visit([one.accessory], see);
    if (isObject(one.component)) visit([one.component], see);
  }
}

/** Embeds as Discord gives them back: of type `rich`, with media addresses resolved. */
export function storedEmbeds(embeds: unknown, files: readonly APIAttachment[]): Json[] {
  return (Array.isArray(embeds) ? embeds : []).filter(isObject).map((given) => {
    const made: Json = { ...dropNulls(given), type: 'rich' };
    for (const key of ['image', 'thumbnail'] as const) {
      if (isObject(given[key])) made[key] = embedMedia(given[key], files);
    }
    if (typeof given.timestamp === 'string') made.timestamp = discordTimestamp(Date.parse(given.timestamp));
    if (Array.isArray(given.fields)) {
      made.fields = given.fields
        .filter(isObject)
        .map((field) => ({ ...field, inline: field.inline ?? false }));
    }
    return made;
  });
}

function embedMedia(given: Json, files: readonly APIAttachment[]): Json {
  const url = resolveUrl(given.url, files);
  return { url, proxy_url: url, width: 0, height: 0 };
}

function unfurl(given: unknown, files: readonly APIAttachment[]): Json {
  const asked = isObject(given) ? given.url : '';
  const url = resolveUrl(asked, files);
  const file = files.find((one) => `attachment://${one.filename}` === asked);
  return {
    id: file?.id ?? '0',
    url,
    proxy_url: url,
    width: 0,
    height: 0,
    content_type: file?.content_type ?? null,
    ...(file ? { attachment_id: file.id } : {}),
  };
}

function resolveUrl(url: unknown, files: readonly APIAttachment[]): string {
  const text = String(url);
  return files.find((one) => `attachment://${one.filename}` === text)?.url ?? text;
}

function dropNulls(given: Json): Json {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}

/** The fields of a message that replies to another. */
export function referenceFields(message: APIMessage, guild: Guild | undefined): Json {
  return {
    message_reference: {
      type: 0,
      channel_id: message.channel_id,
      message_id: message.id,
      ...(guild ? { guild_id: guild.id } : {}),
    },
    referenced_message: message,
  };
}

/** A poll as Discord gives it back, with ids of answers and its end. */
export function storedPoll(poll: Json, now: number): Json {
  const answers = (Array.isArray(poll.answers) ? poll.answers : []).filter(isObject);
  return {
    question: poll.question,
    answers: answers.map((answer, index) => ({ answer_id: index + 1, poll_media: answer.poll_media })),
    expiry: discordTimestamp(now + Number(poll.duration ?? 24) * 3_600_000),
    allow_multiselect: poll.allow_multiselect ?? false,
    layout_type: 1,
    results: { answer_counts: [], is_finalized: false },
  };
}
