/** The protocol of the voice server, with a bare client: its messages, its bytes, and what it refuses. */
import { ChannelType } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actors } from '../../sandbox/actors/actors.ts';
import type { Channel } from '../../sandbox/world/types.ts';
import { discovery, opened, RawVoice, sealed } from './raw-voice.ts';
import { stageScene, until } from './support.ts';
import { numbered } from './voice-kit.ts';

let scene: Awaited<ReturnType<typeof stageScene>>;
const clients: RawVoice[] = [];
const told: { token: string; endpoint: string }[] = [];
beforeEach(async () => {
  scene = await stageScene();
  told.length = 0;
  scene.world.onDispatch(({ event, payload }) => {
    if (event === 'VOICE_SERVER_UPDATE') told.push(payload as (typeof told)[number]);
  });
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await scene.sandbox.stop();
});

/** Takes a seat through the main gateway. */
function seat(channel: Channel = scene.stage): { token: string; endpoint: string } {
  const asked = { guildId: scene.guild.id, channelId: channel.id, selfMute: false, selfDeaf: false };
  scene.world.voice.updateFromGateway(scene.bot, { ...asked, sessionId: 'main' });
  const last = told.at(-1);
  if (!last) throw new Error('no seat');
  return last;
}

function dial(query?: string, endpoint = seat().endpoint): RawVoice {
  const client = new RawVoice(endpoint, scene.sandbox.voice.certificate, query);
  clients.push(client);
  return client;
}

const identity = (more: object = {}) => ({
  op: 0,
  d: {
    server_id: scene.guild.id,
    user_id: scene.bot.user.id,
    session_id: 'main',
    token: told.at(-1)?.token,
    max_dave_protocol_version: 1,
    ...more,
  },
});

async function identified(): Promise<RawVoice> {
  const client = dial();
  await client.op(8);
  client.send(identity());
  await client.op(2);
  return client;
}

/** A client that may speak, with its key and SSRC. */
async function speaker(): Promise<{ client: RawVoice; key: Buffer; ssrc: number }> {
  const client = await identified();
  const key = await client.selects();
  const ssrc = Number((await client.op(2)).d.ssrc);
  scene.world.voice.stepUp(scene.bot.user.id);
  client.send({ op: 5, d: { speaking: 1, delay: 0, ssrc } });
  return { client, key, ssrc };
}

const resume = (more: object) => ({
  op: 7,
  d: { server_id: scene.guild.id, session_id: 'main', token: told.at(-1)?.token, ...more },
});

it('says hello, gives a place, tells the address, and hands out a key without end-to-end encryption', async () => {
  const client = dial();
  expect((await client.op(8)).d).toEqual({ v: 8, heartbeat_interval: 13_750 });
  client.send(identity());
  const { d } = await client.op(2);
  expect(d).toMatchObject({ ip: '127.0.0.1', modes: ['aead_aes256_gcm_rtpsize'] });
  await client.datagram(discovery(Number(d.ssrc)));
  const answer = await client.answer();
  expect(answer.length).toBe(74);
  expect([answer.readUInt16BE(0), answer.readUInt16BE(2), answer.readUInt32BE(4)]).toEqual([2, 70, d.ssrc]);
  expect(answer.subarray(8, 18).toString()).toBe('127.0.0.1\0');
  await client.datagram(Buffer.from('12345678'));
  expect((await client.answer(2)).toString()).toBe('12345678');
  client.datagrams.length = 0;
  await client.selects();
  const description = await client.op(4);
  expect(description.d).toMatchObject({ mode: 'aead_aes256_gcm_rtpsize', dave_protocol_version: 0 });
  expect(description.d.secret_key).toHaveLength(32);
});

