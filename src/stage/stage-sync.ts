/** Makes the stage in Discord what the talk says it should be: the channel, the stage instance, and who may speak. */
import {
  ChannelType,
  type Client,
  DiscordAPIError,
  type Guild,
  RESTJSONErrorCodes,
  StageInstancePrivacyLevel,
  type VoiceState,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Talks } from '../host/talks.ts';
import type { Talk } from '../talk/talk.ts';
import { isUp, placeInLine } from '../talk/talk.ts';
import type { Observer } from './observer.ts';
import { sightOf } from './sight.ts';

export type StageSyncDeps = { client: Client; talks: Talks; observer: Observer; log: Logger };

/** Longest name of a channel. Source: Discord, channel `name`. */
const CHANNEL_NAME_MAX = 100;

/** Written in the topic of a stage channel that Rostrum made, to find it again after a crash. */
const markOf = (talk: Talk): string => `Rostrum ${talk.id}`;

const isCode = (error: unknown, ...codes: (number | string)[]): boolean =>
  error instanceof DiscordAPIError && codes.includes(error.code);

/** Makes the function that closes the difference between one talk and its stage. */
export const createStageSync = ({ client, talks, observer, log }: StageSyncDeps) => {
  const makeStage = async (guild: Guild, talk: Talk): Promise<void> => {
    const made =
      guild.channels.cache.find(
        (channel) => channel.type === ChannelType.GuildStageVoice && channel.topic === markOf(talk),
      ) ??
      (await guild.channels.create({
        name: talk.topic.slice(0, CHANNEL_NAME_MAX),
        type: ChannelType.GuildStageVoice,
        topic: markOf(talk),
      }));
    await talks.send(talk.id, { type: 'stage-made', stageId: made.id });
  };

  const openInstance = async (guild: Guild, stageId: string, topic: string) => {
    try {
      return await guild.stageInstances.create(stageId, {
        topic,
        privacyLevel: StageInstancePrivacyLevel.GuildOnly,
      });
    } catch (error) {
      if (!isCode(error, RESTJSONErrorCodes.TheStageIsAlreadyOpen)) throw error;
      return guild.stageInstances.edit(stageId, { topic });
    }
  };

  const startStage = async (guild: Guild, talk: Talk, stageId: string): Promise<void> => {
    const open = guild.stageInstances.cache.find((instance) => instance.channelId === stageId);
    const instance = open?.topic === talk.topic ? open : await openInstance(guild, stageId, talk.topic);
    await talks.send(talk.id, { type: 'stage-started', instanceId: instance.id });
  };

  const setSuppressed = async (state: VoiceState, suppressed: boolean): Promise<void> => {
    try {
      await state.setSuppressed(suppressed);
    } catch (error) {
      // They left meanwhile; the gateway tells so.
      if (
        !isCode(
          error,
          RESTJSONErrorCodes.UnknownVoiceState,
          RESTJSONErrorCodes.TargetUserIsNotConnectedToVoice,
        )
      )
        throw error;
    }
  };

  const placeSpeakers = async (guild: Guild, talk: Talk, stageId: string): Promise<void> => {
    for (const { userId, step } of talk.speakers) {
      const state = guild.voiceStates.cache.get(userId);
      const sight = sightOf(state, stageId);
      const waits = sight === 'audience' || sight === 'hand';
      if (state && step === 'called' && waits) await setSuppressed(state, false);
      else if (state && step === 'leaving' && !waits && sight !== 'away') await setSuppressed(state, true);
      else if (step !== 'speaking' && sight !== 'invited') await observer.look(talk, userId);
    }
  };

  /** A hand that was lowered here is lowered in Discord too. */
  const clearHands = async (guild: Guild, talk: Talk, stageId: string): Promise<void> => {
    for (const state of guild.voiceStates.cache.values()) {
      if (sightOf(state, stageId) !== 'hand' || observer.told(talk, state.id) !== 'hand') continue;
      if (placeInLine(talk, state.id) === 0 && !isUp(talk, state.id)) await setSuppressed(state, true);
    }
  };

  const endStage = async (guild: Guild, talk: Talk, stageId: string): Promise<void> => {
    const instance = guild.stageInstances.cache.find((known) => known.channelId === stageId);
    if (instance && instance.id === talk.instanceId) {
      await instance.delete().catch((error: unknown) => {
        if (!isCode(error, RESTJSONErrorCodes.UnknownStageInstance)) throw error;
      });
    }
    if (!talk.stageMade) return;
    const channel = guild.channels.cache.get(stageId);
    const empty = !guild.voiceStates.cache.some((state) => state.channelId === stageId);
    if (!channel || !empty) return;
    await channel.delete().catch((error: unknown) => {
      if (!isCode(error, RESTJSONErrorCodes.UnknownChannel)) throw error;
    });
    log.info({ talk: talk.id }, 'the stage that was made for a talk is removed');
  };

  /**
   * Closes the difference between a talk and its stage. Rejects when Discord or the database did not do their part;
   * running it again finishes the work.
   */
  return async (talkId: string): Promise<void> => {
    const talk = await talks.get(talkId);
    const guild = talk && client.guilds.cache.get(talk.guildId);
    if (!talk || !guild?.available) return;
    const { stageId } = talk;
    if (talk.status === 'ended' && stageId) return endStage(guild, talk, stageId);
    if (talk.status !== 'live') return;
    if (!stageId) return makeStage(guild, talk);
    if (!guild.channels.cache.has(stageId)) {
      await talks.send(talkId, { type: 'stage-over', reason: 'stage-gone' });
      return;
    }
    if (!talk.instanceId) return startStage(guild, talk, stageId);
    if (!guild.stageInstances.cache.has(talk.instanceId)) {
      await talks.send(talkId, { type: 'stage-over', reason: 'stage-ended' });
      return;
    }
    await placeSpeakers(guild, talk, stageId);
    await clearHands(guild, talk, stageId);
  };
};
