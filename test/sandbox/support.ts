/** What the sandbox's own tests share: a guild with a stage, a bot in it, and a real discord.js client. */
import { ChannelType, Client, GatewayIntentBits, PermissionFlagsBits as P } from 'discord.js';
import { EVERYONE_PERMISSIONS, STAGE_MODERATOR } from '../../sandbox/permissions.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';

export const BOT_PERMISSIONS =
  EVERYONE_PERMISSIONS | STAGE_MODERATOR | P.ManageRoles | P.CreateEvents | P.ManageEvents;

/** A sandbox with a guild "Club", a stage and a text channel, an owner, a member, and a bot. */
export async function stageScene(permissions = BOT_PERMISSIONS) {
  const sandbox = await startSandbox();
  const { seed } = sandbox.world;
  const bot = sandbox.addBot({ name: 'rostrum' });
  const owner = seed.addUser({ name: 'olga' });
  const member = seed.addUser({ name: 'mia' });
  const guild = seed.addGuild({ name: 'Club', ownerId: owner.id });
  seed.addMember(guild.id, member.id);
  const text = seed.addChannel(guild.id, { name: 'general' });
  const stage = seed.addChannel(guild.id, { name: 'Main stage', type: ChannelType.GuildStageVoice });
  seed.installBot(guild.id, bot.id, permissions);
  return { sandbox, world: sandbox.world, seed, bot, owner, member, guild, text, stage };
}

/** A discord.js client of the sandbox; the caller logs in. */
export function clientOf(sandbox: Sandbox, intents: GatewayIntentBits[] = ORDINARY_INTENTS): Client {
  return new Client({ intents, rest: { api: sandbox.apiUrl } });
}

const ORDINARY_INTENTS = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildVoiceStates,
  GatewayIntentBits.GuildScheduledEvents,
];

/** A logged-in client that has seen its guilds. */
export async function readyClient(scene: {
  sandbox: Sandbox;
  bot: { token: string };
}): Promise<Client<true>> {
  const client = clientOf(scene.sandbox);
  const ready = new Promise<void>((resolve) => client.once('clientReady', () => resolve()));
  await client.login(scene.bot.token);
  await ready;
  return client as Client<true>;
}

/** Waits until a condition holds, looking every few milliseconds, at most `ms`. */
export async function until(condition: () => boolean, ms = 5000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Not within ${ms} ms: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
