/** The permissions that the bot asks for when it is invited, each with its reason, and the link that invites it. */
import { OAuth2Scopes, PermissionFlagsBits, PermissionsBitField } from 'discord.js';

/**
 * Exactly what the bot needs, and no more. `docs/inviting-the-bot.md` lists the same set; a test compares the two.
 *
 * Not among them: Mention Everyone (the bot mentions people, never everybody), Embed Links (its cards are
 * components, not embeds), Speak (stages know no such permission) and Request to Speak (who may mute members needs none), and
 * Administrator; nor Create Invite and Manage Roles, which only
 * links for guests who are not on the server and the role for reminders use, and which are named when one of them is chosen.
 */
export const INVITE_PERMISSIONS = [
  /** To see the stage and the channel in which a talk is announced. */
  PermissionFlagsBits.ViewChannel,
  /** To post a talk's card, an invitation and a reminder. */
  PermissionFlagsBits.SendMessages,
  /** To find its own card again after a crash, so that it edits that one and posts no second. */
  PermissionFlagsBits.ReadMessageHistory,
  /** Discord lets nobody manage a stage channel that they may not connect to; and to be heard there, where that is wished. */
  PermissionFlagsBits.Connect,
  /** Stage moderator, 1 of 3: to make a stage channel, and to open and close the stage. */
  PermissionFlagsBits.ManageChannels,
  /** Stage moderator, 2 of 3: to call a listener up to speak, and to move a speaker back to the audience; to go on stage itself. */
  PermissionFlagsBits.MuteMembers,
  /** Stage moderator, 3 of 3: Discord makes a stage moderator of nobody who lacks it. */
  PermissionFlagsBits.MoveMembers,
  /** To list planned talks among the server's events. Changing its own events takes nothing more. */
  PermissionFlagsBits.CreateEvents,
] as const;

/**
 * The link that adds the bot to a server, with the scopes `bot` and `applications.commands`.
 *
 * @param applicationId - the "Application ID" on the General Information page of Discord's developer portal
 * @see https://docs.discord.com/developers/topics/oauth2#bot-authorization-flow
 */
export const inviteUrl = (applicationId: string): string => {
  const url = new URL('https://discord.com/oauth2/authorize');
  url.searchParams.set('client_id', applicationId);
  url.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '));
  url.searchParams.set('permissions', new PermissionsBitField(INVITE_PERMISSIONS).bitfield.toString());
  return url.href;
};
