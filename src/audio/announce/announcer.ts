/** Tells by voice what happens in a talk: one announcement after another, each in time or not at all. */
import { Readable } from 'node:stream';
import {
  type AudioPlayer,
  AudioPlayerStatus,
  createAudioPlayer,
  createAudioResource,
  entersState,
  StreamType,
} from '@discordjs/voice';
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { Language } from '../../cards/texts/index.ts';
import type { Clock } from '../../clock.ts';
import type { Settings } from '../../host/settings.ts';
import type { Talks } from '../../host/talks.ts';
import { ANNOUNCED, type Announcement, announced, minutesLeft } from '../../talk/announced.ts';
import type { Talk } from '../../talk/talk.ts';
import type { Voice } from '../voice/voice.ts';
import type { Clip, Clips } from './clips.ts';
import { LATEST, telling } from './telling.ts';

export type Announcer = { stop(): Promise<void> };

export type AnnouncerDeps = {
  client: Client;
  talks: Talks;
  settings: Pick<Settings, 'of'>;
  languageFor: (guildId: string) => Promise<Language>;
  voice: Voice;
  clips: Clips;
  clock: Clock;
  log: Logger;
};

/** A sentence with a name that is not made by so much before it would be late gives way to one without, in milliseconds. */
const NAMELESS_BEFORE = 300;

/** The longest that a talk's goodbye keeps the bot on its stage, in milliseconds. */
const GOODBYE = 8_000;

/** Longer than any announcement takes, in milliseconds; a player that is not over by then hangs. */
const LONGEST = 40_000;

type Made = {
  readonly chime: Clip;
  /** What is said after the chime: null for nothing, undefined while it is being made. */
  words: Clip | null | undefined;
};

/** `made`: null for what the server does not want to hear. */
type Waiting = Announcement & { readonly made: Promise<Made | null> };

type Line = { waiting: Waiting[]; done: Promise<void>; player: AudioPlayer | null };

