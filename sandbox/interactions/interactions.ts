/** Interactions under way: who acted, with which app, until when it may answer, and what came of it. */
import { randomBytes } from 'node:crypto';
import { type APIMessage, type APIUser, GatewayDispatchEvents, InteractionType } from 'discord-api-types/v10';
import { showUser } from '../messages/stored-shape.ts';
import { channelPermissions } from '../permissions.ts';
import { type Json, MessageFlag } from '../validate/form.ts';
import { showChannel } from '../world/show.ts';
import type { Application, Channel } from '../world/types.ts';
import type { World } from '../world.ts';

/** How long an app has for its first response. Source: Discord's page "Receiving and Responding to Interactions". */
export const RESPONSE_DEADLINE_MS = 3_000;
/** How long the token lives after that. Same source. */
export const TOKEN_LIFE_MS = 15 * 60_000;

/** What a person gets out of an interaction. */
export type Outcome =
  | { readonly kind: 'message'; readonly message: APIMessage }
  | { readonly kind: 'updated'; readonly message: APIMessage }
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'choices'; readonly choices: readonly Json[] }
  | { readonly kind: 'modal'; readonly modal: Json };

/** One interaction. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly application: Application;
  readonly user: APIUser;
  readonly channel: Channel;
  readonly createdAt: number;
  /** The message whose component was used, also for a modal opened from it. */
  readonly source: APIMessage | undefined;
  /** Name (with subcommands) and type of the command, for a command. */
  readonly command: { readonly name: string; readonly type: number } | undefined;
  /** What opened the modal, for a submitted modal. */
  readonly openedBy: Interaction | undefined;
  readonly followUps: APIMessage[];
  state: 'open' | 'answered' | 'void';
  /** Type of the callback that answered it. */
  callback: number | undefined;
  /** The response that `@original` means. */
  original: APIMessage | undefined;
  outcome: Outcome | undefined;
  readonly listeners: Set<() => void>;
}

/** What starts an interaction. */
export interface Opening {
  readonly type: InteractionType;
  readonly application: Application;
  readonly user: APIUser;
  readonly channel: Channel;
  readonly data: Json;
  readonly locale: string;
  readonly source?: APIMessage | undefined;
  readonly command?: Interaction['command'];
  readonly openedBy?: Interaction | undefined;
}

/** The interactions of a world; use as `world.part(makeInteractions)`. */
export function makeInteractions(world: World): Interactions {
  return new Interactions(world);
}

/** See the file's first line. */
export class Interactions {
  readonly #world: World;
  readonly #byId = new Map<string, Interaction>();
  readonly #byToken = new Map<string, Interaction>();
  /** Those whose app said that it will change the message that carries the component. */
  readonly #deferred = new Set<Interaction>();

