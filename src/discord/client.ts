/** The Discord client: no privileged intent, and only what a talk needs is kept in memory. */
import { Client, type ClientOptions, GatewayIntentBits, Options } from 'discord.js';
import { StartError } from '../store/start-error.ts';

/**
 * Managers of which nothing is kept. What is left: servers, channels, roles (permissions), voice states, stage
 * instances, and the members that voice states bring.
 */
const NOT_KEPT = {
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildSoundboardSoundManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
} as const;

/** The options of the client, for a Discord at `apiUrl`. */
export const clientOptions = (apiUrl: string): ClientOptions => ({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildVoiceStates],
  makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, ...NOT_KEPT }),
  allowedMentions: { parse: [] },
  rest: { api: apiUrl },
});

/** Makes the client; it is not connected yet. */
export const createClient = (apiUrl: string): Client => new Client(clientOptions(apiUrl));

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
