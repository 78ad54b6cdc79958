/** The role that is mentioned whenever talks remind: an admin chooses it, and people take it and give it back. */
import { type Guild, type GuildMember, PermissionFlagsBits, type Role } from 'discord.js';
import { role as mention } from '../src/cards/card.ts';
import type { Refusal } from '../src/cards/texts/refusal.ts';
import { lacking, ROLE_NEEDS } from '../src/discord/needs.ts';
import { mayMoreThanAnybody } from '../src/stage/roles.ts';
import { defineComponent, type Rostrum, say } from './rostrum.ts';

/** Why the bot can't give a role to people; null when it can. */
const outOfReach = (me: GuildMember, role: Role): Refusal | null => {
  const permissions = lacking(me, null, ROLE_NEEDS);
  if (permissions.length > 0) return { refused: 'bot-lacks', permissions, where: null };
  const isBelow = role.comparePositionTo(me.roles.highest) < 0;
  return isBelow && !role.managed && role.id !== role.guild.id
    ? null
    : { refused: 'role-out-of-reach', roleId: role.id };
};

/** Everybody may take the role, so it may do no more than everybody; also after it was chosen. */
const tooStrong = (role: Role): Refusal | null =>
  mayMoreThanAnybody(role) ? { refused: 'role-for-anybody' } : null;

/** Why a role can't be the one for reminders; null when it can. */
export const roleRefusal = async (role: Role): Promise<Refusal | null> => {
  const refusal = tooStrong(role);
  if (refusal) return refusal;
  const me = await role.guild.members.fetchMe();
  const isHeard = role.mentionable || me.permissions.has(PermissionFlagsBits.MentionEveryone);
  return outOfReach(me, role) ?? (isHeard ? null : { refused: 'role-not-mentionable', roleId: role.id });
};

/** The role for reminders that a server has now. */
export const roleIn = async (guild: Guild, { settings }: Rostrum): Promise<Role | null> => {
  const { reminderRole } = await settings.of(guild.id);
  return (reminderRole && guild.roles.cache.get(reminderRole.id)) ?? null;
};

/** Gives somebody the role, or takes it back. */
export const changeRole = async (
  member: GuildMember,
  has: boolean,
  rostrum: Rostrum,
): Promise<{ role: Role } | { refusal: Refusal }> => {
  const role = await roleIn(member.guild, rostrum);
  if (!role) return { refusal: { refused: 'no-reminder-role' } };
  const refusal = (has ? tooStrong(role) : null) ?? outOfReach(await member.guild.members.fetchMe(), role);
  if (refusal) return { refusal };
  await (has ? member.roles.add(role) : member.roles.remove(role));
  return { role };
};

/** On the reminder itself. */
const giveBack = defineComponent({
  kind: 'button',
  action: 'role-off',
  answers: 'message',
  run: async ({ interaction: { member }, texts }, rostrum) => {
    const changed = await changeRole(member, false, rostrum);
    return 'refusal' in changed ? changed : say(texts.delivery.own.kept.roleGiven(mention(changed.role.id)));
  },
});

export const reminderRoleComponents = [giveBack];
