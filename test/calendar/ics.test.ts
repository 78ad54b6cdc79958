/** Calendar files, read back by another library: times, changes, and hostile text. */
import fc from 'fast-check';
import ICAL from 'ical.js';
import { IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { type CalendarEntry, toIcs } from '../../src/calendar/ics.ts';
import { occurrences, recur, without } from '../../src/calendar/recurrence.ts';
import { zoneBlock, zonesLike } from '../../src/calendar/zones.ts';
import type { Recurrence, Repeats } from '../../src/talk/series.ts';

const HOUR = 3_600_000;

/** What a zone is ahead of UTC, in seconds. */
const offsetOf = (zone: string, at: number) => IANAZone.create(zone).offset(at) * 60;

const timeIn = (zone: string, at: number) =>
  ICAL.Time.fromDateTimeString(new Date(at + offsetOf(zone, at) * 1_000).toISOString().slice(0, 19));

const STARTS = Date.UTC(2026, 11, 1, 18);

const talk: CalendarEntry = {
  id: 'k3v9',
  topic: 'The future of open maps',
  description: 'Hosted by Ana',
  url: 'https://discord.com/channels/1/2',
  startsAt: STARTS,
  length: HOUR,
  recurrence: null,
  insteadOf: null,
  sequence: 0,
  changedAt: Date.UTC(2026, 10, 22),
  cancelled: false,
};

const series = (at: number, zone: string, repeats: Repeats, ends: Recurrence['ends'] = null): Recurrence => {
  const made = recur(at, zone, repeats, ends);
  if (!made.ok) throw new Error(made.refusal.refused);
  return made.recurrence;
};

/** A file as another calendar has it, with its own description of zones. */
const readBack = (file: string) => {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const zones = new Map(
    calendar.getAllSubcomponents('vtimezone').map((component) => {
      const zone = new ICAL.Timezone(component);
      return [zone.tzid, zone];
    }),
  );
  const instant = (time: ICAL.Time, property: ICAL.Property | null) => {
    const zone = zones.get(String(property?.getFirstParameter('tzid') ?? ''));
    return time.convertToZone
      .call(Object.assign(time.clone(), zone ? { zone } : {}), ICAL.Timezone.utcTimezone)
      .toJSDate()
      .getTime();
  };
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const start = component.getFirstProperty('dtstart');
    return {
      event,
      property: (name: string) => component.getFirstPropertyValue(name),
      startsAt: instant(event.startDate, start),
      endsAt: instant(event.endDate, component.getFirstProperty('dtend')),
      /** The first talks of a series, as the calendar shows them. */
      talks: (most: number) => {
        const days = event.iterator();
        const found: number[] = [];
        for (let next = days.next(); next && found.length < most; next = days.next()) {
          found.push(instant(next, start));
        }
        return found;
      },
    };
  });
};

const only = (file: string) => {
  const [event, ...more] = readBack(file);
  if (!event || more.length > 0) throw new Error('not one event');
  return event;
};

describe('one talk', () => {
  it('is read as it is', () => {
    const { event, property, startsAt, endsAt } = only(toIcs('Maps', [talk]));
    expect([startsAt, endsAt]).toEqual([STARTS, STARTS + HOUR]);
    expect(event.uid).toBe('k3v9@rostrum');
    expect(event.summary).toBe('The future of open maps');
    expect(event.description).toBe('Hosted by Ana');
    expect(property('url')).toBe('https://discord.com/channels/1/2');
    expect(property('status')).toBe('CONFIRMED');
    expect(String(property('dtstamp'))).toBe('2026-11-22T00:00:00Z');
  });

  it('keeps its id when it is moved and when it is cancelled, and counts up', () => {
    const moved = only(toIcs('Maps', [{ ...talk, startsAt: STARTS + HOUR, sequence: 1 }]));
    expect([moved.event.uid, moved.event.sequence, moved.startsAt]).toEqual([
      'k3v9@rostrum',
      1,
      STARTS + HOUR,
    ]);
    const cancelled = only(toIcs('Maps', [{ ...talk, sequence: 2, cancelled: true }]));
    expect([cancelled.event.uid, cancelled.event.sequence]).toEqual(['k3v9@rostrum', 2]);
    expect(cancelled.property('status')).toBe('CANCELLED');
  });

  it('is the same text each time', () => {
    expect(toIcs('Maps', [talk])).toBe(toIcs('Maps', [talk]));
  });
});

