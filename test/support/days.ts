/** The days on which tests plan talks: ahead of now, within the horizon of the bot, and on the same weekdays whenever they run. */
import { DateTime } from 'luxon';

/** May of the next year: months ahead of any day, and far from its clocks being changed anywhere that tests look. */
const MAY = DateTime.utc(DateTime.utc().year + 1, 5, 1);

const THURSDAY = 4;

/** The first Thursday of that May; days below are counted from it. */
const FIRST = MAY.plus({ days: (THURSDAY - MAY.weekday + 7) % 7 });

/** `2027-05-06`, and so many days after it. */
export const dayAt = (days = 0): string => FIRST.plus({ days }).toISODate() ?? '';

/** A time of such a day in UTC, in milliseconds since 1970. */
export const instantAt = (days: number, hour = 0, minute = 0): number =>
  FIRST.plus({ days }).set({ hour, minute }).toMillis();

/** Such a time as cards have it: the timestamp that Discord shows in full. */
export const stampAt = (days: number, hour: number, minute = 0): string =>
  `<t:${instantAt(days, hour, minute) / 1000}:F>`;

/** Such a day in English words, `Thu, May 6, 2027` unless the format of luxon says otherwise. */
export const saidAt = (days: number, format = 'ccc, MMM d, yyyy'): string =>
  FIRST.plus({ days }).setLocale('en').toFormat(format);

const LAST_OF_MARCH = MAY.minus({ months: 1, days: 1 });

/** The Sunday of that year on which clocks in Europe are put forward, the last of March, at 1:00 in UTC. */
export const FORWARD = LAST_OF_MARCH.minus({ days: LAST_OF_MARCH.weekday % 7 });
