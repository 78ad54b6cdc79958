/** Permissions, hierarchy and limits of guilds, channels, roles, members and invites. */
import { ChannelType, type DiscordAPIError, PermissionFlagsBits as P, REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channelPermissions, guildPermissions } from '../../sandbox/permissions.ts';
import { useInvite } from '../../sandbox/world/invites.ts';
import { BOT_PERMISSIONS, stageScene } from './support.ts';

let scene: Awaited<ReturnType<typeof stageScene>>;
let rest: REST;

beforeEach(async () => {
  scene = await stageScene();
  scene.sandbox.rateLimits.enabled = false;
  rest = new REST({ api: scene.sandbox.apiUrl }).setToken(scene.bot.token);
});
afterEach(() => scene.sandbox.stop());

const code = (call: Promise<unknown>): Promise<number | string> =>
  call.then(
    () => 'done',
    (error: DiscordAPIError) => error.code,
  );
const inText = (userId: string) => scene.world.permissionsIn(scene.text.id, userId);

describe('computed permissions', () => {
  it('applies @everyone, then roles, then the member', () => {
    const role = scene.seed.addRole(scene.guild.id, { name: 'host' });
    scene.guild.members.get(scene.member.id)?.roles.push(role.id);
    scene.seed.setOverwrite(scene.text.id, scene.guild.id, { deny: P.SendMessages });
    expect(inText(scene.member.id) & P.SendMessages).toBe(0n);
    scene.seed.setOverwrite(scene.text.id, role.id, { allow: P.SendMessages });
    expect(inText(scene.member.id) & P.SendMessages).toBe(P.SendMessages);
    scene.seed.setOverwrite(scene.text.id, scene.member.id, { deny: P.SendMessages });
    expect(inText(scene.member.id) & P.SendMessages).toBe(0n);
  });

  it('takes everything with VIEW_CHANNEL, and files and links with SEND_MESSAGES', () => {
    scene.seed.setOverwrite(scene.text.id, scene.guild.id, { deny: P.SendMessages });
    expect(inText(scene.member.id) & (P.AttachFiles | P.EmbedLinks)).toBe(0n);
    scene.seed.setOverwrite(scene.text.id, scene.guild.id, { deny: P.ViewChannel });
    expect(inText(scene.member.id)).toBe(0n);
    expect(inText(scene.owner.id) & P.ViewChannel).toBe(P.ViewChannel);
  });

  it('gives administrators all, and those in time-out only reading', () => {
    const role = scene.seed.addRole(scene.guild.id, { name: 'admin', permissions: P.Administrator });
    const member = scene.guild.members.get(scene.member.id);
    if (!member) throw new Error('no member');
    member.communication_disabled_until = new Date(scene.world.now() + 60_000).toISOString();
    expect(channelPermissions(scene.guild, scene.member.id, scene.text, scene.world.now())).toBe(
      P.ViewChannel | P.ReadMessageHistory,
    );
    member.roles.push(role.id);
    scene.seed.setOverwrite(scene.text.id, scene.guild.id, { deny: P.ViewChannel });
    expect(inText(scene.member.id) & P.ManageGuild).toBe(P.ManageGuild);
    expect(guildPermissions(scene.guild, 'stranger', scene.world.now())).toBe(0n);
  });
});

