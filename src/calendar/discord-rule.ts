/** A series as a rule of Discord's own scheduled events, as far as Discord can say it. */
import {
  GuildScheduledEventRecurrenceRuleFrequency as Frequency,
  type GuildScheduledEventRecurrenceRuleOptions,
} from 'discord.js';
import { DateTime } from 'luxon';
import type { Recurrence } from '../talk/series.ts';
import { dayOf, occurrences, weekOf } from './recurrence.ts';

const WEEKS_A_YEAR = 53;

/** Whether the clocks of a zone are changed within the year that follows. */
const clocksChange = (from: DateTime): boolean =>
  Array.from({ length: WEEKS_A_YEAR }, (_, weeks) => from.plus({ weeks: weeks + 1 })).some(
    (later) => later.offset !== from.offset,
  );

/**
 * The `recurrence_rule` that says when the talks of a series are, from an instant on; or null when no rule of Discord
 * does, and each talk needs an event of its own.
 *
 * Source: the "system limitations" of the recurrence rule object, docs.discord.com/developers/resources/guild-scheduled-event.
 * They allow a daily rule with one of a few sets of weekdays, a weekly one with one weekday and an interval of 1 or 2, and
 * a monthly one with the n-th of a weekday; neither a number of events nor an end. Leaving one out is in the
 * OpenAPI document only, as an exception of the event, and isn't relied on. What becomes
 * of a fifth weekday in a month that has four isn't written, so it isn't asked for.
 *
 * Discord counts in UTC: its events move by an hour when clocks change (geeksforsocialchange/PlaceCal#2973), and its sets
 * are Monday to Friday and the same a day earlier and later. So a rule can't follow clocks that change, and the weekdays
 * are those of UTC.
 */
export const toDiscordRule = (
  recurrence: Recurrence,
  from: number,
): GuildScheduledEventRecurrenceRuleOptions | null => {
  const { zone, repeats, ends, skipped } = recurrence;
  const [startAt] = occurrences(recurrence, from, 1);
  if (startAt === undefined || ends || skipped.some((day) => day >= dayOf(from, zone))) return null;
  const here = DateTime.fromMillis(startAt, { zone });
  if (clocksChange(here)) return null;
  const utc = here.toUTC();
  // Discord's weekdays begin with Monday as 0.
  const weekday = utc.weekday - 1;
  switch (repeats) {
    case 'weekdays': {
      const later = utc.weekday - here.weekday + 7;
      const byWeekday = [0, 1, 2, 3, 4].map((day) => (day + later) % 7);
      return { startAt, frequency: Frequency.Daily, interval: 1, byWeekday };
    }
    case 'weekly':
    case 'fortnightly': {
      const interval = repeats === 'weekly' ? 1 : 2;
      return { startAt, frequency: Frequency.Weekly, interval, byWeekday: [weekday] };
    }
    case 'monthly-weekday': {
      const n = weekOf(here);
      // The day after the second Tuesday is not always the second Wednesday.
      if (n > 4 || utc.day !== here.day) return null;
      return { startAt, frequency: Frequency.Monthly, interval: 1, byNWeekday: [{ n, day: weekday }] };
    }
    case 'daily':
    case 'monthly-date':
    case 'monthly-last-weekday':
      return null;
  }
};
