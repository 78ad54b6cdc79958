/** What the client keeps of servers, seen through real discord.js on the sandbox. */
import {
  type APIGuildScheduledEvent,
  ChannelType,
  type Client,
  GatewayDispatchEvents,
  type Guild,
  PermissionFlagsBits as P,
} from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../sandbox/actors/actors.ts';
import { type Community, seedCommunity } from '../../sandbox/community.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { connect, createClient } from '../../src/discord/client.ts';

let sandbox: Sandbox;
let client: Client;
let community: Community;
let guild: Guild;

/** Adds one channel of each kind that no talk needs. */
const addOthers = () =>
  [ChannelType.GuildVoice, ChannelType.GuildCategory, ChannelType.GuildForum, ChannelType.PublicThread].map(
    (type) =>
      sandbox.world.seed.addChannel(community.guild.id, {
        name: ChannelType[type],
        type,
        ...(type === ChannelType.PublicThread ? { parent_id: community.general.id } : {}),
      }),
  );

const kept = () => guild.channels.cache.map((channel) => channel.name).sort();

beforeAll(async () => {
  sandbox = await startSandbox();
  const { seed } = sandbox.world;
  const application = sandbox.addBot({ name: 'Rostrum' });
  community = seedCommunity(sandbox, application);
  const { stage, general, ana } = community;
  community.guild.systemChannelId = general.id;
  seed.setOverwrite(stage.id, community.guild.id, { deny: P.Speak });
  seed.setOverwrite(general.id, community.guild.id, { deny: P.Speak });
  seed.setOverwrite(stage.id, ana.id, { allow: P.ManageChannels });
  addOthers();
  ana.joins(stage);
  client = createClient(sandbox.apiUrl);
  await connect(client, application.token);
  guild = client.guilds.cache.get(community.guild.id) as Guild;
});

afterAll(async () => {
  await client.destroy();
  await sandbox.stop();
});

describe('of a server the client', () => {
  it('keeps the channels where talks are held and announced, and no others', () => {
    expect(kept()).toEqual(['announcements', 'general', 'stage-maps']);
    expect(client.channels.cache.size).toBe(3);
    expect(guild.systemChannel?.id).toBe(community.general.id);
  });

  it('passes over what is added or changed later, and still follows the kept ones', async () => {
    for (const { id } of addOthers()) sandbox.world.seed.setOverwrite(id, guild.id, { deny: P.Speak });
    sandbox.world.seed.addChannel(guild.id, { name: 'later', type: ChannelType.GuildStageVoice });
    await eventually(() => kept().includes('later'));
    expect(kept()).toEqual(['announcements', 'general', 'later', 'stage-maps']);
  });

  it('knows who may do what', async () => {
    const { stage, ana } = community;
    const channel = guild.channels.cache.get(stage.id);
    const may = (who: string, what: bigint) => channel?.permissionsFor(who)?.has(what);
    expect(may(guild.id, P.ViewChannel)).toBe(true);
    expect(may(guild.id, P.Speak)).toBe(false);
    expect(may(ana.id, P.ManageChannels)).toBe(true);
    expect(guild.members.me && channel?.permissionsFor(guild.members.me).has(P.MuteMembers)).toBe(true);
    sandbox.world.seed.setOverwrite(stage.id, guild.id, { allow: P.Speak });
    await eventually(() => may(guild.id, P.Speak) === true);
  });

  it('keeps no event, and not who made it', async () => {
    const { world } = sandbox;
    const { id: ownerId } = world.seed.addUser({ name: 'planner' });
    const told = new Promise((resolve) =>
      client.ws.once(GatewayDispatchEvents.GuildScheduledEventCreate, resolve),
    );
    world.scheduledEvents.add({
      id: world.newId(),
      guild_id: guild.id,
      name: 'Theirs',
      channel_id: community.stage.id,
      creator_id: ownerId,
      creator: world.user(ownerId),
      scheduled_start_time: '2031-05-01T19:00:00+00:00',
      scheduled_end_time: null,
      status: 1,
      entity_type: 2,
      privacy_level: 2,
    } as APIGuildScheduledEvent);
    await told;
    expect(guild.scheduledEvents.cache.size).toBe(0);
    expect(client.users.cache.has(ownerId)).toBe(false);
  });

  it('knows who is in a stage', () => {
    const state = guild.voiceStates.cache.get(community.ana.id);
    expect(state?.channelId).toBe(community.stage.id);
    expect(state?.member?.displayName).toBe('Ana');
  });
});
