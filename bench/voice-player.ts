/** A bot that plays on every stage it finds, for the figure of many stages in one process. A process of its own. */
import { Readable } from 'node:stream';
import {
  AudioPlayerStatus,
  createAudioPlayer,
  createAudioResource,
  entersState,
  joinVoiceChannel,
  StreamType,
  type VoiceConnection,
  VoiceConnectionStatus,
} from '@discordjs/voice';
import { ChannelType, Client, Events, GatewayIntentBits, type StageChannel } from 'discord.js';

const { DISCORD_TOKEN = '', DISCORD_API_URL = '', PACKETS = '' } = process.env;
const READY_WITHIN = 20_000;
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildVoiceStates],
  rest: { api: DISCORD_API_URL, globalRequestsPerSecond: Number.POSITIVE_INFINITY },
});

const join = async (stage: StageChannel): Promise<VoiceConnection> => {
  const { guild } = stage;
  const connection = joinVoiceChannel({
    channelId: stage.id,
    guildId: guild.id,
    adapterCreator: guild.voiceAdapterCreator,
  });
  await entersState(connection, VoiceConnectionStatus.Ready, READY_WITHIN);
  await guild.members.me?.voice.setSuppressed(false);
  return connection;
};

/** As long as a packet of speech at 64 kbit/s. */
const packet = Buffer.alloc(160, 0xfc);

const play = async (connection: VoiceConnection): Promise<void> => {
  const player = createAudioPlayer();
  connection.subscribe(player);
  const packets = Readable.from(Array.from({ length: Number(PACKETS) }, () => packet));
  player.play(createAudioResource(packets, { inputType: StreamType.Opus }));
  await entersState(player, AudioPlayerStatus.Playing, READY_WITHIN);
  await entersState(player, AudioPlayerStatus.Idle, Number(PACKETS) * 20 + READY_WITHIN);
};

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void client.destroy().then(() => process.exit(0)));
}
const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
await client.login(DISCORD_TOKEN);
await ready;
const stages = [...client.channels.cache.values()].filter(
  (channel) => channel.type === ChannelType.GuildStageVoice,
);
const connections = await Promise.all(stages.map(join));
process.stdout.write(`${JSON.stringify({ msg: 'ready', stages: connections.length })}\n`);
const since = performance.now();
const cpu = process.cpuUsage();
await Promise.all(connections.map(play));
const { user, system } = process.cpuUsage(cpu);
const share = (user + system) / 1000 / (performance.now() - since);
process.stdout.write(`${JSON.stringify({ msg: 'played', share })}\n`);
