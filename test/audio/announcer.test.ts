/** Announcements when the bot stops: what has not begun by then never begins, and nothing is waited for. */
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

it.each(['its sentence', 'its chime', 'nothing more'] as const)(
  'an announcement that waits for %s is not waited for, and begins no more',
  async (what) => {
    const clock = createManualClock();
    const plan = {
      talkId: 'talk',
      guildId: '1',
      hostId: 'ana',
      topic: 'Maps',
      announceId: '2',
      stageId: '3',
    };
    const planned: Recorded = { type: 'planned', ...plan, startsAt: null, zone: null, seq: 1, at: 0 };
    const talk = fold([planned]);
    if (!talk) throw new Error('no talk');
    let tell: TalkListener = () => undefined;
    // Only what is asked of talks, of clips and of a place on the stage here.
    const talks = {
      onChange: (listener: TalkListener) => {
        tell = listener;
      },
    } as Partial<Talks> as Talks;
    const sentence = Promise.withResolvers<Clip>();
    const chime = Promise.withResolvers<Clip>();
    const played: unknown[] = [];
    const connection = { subscribe: (player: unknown) => void played.push(player) };
    const voice = {
      of: () => connection as Partial<VoiceConnection> as VoiceConnection,
      isOnStage: () => true,
      onStage: () => undefined,
      onConnection: () => undefined,
    } as Partial<Voice> as Voice;
    const sound = { join: true, speech: true, silent: [] };
    const settings = { sound } as Partial<ServerSettings> as ServerSettings;
    let asked = 0;
    const clips = {
      sentence: () => {
        asked++;
        return sentence.promise;
      },
      chime: () => chime.promise,
      idle: async () => undefined,
    };
    const announcer = createAnnouncer({
      client: new Client({ intents: [] }),
      talks,
      settings: { of: async () => settings },
      languageFor: async () => 'en',
      voice,
      clips,
      clock,
      log: pino({ level: 'silent' }),
    });
    tell(talk, [{ type: 'opened', by: null, stageId: '3', seq: 2, at: clock.now().getTime() }]);
    await settle();
    expect(asked).toBe(1);
    // The sentence is given up a moment before it would be late.
    if (what === 'its chime') clock.advance(1_700);
    await settle();
    const clip = { full: [Buffer.from([1])], quiet: [Buffer.from([1])] };
    if (what === 'nothing more') sentence.resolve(clip);
    let isOver = false;
    const over = announcer.stop().then(() => {
      isOver = true;
    });
    await settle();
    const atOnce = isOver;
    sentence.resolve(clip);
    chime.resolve(clip);
    await settle();
    expect({ atOnce, played }).toEqual({ atOnce: true, played: [] });
    await over;
  },
);
