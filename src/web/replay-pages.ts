/** Replays over HTTP: whole or in parts, opened chunk by chunk as they are read. */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.ts';
import type { SealedFile } from '../privacy/sealed-file.ts';
import { hasIt, isOf } from './conditions.ts';
import type { Links } from './links.ts';
import { partOf } from './ranges.ts';
import type { Pages } from './web.ts';
import { whileThere } from './while-there.ts';

/** The types of files, by their endings. Source: RFC 7845, 9, RFC 3003, RFC 4337, and WebVTT, 8. */
export const TYPES = {
  ogg: 'audio/ogg; codecs=opus',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  vtt: 'text/vtt; charset=utf-8',
} as const;

export type Format = keyof typeof TYPES;

export const isFormat = (text: string): text is Format => Object.hasOwn(TYPES, text);

export type ReplayPagesDeps = {
  links: Links;
  /** The sound of a recording's mix, or its captions. */
  open(recordingId: string, format: Format): Promise<SealedFile>;
  /** A speaker's track as an Ogg Opus file; null when there is none. */
  track(trackId: string): Promise<AsyncIterable<Buffer> | null>;
  clock: Clock;
};

/** Opened by itself, a browser makes a page around it that plays it. */
const PLAYS = {
  'content-security-policy': "default-src 'none'; media-src 'self'; frame-ancestors 'none'",
  // Kept by nobody else, and asked for again: it may be gone by then.
  'cache-control': 'private, no-cache, no-transform',
};

type There = Extract<SealedFile, { ok: true }>;

/**
 * Answers with a file: 200 with the whole, 206 with a part, 416 where it has no such part; as long as it is there.
 *
 * @param find finds it, now and while it is given; null when it is not there
 * @param type its media type
 */
export const sendFile = async (
  request: FastifyRequest,
  reply: FastifyReply,
  find: () => Promise<There | null>,
  type: string,
  clock: Clock,
): Promise<FastifyReply> => {
  const file = await find();
  if (!file) {
    reply.callNotFound();
    return reply;
  }
  const { size, mark } = file;
  const etag = `"${mark}"`;
  const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch } = request.headers;
  reply.headers({ ...PLAYS, 'accept-ranges': 'bytes', etag });
  if (hasIt(ifNoneMatch, etag)) return reply.code(304).send();
  const part = isOf(typeof ifRange === 'string' ? ifRange : undefined, etag) ? partOf(range, size) : null;
  if (part === 'none') {
    return reply.code(416).header('content-range', `bytes */${size}`).type('text/plain').send('');
  }
  const { from, to } = part ?? { from: 0, to: size };
  if (part) reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${size}`);
  reply.type(type).header('content-length', to - from);
  const isThere = async () => (await find())?.mark === mark;
  // For what is no stream, fastify would count the length itself.
  const parts = request.method === 'HEAD' ? [] : whileThere(file.read(from, to), isThere, clock);
  return reply.send(Readable.from(parts));
};

/** Makes the pages `/replay/<token>/<any name>.<format>`. */
export const replayPages =
  ({ links, open, track, clock }: ReplayPagesDeps): Pages =>
  (server) => {
    server.get<{ Params: { token: string; file: string } }>(
      '/replay/:token/:file',
      async (request, reply) => {
        const { token, file: name } = request.params;
        const opens = links.read(token);
        if (opens === null) return reply.callNotFound();
        if (opens === 'expired') {
          return reply
            .code(410)
            .type('text/plain; charset=utf-8')
            .send('This address is no longer valid. Ask for a new one with /replay get.\n');
        }
        const format = name.split('.').at(-1) ?? '';
        if (!isFormat(format)) return reply.callNotFound();
        if (opens.what === 'track') {
          const pages = format === 'ogg' ? await track(opens.id) : null;
          if (!pages) return reply.callNotFound();
          const isThere = async () => (await track(opens.id)) !== null;
          // It is made as it is read: nothing is, for who asks for its head.
          const parts = request.method === 'HEAD' ? [] : whileThere(pages, isThere, clock);
          return reply.headers(PLAYS).type(TYPES.ogg).send(Readable.from(parts));
        }
        const find = async () => {
          const file = await open(opens.id, format);
          return file.ok ? file : null;
        };
        return sendFile(request, reply, find, TYPES[format], clock);
      },
    );
  };