describe('roles and members', () => {
  it('takes a permission from the bot in the middle of things', async () => {
    const [roleId = ''] = scene.guild.members.get(scene.bot.user.id)?.roles ?? [];
    const body = { channel_id: scene.stage.id, topic: 'Maps' };
    scene.seed.setRolePermissions(scene.guild.id, roleId, BOT_PERMISSIONS & ~P.MuteMembers);
    expect(await code(rest.post('/stage-instances', { body }))).toBe(50013);
    scene.seed.setRolePermissions(scene.guild.id, roleId, BOT_PERMISSIONS);
    expect(await code(rest.post('/stage-instances', { body }))).toBe('done');
    expect(scene.sandbox.rateLimits.invalidRequests).toBe(1);
  });

  it('stops at roles above the bot and at permissions it lacks', async () => {
    const path = `/guilds/${scene.guild.id}/roles` as const;
    expect(await code(rest.post(path, { body: { name: 'x', permissions: String(P.BanMembers) } }))).toBe(
      50013,
    );
    const top = scene.seed.addRole(scene.guild.id, { name: 'top', position: 50 });
    const low = scene.seed.addRole(scene.guild.id, { name: 'low' });
    const member = `/guilds/${scene.guild.id}/members/${scene.member.id}` as const;
    expect(await code(rest.put(`${member}/roles/${top.id}`))).toBe(50013);
    expect(await code(rest.put(`${member}/roles/${low.id}`))).toBe('done');
    expect(scene.guild.members.get(scene.member.id)?.roles).toEqual([low.id]);
    expect(await code(rest.patch(`${path}/${top.id}`, { body: { name: 'y' } }))).toBe(50013);
    expect(await code(rest.delete(`${path}/${low.id}`))).toBe('done');
    expect(scene.guild.members.get(scene.member.id)?.roles).toEqual([]);
    expect(await code(rest.delete(`${path}/${low.id}`))).toBe(10011);
  });

  it('knows members from strangers', async () => {
    expect(await code(rest.get(`/guilds/${scene.guild.id}/members/1`))).toBe(10007);
    expect(await code(rest.get('/users/1'))).toBe(10013);
    expect(await code(rest.get('/guilds/1'))).toBe(10004);
    const elsewhere = scene.seed.addGuild({ name: 'Elsewhere', ownerId: scene.owner.id });
    expect(await code(rest.get(`/guilds/${elsewhere.id}`))).toBe(50001);
  });

  it('lists members only for applications with the members intent', async () => {
    const path = `/guilds/${scene.guild.id}/members` as const;
    expect(await code(rest.get(path))).toBe(50001);
    scene.bot.privilegedIntents = 2;
    expect(await rest.get(`${path}?limit=1000`)).toHaveLength(3);
    expect(await code(rest.get(`${path}?limit=1001`))).toBe(50035);
  });

  it('moves only with MOVE_MEMBERS and never above the owner', async () => {
    const voice = scene.seed.addChannel(scene.guild.id, { name: 'foyer', type: ChannelType.GuildVoice });
    scene.world.voice.join(scene.member.id, scene.stage.id);
    const path = `/guilds/${scene.guild.id}/members/${scene.member.id}` as const;
    expect(await code(rest.patch(path, { body: { channel_id: voice.id } }))).toBe('done');
    expect(scene.world.voice.stateOf(scene.member.id)).toMatchObject({
      channel_id: voice.id,
      suppress: false,
    });
    scene.seed.setOverwrite(voice.id, scene.bot.user.id, { deny: P.MoveMembers });
    expect(await code(rest.patch(path, { body: { channel_id: null } }))).toBe(50013);
    expect(await code(rest.patch(path, { body: { nick: 'Mia' } }))).toBe(50013);
  });
});

