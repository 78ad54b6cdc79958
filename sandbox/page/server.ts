/** Serves the page and its WebSocket on the sandbox's port, to this machine's own browser and to nobody else. */
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { WebSocketServer } from 'ws';
import type { BotLog } from '../bot-log.ts';
import type { Sandbox } from '../server.ts';
import type { PageFiles } from './build.ts';
import { Disturbance } from './disturb.ts';
import { LONGEST_FRAME } from './frames.ts';
import { Inspector } from './inspector.ts';
import { PAGE_SOCKET } from './protocol.ts';
import { Tab } from './tab.ts';

/** What a bot uploads is shown as data: it runs nothing and frames nothing, also when it is opened by itself. */
const API_POLICY = "default-src 'none'; sandbox";

const PAGE_HEADERS = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
};

/** The page of a running sandbox. */
export interface Page {
  /** Closes its sockets. */
  stop(): void;
}

/**
 * Adds the page to the server; call it before that listens. Without files there is the WebSocket only.
 *
 * A foreign site can neither read nor drive it: the Host must name this machine and port (which DNS rebinding can't
 * fake), and the WebSocket's Origin must be that Host.
 */
export function servePage(
  sandbox: Sandbox,
  app: FastifyInstance,
  files: Promise<PageFiles | undefined>,
  botLog: BotLog | undefined,
): Page {
  const disturbance = new Disturbance(sandbox);
  const house = { sandbox, disturbance, inspector: new Inspector(sandbox, disturbance), botLog };
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_FRAME,
    perMessageDeflate: false,
  });
  const tabs = new Set<Tab>();
  const isOurs = (host: string | undefined): host is string => {
    const { port } = app.server.address() as AddressInfo;
    return ['127.0.0.1', 'localhost', '[::1]'].some((name) => host === `${name}:${port}`);
  };

  // A build that failed is told to who asks for the page; until then nobody waits for it.
  files.catch(() => undefined);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff');
    if (request.url.startsWith('/api')) reply.header('content-security-policy', API_POLICY);
  });
  app.addHook('onResponse', async (request) => {
    if (request.method === 'GET' || !/\/commands(\/|$)/.test(request.url)) return;
    for (const tab of tabs) tab.commandsChanged();
  });
  for (const path of ['/', '/assets/:name']) {
    app.get(path, async (request, reply) => {
      const { host } = request.headers;
      if (!isOurs(host)) return reply.code(403).type('text/plain').send('Not on this machine.');
      reply.headers({ ...PAGE_HEADERS, 'content-security-policy': pagePolicy(host, sandbox) });
      const file = (await files)?.get(new URL(request.url, sandbox.pageUrl).pathname);
      if (!file) return reply.code(404).type('text/plain').send('Not a file of the page.');
      return reply.type(file.type).send(file.body);
    });
  }

  app.server.on('upgrade', (request: IncomingMessage, socket, head) => {
    const { pathname } = new URL(request.url ?? '/', 'http://page');
    if (pathname !== PAGE_SOCKET) return;
    const { host, origin } = request.headers;
    if (!isOurs(host) || origin !== `http://${host}`) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => {
      const tab = new Tab(house, ws);
      tabs.add(tab);
      ws.on('close', () => tabs.delete(tab));
    });
  });
  const stopListening = sandbox.world.onDispatch((dispatch) => {
    for (const tab of tabs) tab.note(dispatch);
  });

  return {
    stop() {
      stopListening();
      for (const socket of sockets.clients) socket.terminate();
      for (const tab of tabs) tab.close();
      tabs.clear();
      sockets.close();
    },
  };
}

/** Scripts come from here alone; components set styles of their own; pictures are the sandbox's attachments. */
function pagePolicy(host: string, sandbox: Sandbox): string {
  const files = new URL(sandbox.apiUrl).origin;
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${files}`,
    `media-src 'self' data: blob: ${files}`,
    "font-src 'self' data:",
    `connect-src 'self' ws://${host}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
