/** A voice connection over its life: moved, thrown out, cut and resumed, on another server, after a restart of its bot. */
import { fileURLToPath } from 'node:url';
import {
  entersState,
  VoiceConnectionStatus as Status,
  VoiceConnectionDisconnectReason,
} from '@discordjs/voice';
import { ChannelType } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spawnBot } from '../../sandbox/bot-process.ts';
import { BOT_PERMISSIONS, readyClient, until } from './support.ts';
import { hears, numbered, plays, ready, type VoiceScene, voiceScene, WITHIN } from './voice-kit.ts';

let scene: VoiceScene;
beforeEach(async () => {
  scene = await voiceScene();
});
afterEach(() => scene.stop());

const onlySession = () => {
  const [session, ...others] = scene.voice.sessions;
  if (!session || others.length > 0) throw new Error(`${scene.voice.sessions.length} sessions`);
  return session;
};
const heard = () => scene.voice.stageHears(scene.stage.id).map((sound) => String(sound.payload));

describe('leaving', () => {
  it('by itself ends the session', async () => {
    const connection = await scene.isReady();
    connection.destroy();
    await until(() => scene.voice.sessions.length === 0 && scene.voice.connections.length === 0);
    expect(scene.guild.voiceStates.has(scene.bot.user.id)).toBe(false);
  });

  it('closes with 4014 when a moderator disconnects it, and it can come back', async () => {
    const connection = await scene.isReady();
    scene.olga.moves(scene.bot.user, null);
    await entersState(connection, Status.Disconnected, WITHIN);
    expect(connection.state).toMatchObject({
      reason: VoiceConnectionDisconnectReason.WebSocketClose,
      closeCode: 4014,
    });
    connection.rejoin();
    await ready(connection);
    expect(scene.world.voice.stateIn(scene.guild.id, scene.bot.user.id).suppress).toBe(true);
  });

  it('closes with 4014 when the main gateway session is over', async () => {
    const connection = await scene.isReady();
    const codes: number[] = [];
    connection.on('stateChange', (_, { status, ...state }) => {
      if (status === Status.Disconnected && 'closeCode' in state) codes.push(Number(state.closeCode));
    });
    scene.sandbox.gateway.invalidate(false);
    await until(() => codes.length === 1);
    expect(codes).toEqual([4014]);
  });

  it('closes with 4022 when the channel is deleted', async () => {
    await scene.isReady();
    const [socket] = scene.voice.connections;
    scene.seed.removeChannel(scene.stage.id);
    await until(() => scene.voice.connections.length === 0);
    expect(socket?.closedWith).toBe(4022);
  });
});

describe('moving', () => {
  it('to another stage takes a new token, and seats the bot in the audience there', async () => {
    const connection = await scene.isReady();
    const other = scene.seed.addChannel(scene.guild.id, { name: 'Other', type: ChannelType.GuildStageVoice });
    const before = onlySession();
    scene.olga.moves(scene.bot.user, other);
    await until(() =>
      scene.voice.sessions.some(({ seat, address }) => seat.channelId === other.id && address),
    );
    await ready(connection);
    expect(onlySession().seat.token).not.toBe(before.seat.token);
    expect(before.connection?.closedWith ?? 4014).toBe(4014);
    expect(scene.world.voice.stateIn(scene.guild.id, scene.bot.user.id)).toMatchObject({
      channel_id: other.id,
      suppress: true,
    });
    scene.olga.joins(other).stepsUp();
    const olga = hears(connection, scene.olga.id);
    await scene.olga.speaks(numbered('here', 3)).ended;
    await until(() => olga.packets.length === 8);
  });

  it('to an ordinary voice channel is refused with 4017, as end-to-end encryption is not there', async () => {
    const room = scene.seed.addChannel(scene.guild.id, { name: 'Room', type: ChannelType.GuildVoice });
    const connection = scene.joins(room.id);
    // The library answers every close but 4014 by joining again at once.
    const refused = new Promise<void>((resolve) => {
      connection.on('stateChange', (before, now) => {
        if (before.status === Status.Connecting && now.status === Status.Signalling) resolve();
      });
    });
    await refused;
    connection.destroy();
    expect(scene.voice.sessions).toEqual([]);
  });

  it('to another region: a new endpoint, and sound goes on', async () => {
    const connection = await scene.isReady();
    const { endpoint } = onlySession().seat;
    await plays(connection, numbered('before', 2));
    await scene.voice.moveRegion(scene.guild.id);
    await until(() =>
      scene.voice.sessions.some(({ seat, address }) => seat.endpoint !== endpoint && address),
    );
    await ready(connection);
    await plays(connection, numbered('after', 2));
    await until(() => heard().includes('after 1'));
    expect(onlySession().seat.endpoint).not.toBe(endpoint);
    expect(scene.world.voice.stateIn(scene.guild.id, scene.bot.user.id).suppress).toBe(false);
  });

  it('waits while there is no voice server, and connects when there is one again', async () => {
    const connection = await scene.isReady();
    scene.voice.withdraw(scene.guild.id);
    await entersState(connection, Status.Disconnected, WITHIN);
    expect(connection.state).toMatchObject({ reason: VoiceConnectionDisconnectReason.EndpointRemoved });
    await scene.voice.moveRegion(scene.guild.id);
    await ready(connection);
  });
});

