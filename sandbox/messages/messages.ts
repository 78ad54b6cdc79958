/** Messages of the world: posting, editing, deleting, and who is told. */
import {
  type APIAttachment,
  type APIMessage,
  type APIUser,
  ChannelType,
  GatewayDispatchEvents,
  MessageType,
} from 'discord-api-types/v10';
import { DiscordError, refuse } from '../errors.ts';
import { ALL_PERMISSIONS } from '../permissions.ts';
import type { UploadedFile } from '../route.ts';
import { isObject, type Json, MessageFlag, throwProblems } from '../validate/form.ts';
import { judgeMessage, type MessageCase } from '../validate/messages.ts';
import { showChannel } from '../world/show.ts';
import type { Audience, Channel, Guild } from '../world/types.ts';
import type { World } from '../world.ts';
import { keepFiles, makeFiles, refuseLargeFiles, uploadName } from './files.ts';
import { mentionableText, notified, resolveMentions } from './mentions.ts';
import { referenceFields, showUser, storedComponents, storedEmbeds, storedPoll } from './stored-shape.ts';

const MESSAGE_CONTENT_INTENT = 1 << 15;
const NONCE_WINDOW_MS = 5 * 60_000;
/** Flags that an app may set when it makes a message. */
const SETTABLE = MessageFlag.SuppressEmbeds | MessageFlag.SuppressNotifications | MessageFlag.IsComponentsV2;

/** A message that one person sees and the channel does not hold. */
export interface Ephemeral {
  readonly message: APIMessage;
  readonly userId: string;
}

/** A notification that a message caused. */
export interface Notification {
  readonly userId: string;
  readonly channelId: string;
  readonly messageId: string;
}

/** What a new message is made of. */
export interface Draft {
  readonly channel: Channel;
  readonly author: APIUser;
  readonly body: unknown;
  readonly files?: readonly UploadedFile[];
  /** Address before `/attachments/…`. */
  readonly origin?: string;
  /** The author's permissions in the channel. */
  readonly permissions?: bigint;
  /** Set for responses to interactions: other default mentions, other fields. */
  readonly interaction?: Json;
  /** Only this user will see it. */
  readonly onlyFor?: string;
  readonly path?: readonly (string | number)[];
  readonly type?: MessageType;
  readonly reference?: { readonly message: APIMessage };
}

/** The messages of a world; use as `world.part(makeMessages)`. */
export function makeMessages(world: World): Messages {
  return new Messages(world);
}