describe('a series', () => {
  const ANY: [string, Repeats, Recurrence['ends']][] = [
    ['Europe/Berlin', 'weekly', null],
    ['Europe/Berlin', 'daily', { until: '2027-04-10' }],
    ['America/New_York', 'weekdays', null],
    ['Asia/Kolkata', 'fortnightly', { count: 9 }],
    // A name of old goes by its present one.
    ['Asia/Calcutta', 'monthly-weekday', null],
    ['Australia/Lord_Howe', 'weekly', { count: 30 }],
    ['Pacific/Apia', 'monthly-date', null],
    ['UTC', 'daily', { count: 5 }],
  ];

  it.each(ANY)('in %s, %s, %j: comes when it comes here', (zone, repeats, ends) => {
    const recurrence = without(series(STARTS, zone, repeats, ends), STARTS + 14 * 24 * HOUR);
    const { startsAt, endsAt, talks } = only(toIcs('Maps', [{ ...talk, recurrence }]));
    expect([startsAt, endsAt]).toEqual([STARTS, STARTS + HOUR]);
    expect(talks(60)).toEqual(occurrences(recurrence, STARTS, 60));
  });

  it('names one that was moved, and one that was cancelled, by when the series has it', () => {
    const week = 7 * 24 * HOUR;
    const zone = 'Europe/Berlin';
    const recurrence = series(STARTS, zone, 'weekly');
    const moved = {
      ...talk,
      startsAt: STARTS + week + HOUR,
      insteadOf: { at: STARTS + week, zone },
      sequence: 1,
    };
    const off = {
      ...talk,
      startsAt: STARTS + 2 * week,
      insteadOf: { at: STARTS + 2 * week, zone },
      cancelled: true,
    };
    const read = readBack(toIcs('Maps', [{ ...talk, recurrence }, moved, off]));
    expect(read.map(({ event }) => event.uid)).toEqual(['k3v9@rostrum', 'k3v9@rostrum', 'k3v9@rostrum']);
    expect(read.map(({ event }) => event.recurrenceId?.toString())).toEqual([
      undefined,
      '2026-12-08T19:00:00',
      '2026-12-15T19:00:00',
    ]);
    expect(read.map(({ startsAt }) => startsAt)).toEqual([STARTS, STARTS + week + HOUR, STARTS + 2 * week]);
    expect(read[2]?.property('status')).toBe('CANCELLED');
  });
});

describe('a feed', () => {
  it('describes each zone once, and holds every talk', () => {
    const weekly = { ...talk, id: 'a', recurrence: series(STARTS, 'Europe/Berlin', 'weekly') };
    const daily = { ...talk, id: 'b', recurrence: series(STARTS, 'Europe/Berlin', 'daily') };
    const file = toIcs('Map people', [talk, weekly, daily]);
    expect(file.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    expect(readBack(file).map(({ event }) => event.uid)).toEqual(['k3v9@rostrum', 'a@rostrum', 'b@rostrum']);
    expect(new ICAL.Component(ICAL.parse(file)).getFirstPropertyValue('x-wr-calname')).toBe('Map people');
  });

  it('may be empty', () => {
    expect(readBack(toIcs('Map people', []))).toEqual([]);
  });
});

describe('hostile text', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('\r', '\n', '\\', ';', ',', ':', '"', 'n', 'N', 'é', '🎙', '\u0000', ' '),
    }),
    fc.constant('x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:y'),
  );
  /** What stays: control characters but line ends become spaces. */
  const shown = (text: string) => text.toWellFormed().replace(/[^\P{Cc}\n]/gu, ' ');

  it('stays text in every place, and lines stay short', () => {
    fc.assert(
      fc.property(typed, typed, typed, (name, topic, description) => {
        const file = toIcs(name, [{ ...talk, topic, description }]);
        const { event, startsAt } = only(file);
        expect(startsAt).toBe(STARTS);
        expect(event.summary).toBe(shown(topic));
        expect(event.description ?? '').toBe(shown(description));
        // ical.js leaves the text of a property that it does not know as it stands in the file.
        const called = new ICAL.Component(ICAL.parse(file)).getFirstPropertyValue('x-wr-calname') ?? '';
        const unescaped = String(called).replaceAll(/\\([\\;,])/g, '$1');
        expect(unescaped).toBe(shown(name).replaceAll('\n', ' '));
        expect(Math.max(...file.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(
          75,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('zones', () => {
  /** Its rule for a fourth Friday can't be said in a VTIMEZONE for leap years. */
  const UNSAYABLE = ['Asia/Jerusalem', 'Asia/Tel_Aviv', 'Israel'];

  it('are described in files as this runtime counts them, for the two years ahead', {
    timeout: 60_000,
  }, () => {
    const wrong = zonesLike('', 1_000).filter((zone) => {
      const described = new ICAL.Timezone(new ICAL.Component(ICAL.parse(zoneBlock(zone).component)));
      return Array.from({ length: 104 }, (_, week) => Date.UTC(2026, 11, 1, 12) + week * 7 * 24 * HOUR).some(
        (at) => described.utcOffset(timeIn(zone, at)) !== offsetOf(zone, at),
      );
    });
    expect(wrong.filter((zone) => !UNSAYABLE.includes(zone))).toEqual([]);
  });
});
