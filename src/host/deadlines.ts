/** Wakes each live talk when time changes it: at the moment that its state names, also after a restart. */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { dueAt } from '../talk/deadlines.ts';
import type { Talk } from '../talk/talk.ts';
import type { Talks } from './talks.ts';

/** After how many milliseconds a deadline is tried again that could not be recorded. */
const AGAIN_AFTER = 2_000;

/** Begins to watch the deadlines of every talk that changes. The result stops it. */
export const watchDeadlines = ({
  talks,
  clock,
  log,
}: {
  talks: Talks;
  clock: Clock;
  log: Logger;
}): (() => void) => {
  const waiting = new Map<string, () => void>();

  const watch = (talk: Talk): void => {
    waiting.get(talk.id)?.();
    waiting.delete(talk.id);
    const due = dueAt(talk);
    if (due === null) return;
    const wake = () => {
      waiting.delete(talk.id);
      talks.send(talk.id, { type: 'tick' }).catch((error: unknown) => {
        log.warn({ err: error, talk: talk.id }, 'a deadline could not be kept yet');
        waiting.set(talk.id, clock.after(AGAIN_AFTER, wake));
      });
    };
    waiting.set(talk.id, clock.after(Math.max(0, due - clock.now().getTime()), wake));
  };

  talks.onChange(watch);
  return () => {
    for (const cancel of waiting.values()) cancel();
    waiting.clear();
  };
};
