/** Replays over HTTP: whole or in parts, opened chunk by chunk as they are read. */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SealedFile } from '../privacy/sealed-file.ts';
import type { Links } from './links.ts';
import { partOf } from './ranges.ts';
import type { Pages } from './web.ts';

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
};

/** Opened by itself, a browser makes a page around it that plays it. */
const PLAYS = {
  'content-security-policy': "default-src 'none'; media-src 'self'; frame-ancestors 'none'",
  'cache-control': 'private, no-transform',
};

/** Whether the part is one of the file that the client knows. Source: RFC 9110, 13.1.5, If-Range, with strong comparison. */
const isOf = (ifRange: string | undefined, etag: string): boolean =>
  ifRange === undefined || ifRange === etag;

/**
 * Answers with a file: 200 with the whole, 206 with a part, 416 where it has no such part.
 *
 * @param type its media type
 */
export const sendFile = (
  request: FastifyRequest,
  reply: FastifyReply,
  file: Extract<SealedFile, { ok: true }>,
  type: string,
): FastifyReply => {
  const { size, mark } = file;
  const etag = `"${mark}"`;
  const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch } = request.headers;
  reply.headers({ ...PLAYS, 'accept-ranges': 'bytes', etag });
  if (ifNoneMatch === etag) return reply.code(304).send();
  const part = isOf(typeof ifRange === 'string' ? ifRange : undefined, etag) ? partOf(range, size) : null;
  if (part === 'none') {
    return reply.code(416).header('content-range', `bytes */${size}`).type('text/plain').send('');
  }
  const { from, to } = part ?? { from: 0, to: size };
  if (part) reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${size}`);
  reply.type(type).header('content-length', to - from);
  // For what is no stream, fastify would count the length itself.
  return reply.send(Readable.from(request.method === 'HEAD' ? [] : file.read(from, to)));
};

/** Makes the pages `/replay/<token>/<any name>.<format>`. */
export const replayPages =
  ({ links, open, track }: ReplayPagesDeps): Pages =>
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
          return pages ? reply.type(TYPES.ogg).send(Readable.from(pages)) : reply.callNotFound();
        }
        const file = await open(opens.id, format);
        if (!file.ok) return reply.callNotFound();
        return sendFile(request, reply, file, TYPES[format]);
      },
    );
  };
