/** The gateway as clients meet it: identify, resume, intents, shards, and the close codes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RawGateway } from './raw-gateway.ts';
import { clientOf, readyClient, stageScene, until } from './support.ts';

let scene: Awaited<ReturnType<typeof stageScene>>;
const raws: RawGateway[] = [];

beforeEach(async () => {
  scene = await stageScene();
});
afterEach(async () => {
  for (const raw of raws.splice(0)) raw.cut();
  await scene.sandbox.stop();
});

async function connect(query?: string): Promise<RawGateway> {
  const raw = new RawGateway(scene.sandbox.gatewayUrl, query);
  raws.push(raw);
  return raw.hello();
}

/** A raw client that has its guild. */
async function identified(intents = 1 | 128): Promise<RawGateway> {
  const raw = await connect();
  raw.identify(scene.bot.token, { intents });
  await raw.event('GUILD_CREATE');
  return raw;
}

describe('with discord.js', () => {
  it('logs in and fills the cache', async () => {
    const client = await readyClient(scene);
    const guild = client.guilds.cache.get(scene.guild.id);
    expect(guild?.name).toBe('Club');
    expect(guild?.memberCount).toBe(3);
    expect(guild?.members.me?.permissions.has('MuteMembers')).toBe(true);
    // Without the members intent only the bot itself is known.
    expect(guild?.members.cache.size).toBe(1);
    expect(guild?.channels.cache.map((one) => one.name).sort()).toEqual(['Main stage', 'general']);
    await client.destroy();
  });

  it('refuses a wrong token and an intent that is not enabled', async () => {
    await expect(clientOf(scene.sandbox).login('wrong')).rejects.toThrow('An invalid token was provided.');
    const raw = await connect();
    raw.identify(scene.bot.token, { intents: 1 | 2 });
    expect(await raw.closed()).toBe(4014);
  });

  it('resumes after a cut line and replays what was missed', async () => {
    const client = await readyClient(scene);
    const resumed = new Promise((resolve) =>
      client.once('shardResume', (_id, replayed) => resolve(replayed)),
    );
    scene.sandbox.gateway.cutAll();
    await until(() => scene.sandbox.gateway.connections.length === 0);
    scene.seed.addChannel(scene.guild.id, { name: 'made-meanwhile' });
    await resumed;
    expect(client.channels.cache.some((one) => 'name' in one && one.name === 'made-meanwhile')).toBe(true);
    await client.destroy();
  });

  it('resumes when asked to reconnect', async () => {
    const client = await readyClient(scene);
    const resumed = new Promise((resolve) => client.once('shardResume', resolve));
    scene.sandbox.gateway.askReconnect();
    await resumed;
    expect(scene.sandbox.gateway.sessions).toHaveLength(1);
    await client.destroy();
    await until(() => scene.sandbox.gateway.sessions.length === 0);
  });

  it('sees a guild go and come back in an outage', async () => {
    const client = await readyClient(scene);
    const gone = new Promise((resolve) => client.once('guildUnavailable', (guild) => resolve(guild.id)));
    scene.sandbox.gateway.loseGuild(scene.guild.id);
    expect(await gone).toBe(scene.guild.id);
    const back = new Promise((resolve) => client.once('guildAvailable', resolve));
    scene.sandbox.gateway.regainGuild(scene.guild.id);
    await back;
    expect(client.guilds.cache.get(scene.guild.id)?.available).toBe(true);
    await client.destroy();
  });

  it('joins a stage with op 4 and is told its session', async () => {
    const client = await readyClient(scene);
    const seen = new Promise<{ suppress: boolean | null }>((resolve) => {
      client.once('voiceStateUpdate', (_before, after) => resolve({ suppress: after.suppress }));
    });
    client.guilds.cache.get(scene.guild.id)?.shard.send({
      op: 4,
      d: { guild_id: scene.guild.id, channel_id: scene.stage.id, self_mute: false, self_deaf: false },
    });
    expect(await seen).toEqual({ suppress: true });
    await client.destroy();
  });
});

describe('close codes', () => {
  it.each([
    ['unknown opcode', 4001, (raw: RawGateway) => raw.send({ op: 99, d: null }), true],
    ['no JSON', 4002, (raw: RawGateway) => raw.send('{'), true],
    ['too long', 4002, (raw: RawGateway) => raw.send({ op: 3, d: 'x'.repeat(5000) }), true],
    ['not authenticated', 4003, (raw: RawGateway) => raw.send({ op: 3, d: {} }), false],
    ['bad token', 4004, (raw: RawGateway) => raw.identify('wrong'), false],
    ['identified twice', 4005, (raw: RawGateway) => raw.identify(scene.bot.token), true],
    ['bad shard', 4010, (raw: RawGateway) => raw.identify(scene.bot.token, { shard: [2, 2] }), false],
    ['bad intents', 4013, (raw: RawGateway) => raw.identify(scene.bot.token, { intents: 1 << 30 }), false],
  ] as const)('%s: %i', async (_name, code, act, afterIdentify) => {
    const raw = afterIdentify ? await identified() : await connect();
    act(raw);
    expect(await raw.closed()).toBe(code);
  });

  it('more than 120 sends in a minute: 4008', async () => {
    const raw = await identified();
    for (let sent = 0; sent < 121; sent += 1) raw.send({ op: 1, d: null });
    expect(await raw.closed()).toBe(4008);
  });

  it('more than 2,500 guilds on a shard: 4011', async () => {
    for (let made = 0; made < 2500; made += 1) {
      const guild = scene.seed.addGuild({ name: 'Another', ownerId: scene.owner.id });
      scene.seed.addMember(guild.id, scene.bot.user.id);
    }
    const raw = await connect();
    raw.identify(scene.bot.token);
    expect(await raw.closed()).toBe(4011);
    const half = await connect();
    half.identify(scene.bot.token, { shard: [0, 2] });
    await half.event('READY');
  });

  it('an unknown version: 4012', async () => {
    const raw = new RawGateway(scene.sandbox.gatewayUrl, 'v=5&encoding=json');
    expect(await raw.closed()).toBe(4012);
  });

  it('a client that stops its heartbeats is closed with 4009', async () => {
    scene.sandbox.gateway.heartbeatMs = 20;
    const raw = await connect();
    expect(await raw.closed()).toBe(4009);
  });
});

