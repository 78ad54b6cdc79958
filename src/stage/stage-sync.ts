/** Makes the stage in Discord what the talk says it should be: the channel, the stage instance, and who may speak. */
import {
  ChannelType,
  type Client,
  DiscordAPIError,
  Events,
  type Guild,
  type GuildBasedChannel,
  RESTJSONErrorCodes,
  StageInstancePrivacyLevel,
  type VoiceState,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Texts } from '../cards/texts/texts.ts';
import type { Clock } from '../clock.ts';
import type { Talks } from '../host/talks.ts';
import type { Speaker, Talk } from '../talk/talk.ts';
import { isUp, placeInLine } from '../talk/talk.ts';
import type { Observer } from './observer.ts';
import { sightOf } from './sight.ts';
import { createStageTopic } from './stage-topic.ts';

export type StageSyncDeps = {
  client: Client;
  talks: Talks;
  observer: Observer;
  /** The texts of a server. */
  textsFor: (guildId: string) => Promise<Texts>;
  clock: Clock;
  log: Logger;
};

/** Longest name of a channel. Source: Discord, channel `name`. */
const CHANNEL_NAME_MAX = 100;

/** "Cannot update a finished event". Source: Discord, JSON error codes. */
const FINISHED_EVENT = 180000;

/** How soon the gateway shows what was asked for over REST, in milliseconds; after that it is asked for again. */
const SHOWN_WITHIN = 5_000;

/** How far Discord's clock, which dates channels, may be behind ours, in milliseconds. */
const SKEW = 5_000;

/** Whether a channel is the stage that was made for a talk, found again after a crash before it was recorded. */
const isMadeFor = (talk: Talk, channel: GuildBasedChannel): boolean =>
  channel.type === ChannelType.GuildStageVoice &&
  channel.name === stageNameOf(talk) &&
  channel.createdTimestamp >= (talk.openedAt ?? 0) - SKEW;

const stageNameOf = (talk: Talk): string => talk.topic.slice(0, CHANNEL_NAME_MAX).trim();

const isCode = (error: unknown, ...codes: (number | string)[]): boolean =>
  error instanceof DiscordAPIError && codes.includes(error.code);

/** They left meanwhile; the gateway tells so. */
const unlessGone = async (asked: Promise<unknown>): Promise<void> => {
  try {
    await asked;
  } catch (error) {
    const { UnknownVoiceState, TargetUserIsNotConnectedToVoice } = RESTJSONErrorCodes;
    if (!isCode(error, UnknownVoiceState, TargetUserIsNotConnectedToVoice)) throw error;
  }
};

/** Each gets its try, one after the other, also when one before it fails; rejects as the first that did. */
const inTurn = async (tries: readonly (() => Promise<void>)[]): Promise<void> => {
  const failures: unknown[] = [];
  for (const one of tries) await one().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
};

