/** Dates as people type them: the instant that is meant, in every language, zone and over both clock changes. */
import { describe, expect, it } from 'vitest';
import { readDate, readDay, sayDate, suggestDates } from '../../src/calendar/when.ts';

/** A Sunday, at noon UTC. */
const NOW = new Date('2026-11-22T12:00:00Z');

const read = (text: string, zone: string, language = 'en-US', now = NOW) => {
  const result = readDate(text, zone, now, language);
  return result.ok ? new Date(result.at).toISOString() : result.refusal.refused;
};

/** What the clocks in Berlin show then, or why it is refused. */
const inBerlin = (text: string, language: string) => {
  const result = readDate(text, 'Europe/Berlin', NOW, language);
  return result.ok
    ? new Date(result.at).toLocaleString('sv', { timeZone: 'Europe/Berlin' }).slice(0, 16)
    : result.refusal.refused;
};

describe('readDate', () => {
  it.each([
    ['2026-12-01 19:00', 'Europe/Berlin', '2026-12-01T18:00:00.000Z'],
    ['2026-12-01 19:00', 'Asia/Kolkata', '2026-12-01T13:30:00.000Z'],
    // A name of old, and one typed carelessly.
    ['2026-12-01 19:00', 'Asia/Calcutta', '2026-12-01T13:30:00.000Z'],
    ['2026-12-01 19:00', 'europe/berlin ', '2026-12-01T18:00:00.000Z'],
    ['2026-12-01T19:00:00Z', 'Europe/Berlin', '2026-12-01T19:00:00.000Z'],
    ['next Friday 7pm', 'Europe/Berlin', '2026-11-27T18:00:00.000Z'],
    ['on Friday at 7pm', 'Europe/Berlin', '2026-11-27T18:00:00.000Z'],
    ['tomorrow 20:00', 'America/New_York', '2026-11-24T01:00:00.000Z'],
    ['tomorrow at 8pm', 'UTC', '2026-11-23T20:00:00.000Z'],
    ['the day after tomorrow at 8pm', 'UTC', '2026-11-24T20:00:00.000Z'],
    ['in 2 hours', 'Asia/Tokyo', '2026-11-22T14:00:00.000Z'],
    ['in 5 seconds', 'Europe/Berlin', '2026-11-22T12:00:05.000Z'],
    ['Dec 1 7pm EST', 'Europe/Berlin', '2026-12-02T00:00:00.000Z'],
    // Late on Sunday in UTC is Monday in Auckland.
    ['today 9am', 'Pacific/Auckland', '2026-11-22T20:00:00.000Z'],
    // Summer time is that of the day that is meant, not of today.
    ['2027-07-01 19:00', 'Europe/Berlin', '2027-07-01T17:00:00.000Z'],
    ['2027-07-01 19:00', 'America/New_York', '2027-07-01T23:00:00.000Z'],
    // Both sides of both changes, and of a zone without any.
    ['2027-03-28 01:59', 'Europe/Berlin', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28 03:00', 'Europe/Berlin', '2027-03-28T01:00:00.000Z'],
    ['2027-10-31 01:59', 'Europe/Berlin', '2027-10-30T23:59:00.000Z'],
    ['2027-10-31 03:00', 'Europe/Berlin', '2027-10-31T02:00:00.000Z'],
    ['2027-03-14 01:59', 'America/New_York', '2027-03-14T06:59:00.000Z'],
    ['2027-03-14 03:00', 'America/New_York', '2027-03-14T07:00:00.000Z'],
    ['2027-11-07 02:00', 'America/New_York', '2027-11-07T07:00:00.000Z'],
    ['2027-03-28 02:30', 'Asia/Kolkata', '2027-03-27T21:00:00.000Z'],
    ['2027-10-31 02:30', 'Asia/Kolkata', '2027-10-30T21:00:00.000Z'],
    ['2027-10-03 01:59', 'Australia/Lord_Howe', '2027-10-02T15:29:00.000Z'],
    ['2027-10-03 02:30', 'Australia/Lord_Howe', '2027-10-02T15:30:00.000Z'],
    ['2027-04-04 02:00', 'Australia/Lord_Howe', '2027-04-03T15:30:00.000Z'],
    ['2027-04-04 03:30', 'Pacific/Apia', '2027-04-03T14:30:00.000Z'],
    ['2027-09-26 03:30', 'Pacific/Apia', '2027-09-25T14:30:00.000Z'],
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
    ['30 February 2027 10:00', 'UTC', 'date-unreadable'],
    ['tomorrow 8pm or so, bring cake', 'UTC', 'date-unreadable'],
    // A length has its own place; “last Friday” would be read as the coming one.
    ['tomorrow 20:00 - 21:00', 'UTC', 'date-unreadable'],
    ['last Friday 7pm', 'UTC', 'date-unreadable'],
    ['tomorrow', 'UTC', 'date-without-time'],
    ['next Friday', 'Europe/Berlin', 'date-without-time'],
    ['9999-01-01 10:00', 'UTC', 'date-too-far'],
    ['in 876000 hours', 'UTC', 'date-too-far'],
    ['2031-11-22 12:01', 'UTC', 'date-too-far'],
    ['tomorrow 20:00', 'Mars/Olympus', 'zone-unknown'],
    ['tomorrow 20:00', '', 'zone-unknown'],
    ['tomorrow 20:00', '+05:00', 'zone-unknown'],
    // It ended: the database no longer has it, though the runtime does.
    ['tomorrow 20:00', 'US/Pacific-New', 'zone-unknown'],
    ['2027-03-28 02:30', 'Europe/Berlin', 'date-in-gap'],
    ['2027-03-14 02:30', 'America/New_York', 'date-in-gap'],
    ['2027-10-03 02:15', 'Australia/Lord_Howe', 'date-in-gap'],
  ])('%s in %s is refused: %s', (text, zone, refused) => {
    expect(read(text, zone)).toBe(refused);
  });

  it('gives the zone as the database writes it', () => {
    expect(readDate('tomorrow 20:00', 'europe/berlin ', NOW, 'en')).toMatchObject({ zone: 'Europe/Berlin' });
    expect(readDate('tomorrow 20:00', 'Asia/Calcutta', NOW, 'en')).toMatchObject({ zone: 'Asia/Calcutta' });
  });

  it('takes the horizon to the minute', () => {
    expect(read('2031-11-22 12:00', 'UTC')).toBe('2031-11-22T12:00:00.000Z');
  });

  it('refuses what a day that was left out would have held', () => {
    const christmas = new Date('2011-12-25T12:00:00Z');
    expect(read('2011-12-30 19:00', 'Pacific/Apia', 'en-US', christmas)).toBe('date-in-gap');
    expect(read('2011-12-29 19:00', 'Pacific/Apia', 'en-US', christmas)).toBe('2011-12-30T05:00:00.000Z');
    expect(read('2011-12-31 19:00', 'Pacific/Apia', 'en-US', christmas)).toBe('2011-12-31T05:00:00.000Z');
  });

  it.each([
    // At 23:59 on Sunday in Berlin it is still Sunday in New York, and long Monday in Apia.
    ['2026-11-22T22:59:00Z', 'Europe/Berlin', '2026-11-23T19:00:00.000Z'],
    ['2026-11-22T22:59:00Z', 'America/New_York', '2026-11-24T01:00:00.000Z'],
    ['2026-11-22T22:59:00Z', 'Pacific/Apia', '2026-11-24T07:00:00.000Z'],
    // A minute later it is Monday in Berlin.
    ['2026-11-22T23:00:00Z', 'Europe/Berlin', '2026-11-24T19:00:00.000Z'],
    ['2026-11-23T04:59:00Z', 'America/New_York', '2026-11-24T01:00:00.000Z'],
    ['2026-11-23T05:00:00Z', 'America/New_York', '2026-11-25T01:00:00.000Z'],
  ])('tomorrow 20:00, typed at %s in %s, is %s', (now, zone, instant) => {
    expect(read('tomorrow 20:00', zone, 'en-US', new Date(now))).toBe(instant);
  });
});

const TYPED: [language: string, table: [text: string, meant: string][]][] = [
  [
    'de',
    [
      ['morgen 20 Uhr', '2026-11-23 20:00'],
      ['übermorgen um 18 Uhr', '2026-11-24 18:00'],
      ['Am Freitag um 19 Uhr', '2026-11-27 19:00'],
      ['kommenden Freitag 19 Uhr', '2026-11-27 19:00'],
      ['in 2 Stunden', '2026-11-22 15:00'],
      ['1. Dezember 19 Uhr', '2026-12-01 19:00'],
      ['1. Dezember um 19:30 Uhr', '2026-12-01 19:30'],
      ['01.12.2026 um 19.15 Uhr', '2026-12-01 19:15'],
      ['Freitag, 4. Dezember 2026, 19:00', '2026-12-04 19:00'],
      ['20h', '2026-11-22 20:00'],
      ['morgen', 'date-without-time'],
      ['30. Februar 2027 10:00', 'date-unreadable'],
      ['letzten Freitag 19 Uhr', 'date-unreadable'],
    ],
  ],
  [
    'es-ES',
    [
      ['mañana a las 20:00', '2026-11-23 20:00'],
      ['mañana a las 8 de la tarde', '2026-11-23 20:00'],
      ['pasado mañana a las 18:00', '2026-11-24 18:00'],
      ['el próximo viernes a las 19:00', '2026-11-27 19:00'],
      ['viernes que viene a las 19:00', '2026-11-27 19:00'],
      ['en 2 horas', '2026-11-22 15:00'],
      ['1 de diciembre a las 19:00', '2026-12-01 19:00'],
      ['1/12/2026 19:00', '2026-12-01 19:00'],
      ['mañana', 'date-without-time'],
      ['30 de febrero de 2027 10:00', 'date-unreadable'],
      ['el viernes pasado a las 19:00', 'date-unreadable'],
    ],
  ],
  [
    'fr',
    [
      ['demain à 20h', '2026-11-23 20:00'],
      ['après-demain à 18h30', '2026-11-24 18:30'],
      ['vendredi prochain à 19h', '2026-11-27 19:00'],
      ['aujourd’hui à 19h30', '2026-11-22 19:30'],
      ['dans 2 heures', '2026-11-22 15:00'],
      ['le 1er décembre à 19h', '2026-12-01 19:00'],
      ['01/12/2026 à 19h', '2026-12-01 19:00'],
      ['20h', '2026-11-22 20:00'],
      ['demain', 'date-without-time'],
      ['30 février 2027 10:00', 'date-unreadable'],
      ['vendredi dernier à 19h', 'date-unreadable'],
    ],
  ],
  [
    'pt-BR',
    [
      ['amanhã às 20h', '2026-11-23 20:00'],
      ['amanhã às 20h30', '2026-11-23 20:30'],
      ['amanhã às 8 da noite', '2026-11-23 20:00'],
      ['depois de amanhã às 18:00', '2026-11-24 18:00'],
      ['próxima sexta às 19h', '2026-11-27 19:00'],
      ['sexta-feira que vem às 19h', '2026-11-27 19:00'],
      ['daqui a 2 horas', '2026-11-22 15:00'],
      ['em uma hora', '2026-11-22 14:00'],
      ['1 de dezembro de 2026 às 19h', '2026-12-01 19:00'],
      ['01/12/2026 19:00', '2026-12-01 19:00'],
      ['amanhã', 'date-without-time'],
      ['30 de fevereiro de 2027 10:00', 'date-unreadable'],
      ['sexta passada às 19h', 'date-unreadable'],
    ],
  ],
  [
    'ja',
    [
      ['明日20時', '2026-11-23 20:00'],
      ['明日の午後8時半', '2026-11-23 20:30'],
      ['明後日18時', '2026-11-24 18:00'],
      ['次の金曜日19時', '2026-11-27 19:00'],
      ['2時間後', '2026-11-22 15:00'],
      ['30分後に', '2026-11-22 13:30'],
      ['2026年12月1日19時', '2026-12-01 19:00'],
      ['２０２６年１２月１日１９時', '2026-12-01 19:00'],
      ['明日', 'date-without-time'],
      ['2027年2月30日 10:00', 'date-unreadable'],
      ['先週の金曜日 19:00', 'date-unreadable'],
    ],
  ],
  [
    'hi',
    [
      ['कल शाम 8 बजे', '2026-11-23 20:00'],
      ['परसों सुबह 10:30 बजे', '2026-11-24 10:30'],
      ['शुक्रवार को शाम 7 बजे', '2026-11-27 19:00'],
      ['2 घंटे में', '2026-11-22 15:00'],
      ['१ दिसंबर २०२६ १९:००', '2026-12-01 19:00'],
      ['१/१२/२०२६ १९:००', '2026-12-01 19:00'],
      ['कल', 'date-without-time'],
      ['30 फ़रवरी 2027 10:00', 'date-unreadable'],
      ['पिछले शुक्रवार शाम 7 बजे', 'date-unreadable'],
    ],
  ],
  [
    'en-GB',
    [
      ['01/12/2026 19:00', '2026-12-01 19:00'],
      ['tomorrow 8pm', '2026-11-23 20:00'],
    ],
  ],
];

describe.each(TYPED)('in %s', (language, table) => {
  it.each(table)('%s is %s', (text, meant) => {
    expect(inBerlin(text, language)).toBe(meant);
  });

  it('reads English and ISO dates too', () => {
    expect(inBerlin('next Friday 7pm', language)).toBe('2026-11-27 19:00');
    expect(inBerlin('2026-12-01 19:00', language)).toBe('2026-12-01 19:00');
  });
});

it.each([
  ['en-GB', 'Tue, 1 Dec 2026, 19:00 Europe/Berlin'],
  ['en-US', 'Tue, Dec 1, 2026, 7:00 PM Europe/Berlin'],
  ['de', 'Di., 1. Dez. 2026, 19:00 Europe/Berlin'],
  ['es-ES', 'mar, 1 dic 2026, 19:00 Europe/Berlin'],
  ['fr', 'mar. 1 déc. 2026, 19:00 Europe/Berlin'],
  ['pt-BR', 'ter., 1 de dez. de 2026, 19:00 Europe/Berlin'],
  ['ja', '2026年12月1日(火) 19:00 Europe/Berlin'],
  ['hi', 'मंगल, 1 दिस॰ 2026, 7:00 pm Europe/Berlin'],
])('says a date in %s so that it can be checked', (language, said) => {
  // Intl parts the time from "PM" by a narrow space, which no keyboard has.
  expect(sayDate(Date.UTC(2026, 11, 1, 18), 'Europe/Berlin', language).replaceAll('\u202f', ' ')).toBe(said);
});

it.each([
  ['30 June', 'Europe/Berlin', 'en-GB', '2027-06-30'],
  ['30. Juni 2027', 'Europe/Berlin', 'de', '2027-06-30'],
  ['in 3 weeks', 'Europe/Berlin', 'en-GB', '2026-12-13'],
  ['tomorrow 20:00', 'Europe/Berlin', 'en-GB', '2026-11-23'],
  // Noon in UTC on Sunday is Monday in Apia.
  ['tomorrow', 'Pacific/Apia', 'en-GB', '2026-11-24'],
  ['30 February 2027', 'UTC', 'en-GB', 'date-unreadable'],
  ['31 December 9999', 'UTC', 'en-GB', 'date-too-far'],
  ['tomorrow', 'Mars/Olympus', 'en-GB', 'zone-unknown'],
])('the day %s in %s, in %s, is %s', (text, zone, language, day) => {
  const read = readDay(text, zone, NOW, language);
  expect(read.ok ? read.day : read.refusal.refused).toBe(day);
});

describe('“next Friday”, where this week still has one,', () => {
  /** On this day of November 2026, at noon in Berlin: what is meant, and what else can be. */
  const on = (day: number, text: string, language: string) => {
    const read = readDate(text, 'Europe/Berlin', new Date(Date.UTC(2026, 10, day, 11)), language);
    const inBerlinThen = (at: number) =>
      new Date(at + 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
    if (!read.ok) return read.refusal.refused;
    return [read.at, ...(read.other === undefined ? [] : [read.other])].map(inBerlinThen);
  };
  const COMING = '2026-11-27 19:00';
  const AFTER = '2026-12-04 19:00';

  it.each([
    ['en-US', 'next Friday 7pm', AFTER, COMING],
    ['en-GB', 'next fri 7pm', AFTER, COMING],
    ['de', 'nächsten Freitag um 19 Uhr', COMING, AFTER],
    ['fr', 'vendredi prochain à 19h', COMING, AFTER],
    ['es-ES', 'el próximo viernes a las 19:00', COMING, AFTER],
    ['pt-BR', 'próxima sexta às 19h', COMING, AFTER],
    ['pt-BR', 'sexta que vem às 19h', COMING, AFTER],
    ['ja', '次の金曜日 19時', COMING, AFTER],
    ['hi', 'अगले शुक्रवार शाम 7 बजे', COMING, AFTER],
    // English words, typed by somebody whose Discord is in German.
    ['de', 'next Friday 7pm', AFTER, COMING],
  ])('is read in both ways, the likelier first: %s, %s', (language, text, likelier, other) => {
    for (const day of [23, 24, 25, 26]) expect(on(day, text, language)).toEqual([likelier, other]);
    // Today is not the next one, and from Saturday on there is but one.
    expect(on(27, text, language)).toEqual([AFTER]);
    for (const day of [28, 29]) expect(on(day, text, language)).toEqual([AFTER]);
  });

  it.each([
    ['en', 'this Friday 7pm', COMING],
    ['en', 'Friday 7pm', COMING],
    ['en', 'Friday next week 7pm', AFTER],
    ['de', 'kommenden Freitag 19 Uhr', COMING],
    ['de', 'Freitag nächste Woche 19:00', AFTER],
    ['es', 'viernes que viene 19:00', COMING],
    ['fr', 'vendredi 19h', COMING],
  ])('is not what these say: %s, %s', (language, text, meant) => {
    expect(on(24, text, language)).toEqual([meant]);
  });

  it('is suggested in both ways, each written out; what is certain stays as it was typed', () => {
    const now = new Date(Date.UTC(2026, 10, 24, 11));
    expect(suggestDates('next Friday 7pm', 'Europe/Berlin', now, 'en-GB')).toEqual([
      { name: 'Fri, 4 Dec 2026, 19:00 Europe/Berlin', value: AFTER },
      { name: 'Fri, 27 Nov 2026, 19:00 Europe/Berlin', value: COMING },
    ]);
    expect(on(24, COMING, 'en')).toEqual([COMING]);
    expect(suggestDates('Friday 7pm', 'Europe/Berlin', now, 'en-GB').map(({ value }) => value)).toEqual([
      'Friday 7pm',
    ]);
    expect(suggestDates('when the cows come home', 'Europe/Berlin', now, 'en-GB')).toEqual([]);
  });
});
