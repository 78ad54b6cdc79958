/** The feed of a server's talks for other calendars: read often, made seldom. */
import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { hasIt } from './conditions.ts';
import type { Pages } from './web.ts';

/** A feed as it is now: a server's, or `later` while Discord does not show the server. */
export type Feed = { guildId: string; ics: string | 'later' };

export type CalendarFeed = {
  pages: Pages;
  /** The talks, or the address, of a server changed: its feed is made again when somebody asks. */
  forget(guildId: string): void;
};

/** How long a feed is taken to be as it was, in milliseconds: what changes without being told, such as who sees a channel. */
const FRESH = 60_000;

/** How many feeds are kept in memory. */
const KEPT = 200;

/** How soon a calendar should ask again when there is no answer yet, in seconds. */
const ASK_AGAIN = 60;

type Made = { guildId: string; ics: string | 'later'; etag: string; modified: string } | null;
type Kept = { made: Promise<Made>; at: number; guildId: string | null };

/** A date as HTTP writes it, in whole seconds. */
const httpDate = (now: Date): string => now.toUTCString();

const etagOf = (text: string): string =>
  `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;

/**
 * Makes the pages of feeds, `/calendar/<token>.ics`.
 *
 * @param read the feed of a token; null when there is none
 */
export const createCalendarFeed = (
  read: (token: string) => Promise<Feed | null>,
  clock: Clock,
): CalendarFeed => {
  const kept = new Map<string, Kept>();

  const make = async (token: string, slot: Kept, before: Kept | undefined): Promise<Made> => {
    const feed = await read(token);
    if (!feed) return null;
    slot.guildId = feed.guildId;
    const etag = etagOf(feed.ics);
    const known = await before?.made.catch(() => null);
    const modified = known?.etag === etag ? known.modified : httpDate(clock.now());
    return { ...feed, etag, modified };
  };

  const feedOf = (token: string): Promise<Made> => {
    const now = clock.now().getTime();
    const before = kept.get(token);
    if (before && now - before.at < FRESH) return before.made;
    const slot: Kept = { made: Promise.resolve(null), at: now, guildId: before?.guildId ?? null };
    slot.made = make(token, slot, before);
    kept.delete(token);
    kept.set(token, slot);
    slot.made.then(
      (made) => {
        if (!made || made.ics === 'later') drop(token, slot);
      },
      () => drop(token, slot),
    );
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return slot.made;
  };

  const drop = (token: string, slot: Kept) => {
    if (kept.get(token) === slot) kept.delete(token);
  };

  return {
    pages: (server) => {
      server.get<{ Params: { file: string } }>('/calendar/:file', async (request, reply) => {
        const { file } = request.params;
        const feed = file.endsWith('.ics') ? await feedOf(file.slice(0, -'.ics'.length)) : null;
        if (!feed) return reply.callNotFound();
        if (feed.ics === 'later') {
          return reply.code(503).header('retry-after', ASK_AGAIN).send('Ask again in a minute.\n');
        }
        reply.headers({
          etag: feed.etag,
          'last-modified': feed.modified,
          'cache-control': `private, max-age=${FRESH / 1000}`,
        });
        if (hasIt(request.headers['if-none-match'], feed.etag)) return reply.code(304).send();
        return reply.type('text/calendar; charset=utf-8').send(feed.ics);
      });
    },
    forget: (guildId) => {
      for (const slot of kept.values()) {
        // Whose feed is being read for the first time is not known yet.
        if (slot.guildId === guildId || slot.guildId === null) slot.at = Number.NEGATIVE_INFINITY;
      }
    },
  };
};