describe('a lost line', () => {
  it('is resumed with what was missed, when the socket was cut or the server crashed', async () => {
    scene.olga.joins(scene.stage).stepsUp();
    const connection = await scene.isReady();
    const before = onlySession();
    const told: { op: number; seq?: number; d: unknown }[] = [];
    const listen = () => {
      const { networking } = connection.state as { networking?: { state: { ws?: NodeJS.EventEmitter } } };
      networking?.state.ws?.on('packet', (packet) => told.push(packet));
    };
    connection.on('stateChange', (old, now) => {
      if (old.status === Status.Ready && now.status === Status.Connecting) listen();
    });
    for (const lose of [() => scene.voice.cutAll(), () => scene.voice.closeAll(4015)]) {
      told.length = 0;
      lose();
      // Somebody speaks and somebody comes while nobody listens.
      const speech = scene.olga.speaks(numbered('missed', 1));
      scene.mia.joins(scene.stage);
      await until(() => told.some((packet) => packet.op === 9));
      await ready(connection);
      await speech.ended;
      await until(() => told.some((packet) => packet.op === 11));
      const replayed = told.slice(told.findIndex((packet) => packet.op === 9) + 1);
      expect(replayed.slice(0, 2)).toMatchObject([
        { op: 5, d: { user_id: scene.olga.id, speaking: 1 } },
        { op: 11, d: { user_ids: [scene.mia.id] } },
      ]);
      expect(Number(replayed[1]?.seq)).toBe(Number(replayed[0]?.seq) + 1);
      scene.mia.leaves();
    }
    expect(onlySession()).toBe(before);
    await plays(connection, numbered('after', 2));
    await until(() => heard().includes('after 1'));
  });

  it('is not resumed when the session is forgotten: the library joins again', async () => {
    const connection = await scene.isReady();
    const before = onlySession();
    scene.voice.forgetSessions();
    scene.voice.cutAll();
    await until(() => scene.voice.sessions.some((session) => session !== before && session.address));
    await ready(connection);
  });
});

it('ends with its sandbox, which may be stopped twice', async () => {
  await scene.isReady();
  await scene.sandbox.stop();
  expect(scene.voice.connections).toEqual([]);
  await scene.sandbox.stop();
});

it('is trusted by a process that was only told where the certificate lies', async () => {
  const program = fileURLToPath(new URL('voice-bot.ts', import.meta.url));
  const other = scene.sandbox.addBot({ name: 'other' });
  scene.seed.installBot(scene.guild.id, other.id, BOT_PERMISSIONS);
  const bot = spawnBot(
    { DISCORD_TOKEN: other.token, DISCORD_API_URL: scene.sandbox.apiUrl, STAGE: scene.stage.id },
    program,
  );
  await until(() => bot.lines.includes('ready'), 15_000);
  expect(scene.voice.sessions.map(({ seat }) => seat.userId)).toEqual([other.user.id]);
  await bot.end();
});

it('gives the seat to a bot that starts anew, and takes it from the one that was killed', async () => {
  await scene.isReady();
  const before = onlySession();
  scene.sandbox.gateway.cutAll();
  await scene.client.destroy();
  const again = await readyClient(scene);
  const guild = again.guilds.cache.get(scene.guild.id);
  again.ws.shards.first()?.send({
    op: 4,
    d: { guild_id: guild?.id, channel_id: scene.stage.id, self_mute: false, self_deaf: false },
  });
  await until(() => !scene.voice.sessions.includes(before));
  const { session_id: sessionId } = scene.world.voice.stateIn(scene.guild.id, scene.bot.user.id);
  expect(sessionId).not.toBe(before.seat.sessionId);
  await again.destroy();
});
