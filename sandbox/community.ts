/** A small community to play in: a server that announces, a stage, a host, a guest, listeners and a moderator. */
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { type Actor, actors } from './actors/actors.ts';
import type { Sandbox } from './server.ts';
import type { Application, Channel, Guild } from './world/types.ts';

/** What {@link seedCommunity} made. */
export interface Community {
  readonly guild: Guild;
  readonly announcements: Channel;
  readonly general: Channel;
  readonly stage: Channel;
  /** May plan events, so may host. */
  readonly ana: Actor;
  /** Asked to be a guest. */
  readonly vera: Actor;
  readonly chidi: Actor;
  readonly dora: Actor;
  /** A stage moderator. */
  readonly mo: Actor;
}

/** What docs/inviting-the-bot.md has an admin grant. */
export const BOT_PERMISSIONS =
  P.ViewChannel |
  P.SendMessages |
  P.ReadMessageHistory |
  P.Connect |
  P.ManageChannels |
  P.MuteMembers |
  P.MoveMembers |
  P.CreateEvents;

/** Makes the community and installs the bot in it. Every call makes another server with other people. */
export function seedCommunity(sandbox: Sandbox, bot: Application, permissions = BOT_PERMISSIONS): Community {
  const { seed } = sandbox.world;
  const person = (name: string) =>
    seed.addUser({ name: name.toLowerCase().replaceAll(' ', '.'), globalName: name }).id;
  const guild = seed.addGuild({
    name: 'Open Maps',
    ownerId: seed.addUser({ name: 'owner' }).id,
    features: ['COMMUNITY'],
  });
  const hosts = seed.addRole(guild.id, {
    name: 'Hosts',
    permissions: P.ManageEvents,
    color: 0x2ecc71,
    hoist: true,
  });
  const moderators = seed.addRole(guild.id, {
    name: 'Moderators',
    permissions: P.ManageChannels | P.MuteMembers | P.MoveMembers,
    color: 0x3498db,
    hoist: true,
  });
  const category = (name: string) => seed.addChannel(guild.id, { name, type: ChannelType.GuildCategory }).id;
  const texts = category('Text Channels');
  const general = seed.addChannel(guild.id, {
    name: 'general',
    type: ChannelType.GuildText,
    parent_id: texts,
  });
  const announcements = seed.addChannel(guild.id, {
    name: 'announcements',
    type: ChannelType.GuildAnnouncement,
    parent_id: texts,
  });
  const stage = seed.addChannel(guild.id, {
    name: 'stage-maps',
    type: ChannelType.GuildStageVoice,
    parent_id: category('Talks'),
  });
  seed.installBot(guild.id, bot.id, permissions);
  const comes = (name: string, ...roles: string[]) => {
    const id = person(name);
    seed.addMember(guild.id, id, { roles });
    return actors(sandbox).actor(id).goes(general);
  };
  return {
    guild,
    announcements,
    general,
    stage,
    ana: comes('Ana', hosts.id),
    vera: comes('Vera K'),
    chidi: comes('Chidi'),
    dora: comes('Dora'),
    mo: comes('Mo', moderators.id),
  };
}
