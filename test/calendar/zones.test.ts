/** Zones by name: found by a part of it, old names known, and described in a calendar file as the runtime counts them. */
import { IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { readZone, zoneNamed, zonesLike } from '../../src/calendar/zones.ts';

describe('zonesLike', () => {
  it('finds a zone by a part of its name, the beginning first', () => {
    expect(zonesLike('berl')).toEqual(['Europe/Berlin']);
    expect(zonesLike('new y')).toEqual(['America/New_York']);
    expect(zonesLike('utc')[0]).toBe('UTC');
  });

  it('knows the names of today and of old, those of today first', () => {
    expect(zonesLike('kolk')).toEqual(['Asia/Kolkata']);
    expect(zonesLike('calc')).toEqual(['Asia/Calcutta']);
    expect(zonesLike('europe/k').slice(0, 4)).toEqual([
      'Europe/Kaliningrad',
      'Europe/Kirov',
      'Europe/Kyiv',
      'Europe/Kiev',
    ]);
  });

  it('never gives more than Discord shows', () => {
    expect(zonesLike('')).toHaveLength(25);
  });

  it('gives only names that are known again', () => {
    const names = zonesLike('', 1_000);
    expect(names.length).toBeGreaterThan(500);
    expect(names.filter((name) => zoneNamed(name) !== name || !IANAZone.isValidZone(name))).toEqual([]);
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
    // An old name of a zone is one of its names.
    ['US/Eastern', 'US/Eastern'],
    // Today's zones go before old names of the same city.
    ['buenos aires', 'America/Argentina/Buenos_Aires'],
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
