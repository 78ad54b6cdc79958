/** A sandbox with a guild, a few people and a real discord.js bot, for the tests beside this file. */
import { Client, GatewayIntentBits, PermissionFlagsBits as P } from 'discord.js';
import { actors } from '../../sandbox/actors/actors.ts';
import { startSandbox } from '../../sandbox/server.ts';

/** What a bot that talks needs. */
const BOT_PERMISSIONS =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.ReadMessageHistory |
  P.CreatePublicThreads |
  P.PinMessages |
  P.AddReactions |
  P.ManageMessages;

/** Starts everything; `intents` are added to GUILDS. */
export async function kit(
  options: { intents?: GatewayIntentBits[]; permissions?: bigint; privileged?: number } = {},
) {
  const sandbox = await startSandbox();
  sandbox.rateLimits.enabled = false;
  const { seed } = sandbox.world;
  const bot = sandbox.addBot({ name: 'Rostrum', privilegedIntents: options.privileged ?? 0 });
  const owner = seed.addUser({ name: 'olga', globalName: 'Olga' });
  const guild = seed.addGuild({ name: 'Cartographers', ownerId: owner.id });
  const general = seed.addChannel(guild.id, { name: 'general' });
  const news = seed.addChannel(guild.id, { name: 'news', type: 5 });
  const stage = seed.addChannel(guild.id, { name: 'stage-maps', type: 13 });
  const secret = seed.addChannel(guild.id, { name: 'secret' });
  seed.setOverwrite(secret.id, guild.id, { deny: P.ViewChannel });
  const users = {
    ana: seed.addUser({ name: 'ana', globalName: 'Ana' }),
    ben: seed.addUser({ name: 'ben', globalName: 'Ben' }),
  };
  for (const user of Object.values(users)) seed.addMember(guild.id, user.id);
  seed.installBot(guild.id, bot.id, options.permissions ?? BOT_PERMISSIONS);
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, ...(options.intents ?? [])],
    rest: { api: sandbox.apiUrl, retries: 0 },
  });
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(bot.token);
  await ready;
  const people = actors(sandbox);
  return {
    sandbox,
    bot,
    client: client as Client<true>,
    guild,
    general,
    news,
    stage,
    secret,
    users,
    ...people,
    olga: people.actor(owner),
    ana: people.actor(users.ana),
    ben: people.actor(users.ben),
    async stop() {
      await client.destroy();
      await sandbox.stop();
    },
  };
}

export type Kit = Awaited<ReturnType<typeof kit>>;

/** The code and nested errors with which Discord refused, or a failure when it did not. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ code: number; status: number; errors: unknown }> {
  try {
    await call;
  } catch (error) {
    const { code, status, rawError } = error as {
      code: number;
      status: number;
      rawError?: { errors?: unknown };
    };
    return { code, status, errors: rawError?.errors };
  }
  throw new Error('It was not refused');
}

interface Judge {
  safeParse(value: unknown): { error?: { issues: readonly object[] } };
}

/**
 * What a schema made from Discord's OpenAPI document finds wrong with a payload. Discord writes times with the offset
 * `+00:00`; the schemas want `Z`, so the offset is rewritten first.
 */
export function judge(schema: Judge, value: unknown): readonly object[] {
  const rewritten = JSON.stringify(value).replaceAll(/(\d\d:\d\d:\d\d(?:\.\d+)?)\+00:00/g, '$1Z');
  return schema.safeParse(JSON.parse(rewritten)).error?.issues ?? [];
}
