/** The dispatcher on a real client: in time however slow the handler is, a reference for a bug, no name used twice. */
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Community, seedCommunity } from '../../sandbox/community.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { plain } from '../../src/cards/card.ts';
import { systemClock } from '../../src/clock.ts';
import { createCustomIds } from '../../src/discord/custom-id.ts';
import { definer } from '../../src/discord/define.ts';
import { createDispatch } from '../../src/discord/dispatch.ts';
import { register } from '../../src/discord/register.ts';
import { systemIds } from '../../src/ids.ts';
import { eventually, WITHIN } from '../e2e/support.ts';

const { defineCommand, does } = definer<null>();
const logged: string[] = [];
let sandbox: Sandbox;
let client: Client;
let community: Community;

const slow = does({
  options: {},
  run: async () => {
    await eventually(() => sandbox.calls.some((call) => call.path.endsWith('/callback')), WITHIN);
    return { card: plain('At last.') };
  },
});
const broken = does({
  options: {},
  run: () => Promise.reject(new Error('a secret of the code')),
});
const command = defineCommand({ name: 'try', does: { slow, broken } });

const describing = () => ({ try: { is: 'Try', slow: 'Slowly', broken: 'With a bug' } });

const dispatchOf = (commands: (typeof command)[]) =>
  createDispatch({
    commands,
    menus: [],
    components: [],
    directButtons: [],
    deps: null,
    customIds: createCustomIds(Buffer.alloc(32)),
    clock: systemClock,
    ids: systemIds,
    log: pino({}, { write: (line: string) => logged.push(line) }),
    isStoreDown: () => false,
  });

beforeAll(async () => {
  sandbox = await startSandbox();
  const application = sandbox.addBot({ name: 'Tried' });
  client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: sandbox.apiUrl } });
  const dispatch = dispatchOf([command]);
  client.on(Events.InteractionCreate, (interaction) => void dispatch(interaction));
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(application.token);
  await register(await ready, [command], [], describing, {
    clock: systemClock,
    log: pino({ level: 'silent' }),
  });
  community = seedCommunity(sandbox, application);
});
afterAll(async () => {
  await client.destroy();
  await sandbox.stop();
});

describe('a handler', () => {
  it('that is slow is deferred before Discord gives up, and then answers', async () => {
    const { ana } = community;
    await eventually(() => expect(ana.commands()).toHaveLength(1), WITHIN);
    await ana.runs('/try slow');
    await eventually(() => expect(ana.sees(community.general)).toContain('At last.'), WITHIN);
    expect(community.chidi.sees(community.general)).not.toContain('At last.');
  });

  it('that has a bug says a reference, which the log has with the error', async () => {
    const reply = await community.ana.runs('/try broken');
    const reference = /reference: (\w{8})/.exec(reply.text)?.[1];
    expect(reply.text).toContain('Something failed on my side.');
    expect(reply.text).not.toContain('a secret of the code');
    const line = logged.find((entry) => reference !== undefined && entry.includes(reference));
    expect(line).toContain('a secret of the code');
  });
});

it('refuses two commands of one name', () => {
  expect(() => dispatchOf([command, command])).toThrow('the same name');
});
