/** Sound between people and a real @discordjs/voice: what is played is heard, what is said is received, byte for byte. */
import { VoiceConnectionStatus } from '@discordjs/voice';
import { ChannelType, PermissionFlagsBits as P } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { Rooms } from '../../sandbox/voice/rooms.ts';
import { oggOpus, SILENCE, tone } from '../../sandbox/voice/sources.ts';
import { oggFile } from './ogg-file.ts';
import { BOT_PERMISSIONS, until } from './support.ts';
import { hears, numbered, plays, type VoiceScene, voiceScene } from './voice-kit.ts';

let scene: VoiceScene;
afterEach(() => scene.stop());

/** Without the silence that ends every speech. */
const speechOf = (packets: readonly Buffer[]) =>
  packets.filter((packet) => !packet.equals(SILENCE)).map(String);

describe('a bot plays', () => {
  it('is in the audience first, and is heard byte for byte once it is on stage', async () => {
    scene = await voiceScene();
    const connection = await scene.isReady({ audience: true });
    expect(scene.world.voice.stateIn(scene.guild.id, scene.bot.user.id).suppress).toBe(true);
    await plays(connection, numbered('early', 5));
    expect(scene.voice.stageHears(scene.stage.id)).toEqual([]);
    await until(() => scene.voice.unheardIn(scene.stage.id).length >= 5);
    expect(new Set(scene.voice.unheardIn(scene.stage.id).map((one) => one.reason))).toEqual(
      new Set(['suppressed']),
    );

    await scene.stepsUp();
    const packets = [...tone({ hz: 880, ms: 300 })];
    await plays(connection, packets);
    const heard = () => scene.voice.stageHears(scene.stage.id);
    const spoken = () =>
      heard()
        .map((sound) => sound.payload)
        .filter((packet) => !packet.equals(SILENCE));
    await until(() => spoken().length === packets.length);
    expect(spoken()).toEqual(packets);
    const [first] = heard();
    expect(first?.userId).toBe(scene.bot.user.id);
    for (const [index, { ssrc, sequence, timestamp }] of heard().entries()) {
      expect(ssrc).toBe(first?.ssrc);
      expect(sequence).toBe(((first?.sequence ?? 0) + index) & 0xffff);
      expect(timestamp).toBe(((first?.timestamp ?? 0) + index * 960) % 2 ** 32);
    }
  });

  it('takes the stage with MUTE_MEMBERS only, and joins with CONNECT only', async () => {
    scene = await voiceScene(BOT_PERMISSIONS & ~P.MuteMembers);
    await scene.isReady({ audience: true });
    await expect(scene.stepsUp()).rejects.toMatchObject({ code: 50013 });
    await scene.stop();

    scene = await voiceScene();
    scene.seed.setOverwrite(scene.stage.id, scene.bot.user.id, { deny: P.Connect });
    const connection = scene.joins();
    await scene.client.rest.get('/gateway/bot');
    expect(connection.state.status).toBe(VoiceConnectionStatus.Signalling);
    expect(scene.guild.voiceStates.has(scene.bot.user.id)).toBe(false);
  });

  it('is not heard while a moderator has it muted, or sent it back to the audience', async () => {
    scene = await voiceScene();
    const connection = await scene.isReady();
    const path = `/guilds/${scene.guild.id}/members/${scene.bot.user.id}` as const;
    await scene.client.rest.patch(path, { body: { mute: true } });
    await plays(connection, numbered('muted', 3));
    await scene.client.rest.patch(path, { body: { mute: false } });
    await plays(connection, numbered('heard', 3));
    scene.olga.movesToAudience(scene.bot.user);
    await plays(connection, numbered('back', 3));
    await until(
      () => scene.voice.unheardIn(scene.stage.id).filter((it) => it.reason === 'suppressed').length >= 3,
    );
    expect(speechOf(scene.voice.stageHears(scene.stage.id).map((sound) => sound.payload))).toEqual([
      'heard 0',
      'heard 1',
      'heard 2',
    ]);
  });
});

