/** Stages: opening, hands, invitations, and what Discord refuses. */
import { type Client, type DiscordAPIError, PermissionFlagsBits as P, type StageChannel } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BOT_PERMISSIONS, readyClient, stageScene, until } from './support.ts';

let scene: Awaited<ReturnType<typeof stageScene>>;
let client: Client<true>;
let stage: StageChannel;

async function open(permissions?: bigint): Promise<void> {
  scene = await stageScene(permissions);
  scene.sandbox.rateLimits.enabled = false;
  client = await readyClient(scene);
  stage = client.channels.cache.get(scene.stage.id) as StageChannel;
}
beforeEach(() => open());
afterEach(async () => {
  await client.destroy();
  await scene.sandbox.stop();
});

/** The code a call is refused with. */
async function codeOf(call: Promise<unknown>): Promise<number | string> {
  return call.then(
    () => 'done',
    (error: DiscordAPIError) => error.code,
  );
}
const stateOf = () => stage.guild.voiceStates.cache.get(scene.member.id);

describe('stage instances', () => {
  it('opens, refuses a second, renames and closes', async () => {
    const instance = await stage.createStageInstance({ topic: 'Maps' });
    expect(await codeOf(stage.createStageInstance({ topic: 'Again' }))).toBe(150006);
    await instance.setTopic('Charts');
    await until(() => stage.stageInstance?.topic === 'Charts');
    await instance.delete();
    expect(await codeOf(client.rest.get(`/stage-instances/${stage.id}`))).toBe(10067);
  });

  it('holds topics to 1–120 characters with the nested form of 50035', async () => {
    const error = await stage
      .createStageInstance({ topic: 'x'.repeat(121) })
      .catch((one: DiscordAPIError) => one);
    expect(error).toMatchObject({
      code: 50035,
      status: 400,
      rawError: {
        message: 'Invalid Form Body',
        errors: {
          topic: {
            _errors: [{ code: 'BASE_TYPE_BAD_LENGTH', message: 'Must be between 1 and 120 in length.' }],
          },
        },
      },
    });
  });

  it('wants all three permissions of a stage moderator', async () => {
    await client.destroy();
    await scene.sandbox.stop();
    await open(BOT_PERMISSIONS & ~P.MoveMembers);
    expect(await codeOf(stage.createStageInstance({ topic: 'Maps' }))).toBe(50013);
    scene.seed.setOverwrite(stage.id, scene.bot.user.id, { allow: P.MoveMembers });
    expect(await codeOf(stage.createStageInstance({ topic: 'Maps' }))).toBe('done');
  });

  it('answers 50001 where the channel is hidden', async () => {
    scene.seed.setOverwrite(stage.id, scene.guild.id, { deny: P.ViewChannel });
    expect(await codeOf(client.rest.get(`/channels/${stage.id}`))).toBe(50001);
    const body = { channel_id: stage.id, topic: 'x' };
    expect(await codeOf(client.rest.post('/stage-instances', { body }))).toBe(50001);
  });

  it('leaves the start notification out without MENTION_EVERYONE', async () => {
    await stage.createStageInstance({ topic: 'Maps', sendStartNotification: true });
    expect(scene.world.stages.notifications).toHaveLength(0);
    await stage.stageInstance?.delete();
    scene.seed.setOverwrite(stage.id, scene.bot.user.id, { allow: P.MentionEveryone });
    await stage.createStageInstance({ topic: 'Maps', sendStartNotification: true });
    expect(scene.world.stages.notifications).toHaveLength(1);
  });

  it('takes privacy level 2 only, on stages only, and wants its moderator to rename and to close too', async () => {
    const post = (body: object) => codeOf(client.rest.post('/stage-instances', { body }));
    expect(await post({ channel_id: stage.id, topic: 'x', privacy_level: 1 })).toBe(50035);
    expect(await post({ channel_id: stage.id, privacy_level: 2 })).toBe(50035);
    expect(await post({ channel_id: scene.text.id, topic: 'x', privacy_level: 2 })).toBe(50024);
    const instance = await stage.createStageInstance({ topic: 'x'.repeat(120) });
    expect(await codeOf(instance.setTopic(''))).toBe(50035);
    scene.seed.setOverwrite(stage.id, scene.bot.user.id, { deny: P.MuteMembers });
    expect(await codeOf(instance.setTopic('Charts'))).toBe(50013);
    expect(await codeOf(instance.delete())).toBe(50013);
  });

  it('refuses banned words with 20031', async () => {
    scene.world.stages.bannedWords.add('swear');
    expect(await codeOf(stage.createStageInstance({ topic: 'We SWEAR a lot' }))).toBe(20031);
    const instance = await stage.createStageInstance({ topic: 'Swearing' });
    expect(await codeOf(instance.setTopic('swear!'))).toBe(20031);
  });

  it('is known to a bot that comes late, with who is in it and what is planned', async () => {
    await stage.createStageInstance({ topic: 'Maps' });
    scene.world.voice.join(scene.member.id, stage.id);
    scene.world.voice.raiseHand(scene.member.id);
    await stage.guild.scheduledEvents.create({
      name: 'Next maps',
      entityType: 1,
      privacyLevel: 2,
      channel: stage.id,
      scheduledStartTime: scene.world.now() + 3_600_000,
    });
    const late = await readyClient(scene);
    const guild = late.guilds.cache.get(scene.guild.id);
    expect(guild?.stageInstances.cache.first()?.topic).toBe('Maps');
    expect(guild?.voiceStates.cache.get(scene.member.id)?.requestToSpeakTimestamp).not.toBeNull();
    expect(guild?.scheduledEvents.cache.first()?.name).toBe('Next maps');
    await late.destroy();
  });

  it('closes by itself minutes after the last speaker left', async () => {
    await stage.createStageInstance({ topic: 'Maps' });
    scene.world.voice.join(scene.owner.id, stage.id);
    scene.world.voice.stepUp(scene.owner.id);
    scene.sandbox.clock.advance(3_600_000);
    expect(scene.guild.stageInstances.size).toBe(1);
    scene.world.voice.leave(scene.owner.id);
    scene.sandbox.clock.advance(4 * 60_000);
    expect(scene.guild.stageInstances.size).toBe(1);
    scene.sandbox.clock.advance(2 * 60_000);
    expect(scene.guild.stageInstances.size).toBe(0);
  });

  it('is not kept open by somebody who was invited and has not accepted', async () => {
    await stage.createStageInstance({ topic: 'Maps' });
    scene.world.voice.join(scene.member.id, stage.id);
    scene.world.voice.invite(scene.guild.id, scene.member.id);
    scene.sandbox.clock.advance(6 * 60_000);
    expect(scene.guild.stageInstances.size).toBe(0);
  });
});

