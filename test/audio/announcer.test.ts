/** The announcer's own: what is in line, what it plays, and that it stops; on a stage where nothing is heard. */
import type { VoiceConnection } from '@discordjs/voice';
import { Client } from 'discord.js';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { createAnnouncer } from '../../src/audio/announce/announcer.ts';
import type { Clip } from '../../src/audio/announce/clips.ts';
import type { Voice } from '../../src/audio/voice/voice.ts';
import type { ServerSettings } from '../../src/host/settings.ts';
import type { TalkListener, Talks } from '../../src/host/talks.ts';
import type { Recorded } from '../../src/talk/events.ts';
import { fold } from '../../src/talk/evolve.ts';
import { createManualClock } from '../support/clock.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

const CLIP: Clip = { length: 1, packets: () => [Buffer.from([1])] };

/** An announcer of one talk, with only what it asks of talks, of clips and of a place on the stage. */
const scene = (own: {
  chime: () => Promise<Clip>;
  isOnStage?: () => boolean;
  settingsOf?: () => Promise<ServerSettings>;
}) => {
  const clock = createManualClock();
  const plan = { talkId: 'talk', guildId: '1', hostId: 'ana', topic: 'Maps', announceId: '2', stageId: '3' };
  const planned: Recorded = { type: 'planned', ...plan, startsAt: null, zone: null, seq: 1, at: 0 };
  const talk = fold([planned]);
  if (!talk) throw new Error('no talk');
  let tell: TalkListener = () => undefined;
  const talks = {
    onChange: (listener: TalkListener) => {
      tell = listener;
    },
  } as Partial<Talks> as Talks;
  const played: unknown[] = [];
  const connection = { subscribe: (player: unknown) => void played.push(player) };
  const voice = {
    of: () => connection as Partial<VoiceConnection> as VoiceConnection,
    isOnStage: own.isOnStage ?? (() => true),
    onStage: () => undefined,
    onConnection: () => undefined,
  } as Partial<Voice> as Voice;
  const announcer = createAnnouncer({
    client: new Client({ intents: [] }),
    talks,
    settings: { of: own.settingsOf ?? (async () => chosen()) },
    languageFor: async () => 'en',
    voice,
    clips: {
      sentence: async () => null,
      naming: async () => null,
      chime: own.chime,
      idle: async () => undefined,
    },
    clock,
    log: pino({ level: 'silent' }),
  });
  const happens = (type: 'opened' | 'recording-stopped') => {
    const at = clock.now().getTime();
    const event = type === 'opened' ? { type, by: null, stageId: '3' } : { type, by: null };
    tell(talk, [{ ...event, seq: 2, at } as Recorded]);
  };
  return { announcer, clock, played, happens };
};

const chosen = (silent: readonly string[] = []): ServerSettings =>
  ({ sound: { join: true, speech: true, silent } }) as Partial<ServerSettings> as ServerSettings;

it.each(['its place on the stage', 'its chime', 'nothing more'] as const)(
  'an announcement that waits for %s is not waited for, and begins no more',
  async (what) => {
    const chime = Promise.withResolvers<Clip>();
    let isThere = what !== 'its place on the stage';
    let asked = 0;
    const { announcer, clock, played, happens } = scene({
      chime: () => {
        asked++;
        return chime.promise;
      },
      isOnStage: () => isThere,
    });
    happens('opened');
    await settle();
    expect(asked).toBe(1);
    if (what !== 'its chime') chime.resolve(CLIP);
    if (what === 'its place on the stage') await settle();
    let isOver = false;
    const over = announcer.stop().then(() => {
      isOver = true;
    });
    await settle();
    // It looks for its place every 20 ms.
    if (what === 'its place on the stage') clock.advance(20);
    await settle();
    const atOnce = isOver;
    isThere = true;
    chime.resolve(CLIP);
    await settle();
    expect({ atOnce, played }).toEqual({ atOnce: true, played: [] });
    await over;
  },
);

it.each([
  ['is told after it', [], 0],
  ['is told although the first is switched off', ['opened'], 1],
] as const)(
  'what happens after another %s, however long that takes to be looked up',
  async (_, silent, count) => {
    const first = Promise.withResolvers<ServerSettings>();
    const lookUps = [first.promise, Promise.resolve(chosen())];
    const chimes: Promise<Clip>[] = [new Promise(() => undefined), Promise.resolve(CLIP)];
    const { announcer, played, happens } = scene({
      settingsOf: () => lookUps.shift() ?? Promise.reject(new Error('asked too often')),
      // Of the second, which is looked up first; that of the first is never made.
      chime: () => chimes.pop() ?? Promise.reject(new Error('asked too often')),
    });
    happens('opened');
    happens('recording-stopped');
    await settle();
    expect(played).toEqual([]);
    first.resolve(chosen(silent));
    await settle();
    expect(played).toHaveLength(count);
    await announcer.stop();
  },
);
