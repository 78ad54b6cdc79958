/** What a member may do: roles, overwrites and the implicit rules of Discord's "Permissions" page. */

import type { APIRole } from 'discord-api-types/v10';
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { refuse } from './errors.ts';
import type { Channel, Guild } from './world/types.ts';

/** Every permission there is. */
export const ALL_PERMISSIONS = Object.values(P).reduce((all, bit) => all | bit, 0n);

/** What @everyone may do in a fresh community guild. */
export const EVERYONE_PERMISSIONS =
  P.ViewChannel |
  P.CreateInstantInvite |
  P.ChangeNickname |
  P.SendMessages |
  P.EmbedLinks |
  P.AttachFiles |
  P.AddReactions |
  P.UseExternalEmojis |
  P.UseExternalStickers |
  P.ReadMessageHistory |
  P.UseApplicationCommands |
  P.CreatePublicThreads |
  P.CreatePrivateThreads |
  P.SendMessagesInThreads |
  P.SendPolls |
  P.Connect |
  P.Speak |
  P.Stream |
  P.UseVAD |
  P.RequestToSpeak |
  P.UseEmbeddedActivities |
  P.UseSoundboard |
  P.UseExternalApps;

/** All three together make a stage moderator (Discord's "Stage Instance" page). */
export const STAGE_MODERATOR = P.ManageChannels | P.MuteMembers | P.MoveMembers;

/** What a member in time-out keeps. */
const TIMED_OUT_PERMISSIONS = P.ViewChannel | P.ReadMessageHistory;

/** What goes with SEND_MESSAGES when that is missing. */
const NEEDS_SEND_MESSAGES = P.MentionEveryone | P.SendTTSMessages | P.AttachFiles | P.EmbedLinks;

/** Whether a channel of this type carries voice. */
export function isVoiceBased(type: ChannelType): boolean {
  return type === ChannelType.GuildVoice || type === ChannelType.GuildStageVoice;
}

/** Whether a channel of this type is a thread. */
export function isThread(type: ChannelType): boolean {
  return (
    type === ChannelType.PublicThread ||
    type === ChannelType.PrivateThread ||
    type === ChannelType.AnnouncementThread
  );
}

/** Guild-wide permissions of a member; none for who is no member. */
export function guildPermissions(guild: Guild, userId: string, now: number): bigint {
  const member = guild.members.get(userId);
  if (!member) return 0n;
  if (guild.ownerId === userId) return ALL_PERMISSIONS;
  let allowed = BigInt(guild.roles.get(guild.id)?.permissions ?? '0');
  for (const roleId of member.roles) allowed |= BigInt(guild.roles.get(roleId)?.permissions ?? '0');
  if ((allowed & P.Administrator) !== 0n) return ALL_PERMISSIONS;
  const until = member.communication_disabled_until;
  if (until && Date.parse(until) > now) allowed &= TIMED_OUT_PERMISSIONS;
  return allowed;
}

/**
 * Permissions of a member in a channel: guild-wide ones, then overwrites for @everyone, for roles (denials first,
 * then grants) and for the member, then the implicit rules. A thread takes those of its parent.
 */
export function channelPermissions(guild: Guild, userId: string, channel: Channel, now: number): bigint {
  const base = guildPermissions(guild, userId, now);
  if (base === ALL_PERMISSIONS || base === 0n) return base;
  const parent = isThread(channel.type) ? guild.channels.get(channel.parent_id ?? '') : undefined;
  const overwrites = (parent ?? channel).permission_overwrites ?? [];
  const member = guild.members.get(userId);
  let allowed = base;
  const apply = (deny: bigint, allow: bigint) => {
    allowed = (allowed & ~deny) | allow;
  };
  const everyone = overwrites.find((one) => one.id === guild.id);
  if (everyone) apply(BigInt(everyone.deny), BigInt(everyone.allow));
  let roleDeny = 0n;
  let roleAllow = 0n;
  for (const overwrite of overwrites) {
    if (overwrite.id === guild.id || !member?.roles.includes(overwrite.id)) continue;
    roleDeny |= BigInt(overwrite.deny);
    roleAllow |= BigInt(overwrite.allow);
  }
  apply(roleDeny, roleAllow);
  const own = overwrites.find((one) => one.id === userId);
  if (own) apply(BigInt(own.deny), BigInt(own.allow));
  const until = member?.communication_disabled_until;
  if (until && Date.parse(until) > now) allowed &= TIMED_OUT_PERMISSIONS;
  return withImplicitRules(allowed, channel.type);
}

function withImplicitRules(allowed: bigint, type: ChannelType): bigint {
  if ((allowed & P.ViewChannel) === 0n) return 0n;
  if (isVoiceBased(type) && (allowed & P.Connect) === 0n) return allowed & P.ViewChannel;
  const maySend = isThread(type) ? P.SendMessagesInThreads : P.SendMessages;
  return (allowed & maySend) === 0n ? allowed & ~NEEDS_SEND_MESSAGES : allowed;
}

/** Throws 50001 when the channel can't be seen and 50013 when one of `needed` is missing in it. */
export function requireInChannel(
  guild: Guild,
  userId: string,
  channel: Channel,
  now: number,
  needed = 0n,
): void {
  const allowed = channelPermissions(guild, userId, channel, now);
  if ((allowed & P.ViewChannel) === 0n) throw refuse.missingAccess();
  if (isVoiceBased(channel.type) && (allowed & P.Connect) === 0n && needed !== 0n)
    throw refuse.missingAccess();
  if ((allowed & needed) !== needed) throw refuse.missingPermissions();
}

/** Throws 50013 when one of `needed` is missing in the guild. */
export function requireInGuild(guild: Guild, userId: string, now: number, needed: bigint): void {
  if ((guildPermissions(guild, userId, now) & needed) !== needed) throw refuse.missingPermissions();
}

/** The highest position among a member's roles; 0 when they have only @everyone. */
export function highestPosition(guild: Guild, userId: string): number {
  const roles = guild.members.get(userId)?.roles ?? [];
  return Math.max(0, ...roles.map((id) => guild.roles.get(id)?.position ?? 0));
}

/** Whether a member stands above a role, which managing or giving it takes. The owner stands above all. */
export function standsAbove(guild: Guild, userId: string, role: Pick<APIRole, 'position'>): boolean {
  return guild.ownerId === userId || highestPosition(guild, userId) > role.position;
}

/** Whether a member stands above another member (never above the owner). */
export function standsAboveMember(guild: Guild, userId: string, targetId: string): boolean {
  if (guild.ownerId === userId) return true;
  return targetId !== guild.ownerId && highestPosition(guild, userId) > highestPosition(guild, targetId);
}

/** Whether a member moderates a stage. */
export function isStageModerator(guild: Guild, userId: string, channel: Channel, now: number): boolean {
  return (channelPermissions(guild, userId, channel, now) & STAGE_MODERATOR) === STAGE_MODERATOR;
}
