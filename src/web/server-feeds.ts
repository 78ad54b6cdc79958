/** The calendars of all servers, joined: their addresses, what is in them, and their pages. */
import { type Client, type Guild, PermissionFlagsBits } from 'discord.js';
import { toIcs } from '../calendar/ics.ts';
import type { Texts } from '../cards/texts/texts.ts';
import type { Clock } from '../clock.ts';
import { changesCalendar, entriesOf } from '../host/calendar-entries.ts';
import { createFeeds, type Feeds } from '../host/feeds.ts';
import type { Talks } from '../host/talks.ts';
import type { Ids } from '../ids.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { keyOf } from '../store/keys.ts';
import { createCalendarFeed, type Feed } from './calendar-feed.ts';
import type { Pages } from './web.ts';

export type ServerFeedsDeps = {
  client: Client;
  prisma: PrismaClient;
  talks: Talks;
  textsFor: (guildId: string) => Promise<Texts>;
  ids: Ids;
  clock: Clock;
};

export type ServerFeeds = {
  feeds: Feeds;
  pages: Pages;
  /** Something of a server's talks changed of which no event of a talk tells. */
  forget(guildId: string): void;
};

/** How long a talk that is over, or was called off, stays in the feed, in milliseconds: until every calendar has seen it. */
const STAYS = 30 * 24 * 60 * 60_000;

/** Talks that were announced where not everybody looks are nobody's whom the address is passed on to. */
const everybodySees = (guild: Guild, channelId: string): boolean =>
  guild.channels.cache
    .get(channelId)
    ?.permissionsFor(guild.roles.everyone)
    .has(PermissionFlagsBits.ViewChannel) ?? false;

/** Makes the feeds of all servers. */
export const createServerFeeds = async (deps: ServerFeedsDeps): Promise<ServerFeeds> => {
  const { client, prisma, talks, textsFor, ids, clock } = deps;

  const read = async (token: string): Promise<Feed | null> => {
    const guildId = await feeds.guildOf(token);
    const guild = guildId === null ? undefined : client.guilds.cache.get(guildId);
    if (!guild) return null;
    // Without its channels it would seem to have no talks, and calendars would drop them all.
    if (!guild.available) return { guildId: guild.id, ics: 'later' };
    const { events } = await textsFor(guild.id);
    const entries = await entriesOf(prisma, {
      guildId: guild.id,
      since: new Date(clock.now().getTime() - STAYS),
      isMeant: (channelId) => everybodySees(guild, channelId),
      description: events.file.description(guild.name),
    });
    return { guildId: guild.id, ics: toIcs(guild.name, entries) };
  };

  const { pages, forget } = createCalendarFeed(read, clock);
  const key = await keyOf(prisma, ids, 'calendar-feed');
  const feeds = createFeeds({ prisma, kind: 'calendar', key, ids, clock, changed: forget });
  talks.onChange((talk, events) => {
    if (events.length === 0 || changesCalendar(events)) forget(talk.guildId);
  });
  return { feeds, pages, forget };
};
