/** Talks for other calendars: the file of one talk, or the feed of a server (RFC 5545). */
import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { DateTime } from 'luxon';
import type { Recurrence } from '../talk/series.ts';
import { toRRule } from './recurrence.ts';
import { zoneBlock } from './zones.ts';

/** A talk, a series, or one talk of a series that is not as the series has it. Instants in milliseconds since 1970. */
export type CalendarEntry = {
  /** The talk's or the series' own, and never another's: calendars know it again by this. */
  id: string;
  topic: string;
  description: string;
  /** An address that leads to the stage. */
  url: string;
  startsAt: number;
  /** In milliseconds. */
  length: number;
  /** How the talk comes again; null for a single talk, and for one of a series. */
  recurrence: Recurrence | null;
  /** For one talk of a series that was moved or cancelled: when the series has it, and the zone of the series. */
  insteadOf: { at: number; zone: string } | null;
  /** How often it was changed. A calendar takes a higher one for the newer. */
  sequence: number;
  changedAt: number;
  cancelled: boolean;
};

/** How often a calendar is asked to look at a feed again, in seconds. */
const LOOK_AGAIN = 3_600;

/** What people typed, without what is no text. The library escapes the rest. */
const text = (typed: string): string => typed.toWellFormed().replace(/[^\P{Cc}\n]/gu, ' ');

/** The same for the name of a calendar, which the library does not escape. */
const nameText = (typed: string): string =>
  text(typed)
    .replaceAll('\n', ' ')
    .replaceAll(/[\\;,]/g, '\\$&');

/** The rule of a series, and the talks that it leaves out. */
const repeating = (recurrence: Recurrence, zone: string): string => {
  const time = DateTime.fromISO(recurrence.first, { zone: 'utc' }).toFormat("'T'HHmmss");
  const skipped = recurrence.skipped.map((day) => day.replaceAll('-', '') + time);
  const exdate = skipped.length > 0 ? [`EXDATE;TZID=${zone}:${skipped.join(',')}`] : [];
  return [`RRULE:${toRRule(recurrence)}`, ...exdate].join('\n');
};

const add = (calendar: ICalCalendar, entry: CalendarEntry): void => {
  const { recurrence, insteadOf } = entry;
  const zone = recurrence?.zone ?? insteadOf?.zone;
  const start = DateTime.fromMillis(entry.startsAt, { zone: 'utc' });
  const event = calendar.createEvent({
    id: `${entry.id}@rostrum`,
    sequence: entry.sequence,
    stamp: DateTime.fromMillis(entry.changedAt, { zone: 'utc' }),
    lastModified: DateTime.fromMillis(entry.changedAt, { zone: 'utc' }),
    start,
    end: start.plus(entry.length),
    summary: text(entry.topic),
    description: text(entry.description),
    url: entry.url,
    status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  if (zone === undefined) return;
  const { name } = zoneBlock(zone);
  event.timezone(name);
  if (recurrence) event.repeating(repeating(recurrence, name));
  if (insteadOf) event.recurrenceId(DateTime.fromMillis(insteadOf.at, { zone: 'utc' }));
};

/**
 * The text of an `.ics` file. The same entries give the same text.
 *
 * Single talks are in UTC; series are on the clocks of their zone, which is described in the file. What is cancelled
 * stays, marked as such and with a higher `sequence`, or calendars would keep it.
 *
 * @param name what a calendar calls the whole: a server's name, or the topic
 */
export const toIcs = (name: string, entries: readonly CalendarEntry[]): string => {
  const calendar = ical({
    name: nameText(name),
    prodId: '//Rostrum//Rostrum//EN',
    method: ICalCalendarMethod.PUBLISH,
    ttl: LOOK_AGAIN,
    timezone: { name: null, generator: (zone) => zoneBlock(zone).component },
  });
  for (const entry of entries) add(calendar, entry);
  return calendar.toString();
};
