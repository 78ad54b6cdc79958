/** Lengths as people type them. */
import { describe, expect, it } from 'vitest';
import { readLength } from '../../src/calendar/length.ts';

const minutes = (text: string) => {
  const read = readLength(text);
  return read.ok ? read.ms / 60_000 : read.refusal.refused;
};

describe('readLength', () => {
  it.each([
    ['90 min', 90],
    ['90', 90],
    ['90m', 90],
    ['1h30', 90],
    ['1h 30m', 90],
    ['1:30', 90],
    ['1.5 hours', 90],
    ['1,5 Stunden', 90],
    ['2 hours', 120],
    ['2h', 120],
    ['1 hour and 15 minutes', 75],
    ['1 Stunde und 15 Minuten', 75],
    ['1 Std. 15 Min.', 75],
    ['2 horas y 5 minutos', 125],
    ['1 heure et 30 minutes', 90],
    ['1 hora e 30 minutos', 90],
    ['1時間30分', 90],
    ['９０分', 90],
    ['1 घंटा 30 मिनट', 90],
    [' 45 min ', 45],
    ['12 hours', 720],
    ['5 min', 5],
  ])('%s is %s minutes', (text, length) => {
    expect(minutes(text)).toBe(length);
  });

  it.each([
    ['', 'length-unreadable'],
    ['long', 'length-unreadable'],
    ['-90 min', 'length-unreadable'],
    ['90 bananas', 'length-unreadable'],
    ['1e3', 'length-unreadable'],
    ['99999 min', 'length-unreadable'],
    ['30 seconds', 'length-unreadable'],
    ['0', 'length-out-of-bounds'],
    ['4 min', 'length-out-of-bounds'],
    ['12h01', 'length-out-of-bounds'],
    ['13 hours', 'length-out-of-bounds'],
  ])('%s is refused: %s', (text, refused) => {
    expect(minutes(text)).toBe(refused);
  });
});
