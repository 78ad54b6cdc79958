/** Direct messages: the channel between a bot and a person, and who takes none. */
import { type APIUser, ChannelType, GatewayDispatchEvents } from 'discord-api-types/v10';
import { DiscordError, refuse } from '../errors.ts';
import { showChannel } from '../world/show.ts';
import type { Channel } from '../world/types.ts';
import type { World } from '../world.ts';

/** Ids of users who take no direct messages; use as `world.part(makeClosedDms)`. */
export function makeClosedDms(_world: World): Set<string> {
  return new Set();
}

/** The direct message channel of a bot and a person, made on first use. */
export function openDm(world: World, bot: APIUser, person: APIUser): Channel {
  for (const channel of world.channels.values()) {
    const between = channel.bot_user_id === bot.id && channel.recipients?.some((one) => one.id === person.id);
    if (channel.type === ChannelType.DM && between) return channel;
  }
  const made: Channel = {
    id: world.newId(),
    type: ChannelType.DM,
    last_message_id: null,
    flags: 0,
    recipients: [person],
    bot_user_id: bot.id,
  };
  world.channels.set(made.id, made);
  const application = world.applicationOfUser(bot.id);
  if (application) {
    world.emit(GatewayDispatchEvents.ChannelCreate, showChannel(made), { applicationIds: [application.id] });
  }
  return made;
}

/**
 * Refuses with 50007 what a bot sends to someone who takes no direct messages, and with 50278 where they share no
 * guild.
 * Source: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
export function refuseClosedDm(world: World, channel: Channel): void {
  const closed = world.part(makeClosedDms);
  const people = channel.recipients ?? [];
  const shared = [...world.guilds.values()].some(
    (guild) =>
      guild.members.has(channel.bot_user_id ?? '') && people.some((one) => guild.members.has(one.id)),
  );
  if (!shared) {
    throw new DiscordError(403, 50278, 'Cannot send messages to this user due to having no mutual guilds');
  }
  if (people.some((one) => closed.has(one.id))) throw refuse.cannotMessageUser();
}
