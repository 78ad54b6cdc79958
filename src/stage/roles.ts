/** Roles that people get without anybody who looks: by a press of a button, or by a link. */
import type { Role } from 'discord.js';

/** Whether a role may do what not everybody on its server may. */
export const mayMoreThanAnybody = ({ guild, permissions }: Role): boolean =>
  !guild.roles.everyone.permissions.has(permissions);
