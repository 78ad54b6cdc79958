/** Faults on demand: what a network and a busy service do to a bot, at the call a test chooses. */
import { seededRandom } from './random.ts';
import type { Method } from './route.ts';

/** Which calls a fault strikes; everything when empty. */
export interface FaultMatch {
  method?: Method;
  /** Tested on the path below `/api/v10`, such as `/channels/123/messages`. */
  path?: RegExp;
}

/**
 * What happens to a struck call. `status` answers at once without doing the work; `rate-limit` is a 429;
 * `delay` does the work after a wait; `drop-response` does the work and closes the connection unanswered;
 * `drop-request` closes it without doing the work; `duplicate` does the work twice and answers once.
 */
export type FaultKind =
  | { kind: 'status'; status: number; body?: unknown }
  | { kind: 'rate-limit'; retryAfter?: number; global?: boolean }
  | { kind: 'delay'; ms: number }
  | { kind: 'drop-response' }
  | { kind: 'drop-request' }
  | { kind: 'duplicate' };

/**
 * A fault: what it strikes, how often (for ever when `times` is absent), and what it does. `share` strikes only so many
 * of the calls that match, from 0 to 1, chosen by chance (see {@link Faults.random}).
 */
export type Fault = FaultKind & { match?: FaultMatch; times?: number; share?: number };

/** A fault, and how many more calls it strikes. */
export interface Armed {
  fault: Fault;
  left: number;
}

/** The faults that are armed. */
export class Faults {
  /** Chooses the calls that a fault with a `share` strikes; replace it with one of another seed for another run. */
  random: () => number = seededRandom(1);
  /** How many calls were struck since the start. */
  struck = 0;
  readonly #armed: Armed[] = [];
  /** Gateway events that are swallowed instead of sent: event name → how many more times. */
  readonly #suppressed = new Map<string, number>();

  /** The faults that still strike, oldest first, with how often they will. */
  get armed(): readonly Readonly<Armed>[] {
    return this.#armed.filter((one) => one.left > 0);
  }

  /** The events that are swallowed, with how often they will be. */
  get suppressed(): ReadonlyMap<string, number> {
    return new Map([...this.#suppressed].filter(([, left]) => left > 0));
  }

  /** Arms a fault; returns how to disarm it. */
  add(fault: Fault): () => void {
    const armed = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
    this.#armed.push(armed);
    return () => {
      armed.left = 0;
    };
  }

  /** Swallows the next `times` dispatches of an event on every session. */
  suppressEvent(event: string, times = Number.POSITIVE_INFINITY): void {
    this.#suppressed.set(event, times);
  }

  /** Disarms one of {@link Faults.armed}. */
  disarm(armed: Readonly<Armed>): void {
    const found = this.#armed.find((one) => one === armed);
    if (found) found.left = 0;
  }

  /** Disarms everything. */
  clear(): void {
    this.#armed.length = 0;
    this.#suppressed.clear();
  }

  /** The first fault that strikes this call, counted as used. */
  strike(method: string, path: string): Fault | undefined {
    const hit = this.#armed.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.match?.method === undefined || fault.match.method === method) &&
        (fault.match?.path === undefined || fault.match.path.test(path)) &&
        (fault.share === undefined || this.random() < fault.share),
    );
    if (!hit) return undefined;
    hit.left -= 1;
    this.struck += 1;
    return hit.fault;
  }

  /** Whether to swallow this dispatch, counted as used. */
  swallows(event: string): boolean {
    const left = this.#suppressed.get(event) ?? 0;
    if (left <= 0) return false;
    this.#suppressed.set(event, left - 1);
    return true;
  }
}
