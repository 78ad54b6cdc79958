/** The podcast of a server: the talks that their hosts published, at an address that nobody guesses. */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { Feed } from 'feed';
import type { SealedFile } from '../privacy/sealed-file.ts';
import type { Replay } from '../talk/replay.ts';
import { type Format, isFormat, sendFile, TYPES } from './replay-pages.ts';
import type { Pages } from './web.ts';

export type PodcastDeps = {
  key: Uint8Array;
  /** Where people reach the bot, without a slash at its end. */
  webUrl: string;
  /** How a server and its podcast are called; null for one that the bot is not on. */
  about(
    guildId: string,
  ): Promise<{ title: string; server: string; language: string; image: string | null } | null>;
  /** The published replays of a server, the latest first. */
  published(guildId: string): Promise<readonly Replay[]>;
  open(recordingId: string, format: Format): Promise<SealedFile>;
  /** Whether the MP3 of a recording is being made now: until it is there nobody is offered less. */
  isComing(recordingId: string): boolean;
};

export type Podcast = {
  /** The address of a server's podcast. */
  addressOf(guildId: string): string;
  pages: Pages;
};

/** Bytes of a signature: 128 bits. */
const SIGNATURE = 16;

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

/** Makes the podcasts of all servers: `/podcast/<token>` and `/podcast/<token>/<recording>.<format>`. */
export const createPodcast = ({ key, webUrl, about, published, open, isComing }: PodcastDeps): Podcast => {
  const signing = createSecretKey(key);
  const tokenOf = (guildId: string): string => {
    const signature = createHmac('sha256', signing).update(guildId).digest().subarray(0, SIGNATURE);
    return `${guildId}.${signature.toString('base64url')}`;
  };
  const guildOf = (token: string): string | null => {
    const [guildId = ''] = token.split('.');
    const right = tokenOf(guildId);
    const same = token.length === right.length && timingSafeEqual(Buffer.from(token), Buffer.from(right));
    return same ? guildId : null;
  };
  const addressOf = (guildId: string): string => `${webUrl}/podcast/${tokenOf(guildId)}`;

  const soundOf = async (replay: Replay) => {
    for (const format of OFFERED) {
      const file = await open(replay.recordingId, format);
      if (file.ok) return { format, length: file.size };
      if (format === 'mp3' && isComing(replay.recordingId)) return null;
    }
    return null;
  };

  const rssOf = async (guildId: string): Promise<{ rss: string; updated: number } | null> => {
    const said = await about(guildId);
    if (!said) return null;
    const replays = await published(guildId);
    const address = addressOf(guildId);
    const updated = Math.max(0, ...replays.map(({ publishedAt }) => publishedAt ?? 0));
    const feed = new Feed({
      id: address,
      link: address,
      title: said.title,
      description: said.title,
      language: said.language,
      generator: false,
      podcast: true,
      author: { name: said.server },
      updated: new Date(updated),
      feedLinks: { rss: address },
      ...(said.image ? { image: said.image } : {}),
    });
    feed.addExtension({ name: 'itunes:explicit', objects: { _text: 'false' } });
    for (const replay of replays) {
      const sound = await soundOf(replay);
      if (!sound) continue;
      const at = `${address}/${replay.recordingId}`;
      const url = `${at}.${sound.format}`;
      const { topic, startedAt, duration, captions } = replay;
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

  return {
    addressOf,
    pages: (server) => {
      server.get<{ Params: { token: string } }>('/podcast/:token', async (request, reply) => {
        const guildId = guildOf(request.params.token);
        const made = guildId && (await rssOf(guildId));
        if (!made) return reply.callNotFound();
        return reply
          .headers({ 'last-modified': httpDate(made.updated), 'cache-control': 'private, max-age=300' })
          .type('application/rss+xml; charset=utf-8')
          .send(made.rss);
      });
      server.get<{ Params: { token: string; file: string } }>(
        '/podcast/:token/:file',
        async (request, reply) => {
          const guildId = guildOf(request.params.token);
          const [recordingId = '', format = '', more] = request.params.file.split('.');
          if (!guildId || !isFormat(format) || more !== undefined) return reply.callNotFound();
          const replays = await published(guildId);
          // What was taken back, or is another server's, is not in it.
          if (!replays.some((replay) => replay.recordingId === recordingId)) return reply.callNotFound();
          const file = await open(recordingId, format);
          return file.ok ? sendFile(request, reply, file, TYPES[format]) : reply.callNotFound();
        },
      );
    },
  };
};
