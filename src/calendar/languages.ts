/** How dates are typed in each language: chrono's reader of it, and words it misses put into words that it knows. */
import type { Chrono } from 'chrono-node';
import * as de from 'chrono-node/de';
import * as en from 'chrono-node/en';
import * as es from 'chrono-node/es';
import * as fr from 'chrono-node/fr';
import * as ja from 'chrono-node/ja';
import * as pt from 'chrono-node/pt';

/** Stands in a rewritten text for the date of a day so many days ahead. */
const daysAhead = (days: number | string): string => `{+${days}}`;

const DAY_AFTER_TOMORROW = daysAhead(2);

/** Stands in a rewritten text for a weekday, Monday as 1, of the week that is so many weeks ahead. */
const weekdayAhead = (weeks: number, weekday: number): string => `{w${weeks}-${weekday}} `;

/** Both in a rewritten text: days; weeks and weekday. */
export const AHEAD = /\{(?:\+(\d+)|w(\d)-(\d))\}/g;

/** A week begins on Monday, ISO 8601; or for some who speak a language on Sunday: then there are two readings. */
export const MONDAY = 1;
const SUNDAY = 7;

export type TypedLanguage = {
  readonly reader: Chrono;
  /** What the reader misses, and the same in words that it, or the reader of English, knows. */
  readonly rewrites: readonly (readonly [RegExp, string])[];
  /** Words that may stand before or within a date and say nothing. */
  readonly fillers: ReadonlySet<string>;
  /** The word for next, where it stands by a weekday and no week is named. */
  readonly next: RegExp;
  /**
   * Whether that is the week after the coming such day, when this week still has one: *next Friday* on a Tuesday. In most
   * languages it is the coming one; in English that would be *this Friday*.
   */
  readonly skipsComing: boolean;
  /** A word by a weekday for the coming one, which is never today: *kommenden Dienstag*. */
  readonly coming: RegExp | null;
  /** On which days people begin a week: two where they differ. */
  readonly weekBegins: readonly number[];
  /** A word by which a day lies behind; the reader would take the coming one for it. */
  readonly past: RegExp | null;
  /** A word for the evening or the night; the reader would take *tonight at 1* for the afternoon. */
  readonly night: RegExp;
};

type Rewrites = TypedLanguage['rewrites'];

/**
 * What names a weekday of a week, put into its date.
 *
 * @param names of the weekdays from Monday on, as in a pattern
 * @param patterns for one of them, and how many weeks ahead that is
 */
const ofWeek = (
  names: readonly string[],
  patterns: (day: string) => readonly (readonly [pattern: string, weeks: number])[],
): Rewrites =>
  names.flatMap((name, i) =>
    patterns(name).map(
      ([pattern, weeks]) =>
        [
          new RegExp(`(?<!\\p{L})${pattern.normalize('NFKC')}(?![\\p{L}\\p{M}]) ?`, 'giu'),
          weekdayAhead(weeks, i + 1),
        ] as const,
    ),
  );

/** The names of months in a language, January first. */
const monthNames = (language: string): string[] =>
  Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month, 1)),
  );

const words = (list: string) => new Set(list.split(' '));

