/** The podcast of a server: the talks that their hosts published, at an address that nobody guesses. */
import { Feed } from 'feed';
import type { Clock } from '../clock.ts';
import { type Feeds, feedAddress } from '../host/feeds.ts';
import type { SealedFile } from '../privacy/sealed-file.ts';
import type { Replay } from '../talk/replay.ts';
import { type Format, isFormat, sendFile, TYPES } from './replay-pages.ts';
import type { Pages } from './web.ts';

export type PodcastDeps = {
  feeds: Pick<Feeds, 'guildOf'>;
  /** Where people reach the bot, without a slash at its end. */
  webUrl: string;
  /** How a server and its podcast are called; null for one that the bot is not on. */
  about(
    guildId: string,
  ): Promise<{ title: string; server: string; language: string; image: string | null } | null>;
  /** The published replays of a server, the latest first. */
  published(guildId: string): Promise<readonly Replay[]>;
  get(recordingId: string): Promise<Replay | null>;
  open(recordingId: string, format: Format): Promise<SealedFile>;
  /** Whether the MP3 of a recording is being made now: until it is there nobody is offered less. */
  isComing(recordingId: string): boolean;
  clock: Clock;
};

/** In what podcasts are offered: MP3, which all players play, where it was made; else Ogg Opus. */
const OFFERED = ['mp3', 'ogg'] as const;

/** Source: podcastindex.org, The “podcast” namespace. The feed's own root has no room for it. */
const NAMESPACE = 'https://podcastindex.org/namespace/1.0';

/** Says where an episode can be read. */
const transcriptAt = (url: string) => ({
  name: 'podcast:transcript',
  objects: { _attributes: { 'xmlns:podcast': NAMESPACE, url, type: 'text/vtt' } },
});

const httpDate = (ms: number): string => new Date(ms).toUTCString();

/** Without what XML has no room for, which would break the feed of all. Source: XML 1.0, 2.2, Char. */
const inXml = (text: string): string =>
  text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

/** Makes the podcasts of all servers: `/podcast/<token>` and `/podcast/<token>/<recording>.<format>`. */
export const createPodcast = (deps: PodcastDeps): Pages => {
  const { feeds, webUrl, about, published, get, open, isComing, clock } = deps;

  const soundOf = async (replay: Replay) => {
    // Before it is looked for: it may be there a moment later.
    const coming = isComing(replay.recordingId);
    for (const format of OFFERED) {
      const file = await open(replay.recordingId, format);
      if (file.ok) return { format, length: file.size };
      if (format === 'mp3' && coming) return null;
    }
    return null;
  };

  const rssOf = async (token: string): Promise<{ rss: string; updated: number } | null> => {
    const guildId = await feeds.guildOf(token);
    const said = guildId && (await about(guildId));
    if (!said) return null;
    const replays = await published(guildId);
    const address = feedAddress(webUrl, 'podcast', token);
    const title = inXml(said.title);
    const updated = Math.max(0, ...replays.map(({ publishedAt }) => publishedAt ?? 0));
    const feed = new Feed({
      id: address,
      link: address,
      title,
      description: title,
      language: said.language,
      generator: false,
      podcast: true,
      author: { name: inXml(said.server) },
      updated: new Date(updated),
      feedLinks: { rss: address },
      ...(said.image ? { image: said.image } : {}),
    });
    feed.addExtension({ name: 'itunes:explicit', objects: { _text: 'false' } });
    // Its address is for those to whom it is given: no directory lists it.
    feed.addExtension({ name: 'itunes:block', objects: { _text: 'Yes' } });
    for (const replay of replays) {
      const sound = await soundOf(replay);
      if (!sound) continue;
      const at = `${address}/${replay.recordingId}`;
      const url = `${at}.${sound.format}`;
      const { startedAt, duration, captions } = replay;
      const topic = inXml(replay.topic);
      feed.addItem({
        title: topic,
        id: replay.recordingId,
        guid: replay.recordingId,
        link: url,
        date: new Date(startedAt),
        description: topic,
        extensions: captions === 'ready' ? [transcriptAt(`${at}.vtt`)] : [],
        audio: {
          url,
          type: TYPES[sound.format],
          length: sound.length,
          duration: Math.round(duration / 1_000),
        },
      });
    }
    return { rss: feed.rss2(), updated };
  };

  return (server) => {
    server.get<{ Params: { token: string } }>('/podcast/:token', async (request, reply) => {
      const made = await rssOf(request.params.token);
      if (!made) return reply.callNotFound();
      return reply
        .headers({ 'last-modified': httpDate(made.updated), 'cache-control': 'private, max-age=300' })
        .type('application/rss+xml; charset=utf-8')
        .send(made.rss);
    });
    server.get<{ Params: { token: string; file: string } }>(
      '/podcast/:token/:file',
      async (request, reply) => {
        const [recordingId = '', format = '', more] = request.params.file.split('.');
        if (!isFormat(format) || more !== undefined) return reply.callNotFound();
        const find = async () => {
          const guildId = await feeds.guildOf(request.params.token);
          const replay = guildId && (await get(recordingId));
          // What was taken back, or is another server's, is not in it.
          if (!replay || replay.guildId !== guildId || replay.publishedAt === null) return null;
          const file = await open(recordingId, format);
          return file.ok ? file : null;
        };
        return sendFile(request, reply, find, TYPES[format], clock);
      },
    );
  };
};
