/** Talks that come again: how, and which talk of its series one is. Pure. */

/** How a series comes again. Which weekday, date or week of the month is meant, its first talk says. */
export const REPEATS = [
  'daily',
  'weekdays',
  'weekly',
  'fortnightly',
  'monthly-date',
  'monthly-weekday',
  'monthly-last-weekday',
] as const;

export type Repeats = (typeof REPEATS)[number];

/** On which days a series has talks, and at which hour of the clocks of its zone. */
export type Recurrence = {
  /** What the clocks of the zone show at the first talk, e.g. `2026-12-01T19:00:00`. */
  readonly first: string;
  /** IANA name. */
  readonly zone: string;
  readonly repeats: Repeats;
  /** After so many talks, skipped ones among them; after a day, `2027-06-30`; or never. */
  readonly ends: { readonly count: number } | { readonly until: string } | null;
  /** Days of the zone that are left out. */
  readonly skipped: readonly string[];
};

/** Which talk of a series one is. */
export type SeriesPlace = {
  readonly id: string;
  /** Its number in the series, from 1. */
  readonly nth: number;
  /** When the series has it, in milliseconds since 1970; the talk itself may have been moved. */
  readonly at: number;
  readonly recurrence: Recurrence;
};

/** Why a series has no more talks: a host ended it, its rule did, its host left the server, or nobody opened its talks. */
export type SeriesEnd = 'called-off' | 'over' | 'host-left' | 'unopened';