const english = (reader: Chrono): TypedLanguage => ({
  reader,
  rewrites: [
    ...ofWeek(
      [
        'mon(?:day)?',
        'tue(?:s|sday)?',
        'wed(?:nesday)?',
        'thu(?:rs|rsday)?',
        'fri(?:day)?',
        'sat(?:urday)?',
        'sun(?:day)?',
      ],
      (day) => [
        [`next week,? (?:on )?${day}`, 1],
        [`${day},? (?:of )?next week`, 1],
      ],
    ),
    [/\b(?:the )?day after tomorrow\b/gi, DAY_AFTER_TOMORROW],
  ],
  fillers: words('on at the'),
  next: /\bnext\s+(?=(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)/i,
  skipsComing: true,
  coming: null,
  weekBegins: [MONDAY, SUNDAY],
  past: /\blast\b/i,
  night: /\b(?:tonight|night|evening)\b/i,
});

/** The names of weekdays and months in Hindi, with those in English. */
const HINDI_NAMES = [
  ...Array.from({ length: 12 }, (_, month) => [Date.UTC(2026, month, 1), { month: 'long' }] as const),
  ...Array.from({ length: 7 }, (_, day) => [Date.UTC(2026, 1, day), { weekday: 'long' }] as const),
].map(([at, part]) => {
  const name = (language: string) =>
    new Intl.DateTimeFormat(language, { ...part, timeZone: 'UTC' }).format(at);
  return [new RegExp(name('hi'), 'g'), name('en')] as const;
});

const LANGUAGES: Readonly<Record<string, TypedLanguage>> = {
  en: english(en.casual),
  'en-GB': english(en.GB),
  de: {
    reader: de.casual,
    rewrites: [
      ...ofWeek(
        ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', '(?:samstag|sonnabend)', 'sonntag'],
        (day) => [
          [`übernächste woche,? (?:am )?${day}`, 2],
          [`(?:nächste|kommende) woche,? (?:am )?${day}`, 1],
          [`${day},? (?:der )?(?:nächste[rn]?|kommende[rn]?) woche`, 1],
        ],
      ),
      [/\bdiesen\s/gi, ''],
      [/\bsonnabend\b/gi, 'Samstag'],
      [/(?<=tag|mittwoch)(?=abend|vormittag|nachmittag|mittag)/gi, ' '],
      [/\bmorgen früh(?= )/gi, 'morgen'],
      [/\b(mo|di|mi|do|fr|sa|so)\.(?= )/gi, '$1'],
      ...monthNames('de').map(
        (name, i) =>
          [new RegExp(`(?<![\\d.])(\\d{1,2})\\. ?0?${i + 1}\\.(?= |$)`, 'g'), `$1. ${name}`] as const,
      ),
      // “1. Dezember 19 Uhr” would be read as the year 2019.
      [/(?:\bum )?(?<![\d:.])(\d{1,2})(?:[:.](\d{2}))? ?uhr\b/gi, 'um $1:$2 Uhr'],
      [/:(?= Uhr)/g, ':00'],
    ],
    fillers: words('am um den der'),
    next: /\bn(?:ä|ae)chste[nr]?\s+(?=(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)/iu,
    skipsComing: false,
    coming: /\bkommende[nr]?\s+(?=(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)/i,
    weekBegins: [MONDAY],
    past: /\b(?:letzte|vergangene|vorige)[nrs]?\b/i,
    night: /(?<!sonn)abend|(?<!mitter)nacht/i,
  },
  es: {
    reader: es.casual,
    rewrites: [
      ...ofWeek(['lunes', 'martes', 'mi[ée]rcoles', 'jueves', 'viernes', 's[áa]bado', 'domingo'], (day) => [
        [`${day} de la (?:semana que viene|próxima semana)`, 1],
        [`la (?:semana que viene|próxima semana),? (?:el )?${day}`, 1],
      ]),
      [/\bmiercoles\b/gi, 'miércoles'],
      [/\bpasado mañana\b/gi, DAY_AFTER_TOMORROW],
      [/ al mediodía$/i, ' a las 12:00'],
      [/ en media hora$|^(?:en|dentro de) media hora$/i, 'en 30 minutos'],
      [/ por la (tarde|noche),? a las? (\d{1,2}(?::\d{2})?)$/i, ' a las $2 de la $1'],
      [/\b((?:1[3-9]|2[0-3])(?::\d{2})?) de la (?:tarde|noche)\b/gi, '$1'],
      [/\b((?:[7-9]|1[01])(?::\d{2})?) de la noche\b/gi, '$1pm'],
      [/(?<![\d:])([1-9](?::\d{2})?) de la tarde\b/gi, '$1pm'],
      [/(?<![\d:])((?:[1-9]|1[01])(?::\d{2})?) de la mañana(?!\p{L})/giu, '$1am'],
      [/(?<=a las )(\d{1,2})(?= ?h?$)/gi, '$1:00'],
      [/\b(\d{1,2})(?::00)? ?h$/i, '$1:00'],
    ],
    fillers: words('el la las a'),
    next: /\bpróximo\s+(?=lunes|martes|miércoles|jueves|viernes|sábado|domingo)|(?<=lunes|martes|miércoles|jueves|viernes|sábado|domingo)\s+próximo(?= |$)/iu,
    skipsComing: false,
    coming: /(?<=lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)\s+que viene(?= |$)/iu,
    weekBegins: [MONDAY],
    past: /\b(?:pasad[oa]|últim[oa])\b/iu,
    night: /\bnoche\b/i,
  },
  fr: {
    reader: fr.casual,
    rewrites: [
      ...ofWeek(['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'], (day) => [
        [`${day} (?:de )?la semaine prochaine`, 1],
        [`la semaine prochaine,? (?:le )?${day}`, 1],
      ]),
      [/\baprès[- ]demain\b/gi, DAY_AFTER_TOMORROW],
      [/^dans une demi-heure$/i, 'dans 30 minutes'],
      [/ à midi$/i, ' à 12h'],
      [/(?<=à )(\d{1,2}) ?(?:h|heures?)(?= |$)/giu, '$1h'],
      [/\b([4-9]|1[01])h(\d{2})? du soir\b/gi, '$1h$2 pm'],
      [/\b(\d{1,2})h(\d{2})? du matin\b/gi, '$1h$2'],
    ],
    fillers: words('le la à'),
    next: /(?<=lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+prochain\b/iu,
    skipsComing: false,
    coming: null,
    weekBegins: [MONDAY],
    past: /\b(?:derni(?:er|ère)|passée?)\b/iu,
    night: /\b(?:soir|nuit)\b/i,
  },
  pt: {
    reader: pt.casual,
    rewrites: [
      ...ofWeek(
        [
          'segunda(?:-feira)?',
          'ter[çc]a(?:-feira)?',
          'quarta(?:-feira)?',
          'quinta(?:-feira)?',
          'sexta(?:-feira)?',
          's[áa]bado',
          'domingo',
        ],
        (day) => [
          [`${day} da (?:semana que vem|próxima semana)`, 1],
          [`(?:na |a )?(?:semana que vem|próxima semana),? (?:na |no |à |a )?${day}`, 1],
        ],
      ),
      [/\bdepois de amanhã/gi, DAY_AFTER_TOMORROW],
      [/\bnest[ae] /gi, ''],
      [/\bterca(?=$|-| )/gi, 'terça'],
      [/\bdia (?=\d)/gi, ''],
      [/\b1o(?= de )/gi, '1'],
      [/ ao meio-dia$/i, ' às 12:00'],
      [/ de manhã(?=,? às? )/giu, ''],
      [/^(?:em|daqui a) meia hora$/i, 'in 30 minutes'],
      [/\bpróxim[ao] /giu, ''],
      [/ que vem\b/gi, ''],
      [/\b(segunda|terça|quarta|quinta|sexta)(?!-feira)(?= |$)/giu, '$1-feira'],
      [/\b(\d{1,2})h(\d{2})\b/gi, '$1:$2'],
      [/\b(\d{1,2})h\b/gi, '$1:00'],
      [/\b((?:1[3-9]|2[0-3])(?::\d{2})?) da (?:tarde|noite)\b/gi, '$1'],
      [/(?<![\d:])((?:[6-9]|1[01])(?::\d{2})?) da noite\b/gi, '$1pm'],
      [/(?<![\d:])([1-6](?::\d{2})?) da tarde\b/gi, '$1pm'],
      [/(?<![\d:])((?:[1-9]|1[01])(?::\d{2})?) da manhã/gi, '$1am'],
      [/^(?:em|daqui a) (\d+|uma?) minutos?$/i, 'in $1 minutes'],
      [/^(?:em|daqui a) (\d+|uma?) horas?$/i, 'in $1 hours'],
      [/^in uma? (minute|hour)s$/, 'in 1 $1'],
    ],
    fillers: words('na no à às a'),
    next: /\bpróxim[ao]\s+(?=segunda|terça|quarta|quinta|sexta|sábado|domingo)|(?<=(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|sábado|domingo)\s+que vem\b/iu,
    skipsComing: false,
    coming: null,
    weekBegins: [MONDAY, SUNDAY],
    past: /\b(?:passad[oa]|últim[oa])\b/iu,
    night: /(?<!meia[- ])\bnoite\b/i,
  },
  ja: {
    reader: ja.casual,
    rewrites: [
      ...[...'月火水木金土日'].flatMap((day, i) =>
        (['今週', '来週', '(?:再来週|さ来週)'] as const).map(
          (week, weeks) =>
            [new RegExp(`(?<!再|さ)${week}の?${day}曜?日?の?`, 'g'), weekdayAhead(weeks, i + 1)] as const,
        ),
      ),
      [/(?:しあさって|明々後日)の?/g, `${daysAhead(3)} `],
      [/(?:明後日|あさって)の?/g, `${DAY_AFTER_TOMORROW} `],
      [/^(\d{1,3})日後の?(?=.)/, `${daysAhead('$1')} `],
      [/(?:の|\s)*正午$/, ' 12時'],
      [/(?<!今)(?:の|\s)*(?:夜|晩)の?(?=(?:1[3-9]|2[0-3])[時:])/g, ' '],
      [/(?<!今)(?:の|\s)*(?:夜|晩)の?(?=(?:[5-9]|1[01])[時:])/g, ' 午後'],
      [/(?:の|\s)*夕方の?(?=[3-7][時:])/g, ' 午後'],
      [/(?:の|\s)*朝の?(?=(?:[4-9]|1[01])[時:])/g, ' 午前'],
      [/(?:の|\s)*昼の?(?=12[時:])/g, ' '],
      [/(?:の|\s)*昼の?(?=[1-3][時:])/g, ' 午後'],
      [/^(\d+)分後(?:に)?$/, 'in $1 minutes'],
      [/^(\d+)時間後(?:に)?$/, 'in $1 hours'],
    ],
    fillers: words('に'),
    next: /(?:次|今度)の(?=[月火水木金土日]曜)/,
    skipsComing: false,
    coming: null,
    weekBegins: [MONDAY, SUNDAY],
    past: /先週|前回|先月/,
    night: /夜|晩/,
  },
  // chrono has no Hindi: its words are put into English, with the day before the month.
  hi: {
    reader: en.GB,
    rewrites: [
      ...ofWeek(['सोमवार', 'मंगलवार', 'बुधवार', '(?:गुरुवार|बृहस्पतिवार)', 'शुक्रवार', 'शनिवार', 'रविवार'], (day) => [
        [`अगले (?:हफ़्ते|हफ्ते|सप्ताह) (?:के )?${day}`, 1],
      ]),
      [/बृहस्पतिवार/g, 'गुरुवार'],
      [/(?<![\p{L}\p{M}])इस (?=[\p{L}\p{M}]+वार)/gu, ''],
      [/परसों/g, DAY_AFTER_TOMORROW],
      [/^(\d{1,3}) दिन (?:में|बाद)(?= )/, daysAhead('$1')],
      [/आज/g, 'today'],
      [/कल/g, 'tomorrow'],
      [/ को(?= )/g, ''],
      ...HINDI_NAMES,
      [/(?:सुबह|सवेरे) ?((?:[3-9]|1[01])(?::\d{2})?) ?बजे/g, '$1am'],
      [/दोपहर ?((?:12|[1-4])(?::\d{2})?) ?बजे/g, '$1pm'],
      [/शाम ?([4-9](?::\d{2})?) ?बजे/g, '$1pm'],
      [/रात ?((?:[789]|1[01])(?::\d{2})?) ?बजे/g, '$1pm'],
      [/(\d{1,2}:\d{2}) ?बजे/g, '$1'],
      [/(\d{1,2}) ?बजे/g, '$1:00'],
      [/^एक घंटे (?:में|बाद)$/, 'in 1 hours'],
      [/^आधे घंटे (?:में|बाद)$/, 'in 30 minutes'],
      [/^(\d+) मिनट (?:में|बाद)$/, 'in $1 minutes'],
      [/^(\d+) (?:घंटे|घंटा|घंटों) (?:में|बाद)$/, 'in $1 hours'],
    ],
    fillers: words('अगले'),
    next: /अगले (?=सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार)/,
    skipsComing: false,
    coming: null,
    weekBegins: [MONDAY, SUNDAY],
    past: /पिछले|पिछली/,
    night: /रात/,
  },
};

/**
 * The languages in which a person may have typed: their own, then English.
 *
 * @param language a BCP 47 tag such as Discord's locales: `pt-BR`, `en-GB`
 */
export const typedIn = (language: string): TypedLanguage[] => {
  const own = LANGUAGES[language] ?? LANGUAGES[language.split('-')[0] ?? ''];
  return [...new Set([own, LANGUAGES.en])].filter((one) => one !== undefined);
};
