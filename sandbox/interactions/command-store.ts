/** The application commands that apps have registered, globally and by guild. */
import { type APIApplicationCommand, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { DiscordError } from '../errors.ts';
import { channelPermissions, guildPermissions } from '../permissions.ts';
import { COMMAND_LIMITS } from '../validate/commands.ts';
import { isObject, type Json } from '../validate/form.ts';
import type { Channel, Guild } from '../world/types.ts';
import type { World } from '../world.ts';

/** A registered command, with its localizations. */
export type Command = APIApplicationCommand & { readonly application_id: string };

const CONTEXT = { guild: 0, botDm: 1, privateChannel: 2 } as const;

/** The commands of a world; use as `world.part(makeCommands)`. */
export function makeCommands(world: World): Commands {
  return new Commands(world);
}

/** See the file's first line. */
export class Commands {
  readonly #world: World;
  readonly #scopes = new Map<string, Map<string, Command>>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Commands of an app in a guild, or its global ones, by id. */
  scope(applicationId: string, guildId: string | undefined): Map<string, Command> {
    const key = `${applicationId} ${guildId ?? 'global'}`;
    const found = this.#scopes.get(key) ?? new Map<string, Command>();
    this.#scopes.set(key, found);
    return found;
  }

  /** Adds a command, or replaces the one with its name and type (Discord's upsert). Gives whether it is new. */
  upsert(
    applicationId: string,
    guildId: string | undefined,
    body: Json,
  ): { command: Command; created: boolean } {
    const scope = this.scope(applicationId, guildId);
    const type = Number(body.type ?? 1);
    const old = [...scope.values()].find((one) => one.type === type && one.name === body.name);
    if (!old) refuseTooMany([...scope.values()].filter((one) => one.type === type).length + 1, type);
    const command = this.#command(applicationId, guildId, body, old?.id ?? this.#world.newId());
    scope.set(command.id, command);
    return { command, created: old === undefined };
  }

  /** Replaces all commands of a scope; those that keep name and type keep their id. */
  overwrite(applicationId: string, guildId: string | undefined, bodies: readonly Json[]): Command[] {
    const scope = this.scope(applicationId, guildId);
    for (const type of Object.keys(COMMAND_LIMITS).map(Number)) {
      refuseTooMany(bodies.filter((one) => Number(one.type ?? 1) === type).length, type);
    }
    const old = [...scope.values()];
    scope.clear();
    return bodies.map((body) => {
      const type = Number(body.type ?? 1);
      const id = old.find((one) => one.type === type && one.name === body.name)?.id ?? this.#world.newId();
      const command = this.#command(applicationId, guildId, body, id);
      scope.set(id, command);
      return command;
    });
  }

  /** Changes fields of a command. */
  patch(command: Command, guildId: string | undefined, body: Json): Command {
    const merged = { ...(command as unknown as Json), ...body, type: command.type };
    const made = this.#command(command.application_id, guildId, merged, command.id);
    this.scope(command.application_id, guildId).set(command.id, made);
    return made;
  }

  /**
   * The commands that a person may use in a channel: those of the guild, and global ones that the guild does not
   * override, whose `default_member_permissions` and contexts admit them, where USE_APPLICATION_COMMANDS is given.
   * Source: https://docs.discord.com/developers/interactions/application-commands#permissions
   */
  visibleTo(userId: string, channel: Channel): Command[] {
    const guild = channel.guild_id === undefined ? undefined : this.#world.guilds.get(channel.guild_id);
    const found: Command[] = [];
    for (const application of this.#world.applications.values()) {
      if (guild ? !guild.members.has(application.user.id) : channel.bot_user_id !== application.user.id)
        continue;
      const own = guild ? [...this.scope(application.id, guild.id).values()] : [];
      const global = [...this.scope(application.id, undefined).values()].filter(
        (one) => !own.some((local) => local.name === one.name && local.type === one.type),
      );
      found.push(...[...own, ...global].filter((one) => this.#admits(one, userId, channel, guild)));
    }
    return found;
  }

  #admits(command: Command, userId: string, channel: Channel, guild: Guild | undefined): boolean {
    const contexts =
      command.contexts ??
      (command.dm_permission === false ? [CONTEXT.guild] : [CONTEXT.guild, CONTEXT.botDm]);
    if (!guild) return command.guild_id === undefined && (contexts as number[]).includes(CONTEXT.botDm);
    if (command.guild_id === undefined && !(contexts as number[]).includes(CONTEXT.guild)) return false;
    const inChannel = channelPermissions(guild, userId, channel, this.#world.now());
    if ((inChannel & P.UseApplicationCommands) === 0n) return false;
    const needed = command.default_member_permissions;
    if (needed === null || needed === undefined) return true;
    const held = guildPermissions(guild, userId, this.#world.now()) | inChannel;
    if (needed === '0') return (held & P.Administrator) !== 0n;
    return (held & BigInt(needed)) === BigInt(needed);
  }

  #command(applicationId: string, guildId: string | undefined, body: Json, id: string): Command {
    const { name_localized: _n, description_localized: _d, ...given } = body;
    const permissions = given.default_member_permissions;
    return {
      ...structuredClone(given),
      id,
      application_id: applicationId,
      version: this.#world.newId(),
      type: Number(given.type ?? 1),
      description: given.description ?? '',
      name_localizations: given.name_localizations ?? null,
      description_localizations: given.description_localizations ?? null,
      default_member_permissions:
        permissions === undefined || permissions === null ? null : String(permissions),
      dm_permission: guildId === undefined ? (given.dm_permission ?? true) : undefined,
      contexts: given.contexts ?? null,
      integration_types: given.integration_types ?? [0],
      nsfw: given.nsfw ?? false,
      ...(guildId === undefined ? {} : { guild_id: guildId }),
    } as unknown as Command;
  }
}

function refuseTooMany(count: number, type: number): void {
  const limit = COMMAND_LIMITS[type];
  if (limit !== undefined && count > limit) {
    throw new DiscordError(400, 30032, `Maximum number of application commands reached (${limit})`);
  }
}

/** A command as a list shows it: localizations only when they were asked for. */
export function showCommand(command: Command, withLocalizations: boolean, locale?: string): Json {
  const show = (node: Json): Json => {
    const shown: Json = { ...node };
    for (const key of ['name', 'description'] as const) {
      const texts = node[`${key}_localizations`];
      if (withLocalizations) continue;
      delete shown[`${key}_localizations`];
      if (locale && isObject(texts) && typeof texts[locale] === 'string')
        shown[`${key}_localized`] = texts[locale];
    }
    for (const key of ['options', 'choices'] as const) {
      const list = node[key];
      if (Array.isArray(list)) shown[key] = list.filter(isObject).map(show);
    }
    return shown;
  };
  return show(command as unknown as Json);
}
