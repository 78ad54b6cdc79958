/** What keeps a talk from being opened on a stage. */
import type { GuildBasedChannel, GuildMember } from 'discord.js';
import type { Talks } from '../host/talks.ts';
import type { Hindrance } from '../talk/talk.ts';
import { lacking, STAGE_NEEDS } from './needs.ts';

/** Why a talk can't be opened on a stage, or on a new one; null when nothing is in the way. */
export const stageHindrance = (
  me: GuildMember,
  stage: GuildBasedChannel | null,
  talks: Talks,
): Hindrance | null => {
  const permissions = lacking(me, stage, STAGE_NEEDS);
  if (permissions.length > 0) return { refused: 'bot-lacks', permissions, where: stage?.id ?? null };
  if (!stage) return me.guild.features.includes('COMMUNITY') ? null : { refused: 'not-a-community' };
  const talk = talks.on(stage.id);
  if (talk) return { refused: 'stage-taken', stageId: stage.id, hostId: talk.hostId };
  const open = me.guild.stageInstances.cache.some((instance) => instance.channelId === stage.id);
  return open ? { refused: 'stage-in-use', stageId: stage.id } : null;
};
