/** Reads dates and days as people type them, in their language and in a zone they name, and says dates back. */
import type { ParsedComponents } from 'chrono-node';
import { DateTime } from 'luxon';
import { AHEAD, MONDAY, type TypedLanguage, typedIn } from './languages.ts';
import { onTheClock, type ZoneRefusal, zoneNamed } from './zones.ts';

/** How far ahead a talk can be planned, in years. */
export const YEARS_AHEAD = 5;

/** Why a typed date says no instant. */
export type DateRefusal =
  | ZoneRefusal
  | { refused: 'date-unreadable'; text: string }
  | { refused: 'date-without-time'; text: string }
  /** It lies further ahead than this many years. */
  | { refused: 'date-too-far'; text: string; years: number }
  /** The clocks are put forward over that hour, so it does not happen. */
  | { refused: 'date-in-gap'; text: string; zone: string };

/** `other`: what the text can mean as well, of two readings that people differ about. */
export type ReadDate =
  | { ok: true; at: number; zone: string; other?: number }
  | { ok: false; refusal: DateRefusal };

export type ReadDay = { ok: true; day: string } | { ok: false; refusal: DateRefusal };

const refuse = (refusal: DateRefusal) => ({ ok: false as const, refusal });

const DAY = 24 * 60 * 60_000;

/** No time before this hour is one of the evening or the night of its day. */
const EVENING = 17;

const DEVANAGARI_ZERO = 0x0966;

/** One way to write what keyboards write in several: full-width letters, apostrophes, digits of other scripts. */
const plainly = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll('’', "'")
    .replaceAll(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - DEVANAGARI_ZERO))
    .replaceAll(/\s+/g, ' ')
    .trim();

/** What was typed, in words that the readers know; `otherwise`: by how many days later it can be meant as well. */
type Rewritten = { text: string; otherwise?: number };

/** A weekday of the week that is so many weeks ahead, where weeks begin on a day. */
const weekdayOf = (today: DateTime, weeks: number, weekday: number, begins: number): DateTime => {
  const since = (day: number) => (day - begins + 7) % 7;
  return today.plus({ days: weeks * 7 + since(weekday) - since(today.weekday) });
};

const rewritten = (text: string, { rewrites, weekBegins }: TypedLanguage, today: DateTime): Rewritten => {
  let otherwise = 0;
  const known = rewrites
    .reduce((rest, [missed, words]) => rest.replace(missed, words), text)
    .replace(AHEAD, (_, days?: string, weeks?: string, weekday?: string) => {
      if (days !== undefined) return today.plus({ days: Number(days) }).toISODate() ?? '';
      const [meant, other] = [MONDAY, ...weekBegins.filter((begins) => begins !== MONDAY)].map((begins) =>
        weekdayOf(today, Number(weeks), Number(weekday), begins),
      );
      otherwise = meant && other ? Math.round(other.diff(meant, 'days').days) : 0;
      return meant?.toISODate() ?? '';
    })
    .trim();
  return otherwise === 0 ? { text: known } : { text: known, otherwise };
};

/** What a reader finds, when a date is all that was typed: nothing a person meant is passed over. */
const readAll = (text: string, { reader, fillers, past }: TypedLanguage, now: DateTime) => {
  if (past?.test(text)) return undefined;
  const bare = (typed: string) =>
    typed
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((word) => word !== '' && !fillers.has(word))
      .join(' ');
  const [found] = reader.parse(
    text,
    { instant: now.toJSDate(), timezone: now.offset },
    { forwardDate: true },
  );
  return found && !found.end && bare(found.text) === bare(text) ? found.start : undefined;
};

const understood = (
  typed: string,
  language: string,
  now: DateTime,
): { start: ParsedComponents; otherwise?: number } | undefined => {
  const languages = typedIn(language);
  const [own] = languages;
  const { text, ...other } = own ? rewritten(plainly(typed), own, now) : { text: typed };
  for (const one of languages) {
    const start = readAll(text, one, now);
    if (start) return { start, ...other };
  }
  return undefined;
};

/** Whether a time is none of the evening although that was said: *tonight at 1* is read as one in the afternoon. */
const missesNight = (typed: string, language: string, hour: number | null): boolean =>
  hour !== null && hour < EVENING && typedIn(language).some(({ night }) => night.test(plainly(typed)));

/** By which days the coming such weekday may be missed; of two, the likelier is first. */
type Later = (coming: DateTime, here: DateTime) => readonly [number, number?];

/**
 * Whoever says *next* may mean the coming such day or the one after. Today is never the next, and a day of the next week is.
 */
const next =
  (skipsComing: boolean): Later =>
  (coming, today) => {
    if (coming.hasSame(today, 'day')) return [7];
    if (!coming.hasSame(today, 'week')) return [0];
    return skipsComing ? [7, 0] : [0, 7];
  };

