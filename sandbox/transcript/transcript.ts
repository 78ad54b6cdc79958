/** What a person would read: a channel, their direct messages, a stage. */
import { PermissionFlagsBits as P } from 'discord-api-types/v10';
import { makeMessages } from '../messages/messages.ts';
import type { World } from '../world.ts';
import { renderMessage } from './message.ts';
import { nameOf, type TranscriptOptions } from './text.ts';

/** What is read where a channel can't be seen. */
export const HIDDEN = '(cannot see this channel)';

/** All messages of a channel as this person reads them, oldest first, an empty line between two. */
export function sees(
  world: World,
  channelId: string,
  userId: string,
  options: TranscriptOptions = {},
): string {
  const channel = world.channel(channelId);
  const guild = channel.guild_id === undefined ? undefined : world.guild(channel.guild_id);
  if (guild && (world.permissionsIn(channelId, userId) & P.ViewChannel) === 0n) return HIDDEN;
  if (!guild && !channel.recipients?.some((one) => one.id === userId)) return HIDDEN;
  return world
    .part(makeMessages)
    .seenBy(channelId, userId)
    .map((message) => renderMessage({ world, guild, options }, message))
    .join('\n\n');
}

/** All direct messages of a person, conversation after conversation. */
export function seesDms(world: World, userId: string, options: TranscriptOptions = {}): string {
  return [...world.channels.values()]
    .filter((one) => one.guild_id === undefined && one.recipients?.some((user) => user.id === userId))
    .map((one) => sees(world, one.id, userId, options))
    .filter((one) => one !== '')
    .join('\n\n');
}

/**
 * A stage as its members see it: topic, speakers, those invited to speak, raised hands (earliest first, as Discord
 * lists them) and the audience. Empty lines are left out.
 */
export function seesStage(world: World, channelId: string, userId: string): string {
  const channel = world.channel(channelId);
  const guild = world.guild(channel.guild_id ?? '');
  if ((world.permissionsIn(channelId, userId) & P.ViewChannel) === 0n) return HIDDEN;
  const inside = [...guild.voiceStates.values()].filter((one) => one.channel_id === channelId);
  const raised = (at: string | null): number => (at === null ? 0 : Date.parse(at));
  const names = (list: typeof inside): string =>
    list.map((one) => nameOf(world, guild, one.user_id)).join(', ');
  const stage = guild.stageInstances.get(channelId);
  const hands = inside.filter((one) => one.suppress && one.request_to_speak_timestamp);
  hands.sort((a, b) => raised(a.request_to_speak_timestamp) - raised(b.request_to_speak_timestamp));
  const lines: [string, string][] = [
    ['On stage', names(inside.filter((one) => !one.suppress && !one.request_to_speak_timestamp))],
    ['Invited', names(inside.filter((one) => !one.suppress && one.request_to_speak_timestamp))],
    ['Hands', names(hands)],
    ['Audience', names(inside.filter((one) => one.suppress && !one.request_to_speak_timestamp))],
  ];
  const head = stage ? `#${channel.name}: ${stage.topic}` : `#${channel.name} (not live)`;
  return [head, ...lines.filter(([, who]) => who !== '').map(([label, who]) => `${label}: ${who}`)].join(
    '\n',
  );
}
