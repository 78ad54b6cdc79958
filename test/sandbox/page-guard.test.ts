/** The page's server: whom and what it turns away, and how its files come. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { PageFiles } from '../../sandbox/page/build.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { type InteractionKit, interactionKit } from './interactions-kit.ts';
import { PageClient, pageOf } from './page-client.ts';

let at: InteractionKit;
let ana: PageClient;

beforeAll(async () => {
  at = await interactionKit();
  ana = await pageOf(at.sandbox, at.users.ana.id, at.general.id);
});
afterAll(async () => {
  ana?.socket.terminate();
  await at?.stop();
});

describe('who is turned away', () => {
  const refused = (headers: { host?: string; origin?: string }): Promise<string> =>
    new Promise((resolve, reject) => {
      const { socket } = new PageClient(at.sandbox, headers);
      socket.on('error', (error) => resolve(error.message));
      socket.on('open', () => reject(new Error('It was let in')));
    });

  it('is a foreign site: by its origin, or by a name that points here', async () => {
    const { port } = new URL(at.sandbox.pageUrl);
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: `http://evil.example:${port}`, host: `evil.example:${port}` },
      { origin: 'null' },
      { origin: `http://localhost:${port}` },
      { origin: `http://127.0.0.1:${Number(port) + 1}` },
      { host: '127.0.0.1' },
    ]) {
      expect(await refused(headers)).toBe('Unexpected server response: 403');
    }
    const local = new PageClient(at.sandbox, { host: `localhost:${port}` });
    await local.until('hello');
    local.socket.terminate();
  });

  it('is a frame that is none, with an answer and without harm', async () => {
    const hostile: [unknown, RegExp][] = [
      ['{', /no JSON/],
      [Buffer.from([0, 1, 2]), /no JSON/],
      ['null', /not understood/],
      [[], /not understood/],
      [{ act: 'be', actId: 'h', userId: '../1' }, /userId: is an id/],
      [
        { act: 'speak', actId: 'h', speech: { kind: 'words', text: 'Hi', voice: '../en' } },
        /speech.voice: is a language/,
      ],
      [{ act: 'speak', actId: 'h', speech: { kind: 'tone', hz: 1e9, seconds: 1 } }, /speech.hz/],
      [{ act: 'speak', actId: 'h', speech: { kind: 'tone', hz: 440, seconds: 1e9 } }, /speech.seconds/],
      [{ act: 'dance', actId: 'h' }, /not understood/],
      [{ act: 'see', actId: 'h', channelId: '1', extra: true }, /not understood/],
      [{ act: 'say', actId: 'h', channelId: at.general.id, text: 'x'.repeat(7000) }, /not understood/],
      [{ act: 'fault', actId: 'h', fault: { kind: 'slow', ms: 1e9 } }, /not understood/],
    ];
    for (const [sent, why] of hostile) {
      const before = ana.frames.length;
      ana.sends(sent);
      await ana.until('reply', (one) => ana.frames.indexOf(one) >= before);
      const answer = ana.last('reply');
      expect(answer).toMatchObject({ ok: false });
      expect(answer && !answer.ok && answer.error).toMatch(why);
    }
    const values = JSON.parse('{"constructor": "x", "__proto__": "y"}') as Record<string, string>;
    const odd = await ana.does({ act: 'run', channelId: at.general.id, line: '/talk open', values });
    expect(odd).toMatchObject({ ok: false });
    expect(await ana.does({ act: 'see', channelId: at.secret.id })).toMatchObject({ ok: false });
    expect(await ana.does({ act: 'be', userId: at.bot.user.id })).toMatchObject({ ok: false });
    expect(await ana.does({ act: 'raise' })).toMatchObject({ ok: false });
    expect(await ana.does({ act: 'say', channelId: at.general.id, text: 'still fine' })).toMatchObject({
      ok: true,
    });
  });

  it('is who has not said who they are', async () => {
    const nobody = new PageClient(at.sandbox);
    await nobody.until('people');
    expect(await nobody.does({ act: 'see', channelId: at.general.id })).toMatchObject({
      ok: false,
      error: 'Say first who you are.',
    });
    expect(nobody.last('view')).toBeUndefined();
    nobody.socket.terminate();
  });
});

describe('the files of the page', () => {
  const files: PageFiles = new Map([
    ['/', { type: 'text/html; charset=utf-8', body: '<!doctype html><title>Rostrum</title>' }],
    ['/assets/index.js', { type: 'text/javascript; charset=utf-8', body: 'export {};' }],
  ]);
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ page: files });
  });
  afterAll(() => sandbox.stop());

  it('come with a strict policy, and to this machine only', async () => {
    const page = await fetch(sandbox.pageUrl);
    expect(await page.text()).toContain('Rostrum');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'; script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(page.headers.get('x-frame-options')).toBe('DENY');
    expect((await fetch(new URL('/assets/index.js', sandbox.pageUrl))).headers.get('content-type')).toMatch(
      'text/javascript',
    );
    expect((await fetch(new URL('/assets/..%2fpackage.json', sandbox.pageUrl))).status).toBe(404);
    const status = await new Promise((resolve, reject) => {
      const asked = request(sandbox.pageUrl, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.on('error', reject).end();
    });
    expect(status).toBe(403);
  });

  it('are gone when the sandbox stops, and so are its sockets', async () => {
    const other = await startSandbox({ page: files });
    const client = new PageClient(other);
    await client.until('hello');
    const closed = new Promise((resolve) => client.socket.on('close', resolve));
    await other.stop();
    await closed;
    expect(client.socket.readyState).toBe(WebSocket.CLOSED);
  });
});
