/** Reactions to messages: who reacted with what. */
import { type APIMessage, GatewayDispatchEvents } from 'discord-api-types/v10';
import { DiscordError, refuse } from '../errors.ts';
import type { World } from '../world.ts';
import { makeMessages } from './messages.ts';

/** Most emoji that one message carries (code 30010). */
const MAX_EMOJI = 20;

/** User ids by message id and emoji. */
type Reactions = Map<string, Map<string, Set<string>>>;

/** Who reacted to what; use as `world.part(makeReactions)`. */
export function makeReactions(_world: World): Reactions {
  return new Map();
}

/** The users who reacted with an emoji, oldest first. */
export function reactors(world: World, message: APIMessage, emoji: string): string[] {
  return [...(world.part(makeReactions).get(message.id)?.get(emoji) ?? [])];
}

/** Adds or removes a reaction; 10014 for what is no emoji, 30010 for a 21st. Permissions are the caller's affair. */
export function setReaction(
  world: World,
  message: APIMessage,
  userId: string,
  emoji: string,
  on: boolean,
): void {
  if (!/\p{Emoji}/u.test(emoji)) throw refuse.unknownEmoji();
  const all = world.part(makeReactions);
  const own = all.get(message.id) ?? new Map<string, Set<string>>();
  all.set(message.id, own);
  const people = own.get(emoji) ?? new Set<string>();
  if (people.has(userId) === on) return;
  if (on && !own.has(emoji) && own.size >= MAX_EMOJI) {
    throw new DiscordError(400, 30010, `Maximum number of reactions reached (${MAX_EMOJI})`);
  }
  own.set(emoji, people);
  if (on) people.add(userId);
  else people.delete(userId);
  if (people.size === 0) own.delete(emoji);
  showReactions(world, message);
  const channel = world.channel(message.channel_id);
  world.emit(
    on ? GatewayDispatchEvents.MessageReactionAdd : GatewayDispatchEvents.MessageReactionRemove,
    {
      user_id: userId,
      channel_id: channel.id,
      message_id: message.id,
      emoji: { id: null, name: emoji },
      burst: false,
      type: 0,
      ...(channel.guild_id ? { guild_id: channel.guild_id } : {}),
      ...(on ? { message_author_id: message.author.id } : {}),
    },
    world.part(makeMessages).audience(channel),
  );
}

/** Removes all reactions, or all with one emoji. */
export function clearReactions(world: World, message: APIMessage, emoji?: string): void {
  const own = world.part(makeReactions).get(message.id);
  if (emoji === undefined) own?.clear();
  else own?.delete(emoji);
  showReactions(world, message);
}

function showReactions(world: World, message: APIMessage): void {
  const own = world.part(makeReactions).get(message.id) ?? new Map<string, Set<string>>();
  const record = message as unknown as { reactions?: object[] };
  record.reactions = [...own].map(([name, who]) => ({
    emoji: { id: null, name },
    count: who.size,
    count_details: { burst: 0, normal: who.size },
    burst_colors: [],
    me: [...who].some((id) => world.applicationOfUser(id) !== undefined),
    me_burst: false,
  }));
  if (own.size === 0) delete record.reactions;
}