/** Makes the announcer. It tells what happens from now on, never what happened before it was made. */
export const createAnnouncer = ({
  client,
  talks,
  settings,
  languageFor,
  voice,
  clips,
  clock,
  log,
}: AnnouncerDeps): Announcer => {
  const lines = new Map<string, Line>();
  /** By talk, by moment: cancels the wait for when a speaker has a minute left. */
  const minutes = new Map<string, Map<string, () => void>>();
  let stopped = false;
  const stopping = Promise.withResolvers<null>();

  const now = () => clock.now().getTime();

  /**
   * Whether somebody may be speaking. The bot hears that only while it records; deaf, it takes everybody on the stage who is
   * not muted for one who speaks.
   */
  const isSpokenOver = (talk: Talk): boolean => {
    const connection = voice.of(talk.id);
    if (connection && connection.joinConfig.selfDeaf === false)
      return connection.receiver.speaking.users.size > 0;
    const states = client.guilds.cache.get(talk.guildId)?.voiceStates.cache;
    const mayTalk = states?.some(
      ({ id, channelId, suppress, requestToSpeakTimestamp, mute }) =>
        channelId === talk.stageId &&
        id !== client.user?.id &&
        !suppress &&
        requestToSpeakTimestamp === null &&
        !mute,
    );
    return mayTalk ?? false;
  };

  const leftOut = (talk: Talk, { kind }: Waiting): void =>
    log.info({ talk: talk.id, announcement: kind }, 'an announcement is left out: it would be late');

  /** Plays an announcement to its end, or until the bot is not on the stage any more. */
  const play = async (talk: Talk, line: Line, next: Waiting, made: Made): Promise<void> => {
    const connection = voice.of(talk.id);
    if (!connection) return;
    line.player ??= createAudioPlayer();
    const { player } = line;
    player.removeAllListeners('error').on('error', (error) => {
      log.warn({ err: error, talk: talk.id }, 'an announcement broke off');
    });
    connection.subscribe(player);
    const told = telling({
      chime: made.chime,
      words: () => made.words,
      at: next.at,
      next: () => line.waiting[0]?.at ?? null,
      isSpokenOver: () => isSpokenOver(talk),
      now,
      leftOut: () => leftOut(talk, next),
    });
    const packets = Readable.from(told, { highWaterMark: 1 });
    player.play(createAudioResource(packets, { inputType: StreamType.Opus }));
    await entersState(player, AudioPlayerStatus.Idle, LONGEST).catch(() => player.stop(true));
  };

  /** Waits until the bot is on the stage; false when it is not by then. */
  const isThereBy = (talkId: string, deadline: number): Promise<boolean> =>
    new Promise((resolve) => {
      const look = () => {
        if (voice.isOnStage(talkId)) resolve(true);
        else if (stopped || now() > deadline) resolve(false);
        else clock.after(20, look);
      };
      look();
    });

  const announce = async (talk: Talk, line: Line, next: Waiting): Promise<void> => {
    const made = await Promise.race([next.made, stopping.promise]);
    if (stopped || !made) return;
    const there = await isThereBy(talk.id, next.at + LATEST);
    if (stopped) return;
    if (there) await play(talk, line, next, made);
    else leftOut(talk, next);
  };

  const run = async (talk: Talk, line: Line): Promise<void> => {
    for (let next = line.waiting.shift(); next && !stopped; next = line.waiting.shift()) {
      try {
        await announce(talk, line, next);
      } catch (error) {
        failed(talk, error);
      }
    }
    lines.delete(talk.id);
  };

  const nameOf = (talk: Talk, userId: string | null): string | null =>
    (userId !== null && client.guilds.cache.get(talk.guildId)?.members.cache.get(userId)?.displayName) ||
    null;

  const failed = (talk: Talk, error: unknown): null => {
    log.warn({ err: error, talk: talk.id }, 'an announcement failed');
    return null;
  };

  /** What is said after the chime: by name where that is made in time, else without. */
  const wordsOf = async (talk: Talk, { kind, userId, at }: Announcement): Promise<Clip | null> => {
    const language = await languageFor(talk.guildId);
    const late = new AbortController();
    const cancel = clock.after(Math.max(0, at + LATEST - NAMELESS_BEFORE - now()), () => late.abort());
    const name = nameOf(talk, userId);
    const naming = name && clips.naming(kind, language, name, late.signal);
    const plain = clips.sentence(kind, language);
    // Awaited below.
    plain.catch(() => undefined);
    const named = await naming;
    cancel();
    return named || plain;
  };

  const make = async (talk: Talk, announcement: Announcement): Promise<Made | null> => {
    const { kind } = announcement;
    const { sound } = await settings.of(talk.guildId);
    const isNotice = kind === 'recording-started' || kind === 'recording-stopped';
    if (sound.silent.includes(kind) || !(isNotice || (talk.voice ?? sound.join))) return null;
    const words = sound.speech
      ? wordsOf(talk, announcement).catch((error: unknown) => failed(talk, error))
      : null;
    const made: Made = { chime: await clips.chime(kind), words: words && undefined };
    void words?.then((clip) => {
      made.words = clip;
    });
    return made;
  };

  /** Puts an announcement in line, and waits until nothing is in line any more. */
  const add = async (talk: Talk, announcement: Announcement): Promise<void> => {
    const line = lines.get(talk.id) ?? { waiting: [], done: Promise.resolve(), player: null };
    // Nothing that happened before its end is worth telling then.
    if (announcement.kind === 'ended') line.waiting.length = 0;
    const next = {
      ...announcement,
      made: make(talk, announcement).catch((error: unknown) => failed(talk, error)),
    };
    // At once, so that what happened first is told first.
    line.waiting.push(next);
    if (!lines.has(talk.id)) {
      lines.set(talk.id, line);
      line.done = run(talk, line);
    }
    if (await next.made) await line.done;
    else line.waiting = line.waiting.filter((one) => one !== next);
  };

  const sayGoodbye = async (talk: Talk, announcement: Announcement): Promise<void> => {
    const enough = new Promise<void>((resolve) => clock.after(GOODBYE, resolve));
    await Promise.race([add(talk, announcement), enough]);
    voice.release(talk.id, 'goodbye');
    lines.get(talk.id)?.player?.stop(true);
  };

  const keepMinutes = (talk: Talk): void => {
    const before = minutes.get(talk.id) ?? new Map<string, () => void>();
    const after = new Map<string, () => void>();
    for (const { key, at } of minutesLeft(talk)) {
      const known = before.get(key);
      before.delete(key);
      const announcement = { kind: 'minute-left' as const, userId: null, at };
      if (known) after.set(key, known);
      else if (at > now())
        after.set(
          key,
          clock.after(at - now(), () => void add(talk, announcement)),
        );
    }
    for (const cancel of before.values()) cancel();
    if (after.size > 0) minutes.set(talk.id, after);
    else minutes.delete(talk.id);
  };

  talks.onChange((talk, events) => {
    if (stopped) return;
    keepMinutes(talk);
    for (const event of events) {
      const announcement = announced(event);
      if (!announcement) continue;
      if (announcement.kind !== 'ended') void add(talk, announcement);
      else if (voice.isOnStage(talk.id)) {
        voice.want(talk.id, 'goodbye');
        void sayGoodbye(talk, announcement);
      }
    }
  });

  voice.onStage((talkId, isOnStage) => {
    if (!isOnStage) lines.get(talkId)?.player?.stop(true);
  });

  /** What is said again and again is made before it is needed. */
  const prepare = async (talkId: string): Promise<void> => {
    const talk = talks.live().find((one) => one.id === talkId);
    if (!talk) return;
    const { sound } = await settings.of(talk.guildId);
    if (!sound.speech) return;
    const language = await languageFor(talk.guildId);
    for (const kind of ANNOUNCED) if (!sound.silent.includes(kind)) await clips.sentence(kind, language);
  };

  voice.onConnection((talkId, connection) => {
    if (connection)
      prepare(talkId).catch((error: unknown) =>
        log.warn({ err: error, talk: talkId }, 'announcements could not be made ahead'),
      );
  });

  return {
    stop: async () => {
      stopped = true;
      stopping.resolve(null);
      for (const cancels of minutes.values()) for (const cancel of cancels.values()) cancel();
      for (const { player } of lines.values()) player?.stop(true);
      await Promise.all([...lines.values()].map(({ done }) => done));
    },
  };
};
