/** What a person's client shows around the messages: servers, channels, members, stages and events. */
import {
  type APIVoiceState,
  ChannelType,
  GuildScheduledEventStatus,
  PermissionFlagsBits as P,
} from 'discord-api-types/v10';
import { makeClosedDms } from '../messages/dms.ts';
import { isStageModerator, isThread, isVoiceBased } from '../permissions.ts';
import { nameOf } from '../transcript/text.ts';
import type { Channel, Guild } from '../world/types.ts';
import { isInvited, isSpeaker } from '../world/voice.ts';
import type { World } from '../world.ts';
import type {
  PageChannel,
  PageDm,
  PageEvent,
  PageGuild,
  PageMember,
  PagePerson,
  PageRole,
  PageStage,
  PageVoice,
} from './protocol.ts';
import { maySee, unreadIn } from './sight.ts';

/** Everyone whom the page can be, people of a server first by name; then the bots. */
export function peopleOf(world: World): PagePerson[] {
  const all = [...world.users.values()].map((user) => personOf(world, user.id));
  return all
    .filter((one) => one.guilds.length > 0)
    .sort((a, b) => Number(a.bot) - Number(b.bot) || byName(a, b));
}

/** One of them. */
export function personOf(world: World, userId: string): PagePerson {
  const user = world.user(userId);
  const guilds = [...world.guilds.values()].filter((guild) => guild.members.has(userId));
  return {
    id: user.id,
    name: nameOf(world, undefined, userId),
    bot: user.bot === true,
    guilds: guilds.map((guild) => ({
      id: guild.id,
      name: guild.name,
      roles: rolesOf(guild, userId).map((role) => role.name),
    })),
  };
}

/** The servers of a person, each with what they see of it. */
export function guildsOf(world: World, userId: string): PageGuild[] {
  return [...world.guilds.values()]
    .filter((guild) => guild.members.has(userId))
    .map((guild) => ({
      id: guild.id,
      name: guild.name,
      ownerId: guild.ownerId,
      channels: inOrder(guild, userId, world).map((channel) => channelOf(world, channel, userId)),
      roles: [...guild.roles.values()].sort((a, b) => b.position - a.position).map(showRole),
      members: [...guild.members.keys()].map((id) => memberOf(world, guild, id)).sort(byName),
    }));
}

/** The conversations of a person, newest first. */
export function dmsOf(world: World, userId: string): PageDm[] {
  const open = !world.part(makeClosedDms).has(userId);
  const own = [...world.channels.values()].filter(
    (one) => one.guild_id === undefined && maySee(world, one, userId),
  );
  const newest = (channel: Channel): bigint => BigInt(channel.last_message_id ?? channel.id);
  return own
    .sort((a, b) => (newest(a) < newest(b) ? 1 : -1))
    .map((channel) => {
      const bot = channel.bot_user_id ?? '';
      return {
        channelId: channel.id,
        with: { id: bot, name: nameOf(world, undefined, bot), bot: true },
        unread: unreadIn(world, channel.id, userId).unread,
        open,
      };
    });
}

/** The voice and stage channels that a person sees, with who is in them. */
export function stagesOf(world: World, userId: string): PageStage[] {
  return [...world.guilds.values()].flatMap((guild) =>
    [...guild.channels.values()]
      .filter((channel) => isVoiceBased(channel.type) && maySee(world, channel, userId))
      .map((channel) => stageOf(world, guild, channel, userId)),
  );
}

/** The scheduled and active events that a person sees, soonest first. */
export function eventsOf(world: World, userId: string): PageEvent[] {
  const all = [...world.guilds.values()]
    .filter((guild) => guild.members.has(userId))
    .flatMap((guild) => [...guild.scheduledEvents.values()])
    .filter(({ event }) => {
      const channel = event.channel_id ? world.channels.get(event.channel_id) : undefined;
      return !event.channel_id || (channel !== undefined && maySee(world, channel, userId));
    })
    .filter(({ event }) => event.status <= GuildScheduledEventStatus.Active);
  return all
    .map(({ event, interested }) => ({
      id: event.id,
      guildId: event.guild_id,
      name: event.name,
      description: event.description ?? null,
      channelId: event.channel_id,
      location: event.entity_metadata?.location ?? null,
      startsAt: Date.parse(event.scheduled_start_time),
      endsAt: event.scheduled_end_time ? Date.parse(event.scheduled_end_time) : null,
      status: event.status,
      interested: interested.size,
      youAreInterested: interested.has(userId),
    }))
    .sort((a, b) => a.startsAt - b.startsAt);
}

/** Colour of a member's highest coloured role; 0 is none. */
export function colorOf(guild: Guild | undefined, userId: string): number {
  return (guild ? rolesOf(guild, userId) : []).find((role) => role.color !== 0)?.color ?? 0;
}