describe('hands and speakers', () => {
  it('invites a person, who accepts', async () => {
    scene.world.voice.join(scene.member.id, stage.id);
    scene.world.voice.raiseHand(scene.member.id);
    await until(() => stateOf()?.requestToSpeakTimestamp != null);
    expect(stateOf()?.suppress).toBe(true);
    await stateOf()?.setSuppressed(false);
    await until(() => stateOf()?.suppress === false);
    expect(stateOf()?.requestToSpeakTimestamp).not.toBeNull();
    scene.world.voice.acceptInvite(scene.member.id);
    await until(() => stateOf()?.requestToSpeakTimestamp === null);
    await stateOf()?.setSuppressed(true);
    await until(() => stateOf()?.suppress === true);
  });

  it('clears a hand on suppress and puts a declining guest back in the audience', async () => {
    scene.world.voice.join(scene.member.id, stage.id);
    scene.world.voice.raiseHand(scene.member.id);
    await until(() => stateOf()?.requestToSpeakTimestamp != null);
    await stateOf()?.setSuppressed(true);
    expect(scene.world.voice.stateOf(scene.member.id).request_to_speak_timestamp).toBeNull();
    scene.world.voice.invite(scene.guild.id, scene.member.id);
    scene.world.voice.declineInvite(scene.member.id);
    expect(scene.world.voice.stateOf(scene.member.id).suppress).toBe(true);
  });

  it('knows nobody who is not in voice', async () => {
    const path = `/guilds/${scene.guild.id}/voice-states/${scene.member.id}` as const;
    expect(await codeOf(client.rest.patch(path, { body: { channel_id: stage.id, suppress: false } }))).toBe(
      10065,
    );
    expect(await codeOf(client.rest.get(path))).toBe(10065);
    const member = `/guilds/${scene.guild.id}/members/${scene.member.id}` as const;
    expect(await codeOf(client.rest.patch(member, { body: { channel_id: null } }))).toBe(40032);
  });

  it('neither raises nor dates the hand of another, and wants MUTE_MEMBERS and the stage they are in', async () => {
    scene.world.voice.join(scene.member.id, stage.id);
    const path = `/guilds/${scene.guild.id}/voice-states/${scene.member.id}` as const;
    const patch = (body: object) => codeOf(client.rest.patch(path, { body }));
    const hand = new Date(scene.world.now() + 60_000).toISOString();
    expect(await patch({ channel_id: stage.id, request_to_speak_timestamp: hand })).toBe('done');
    expect(scene.world.voice.stateOf(scene.member.id)).toMatchObject({
      suppress: true,
      request_to_speak_timestamp: null,
    });
    const other = scene.seed.addChannel(scene.guild.id, { name: 'Other stage', type: 13 });
    expect(await patch({ channel_id: other.id, suppress: false })).toBe(10065);
    scene.seed.setOverwrite(stage.id, scene.bot.user.id, { deny: P.MuteMembers });
    expect(await patch({ channel_id: stage.id, suppress: false })).toBe(50013);
  });

  it('keeps a speaker who is moved to where they are, and seats one who is moved elsewhere', async () => {
    scene.world.voice.join(scene.member.id, stage.id);
    scene.world.voice.invite(scene.guild.id, scene.member.id);
    scene.world.voice.acceptInvite(scene.member.id);
    const other = scene.seed.addChannel(scene.guild.id, { name: 'Other stage', type: 13 });
    const path = `/guilds/${scene.guild.id}/members/${scene.member.id}` as const;
    await client.rest.patch(path, { body: { channel_id: stage.id } });
    expect(scene.world.voice.stateOf(scene.member.id).suppress).toBe(false);
    await client.rest.patch(path, { body: { channel_id: other.id } });
    expect(scene.world.voice.stateOf(scene.member.id)).toMatchObject({
      channel_id: other.id,
      suppress: true,
    });
  });

  it('mutes and disconnects who is in voice', async () => {
    scene.world.voice.join(scene.member.id, stage.id);
    await until(() => stateOf()?.channelId === stage.id);
    await stateOf()?.setMute(true);
    await until(() => stateOf()?.serverMute === true);
    await stateOf()?.disconnect();
    await until(() => stateOf()?.channelId == null);
  });

  it('puts the bot itself on stage only with MUTE_MEMBERS, and reads past hands as now', async () => {
    scene.world.voice.join(scene.bot.user.id, stage.id);
    const path = `/guilds/${scene.guild.id}/voice-states/@me` as const;
    const early = new Date(0).toISOString();
    await client.rest.patch(path, { body: { channel_id: stage.id, request_to_speak_timestamp: early } });
    const { request_to_speak_timestamp: at } = scene.world.voice.stateOf(scene.bot.user.id);
    expect(Date.parse(at ?? '')).toBeGreaterThan(Date.now() - 60_000);
    await client.rest.patch(path, { body: { channel_id: stage.id, suppress: false } });
    expect(scene.world.voice.stateOf(scene.bot.user.id)).toMatchObject({
      suppress: false,
      request_to_speak_timestamp: null,
    });
    scene.world.voice.stepDown(scene.bot.user.id);
    scene.seed.setOverwrite(stage.id, scene.bot.user.id, { deny: P.MuteMembers });
    expect(await codeOf(client.rest.patch(path, { body: { channel_id: stage.id, suppress: false } }))).toBe(
      50013,
    );
  });

  it('knows "@me" as discord.js escapes it', async () => {
    scene.world.voice.join(scene.bot.user.id, stage.id);
    await until(() => stage.guild.members.me?.voice.channelId === stage.id);
    await stage.guild.members.me?.voice.setSuppressed(false);
    expect(scene.world.voice.stateOf(scene.bot.user.id).suppress).toBe(false);
    expect(scene.sandbox.calls.at(-1)).toMatchObject({ path: expect.stringMatching(/\/voice-states\/@me$/) });
  });

  it('holds people to CONNECT, REQUEST_TO_SPEAK and the user limit', () => {
    const { voice } = scene.world;
    scene.seed.setOverwrite(stage.id, scene.guild.id, { deny: P.RequestToSpeak });
    voice.join(scene.member.id, stage.id);
    expect(() => voice.raiseHand(scene.member.id)).toThrow('Missing Permissions');
    voice.leave(scene.member.id);
    scene.stage.user_limit = 1;
    voice.join(scene.owner.id, stage.id);
    expect(() => voice.join(scene.member.id, stage.id)).toThrow('full');
    scene.seed.setOverwrite(stage.id, scene.guild.id, { deny: P.Connect });
    expect(() => voice.join(scene.member.id, stage.id)).toThrow('Missing');
  });
});
