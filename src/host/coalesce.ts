/** Runs the work of each key one at a time: marks made meanwhile are one more run, failures are tried again later. */
import type { Clock } from '../clock.ts';

export type Coalescer = {
  /** Asks for a run for this key, now or after the one under way. */
  mark(key: string): void;
  /** Resolves when nothing runs and nothing is marked (a failed run that waits for its next try does not count). */
  idle(): Promise<void>;
  /** Starts nothing any more and resolves when what runs has ended. */
  stop(): Promise<void>;
};

export type CoalescerOptions = {
  clock: Clock;
  /** Least time between the starts of two runs of one key, in milliseconds. */
  gap: number;
  run(key: string): Promise<void>;
  /** The longest wait before another try after this error, in milliseconds; waits grow from 1 s by doubling. */
  patience(error: unknown): number;
  /** Told of each failure. */
  failed(key: string, error: unknown, retryInMs: number): void;
};

type Slot = {
  marked: boolean;
  running: Promise<void> | null;
  wait: (() => void) | null;
  failures: number;
  last: number;
};

/** Makes a coalescer. */
export const createCoalescer = ({ clock, gap, run, patience, failed }: CoalescerOptions): Coalescer => {
  const slots = new Map<string, Slot>();
  let stopped = false;

  const slotOf = (key: string): Slot => {
    const known = slots.get(key);
    if (known) return known;
    const slot: Slot = {
      marked: false,
      running: null,
      wait: null,
      failures: 0,
      last: Number.NEGATIVE_INFINITY,
    };
    slots.set(key, slot);
    return slot;
  };

  const later = (key: string, slot: Slot, ms: number): void => {
    slot.wait?.();
    slot.wait = clock.after(ms, () => {
      slot.wait = null;
      pump(key, slot);
    });
  };

  const attempt = async (key: string, slot: Slot): Promise<void> => {
    slot.marked = false;
    slot.last = clock.now().getTime();
    try {
      await run(key);
      slot.failures = 0;
    } catch (error) {
      const wait = Math.min(patience(error), 1000 * 2 ** slot.failures++);
      failed(key, error, wait);
      if (!stopped) later(key, slot, wait);
    }
  };

  const pump = (key: string, slot: Slot): void => {
    if (stopped || slot.running || slot.wait) return;
    const early = slot.last + gap - clock.now().getTime();
    if (early > 0) {
      later(key, slot, early);
      return;
    }
    slot.running = attempt(key, slot).then(() => {
      slot.running = null;
      if (slot.marked) pump(key, slot);
      else if (!slot.wait) forget(key, slot);
    });
  };

  /** Keeps an unused slot as long as its gap lasts, so that the next mark still keeps the distance. */
  const forget = (key: string, slot: Slot): void => {
    clock.after(gap, () => {
      if (!slot.running && !slot.wait && !slot.marked) slots.delete(key);
    });
  };

  const running = () => [...slots.values()].flatMap((slot) => slot.running ?? []);

  return {
    mark: (key) => {
      const slot = slotOf(key);
      slot.marked = true;
      pump(key, slot);
    },
    idle: async () => {
      while (running().length > 0) await Promise.all(running());
    },
    stop: async () => {
      stopped = true;
      for (const slot of slots.values()) slot.wait?.();
      await Promise.all(running());
    },
  };
};