describe('channels', () => {
  const create = (body: object) => rest.post(`/guilds/${scene.guild.id}/channels`, { body });

  it('creates stages only in community guilds', async () => {
    expect(await create({ name: 'Second stage', type: 13 })).toMatchObject({ type: 13, bitrate: 64_000 });
    scene.guild.features = [];
    expect(await code(create({ name: 'Third stage', type: 13 }))).toBe(50035);
    expect(await create({ name: 'Open Talk' })).toMatchObject({ name: 'open-talk', type: 0 });
  });

  it('holds names, topics and limits', async () => {
    expect(await code(create({ name: '' }))).toBe(50035);
    expect(await code(create({ name: 'x'.repeat(101) }))).toBe(50035);
    expect(await code(create({ name: 'x', topic: 'x'.repeat(1025) }))).toBe(50035);
    expect(await code(rest.patch(`/channels/${scene.stage.id}`, { body: { user_limit: 10_001 } }))).toBe(
      50035,
    );
    for (const one of [{ bitrate: 64_001 }, { rate_limit_per_user: 21_601 }]) {
      expect(await code(rest.patch(`/channels/${scene.stage.id}`, { body: one }))).toBe(50035);
    }
    const most = {
      user_limit: 10_000,
      bitrate: 64_000,
      rtc_region: 'rotterdam',
      rate_limit_per_user: 21_600,
    };
    expect(await rest.patch(`/channels/${scene.stage.id}`, { body: most })).toMatchObject(most);
  });

  it('wants the permission there, and to see the channel first', async () => {
    scene.seed.setOverwrite(scene.text.id, scene.bot.user.id, { deny: P.ManageChannels });
    expect(await code(rest.patch(`/channels/${scene.text.id}`, { body: { name: 'x' } }))).toBe(50013);
    scene.seed.setOverwrite(scene.text.id, scene.bot.user.id, { deny: P.ViewChannel });
    expect(await code(rest.patch(`/channels/${scene.text.id}`, { body: { name: 'x' } }))).toBe(50001);
    expect(await code(rest.get('/channels/1'))).toBe(10003);
    // The list of channels names hidden ones too.
    expect(await rest.get(`/guilds/${scene.guild.id}/channels`)).toHaveLength(2);
  });

  it('sets and removes overwrites, within what the bot itself holds', async () => {
    const path = `/channels/${scene.text.id}/permissions/${scene.guild.id}` as const;
    expect(await code(rest.put(path, { body: { type: 0, deny: String(P.SendMessages) } }))).toBe('done');
    expect(inText(scene.member.id) & P.SendMessages).toBe(0n);
    expect(await code(rest.put(path, { body: { type: 0, allow: String(P.BanMembers) } }))).toBe(50013);
    expect(await code(rest.delete(path))).toBe('done');
    expect(await code(rest.delete(path))).toBe(10009);
  });

  it('deletes a stage with all that is in it', async () => {
    scene.world.stages.open(scene.stage.id, { topic: 'x' });
    scene.world.voice.join(scene.member.id, scene.stage.id);
    expect(await code(rest.delete(`/channels/${scene.stage.id}`))).toBe('done');
    expect([scene.guild.stageInstances.size, scene.guild.voiceStates.size]).toEqual([0, 0]);
  });
});

it('makes, reads and deletes invites within their limits', async () => {
  expect(BOT_PERMISSIONS & P.CreateInstantInvite).not.toBe(0n);
  const path = `/channels/${scene.stage.id}/invites` as const;
  expect(await code(rest.post(path, { body: { max_age: 604_801 } }))).toBe(50035);
  expect(await code(rest.post(path, { body: { max_uses: 101 } }))).toBe(50035);
  const invite = (await rest.post(path, { body: { max_age: 60, max_uses: 1, unique: true } })) as {
    code: string;
  };
  const like = (await rest.post(path, { body: { max_age: 60, max_uses: 1 } })) as { code: string };
  expect(like.code).toBe(invite.code);
  expect(await rest.get(path)).toHaveLength(1);
  const role = scene.seed.addRole(scene.guild.id, { name: 'guest' });
  const withRole = { body: { max_uses: 1, role_ids: [role.id] } };
  const giving = (await rest.post(path, withRole)) as { code: string };
  const newcomer = scene.seed.addUser({ name: 'nina' });
  expect(useInvite(scene.world, giving.code, newcomer.id).roles).toEqual([role.id]);
  expect(() => useInvite(scene.world, giving.code, newcomer.id)).toThrow('Unknown Invite');
  expect(await rest.get(`/invites/${invite.code}`)).toMatchObject({ channel: { id: scene.stage.id } });
  const own = scene.guild.members.get(scene.bot.user.id)?.roles[0] ?? '';
  scene.seed.setRolePermissions(scene.guild.id, own, BOT_PERMISSIONS & ~P.ManageRoles);
  expect(await code(rest.post(path, withRole))).toBe(50013);
  scene.sandbox.clock.advance(61_000);
  expect(await code(rest.get(`/invites/${invite.code}`))).toBe(10006);
});
