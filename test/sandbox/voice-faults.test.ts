/** What goes wrong with sound on demand, and what a real @discordjs/voice makes of it. */
import { entersState, VoiceConnectionStatus as Status } from '@discordjs/voice';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SandboxClock } from '../../sandbox/clock.ts';
import { type LineFault, VoiceFaults } from '../../sandbox/voice/faults.ts';
import { until } from './support.ts';
import { hears, numbered, plays, ready, type VoiceScene, voiceScene, WITHIN } from './voice-kit.ts';

let scene: VoiceScene;
beforeEach(async () => {
  scene = await voiceScene();
  scene.olga.joins(scene.stage).stepsUp();
});
afterEach(() => scene.stop());

/** Numbers of Olga's packets in the order in which they came. */
const numbersIn = (packets: readonly Buffer[]) =>
  packets
    .map((packet) => Number(/^olga (\d+)$/.exec(String(packet))?.[1] ?? Number.NaN))
    .filter(Number.isFinite);

describe('the line', () => {
  it('loses a share of the packets, the same ones for the same seed', async () => {
    const connection = await scene.isReady();
    const olga = hears(connection, scene.olga.id);
    const loss = scene.voice.faults.add({ kind: 'loss', share: 0.05, seed: 7, direction: 'to-bots' });
    await scene.olga.speaks(numbered('olga', 1000), { speed: 20 }).ended;
    await until(() => olga.packets.length === 1005 - loss.struck);
    expect(loss.passed).toBe(1005);
    expect(loss.struck).toBe(40);
    expect(numbersIn(olga.packets)).toEqual([...numbersIn(olga.packets)].sort((a, b) => a - b));
  });

  it('reorders a share of them, and loses none', async () => {
    const connection = await scene.isReady();
    const olga = hears(connection, scene.olga.id);
    const reorder = scene.voice.faults.add({ kind: 'reorder', share: 0.1, by: 2, seed: 7 });
    await scene.olga.speaks(numbered('olga', 500), { speed: 20 }).ended;
    await until(() => numbersIn(olga.packets).length === 500);
    const came = numbersIn(olga.packets);
    expect(reorder.struck).toBe(46);
    expect(came).not.toEqual([...came].sort((a, b) => a - b));
    expect(new Set(came).size).toBe(500);
    const late = came.map((number, place) => place - number);
    expect(Math.max(...late)).toBeGreaterThanOrEqual(2);
  });

  it('strikes one speaker, one way, and no more once it is disarmed', async () => {
    const connection = await scene.isReady();
    const heard = () => scene.voice.stageHears(scene.stage.id).map((sound) => String(sound.payload));
    const olga = hears(connection, scene.olga.id);
    scene.voice.faults.add({ kind: 'loss', share: 1, speaker: scene.mia.id });
    const fault = scene.voice.faults.add({ kind: 'loss', share: 1, direction: 'from-bots' });
    await plays(connection, numbered('lost', 3));
    await scene.olga.speaks(numbered('olga', 3)).ended;
    await until(() => numbersIn(olga.packets).length === 3 && fault.struck >= 3);
    expect(heard()).toEqual([]);
    fault.disarm();
    await plays(connection, numbered('kept', 3));
    await until(() => heard().includes('kept 2'));
  });

  it('holds packets back', async () => {
    const connection = await scene.isReady();
    const olga = hears(connection, scene.olga.id);
    scene.voice.faults.add({ kind: 'delay', ms: 300, direction: 'to-bots' });
    const speech = scene.olga.speaks(numbered('olga', 5));
    await speech.ended;
    expect(olga.packets).toEqual([]);
    await until(() => olga.packets.length === 10);
    expect(scene.world.now() - (speech.said[0]?.at ?? 0)).toBeGreaterThanOrEqual(300);
    expect(numbersIn(olga.packets)).toEqual([0, 1, 2, 3, 4]);
  });

  it('corrupts packets: the library gives up the stream of their speaker, the sandbox drops the bot’s', async () => {
    const connection = await scene.isReady();
    const olga = hears(connection, scene.olga.id);
    const fault = scene.voice.faults.add({ kind: 'corrupt', share: 1 });
    await scene.olga.speaks(numbered('olga', 2)).ended;
    await until(() => olga.failed.length === 1);
    await plays(connection, numbered('bot', 2));
    await until(() => scene.voice.unheardIn(scene.stage.id).length >= 2);
    expect(new Set(scene.voice.unheardIn(scene.stage.id).map((one) => one.reason))).toEqual(
      new Set(['unreadable']),
    );
    fault.disarm();
    const again = hears(connection, scene.olga.id);
    await scene.olga.speaks(numbered('olga', 2)).ended;
    await until(() => numbersIn(again.packets).length === 2);
  });

  it('gives a stream the same luck whatever other streams do', () => {
    const struck = (streams: readonly string[]): number[] => {
      const faults = new VoiceFaults(new SandboxClock());
      const fault: LineFault = { kind: 'loss', share: 0.3, seed: 3 };
      faults.add(fault);
      const arrived: number[] = [];
      for (let packet = 0; packet < 200; packet += 1) {
        for (const stream of streams) {
          faults.pass(Buffer.alloc(1), { direction: 'to-bots', speaker: '1', stream }, () => {
            if (stream === 'a') arrived.push(packet);
          });
        }
      }
      return arrived;
    };
    expect(struck(['a', 'b', 'c'])).toEqual(struck(['a']));
    expect(struck(['a']).length).toBeGreaterThan(100);
    expect(struck(['a']).length).toBeLessThan(180);
  });
});

