/** Dates as people type them: the instant that is meant, in every zone and over both clock changes. */
import { describe, expect, it } from 'vitest';
import { readDate, readZone, sayDate, zonesLike } from '../../src/calendar/when.ts';

/** A Sunday, at noon UTC. */
const NOW = new Date('2026-11-22T12:00:00Z');

const read = (text: string, zone: string) => {
  const result = readDate(text, zone, NOW);
  return result.ok ? new Date(result.at).toISOString() : result.refusal.refused;
};

describe('readDate', () => {
  it.each([
    ['2026-12-01 19:00', 'Europe/Berlin', '2026-12-01T18:00:00.000Z'],
    ['2026-12-01 19:00', 'Asia/Kolkata', '2026-12-01T13:30:00.000Z'],
    ['next Friday 7pm', 'Europe/Berlin', '2026-11-27T18:00:00.000Z'],
    ['tomorrow 20:00', 'America/New_York', '2026-11-24T01:00:00.000Z'],
    ['tomorrow at 8pm', 'UTC', '2026-11-23T20:00:00.000Z'],
    ['in 2 hours', 'Asia/Tokyo', '2026-11-22T14:00:00.000Z'],
    ['in 5 seconds', 'Europe/Berlin', '2026-11-22T12:00:05.000Z'],
    ['Dec 1 7pm EST', 'Europe/Berlin', '2026-12-02T00:00:00.000Z'],
    // Late on Sunday in UTC is Monday in Auckland.
    ['today 9am', 'Pacific/Auckland', '2026-11-22T20:00:00.000Z'],
    // Summer time is that of the day that is meant, not of today.
    ['2027-07-01 19:00', 'Europe/Berlin', '2027-07-01T17:00:00.000Z'],
    ['2027-07-01 19:00', 'America/New_York', '2027-07-01T23:00:00.000Z'],
    // An hour that happens twice is the first of the two.
    ['2027-10-31 02:30', 'Europe/Berlin', '2027-10-31T00:30:00.000Z'],
    ['2027-11-07 01:30', 'America/New_York', '2027-11-07T05:30:00.000Z'],
    ['2027-04-04 01:45', 'Australia/Lord_Howe', '2027-04-03T14:45:00.000Z'],
  ])('%s in %s is %s', (text, zone, instant) => {
    expect(read(text, zone)).toBe(instant);
  });

  it.each([
    ['banana', 'UTC', 'date-unreadable'],
    ['', 'UTC', 'date-unreadable'],
    ['25:99', 'UTC', 'date-unreadable'],
    ['2026-02-30 10:00', 'UTC', 'date-unreadable'],
    ['tomorrow 8pm or so, bring cake', 'UTC', 'date-unreadable'],
    ['tomorrow', 'UTC', 'date-without-time'],
    ['next Friday', 'Europe/Berlin', 'date-without-time'],
    ['tomorrow 20:00', 'Mars/Olympus', 'zone-unknown'],
    ['tomorrow 20:00', '', 'zone-unknown'],
    ['2027-03-28 02:30', 'Europe/Berlin', 'date-in-gap'],
    ['2027-03-14 02:30', 'America/New_York', 'date-in-gap'],
    ['2027-10-03 02:15', 'Australia/Lord_Howe', 'date-in-gap'],
  ])('%s in %s is refused: %s', (text, zone, refused) => {
    expect(read(text, zone)).toBe(refused);
  });
});

describe('zonesLike', () => {
  it('finds a zone by a part of its name, the beginning first', () => {
    expect(zonesLike('berl')).toEqual(['Europe/Berlin']);
    expect(zonesLike('new y')).toEqual(['America/New_York']);
    expect(zonesLike('utc')[0]).toBe('UTC');
  });

  it('never gives more than Discord shows', () => {
    expect(zonesLike('')).toHaveLength(25);
  });
});

describe('readZone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    [' berlin ', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['utc', 'UTC'],
    // A city, although another's name begins with it.
    ['Bahia', 'America/Bahia'],
    // Not listed, but known.
    ['US/Eastern', 'America/New_York'],
  ])('“%s” is %s', (typed, zone) => {
    expect(readZone(typed)).toEqual({ ok: true, zone });
  });

  it.each([
    ['lon', 'zone-ambiguous'],
    ['America', 'zone-ambiguous'],
    ['Atlantis', 'zone-unknown'],
    ['', 'zone-unknown'],
    [' ', 'zone-unknown'],
  ])('“%s” is refused: %s', (typed, refused) => {
    expect(readZone(typed)).toMatchObject({ ok: false, refusal: { refused } });
  });
});

it('says a date so that it can be checked', () => {
  expect(sayDate(Date.UTC(2026, 11, 1, 18), 'Europe/Berlin')).toBe('Tue 1 Dec 2026, 19:00 Europe/Berlin');
});
