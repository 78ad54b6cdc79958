/** Reads dates as people type them, in a zone they name. */
import * as chrono from 'chrono-node/en';
import { DateTime, IANAZone } from 'luxon';

/** Why a typed date says no instant. */
export type DateRefusal =
  | { refused: 'zone-unknown'; zone: string }
  /** Several zones are like what was typed; `zones` names some of them. */
  | { refused: 'zone-ambiguous'; zone: string; zones: readonly string[] }
  | { refused: 'date-unreadable'; text: string }
  | { refused: 'date-without-time'; text: string }
  /** The clocks are put forward over that hour, so it does not happen. */
  | { refused: 'date-in-gap'; text: string; zone: string };

export type ReadDate = { ok: true; at: number } | { ok: false; refusal: DateRefusal };

const refuse = (refusal: DateRefusal): ReadDate => ({ ok: false, refusal });

/** Whether a date is all that was typed, so that nothing a person meant is passed over. */
const isAll = (found: string, text: string): boolean => {
  const bare = (words: string) =>
    words
      .toLowerCase()
      .replaceAll(/[\s,]+/g, ' ')
      .trim();
  return bare(found) === bare(text);
};

/**
 * The instant that a text such as `next Friday 7pm`, `in 2 hours` or `2026-12-01 19:00` means.
 *
 * An hour that happens twice, when clocks are put back, is the first of the two.
 *
 * @param zone IANA name, e.g. `Europe/Berlin`
 * @param now the instant from which relative words count
 * @returns milliseconds since 1970, not checked against `now`; or why the text names no instant
 */
export const readDate = (text: string, zone: string, now: Date): ReadDate => {
  if (!IANAZone.isValidZone(zone)) return refuse({ refused: 'zone-unknown', zone });
  const offset = IANAZone.create(zone).offset(now.getTime());
  const [found] = chrono.parse(text, { instant: now, timezone: offset }, { forwardDate: true });
  if (!found || !isAll(found.text, text)) return refuse({ refused: 'date-unreadable', text });
  const { start } = found;
  if (start.isCertain('timezoneOffset')) return { ok: true, at: start.date().getTime() };
  if (!start.isCertain('hour')) return refuse({ refused: 'date-without-time', text });
  const hour = start.get('hour') ?? 0;
  const minute = start.get('minute') ?? 0;
  const at = DateTime.fromObject(
    {
      year: start.get('year') ?? 0,
      month: start.get('month') ?? 0,
      day: start.get('day') ?? 0,
      hour,
      minute,
      second: start.get('second') ?? 0,
    },
    { zone },
  );
  if (!at.isValid) return refuse({ refused: 'date-unreadable', text });
  if (at.hour !== hour || at.minute !== minute) return refuse({ refused: 'date-in-gap', text, zone });
  const [first = at] = at.getPossibleOffsets();
  return { ok: true, at: first.toMillis() };
};

/** A date in words for a list of suggestions, e.g. `Tue 1 Dec 2026, 19:00 Europe/Berlin`. */
export const sayDate = (at: number, zone: string): string =>
  `${DateTime.fromMillis(at, { zone }).setLocale('en-GB').toFormat('ccc d LLL yyyy, HH:mm')} ${zone}`;

/** What was typed of a zone, as zones are written. */
const wordOf = (typed: string): string => typed.trim().toLowerCase().replaceAll(' ', '_');

const cityOf = (zone: string): string => zone.toLowerCase().split('/').at(-1) ?? '';

const onlyOne = (zones: readonly string[]): string | undefined => (zones.length === 1 ? zones[0] : undefined);

/**
 * Zones whose name contains what was typed (`new y` finds `America/New_York`); the ones that begin with it first.
 *
 * @param most how many at the most; Discord shows 25
 */
export const zonesLike = (typed: string, most = 25): string[] => {
  const word = wordOf(typed);
  const found = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].filter(
    (zone) => zone.toLowerCase().includes(word),
  );
  const begins = (zone: string) =>
    zone.toLowerCase().startsWith(word) || cityOf(zone).startsWith(word) ? 0 : 1;
  return found.sort((a, b) => begins(a) - begins(b)).slice(0, most);
};

export type ReadZone = { ok: true; zone: string } | { ok: false; refusal: DateRefusal };

/** How many zones are named to choose from. */
const NAMED = 4;

/** The zone that somebody typed: by its name, by its city, or by a part of either that no other has. */
export const readZone = (typed: string): ReadZone => {
  const word = wordOf(typed);
  const found = word === '' ? [] : zonesLike(typed);
  const meant =
    found.find((zone) => zone.toLowerCase() === word) ??
    onlyOne(found.filter((zone) => cityOf(zone) === word)) ??
    onlyOne(found);
  if (meant !== undefined) return { ok: true, zone: meant };
  if (found.length > 0)
    return { ok: false, refusal: { refused: 'zone-ambiguous', zone: typed, zones: found.slice(0, NAMED) } };
  // Other names of a zone, such as US/Eastern, are not listed.
  const timeZone = typed.trim();
  return IANAZone.isValidZone(timeZone)
    ? { ok: true, zone: new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone }
    : { ok: false, refusal: { refused: 'zone-unknown', zone: typed } };
};
