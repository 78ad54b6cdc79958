/** What a person may see at all, and how far they have read: asked before anything is sent to their page. */
import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10';
import { makeMessages } from '../messages/messages.ts';
import type { Channel } from '../world/types.ts';
import type { World } from '../world.ts';

/** Unread messages are counted up to this many. */
const MOST_UNREAD = 99;

/** Whether a person sees a channel: by permission, by being in it (private thread, direct message). */
export function maySee(world: World, channel: Channel, userId: string): boolean {
  if (channel.guild_id === undefined)
    return channel.recipients?.some((one) => one.id === userId) === true && !isBot(world, userId);
  const held = world.permissionsIn(channel.id, userId);
  if ((held & P.ViewChannel) === 0n) return false;
  if (channel.type !== ChannelType.PrivateThread) return true;
  return channel.thread_member_ids?.has(userId) === true || (held & P.ManageThreads) !== 0n;
}

/** The channel, when the person sees it. */
export function visibleChannel(world: World, channelId: string, userId: string): Channel | undefined {
  const channel = world.channels.get(channelId);
  return channel && maySee(world, channel, userId) ? channel : undefined;
}

function isBot(world: World, userId: string): boolean {
  return world.users.get(userId)?.bot === true;
}

/** The last message that each person has read, by user and channel; use as `world.part(makeReadStates)`. */
export function makeReadStates(_world: World): Map<string, bigint> {
  return new Map();
}

/** Notes that a person has read a channel to its end. */
export function markRead(world: World, channelId: string, userId: string): void {
  const last = world.part(makeMessages).seenBy(channelId, userId).at(-1);
  if (last) world.part(makeReadStates).set(`${userId} ${channelId}`, BigInt(last.id));
}

/** Messages that others wrote since, and those among them that notified the person. */
export function unreadIn(
  world: World,
  channelId: string,
  userId: string,
): { unread: number; mentions: number } {
  const read = world.part(makeReadStates).get(`${userId} ${channelId}`) ?? 0n;
  const messages = world.part(makeMessages);
  const fresh = messages
    .seenBy(channelId, userId)
    .filter((one) => one.author.id !== userId && BigInt(one.id) > read)
    .slice(-MOST_UNREAD);
  const ids = new Set(fresh.map((one) => one.id));
  const pinged = messages.notifications.filter((one) => one.userId === userId && ids.has(one.messageId));
  return { unread: fresh.length, mentions: pinged.length };
}
