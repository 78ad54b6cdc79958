/** The captions of replays: written down when a host wants them, by a model that the operator names, and kept sealed. */
import type { Logger } from 'pino';
import type { TranscriptConfig } from '../../config.ts';
import type { Ids } from '../../ids.ts';
import { writeSealed } from '../../privacy/sealed-file.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Jobs } from '../../store/jobs.ts';
import type { Replay } from '../../talk/replay.ts';
import type { Replays } from '../replay/replays.ts';
import type { Transcribing } from './transcribing.ts';
import type { TranscriberModule } from './transcript.ts';
import { type Caption, sentencesOf, toVtt } from './vtt.ts';

/** Whether captions can be written; `no-model`: the operator named none; `unusable`: the one that they named is none. */
export type CaptionsState = 'ready' | 'no-model' | 'unusable';

export type Captions = {
  state(): CaptionsState;
  /** Has them written, now or after a restart. Gives false when the replay is not ready. */
  want(replay: Replay): Promise<boolean>;
  /** Has those of a talk written that are wanted and not there. */
  resume(talkId: string): Promise<void>;
  /** Looks at the model, and begins to write what is wanted. */
  start(): Promise<void>;
  stop(): void;
};

export type CaptionsDeps = {
  prisma: PrismaClient;
  replays: Pick<Replays, 'get' | 'place' | 'sources' | 'tidy'>;
  transcribing: Transcribing;
  jobs: Pick<Jobs, 'captions' | 'onCaptions'>;
  /** Undefined when the operator named no model. */
  config: TranscriptConfig | undefined;
  /** How somebody is called on a server; empty when that is not known. */
  nameOf(guildId: string, userId: string): Promise<string>;
  ids: Ids;
  log: Logger;
};

const SHERPA = new URL('./sherpa.ts', import.meta.url).href;

const asBytes = async function* (text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
};

/** Makes the keeper of captions. */
export const createCaptions = (deps: CaptionsDeps): Captions => {
  const { prisma, replays, transcribing, jobs, config, nameOf, ids, log } = deps;
  const transcriber = config?.transcriber ?? SHERPA;
  let state: CaptionsState = 'no-model';

  const look = async (): Promise<void> => {
    if (!config) return;
    const { modelIn }: TranscriberModule = await import(transcriber);
    const found = await modelIn(config.model);
    state = found.ok ? 'ready' : 'unusable';
    if (found.ok) log.info({ kind: found.kind }, 'a model of speech is there: replays can have captions');
    else log.warn({ dir: config.model, why: found.why }, 'TRANSCRIPT_MODEL can’t be used: no captions');
  };

  /** Only what was wanted of this mix: a mix without somebody has another key. */
  const settle = async (recordingId: string, key: Uint8Array, captions: 'ready' | 'failed') => {
    const where = { recordingId, status: 'ready', captions: 'wanted', key: Uint8Array.from(key) } as const;
    return (await prisma.replay.updateMany({ where, data: { captions } })).count > 0;
  };

  const captionsOf = async (
    { guildId }: Replay,
    said: readonly { userId: string; sentences: readonly { from: number; to: number; text: string }[] }[],
  ): Promise<Caption[]> => {
    const all = said.map(async ({ userId, sentences }) => {
      const name = await nameOf(guildId, userId);
      return sentences.flatMap(sentencesOf).map((sentence) => ({ ...sentence, name }));
    });
    return (await Promise.all(all)).flat();
  };

  const make = async (recordingId: string): Promise<void> => {
    const row = await prisma.replay.findUnique({ where: { recordingId } });
    const replay = await replays.get(recordingId);
    // What is mixed anew is written down after that.
    if (row?.captions !== 'wanted' || replay?.status !== 'ready') return;
    const [out, sources] = [await replays.place(recordingId, 'vtt'), await replays.sources(recordingId)];
    if (!out || !sources) return;
    if (!config || state !== 'ready') {
      await settle(recordingId, row.key, 'failed');
      return;
    }
    const job = { tracks: sources, transcriber, model: config.model };
    const end = await transcribing.run(job, replay.duration);
    if (!end.ok) {
      if (end.reason === 'stopped') throw new Error('the bot stops before captions are written');
      log.warn({ recording: recordingId, why: end.why, reason: end.reason }, 'captions failed');
      await settle(recordingId, row.key, 'failed');
      return;
    }
    const said = sources.map(({ userId }, i) => ({ userId, sentences: end.said[i] ?? [] }));
    const captions = await captionsOf(replay, said);
    await writeSealed(out.path, out, asBytes(toVtt(captions)), ids);
    if (await settle(recordingId, row.key, 'ready')) {
      log.info({ recording: recordingId, captions: captions.length }, 'captions are written');
    } else {
      await replays.tidy(recordingId);
    }
  };

  const resume = async (where: { talkId?: string }): Promise<void> => {
    const rows = await prisma.replay.findMany({
      where: { captions: 'wanted', recording: where },
      select: { recordingId: true },
    });
    for (const { recordingId } of rows) await jobs.captions(recordingId);
  };

  return {
    state: () => state,
    want: async ({ recordingId }) => {
      const { count } = await prisma.replay.updateMany({
        where: { recordingId, status: 'ready' },
        data: { captions: 'wanted' },
      });
      if (count > 0) await jobs.captions(recordingId);
      return count > 0;
    },
    resume: (talkId) => resume({ talkId }),
    start: async () => {
      await look();
      await jobs.onCaptions(make);
      // Jobs of a process that was killed come back by themselves, but not before a minute.
      await resume({});
    },
    stop: transcribing.stop,
  };
};
