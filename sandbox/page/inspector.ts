/** What the inspector shows: REST calls, gateway events, interactions and their deadlines, limits and faults. */
import { ApplicationCommandType, InteractionType } from 'discord-api-types/v10';
import { type Interaction, makeInteractions, RESPONSE_DEADLINE_MS } from '../interactions/interactions.ts';
import type { RestCall } from '../rest.ts';
import type { Sandbox } from '../server.ts';
import { nameOf } from '../transcript/text.ts';
import type { Dispatch } from '../world/types.ts';
import type { Disturbance } from './disturb.ts';
import type {
  PageBucket,
  PageCall,
  PageDispatch,
  PageInteraction,
  PageSession,
  ServerFrame,
} from './protocol.ts';

/** Lines kept of each kind. */
const KEPT = 200;

/** The state shown is that of everyone: it is for who works on a bot, not for the people of the server. */
type Frame = Extract<ServerFrame, { type: 'inspector' }>;

interface Watched {
  readonly interaction: Interaction;
  readonly what: string;
  answeredAt?: number;
}

/** Watches one sandbox. */
export class Inspector {
  readonly #sandbox: Sandbox;
  readonly #disturbance: Disturbance;
  readonly #numbers = new WeakMap<RestCall, number>();
  readonly #dispatches: PageDispatch[] = [];
  readonly #interactions: Watched[] = [];
  #calls = 0;
  #events = 0;

  constructor(sandbox: Sandbox, disturbance: Disturbance) {
    this.#sandbox = sandbox;
    this.#disturbance = disturbance;
    sandbox.world.onDispatch((dispatch) => this.#note(dispatch));
  }

  /** All that is shown now. */
  frame(): Frame {
    const { world, rateLimits, missing, gateway } = this.#sandbox;
    return {
      type: 'inspector',
      now: world.now(),
      calls: this.#sandbox.calls.slice(-KEPT).map((call) => this.#call(call)),
      dispatches: [...this.#dispatches],
      interactions: this.#interactions.map((one) => this.#interaction(one)),
      buckets: [...rateLimits.buckets].map(([key, { limit, used, resetAt }]) => ({
        name: bucketName(key),
        limit,
        remaining: limit - used,
        resetAt,
      })) satisfies PageBucket[],
      refusals: rateLimits.refusals,
      invalidRequests: rateLimits.invalidRequests,
      faults: this.#disturbance.list(),
      sessions: gateway.sessions.map((one) => ({
        applicationName: one.application.name,
        shard: one.shard[0],
        state: one.connection ? 'connected' : 'waiting to resume',
      })) satisfies PageSession[],
      missing: [...new Set(missing)],
    };
  }

  #call(call: RestCall): PageCall {
    const known = this.#numbers.get(call) ?? ++this.#calls;
    this.#numbers.set(call, known);
    const refusal =
      call.status >= 400 ? (call.response as { message?: unknown } | undefined)?.message : undefined;
    return {
      n: known,
      at: call.at,
      method: call.method,
      path: withoutTokens(call.path),
      status: call.status,
      ms: Math.round(call.ms * 10) / 10,
      ...(typeof refusal === 'string' ? { refusal } : {}),
    };
  }

  #note({ event, payload, audience }: Dispatch): void {
    const { world } = this.#sandbox;
    if (event.startsWith('SANDBOX_')) return;
    this.#events += 1;
    const shown = payload as Record<string, unknown>;
    const id = (key: string): string | undefined => (typeof shown[key] === 'string' ? shown[key] : undefined);
    const guild = world.guilds.get(audience.guildId ?? '');
    const channelId = audience.channelId ?? id('channel_id');
    const userId = id('user_id') ?? (shown.user as { id?: string } | undefined)?.id;
    const about = [
      channelId === undefined ? undefined : channelName(world.channels.get(channelId)?.name),
      userId === undefined ? undefined : nameOf(world, guild, userId),
      guild && channelId === undefined && userId === undefined ? guild.name : undefined,
    ];
    this.#dispatches.push({
      n: this.#events,
      at: world.now(),
      event,
      about: about.filter((one) => one !== undefined).join(' · '),
    });
    if (this.#dispatches.length > KEPT) this.#dispatches.shift();
    if (event === 'INTERACTION_CREATE') this.#watch(shown);
  }

  #watch(payload: Record<string, unknown>): void {
    const { world } = this.#sandbox;
    const interaction = world.part(makeInteractions).byId(String(payload.id), String(payload.token));
    if (!interaction) return;
    const watched: Watched = { interaction, what: whatOf(interaction, payload.data) };
    const listener = (): void => {
      watched.answeredAt ??= world.now();
      interaction.listeners.delete(listener);
    };
    interaction.listeners.add(listener);
    this.#interactions.push(watched);
    if (this.#interactions.length > KEPT) this.#interactions.shift();
  }

  #interaction({ interaction, what, answeredAt }: Watched): PageInteraction {
    const { world } = this.#sandbox;
    const guild = world.guilds.get(interaction.channel.guild_id ?? '');
    return {
      id: interaction.id,
      kind: KINDS[interaction.type] ?? 'other',
      what,
      by: nameOf(world, guild, interaction.user.id),
      at: interaction.createdAt,
      deadline: interaction.createdAt + RESPONSE_DEADLINE_MS,
      state: interaction.state,
      ...(answeredAt !== undefined && interaction.state === 'answered'
        ? { ms: answeredAt - interaction.createdAt }
        : {}),
    };
  }
}

const KINDS: Readonly<Record<number, PageInteraction['kind']>> = {
  [InteractionType.ApplicationCommand]: 'command',
  [InteractionType.MessageComponent]: 'component',
  [InteractionType.ApplicationCommandAutocomplete]: 'autocomplete',
  [InteractionType.ModalSubmit]: 'modal',
};

function whatOf(interaction: Interaction, data: unknown): string {
  const { command } = interaction;
  if (!command) return String((data as { custom_id?: unknown }).custom_id);
  return command.type === ApplicationCommandType.ChatInput ? `/${command.name}` : command.name;
}

function channelName(name: string | null | undefined): string {
  return name ? `#${name}` : 'direct message';
}

/** Interaction tokens are as good as passwords while they live. */
function withoutTokens(path: string): string {
  return path.replace(/^(\/interactions\/\d+\/)[^/]+/, '$1…').replace(/^(\/webhooks\/\d+\/)[^/]+/, '$1…');
}

/** The caller, the last word, is an application's id or a token. */
function bucketName(key: string): string {
  const words = key.split(' ').slice(0, -1);
  return words.map((word) => (/^[\w-]{30,}$/.test(word) ? '…' : word)).join(' ');
}
