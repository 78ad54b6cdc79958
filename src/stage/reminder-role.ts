/** The role that a server has for reminders: whether a mention of it reaches anybody, and who of some people has it. */
import { type Client, PermissionFlagsBits } from 'discord.js';
import type { Logger } from 'pino';
import type { Settings } from '../host/settings.ts';
import type { Talk } from '../talk/talk.ts';

export type ReminderRole = {
  readonly id: string;
  /** When it was chosen: what was due before is not owed. */
  readonly since: number;
  /** Who of these people has it, asked of Discord now; nobody when it does not answer in time. */
  holders(userIds: readonly string[]): Promise<ReadonlySet<string>>;
};

/** How long the members are waited for, in milliseconds: a reminder is late by two seconds at most. */
const MEMBERS_WITHIN = 1_000;

export type ReminderRoleDeps = { client: Client; settings: Settings; log: Logger };

/** @returns the role of a talk's server; null when there is none, or it can't be mentioned in the talk's channel */
export const reminderRoleOf = async (
  { client, settings, log }: ReminderRoleDeps,
  { guildId, announceId }: Talk,
): Promise<ReminderRole | null> => {
  const { reminderRole } = await settings.of(guildId);
  const guild = client.guilds.cache.get(guildId);
  const role = reminderRole && guild?.roles.cache.get(reminderRole.id);
  if (!role || !guild) return null;
  const mayMention = guild.channels.cache
    .get(announceId)
    ?.permissionsFor(client.user?.id ?? '')
    ?.has(PermissionFlagsBits.MentionEveryone);
  if (!role.mentionable && !mayMention) {
    log.warn({ guild: guildId, role: role.id }, 'the role for reminders may not be mentioned any more');
    return null;
  }
  return {
    ...reminderRole,
    holders: async (userIds) => {
      try {
        const members = await guild.members.fetch({ user: [...userIds], time: MEMBERS_WITHIN });
        return new Set(members.filter((member) => member.roles.cache.has(role.id)).keys());
      } catch (error) {
        log.warn({ err: error, guild: guildId }, 'who has the role for reminders could not be asked');
        return new Set();
      }
    },
  };
};
