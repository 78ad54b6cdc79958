/** How dates are typed in each language: chrono's reader of it, and words it misses put into words that it knows. */
import type { Chrono } from 'chrono-node';
import * as de from 'chrono-node/de';
import * as en from 'chrono-node/en';
import * as es from 'chrono-node/es';
import * as fr from 'chrono-node/fr';
import * as ja from 'chrono-node/ja';
import * as pt from 'chrono-node/pt';

/** Stands in a rewritten text for the date of the day after tomorrow. */
export const DAY_AFTER_TOMORROW = '{+2}';

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
  /** A word by which a day lies behind; the reader would take the coming one for it. */
  readonly past: RegExp | null;
};

const words = (list: string) => new Set(list.split(' '));

const english = (reader: Chrono): TypedLanguage => ({
  reader,
  rewrites: [[/\b(?:the )?day after tomorrow\b/gi, DAY_AFTER_TOMORROW]],
  fillers: words('on at the'),
  next: /\bnext\s+(?=(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)/i,
  skipsComing: true,
  past: /\blast\b/i,
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
      [/\b(?:kommenden|diesen)\s/gi, ''],
      // “1. Dezember 19 Uhr” would be read as the year 2019.
      [/(?:\bum )?(?<![\d:.])(\d{1,2})(?:[:.](\d{2}))? ?uhr\b/gi, 'um $1:$2 Uhr'],
      [/:(?= Uhr)/g, ':00'],
    ],
    fillers: words('am um den der'),
    next: /\bn(?:ä|ae)chste[nr]?\s+(?=(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)/iu,
    skipsComing: false,
    past: /\b(?:letzte|vergangene|vorige)[nrs]?\b/i,
  },
  es: {
    reader: es.casual,
    rewrites: [
      [/\bpasado mañana\b/gi, DAY_AFTER_TOMORROW],
      [/ que viene\b/gi, ''],
      [/\b(\d{1,2}(?::\d{2})?) de la (?:tarde|noche)\b/gi, '$1pm'],
      [/\b(\d{1,2}(?::\d{2})?) de la mañana\b/gi, '$1am'],
    ],
    fillers: words('el la las a'),
    next: /\bpróximo\s+(?=lunes|martes|miércoles|jueves|viernes|sábado|domingo)|(?<=lunes|martes|miércoles|jueves|viernes|sábado|domingo)\s+próximo(?= |$)/iu,
    skipsComing: false,
    past: /\b(?:pasad[oa]|últim[oa])\b/iu,
  },
  fr: {
    reader: fr.casual,
    rewrites: [[/\baprès[- ]demain\b/gi, DAY_AFTER_TOMORROW]],
    fillers: words('le la à'),
    next: /(?<=lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s+prochain\b/iu,
    skipsComing: false,
    past: /\b(?:derni(?:er|ère)|passée?)\b/iu,
  },
  pt: {
    reader: pt.casual,
    rewrites: [
      [/\bdepois de amanhã/gi, DAY_AFTER_TOMORROW],
      [/\bpróxim[ao] /giu, ''],
      [/ que vem\b/gi, ''],
      [/\b(segunda|terça|quarta|quinta|sexta)(?!-feira)(?= |$)/giu, '$1-feira'],
      [/\b(\d{1,2})h(\d{2})\b/gi, '$1:$2'],
      [/\b(\d{1,2})h\b/gi, '$1:00'],
      [/\b(\d{1,2}(?::\d{2})?) da (?:tarde|noite)\b/gi, '$1pm'],
      [/\b(\d{1,2}(?::\d{2})?) da manhã/gi, '$1am'],
      [/^(?:em|daqui a) (\d+|uma?) minutos?$/i, 'in $1 minutes'],
      [/^(?:em|daqui a) (\d+|uma?) horas?$/i, 'in $1 hours'],
      [/^in uma? (minute|hour)s$/, 'in 1 $1'],
    ],
    fillers: words('na no à às a'),
    next: /\bpróxim[ao]\s+(?=segunda|terça|quarta|quinta|sexta|sábado|domingo)|(?<=(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|sábado|domingo)\s+que vem\b/iu,
    skipsComing: false,
    past: /\b(?:passad[oa]|últim[oa])\b/iu,
  },
  ja: {
    reader: ja.casual,
    rewrites: [
      [/(?:明後日|あさって)の?/g, `${DAY_AFTER_TOMORROW} `],
      [/^(\d+)分後(?:に)?$/, 'in $1 minutes'],
      [/^(\d+)時間後(?:に)?$/, 'in $1 hours'],
    ],
    fillers: words('に'),
    next: /次の(?=[月火水木金土日]曜)/,
    skipsComing: false,
    past: /先週|前回|先月/,
  },
  // chrono has no Hindi: its words are put into English, with the day before the month.
  hi: {
    reader: en.GB,
    rewrites: [
      [/परसों/g, DAY_AFTER_TOMORROW],
      [/आज/g, 'today'],
      [/कल/g, 'tomorrow'],
      [/ को(?= )/g, ''],
      ...HINDI_NAMES,
      [/(?:सुबह|सवेरे) ?(\d{1,2}(?::\d{2})?) ?बजे/g, '$1am'],
      [/(?:दोपहर|शाम) ?(\d{1,2}(?::\d{2})?) ?बजे/g, '$1pm'],
      [/रात ?((?:[789]|1[01])(?::\d{2})?) ?बजे/g, '$1pm'],
      [/(\d{1,2}:\d{2}) ?बजे/g, '$1'],
      [/(\d{1,2}) ?बजे/g, '$1:00'],
      [/^(\d+) मिनट (?:में|बाद)$/, 'in $1 minutes'],
      [/^(\d+) (?:घंटे|घंटा|घंटों) (?:में|बाद)$/, 'in $1 hours'],
    ],
    fillers: words('अगले'),
    next: /अगले (?=सोमवार|मंगलवार|बुधवार|गुरुवार|शुक्रवार|शनिवार|रविवार)/,
    skipsComing: false,
    past: /पिछले|पिछली/,
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