describe('people speak', () => {
  it('and the bot receives each of them byte for byte, at a packet each 20 ms', async () => {
    scene = await voiceScene();
    scene.olga.joins(scene.stage).stepsUp();
    scene.mia.joins(scene.stage);
    const connection = await scene.isReady();
    const [olga, mia] = [hears(connection, scene.olga.id), hears(connection, scene.mia.id)];
    scene.olga.invitesToSpeak(scene.mia.id);
    scene.mia.acceptsInvitationToSpeak();
    const [first, second] = [scene.olga.speaks(numbered('olga', 100)), scene.mia.speaks(tone({ ms: 200 }))];
    await Promise.all([first.ended, second.ended]);
    await until(() => olga.packets.length === 105 && mia.packets.length === 15);
    expect(speechOf(olga.packets)).toEqual(numbered('olga', 100).map(String));
    expect(mia.packets.slice(0, 10)).toEqual([...tone({ ms: 200 })]);
    const [begin, end] = [first.said.at(0), first.said.at(-1)];
    expect((end?.timestamp ?? 0) - (begin?.timestamp ?? 0)).toBe(99 * 960);
    expect(Math.abs((end?.at ?? 0) - (begin?.at ?? 0) - 99 * 20)).toBeLessThan(200);
  });

  it('is told who speaks, and of who comes and goes', async () => {
    scene = await voiceScene();
    const connection = await scene.isReady();
    const told: { op: number; d: unknown }[] = [];
    const { networking } = connection.state as { networking?: { state: { ws?: NodeJS.EventEmitter } } };
    networking?.state.ws?.on('packet', (packet) => told.push(packet));
    const of = (op: number) => told.filter((packet) => packet.op === op).map((packet) => packet.d);
    scene.olga.joins(scene.stage).stepsUp();
    const speech = scene.olga.speaks(numbered('olga', 2));
    await speech.ended;
    scene.olga.leaves();
    await until(() => of(13).length === 1);
    const ssrc = speech.said[0]?.ssrc;
    expect(of(11)).toEqual([{ user_ids: [scene.olga.id] }]);
    expect(of(5)).toEqual([
      { user_id: scene.olga.id, ssrc, speaking: 1 },
      { user_id: scene.olga.id, ssrc, speaking: 0 },
    ]);
    expect(of(13)).toEqual([{ user_id: scene.olga.id }]);
  });

  it('is not heard from the audience, nor muted, nor by a bot that is deaf', async () => {
    scene = await voiceScene();
    scene.olga.joins(scene.stage).stepsUp();
    const connection = await scene.isReady();
    const heard = hears(connection, scene.olga.id);
    await scene.olga.speaks(numbered('on stage', 2)).ended;
    await until(() => heard.packets.length === 7);
    scene.olga.mutes();
    await scene.olga.speaks(numbered('muted', 2)).ended;
    scene.olga.mutes(false).stepsDown();
    await scene.olga.speaks(numbered('audience', 2)).ended;
    scene.olga.stepsUp();
    connection.rejoin({ channelId: scene.stage.id, selfDeaf: true, selfMute: false });
    await until(() => scene.world.voice.stateIn(scene.guild.id, scene.bot.user.id).self_deaf);
    await scene.olga.speaks(numbered('deaf', 2)).ended;
    connection.rejoin({ channelId: scene.stage.id, selfDeaf: false, selfMute: false });
    await until(() => !scene.world.voice.stateIn(scene.guild.id, scene.bot.user.id).self_deaf);
    expect(connection.state.status).toBe(VoiceConnectionStatus.Ready);
    await scene.olga.speaks(numbered('again', 2)).ended;
    await until(() => heard.packets.length === 14);
    expect(speechOf(heard.packets)).toEqual(['on stage 0', 'on stage 1', 'again 0', 'again 1']);
    const reasons = scene.voice.unheardIn(scene.stage.id).map((one) => one.reason);
    expect(reasons.filter((reason) => reason === 'muted')).toHaveLength(7);
    expect(reasons.filter((reason) => reason === 'suppressed')).toHaveLength(7);
  });

  it('in one stream, whose numbers go on with each packet, and whose time goes on while nobody speaks', async () => {
    scene = await voiceScene();
    scene.olga.joins(scene.stage).stepsUp();
    const first = scene.olga.speaks(numbered('olga', 2));
    await first.ended;
    scene.sandbox.clock.advance(10_000);
    const second = scene.olga.speaks(numbered('olga', 1));
    await second.ended;
    const [before, after] = [first.said[1], second.said[0]];
    expect(after?.ssrc).toBe(before?.ssrc);
    // Five packets of silence lie between.
    expect(after?.sequence).toBe(((before?.sequence ?? 0) + 6) & 0xffff);
    const samples = ((after?.timestamp ?? 0) - (before?.timestamp ?? 0)) >>> 0;
    expect(Math.abs(samples / 48 - ((after?.at ?? 0) - (before?.at ?? 0)))).toBeLessThan(150);
    expect(samples).toBeGreaterThanOrEqual(10_000 * 48);

    const other = scene.seed.addChannel(scene.guild.id, { name: 'Other', type: ChannelType.GuildStageVoice });
    scene.olga.moves(scene.olga.id, other);
    const third = scene.olga.stepsUp().speaks(numbered('olga', 1));
    await third.ended;
    expect(third.said[0]?.ssrc).not.toBe(before?.ssrc);
  });

  it('one speech at a time, in voice only, and no longer than they stay', async () => {
    scene = await voiceScene();
    expect(() => scene.olga.speaks([])).toThrow(expect.objectContaining({ code: 10065 }));
    scene.olga.joins(scene.stage).stepsUp();
    const speech = scene.olga.speaks(tone({ ms: 60_000 }));
    expect(() => scene.olga.speaks([])).toThrow('still speaking');
    await until(() => speech.said.length > 2);
    speech.stop();
    await speech.ended;
    expect(speech.said.length).toBeLessThan(3000);
    const last = scene.olga.speaks(tone({ ms: 60_000 }));
    await until(() => last.said.length > 2);
    scene.olga.leaves();
    await last.ended;
    expect(last.said.length).toBeLessThan(3000);
  });

  it('speaks an Ogg Opus file, faster than time when asked to', async () => {
    scene = await voiceScene();
    scene.olga.joins(scene.stage).stepsUp();
    const connection = await scene.isReady();
    const heard = hears(connection, scene.olga.id);
    const packets = [...tone({ ms: 4_000 })];
    const began = performance.now();
    await scene.olga.speaks(await oggOpus(oggFile(packets)), { speed: 20 }).ended;
    expect(performance.now() - began).toBeLessThan(2_000);
    await until(() => heard.packets.length === 205);
    expect(heard.packets.slice(0, 200)).toEqual(packets);
    await expect(oggOpus(Buffer.from('RIFF, which is no Ogg at all'))).rejects.toThrow();
    // A packet's first byte tells its length.
    await expect(oggOpus(oggFile([Buffer.from([0x10, 1, 2])]))).rejects.toThrow('40 ms');
  });
});

it('remembers the newest quarter of an hour, and no more', async () => {
  scene = await voiceScene();
  const { world, guild, stage, bot, member } = scene;
  const seat = { guildId: guild.id, channelId: stage.id, userId: bot.user.id };
  await scene.isReady();
  const rooms = new Rooms({ world, newSsrc: () => 1, sessionsIn: () => [], send: () => undefined });
  for (let sequence = 0; sequence < 100_000; sequence += 1) {
    rooms.carry(seat, { ssrc: 1, sequence, timestamp: 0, payload: SILENCE });
    rooms.drop(member.id, stage.id, 'muted');
  }
  expect(rooms.heard.length).toBeGreaterThanOrEqual(45_000);
  expect(rooms.heard.length).toBeLessThan(50_000);
  expect(rooms.heard.at(-1)?.sequence).toBe(99_999);
  expect(rooms.unheard.length).toBeLessThan(50_000);
});
