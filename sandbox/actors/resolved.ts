/** The `resolved` part of interaction data: full objects for the ids that options and selects hold. */
import type { APIAttachment, APIMessage } from 'discord-api-types/v10';
import { showUser } from '../messages/stored-shape.ts';
import { channelPermissions } from '../permissions.ts';
import type { Json } from '../validate/form.ts';
import type { Guild } from '../world/types.ts';
import type { World } from '../world.ts';

/** Gathers objects by kind; ids that name nothing are errors of the test. */
export class Resolved {
  readonly #world: World;
  readonly #guild: Guild | undefined;
  readonly #viewer: string;
  readonly #parts: Record<string, Json> = {};

  /** @param viewer the person who acts, whose permissions a resolved channel shows */
  constructor(world: World, guild: Guild | undefined, viewer: string) {
    this.#world = world;
    this.#guild = guild;
    this.#viewer = viewer;
  }

  /** A user, and their membership where they are a member. */
  user(id: string): void {
    this.#put('users', id, showUser(this.#world.user(id)));
    const member = this.#guild?.members.get(id);
    if (!member || !this.#guild) return;
    const { user: _user, deaf: _deaf, mute: _mute, ...shown } = member;
    const all = this.#guild.channels.values().next().value;
    const permissions = all ? channelPermissions(this.#guild, id, all, this.#world.now()) : 0n;
    this.#put('members', id, { ...shown, permissions: String(permissions) });
  }

  /** A role of the guild. */
  role(id: string): void {
    const role = this.#guild?.roles.get(id);
    if (!role) throw new Error(`No role ${id} in this guild`);
    this.#put('roles', id, role as unknown as Json);
  }

  /** A channel, with what the person who acts may do in it. */
  channel(id: string): void {
    const channel = this.#world.channel(id);
    const permissions = this.#world.permissionsIn(id, this.#viewer);
    this.#put('channels', id, {
      id,
      name: channel.name,
      type: channel.type,
      permissions: String(permissions),
      parent_id: channel.parent_id ?? null,
      flags: channel.flags,
      guild_id: channel.guild_id,
      last_message_id: channel.last_message_id ?? null,
      position: channel.position ?? 0,
      ...(channel.thread_metadata ? { thread_metadata: channel.thread_metadata } : {}),
    });
  }

  /** A user or a role, whichever the id names. */
  mentionable(id: string): void {
    if (this.#guild?.roles.has(id)) this.role(id);
    else this.user(id);
  }

  /** A message, with its content, which context menus show to apps in full. */
  message(message: APIMessage): void {
    this.#put('messages', message.id, message as unknown as Json);
  }

  /** An uploaded file. */
  attachment(attachment: APIAttachment): void {
    this.#put('attachments', attachment.id, attachment as unknown as Json);
  }

  /** `{ resolved }`, or nothing where nothing was resolved. */
  get data(): Json {
    return Object.keys(this.#parts).length > 0 ? { resolved: this.#parts } : {};
  }

  #put(kind: string, id: string, value: Json): void {
    const part = this.#parts[kind] ?? {};
    part[id] = value;
    this.#parts[kind] = part;
  }
}
