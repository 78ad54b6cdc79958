/** What an operator reads when the bot can't start, and what people read when its database goes away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BotProcess, spawnBot, startBot } from '../../sandbox/bot-process.ts';
import { type Community, seedCommunity } from '../../sandbox/community.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { createGate } from '../support/gate.ts';
import { freePort } from '../support/port.ts';
import { eventually, openTalk, until, WITHIN } from './support.ts';

let sandbox: Sandbox;
let database: TestDatabase;
beforeAll(async () => {
  sandbox = await startSandbox();
  database = await testDatabase();
});
afterAll(async () => {
  await sandbox.stop();
  await database.close();
});

/** Runs a bot of its own on a community of its own, with this database, and stops it afterwards. */
const withBot = async (
  databaseUrl: string,
  run: (bot: BotProcess, community: Community) => Promise<void>,
) => {
  const application = sandbox.addBot({ name: 'Rostrum' });
  const bot = await startBot({
    DISCORD_TOKEN: application.token,
    DISCORD_API_URL: sandbox.apiUrl,
    DATABASE_URL: databaseUrl,
  });
  try {
    const community = seedCommunity(sandbox, application);
    await eventually(() => expect(community.ana.commands().map((it) => it.name)).toContain('talk'), WITHIN);
    await run(bot, community);
  } finally {
    await bot.end('SIGTERM');
  }
};

/** Runs the bot to its end and gives its exit code and the last line it wrote. */
const ends = async (env: Record<string, string>) => {
  const bot = spawnBot(env);
  const code = await bot.ended;
  return { code, said: bot.lines.at(-1) ?? '', lines: bot.lines };
};

describe.concurrent('a start', () => {
  it('without a token names the key, the guide and the sandbox', async () => {
    const { code, said } = await ends({});
    expect(code).toBe(1);
    expect(said).toContain('DISCORD_TOKEN is not set.');
    expect(said).toContain('docs/inviting-the-bot.md');
    expect(said).toContain('npm run sandbox');
  });

  it('with a token that Discord refuses says so, without the token', async () => {
    const token = 'bm90LWEtdG9rZW4.wrong.secret-part';
    const bot = spawnBot({
      DISCORD_TOKEN: token,
      DISCORD_API_URL: sandbox.apiUrl,
      DATABASE_URL: database.url,
    });
    expect(await bot.ended).toBe(1);
    expect(bot.lines.join('\n')).toContain('Discord refuses the token.');
    expect(bot.lines.join('\n')).not.toContain('secret-part');
  });

  it('with a database that is down names its place, without the password', async () => {
    const { code, said } = await ends({
      DISCORD_TOKEN: 'any',
      DATABASE_URL: 'postgresql://rostrum:hush@127.0.0.1:9/rostrum',
    });
    expect(code).toBe(1);
    expect(said).toContain('The database at 127.0.0.1:9 does not answer');
    expect(said).not.toContain('hush');
  });

  it('with a key that can’t be read names the key', async () => {
    const { code, said } = await ends({ DISCORD_TOKEN: 'any', LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://x' });
    expect(code).toBe(1);
    expect(said).toContain('DATABASE_URL, LOG_LEVEL');
  });

  it('with a port that is taken names it; with one of its own it tells who watches that it is connected', async () => {
    const WEB_PORT = String(await freePort());
    const env = () => ({
      DISCORD_TOKEN: sandbox.addBot({ name: 'Rostrum' }).token,
      DISCORD_API_URL: sandbox.apiUrl,
      DATABASE_URL: database.url,
      WEB_PORT,
    });
    const bot = await startBot(env());
    const answer = await fetch(`http://127.0.0.1:${WEB_PORT}/health`);
    expect([answer.status, await answer.text()]).toEqual([200, 'ok\n']);
    const { code, lines } = await ends(env());
    expect(code).toBe(1);
    expect(lines).toContainEqual(expect.stringContaining(`port ${WEB_PORT}: another program listens there.`));
    await bot.end('SIGTERM');
  });
});

it.concurrent('a commit whose answer is lost is learnt of, and the talk goes on', async () => {
  const gate = await createGate(database.url);
  await withBot(gate.url, async (_, { ana, stage, announcements }) => {
    gate.loseAnswerTo('COMMIT');
    const reply = await ana.runs('/talk open', { topic: 'Kept all the same', stage });
    expect(reply.text).toContain('My database is out of reach');
    await until(() => ana.sees(announcements), 'Kept all the same', '[ Raise hand ]');
    await until(() => ana.seesStage(stage), 'Kept all the same');
    expect((await ana.runs('/talk close')).text).toContain('is closed.');
  });
}, 60_000);

it.concurrent('a database that goes away for 20 s costs a sentence, and nothing that was kept', async () => {
  const gate = await createGate(database.url);
  await withBot(gate.url, async (_, community) => {
    const { ana, chidi, dora, mo, stage, announcements } = community;
    await openTalk(community);
    for (const person of [chidi, dora, mo]) person.joins(stage);
    await chidi.presses('Raise hand');
    await until(() => ana.sees(announcements), '1 @Chidi');

    await gate.shut();
    const back = performance.now() + 20_000;
    // Discord's own hand goes up while nothing can be kept.
    dora.raisesHand();
    let asked = 0;
    while (performance.now() < back) {
      const reply = await mo.presses('Raise hand');
      expect(reply.text).toContain('My database is out of reach');
      asked += 1;
    }
    expect(asked).toBeGreaterThan(1);
    await gate.open();

    await until(() => ana.sees(announcements), '1 @Chidi', '2 @Dora');
    await eventually(
      async () => expect((await mo.presses('Raise hand')).text).toContain('You are 3rd in line'),
      WITHIN,
    );
    await until(() => ana.sees(announcements), '1 @Chidi', '2 @Dora', '3 @Mo');
  });
}, 90_000);

it('a token that is revoked while the bot runs ends it, with the reason in the log', async () => {
  await withBot(database.url, async (bot) => {
    sandbox.gateway.closeAll(4004);
    expect(await bot.ended).toBe(1);
    expect(bot.lines.join('\n')).toContain('Discord ended the connection for good (code 4004).');
  });
});

it('an answer that Discord does not take is logged without the token of its interaction', async () => {
  await withBot(database.url, async (bot, { ana }) => {
    const disarm = sandbox.faults.add({ kind: 'status', status: 500, match: { path: /callback$/ } });
    expect((await ana.runs('/talk status')).failed).toBe('The application did not respond');
    disarm();
    await eventually(
      () => bot.lines.some((line) => line.includes('an interaction was not answered')),
      WITHIN,
    );
    const [, token = ''] = /interactions\/\d+\/([^/]+)/.exec(sandbox.calls.at(-1)?.path ?? '') ?? [];
    expect(token.length).toBeGreaterThan(10);
    expect(bot.lines.join('\n')).not.toContain(token);
  });
});