function stageOf(world: World, guild: Guild, channel: Channel, userId: string): PageStage {
  const inside = [...guild.voiceStates.values()].filter((one) => one.channel_id === channel.id);
  const isStage = channel.type === ChannelType.GuildStageVoice;
  const since = (one: APIVoiceState): number => Date.parse(one.request_to_speak_timestamp ?? '') || 0;
  const show = (states: APIVoiceState[]): PageVoice[] =>
    states.map((one) => ({
      userId: one.user_id,
      name: nameOf(world, guild, one.user_id),
      muted: one.mute || one.self_mute,
      ...(one.request_to_speak_timestamp ? { since: since(one) } : {}),
    }));
  const own = inside.find((one) => one.user_id === userId);
  const topic = guild.stageInstances.get(channel.id)?.topic;
  const hands = inside.filter((one) => isStage && one.suppress && one.request_to_speak_timestamp !== null);
  return {
    channelId: channel.id,
    guildId: guild.id,
    type: channel.type,
    ...(topic === undefined ? {} : { topic }),
    speakers: show(inside.filter((one) => !isStage || isSpeaker(one))),
    invited: show(inside.filter((one) => isStage && isInvited(one))),
    hands: show(hands.sort((a, b) => since(a) - since(b))),
    audience: show(inside.filter((one) => isStage && one.suppress && !one.request_to_speak_timestamp)),
    you: own ? placeOf(own, isStage) : 'outside',
    moderates: isStage && isStageModerator(guild, userId, channel, world.now()),
    mayRequest: isStage && (world.permissionsIn(channel.id, userId) & P.RequestToSpeak) !== 0n,
  };
}

function placeOf(own: APIVoiceState, isStage: boolean): PageStage['you'] {
  if (!isStage || isSpeaker(own)) return 'speaker';
  if (isInvited(own)) return 'invited';
  return own.request_to_speak_timestamp === null ? 'audience' : 'hand';
}

/** Channels without a category first, then each category with its own; text above voice; threads below their channel. */
function inOrder(guild: Guild, userId: string, world: World): Channel[] {
  const visible = [...guild.channels.values()].filter((one) => maySee(world, one, userId));
  const rank = (one: Channel): number => (isVoiceBased(one.type) ? 1 : 0);
  const ordered = visible
    .filter((one) => !isThread(one.type) && one.type !== ChannelType.GuildCategory)
    .sort(
      (a, b) =>
        rank(a) - rank(b) || (a.position ?? 0) - (b.position ?? 0) || (BigInt(a.id) < BigInt(b.id) ? -1 : 1),
    );
  const withThreads = (parentId: string | null): Channel[] =>
    ordered
      .filter((one) => (one.parent_id ?? null) === parentId)
      .flatMap((one) => [
        one,
        ...visible.filter((thread) => isThread(thread.type) && thread.parent_id === one.id),
      ]);
  // A category shows by what one sees in it, whatever its own overwrites say.
  const categories = [...guild.channels.values()]
    .filter((one) => one.type === ChannelType.GuildCategory)
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .flatMap((category) => {
      const inside = withThreads(category.id);
      return inside.length > 0 ? [category, ...inside] : [];
    });
  return [...withThreads(null), ...categories];
}

function channelOf(world: World, channel: Channel, userId: string): PageChannel {
  const held = world.permissionsIn(channel.id, userId);
  const needed = isThread(channel.type) ? P.SendMessagesInThreads : P.SendMessages;
  const isCategory = channel.type === ChannelType.GuildCategory;
  return {
    id: channel.id,
    type: channel.type,
    name: channel.name ?? '',
    parentId: channel.parent_id ?? null,
    position: channel.position ?? 0,
    topic: channel.topic ?? null,
    canSend: !isCategory && (held & needed) !== 0n,
    canConnect: isVoiceBased(channel.type) && (held & P.Connect) !== 0n,
    ...(isCategory ? { unread: 0, mentions: 0 } : unreadIn(world, channel.id, userId)),
    ...(channel.thread_metadata ? { archived: channel.thread_metadata.archived } : {}),
  };
}

function memberOf(world: World, guild: Guild, userId: string): PageMember {
  const roles = rolesOf(guild, userId);
  const group = roles.find((role) => role.hoist)?.name;
  return {
    userId,
    name: nameOf(world, guild, userId),
    bot: world.users.get(userId)?.bot === true,
    roleIds: roles.map((role) => role.id),
    ...(group === undefined ? {} : { group }),
    color: colorOf(guild, userId),
    owner: guild.ownerId === userId,
  };
}

/** Highest first, without @everyone. */
function rolesOf(guild: Guild, userId: string): PageRole[] {
  return (guild.members.get(userId)?.roles ?? [])
    .map((id) => guild.roles.get(id))
    .filter((role) => role !== undefined)
    .sort((a, b) => b.position - a.position)
    .map(showRole);
}

function showRole(role: PageRole): PageRole {
  const { id, name, color, position, hoist } = role;
  return { id, name, color, position, hoist };
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name);
}
