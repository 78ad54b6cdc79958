/** Replays, joined: what makes them, where they are heard, and what is asked of them. */
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import type { Texts } from '../cards/texts/texts.ts';
import type { Clock } from '../clock.ts';
import type { TranscriptConfig } from '../config.ts';
import { createFeeds, type Feeds } from '../host/feeds.ts';
import type { Talks } from '../host/talks.ts';
import type { Ids } from '../ids.ts';
import type { SealedFile } from '../privacy/sealed-file.ts';
import type { Vault } from '../privacy/vault.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Jobs } from '../store/jobs.ts';
import { keyOf } from '../store/keys.ts';
import { type Chapter, chaptersOf } from '../talk/chapters.ts';
import type { Recorded } from '../talk/events.ts';
import type { Replay } from '../talk/replay.ts';
import { createLinks } from '../web/links.ts';
import { createPodcast } from '../web/podcast.ts';
import { replayPages } from '../web/replay-pages.ts';
import type { Pages } from '../web/web.ts';
import { oggOpus, type Tag } from './opus/ogg.ts';
import type { Recordings } from './recording/recordings.ts';
import { convert } from './replay/convert.ts';
import { createMixing } from './replay/mixing.ts';
import {
  createReplays,
  type Labels,
  type ReplayFile,
  type ReplayFormat,
  type Replays,
} from './replay/replays.ts';
import { uploadLimit } from './replay/upload.ts';
import { type Captions, createCaptions } from './transcript/captions.ts';
import { createTranscribing } from './transcript/transcribing.ts';

export type ReplayingDeps = {
  client: Client;
  prisma: PrismaClient;
  talks: Talks;
  jobs: Jobs;
  vault: Vault;
  recordings: Recordings;
  textsFor: (guildId: string) => Promise<Texts>;
  /** Where people reach the bot over HTTP, without a slash at its end; null when it serves nothing. */
  webUrl: string | null;
  /** Undefined when nothing can be written down. */
  transcript: TranscriptConfig | undefined;
  clock: Clock;
  ids: Ids;
  log: Logger;
  /** Told that the replays of a talk changed. */
  changed: (talkId: string) => void;
};

/** A speaker's track, as a file for the host. */
export type TrackFile = { trackId: string; userId: string; size: number; read(): AsyncIterable<Buffer> };

export type Replaying = Pick<Replays, 'ofTalk' | 'get' | 'ofServer'> & {
  /** What was said, written down when a host wants it. */
  captions: Pick<Captions, 'state' | 'want'> & { open(recordingId: string): Promise<SealedFile> };
  /** The chapters of a replay, in order. */
  chapters(replay: Replay): Promise<readonly Chapter[]>;
  /** Its sound in a format, made when it was not yet. */
  sound(
    recordingId: string,
    format: ReplayFormat,
  ): Promise<SealedFile | { ok: false; reason: 'no-ffmpeg' | 'failed' }>;
  /** A track of each speaker. */
  tracks(recordingId: string): Promise<readonly TrackFile[]>;
  /** An address for one person that ends; null when nothing is served over HTTP. */
  address(what: 'replay' | 'track', id: string, format: ReplayFile): { url: string; until: number } | null;
  /** Lets everybody hear it; gives false when it is not ready. */
  publish(replay: Replay): Promise<boolean>;
  unpublish(replay: Replay): Promise<void>;
  /** Deletes the recording and all that was made of it. */
  erase(replay: Replay): Promise<void>;
  /** Tries again what failed. */
  again(replay: Replay): Promise<void>;
  /** The addresses of podcasts. */
  podcasts: Feeds;
  pages: Pages;
  /** Begins to make what is to be made. */
  start(): Promise<void>;
  /** Ends what is under way: it is made again after the next start. */
  stop(): void;
};

/** Whether there is work on a talk's replays after these events. */
export const replaysFollow = (events: readonly Recorded[]): boolean =>
  events.some(({ type }) => type === 'ended' || type === 'consent-withdrawn');

/** How long an address for one person opens something, in milliseconds. */
const VALID = 24 * 60 * 60_000;

