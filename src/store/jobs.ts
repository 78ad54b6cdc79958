/** Jobs that run later, kept in PostgreSQL: enqueued with what they follow from, done at least once. */
import { fromPrisma, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Transaction } from './log.ts';

const remindJob = z.object({
  talkId: z.uuid(),
  time: z.enum(['soon', 'start']),
  /** The start that it was enqueued for; jobs of talks that never moved may lack it. */
  startsAt: z.number().optional(),
});

/** Reminds the people who asked, once for each time. */
export type RemindJob = z.infer<typeof remindJob>;

export type Jobs = {
  start(): Promise<void>;
  /** Enqueues a reminder in the caller's transaction; it runs at `at` or soon after, in any process. */
  remind(tx: Transaction, job: RemindJob, at: Date): Promise<void>;
  /** Works on reminders from now on. A run that rejects is tried again later, so it may happen more than once. */
  onRemind(run: (job: RemindJob) => Promise<void>): Promise<void>;
  /** Lets running jobs end, for some seconds, and stops. */
  stop(): Promise<void>;
};

const REMIND = 'remind';

/** Makes the jobs of one process on a database of its own schema, `pgboss`. */
export const createJobs = ({ url, log }: { url: string; log: Logger }): Jobs => {
  const boss = new PgBoss({ connectionString: url, max: 3 });
  boss.on('error', (error) => log.warn({ err: error }, 'jobs: the database did not answer'));
  return {
    start: async () => {
      await boss.start();
      await boss.createQueue(REMIND, {
        retryLimit: 100,
        retryDelay: 2,
        retryBackoff: true,
        retryDelayMax: 60,
        expireInSeconds: 300,
        heartbeatSeconds: 10,
      });
    },
    remind: async (tx, job, at) => {
      await boss.send(REMIND, job, { startAfter: at, db: fromPrisma(tx) });
    },
    onRemind: async (run) => {
      await boss.work(REMIND, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async (jobs) => {
        for (const job of jobs) await run(remindJob.parse(job.data));
      });
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
};