  constructor(world: World) {
    this.#world = world;
    world.onDispatch(({ event, payload }) => {
      if (event !== GatewayDispatchEvents.MessageUpdate && event !== 'SANDBOX_EPHEMERAL') return;
      for (const one of [...this.#deferred]) {
        if (one.source?.id === (payload as APIMessage).id)
          this.settle(one, { kind: 'updated', message: one.source });
      }
    });
  }

  /** Sends INTERACTION_CREATE to the app, and starts its three seconds. */
  open(opening: Opening): Interaction {
    const id = this.#world.newId();
    const interaction: Interaction = {
      id,
      token: `${Buffer.from(`interaction:${id}`).toString('base64url')}${randomBytes(24).toString('base64url')}`,
      type: opening.type,
      application: opening.application,
      user: opening.user,
      channel: opening.channel,
      createdAt: this.#world.now(),
      source: opening.source,
      command: opening.command,
      openedBy: opening.openedBy,
      followUps: [],
      state: 'open',
      callback: undefined,
      original: undefined,
      outcome: undefined,
      listeners: new Set(),
    };
    this.#byId.set(id, interaction);
    this.#byToken.set(interaction.token, interaction);
    this.#world.clock.after(RESPONSE_DEADLINE_MS, () => {
      if (interaction.state !== 'open') return;
      interaction.state = 'void';
      this.settle(interaction, { kind: 'failed' });
    });
    this.#world.clock.after(TOKEN_LIFE_MS, () => {
      this.#byId.delete(id);
      if (!interaction.outcome) this.settle(interaction, { kind: 'failed' });
    });
    this.#world.emit(GatewayDispatchEvents.InteractionCreate, this.#payload(interaction, opening), {
      applicationIds: [opening.application.id],
      ...(opening.channel.guild_id === undefined ? {} : { guildId: opening.channel.guild_id }),
    });
    return interaction;
  }

  /** The interaction with this id and token. */
  byId(id: string, token: string): Interaction | undefined {
    const found = this.#byId.get(id);
    return found?.token === token ? found : undefined;
  }

  /** The interaction with this token, alive or not. */
  byToken(token: string): Interaction | undefined {
    return this.#byToken.get(token);
  }

  /** Whether the token still opens the webhook routes. */
  tokenLives(interaction: Interaction): boolean {
    return this.#world.now() - interaction.createdAt < TOKEN_LIFE_MS;
  }

  /** Waits for a change of the message that carries the component. */
  awaitUpdate(interaction: Interaction): void {
    this.#deferred.add(interaction);
  }

  /** Notes that the app has answered, and wakes who waits. */
  answered(interaction: Interaction, callback: number): void {
    interaction.state = 'answered';
    interaction.callback = callback;
    for (const listener of [...interaction.listeners]) listener();
  }

  /** Notes what came of an interaction and wakes who waits for it. The first outcome stays. */
  settle(interaction: Interaction, outcome: Outcome): void {
    interaction.outcome ??= outcome;
    this.#deferred.delete(interaction);
    for (const listener of [...interaction.listeners]) listener();
  }

  /**
   * Resolves when there is an outcome, or without one after `within` real milliseconds (10,000); a change that the
   * app announced with a deferred update is awaited for 1,500 ms only, for there need not be one.
   */
  async outcomeOf(
    interaction: Interaction,
    { within }: { readonly within?: number } = {},
  ): Promise<Outcome | undefined> {
    const changed = (limit: number): Promise<void> =>
      new Promise((resolve) => {
        const timer = setTimeout(done, limit);
        function done(): void {
          clearTimeout(timer);
          interaction.listeners.delete(done);
          resolve();
        }
        interaction.listeners.add(done);
      });
    if (interaction.state === 'open') await changed(within ?? RESPONSE_DEADLINE_MS + 1_000);
    if (!interaction.outcome) await changed(within ?? (interaction.callback === 6 ? 1_500 : 10_000));
    return interaction.outcome;
  }

  /** The `interaction_metadata` and kin of a message that answers an interaction. */
  messageFields(interaction: Interaction): Json {
    const { application, command } = interaction;
    return {
      webhook_id: application.id,
      application_id: application.id,
      interaction_metadata: this.#metadata(interaction),
      ...(command
        ? {
            interaction: {
              id: interaction.id,
              type: interaction.type,
              name: command.name,
              user: showUser(interaction.user),
            },
          }
        : {}),
    };
  }

  #metadata(interaction: Interaction): Json {
    const base = {
      id: interaction.id,
      type: interaction.type,
      user: showUser(interaction.user),
      authorizing_integration_owners: owners(interaction.channel),
    };
    if (interaction.type === InteractionType.MessageComponent) {
      return { ...base, interacted_message_id: interaction.source?.id };
    }
    if (interaction.type === InteractionType.ModalSubmit && interaction.openedBy) {
      return { ...base, triggering_interaction_metadata: this.#metadata(interaction.openedBy) };
    }
    return base;
  }

  /** Source: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
  #payload(interaction: Interaction, opening: Opening): Json {
    const { channel, application, user } = interaction;
    const guild = channel.guild_id === undefined ? undefined : this.#world.guild(channel.guild_id);
    const now = this.#world.now();
    const payload: Json = {
      id: interaction.id,
      application_id: application.id,
      type: interaction.type,
      data: opening.data,
      token: interaction.token,
      version: 1,
      channel: showChannel(channel),
      channel_id: channel.id,
      locale: opening.locale,
      entitlements: [],
      entitlement_sku_ids: [],
      authorizing_integration_owners: owners(channel),
      attachment_size_limit: this.#world.uploadLimit,
      context: guild ? 0 : 1,
      app_permissions: guild
        ? String(channelPermissions(guild, application.user.id, channel, now))
        : String(DM_PERMISSIONS),
    };
    if (guild) {
      const { user: _user, ...member } = guild.members.get(user.id) ?? { user: undefined };
      payload.guild_id = guild.id;
      payload.guild = { id: guild.id, locale: guild.preferredLocale, features: guild.features };
      payload.guild_locale = guild.preferredLocale;
      payload.member = {
        ...member,
        user: showUser(user),
        permissions: String(channelPermissions(guild, user.id, channel, now)),
      };
    } else {
      payload.user = showUser(user);
    }
    if (interaction.source) payload.message = interaction.source;
    return payload;
  }
}

/** What an app may do in a direct message (view, send, embed, attach, read history, react, mention). */
const DM_PERMISSIONS =
  (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n) | (1n << 6n) | (1n << 17n);

function owners(channel: Channel): Record<string, string> {
  return { '0': channel.guild_id ?? '0' };
}

/** Whether a message waits for its deferred content. */
export function isLoading(message: APIMessage): boolean {
  return (Number(message.flags ?? 0) & MessageFlag.Loading) !== 0;
}
