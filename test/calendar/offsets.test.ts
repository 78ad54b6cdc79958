/** Times ahead of a start as people type them, in the languages that Rostrum speaks. */
import { describe, expect, it } from 'vitest';
import { OFFSET_MAX, OFFSETS_MOST, readOffsets } from '../../src/calendar/offsets.ts';
import { LANGUAGES, textsIn } from '../../src/cards/texts/index.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('readOffsets', () => {
  it.each([
    ['1 week, 1 day, 10 minutes', [7 * DAY, DAY, 10 * MINUTE]],
    ['10', [10 * MINUTE]],
    ['0', [0]],
    ['at the start, 15 min before and 2h', [2 * HOUR, 15 * MINUTE, 0]],
    ['1 day, 24 hours, 1440', [DAY]],
    ['1h 30m; 1.5 hours', [90 * MINUTE]],
    ['2 Wochen, 1 Tag und 10 Min.', [14 * DAY, DAY, 10 * MINUTE]],
    ['1 semaine, 2 jours et 1 heure avant, au début', [7 * DAY, 2 * DAY, HOUR, 0]],
    ['2 semanas, 3 días y 1 hora, al inicio', [14 * DAY, 3 * DAY, HOUR, 0]],
    ['1 semana, 2 dias e 1 hora antes, no início', [7 * DAY, 2 * DAY, HOUR, 0]],
    ['1週間前、２日、３時間、10分前、開始時', [7 * DAY, 2 * DAY, 3 * HOUR, 10 * MINUTE, 0]],
    ['1 हफ़्ता, 2 दिन और 10 मिनट पहले', [7 * DAY, 2 * DAY, 10 * MINUTE]],
  ])('reads %s', (typed, offsets) => {
    expect(readOffsets(typed)).toEqual({ ok: true, offsets });
  });

  it.each([
    ['', { refused: 'offset-unreadable', text: '' }],
    ['soon', { refused: 'offset-unreadable', text: 'soon' }],
    ['1 day, -5', { refused: 'offset-unreadable', text: '-5' }],
    ['before', { refused: 'offset-unreadable', text: 'before' }],
    ['4 weeks', { refused: 'offset-too-long', most: OFFSET_MAX }],
    [
      Array.from({ length: 1_000 }, (_, i) => `${i} minutes`).join(', '),
      { refused: 'too-many-offsets', count: 1_000, most: OFFSETS_MOST },
    ],
  ])('refuses %j', (typed, refusal) => {
    expect(readOffsets(typed)).toEqual({ ok: false, refusal });
  });

  it.each(LANGUAGES)('reads in %s what is shown there', (language) => {
    const offsets = [7 * DAY, DAY, HOUR, 10 * MINUTE, 0];
    const shown = offsets.map((offset) => textsIn(language).reminders.ahead(offset / MINUTE)).join(', ');
    expect(readOffsets(shown)).toEqual({ ok: true, offsets });
  });
});
