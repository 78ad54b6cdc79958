/** Keeps the bot on the stage of a live talk where it is wanted: one connection a server, and no wait without an end. */
import { joinVoiceChannel, type VoiceConnection, VoiceConnectionStatus } from '@discordjs/voice';
import {
  type Client,
  Events,
  GatewayOpcodes,
  type Guild,
  type GuildBasedChannel,
  Status,
  type VoiceState,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { createCoalescer } from '../../host/coalesce.ts';
import type { Settings } from '../../host/settings.ts';
import type { Talks } from '../../host/talks.ts';
import type { Talk } from '../../talk/talk.ts';
import { createBackoff, LONGEST_WAIT } from './backoff.ts';
import { forgetVoices, isAlive, trouble, untilReady } from './connection.ts';

/** Why the bot is wanted besides a server's settings; it hears people only to record them. */
export type Reason = 'recording' | 'goodbye';

export type Voice = {
  start(): void;
  /** Asks for the bot's place on a server to be compared with where it should be. */
  mark(guildId: string): void;
  /** The connection to a talk's stage; null while there is none that was ever ready. */
  of(talkId: string): VoiceConnection | null;
  /**
   * Told of each new connection, once it is ready, and of null when it is gone. What was subscribed to one receiver has
   * to be subscribed to the next.
   */
  onConnection(listener: (talkId: string, connection: VoiceConnection | null) => void): void;
  /** Whether what the bot sends is heard: it is a speaker, nobody muted it, and its connection stands. */
  isOnStage(talkId: string): boolean;
  onStage(listener: (talkId: string, isOnStage: boolean) => void): void;
  /** Keeps the bot there for a reason of its own, whatever the server's settings say. May be asked twice. */
  want(talkId: string, reason: Reason): void;
  release(talkId: string, reason: Reason): void;
  /** Leaves every stage. */
  stop(): Promise<void>;
};

export type VoiceDeps = {
  client: Client;
  talks: Talks;
  settings: Pick<Settings, 'of' | 'onChange'>;
  /** The permissions that the bot lacks on a stage to be there, by their names. */
  lacks: (guild: Guild, stage: GuildBasedChannel) => string[];
  clock: Clock;
  log: Logger;
};

/** How long a connection may take to be ready, and to be ready again, in milliseconds. */
const READY_WITHIN = 10_000;

/** How long a server without a voice server of Discord's is waited for, in milliseconds. */
const ENDPOINT_WITHIN = 60_000;

/** How often a connection that says it is ready is looked at, in milliseconds. */
const LOOK_EVERY = 5_000;

type Where = { readonly talkId: string; readonly guildId: string; readonly stageId: string };

type Place = Where & {
  readonly connection: VoiceConnection;
  /** When it was ready first; null before. */
  readySince: number | null;
  /** The wait for it to be ready that is under way. */
  settling: Promise<boolean> | null;
  /** Aborted when it is given up. */
  readonly gone: AbortController;
};

/** Makes the voice of this process. */
export const createVoice = ({ client, talks, settings, lacks, clock, log }: VoiceDeps): Voice => {
  /** By server; so are the others, unless they say otherwise. */
  const places = new Map<string, Place>();
  /** The talk whose stage the bot means to be on, also while its connection is lost. */
  const meant = new Map<string, string>();
  /** Talks whose stage somebody disconnected the bot from, until that is recorded. */
  const sentOut = new Map<string, string>();
  const backoff = createBackoff(clock);
  const toldLacks = new Map<string, string>();
  /** By talk. */
  const wanted = new Map<string, Set<Reason>>();
  const onStage = new Set<string>();
  /** Talks in which a moderator moved the bot to the audience: it does not ask its way back. */
  const hushed = new Set<string>();
  const connectionListeners: Parameters<Voice['onConnection']>[0][] = [];
  const stageListeners: Parameters<Voice['onStage']>[0][] = [];
  let stopped = false;

  const now = () => clock.now().getTime();

  const ownState = (guildId: string): VoiceState | undefined =>
    client.guilds.cache.get(guildId)?.voiceStates.cache.get(client.user?.id ?? '');

  const wants = (talkId: string, reason: Reason): boolean => wanted.get(talkId)?.has(reason) ?? false;

  const tellConnection = (talkId: string, connection: VoiceConnection | null): void => {
    for (const listener of connectionListeners) listener(talkId, connection);
  };

  const tellStage = (talkId: string, place: Place | undefined): void => {
    const state = place && ownState(place.guildId);
    const is =
      place?.connection.state.status === VoiceConnectionStatus.Ready &&
      state?.channelId === place.stageId &&
      !state.suppress &&
      !state.mute;
    if (is === onStage.has(talkId)) return;
    if (is) onStage.add(talkId);
    else onStage.delete(talkId);
    for (const listener of stageListeners) listener(talkId, is);
  };

  const forget = (place: Place): void => {
    places.delete(place.guildId);
    place.gone.abort();
    tellStage(place.talkId, undefined);
    if (place.readySince !== null) tellConnection(place.talkId, null);
  };

  /** Ends a connection, and leaves its channel unless the bot goes on to another. */
  const end = (place: Place, leaves: boolean): void => {
    if (leaves) meant.delete(place.guildId);
    forget(place);
    const { connection } = place;
    if (connection.state.status !== VoiceConnectionStatus.Destroyed) connection.destroy(leaves);
  };

  /**
   * Gives a connection up without leaving the channel, and asks for another one after a wait. The library would ask for
   * the next at once, each time, whatever became of the last.
   */
  const drop = (place: Place, why: string): void => {
    if (places.get(place.guildId) !== place) return;
    const { guildId, talkId, readySince } = place;
    end(place, false);
    const wait = backoff.lost(guildId, readySince === null ? 0 : now() - readySince);
    log.warn({ talk: talkId, why, retryInMs: wait }, 'the connection to a stage was lost');
    if (!stopped) clock.after(wait, () => runs.mark(guildId));
  };

  /** Waits until a connection is ready, or gives it up. */
  const settle = (place: Place, within = READY_WITHIN): Promise<boolean> => {
    const { connection, gone } = place;
    const wait = async (): Promise<boolean> => {
      const cancel = clock.after(within, () => drop(place, 'no answer'));
      const ready = await untilReady(connection, gone.signal);
      cancel();
      place.settling = null;
      return ready;
    };
    place.settling ??= wait();
    return place.settling;
  };

  const join = (guild: Guild, { talkId, stageId }: Where, deaf: boolean): Place => {
    const connection = joinVoiceChannel({
      channelId: stageId,
      guildId: guild.id,
      adapterCreator: guild.voiceAdapterCreator,
      selfDeaf: deaf,
      // Bots of one process, as in tests, keep apart.
      group: client.user?.id ?? '',
    });
    const place: Place = {
      talkId,
      guildId: guild.id,
      stageId,
      connection,
      readySince: null,
      settling: null,
      gone: new AbortController(),
    };
    places.set(guild.id, place);
    meant.set(guild.id, talkId);
    connection.on('error', (error) =>
      log.debug({ err: error, talk: talkId }, 'a voice connection had an error'),
    );
    connection.on('stateChange', (before, after) => {
      if (places.get(guild.id) !== place) return;
      forgetVoices(connection, before, after);
      tellStage(talkId, place);
      const why = trouble(before, after);
      // The library is in the middle of it: destroyed now, it would fail.
      if (why === 'lost') queueMicrotask(() => drop(place, `${before.status} → ${after.status}`));
      else if (why === 'waits') void settle(place);
      else if (why === 'no endpoint') void settle(place, ENDPOINT_WITHIN);
    });
    return place;
  };

  /** The talks whose host, or else the server, wants the bot on their stages. */
  const invitedBy = async (guildId: string, live: readonly Talk[]): Promise<readonly Talk[]> => {
    if (live.length === 0) return live;
    const { sound } = await settings.of(guildId);
    return live.filter((talk) => talk.voice ?? sound.join);
  };

  /** Where the bot should be on a server: one stage at most, and that of a talk that is recorded first. */
  const wantedIn = async (guildId: string): Promise<Where | null> => {
    const place = places.get(guildId);
    if (place && wants(place.talkId, 'goodbye')) return place;
    const live = talks.live().filter((talk) => talk.guildId === guildId && talk.voice !== false);
    const recorded = live.filter((talk) => wants(talk.id, 'recording'));
    const isHere = (talk: Talk) => talk.id === meant.get(guildId);
    // A recording goes on although the database does not answer.
    const [first] = (recorded.length > 0 ? recorded : await invitedBy(guildId, live)).toSorted(
      (a, b) => Number(isHere(b)) - Number(isHere(a)) || (a.openedAt ?? 0) - (b.openedAt ?? 0),
    );
    if (!first?.stageId || first.instanceId === null) return null;
    return { talkId: first.id, guildId, stageId: first.stageId };
  };

  const maySpeak = (guild: Guild, { talkId, stageId }: Where): boolean => {
    const stage = guild.channels.cache.get(stageId);
    const lacking = stage ? lacks(guild, stage).join(', ') : '';
    if (lacking !== '' && toldLacks.get(guild.id) !== lacking)
      log.warn({ talk: talkId, lacking }, 'the bot lacks permissions to be on a stage');
    toldLacks.set(guild.id, lacking);
    return stage !== undefined && lacking === '';
  };

  /** Deaf unless it records; compared with what Discord shows, for what was asked may have been lost on the way. */
  const isDeafAsMeant = ({ talkId, guildId }: Place): boolean =>
    ownState(guildId)?.selfDeaf !== wants(talkId, 'recording');

  const stepUp = async (guildId: string): Promise<void> => {
    const place = places.get(guildId);
    const state = ownState(guildId);
    // Not shown there yet: the gateway will tell, and this runs again.
    if (place && state?.channelId === place.stageId && state.suppress && !hushed.has(place.talkId))
      await state.setSuppressed(false);
  };

  /**
   * Gives up a connection that a moderator took to another channel, and tells whether it did: what is said there is none of
   * the talk's.
   */
  const dropElsewhere = (place: Place): boolean => {
    const shown = ownState(place.guildId)?.channelId ?? null;
    if (place.readySince === null || shown === null || shown === place.stageId) return false;
    drop(place, 'moved to another channel');
    return true;
  };

  const run = async (guildId: string): Promise<void> => {
    const guild = client.guilds.cache.get(guildId);
    if (!guild?.available || stopped) return;
    const shown = ownState(guildId)?.channelId ?? null;
    const out = sentOut.get(guildId);
    // Back already: it had only gone from one stage to the next.
    if (out && shown === null) await talks.send(out, { type: 'voice-sent-out' });
    sentOut.delete(guildId);
    const where = await wantedIn(guildId);
    let place = places.get(guildId);
    if (place && place.talkId !== where?.talkId) {
      end(place, where === null);
      place = undefined;
    }
    if (!where) {
      meant.delete(guildId);
      backoff.forget(guildId);
      // Of an earlier process, or of a connection that was given up.
      if (shown !== null && !place) askOut(guild);
      return;
    }
    if (!maySpeak(guild, where)) return;
    if (stopped || (place && dropElsewhere(place))) return;
    if (!place) {
      if (backoff.left(guildId) > 0) return;
      place = join(guild, where, !wants(where.talkId, 'recording'));
      if (place.connection.state.status === VoiceConnectionStatus.Disconnected)
        drop(place, 'the gateway is not there');
    }
    if (!(await settle(place))) return;
    if (place.readySince === null) {
      place.readySince = now();
      tellConnection(place.talkId, place.connection);
    }
    if (!isDeafAsMeant(place)) {
      const { joinConfig } = place.connection;
      place.connection.rejoin({ ...joinConfig, selfDeaf: !wants(place.talkId, 'recording') });
    }
    tellStage(place.talkId, place);
    steps.mark(guildId);
  };

  const askOut = (guild: Guild): void => {
    const d = { guild_id: guild.id, channel_id: null, self_mute: false, self_deaf: true };
    guild.shard.send({ op: GatewayOpcodes.VoiceStateUpdate, d });
  };

  const keep = (work: (guildId: string) => Promise<void>) =>
    createCoalescer({
      clock,
      gap: 0,
      run: work,
      patience: () => LONGEST_WAIT,
      failed: (guildId, error, retryInMs) =>
        log.warn(
          { err: error, guild: guildId, retryInMs },
          'the place of the bot on a stage could not be taken',
        ),
    });
  const runs = keep(run);
  /** Apart: a connection that is lost does not wait for Discord's answer to a request. */
  const steps = keep(stepUp);

  const ownStateChanged = (before: VoiceState, after: VoiceState): void => {
    const { id: guildId } = after.guild;
    const talkId = meant.get(guildId);
    if (talkId) {
      const stays = before.channelId === after.channelId && before.sessionId === after.sessionId;
      if (after.channelId !== null && !after.suppress) hushed.delete(talkId);
      else if (stays && before.suppress === false) hushed.add(talkId);
      // What leaves while a new gateway session still learns of its servers is the place of the session before.
      const isOfThisSession = after.guild.shard.status !== Status.WaitingForGuilds;
      if (before.channelId !== null && after.channelId === null && isOfThisSession) {
        // Nobody asked for that here: somebody disconnected it.
        sentOut.set(guildId, talkId);
      }
      const place = places.get(guildId);
      if (!place || !dropElsewhere(place)) tellStage(talkId, place);
    }
    runs.mark(guildId);
  };

  const lookAtConnections = (): void => {
    for (const place of [...places.values()]) {
      if (!isAlive(place.connection)) drop(place, 'silent for too long');
      else if (!isDeafAsMeant(place)) runs.mark(place.guildId);
    }
    if (!stopped) clock.after(LOOK_EVERY, lookAtConnections);
  };

  /** What was tried in vain while the gateway was away is tried again now. */
  const gatewayIsBack = (): void => {
    for (const guildId of backoff.forgetAll()) runs.mark(guildId);
  };

  /** What is known of voice was that of a gateway session that is over. */
  const newSession = (): void => {
    meant.clear();
    gatewayIsBack();
    for (const place of [...places.values()]) drop(place, 'a new gateway session');
  };

  const change = (talkId: string, reasons: Set<Reason>): void => {
    if (reasons.size > 0) wanted.set(talkId, reasons);
    else wanted.delete(talkId);
    const guildId =
      talks.live().find((talk) => talk.id === talkId)?.guildId ??
      places.values().find((place) => place.talkId === talkId)?.guildId;
    if (guildId) runs.mark(guildId);
  };

  return {
    start: () => {
      client.on(Events.VoiceStateUpdate, (before, after) => {
        if (after.id === client.user?.id) ownStateChanged(before, after);
      });
      client.on(Events.ShardReady, newSession);
      client.on(Events.ShardResume, gatewayIsBack);
      client.on(Events.GuildAvailable, (guild) => runs.mark(guild.id));
      settings.onChange(runs.mark);
      talks.onChange((talk) => {
        if (talk.status === 'ended') hushed.delete(talk.id);
      });
      lookAtConnections();
      for (const guildId of client.guilds.cache.keys()) if (ownState(guildId)) runs.mark(guildId);
    },
    mark: runs.mark,
    of: (talkId) => {
      const place = places.values().find((one) => one.talkId === talkId);
      return place && place.readySince !== null ? place.connection : null;
    },
    onConnection: (listener) => {
      connectionListeners.push(listener);
    },
    isOnStage: (talkId) => onStage.has(talkId),
    onStage: (listener) => {
      stageListeners.push(listener);
    },
    want: (talkId, reason) => change(talkId, new Set(wanted.get(talkId)).add(reason)),
    release: (talkId, reason) =>
      change(talkId, new Set([...(wanted.get(talkId) ?? [])].filter((one) => one !== reason))),
    stop: async () => {
      stopped = true;
      // First, so that no run waits for a connection any more.
      for (const place of [...places.values()]) end(place, true);
      await Promise.all([runs.stop(), steps.stop()]);
    },
  };
};
