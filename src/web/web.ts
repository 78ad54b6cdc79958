/** The bot's HTTP server: reads only, tells strangers nothing, and logs no address, for an address can be a secret. */
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { WebConfig } from '../config.ts';
import { StartError } from '../store/start-error.ts';
import { isStoreDown } from '../store/store-down.ts';

/**
 * Adds routes for GET, which answer HEAD as well; hooks and handlers that it sets hold for its own routes alone. For what
 * is not there, or not for who asks, a handler calls `reply.callNotFound()`: the answer is that of an address that never was.
 */
export type Pages = (server: FastifyInstance) => void;

export type WebDeps = WebConfig & { pages: readonly Pages[]; clock: Clock; log: Logger };

export type Web = {
  /**
   * Listens.
   *
   * @throws StartError when it can't
   */
  start(): Promise<void>;
  /** Takes nothing new and lets what is being answered end, for some seconds. May be called twice, or without a start. */
  stop(): Promise<void>;
};

/** How long the head of a request may take to arrive, and a connection may lie idle, in milliseconds. */
const HEAD_WITHIN = 10_000;
const IDLE = 60_000;
const BETWEEN_REQUESTS = 5_000;

/** How many connections there may be at once: one that reads slowly holds a file open. */
const CONNECTIONS_MAX = 500;

/** How large the head of a request may be, in bytes, and one part of a path that is matched, in characters. */
const HEAD_MAX = 8_192;
const PART_MAX = 200;

/** How long answers under way may take once it is stopped, in milliseconds. */
const STOP_WITHIN = 3_000;

const WHY: Record<string, string> = {
  EADDRINUSE: 'another program listens there',
  EACCES: 'this user may not listen there',
  EADDRNOTAVAIL: 'this machine does not have that address',
  ENOTFOUND: 'this machine does not have that address',
};

/** What every answer says, unless its page says otherwise. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

const plain = (reply: FastifyReply, status: number, sentence: string) =>
  reply.code(status).type('text/plain; charset=utf-8').send(`${sentence}\n`);

/** The route that a request matched, as it is written in the code: never the address. */
const routeOf = (request: FastifyRequest): string => request.routeOptions.url ?? 'unknown';

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

/** Makes the server; it does not listen yet. */
export const createWeb = ({ host, port, pages, clock, log }: WebDeps): Web => {
  const notFound = (_: FastifyRequest, reply: FastifyReply) => plain(reply, 404, 'There is nothing here.');
  const server = fastify({
    logger: false,
    requestTimeout: HEAD_WITHIN,
    connectionTimeout: IDLE,
    keepAliveTimeout: BETWEEN_REQUESTS,
    http: { headersTimeout: HEAD_WITHIN, maxHeaderSize: HEAD_MAX },
    bodyLimit: 1,
    routerOptions: { maxParamLength: PART_MAX },
    forceCloseConnections: 'idle',
    // An address that can't be read reaches no hook.
    frameworkErrors: (_, request, reply) => notFound(request, reply.headers(HEADERS)),
  });
  server.server.maxConnections = CONNECTIONS_MAX;
  server.removeAllContentTypeParsers();
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(HEADERS);
    if (hasBody(request)) return plain(reply.header('connection', 'close'), 400, 'Nothing is taken here.');
  });
  server.addHook('onResponse', async (request, reply) => {
    const { method } = request;
    log.debug(
      { method, route: routeOf(request), status: reply.statusCode, ms: reply.elapsedTime },
      'answered',
    );
  });
  server.setNotFoundHandler(notFound);
  server.setErrorHandler((error, request, reply) => {
    const down = isStoreDown(error);
    log[down ? 'warn' : 'error']({ err: error, route: routeOf(request) }, 'a page failed');
    return plain(reply, down ? 503 : 500, 'Something failed. Try again in a minute.');
  });
  for (const page of pages) {
    server.register((scope, _, done) => {
      page(scope);
      done();
    });
  }

  const stop = async () => {
    const cut = clock.after(STOP_WITHIN, () => server.server.closeAllConnections());
    await server.close();
    cut();
  };
  let stopped: Promise<void> | undefined;
  return {
    start: async () => {
      try {
        await server.listen({ host, port });
      } catch (error) {
        const { code = '' } = error as NodeJS.ErrnoException;
        const why = WHY[code];
        if (!why) throw error;
        throw new StartError(
          `The bot can't listen at ${host}, port ${port}: ${why}. Choose another WEB_PORT or WEB_HOST, or unset WEB_PORT to go without HTTP.`,
          { cause: error },
        );
      }
      log.info({ host, port }, 'listening for HTTP');
    },
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
};