describe('packets', () => {
  it('are read with sources, extension and padding, and only what was sealed so', async () => {
    const { client, key, ssrc } = await speaker();
    const header = (first: number, sequence: number, rest: number[] = []) => {
      const bytes = Buffer.alloc(12);
      bytes[0] = first;
      bytes[1] = 0x78;
      bytes.writeUInt16BE(sequence, 2);
      bytes.writeUInt32BE(0xfffffff0, 4);
      bytes.writeUInt32BE(ssrc, 8);
      return Buffer.concat([bytes, Buffer.from(rest)]);
    };
    await client.datagram(sealed(header(0x80, 1), 12, Buffer.from('plain'), key, 1));
    const extension = [0xbe, 0xde, 0, 1, 1, 2, 3, 4];
    await client.datagram(sealed(header(0x90, 2, extension), 16, Buffer.from('extended'), key, 2));
    await client.datagram(sealed(header(0x81, 3, [0, 0, 0, 9]), 16, Buffer.from('mixed'), key, 3));
    await client.datagram(sealed(header(0xa0, 4), 12, Buffer.from('padded\0\0\x03'), key, 4));
    await client.datagram(sealed(header(0x80, 5), 12, Buffer.from('other key'), Buffer.alloc(32), 5));
    const forged = sealed(header(0x80, 6), 12, Buffer.from('forged'), key, 6);
    forged[7] = 1;
    await client.datagram(forged);
    await client.datagram(sealed(header(0x80, 7), 12, Buffer.from('last'), key, 7));
    const heard = () => scene.sandbox.voice.stageHears(scene.stage.id);
    await until(() => heard().some((sound) => String(sound.payload) === 'last'));
    expect(heard().map((sound) => `${sound.sequence} ${sound.payload}`)).toEqual([
      '1 plain',
      '2 extended',
      '3 mixed',
      '4 padded',
      '7 last',
    ]);
    expect(heard()[0]).toMatchObject({ ssrc, timestamp: 0xfffffff0, userId: scene.bot.user.id });
    expect(scene.sandbox.voice.unheardIn(scene.stage.id).map((one) => one.reason)).toEqual([
      'unreadable',
      'unreadable',
    ]);
  });

  it('of people come as Discord’s clients send them: an extension, of which the first word is in the clear', async () => {
    const { client, key } = await speaker();
    client.datagrams.length = 0;
    const olga = actors(scene.sandbox).actor(scene.owner).joins(scene.stage).stepsUp();
    const speech = olga.speaks(numbered('olga', 2));
    await speech.ended;
    const packet = await client.answer();
    const [said] = speech.said;
    expect(packet.subarray(0, 2).toString('hex')).toBe('9078');
    expect(packet.subarray(12, 16).toString('hex')).toBe('bede0001');
    expect(packet.readUInt16BE(2)).toBe(said?.sequence);
    expect(packet.readUInt32BE(4)).toBe(said?.timestamp);
    expect(packet.readUInt32BE(8)).toBe(said?.ssrc);
    expect(opened(packet, 16, key).subarray(4).toString()).toBe('olga 0');
    expect((await client.op(5)).d).toEqual({ user_id: olga.id, ssrc: said?.ssrc, speaking: 1 });
  });

  it('may overtake the announcement, but not replace it', async () => {
    const client = await identified();
    await client.selects();
    const ssrc = Number((await client.op(2)).d.ssrc);
    const packet = Buffer.alloc(60);
    packet.writeUInt32BE(ssrc, 8);
    for (let sent = 0; sent < 50; sent += 1) await client.datagram(packet);
    await until(() => scene.sandbox.voice.unheardIn(scene.stage.id).length === 50);
    expect(client.closeCode).toBeUndefined();
    await client.datagram(packet);
    expect(await client.closed()).toBe(4020);
  });
});

