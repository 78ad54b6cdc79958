/** Times of day as people type them, and as they are shown. */
import { describe, expect, it } from 'vitest';
import { readTimeOfDay, timeOfDay } from '../../src/calendar/time-of-day.ts';

describe('readTimeOfDay', () => {
  it.each([
    ['22:00', '22:00'],
    ['7', '07:00'],
    [' 7:05 ', '07:05'],
    ['0', '00:00'],
    ['10 pm', '22:00'],
    ['10:30PM', '22:30'],
    ['12 am', '00:00'],
    ['12 p.m.', '12:00'],
    ['22h', '22:00'],
    ['22h30', '22:30'],
    ['22.15', '22:15'],
    ['22 Uhr', '22:00'],
    ['22時30分', '22:30'],
    ['２２：００', '22:00'],
    ['22 बजे', '22:00'],
  ])('reads %s', (typed, shown) => {
    const read = readTimeOfDay(typed);
    expect(read.ok && timeOfDay(read.minutes)).toBe(shown);
  });

  it.each(['', 'late', '24:00', '22:60', '13 pm', '-1', '22:00:00', '7 8'])('refuses %j', (typed) => {
    expect(readTimeOfDay(typed)).toEqual({ ok: false, refusal: { refused: 'time-unreadable', text: typed } });
  });
});