describe('the server', () => {
  it('dies without a sign: no packet, no answer, no close', async () => {
    scene.voice.heartbeatMs = 100;
    const connection = await scene.isReady();
    const olga = hears(connection, scene.olga.id);
    scene.voice.faults.add({ kind: 'silence', bot: scene.bot.user.id });
    const { networking } = connection.state as {
      networking?: { state: { ws?: { missedHeartbeats: number } } };
    };
    const ws = networking?.state.ws;
    const [session] = scene.voice.sessions;
    await scene.olga.speaks(numbered('olga', 3)).ended;
    await until(() => (ws?.missedHeartbeats ?? 0) > 3);
    // The library has given the socket up, and still calls the connection ready.
    expect(connection.state.status).toBe(Status.Ready);
    expect(olga.packets).toEqual([]);
    expect(scene.voice.connections[0]?.closedWith).toBeUndefined();
    scene.voice.faults.clear();
    await entersState(connection, Status.Connecting, WITHIN);
    await ready(connection);
    expect(scene.voice.sessions).toEqual([session]);
    await scene.olga.speaks(numbered('olga', 3)).ended;
    await until(() => numbersIn(olga.packets).length === 3);
  });

  it.each(['identify', 'discovery', 'select-protocol'] as const)('does not answer %s', async (to) => {
    const fault = scene.voice.faults.add({ kind: 'no-answer', to, times: 1 });
    const connection = scene.joins();
    await until(() => fault.struck === 1);
    await expect(entersState(connection, Status.Ready, 300)).rejects.toThrow();
    expect(connection.state.status).toBe(Status.Connecting);
    // What frees it is a new voice server, or leaving and joining again.
    connection.disconnect();
    connection.rejoin({ channelId: scene.stage.id, selfDeaf: false, selfMute: false });
    await ready(connection);
  });

  it('closes with a code: after 4006 the library joins again', async () => {
    const connection = await scene.isReady();
    const [before] = scene.voice.sessions;
    scene.voice.closeAll(4006);
    await entersState(connection, Status.Signalling, WITHIN);
    await ready(connection);
    expect(scene.voice.sessions).not.toContain(before);
    expect(scene.world.voice.stateIn(scene.guild.id, scene.bot.user.id).suppress).toBe(false);
  });
});
