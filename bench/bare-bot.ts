/** The bot to compare with: discord.js as it comes, and one command that only answers. A process of its own. */
import { Client, Events, MessageFlags } from 'discord.js';

const { DISCORD_TOKEN = '', DISCORD_API_URL = '', INTENTS = '1' } = process.env;
const client = new Client({ intents: Number(INTENTS), rest: { api: DISCORD_API_URL } });

client.on(Events.InteractionCreate, (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  void interaction.reply({ content: 'Here I am.', flags: MessageFlags.Ephemeral });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void client.destroy().then(() => process.exit(0)));
}

const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
await client.login(DISCORD_TOKEN);
const { application, guilds } = await ready;
await application.commands.set([{ name: 'bare', description: 'Answers' }]);
process.stdout.write(`${JSON.stringify({ msg: 'ready', guilds: guilds.cache.size })}\n`);
