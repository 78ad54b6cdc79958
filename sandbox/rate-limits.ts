/** Rate limits: buckets per route and major parameter, the global limit, and the headers that tell of them. */
import { createHash } from 'node:crypto';
import type { SandboxClock } from './clock.ts';
import type { Route, RouteLimit } from './route.ts';

/** Requests a bot may make in a second over all routes (Discord's "Rate Limits" page). */
export const GLOBAL_LIMIT: RouteLimit = { limit: 50, perMs: 1000 };

/** Size of a bucket that the table below does not name. */
const ORDINARY: RouteLimit = { limit: 10, perMs: 1000 };

/**
 * Bucket sizes. Discord publishes none and changes them at will; these are what its headers were commonly seen to
 * say, so a bot that reads the headers is fine and a bot that assumes is not.
 */
const BUCKETS: Record<string, RouteLimit> = {
  'POST /channels/:channel_id/messages': { limit: 5, perMs: 5000 },
  'PATCH /channels/:channel_id/messages/:message_id': { limit: 5, perMs: 5000 },
  'DELETE /channels/:channel_id/messages/:message_id': { limit: 5, perMs: 1000 },
  'GET /channels/:channel_id/messages': { limit: 5, perMs: 5000 },
  'POST /channels/:channel_id/messages/:message_id/crosspost': { limit: 10, perMs: 3_600_000 },
  'PUT /channels/:channel_id/messages/:message_id/reactions/:emoji/@me': { limit: 1, perMs: 250 },
  'POST /users/@me/channels': { limit: 10, perMs: 10_000 },
  'PATCH /guilds/:guild_id/members/:user_id': { limit: 10, perMs: 10_000 },
  'PATCH /channels/:channel_id': { limit: 5, perMs: 15_000 },
  'POST /channels/:channel_id/invites': { limit: 5, perMs: 15_000 },
  'POST /guilds/:guild_id/scheduled-events': { limit: 5, perMs: 60_000 },
  'PUT /applications/:application_id/commands': { limit: 2, perMs: 4000 },
  'POST /webhooks/:application_id/:token': { limit: 5, perMs: 2000 },
  'PATCH /webhooks/:application_id/:token/messages/:message_id': { limit: 5, perMs: 2000 },
};

/** Parameters that give a route a bucket of its own ("top-level resources" in Discord's words). */
const MAJOR_PARAMETERS = ['channel_id', 'guild_id', 'application_id', 'token', 'interaction_id'];

/** Changes of a channel's name or topic that no header tells of; reported by the community, not documented. */
export const RENAMES: RouteLimit = { limit: 2, perMs: 600_000 };

/** One count of calls. */
export interface Bucket {
  readonly limit: number;
  used: number;
  readonly resetAt: number;
}

/** What the limiter says of one call. */
export interface Verdict {
  headers: Record<string, string>;
  /** Set when the call is refused: seconds to wait, and whether the global limit was hit. */
  refused?: { retryAfter: number; global: boolean };
}

/** Thrown by a handler, it becomes a 429 of the route's own. */
export class RateLimited extends Error {
  /** Seconds to wait. */
  readonly retryAfter: number;

  constructor(retryAfter: number) {
    super('You are being rate limited.');
    this.name = 'RateLimited';
    this.retryAfter = retryAfter;
  }
}

/** Counts calls; off when `enabled` is false. */
export class RateLimits {
  enabled = true;
  /** Calls refused since the start. */
  refusals = 0;
  /** Answers of 401, 403 and 429 since the start: Discord bans an address at 10,000 in ten minutes. */
  invalidRequests = 0;
  readonly #clock: SandboxClock;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /** The buckets that count now: by route, major parameters and caller. */
  get buckets(): ReadonlyMap<string, Readonly<Bucket>> {
    const now = this.#clock.now();
    return new Map([...this.#buckets].filter(([, bucket]) => bucket.resetAt > now));
  }

  /** Forgets all counts. */
  reset(): void {
    this.#buckets.clear();
  }

  /** Counts one call of `caller` (an application id, or the token of an interaction). */
  take(route: Route, params: Record<string, string>, caller: string): Verdict {
    if (!this.enabled) return { headers: {} };
    const size = route.limit ?? BUCKETS[`${route.method} ${route.path}`] ?? ORDINARY;
    if (!route.globalLimitExempt) {
      const global = this.#bucket(`global ${caller}`, GLOBAL_LIMIT);
      if (global.used >= GLOBAL_LIMIT.limit) return this.#refuse(global, true, {});
      global.used += 1;
    }
    const major = MAJOR_PARAMETERS.map((name) => params[name]).filter((value) => value !== undefined);
    const bucket = this.#bucket(`${route.method} ${route.path} ${major.join(' ')} ${caller}`, size);
    const refused = bucket.used >= size.limit;
    if (!refused) bucket.used += 1;
    const headers = {
      'x-ratelimit-limit': String(size.limit),
      'x-ratelimit-remaining': String(size.limit - bucket.used),
      'x-ratelimit-reset': (bucket.resetAt / 1000).toFixed(3),
      'x-ratelimit-reset-after': (Math.max(0, bucket.resetAt - this.#clock.now()) / 1000).toFixed(3),
      'x-ratelimit-bucket': createHash('md5').update(`${route.method} ${route.path}`).digest('hex'),
    };
    return refused ? this.#refuse(bucket, false, headers) : { headers };
  }

  /**
   * Counts one use of a limit that no header tells of.
   *
   * @throws RateLimited when it is used up
   */
  takeHidden(key: string, size: RouteLimit): void {
    if (!this.enabled) return;
    const bucket = this.#bucket(`hidden ${key}`, size);
    if (bucket.used >= size.limit) {
      this.refusals += 1;
      throw new RateLimited((bucket.resetAt - this.#clock.now()) / 1000);
    }
    bucket.used += 1;
  }

  #refuse(bucket: Bucket, global: boolean, headers: Record<string, string>): Verdict {
    this.refusals += 1;
    const retryAfter = Math.max(0.001, (bucket.resetAt - this.#clock.now()) / 1000);
    return { headers: { ...headers, ...limitHeaders(retryAfter, global) }, refused: { retryAfter, global } };
  }

  #bucket(key: string, size: RouteLimit): Bucket {
    const now = this.#clock.now();
    const found = this.#buckets.get(key);
    if (found && found.resetAt > now) return found;
    const fresh = { limit: size.limit, used: 0, resetAt: now + size.perMs };
    this.#buckets.set(key, fresh);
    return fresh;
  }
}

/** Headers of a 429; `retry-after` is in whole seconds, rounded up, as HTTP wants. */
export function limitHeaders(retryAfter: number, global: boolean): Record<string, string> {
  return {
    'retry-after': String(Math.ceil(retryAfter)),
    'x-ratelimit-scope': global ? 'global' : 'user',
    ...(global ? { 'x-ratelimit-global': 'true' } : {}),
  };
}

/** Body of a 429. */
export function limitBody(retryAfter: number, global: boolean): object {
  return { message: 'You are being rate limited.', retry_after: retryAfter, global };
}
