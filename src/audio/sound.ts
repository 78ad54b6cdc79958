/** What the bot has of sound: its place on stages, and what it announces there. */
import { join } from 'node:path';
import { type AnnouncerDeps, createAnnouncer } from './announce/announcer.ts';
import { createClips } from './announce/clips.ts';
import { createSpeech } from './announce/speech.ts';
import { createVoice, type Voice, type VoiceDeps } from './voice/voice.ts';

export type Sound = { voice: Voice; start(): void; stop(): Promise<void> };

type Deps = VoiceDeps &
  Omit<AnnouncerDeps, 'voice' | 'clips'> & {
    /** Where the bot keeps its files. */
    dataDir: string;
  };

/** Makes the voice and its announcer. It has to hear of changes of talks before who marks the voice for them. */
export const createSound = (deps: Deps): Sound => {
  const { dataDir, clock, log } = deps;
  const voice = createVoice(deps);
  const speech = createSpeech({ clock, log });
  const clips = createClips({ dir: join(dataDir, 'sentences'), speech, clock, log });
  const announcer = createAnnouncer({ ...deps, voice, clips });
  return {
    voice,
    start: () => {
      voice.start();
      void speech.engine();
    },
    stop: async () => {
      await announcer.stop();
      speech.stop();
      await voice.stop();
      await clips.idle();
    },
  };
};
