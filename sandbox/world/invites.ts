/** Invites: finding one that still counts, and joining a guild with it. */
import { type APIGuildMember, GatewayDispatchEvents } from 'discord-api-types/v10';
import { DiscordError, refuse } from '../errors.ts';
import type { World } from '../world.ts';
import type { Guild, Invite } from './types.ts';

/** An invite that is neither over nor used up, or 10006. */
export function findInvite(world: World, code: string): { guild: Guild; invite: Invite } {
  for (const guild of world.guilds.values()) {
    const invite = guild.invites.get(code);
    if (!invite) continue;
    const isOver = invite.maxAge > 0 && invite.createdAt + invite.maxAge * 1000 <= world.now();
    if (!isOver) return { guild, invite };
    guild.invites.delete(code);
  }
  throw refuse.unknownInvite();
}

/**
 * A person joins with an invite: it gives its roles, counts one use, and is gone after its last. 40007 for those who are
 * banned. A member who uses one gets its roles too.
 */
export function useInvite(world: World, code: string, userId: string): APIGuildMember {
  const { guild, invite } = findInvite(world, code);
  if (guild.bans.has(userId)) throw new DiscordError(403, 40007, 'The user is banned from this guild.');
  const before = guild.members.get(userId);
  if (before) {
    const missing = invite.roleIds.filter((id) => !before.roles.includes(id));
    if (missing.length === 0) return before;
    before.roles = [...before.roles, ...missing];
    world.emit(
      GatewayDispatchEvents.GuildMemberUpdate,
      { ...before, guild_id: guild.id },
      { guildId: guild.id },
    );
    return before;
  }
  invite.uses += 1;
  if (invite.maxUses > 0 && invite.uses >= invite.maxUses) {
    guild.invites.delete(code);
    const gone = { guild_id: guild.id, channel_id: invite.channelId, code };
    world.emit(GatewayDispatchEvents.InviteDelete, gone, { guildId: guild.id, channelId: invite.channelId });
  }
  return world.seed.addMember(guild.id, userId, { roles: invite.roleIds });
}
