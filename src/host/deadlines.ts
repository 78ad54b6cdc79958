/** Wakes each live talk when time changes it, at the moment that its state names, as long as its stage is in sight. */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { dueAt } from '../talk/deadlines.ts';
import type { Talk } from '../talk/talk.ts';
import type { Talks } from './talks.ts';

/** After how many milliseconds a deadline is tried again that could not be recorded. */
const AGAIN_AFTER = 2_000;

export type Deadlines = {
  /** Keeps the deadlines of a talk from now on, for what Discord shows of its stage is known. */
  keep(talk: Talk): void;
  /** Keeps none of this talk until told again: nobody sees who comes back and who accepts. */
  suspend(talkId: string): void;
  /** Keeps none any more. */
  stop(): void;
};

/** Makes the keeper of deadlines. A talk that it was not told to keep is left alone, as after a restart. */
export const createDeadlines = ({
  talks,
  clock,
  log,
}: {
  talks: Talks;
  clock: Clock;
  log: Logger;
}): Deadlines => {
  /** By talk: cancels what is waited for. */
  const kept = new Map<string, () => void>();

  const wait = (talkId: string, ms: number): void => {
    const wake = () => {
      talks.send(talkId, { type: 'tick' }).catch((error: unknown) => {
        log.warn({ err: error, talk: talkId }, 'a deadline could not be kept yet');
        if (kept.has(talkId)) wait(talkId, AGAIN_AFTER);
      });
    };
    kept.get(talkId)?.();
    kept.set(talkId, clock.after(ms, wake));
  };

  const keep = (talk: Talk): void => {
    suspend(talk.id);
    if (talk.status !== 'live') return;
    const due = dueAt(talk);
    if (due === null) kept.set(talk.id, () => undefined);
    else wait(talk.id, Math.max(0, due - clock.now().getTime()));
  };

  const suspend = (talkId: string): void => {
    kept.get(talkId)?.();
    kept.delete(talkId);
  };

  talks.onChange((talk) => {
    if (kept.has(talk.id)) keep(talk);
  });
  return {
    keep,
    suspend,
    stop: () => {
      for (const talkId of [...kept.keys()]) suspend(talkId);
    },
  };
};
