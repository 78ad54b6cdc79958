/** The one place that reads the time and waits: everything else is handed a Clock. */
import { setTimeout as delay } from 'node:timers/promises';

export type Clock = {
  /** The present instant. */
  now(): Date;
  /** Resolves after `ms` milliseconds; rejects with an AbortError when the signal fires first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Runs something once after `ms` milliseconds without keeping the process alive; the result cancels it. */
  after(ms: number, run: () => void): () => void;
};

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => delay(ms, undefined, signal ? { signal } : undefined),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
