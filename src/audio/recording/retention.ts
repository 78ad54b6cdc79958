/** Deletes recordings when they are as old as may be, each hour and at the start, with what a crash left of deleted ones. */
import cron from 'node-cron';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Recordings } from './recordings.ts';

const DAY = 24 * 60 * 60_000;

/** Makes the sweep. `days`: how long a recording is kept after its end. */
export const createRetention = ({
  recordings,
  days,
  clock,
  log,
}: {
  recordings: Recordings;
  days: number;
  clock: Clock;
  log: Logger;
}) => {
  const sweep = async (): Promise<void> => {
    try {
      await recordings.sweep(new Date(clock.now().getTime() - days * DAY));
    } catch (error) {
      log.warn({ err: error }, 'old recordings could not be deleted; it is tried again in an hour');
    }
  };
  const task = cron.createTask('0 * * * *', sweep, { noOverlap: true });
  return {
    start: async () => {
      await task.start();
      await sweep();
    },
    stop: async () => {
      await task.destroy();
    },
  };
};
