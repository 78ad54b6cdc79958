/** The sandbox's clock: real time plus what a test has skipped, with timers that a skip makes fire. */

/** Handle of a timer on the sandbox clock. */
export interface ClockTimer {
  cancel(): void;
}

interface Pending {
  due: number;
  run: () => void;
  real: NodeJS.Timeout | undefined;
}

/** setTimeout overflows above this many milliseconds. */
const LONGEST_REAL_TIMER = 2_147_483_647;

/** Wall-clock time that a test may move forward; every deadline of the sandbox is measured on it. */
export class SandboxClock {
  #skipped = 0;
  readonly #pending = new Set<Pending>();

  /** Milliseconds since the Unix epoch, skips included. */
  now(): number {
    return Date.now() + this.#skipped;
  }

  /** Now, in the form Discord writes timestamps. */
  timestamp(): string {
    return discordTimestamp(this.now());
  }

  /** Skips `ms` milliseconds and runs every timer that became due, earliest first. */
  advance(ms: number): void {
    const target = this.#skipped + ms;
    const reach = Date.now() + target;
    for (;;) {
      const next = [...this.#pending].sort((a, b) => a.due - b.due)[0];
      if (next === undefined || next.due > reach) break;
      this.#skipped = Math.max(this.#skipped, Math.min(target, next.due - Date.now()));
      this.#fire(next);
    }
    this.#skipped = target;
    for (const pending of this.#pending) this.#arm(pending);
  }

  /** Runs `run` once, `ms` milliseconds from now on this clock. */
  after(ms: number, run: () => void): ClockTimer {
    const pending: Pending = { due: this.now() + ms, run, real: undefined };
    this.#pending.add(pending);
    this.#arm(pending);
    return {
      cancel: () => {
        clearTimeout(pending.real);
        this.#pending.delete(pending);
      },
    };
  }

  /** Cancels every timer. */
  stop(): void {
    for (const pending of this.#pending) clearTimeout(pending.real);
    this.#pending.clear();
  }

  #arm(pending: Pending): void {
    clearTimeout(pending.real);
    const wait = Math.min(Math.max(0, pending.due - this.now()), LONGEST_REAL_TIMER);
    pending.real = setTimeout(() => {
      if (pending.due <= this.now()) this.#fire(pending);
      else this.#arm(pending);
    }, wait);
    pending.real.unref();
  }

  #fire(pending: Pending): void {
    clearTimeout(pending.real);
    if (this.#pending.delete(pending)) pending.run();
  }
}

/** Writes a time as Discord does: ISO 8601 with microseconds and `+00:00`. */
export function discordTimestamp(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000+00:00');
}
