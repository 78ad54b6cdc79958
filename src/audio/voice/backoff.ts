/** How long the next connection of a server has to wait: longer each time one was lost soon. */
import type { Clock } from '../../clock.ts';

export type Backoff = {
  /** A connection was lost that had been ready for so long; gives the wait for the next. In milliseconds. */
  lost(guildId: string, ready: number): number;
  /** What is left of the wait, in milliseconds; not more than 0 when it is over. */
  left(guildId: string): number;
  forget(guildId: string): void;
  /** Forgets all of them, and gives the servers that waited. */
  forgetAll(): string[];
};

/** A connection that lasted so long was a good one: the waits begin anew. In milliseconds. */
const STEADY = 30_000;

/** The first wait before another try, and the longest; they double. In milliseconds. */
const FIRST_WAIT = 500;
export const LONGEST_WAIT = 30_000;

/** Makes the waits of this process. */
export const createBackoff = (clock: Clock): Backoff => {
  const waits = new Map<string, { strikes: number; until: number }>();
  const now = () => clock.now().getTime();
  return {
    lost: (guildId, ready) => {
      const strikes = ready >= STEADY ? 0 : (waits.get(guildId)?.strikes ?? 0);
      const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** strikes);
      waits.set(guildId, { strikes: strikes + 1, until: now() + wait });
      return wait;
    },
    left: (guildId) => (waits.get(guildId)?.until ?? 0) - now(),
    forget: (guildId) => {
      waits.delete(guildId);
    },
    forgetAll: () => {
      const waiting = [...waits.keys()];
      waits.clear();
      return waiting;
    },
  };
};
