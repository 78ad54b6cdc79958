/** A program that joins a stage and says so, for the test of what a process must be told to dial the voice server. */
import { entersState, joinVoiceChannel, VoiceConnectionStatus } from '@discordjs/voice';
import { Client, GatewayIntentBits } from 'discord.js';

const { DISCORD_TOKEN, DISCORD_API_URL: api = '', STAGE = '' } = process.env;
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildVoiceStates],
  rest: { api },
});
const ready = new Promise((resolve) => client.once('clientReady', resolve));
await client.login(DISCORD_TOKEN);
await ready;
const channel = client.channels.cache.get(STAGE);
if (!channel?.isVoiceBased()) throw new Error('no stage');
const connection = joinVoiceChannel({
  channelId: channel.id,
  guildId: channel.guild.id,
  adapterCreator: channel.guild.voiceAdapterCreator,
});
await entersState(connection, VoiceConnectionStatus.Ready, 5_000);
process.stdout.write('ready\n');
