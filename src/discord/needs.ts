/** Which permissions somebody lacks, in the words of Discord's settings. */
import {
  type GuildBasedChannel,
  type GuildMember,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';

/** What the bot needs in a stage channel: to see it, and to be its moderator. */
export const STAGE_NEEDS = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.Connect,
  PermissionFlagsBits.ManageChannels,
  PermissionFlagsBits.MuteMembers,
  PermissionFlagsBits.MoveMembers,
] as const;

/** What the bot needs in a stage channel to speak there, which Discord leaves to moderators and who is let up. */
export const VOICE_NEEDS = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.Connect,
  PermissionFlagsBits.MuteMembers,
] as const;

/** What the bot needs where it posts cards; the history is how it finds its own card again after a crash. */
export const ANNOUNCE_NEEDS = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.ReadMessageHistory,
] as const;

/** What the bot needs on the server to list a planned talk among its events, besides what it needs in the stage. */
export const EVENT_NEEDS = [PermissionFlagsBits.CreateEvents] as const;

/** What the bot needs where it makes a link for a guest who is not on the server; nothing else uses it. */
export const LINK_NEEDS = [PermissionFlagsBits.CreateInstantInvite] as const;

/** What the bot needs on the server to give people the role for reminders, and to take it back; nothing else uses it. */
export const ROLE_NEEDS = [PermissionFlagsBits.ManageRoles] as const;

/** `ManageChannels` → `Manage Channels`. */
const inWords = (name: string): string => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ');

/**
 * The needed permissions that a member lacks in a channel, or on the server when there is none.
 *
 * @returns their names as people know them; none when nothing is missing
 */
export const lacking = (
  member: GuildMember,
  channel: GuildBasedChannel | null,
  needs: readonly bigint[],
): string[] => {
  const has = channel ? channel.permissionsFor(member) : member.permissions;
  return new PermissionsBitField(needs.filter((bit) => !has.has(bit))).toArray().map(inWords);
};

/** Whether somebody is a stage moderator in a channel, or on the whole server when there is none. */
export const isStageModerator = (member: GuildMember, channel: GuildBasedChannel | null): boolean =>
  (channel ? channel.permissionsFor(member) : member.permissions).has(PermissionsBitField.StageModerator);

/** Whether somebody may open and plan talks: who manages events, or moderates the stage. */
export const mayHost = (member: GuildMember, channel: GuildBasedChannel | null): boolean =>
  member.permissions.has(PermissionFlagsBits.ManageEvents) || isStageModerator(member, channel);

/** Whether somebody may choose how talks are on their server: who manages it. */
export const maySet = (member: GuildMember): boolean =>
  member.permissions.has(PermissionFlagsBits.ManageGuild);