describe('refusals', () => {
  const before: [string, () => unknown, number][] = [
    ['no JSON', () => 'hello', 4002],
    ['no opcode', () => ({ d: {} }), 4002],
    ['anything before identifying', () => ({ op: 5, d: {} }), 4003],
    ['an opcode that is not there, before identifying', () => ({ op: 99, d: {} }), 4003],
    ['a wrong token', () => identity({ token: 'wrong' }), 4004],
    ['a session that has no seat', () => identity({ session_id: 'other' }), 4006],
    ['nobody’s seat', () => identity({ user_id: scene.owner.id, session_id: undefined }), 4006],
    ['a guild that is not there', () => identity({ server_id: '1' }), 4011],
    ['a resume of nothing', () => resume({ seq_ack: -1 }), 4006],
  ];
  it.each(before)('%s', async (_, payload, code) => {
    const client = dial();
    await client.op(8);
    client.send(payload());
    expect(await client.closed()).toBe(code);
  });

  const after: [string, (ssrc: unknown) => unknown, number][] = [
    ['an opcode that is not there', () => ({ op: 99, d: {} }), 4001],
    ['a second identify', () => identity(), 4005],
    ['another protocol', () => ({ op: 1, d: { protocol: 'webrtc', data: {} } }), 4012],
    ['a mode that Discord gave up', () => select({ mode: 'xsalsa20_poly1305' }), 4016],
    ['no mode', () => select({ mode: undefined }), 4016],
    ['an address elsewhere', () => select({ address: '192.0.2.1' }), 4020],
    ['a port that is none', () => select({ port: 0 }), 4020],
    ['another’s SSRC', () => ({ op: 5, d: { speaking: 1, delay: 0, ssrc: 1 } }), 4020],
    ['flags that are none', (ssrc) => ({ op: 5, d: { speaking: true, delay: 0, ssrc } }), 4020],
    ['a heartbeat without a nonce', () => ({ op: 3, d: { seq_ack: -1 } }), 4020],
    ['a heartbeat of version 7', () => ({ op: 3, d: 1_501_184_119_561 }), 4020],
  ];
  const select = (data: object) => ({
    op: 1,
    d: { protocol: 'udp', data: { address: '127.0.0.1', port: 9, mode: 'aead_aes256_gcm_rtpsize', ...data } },
  });
  it.each(after)('%s', async (_, payload, code) => {
    const client = await identified();
    client.send(payload((await client.op(2)).d.ssrc));
    expect(await client.closed()).toBe(code);
    expect(scene.sandbox.voice.sessions).toEqual([]);
  });

  it('another version', async () => {
    expect(await dial('v=4').closed()).toBe(4020);
    expect(await dial('').closed()).toBe(4020);
  });

  it('an ordinary voice channel without end-to-end encryption', async () => {
    const room = scene.seed.addChannel(scene.guild.id, { name: 'Room', type: ChannelType.GuildVoice });
    const client = dial(undefined, seat(room).endpoint);
    await client.op(8);
    client.send(identity());
    expect(await client.closed()).toBe(4017);
  });

  it('a seat on another server, and one that was left', async () => {
    const client = dial();
    const old = told.at(-1);
    await scene.sandbox.voice.moveRegion(scene.guild.id);
    await client.op(8);
    client.send(identity());
    expect(await client.closed()).toBe(4011);
    scene.world.voice.leave(scene.bot.user.id);
    const late = dial(undefined, old?.endpoint);
    await late.op(8);
    late.send(identity());
    expect(await late.closed()).toBe(4006);
  });

  it('who does not send heartbeats', async () => {
    scene.sandbox.voice.heartbeatMs = 40;
    const client = await identified();
    expect(await client.closed()).toBe(4009);
  });
});

describe('numbered messages', () => {
  it('are kept until a heartbeat acknowledges them, and sent again on resume', async () => {
    const { client } = await speaker();
    const { olga, mia } = {
      olga: actors(scene.sandbox).actor(scene.owner),
      mia: actors(scene.sandbox).actor(scene.member),
    };
    olga.joins(scene.stage);
    mia.joins(scene.stage);
    olga.leaves();
    await client.op(13);
    const seqs = client.received.flatMap(({ seq }) => (seq === undefined ? [] : [seq]));
    expect(seqs).toEqual([1, 2, 3]);
    client.send({ op: 3, d: { t: 42, seq_ack: 1 } });
    expect((await client.op(6)).d).toEqual({ t: 42 });
    client.socket.terminate();

    const again = dial(undefined, told.at(-1)?.endpoint);
    await again.op(8);
    again.send(resume({ seq_ack: 2 }));
    await again.op(13);
    expect(again.received.slice(1)).toEqual([
      { op: 9, d: null },
      { op: 13, d: { user_id: olga.id }, seq: 3 },
    ]);

    const tooLate = dial(undefined, told.at(-1)?.endpoint);
    await tooLate.op(8);
    tooLate.send(resume({ seq_ack: 1 }));
    expect(await tooLate.closed()).toBe(4006);
  });

  it('wait for the right token only, and for a minute', async () => {
    const { client } = await speaker();
    client.socket.terminate();
    const wrong = dial(undefined, told.at(-1)?.endpoint);
    await wrong.op(8);
    wrong.send(resume({ token: 'wrong' }));
    expect(await wrong.closed()).toBe(4004);
    const [session] = scene.sandbox.voice.sessions;
    await until(() => session?.connection === undefined);
    scene.sandbox.clock.advance(59_000);
    expect(scene.sandbox.voice.sessions).toHaveLength(1);
    scene.sandbox.clock.advance(2_000);
    expect(scene.sandbox.voice.sessions).toHaveLength(0);
  });
});

it('names a voice server again only to a bot that is not on it', async () => {
  const first = seat();
  expect(seat()).toEqual(first);
  await identified();
  const count = told.length;
  seat();
  expect(told).toHaveLength(count);
  const other = scene.seed.addChannel(scene.guild.id, { name: 'Other', type: ChannelType.GuildStageVoice });
  expect(seat(other).token).not.toBe(first.token);
});
