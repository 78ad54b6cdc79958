/** Dates as people type them on a Tuesday, in each language and in a zone of its own: what is meant, or a refusal instead of a guess. */
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../src/calendar/when.ts';

/** Tuesday, 24 November 2026, 11:00 in UTC; it is Tuesday in all zones below. */
const TUESDAY = '2026-11-24T11:00:00Z';
/** The Sunday after it. */
const SUNDAY = '2026-11-29T11:00:00Z';

const UNREAD = 'date-unreadable';

/** What the clocks of the zone show then, and where people differ, what else it can mean. */
const meant = (text: string, zone: string, language: string, now = TUESDAY) => {
  const read = readDate(text, zone, new Date(now), language);
  if (!read.ok) return read.refusal.refused;
  const shown = (at: number) => DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
  return [read.at, ...(read.other === undefined ? [] : [read.other])].map(shown).join(' or ');
};

const TYPED: [language: string, zone: string, table: [text: string, meant: string][]][] = [
  [
    'en-US',
    'America/New_York',
    [
      ['next Friday 8pm', '2026-12-04 20:00 or 2026-11-27 20:00'],
      ['Friday 8pm', '2026-11-27 20:00'],
      ['this Saturday at 7:30 pm', '2026-11-28 19:30'],
      ['tonight at 9', '2026-11-24 21:00'],
      ['tomorrow night at 8', '2026-11-25 20:00'],
      ['tomorrow at noon', '2026-11-25 12:00'],
      ['the day after tomorrow 8pm', '2026-11-26 20:00'],
      ['next Tuesday 8pm', '2026-12-01 20:00'],
      ['Friday next week at 8pm', '2026-12-04 20:00'],
      ['next week on Friday at 8pm', '2026-12-04 20:00'],
      ['12/01/2026 8pm', '2026-12-01 20:00'],
      ['December 1st 8pm', '2026-12-01 20:00'],
      ['in half an hour', '2026-11-24 06:30'],
      ['in two weeks 7pm', '2026-12-08 19:00'],
      ['tonight at 1', UNREAD],
      ['Friday night at 12', UNREAD],
      ['Friday week 8pm', UNREAD],
    ],
  ],
  [
    'de',
    'Europe/Berlin',
    [
      ['nächsten Freitag um 20 Uhr', '2026-11-27 20:00 or 2026-12-04 20:00'],
      ['Freitag 20 Uhr', '2026-11-27 20:00'],
      ['diesen Freitag um 20 Uhr', '2026-11-27 20:00'],
      ['am Freitagabend um 8', '2026-11-27 20:00'],
      ['Fr. 20 Uhr', '2026-11-27 20:00'],
      ['Sonnabend 20 Uhr', '2026-11-28 20:00'],
      ['morgen Abend um 8', '2026-11-25 20:00'],
      ['morgen früh um 9', '2026-11-25 09:00'],
      ['morgen 8 Uhr abends', '2026-11-25 20:00'],
      ['kommenden Dienstag 20 Uhr', '2026-12-01 20:00'],
      ['nächste Woche Freitag 20 Uhr', '2026-12-04 20:00'],
      ['Freitag kommender Woche um 20 Uhr', '2026-12-04 20:00'],
      ['übernächste Woche Montag 20 Uhr', '2026-12-07 20:00'],
      ['1.12. 20 Uhr', '2026-12-01 20:00'],
      ['am 24.12. um 18h', '2026-12-24 18:00'],
      ['in einer Stunde', '2026-11-24 13:00'],
      ['heute Nacht um 1', UNREAD],
      ['morgen um halb acht', UNREAD],
      ['übernächsten Freitag 20 Uhr', UNREAD],
    ],
  ],
  [
    'fr',
    'Europe/Paris',
    [
      ['vendredi prochain à 20h', '2026-11-27 20:00 or 2026-12-04 20:00'],
      ['vendredi à 20h', '2026-11-27 20:00'],
      ['ce vendredi à 20h', '2026-11-27 20:00'],
      ['vendredi soir à 8h', '2026-11-27 20:00'],
      ['vendredi 27 novembre à 20 h', '2026-11-27 20:00'],
      ['demain à 20 heures', '2026-11-25 20:00'],
      ['demain à 8h du soir', '2026-11-25 20:00'],
      ['demain à 9h du matin', '2026-11-25 09:00'],
      ['demain à midi', '2026-11-25 12:00'],
      ['après-demain à 18h30', '2026-11-26 18:30'],
      ['mardi prochain à 20h', '2026-12-01 20:00'],
      ['vendredi de la semaine prochaine à 20h', '2026-12-04 20:00'],
      ['la semaine prochaine, vendredi à 20h', '2026-12-04 20:00'],
      ['le 1er décembre à 20h', '2026-12-01 20:00'],
      ['dans une demi-heure', '2026-11-24 12:30'],
      ['ce soir à 1h', UNREAD],
      ['samedi en huit à 20h', UNREAD],
    ],
  ],
  [
    'es-ES',
    'America/Mexico_City',
    [
      ['el viernes que viene a las 20:00', '2026-11-27 20:00'],
      ['el próximo viernes a las 8 de la tarde', '2026-11-27 20:00 or 2026-12-04 20:00'],
      ['el viernes a las 20:00', '2026-11-27 20:00'],
      ['este viernes a las 20h', '2026-11-27 20:00'],
      ['miercoles 20h', '2026-11-25 20:00'],
      ['mañana a las 8 de la noche', '2026-11-25 20:00'],
      ['mañana por la noche a las 8', '2026-11-25 20:00'],
      ['mañana a las 9 de la mañana', '2026-11-25 09:00'],
      ['mañana al mediodía', '2026-11-25 12:00'],
      ['esta noche a las 9', '2026-11-24 21:00'],
      ['el martes que viene a las 20:00', '2026-12-01 20:00'],
      ['el viernes de la semana que viene a las 20:00', '2026-12-04 20:00'],
      ['la próxima semana, el viernes a las 20:00', '2026-12-04 20:00'],
      ['el 1 de diciembre a las 20:00', '2026-12-01 20:00'],
      ['en media hora', '2026-11-24 05:30'],
      ['mañana a las 12 de la noche', UNREAD],
      ['mañana a las 12 de la mañana', UNREAD],
      ['mañana a la 1 de la noche', UNREAD],
    ],
  ],
  [
    'pt-BR',
    'America/Sao_Paulo',
    [
      ['sexta que vem às 20h', '2026-11-27 20:00 or 2026-12-04 20:00'],
      ['próxima sexta às 20h', '2026-11-27 20:00 or 2026-12-04 20:00'],
      ['sexta às 20h', '2026-11-27 20:00'],
      ['nesta sexta às 20h', '2026-11-27 20:00'],
      ['sexta à noite às 8', '2026-11-27 20:00'],
      ['amanhã às 8 da noite', '2026-11-25 20:00'],
      ['amanhã de manhã às 9h', '2026-11-25 09:00'],
      ['amanhã ao meio-dia', '2026-11-25 12:00'],
      ['hoje à noite às 21h', '2026-11-24 21:00'],
      ['depois de amanhã às 18h', '2026-11-26 18:00'],
      ['terça que vem às 20h', '2026-12-01 20:00'],
      ['sexta da semana que vem às 20h', '2026-12-04 20:00'],
      ['na próxima semana, na sexta às 20h', '2026-12-04 20:00'],
      ['dia 1 de dezembro às 20h', '2026-12-01 20:00'],
      ['1º de dezembro às 20h', '2026-12-01 20:00'],
      ['daqui a meia hora', '2026-11-24 08:30'],
      ['amanhã às 12 da noite', UNREAD],
      ['hoje à noite às 1', UNREAD],
    ],
  ],
  [
    'ja',
    'Asia/Tokyo',
    [
      ['来週の金曜日 20時', '2026-12-04 20:00'],
      ['来週の金曜日の夜8時', '2026-12-04 20:00'],
      ['来週金曜２０時', '2026-12-04 20:00'],
      ['再来週の月曜日 20:00', '2026-12-07 20:00'],
      ['今週の土曜日の夜8時', '2026-11-28 20:00'],
      // In Japan many begin a week on Sunday.
      ['来週の日曜日 20時', '2026-12-06 20:00 or 2026-11-29 20:00'],
      ['今度の金曜日 20時', '2026-11-27 20:00 or 2026-12-04 20:00'],
      ['金曜の夜8時', '2026-11-27 20:00'],
      ['明後日20時', '2026-11-26 20:00'],
      ['あさっての夜8時', '2026-11-26 20:00'],
      ['しあさって20時', '2026-11-27 20:00'],
      ['明日の夜8時', '2026-11-25 20:00'],
      ['明日の夜8時半', '2026-11-25 20:30'],
      ['明日の午後3時半', '2026-11-25 15:30'],
      ['午後11時半', '2026-11-24 23:30'],
      ['明日の朝9時', '2026-11-25 09:00'],
      ['明日の夕方6時', '2026-11-25 18:00'],
      ['明日の正午', '2026-11-25 12:00'],
      ['今夜9時', '2026-11-24 21:00'],
      ['今夜22時', '2026-11-24 22:00'],
      ['3日後の20時', '2026-11-27 20:00'],
      ['12月1日(火) 20:00', '2026-12-01 20:00'],
      ['今夜1時', UNREAD],
      ['今夜12時', UNREAD],
      ['明日の深夜0時', UNREAD],
      ['来週20時', UNREAD],
    ],
  ],
  [
    'hi',
    'Asia/Kolkata',
    [
      ['अगले शुक्रवार रात 8 बजे', '2026-11-27 20:00 or 2026-12-04 20:00'],
      ['शुक्रवार को रात 8 बजे', '2026-11-27 20:00'],
      ['इस शनिवार को रात 9 बजे', '2026-11-28 21:00'],
      ['बृहस्पतिवार शाम 7 बजे', '2026-11-26 19:00'],
      ['कल शाम 7:30 बजे', '2026-11-25 19:30'],
      ['कल दोपहर 12 बजे', '2026-11-25 12:00'],
      ['परसों सुबह 10 बजे', '2026-11-26 10:00'],
      ['आज रात 9 बजे', '2026-11-24 21:00'],
      ['अगले मंगलवार रात 8 बजे', '2026-12-01 20:00'],
      ['अगले हफ़्ते शुक्रवार को रात 8 बजे', '2026-12-04 20:00'],
      ['अगले सप्ताह शुक्रवार रात 8 बजे', '2026-12-04 20:00'],
      ['१ दिसंबर को शाम ७ बजे', '2026-12-01 19:00'],
      ['3 दिन बाद रात 8 बजे', '2026-11-27 20:00'],
      ['आधे घंटे में', '2026-11-24 17:00'],
      ['कल रात 12 बजे', UNREAD],
      ['शाम 12 बजे', UNREAD],
      ['कल सुबह 12 बजे', UNREAD],
    ],
  ],
];

describe.each(TYPED)('in %s, in %s', (language, zone, table) => {
  it.each(table)('%s is %s', (text, wanted) => {
    expect(meant(text, zone, language)).toBe(wanted);
  });
});

describe('on a Sunday, “next week”', () => {
  it.each([
    ['en-US', 'Friday next week 8pm', '2026-12-04 20:00 or 2026-12-11 20:00'],
    ['pt-BR', 'sexta da semana que vem às 20h', '2026-12-04 20:00 or 2026-12-11 20:00'],
    ['ja', '来週の金曜日 20時', '2026-12-04 20:00 or 2026-12-11 20:00'],
    ['hi', 'अगले हफ़्ते शुक्रवार रात 8 बजे', '2026-12-04 20:00 or 2026-12-11 20:00'],
    ['de', 'nächste Woche Freitag 20 Uhr', '2026-12-04 20:00'],
    ['fr', 'vendredi de la semaine prochaine à 20h', '2026-12-04 20:00'],
  ])('has two readings where weeks begin on Sunday for some: %s, %s', (language, text, wanted) => {
    expect(meant(text, 'UTC', language, SUNDAY)).toBe(wanted);
  });
});