describe('sessions', () => {
  it('answers a RESUME of an unknown session with op 9 false', async () => {
    const raw = await connect();
    raw.send({ op: 6, d: { token: scene.bot.token, session_id: 'none', seq: 1 } });
    expect((await raw.op(9)).d).toBe(false);
  });

  it('replays in order, then says RESUMED', async () => {
    const raw = await identified();
    const ready = await raw.event('READY');
    raw.cut();
    await until(() => scene.sandbox.gateway.connections.length === 0);
    scene.seed.addRole(scene.guild.id, { name: 'guest' });
    scene.world.voice.join(scene.member.id, scene.stage.id);
    const again = await connect();
    again.send({ op: 6, d: { token: scene.bot.token, session_id: ready.d.session_id, seq: 2 } });
    await again.event('RESUMED');
    expect(again.events).toEqual(['GUILD_ROLE_CREATE', 'VOICE_STATE_UPDATE', 'RESUMED']);
  });

  it('forgets a session three minutes after its line was cut', async () => {
    const raw = await identified();
    raw.cut();
    await until(() => scene.sandbox.gateway.connections.length === 0);
    scene.sandbox.clock.advance(181_000);
    expect(scene.sandbox.gateway.sessions).toHaveLength(0);
  });

  it('counts identifies', async () => {
    scene.bot.sessionStarts.remaining = 0;
    const raw = await connect();
    raw.identify(scene.bot.token);
    expect((await raw.op(9)).d).toBe(false);
  });

  it('takes one identify in five seconds when told to be strict', async () => {
    scene.sandbox.gateway.limitsIdentifies = true;
    await identified();
    const hasty = await connect();
    hasty.identify(scene.bot.token);
    expect((await hasty.op(9)).d).toBe(false);
    scene.sandbox.clock.advance(5000);
    await identified();
  });

  it('speaks zlib-stream', async () => {
    const raw = await connect('v=10&encoding=json&compress=zlib-stream');
    raw.identify(scene.bot.token);
    expect((await raw.event('GUILD_CREATE')).d.name).toBe('Club');
  });
});

describe('who is told what', () => {
  it('leaves out events whose intent was not asked for', async () => {
    const raw = await identified(1);
    scene.world.voice.join(scene.member.id, scene.stage.id);
    scene.world.stages.open(scene.stage.id, { topic: 'Maps' });
    await raw.event('STAGE_INSTANCE_CREATE');
    expect(raw.events).not.toContain('VOICE_STATE_UPDATE');
  });

  it('leaves out channels that the bot may not see', async () => {
    const raw = await identified();
    scene.seed.setOverwrite(scene.stage.id, scene.guild.id, { deny: 1n << 10n });
    scene.world.stages.open(scene.stage.id, { topic: 'Secret' });
    scene.seed.addRole(scene.guild.id, { name: 'marker' });
    await raw.event('GUILD_ROLE_CREATE');
    expect(raw.events).not.toContain('STAGE_INSTANCE_CREATE');
  });

  it('tells of hidden channels, so that a bot can know that it lost one', async () => {
    const client = await readyClient(scene);
    scene.seed.setOverwrite(scene.text.id, scene.guild.id, { deny: 1n << 10n });
    await until(() => {
      const channel = client.channels.cache.get(scene.text.id);
      return channel !== undefined && 'viewable' in channel && channel.viewable === false;
    });
    await client.destroy();
  });

  it('gives each shard its guilds', async () => {
    const perShard = await Promise.all(
      [0, 1].map(async (shard) => {
        const raw = await connect();
        raw.identify(scene.bot.token, { shard: [shard, 2] });
        const ready = await raw.event('READY');
        return (ready.d.guilds as { id: string }[]).map((guild) => guild.id);
      }),
    );
    const wanted = Number((BigInt(scene.guild.id) >> 22n) % 2n);
    expect(perShard[wanted]).toEqual([scene.guild.id]);
    expect(perShard[1 - wanted]).toEqual([]);
  });

  it('sends members by id, and the whole list only with the privileged intent', async () => {
    const raw = await identified();
    const guildId = scene.guild.id;
    raw.send({ op: 8, d: { guild_id: guildId, user_ids: [scene.member.id, '1'], limit: 0, nonce: 'n' } });
    const chunk = await raw.event('GUILD_MEMBERS_CHUNK');
    expect(chunk.d).toMatchObject({ nonce: 'n', not_found: ['1'], members: [{ user: { username: 'mia' } }] });
    raw.send({ op: 8, d: { guild_id: guildId, query: '', limit: 0 } });
    expect(await raw.closed()).toBe(4014);
  });

  it('swallows an event when told to', async () => {
    const raw = await identified();
    scene.sandbox.faults.suppressEvent('VOICE_STATE_UPDATE', 1);
    scene.world.voice.join(scene.member.id, scene.stage.id);
    scene.world.voice.raiseHand(scene.member.id);
    await raw.event('VOICE_STATE_UPDATE');
    expect(raw.events.filter((name) => name === 'VOICE_STATE_UPDATE')).toHaveLength(1);
  });
});
