/** Faults and rate limits, met by discord.js's own REST client. */
import { REST } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seededRandom } from '../../sandbox/random.ts';
import { stageScene } from './support.ts';

let scene: Awaited<ReturnType<typeof stageScene>>;
let rest: REST;

beforeEach(async () => {
  scene = await stageScene();
  rest = new REST({ api: scene.sandbox.apiUrl }).setToken(scene.bot.token);
});
afterEach(() => scene.sandbox.stop());

const send = (content = 'hello') => rest.post(`/channels/${scene.text.id}/messages`, { body: { content } });
const said = () => [...scene.world.messagesIn(scene.text.id).values()].map((one) => one.content);

it('answers 401 to an unknown token', async () => {
  const stranger = new REST({ api: scene.sandbox.apiUrl }).setToken('wrong');
  await expect(stranger.get('/users/@me')).rejects.toMatchObject({ status: 401, rawError: { code: 0 } });
});

it('answers 501 to a route it lacks, and lists it', async () => {
  await expect(rest.get(`/guilds/${scene.guild.id}/templates`)).rejects.toMatchObject({ status: 501 });
  expect(scene.sandbox.missing.length).toBeGreaterThan(0);
  expect(new Set(scene.sandbox.missing)).toEqual(new Set([`GET /guilds/${scene.guild.id}/templates`]));
});

it('answers 50109 to a body that is no JSON', async () => {
  const response = await fetch(`${scene.sandbox.apiUrl}/v10/channels/${scene.text.id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${scene.bot.token}`, 'content-type': 'application/json' },
    body: '{',
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 50109 });
});

it('fails twice with 503, and the client tries again', async () => {
  scene.sandbox.faults.add({
    kind: 'status',
    status: 503,
    match: { method: 'POST', path: /\/messages$/ },
    times: 2,
  });
  await send();
  expect(scene.sandbox.calls.map((call) => call.status)).toEqual([503, 503, 200]);
  expect(said()).toEqual(['hello']);
});

it('does the work and drops the answer, so that a retry says it twice', async () => {
  scene.sandbox.faults.add({ kind: 'drop-response', match: { path: /\/messages$/ }, times: 1 });
  await send().catch(() => send());
  expect(said()).toEqual(['hello', 'hello']);
});

it('limits on demand, and the client waits', async () => {
  scene.sandbox.faults.add({ kind: 'rate-limit', retryAfter: 0.05, times: 1 });
  await send();
  expect(scene.sandbox.calls.map((call) => call.status)).toEqual([429, 200]);
});

it('delays, and does the work twice', async () => {
  scene.sandbox.faults.add({ kind: 'delay', ms: 30, times: 1 });
  await send('late');
  expect(scene.sandbox.calls[0]?.ms).toBeGreaterThan(25);
  scene.sandbox.faults.add({ kind: 'duplicate', times: 1 });
  await send('twice');
  expect(said()).toEqual(['late', 'twice', 'twice']);
});

it('gives each channel five messages in five seconds', async () => {
  const impatient = new REST({ api: scene.sandbox.apiUrl, rejectOnRateLimit: () => true }).setToken(
    scene.bot.token,
  );
  const path = `/channels/${scene.text.id}/messages` as const;
  for (let sent = 0; sent < 5; sent += 1) await impatient.post(path, { body: { content: 'x' } });
  await expect(impatient.post(path, { body: { content: 'x' } })).rejects.toMatchObject({ limit: 5 });
  const refused = await fetch(`${scene.sandbox.apiUrl}/v10${path}`, {
    method: 'POST',
    headers: { authorization: `Bot ${scene.bot.token}`, 'content-type': 'application/json' },
    body: '{"content":"z"}',
  });
  expect(refused.status).toBe(429);
  expect(refused.headers.get('x-ratelimit-scope')).toBe('user');
  expect(await refused.json()).toMatchObject({ global: false, message: 'You are being rate limited.' });
  scene.sandbox.clock.advance(5000);
  const answer = await fetch(`${scene.sandbox.apiUrl}/v10${path}`, {
    method: 'POST',
    headers: { authorization: `Bot ${scene.bot.token}`, 'content-type': 'application/json' },
    body: '{"content":"y"}',
  });
  expect(answer.headers.get('x-ratelimit-remaining')).toBe('4');
});

it('lets a channel be renamed twice in ten minutes, which no header tells', async () => {
  const rename = (name: string) =>
    fetch(`${scene.sandbox.apiUrl}/v10/channels/${scene.stage.id}`, {
      method: 'PATCH',
      headers: { authorization: `Bot ${scene.bot.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name }),
    });
  const answers = [await rename('Live: Maps'), await rename('Live: Charts'), await rename('Charts, 12 here')];
  expect(answers.map((one) => one.status)).toEqual([200, 200, 429]);
  expect(answers[1]?.headers.get('x-ratelimit-remaining')).toBe('3');
  expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(590);
  scene.sandbox.clock.advance(600_000);
  expect((await rename('Main stage')).status).toBe(200);
});

it('publishes ten messages of a channel in an hour', async () => {
  const news = scene.seed.addChannel(scene.guild.id, { name: 'news', type: 5 });
  const headers = { authorization: `Bot ${scene.bot.token}`, 'content-type': 'application/json' };
  const address = `${scene.sandbox.apiUrl}/v10/channels/${news.id}/messages`;
  const statuses: number[] = [];
  for (let sent = 0; sent < 11; sent += 1) {
    scene.sandbox.clock.advance(5_000);
    const said = await fetch(address, { method: 'POST', headers, body: '{"content":"x"}' });
    const { id } = (await said.json()) as { id: string };
    statuses.push((await fetch(`${address}/${id}/crosspost`, { method: 'POST', headers })).status);
  }
  expect(statuses).toEqual([...Array(10).fill(200), 429]);
});

it('limits a bot to fifty calls a second over all routes', async () => {
  const headers = { authorization: `Bot ${scene.bot.token}` };
  const spread = [
    '/users/@me',
    '/users/@me/guilds',
    '/applications/@me',
    '/gateway/bot',
    '/oauth2/applications/@me',
    '/voice/regions',
  ];
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, at) =>
      fetch(`${scene.sandbox.apiUrl}/v10${spread[at % spread.length]}`, { headers }),
    ),
  );
  const limited = answers.filter((answer) => answer.status === 429);
  expect(limited).toHaveLength(10);
  expect(limited[0]?.headers.get('x-ratelimit-global')).toBe('true');
  expect(await limited[0]?.json()).toMatchObject({ global: true, message: 'You are being rate limited.' });
});

it('strikes a share of the calls by chance, the same ones for the same seed', async () => {
  const struckOf = async (seed: number): Promise<number[]> => {
    const { faults } = scene.sandbox;
    faults.random = seededRandom(seed);
    const disarm = faults.add({ kind: 'status', status: 418, share: 0.25 });
    const struck: number[] = [];
    for (let call = 0; call < 100; call++) {
      const { status } = await fetch(`${scene.sandbox.apiUrl}/v10/gateway`);
      if (status === 418) struck.push(call);
    }
    disarm();
    return struck;
  };
  const first = await struckOf(1);
  expect(first.length).toBeGreaterThan(15);
  expect(first.length).toBeLessThan(35);
  expect(await struckOf(1)).toEqual(first);
  expect(await struckOf(2)).not.toEqual(first);
  expect(scene.sandbox.faults.struck).toBeGreaterThan(2 * first.length);
});
