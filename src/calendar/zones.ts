/** Time zones by the names of the IANA database, old names (`Asia/Calcutta`) among them. */
import { type DateTime, IANAZone } from 'luxon';
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';

/** The parts of a zone for a calendar file: the VTIMEZONE component, and the name it goes by there. */
export type ZoneBlock = { name: string; component: string };

type Zone = { readonly name: string; readonly isOld: boolean };

let zones: ReadonlyMap<string, Zone> | undefined;

/**
 * All zones by their names in small letters, made when first asked for: it takes a tenth of a second. A name that the
 * database has but this runtime can't count with, or the other way round, is no zone here.
 */
const allZones = (): ReadonlyMap<string, Zone> => {
  zones ??= new Map(
    ['UTC', tzlib_get_timezones()]
      .flat()
      .filter((name) => IANAZone.isValidZone(name))
      .map((name) => [name.toLowerCase(), { name, isOld: name !== 'UTC' && zoneBlock(name).name !== name }]),
  );
  return zones;
};

/** What was typed of a zone, as the keys of all zones are written. */
const wordOf = (typed: string): string => typed.trim().toLowerCase().replaceAll(' ', '_');

const isOld = (zone: string): boolean => allZones().get(zone.toLowerCase())?.isOld ?? false;

/** The zone that was typed, as the database writes it; null for a name that is unknown or no longer in it. */
export const zoneNamed = (typed: string): string | null =>
  allZones().get(typed.trim().toLowerCase())?.name ?? null;

export type ZoneRefusal =
  | { refused: 'zone-unknown'; zone: string }
  /** Several zones are like what was typed; `zones` names some of them. */
  | { refused: 'zone-ambiguous'; zone: string; zones: readonly string[] };

export type ReadZone = { ok: true; zone: string } | { ok: false; refusal: ZoneRefusal };

/** How many zones are named to choose from. */
const NAMED = 4;

/** The zone that somebody typed: by its name, by its city, or by a part of either that no other zone of today has. */
export const readZone = (typed: string): ReadZone => {
  const word = wordOf(typed);
  const found = word === '' ? [] : zonesLike(typed).map((name) => ({ name, isOld: isOld(name) }));
  const only = (zones: typeof found) => (zones.length === 1 ? zones[0]?.name : undefined);
  const inCity = found.filter(({ name }) => name.toLowerCase().split('/').at(-1) === word);
  const today = (zones: typeof found) => zones.filter((zone) => !zone.isOld);
  const zone = zoneNamed(typed) ?? only(today(inCity)) ?? only(inCity) ?? only(today(found)) ?? only(found);
  if (zone !== undefined) return { ok: true, zone };
  return found.length > 0
    ? {
        ok: false,
        refusal: {
          refused: 'zone-ambiguous',
          zone: typed,
          zones: found.slice(0, NAMED).map(({ name }) => name),
        },
      }
    : { ok: false, refusal: { refused: 'zone-unknown', zone: typed } };
};

/** How a calendar file describes a zone. An old name goes by its present one. */
export const zoneBlock = (zone: string): ZoneBlock => {
  const [component = '', id = ''] = tzlib_get_ical_block(zone);
  return { name: id.replace('TZID=', ''), component };
};

/**
 * When the clocks of a zone show this time, in milliseconds since 1970: the first of two instants when they are put back
 * over it, null when they are put forward over it.
 *
 * @param time the time as though in UTC
 */
export const onTheClock = (time: DateTime, zone: string): number | null => {
  const at = time.setZone(zone, { keepLocalTime: true });
  const shown = (one: DateTime) => one.toISO({ includeOffset: false });
  if (shown(at) !== shown(time)) return null;
  const [first = at] = at.getPossibleOffsets();
  return first.toMillis();
};

/**
 * Zones whose name contains what was typed (`new y` finds `America/New_York`); the ones that begin with it first, then
 * present names before old ones.
 *
 * @param most how many at the most; Discord shows 25
 */
export const zonesLike = (typed: string, most = 25): string[] => {
  const word = wordOf(typed);
  const rank = ([name, { isOld }]: [string, Zone]) => {
    const begins = name.startsWith(word) || name.split('/').at(-1)?.startsWith(word);
    return (begins ? 0 : 2) + (isOld ? 1 : 0);
  };
  return [...allZones()]
    .filter(([name]) => name.includes(word))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, most)
    .map(([, { name }]) => name);
};
