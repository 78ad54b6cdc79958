/** Who is on a server, asked of Discord: the bot does not follow who comes and goes. */
import { DiscordAPIError, type Guild, type GuildMember, RESTJSONErrorCodes } from 'discord.js';

/** Somebody as a member of a server, asked of Discord anew; null when they are not, or no longer, on it. */
export const memberOf = async (guild: Guild, userId: string): Promise<GuildMember | null> => {
  try {
    return await guild.members.fetch({ user: userId, cache: false, force: true });
  } catch (error) {
    const { UnknownMember, UnknownUser } = RESTJSONErrorCodes;
    const nobody: (number | string)[] = [UnknownMember, UnknownUser];
    if (error instanceof DiscordAPIError && nobody.includes(error.code)) return null;
    throw error;
  }
};