/** `00:12:05.250`, as players read it. Source: the chapter extension of Vorbis comments. */
const chapterTime = (ms: number): string => new Date(ms).toISOString().slice(11, 23);

/** Joins the parts of replays. */
export const createReplaying = async (deps: ReplayingDeps): Promise<Replaying> => {
  const { client, prisma, talks, jobs, vault, recordings, textsFor, webUrl, transcript, clock, ids, log } =
    deps;
  const { changed } = deps;
  const mixing = createMixing(clock);
  const links = createLinks(await keyOf(prisma, ids, 'replay-address'), clock);

  const nameOf = async (guildId: string, userId: string): Promise<string> => {
    try {
      return (await client.guilds.cache.get(guildId)?.members.fetch(userId))?.displayName ?? '';
    } catch {
      // Who left the server is in the file without a name.
      return '';
    }
  };

  const labels: Labels = async (talkId, recording) => {
    const talk = await talks.get(talkId);
    if (!talk) return { tags: [], limit: uploadLimit(0) };
    const guild = client.guilds.cache.get(talk.guildId);
    const names = new Map<string, string>();
    for (const userId of new Set([talk.hostId, ...recording.heard]))
      names.set(userId, await nameOf(talk.guildId, userId));
    const chapters = chaptersOf(await talks.log(talkId), recording);
    const marks = chapters.flatMap((chapter, i): Tag[] => {
      const name = `CHAPTER${String(i).padStart(3, '0')}`;
      const title = chapter.type === 'turn' ? (names.get(chapter.userId) ?? '') : chapter.text;
      return [
        { name, value: chapterTime(chapter.at) },
        { name: `${name}NAME`, value: title },
      ];
    });
    const tags: Tag[] = [
      { name: 'TITLE', value: talk.topic },
      { name: 'ARTIST', value: names.get(talk.hostId) ?? '' },
      { name: 'ALBUM', value: guild?.name ?? '' },
      { name: 'DATE', value: new Date(recording.from).toISOString().slice(0, 10) },
      ...marks,
    ];
    return { tags, limit: uploadLimit(guild?.premiumTier ?? 0) };
  };

  const replays = createReplays({ prisma, recordings, vault, mixing, labels, ids, log, changed });

  const captions = createCaptions({
    prisma,
    replays,
    transcribing: createTranscribing(clock),
    jobs,
    config: transcript,
    nameOf,
    ids,
    log,
  });

  const converted = async (recordingId: string, format: 'mp3' | 'm4a') => {
    const [ogg, out] = [await replays.open(recordingId, 'ogg'), await replays.place(recordingId, format)];
    if (!ogg.ok || !out) return { ok: false, reason: 'gone' } as const;
    const end = await convert(ogg.read(0, ogg.size), format, { path: out.path, key: out }, { clock, ids });
    if (!end.ok)
      log.warn({ recording: recordingId, format, why: end.why }, 'a replay could not be converted');
    const file = end.ok ? await replays.open(recordingId, format) : end;
    // Deleted, or made anew, meanwhile: what was written is of nothing.
    if (!file.ok) await replays.tidy(recordingId);
    return file;
  };

  /** What is being converted now, so that two who ask wait for one. */
  const converting = new Map<string, ReturnType<typeof converted>>();
  const keyFor = (recordingId: string, format: ReplayFormat) => `${recordingId} ${format}`;

  const sound: Replaying['sound'] = async (recordingId, format) => {
    const file = await replays.open(recordingId, format);
    if (file.ok || format === 'ogg') return file;
    const key = keyFor(recordingId, format);
    const under = converting.get(key) ?? converted(recordingId, format);
    converting.set(key, under);
    return under.finally(() => converting.delete(key));
  };

  /** What is being published now, whose MP3 is made once it is. */
  const publishing = new Set<string>();

  /** What the podcast plays of a talk: MP3, for most players play no Ogg; without ffmpeg they are offered that. */
  const makeEpisodes = async (talkId: string): Promise<void> => {
    if (webUrl === null) return;
    for (const { recordingId, status, publishedAt } of await replays.ofTalk(talkId))
      if (status === 'ready' && publishedAt !== null) await sound(recordingId, 'mp3');
  };

  const trackFile = async (recordingId: string, trackId: string): Promise<TrackFile | null> => {
    const [kept, replay] = [await recordings.get(recordingId), await replays.get(recordingId)];
    const track = kept.ok ? kept.tracks.find((one) => one.trackId === trackId) : undefined;
    const heard = await track?.read();
    if (!track || !heard?.ok || !replay) return null;
    const serial = ids.secret(4).readUInt32LE();
    return {
      trackId,
      userId: track.userId,
      size: track.size,
      read: () => oggOpus(heard.packets, { serial, until: replay.duration }),
    };
  };

  const key = await keyOf(prisma, ids, 'podcast');
  const podcasts = createFeeds({ prisma, kind: 'podcast', key, ids, clock, changed: () => undefined });
  const podcast =
    webUrl === null
      ? null
      : createPodcast({
          feeds: podcasts,
          webUrl,
          about: async (guildId) => {
            const guild = client.guilds.cache.get(guildId);
            if (!guild) return null;
            const { replay } = await textsFor(guildId);
            return {
              title: replay.podcast(guild.name),
              server: guild.name,
              language: guild.preferredLocale,
              image: guild.iconURL({ extension: 'png', size: 1_024 }),
            };
          },
          published: replays.published,
          get: replays.get,
          open: replays.open,
          isComing: (recordingId) =>
            publishing.has(recordingId) || converting.has(keyFor(recordingId, 'mp3')),
          clock,
        });

  return {
    ofTalk: replays.ofTalk,
    get: replays.get,
    ofServer: replays.ofServer,
    captions: { ...captions, open: (recordingId) => replays.open(recordingId, 'vtt') },
    chapters: async ({ talkId, startedAt, duration, speakers }) =>
      chaptersOf(await talks.log(talkId), { from: startedAt, to: startedAt + duration, heard: speakers }),
    sound,
    tracks: async (recordingId) => {
      const kept = await recordings.get(recordingId);
      const said = kept.ok ? kept.tracks.filter(({ size }) => size > 0) : [];
      const files = await Promise.all(said.map(({ trackId }) => trackFile(recordingId, trackId)));
      return files.filter((file) => file !== null);
    },
    address: (what, id, format) => {
      if (webUrl === null) return null;
      const until = clock.now().getTime() + VALID;
      return { url: `${webUrl}/replay/${links.sign({ what, id }, until)}/${what}.${format}`, until };
    },
    publish: async ({ recordingId, talkId }) => {
      // Before it is: a kill between the two leaves a job too many, and not an episode without its MP3.
      await jobs.replay(talkId);
      publishing.add(recordingId);
      const made = await replays.publish(recordingId, clock.now()).catch((error: unknown) => {
        publishing.delete(recordingId);
        throw error;
      });
      makeEpisodes(talkId)
        .catch((error: unknown) => log.warn({ err: error, talk: talkId }, 'no MP3'))
        .finally(() => publishing.delete(recordingId));
      return made;
    },
    unpublish: async ({ recordingId }) => {
      await replays.publish(recordingId, null);
    },
    erase: async ({ recordingId, talkId }) => {
      await recordings.erase(recordingId);
      changed(talkId);
    },
    again: async ({ recordingId, talkId }) => {
      await replays.again(recordingId);
      await jobs.replay(talkId);
    },
    podcasts,
    pages: (server) => {
      const track = async (trackId: string) => {
        const row = await prisma.track.findUnique({ where: { id: trackId } });
        const file = row && (await trackFile(row.recordingId, trackId));
        return file?.read() ?? null;
      };
      replayPages({ links, open: replays.open, track, clock })(server);
      podcast?.(server);
    },
    start: async () => {
      await replays.sweep();
      await captions.start();
      await jobs.onReplay(async (talkId) => {
        await replays.make(talkId);
        await captions.resume(talkId);
        await makeEpisodes(talkId);
      });
      // Jobs of a process that was killed come back by themselves, but not before a minute.
      for (const talkId of await replays.unfinished()) await jobs.replay(talkId);
    },
    stop: () => {
      mixing.stop();
      captions.stop();
    },
  };
};
