/** Tells each live talk what Discord shows of the people on its stage. */
import { type Client, Events, type Guild, type VoiceState } from 'discord.js';
import type { Logger } from 'pino';
import type { Talks } from '../host/talks.ts';
import type { Sight } from '../talk/commands.ts';
import { isSentOut, type Talk } from '../talk/talk.ts';
import { sightOf } from './sight.ts';

export type Observer = {
  /** Listens to the gateway from now on. */
  start(): void;
  /**
   * Compares everybody on the stage, and everybody whom the talk believes there, with the talk. Makes good what
   * happened while nobody looked. Rejects when the talk could not be told; false when Discord does not show its server.
   */
  lookAround(talk: Talk): Promise<boolean>;
  /** Tells the talk once more what Discord shows of one person. */
  look(talk: Talk, userId: string): Promise<void>;
  /** What the talk was told of somebody last and has recorded; undefined while it is being told, and before. */
  told(talkId: string, userId: string): Sight | undefined;
  /**
   * Asks Discord to lower somebody's hand. Until it shows that, the hand is not taken for a new one; when it goes down,
   * that is not their doing, and no hand that they raise meanwhile goes down with it. Rejects as `ask` does.
   */
  lowers(talkId: string, userId: string, ask: () => Promise<void>): Promise<void>;
};

export type ObserverDeps = {
  client: Client;
  talks: Talks;
  log: Logger;
  /** Asks for a comparison of this talk later, because it could not be told just now. */
  again(talkId: string): void;
  /** Asks for this talk's stage to be brought in step: somebody is or does there what the talk does not take. */
  unwelcome(talkId: string): void;
};

/** Makes the observer of this process. */
export const createObserver = ({ client, talks, log, again, unwelcome }: ObserverDeps): Observer => {
  /** `lowering`: Discord is asked to lower the hand, or has done so, and does not show it yet. */
  type Told = { sight: Sight; recorded: boolean; lowering?: 'asked' | 'done' };

  /** By talk, then by person. */
  const sights = new Map<string, Map<string, Told>>();

  const sightsOf = (talkId: string): Map<string, Told> => {
    const known = sights.get(talkId);
    if (known) return known;
    const fresh = new Map<string, Told>();
    sights.set(talkId, fresh);
    return fresh;
  };

  const rolesOf = (guildId: string, userId: string): string[] => [
    ...(client.guilds.cache.get(guildId)?.members.cache.get(userId)?.roles.cache.keys() ?? []),
  ];

  const tell = async (talk: Talk, userId: string, sight: Sight): Promise<void> => {
    const known = sightsOf(talk.id);
    if (sight === 'hand' && known.get(userId)?.lowering) return;
    const before = known.get(userId)?.sight ?? null;
    const told: Told = { sight, recorded: false };
    known.set(userId, told);
    try {
      await talks.send(talk.id, {
        type: 'seen',
        userId,
        sight,
        before,
        roles: rolesOf(talk.guildId, userId),
      });
      told.recorded = true;
      if (sight === 'away' && known.get(userId) === told) known.delete(userId);
    } catch (error) {
      if (known.get(userId) === told) known.delete(userId);
      throw error;
    }
  };

  const isBot = (guild: Guild, userId: string): boolean =>
    userId === client.user?.id || guild.members.cache.get(userId)?.user.bot === true;

  const voiceChanged = async (state: VoiceState, stageId: string): Promise<void> => {
    const talk = talks.on(stageId);
    if (!talk || isBot(state.guild, state.id)) return;
    const sight = sightOf(state, stageId);
    const known = sightsOf(talk.id).get(state.id);
    if (sight === known?.sight) {
      delete known.lowering;
      return;
    }
    try {
      await tell(talk, state.id, sight);
      if (sight === 'hand' || isSentOut(talk, state.id)) unwelcome(talk.id);
    } catch (error) {
      log.warn({ err: error, talk: talk.id }, 'a talk could not be told what happened on its stage');
      again(talk.id);
    }
  };

  const over = (stageId: string, instanceId?: string): void => {
    const talk = talks.on(stageId);
    if (!talk || (instanceId !== undefined && talk.instanceId !== instanceId)) return;
    talks.send(talk.id, { type: 'stage-over' }).catch((error: unknown) => {
      log.warn({ err: error, talk: talk.id }, 'a talk could not be told that its stage is gone');
      again(talk.id);
    });
  };

  return {
    start: () => {
      client.on(Events.VoiceStateUpdate, (before, now) => {
        if (before.channelId && before.channelId !== now.channelId) void voiceChanged(now, before.channelId);
        if (now.channelId) void voiceChanged(now, now.channelId);
      });
      // What was shown before a gap says nothing: who had a hand up may have dropped out and come back meanwhile.
      client.on(Events.GuildAvailable, (guild) => {
        // A hand that Discord is asked to lower goes down all the same.
        for (const talk of talks.live()) {
          if (talk.guildId !== guild.id) continue;
          const known = sightsOf(talk.id);
          for (const [userId, { lowering }] of known) if (lowering !== 'asked') known.delete(userId);
        }
      });
      client.on(Events.ChannelDelete, (channel) => over(channel.id));
      client.on(Events.StageInstanceDelete, (instance) => over(instance.channelId, instance.id));
      talks.onChange((talk) => {
        if (talk.status !== 'live') sights.delete(talk.id);
      });
    },
    lookAround: async (talk) => {
      const guild = client.guilds.cache.get(talk.guildId);
      const { stageId } = talk;
      if (!guild?.available) return false;
      if (!stageId) return true;
      const there = guild.voiceStates.cache.filter(
        (state) => state.channelId === stageId && !isBot(guild, state.id),
      );
      const believed = [
        ...talk.hands.map((hand) => hand.userId),
        ...talk.speakers.map((speaker) => speaker.userId),
        ...talk.arrived,
        ...talk.present,
        ...talk.removing,
      ];
      const gone = new Set(believed.filter((userId) => !there.has(userId)));
      // Hands that went up while nobody looked keep the order in which they did.
      const inOrder = [...there.values()].sort(
        (a, b) => (a.requestToSpeakTimestamp ?? 0) - (b.requestToSpeakTimestamp ?? 0),
      );
      await Promise.all([
        ...[...gone].map((userId) => tell(talk, userId, 'away')),
        ...inOrder.map((state) => tell(talk, state.id, sightOf(state, stageId))),
      ]);
      return true;
    },
    look: async (talk, userId) => {
      const state = client.guilds.cache.get(talk.guildId)?.voiceStates.cache.get(userId);
      if (talk.stageId) await tell(talk, userId, sightOf(state, talk.stageId));
    },
    told: (talkId, userId) => {
      const told = sights.get(talkId)?.get(userId);
      return told?.recorded ? told.sight : undefined;
    },
    lowers: async (talkId, userId, ask) => {
      const known = sightsOf(talkId);
      const before = known.get(userId);
      const told: Told = { sight: 'audience', recorded: true, lowering: 'asked' };
      known.set(userId, told);
      try {
        await ask();
        if (told.lowering) told.lowering = 'done';
      } catch (error) {
        if (before && told.lowering && known.get(userId) === told) known.set(userId, before);
        throw error;
      }
    },
  };
};
