/** A clock that stands still until a test moves it. */
import type { Clock } from '../../src/clock.ts';

export type ManualClock = Clock & {
  /** Moves the time on, and runs what is due by then in its order. */
  advance(ms: number): void;
};

/** Makes a clock that shows this instant. */
export const createManualClock = (start = Date.UTC(2026, 10, 22)): ManualClock => {
  let now = start;
  const due = new Map<symbol, { at: number; run: () => void }>();
  const after: Clock['after'] = (ms, run) => {
    const key = Symbol('timer');
    due.set(key, { at: now + ms, run });
    return () => due.delete(key);
  };
  return {
    now: () => new Date(now),
    after,
    sleep: (ms) => new Promise((resolve) => after(ms, resolve)),
    advance: (ms) => {
      now += ms;
      for (const [key, timer] of [...due].sort(([, a], [, b]) => a.at - b.at)) {
        if (timer.at > now || !due.delete(key)) continue;
        timer.run();
      }
    },
  };
};
