/** What the voice tests share: a stage with people and a bot on it, whose discord.js and @discordjs/voice are the real ones. */
import { Readable } from 'node:stream';
import {
  type AudioPlayer,
  AudioPlayerStatus,
  createAudioPlayer,
  createAudioResource,
  EndBehaviorType,
  entersState,
  getVoiceConnection,
  joinVoiceChannel,
  NoSubscriberBehavior,
  StreamType,
  type VoiceConnection,
  VoiceConnectionStatus,
} from '@discordjs/voice';
import type { Client } from 'discord.js';
import { type Actor, actors } from '../../sandbox/actors/actors.ts';
import { trustCertificate } from '../../sandbox/voice/certificate.ts';
import { BOT_PERMISSIONS, readyClient, stageScene } from './support.ts';

/** The longest that a state may take, in milliseconds. */
export const WITHIN = 5_000;

export type VoiceScene = Awaited<ReturnType<typeof voiceScene>>;

/** A sandbox with a stage that Olga owns and Mia listens to, and a bot that is logged in. */
export async function voiceScene(permissions = BOT_PERMISSIONS) {
  await trustCertificate();
  const scene = await stageScene(permissions);
  scene.sandbox.rateLimits.enabled = false;
  const client: Client<true> = await readyClient(scene);
  const { actor } = actors(scene.sandbox);
  const [olga, mia]: [Actor, Actor] = [actor(scene.owner), actor(scene.member)];
  const { voice } = scene.sandbox;
  return {
    ...scene,
    client,
    voice,
    olga,
    mia,
    /** The bot joins a channel, and nothing more. */
    joins(channelId = scene.stage.id, selfDeaf = false): VoiceConnection {
      const guild = client.guilds.cache.get(scene.guild.id);
      if (!guild) throw new Error('no guild');
      const { voiceAdapterCreator: adapterCreator } = guild;
      const connection = joinVoiceChannel({ channelId, guildId: guild.id, adapterCreator, selfDeaf });
      // Refusals of sockets are seen in its states; an `error` without a listener would end the process.
      connection.on('error', () => undefined);
      return connection;
    },
    /** The bot joins the stage and is ready, on stage unless `audience`. */
    async isReady(options: { audience?: boolean; selfDeaf?: boolean } = {}): Promise<VoiceConnection> {
      const connection = await ready(this.joins(scene.stage.id, options.selfDeaf));
      if (!options.audience) await this.stepsUp();
      return connection;
    },
    /** The bot goes on stage through REST. */
    async stepsUp(): Promise<void> {
      const body = { channel_id: scene.stage.id, suppress: false };
      await client.rest.patch(`/guilds/${scene.guild.id}/voice-states/@me`, { body });
    },
    async stop(): Promise<void> {
      const connection = getVoiceConnection(scene.guild.id);
      if (connection && connection.state.status !== VoiceConnectionStatus.Destroyed) connection.destroy();
      await client.destroy();
      await scene.sandbox.stop();
    },
  };
}

/** Waits until a connection can play and receive. */
export function ready(connection: VoiceConnection): Promise<VoiceConnection> {
  return entersState(connection, VoiceConnectionStatus.Ready, WITHIN);
}

/** Plays packets as they are, and is over when the player is idle again. */
export async function plays(connection: VoiceConnection, packets: readonly Buffer[]): Promise<AudioPlayer> {
  const player = createAudioPlayer({ behaviors: { noSubscriber: NoSubscriberBehavior.Play } });
  connection.subscribe(player);
  player.play(createAudioResource(Readable.from(packets), { inputType: StreamType.Opus }));
  await entersState(player, AudioPlayerStatus.Playing, WITHIN);
  await entersState(player, AudioPlayerStatus.Idle, WITHIN);
  return player;
}

/** Collects what a connection receives from a user. */
export function hears(connection: VoiceConnection, userId: string): { packets: Buffer[]; failed: Error[] } {
  const heard = { packets: [] as Buffer[], failed: [] as Error[] };
  const stream = connection.receiver.subscribe(userId, { end: { behavior: EndBehaviorType.Manual } });
  stream.on('data', (packet: Buffer) => heard.packets.push(packet));
  stream.on('error', (error) => heard.failed.push(error));
  return heard;
}

/** Packets that can be told apart: `name` and a number. */
export function numbered(name: string, count: number): Buffer[] {
  return Array.from({ length: count }, (_, index) => Buffer.from(`${name} ${index}`));
}