/** Makes the function that closes the difference between one talk and its stage. */
export const createStageSync = ({ client, talks, observer, textsFor, clock, log }: StageSyncDeps) => {
  const keepTopic = createStageTopic(textsFor);

  const makeStage = async (guild: Guild, talk: Talk): Promise<void> => {
    const found = guild.channels.cache.find((channel) => isMadeFor(talk, channel));
    const made =
      found && !(await talks.knowsStage(found.id))
        ? found
        : await guild.channels.create({ name: stageNameOf(talk), type: ChannelType.GuildStageVoice });
    const outcome = await talks.send(talk.id, { type: 'stage-made', stageId: made.id });
    // The talk was closed meanwhile.
    if (outcome.talk?.stageId !== made.id) await made.delete();
  };

  const createInstance = async (guild: Guild, stageId: string, { topic, event }: Talk) => {
    const options = { topic, privacyLevel: StageInstancePrivacyLevel.GuildOnly };
    if (!event) return guild.stageInstances.create(stageId, options);
    try {
      return await guild.stageInstances.create(stageId, { ...options, guildScheduledEvent: event.id });
    } catch (error) {
      // An event that is gone, or over, holds nobody up.
      if (!isCode(error, RESTJSONErrorCodes.UnknownGuildScheduledEvent, FINISHED_EVENT)) throw error;
      return guild.stageInstances.create(stageId, options);
    }
  };

  const openInstance = async (guild: Guild, stageId: string, talk: Talk) => {
    try {
      return await createInstance(guild, stageId, talk);
    } catch (error) {
      if (!isCode(error, RESTJSONErrorCodes.TheStageIsAlreadyOpen)) throw error;
      return guild.stageInstances.edit(stageId, { topic: talk.topic });
    }
  };

  const startStage = async (guild: Guild, talk: Talk, stageId: string): Promise<void> => {
    const open = guild.stageInstances.cache.find((instance) => instance.channelId === stageId);
    const instance = open?.topic === talk.topic ? open : await openInstance(guild, stageId, talk);
    await talks.send(talk.id, { type: 'stage-started', instanceId: instance.id });
  };

  /** Asks whose effect the gateway has not shown yet: asking again would undo what the member did meanwhile. */
  const asked = new Map<string, { suppressed: boolean; until: number }>();

  client.on(Events.VoiceStateUpdate, (_, { guild, id }) => {
    asked.delete(`${guild.id} ${id}`);
  });
  // What was asked before a gap may have been shown, and undone by the member, within it.
  client.on(Events.GuildAvailable, (guild) => {
    for (const key of asked.keys()) if (key.startsWith(`${guild.id} `)) asked.delete(key);
  });

  const setSuppressed = async (state: VoiceState, suppressed: boolean): Promise<void> => {
    const now = clock.now().getTime();
    const key = `${state.guild.id} ${state.id}`;
    const before = asked.get(key);
    if (before?.suppressed === suppressed && before.until > now) return;
    asked.set(key, { suppressed, until: now + SHOWN_WITHIN });
    try {
      await unlessGone(state.setSuppressed(suppressed));
    } catch (error) {
      asked.delete(key);
      throw error;
    }
  };

  const placeSpeaker = async (
    guild: Guild,
    talk: Talk,
    stageId: string,
    { userId, step }: Speaker,
  ): Promise<void> => {
    const state = guild.voiceStates.cache.get(userId);
    const sight = sightOf(state, stageId);
    const waits = sight === 'audience' || sight === 'hand';
    if (state && step === 'called' && waits) await setSuppressed(state, false);
    else if (state && step === 'leaving' && !waits && sight !== 'away') await setSuppressed(state, true);
    else if (step !== 'speaking' && sight !== 'invited') await observer.look(talk, userId);
  };

  /** Everybody gets their try, also when Discord refuses one of them. */
  const placeSpeakers = async (guild: Guild, talk: Talk, stageId: string): Promise<void> => {
    const tries = await Promise.allSettled(
      talk.speakers.map((speaker) => placeSpeaker(guild, talk, stageId, speaker)),
    );
    for (const one of tries) if (one.status === 'rejected') throw one.reason;
  };

  /**
   * A hand that was lowered here, or is not taken, is lowered in Discord too; one that fails holds up no other. Discord
   * takes these one by one, so of hundreds the rest waits when somebody is called meanwhile: that asked for another run.
   */
  const clearHands = async (guild: Guild, { id: talkId, speakers }: Talk, stageId: string): Promise<void> => {
    const failures: unknown[] = [];
    for (const state of guild.voiceStates.cache.values()) {
      if (sightOf(state, stageId) !== 'hand' || observer.told(talkId, state.id) !== 'hand') continue;
      // Read after the talk was told of this hand: if it was taken, it is in line by now.
      const talk = await talks.get(talkId);
      if (talk?.speakers !== speakers) break;
      if (placeInLine(talk, state.id) > 0 || isUp(talk, state.id)) continue;
      await observer
        .lowers(talkId, state.id, () => setSuppressed(state, true))
        .catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };

  /** Who was removed, or is kept out, is disconnected. */
  const sendOut = async (guild: Guild, talk: Talk, stageId: string): Promise<void> => {
    const people = new Set([...talk.removing, ...talk.keptOut]);
    const send = async (userId: string): Promise<void> => {
      const state = guild.voiceStates.cache.get(userId);
      if (state?.channelId === stageId) await unlessGone(state.disconnect());
      else if (talk.removing.includes(userId)) await observer.look(talk, userId);
    };
    await inTurn([...people].map((userId) => () => send(userId)));
  };

  const endStage = async (guild: Guild, talk: Talk, stageId: string): Promise<void> => {
    const instance = guild.stageInstances.cache.find((known) => known.channelId === stageId);
    // A talk that was closed while its stage was being started has not recorded which it is.
    const unrecorded = talk.instanceId === null && instance?.topic === talk.topic && !talks.on(stageId);
    if (instance && (instance.id === talk.instanceId || unrecorded)) {
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
    const instanceGone = talk.instanceId !== null && !guild.stageInstances.cache.has(talk.instanceId);
    if (instanceGone || !guild.channels.cache.has(stageId)) {
      await talks.send(talkId, { type: 'stage-over' });
      return;
    }
    if (!talk.instanceId) return startStage(guild, talk, stageId);
    const steps = [keepTopic, sendOut, placeSpeakers, clearHands];
    await inTurn(steps.map((step) => () => step(guild, talk, stageId)));
  };
};