/** See the file's first line. State lives in `world.messages`, ephemeral messages and notifications here. */
export class Messages {
  readonly #world: World;
  readonly #ephemeral = new Map<string, Ephemeral>();
  readonly #ephemeralOf = new Map<string, Map<string, APIMessage>>();
  readonly #nonces = new Map<string, { at: number; message: APIMessage }>();
  /** Every notification so far, oldest first. */
  readonly notifications: Notification[] = [];
  /** When a message was pinned, in milliseconds, by message id. */
  readonly pinnedAt = new Map<string, number>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Makes a message from what an app or a person sent, or refuses it. */
  post(draft: Draft): APIMessage {
    const { channel, author } = draft;
    const body: Json = isObject(draft.body) ? { ...draft.body } : {};
    const uploads = draft.files ?? [];
    this.#judge(body, uploads, draft.path ? { path: draft.path } : {});
    // Answers to interactions go through webhooks, which know no nonce.
    const nonce = draft.interaction ? undefined : (body.nonce ?? undefined);
    const again = body.enforce_nonce === true ? this.#sameNonce(author.id, nonce) : undefined;
    if (again) return { ...again, nonce } as APIMessage;
    const permissions = draft.permissions ?? ALL_PERMISSIONS;
    const ephemeral = draft.onlyFor !== undefined;
    const files = this.#keep(uploads, body.attachments, channel.id, draft.origin, ephemeral);
    const guild = this.#guildOf(channel);
    const content = String(body.content ?? '').trim();
    const components = storedComponents(body.components, files);
    const mentions = resolveMentions(
      this.#world,
      guild,
      mentionableText(content, components),
      body.allowed_mentions,
      {
        permissions,
        interaction: draft.interaction !== undefined,
        repliedTo: draft.reference?.message.author,
      },
    );
    const flags = (Number(body.flags ?? 0) & SETTABLE) | (ephemeral ? MessageFlag.Ephemeral : 0);
    const made = this.blank(channel, author, {
      type: draft.type ?? (draft.reference ? MessageType.Reply : MessageType.Default),
      content,
      tts: body.tts === true,
      mention_everyone: mentions.everyone,
      mentions: mentions.users.map(showUser),
      mention_roles: mentions.roles,
      attachments: files,
      embeds: storedEmbeds(body.embeds, files),
      components,
      flags,
      ...(isObject(body.poll) ? { poll: storedPoll(body.poll, this.#world.now()) } : {}),
      ...(draft.reference ? referenceFields(draft.reference.message, guild) : {}),
      ...(draft.interaction ?? {}),
    });
    if (nonce !== undefined)
      this.#nonces.set(nonceKey(author.id, nonce), { at: this.#world.now(), message: made });
    this.store(made, draft.onlyFor, nonce);
    if (!ephemeral && (flags & MessageFlag.SuppressNotifications) === 0) {
      for (const userId of notified(this.#world, channel, guild, made as unknown as Json, mentions)) {
        this.notifications.push({ userId, channelId: channel.id, messageId: made.id });
      }
    }
    return nonce === undefined ? made : ({ ...made, nonce } as APIMessage);
  }

  /** An empty message with the fields that every message has; `fields` come last. */
  blank(channel: Channel, author: APIUser, fields: Json): APIMessage {
    return {
      id: this.#world.newId(),
      type: MessageType.Default,
      channel_id: channel.id,
      author: showUser(author),
      content: '',
      timestamp: this.#world.clock.timestamp(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [],
      embeds: [],
      components: [],
      pinned: false,
      flags: 0,
      ...fields,
    } as unknown as APIMessage;
  }

  /**
   * Puts a finished message into its channel (or before one person) and tells the gateway. The nonce is told with the
   * new message and not kept with it.
   */
  store(message: APIMessage, onlyFor?: string, nonce?: unknown): void {
    if (onlyFor !== undefined) {
      this.#ephemeral.set(message.id, { message, userId: onlyFor });
      const own = this.#ephemeralOf.get(onlyFor) ?? new Map<string, APIMessage>();
      this.#ephemeralOf.set(onlyFor, own.set(message.id, message));
      this.#tell('ephemeral', message);
      return;
    }
    const channel = this.#world.channel(message.channel_id);
    this.#world.messagesIn(channel.id).set(message.id, message);
    channel.last_message_id = message.id;
    if (channel.thread_metadata) {
      channel.message_count = (channel.message_count ?? 0) + 1;
      channel.total_message_sent = (channel.total_message_sent ?? 0) + 1;
      if (channel.thread_metadata.archived) {
        channel.thread_metadata.archived = false;
        this.#world.emit(GatewayDispatchEvents.ThreadUpdate, showChannel(channel), this.audience(channel));
      }
    }
    this.#tell(GatewayDispatchEvents.MessageCreate, message, nonce === undefined ? {} : { nonce });
  }

  /**
   * Changes a message as PATCH does: absent fields keep their value; attachments that the body does not list go.
   *
   * @param permissions of the author, for mentions; edits notify nobody
   */
  edit(
    message: APIMessage,
    given: unknown,
    options: {
      files?: readonly UploadedFile[];
      origin?: string;
      path?: readonly (string | number)[];
      permissions?: bigint;
    } = {},
  ): APIMessage {
    const body: Json = isObject(given) ? given : {};
    const uploads = options.files ?? [];
    const existing = { ...message, flags: Number(message.flags ?? 0), components: message.components ?? [] };
    this.#judge(body, uploads, { existing, ...(options.path ? { path: options.path } : {}) });
    const before = Number(message.flags ?? 0);
    const ephemeral = (before & MessageFlag.Ephemeral) !== 0;
    const kept = keptAttachments(message.attachments, body.attachments);
    const files = [
      ...kept,
      ...this.#keep(uploads, body.attachments, message.channel_id, options.origin, ephemeral),
    ];
    const record = message as unknown as Json;
    record.attachments = files;
    if (body.content !== undefined) record.content = String(body.content ?? '').trim();
    if (body.embeds !== undefined) record.embeds = storedEmbeds(body.embeds, files);
    if (body.components !== undefined) record.components = storedComponents(body.components, files);
    const asked = body.flags === undefined || body.flags === null ? before : Number(body.flags);
    const editable = MessageFlag.SuppressEmbeds | MessageFlag.IsComponentsV2;
    record.flags = (before & ~MessageFlag.Loading & ~MessageFlag.SuppressEmbeds) | (asked & editable);
    const channel = this.#world.channel(message.channel_id);
    const mentions = resolveMentions(
      this.#world,
      this.#guildOf(channel),
      mentionableText(message.content, message.components),
      body.allowed_mentions,
      { permissions: options.permissions ?? ALL_PERMISSIONS, interaction: message.webhook_id !== undefined },
    );
    record.mentions = mentions.users.map(showUser);
    record.mention_roles = mentions.roles;
    record.mention_everyone = mentions.everyone;
    if ((before & MessageFlag.Loading) === 0) record.edited_timestamp = this.#world.clock.timestamp();
    this.touched(message);
    return message;
  }

  /** Tells the gateway that a message changed. */
  touched(message: APIMessage): void {
    this.#tell(this.#ephemeral.has(message.id) ? 'ephemeral' : GatewayDispatchEvents.MessageUpdate, message);
  }

  /** Takes a message away. */
  remove(message: APIMessage): void {
    const hidden = this.#ephemeral.get(message.id);
    if (hidden) {
      this.#ephemeral.delete(message.id);
      this.#ephemeralOf.get(hidden.userId)?.delete(message.id);
      const gone = { id: message.id, channel_id: message.channel_id };
      this.#world.emit('SANDBOX_EPHEMERAL_GONE', gone, { applicationIds: [], userIds: [hidden.userId] });
      return;
    }
    const channel = this.#world.channel(message.channel_id);
    this.#world.messagesIn(channel.id).delete(message.id);
    this.pinnedAt.delete(message.id);
    this.#world.emit(
      GatewayDispatchEvents.MessageDelete,
      { id: message.id, channel_id: channel.id, ...(channel.guild_id ? { guild_id: channel.guild_id } : {}) },
      this.audience(channel),
    );
  }

  /** A message that the channel holds, or 10008. Ephemeral messages are not among them. */
  find(channelId: string, messageId: string): APIMessage {
    const message = this.#world.messagesIn(channelId).get(messageId);
    if (!message) throw refuse.unknownMessage();
    return message;
  }

  /** A message of either sort, by id. */
  any(messageId: string): APIMessage | undefined {
    const ephemeral = this.#ephemeral.get(messageId);
    if (ephemeral) return ephemeral.message;
    for (const messages of this.#world.messages.values()) {
      const found = messages.get(messageId);
      if (found) return found;
    }
    return undefined;
  }

  /** What a person would see in a channel, oldest first: its messages, and the ephemeral ones that are theirs. */
  seenBy(channelId: string, userId: string): APIMessage[] {
    const own = [...(this.#ephemeralOf.get(userId)?.values() ?? [])].filter(
      (one) => one.channel_id === channelId,
    );
    const all = [...this.#world.messagesIn(channelId).values(), ...own];
    return all.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  }

  /** For whom alone a message is; undefined for an ordinary one. */
  onlyFor(messageId: string): string | undefined {
    return this.#ephemeral.get(messageId)?.userId;
  }

  /** Who hears of messages of a channel. */
  audience(channel: Channel): Audience {
    if (channel.guild_id !== undefined) return { guildId: channel.guild_id, channelId: channel.id };
    const application = this.#world.applicationOfUser(channel.bot_user_id ?? '');
    return application ? { applicationIds: [application.id] } : { applicationIds: [] };
  }

  /**
   * A message as one bot may read it. Without the message content intent, what other people wrote is blank outside
   * direct messages and mentions of the bot.
   * Source: https://docs.discord.com/developers/events/gateway#message-content-intent
   */
  asReadBy(message: APIMessage, botUserId: string, intents: number): APIMessage {
    const channel = this.#world.channels.get(message.channel_id);
    const open =
      (intents & MESSAGE_CONTENT_INTENT) !== 0 ||
      message.author.id === botUserId ||
      channel?.guild_id === undefined ||
      message.mentions.some((one) => one.id === botUserId);
    return open ? message : { ...message, content: '', embeds: [], attachments: [], components: [] };
  }

  #judge(body: Json, uploads: readonly UploadedFile[], given: MessageCase): void {
    refuseLargeFiles(uploads, this.#world.uploadLimit);
    const names = uploads.map((one, index) => uploadName(one, index, body.attachments));
    const { problems, empty } = judgeMessage(body, { ...given, files: names });
    throwProblems(problems);
    if (empty) throw new DiscordError(400, 50006, 'Cannot send an empty message');
  }

  #sameNonce(authorId: string, nonce: unknown): APIMessage | undefined {
    if (nonce === undefined) return undefined;
    const known = this.#nonces.get(nonceKey(authorId, nonce));
    return known && this.#world.now() - known.at < NONCE_WINDOW_MS ? known.message : undefined;
  }

  #keep(
    uploads: readonly UploadedFile[],
    attachments: unknown,
    channelId: string,
    origin = '',
    ephemeral = false,
  ): APIAttachment[] {
    return keepFiles(this.#world.part(makeFiles), uploads, attachments, { channelId, origin, ephemeral });
  }

  #guildOf(channel: Channel): Guild | undefined {
    return channel.guild_id === undefined ? undefined : this.#world.guilds.get(channel.guild_id);
  }

  #tell(event: GatewayDispatchEvents | 'ephemeral', message: APIMessage, more: Json = {}): void {
    const channel = this.#world.channel(message.channel_id);
    if (event === 'ephemeral') {
      this.#world.emit('SANDBOX_EPHEMERAL', message, { applicationIds: [] });
      return;
    }
    const guild = this.#guildOf(channel);
    const { user: _user, ...member } = guild?.members.get(message.author.id) ?? { user: undefined };
    const around = guild
      ? { guild_id: guild.id, ...(message.webhook_id ? {} : { member }), ...more }
      : { ...more };
    this.#world.emit(
      event,
      { ...message, ...around },
      {
        ...this.audience(channel),
        payloadFor: (application, intents) => ({
          ...structuredClone(this.asReadBy(message, application.user.id, intents)),
          ...around,
          channel_type: channel.type,
        }),
      },
    );
  }
}

/** Channel types that hold messages. */
export function holdsMessages(type: ChannelType): boolean {
  return ![
    ChannelType.GuildCategory,
    ChannelType.GuildForum,
    ChannelType.GuildMedia,
    ChannelType.GuildDirectory,
  ].includes(type);
}

function nonceKey(authorId: string, nonce: unknown): string {
  return `${authorId} ${String(nonce)}`;
}

function keptAttachments(old: readonly APIAttachment[], listed: unknown): APIAttachment[] {
  if (listed === undefined) return [...old];
  const ids = new Set((Array.isArray(listed) ? listed : []).filter(isObject).map((one) => String(one.id)));
  return old.filter((one) => ids.has(one.id));
}
