/** The Discord client: no privileged intent, and only what a talk needs is kept in memory. */
import {
  type CacheFactory,
  Client,
  type ClientOptions,
  Collection,
  DefaultRestOptions,
  GatewayIntentBits,
  LimitedCollection,
} from 'discord.js';
import { StartError } from '../store/start-error.ts';
import { keepLittle } from './trim.ts';

/**
 * Managers of which nothing is kept. What is left: servers, roles (permissions), voice states, stage instances, the
 * members that voice states bring, and the channels that {@link keepLittle} leaves.
 */
const NOT_KEPT: ReadonlySet<string> = new Set([
  'ApplicationCommandManager',
  'ApplicationEmojiManager',
  'AutoModerationRuleManager',
  'BaseGuildEmojiManager',
  'DMMessageManager',
  'EntitlementManager',
  'GuildBanManager',
  'GuildEmojiManager',
  'GuildForumThreadManager',
  'GuildInviteManager',
  'GuildMessageManager',
  'GuildScheduledEventManager',
  'GuildSoundboardSoundManager',
  'GuildStickerManager',
  'GuildTextThreadManager',
  'MessageManager',
  'PresenceManager',
  'ReactionManager',
  'ReactionUserManager',
  'ThreadManager',
  'ThreadMemberManager',
]);

/** The cache of all of them: it never holds anything, so one will do for the managers of every channel. */
const NOTHING = new LimitedCollection<never, never>({ maxSize: 0 });

const makeCache: CacheFactory = (base, _holds, manager) =>
  NOT_KEPT.has(manager?.name ?? base.name) ? NOTHING : new Collection();

/** Calls that must not be made twice: the second channel or event would stay. The talk is compared again instead. */
const ONCE = /\/guilds\/\d+\/(channels|scheduled-events)$/;

/**
 * discord.js tries a call again whose connection was reset, and gives up where it was closed, which is no different:
 * what was asked may have been done or not, and the bot is safe to ask for it twice.
 */
const makeRequest: typeof DefaultRestOptions.makeRequest = async (url, init) => {
  try {
    return await DefaultRestOptions.makeRequest(url, init);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== 'UND_ERR_SOCKET' || (init.method === 'POST' && ONCE.test(url))) throw error;
    throw Object.assign(new Error('the connection was closed', { cause: error }), { code: 'ECONNRESET' });
  }
};

/**
 * The options of the client, for a Discord at `apiUrl`. A rate limit is waited for, except that of publishing, which can last
 * an hour.
 */
export const clientOptions = (apiUrl: string): ClientOptions => ({
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildVoiceStates,
    GatewayIntentBits.GuildScheduledEvents,
  ],
  makeCache,
  allowedMentions: { parse: [] },
  rest: { api: apiUrl, makeRequest, rejectOnRateLimit: ({ route }) => route.endsWith('/crosspost') },
});

/** Makes the client; it is not connected yet. */
export const createClient = (apiUrl: string): Client => {
  const client = new Client(clientOptions(apiUrl));
  keepLittle(client);
  return client;
};

const sentences: Record<string, string> = {
  TokenInvalid:
    'Discord refuses the token. Copy it anew from the Bot page of your application in the developer portal and put it in DISCORD_TOKEN.',
  DisallowedIntents:
    'Discord refuses the intents that were asked for. Rostrum needs no privileged one: look for another program with this token.',
};

/**
 * Connects the client and waits until every server is there.
 *
 * @throws {StartError} when Discord refuses the token or cannot be reached
 */
export const connect = async (client: Client, token: string): Promise<Client<true>> => {
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve));
  try {
    await client.login(token);
  } catch (error) {
    const { code, message, status } = error as { code?: string; message: string; status?: number };
    const sentence =
      sentences[code ?? ''] ??
      (status === 401 ? sentences.TokenInvalid : undefined) ??
      `Discord can't be reached (${message}). Look at the network, then start me again.`;
    throw new StartError(sentence, { cause: error });
  }
  return ready;
};
