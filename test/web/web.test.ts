/** The HTTP server on a real port: what it refuses, what it tells, and that it stops. */
import { createConnection } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { createWeb, type Pages, type Web } from '../../src/web/web.ts';
import { freePort } from '../support/port.ts';

const running: Web[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((web) => web.stop()));
});

const SECRET = 'c2VjcmV0LXNlY3JldA';

const pages: Pages = (server) => {
  server.get('/talks/:secret', (request, reply) => {
    const { secret } = request.params as { secret: string };
    return secret === SECRET ? 'Open maps' : reply.callNotFound();
  });
  server.get('/broken', () => {
    throw new Error('a bug');
  });
};

const start = async (more: Pages[] = []) => {
  const lines: string[] = [];
  const out = new Writable({
    write: (chunk, _, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log = pino({ level: 'trace' }, out);
  const deps = { host: '127.0.0.1', port, url, pages: [pages, ...more], clock: systemClock, log };
  const web = createWeb(deps);
  running.push(web);
  await web.start();
  return { web, url, port, lines, again: () => createWeb(deps) };
};

/** Everything that an answer tells, but for its date. */
const told = async (answer: Response) => {
  const headers = [...answer.headers].filter(([name]) => name !== 'date');
  return { status: answer.status, headers, body: await answer.text() };
};

describe('the HTTP server', () => {
  it('answers what was never there, what is not for who asks, and other methods alike', async () => {
    const { url } = await start();
    const never = await told(await fetch(`${url}/nothing`));
    expect(never).toMatchObject({ status: 404, body: 'There is nothing here.\n' });
    const long = 'x'.repeat(300);
    for (const path of [
      '/',
      '/talks/forged',
      `/talks/${long}`,
      '/talks',
      '/talks/%zz',
      '/%00',
      '/../etc/passwd',
    ])
      expect(await told(await fetch(url + path)), path).toEqual(never);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      expect(await told(await fetch(`${url}/talks/${SECRET}`, { method })), method).toEqual(never);
  });

  it('says nothing of itself, sets no cookie, and is kept by no cache unless a page says so', async () => {
    const { url } = await start();
    const answer = await fetch(`${url}/talks/${SECRET}`);
    expect(await answer.text()).toBe('Open maps');
    const headers = Object.fromEntries(answer.headers);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(Object.keys(headers)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/server|powered|cookie/)]),
    );
    const head = await fetch(`${url}/talks/${SECRET}`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
  });

  it('takes no body', async () => {
    const { url, port } = await start();
    expect((await fetch(`${url}/talks/${SECRET}`, { method: 'POST', body: 'x' })).status).toBe(400);
    const socket = createConnection(port, '127.0.0.1');
    socket.end(`GET /talks/${SECRET} HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n`);
    let said = '';
    for await (const chunk of socket) said += String(chunk);
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('logs the route and never the address', async () => {
    const { url, lines } = await start();
    await fetch(`${url}/talks/${SECRET}`);
    await fetch(`${url}/broken`);
    const failed = await fetch(`${url}/talks/forged-${SECRET}`);
    expect(failed.status).toBe(404);
    await expect.poll(() => lines.join('')).toContain('"route":"unknown"');
    expect(lines.join('')).toContain('"route":"/talks/:secret"');
    expect(lines.join('')).toContain('a page failed');
    expect(lines.join('')).not.toContain(SECRET);
  });

  it('says in a sentence that its port is taken', async () => {
    const { again, port } = await start();
    const second = again();
    running.push(second);
    await expect(second.start()).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining(`port ${port}: another program listens there.`),
    });
  });

  it('takes so many connections and no more, however long they say nothing', async () => {
    const { url, port } = await start();
    const sockets = Array.from({ length: 500 }, () => createConnection(port, '127.0.0.1'));
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    await expect(fetch(`${url}/talks/${SECRET}`)).rejects.toThrow();
    for (const socket of sockets) socket.destroy();
    await expect
      .poll(async () => (await fetch(`${url}/talks/${SECRET}`).catch(() => null))?.status)
      .toBe(200);
  });

  it('stops although an answer never ends', async () => {
    const { url, web } = await start([
      (server) => {
        server.get('/endless', (_, reply) => {
          reply.hijack();
          reply.raw.writeHead(200).write('first');
        });
      },
    ]);
    const answer = await fetch(`${url}/endless`);
    const body = answer.text().catch(() => 'cut');
    await web.stop();
    expect(await body).toBe('cut');
    await expect(fetch(url)).rejects.toThrow();
  });
});
