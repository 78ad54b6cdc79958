/** Jobs that run later, kept in PostgreSQL: enqueued with what they follow from, done at least once. */
import { fromPrisma, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Transaction } from './log.ts';

const wakeUp = z.object({ talkId: z.uuid() });
const recorded = z.object({ recordingId: z.uuid() });

export type Jobs = {
  start(): Promise<void>;
  /**
   * Enqueues wake-ups of a talk, in the caller's transaction when it is given; each comes at its time, in milliseconds
   * since 1970, or soon after, in any process.
   */
  wake(talkId: string, times: readonly number[], tx?: Transaction): Promise<void>;
  /** Told of each wake-up from now on. */
  onWake(wake: (talkId: string) => void): Promise<void>;
  /** Enqueues the work on a talk's replays, in the caller's transaction when it is given. */
  replay(talkId: string, tx?: Transaction): Promise<void>;
  /** Does that work from now on, one talk after another; what rejects is tried again later, here or elsewhere. */
  onReplay(work: (talkId: string) => Promise<void>): Promise<void>;
  /** Enqueues the writing of a recording's captions. */
  captions(recordingId: string): Promise<void>;
  /** Does that from now on, one recording after another; what rejects is tried again later, here or elsewhere. */
  onCaptions(work: (recordingId: string) => Promise<void>): Promise<void>;
  /** Lets running jobs end, for some seconds, and stops. */
  stop(): Promise<void>;
};

const REMIND = 'remind';

const REPLAY = 'replay';

const CAPTIONS = 'captions';

const RETRY = { retryLimit: 100, retryDelay: 2, retryBackoff: true, retryDelayMax: 60 };

/** Work of hours, in seconds; the longest of several recordings, one after another. */
const LONG = { expireInSeconds: 23 * 60 * 60, heartbeatSeconds: 10 };

/** What was said last may still be on its way to the disk when a talk ends, in seconds. */
const SETTLE = 3;

/** How many wake-ups are taken at once. */
const BATCH = 100;

/** Makes the jobs of one process on a database of its own schema, `pgboss`. */
export const createJobs = ({ url, log }: { url: string; log: Logger }): Jobs => {
  const boss = new PgBoss({ connectionString: url, max: 3 });
  boss.on('error', (error) => log.warn({ err: error }, 'jobs: the database did not answer'));
  return {
    start: async () => {
      await boss.start();
      await boss.createQueue(REMIND, { ...RETRY, expireInSeconds: 300, heartbeatSeconds: 10 });
      for (const queue of [REPLAY, CAPTIONS]) await boss.createQueue(queue, { ...RETRY, ...LONG });
    },
    wake: async (talkId, times, tx) => {
      const jobs = times.map((at) => ({ data: { talkId }, startAfter: new Date(at) }));
      await boss.insert(REMIND, jobs, tx ? { db: fromPrisma(tx) } : {});
    },
    onWake: async (wake) => {
      await boss.work(REMIND, { pollingIntervalSeconds: 0.5, batchSize: BATCH }, async (jobs) => {
        for (const job of jobs) wake(wakeUp.parse(job.data).talkId);
      });
    },
    replay: async (talkId, tx) => {
      await boss.insert(REPLAY, [{ data: { talkId }, startAfter: SETTLE }], tx ? { db: fromPrisma(tx) } : {});
    },
    onReplay: async (work) => {
      await boss.work(REPLAY, { pollingIntervalSeconds: 0.5 }, async ([job]) => {
        if (job) await work(wakeUp.parse(job.data).talkId);
      });
    },
    captions: async (recordingId) => {
      await boss.insert(CAPTIONS, [{ data: { recordingId } }]);
    },
    onCaptions: async (work) => {
      await boss.work(CAPTIONS, { pollingIntervalSeconds: 0.5 }, async ([job]) => {
        if (job) await work(recorded.parse(job.data).recordingId);
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
};
