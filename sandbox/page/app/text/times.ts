/** Timestamps as a reader sees them: in their own zone, relative ones as time goes by. */

const FORMATS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
];

/** `in 5 minutes`, `2 hours ago`. */
export function relativeTime(at: number, now: number): string {
  const difference = at - now;
  const [unit, size] = UNITS.find(([, ms]) => Math.abs(difference) >= ms) ?? (['second', 1_000] as const);
  const count = Math.round(difference / size);
  return new Intl.RelativeTimeFormat('en', { numeric: 'always' }).format(count === 0 ? 0 : count, unit);
}

/** A moment in one of Discord's styles (`t T d D f F s S R`), in the reader's zone and language. */
export function formatTime(at: number, style: string, now: number): string {
  // Dates end 8.64e15 ms from 1970; Discord shows those beyond as invalid.
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return 'Invalid Date';
  if (style === 'R') return relativeTime(at, now);
  return new Intl.DateTimeFormat('en-GB', FORMATS[style] ?? FORMATS.f).format(at);
}

/** The head of a message: the time today, else the day and the time. */
export function messageTime(at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return formatTime(at, sameDay ? 't' : 's', now);
}
