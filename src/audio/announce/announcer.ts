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
import {
  ANNOUNCED,
  type Announced,
  type Announcement,
  announced,
  minutesLeft,
} from '../../talk/announced.ts';
import type { Talk } from '../../talk/talk.ts';
import type { Voice } from '../voice/voice.ts';
import { type Clip, type Clips, lengthOf } from './clips.ts';

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

/** An announcement begins so soon after its event, or is left out, in milliseconds. */
const LATEST = 2_000;

/** A sentence that is not made by so much before that is left to its chime, in milliseconds. */
const CHIME_BEFORE = 300;

/** The longest that a talk's goodbye keeps the bot on its stage, in milliseconds. */
const GOODBYE = 8_000;

/** What a player may need more than the length of what it plays, in milliseconds. */
const SLACK = 2_000;

type Waiting = Announcement & { clip: Promise<Clip>; chime: Promise<Clip> };

type Line = { waiting: Waiting[]; playing: Promise<void> | null; player: AudioPlayer | null };

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

  const lineOf = (talkId: string): Line => {
    const line = lines.get(talkId) ?? { waiting: [], playing: null, player: null };
    lines.set(talkId, line);
    return line;
  };

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

  const packetsOf = function* (talk: Talk, { full, quiet }: Clip): Generator<Buffer> {
    for (const [n, packet] of full.entries()) yield isSpokenOver(talk) ? (quiet[n] ?? packet) : packet;
  };

  /** Plays a clip to its end, or until the bot is not on the stage any more. */
  const play = async (talk: Talk, line: Line, clip: Clip): Promise<void> => {
    const connection = voice.of(talk.id);
    if (!connection) return;
    line.player ??= createAudioPlayer();
    const { player } = line;
    player.removeAllListeners('error').on('error', (error) => {
      log.warn({ err: error, talk: talk.id }, 'an announcement broke off');
    });
    connection.subscribe(player);
    // Each packet is chosen when it is due, so that it is quiet as soon as somebody speaks.
    const packets = Readable.from(packetsOf(talk, clip), { highWaterMark: 1 });
    player.play(createAudioResource(packets, { inputType: StreamType.Opus }));
    await entersState(player, AudioPlayerStatus.Idle, lengthOf(clip) + SLACK).catch(() => player.stop(true));
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
    const deadline = next.at + LATEST;
    const there = await isThereBy(talk.id, deadline);
    const rest = Math.max(0, deadline - CHIME_BEFORE - now());
    const clip = await Promise.race([
      next.clip,
      new Promise<null>((resolve) => clock.after(rest, () => resolve(null))),
      stopping.promise,
    ]);
    const ready = clip ?? (await Promise.race([next.chime, stopping.promise]));
    if (stopped || !ready) return;
    if (!there || now() > deadline)
      log.info({ talk: talk.id, announcement: next.kind }, 'an announcement is left out: it would be late');
    else await play(talk, line, ready);
  };

  const run = async (talk: Talk, line: Line): Promise<void> => {
    for (let next = line.waiting.shift(); next && !stopped; next = line.waiting.shift()) {
      try {
        await announce(talk, line, next);
      } catch (error) {
        log.warn({ err: error, talk: talk.id }, 'an announcement failed');
      }
    }
    line.playing = null;
  };

  const nameOf = (talk: Talk, userId: string | null): string | null =>
    (userId !== null && client.guilds.cache.get(talk.guildId)?.members.cache.get(userId)?.displayName) ||
    null;

  const add = async (talk: Talk, announcement: Announcement): Promise<void> => {
    const { kind, userId } = announcement;
    const { sound } = await settings.of(talk.guildId);
    const isNotice = kind === 'recording-started' || kind === 'recording-stopped';
    if (sound.silent.includes(kind) || !(isNotice || (talk.voice ?? sound.join))) return;
    const chime = clips.chime(kind);
    const language = sound.speech ? await languageFor(talk.guildId) : null;
    const clip = language ? clips.sentence(kind, language, nameOf(talk, userId)) : chime;
    // Awaited when its turn comes.
    for (const one of [chime, clip]) one.catch(() => undefined);
    const line = lineOf(talk.id);
    // Nothing that happened before its end is worth telling then.
    if (kind === 'ended') line.waiting.length = 0;
    line.waiting.push({ ...announcement, clip, chime });
    line.playing ??= run(talk, line);
    await line.playing;
  };

  const failed = (talk: Talk) => (error: unknown) =>
    log.warn({ err: error, talk: talk.id }, 'an announcement could not be made');

  const sayGoodbye = async (talk: Talk, announcement: Announcement): Promise<void> => {
    const enough = new Promise<void>((resolve) => clock.after(GOODBYE, resolve));
    await Promise.race([add(talk, announcement).catch(failed(talk)), enough]);
    voice.release(talk.id, 'goodbye');
    lines.get(talk.id)?.player?.stop(true);
    lines.delete(talk.id);
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
          clock.after(at - now(), () => void add(talk, announcement).catch(failed(talk))),
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
      if (announcement.kind !== 'ended') void add(talk, announcement).catch(failed(talk));
      else if (voice.isOnStage(talk.id)) {
        voice.want(talk.id, 'goodbye');
        void sayGoodbye(talk, announcement);
      } else lines.delete(talk.id);
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
    const kinds = ANNOUNCED.filter((kind: Announced) => kind !== 'next' && !sound.silent.includes(kind));
    for (const kind of kinds) await clips.sentence(kind, language, null);
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
      await Promise.all([...lines.values()].map(({ playing }) => playing));
    },
  };
};