/** *Kommenden* Dienstag is not today. */
const comingOnly: Later = (coming, today) => [coming.hasSame(today, 'day') ? 7 : 0];

/** The text without the word for next, or coming, by its weekday, and what that says of the day; null without it. */
const nextWeekday = (text: string, language: string): { bare: string; later: Later } | null => {
  const typed = plainly(text);
  for (const one of typedIn(language)) {
    if (one.next.test(typed)) return { bare: typed.replace(one.next, ''), later: next(one.skipsComing) };
    if (one.coming?.test(typed)) return { bare: typed.replace(one.coming, ''), later: comingOnly };
  }
  return null;
};

/** What was typed, as though in UTC. */
const typedTime = (start: ParsedComponents): DateTime => {
  const part = (name: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second') => start.get(name) ?? 0;
  return DateTime.utc(part('year'), part('month'), part('day'), part('hour'), part('minute'), part('second'));
};

/**
 * The instant that a text such as `next Friday 7pm`, `in 2 hours` or `2026-12-01 19:00` means. It is read in the
 * person's language, then in English.
 *
 * An hour that happens twice, when clocks are put back, is the first of the two.
 *
 * @param zone IANA name, e.g. `Europe/Berlin`
 * @param now the instant from which relative words count
 * @param language BCP 47 tag of the person's language; one that is not known counts as English
 * @returns milliseconds since 1970, at most {@link YEARS_AHEAD} years ahead, maybe past, with the zone as the database
 *   writes it; or why the text names no instant
 */
export const readDate = (text: string, zone: string, now: Date, language: string): ReadDate => {
  const named = zoneNamed(zone);
  if (named === null) return refuse({ refused: 'zone-unknown', zone });
  const here = DateTime.fromJSDate(now, { zone: named });
  const weekday = nextWeekday(text, language);
  const found = understood(weekday?.bare ?? text, language, here);
  if (!found || missesNight(text, language, found.start.get('hour'))) {
    return refuse({ refused: 'date-unreadable', text });
  }
  const { start } = found;
  const exact = start.isCertain('timezoneOffset');
  if (!exact && !start.isCertain('hour')) return refuse({ refused: 'date-without-time', text });
  const time = typedTime(start);
  const today = here.setZone('utc', { keepLocalTime: true });
  const [days, otherwise] = weekday ? weekday.later(time, today) : [0, found.otherwise];
  const instant = (after: number): number | null =>
    exact ? start.date().getTime() + after * DAY : onTheClock(time.plus({ days: after }), named);
  const at = instant(days);
  if (at === null) return refuse({ refused: 'date-in-gap', text, zone: named });
  if (at > here.plus({ years: YEARS_AHEAD }).toMillis()) {
    return refuse({ refused: 'date-too-far', text, years: YEARS_AHEAD });
  }
  const other = otherwise === undefined ? null : instant(otherwise);
  return { ok: true, at, zone: named, ...(other === null ? {} : { other }) };
};

/**
 * A date in words for a list of suggestions, e.g. `Tue, 1 Dec 2026, 19:00 Europe/Berlin`.
 *
 * @param language BCP 47 tag of the reader's language
 */
export const sayDate = (at: number, zone: string, language: string): string => {
  const parts = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const said = DateTime.fromMillis(at, { zone })
    .setLocale(language)
    .toLocaleString({ ...parts, ...time });
  return `${said} ${zone}`;
};

/**
 * What a date that is being typed means, in words: a suggestion for each reading. One that can be read in two ways is
 * written out in each, so that what is chosen means just that.
 *
 * @param language BCP 47 tag of the person's language
 */
export const suggestDates = (
  typed: string,
  zone: string,
  now: Date,
  language: string,
): { name: string; value: string }[] => {
  const read = readDate(typed, zone, now, language);
  if (!read.ok) return [];
  if (read.other === undefined) return [{ name: sayDate(read.at, read.zone, language), value: typed }];
  return [read.at, read.other].map((at) => ({
    name: sayDate(at, read.zone, language),
    value: DateTime.fromMillis(at, { zone: read.zone }).toFormat('yyyy-MM-dd HH:mm'),
  }));
};

/**
 * The day that a text such as `30 June` or `in 3 weeks` means, with a time of the day or without: the end of a series.
 *
 * @returns the day in the zone, `2027-06-30`; or why the text names none
 */
export const readDay = (text: string, zone: string, now: Date, language: string): ReadDay => {
  const named = zoneNamed(zone);
  if (named === null) return refuse({ refused: 'zone-unknown', zone });
  const here = DateTime.fromJSDate(now, { zone: named });
  const found = understood(text, language, here);
  const day = found && typedTime(found.start).toISODate();
  if (!day) return refuse({ refused: 'date-unreadable', text });
  if (day > (here.plus({ years: YEARS_AHEAD }).toISODate() ?? '')) {
    return refuse({ refused: 'date-too-far', text, years: YEARS_AHEAD });
  }
  return { ok: true, day };
};
