/** Reads how long a talk is to last, as people type it. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The shortest and the longest talk that can be planned, in milliseconds. */
export const LENGTH_MIN = 5 * MINUTE;
export const LENGTH_MAX = 12 * HOUR;

/** Why a typed length is none. */
export type LengthRefusal =
  | { refused: 'length-unreadable'; text: string }
  /** Bounds in milliseconds. */
  | { refused: 'length-out-of-bounds'; min: number; max: number };

export type ReadLength = { ok: true; ms: number } | { ok: false; refusal: LengthRefusal };

/** What hours and minutes are called in the languages that Rostrum speaks, short and long. */
const HOURS = 'hours?|hrs?|h|stunden?|std\\.?|horas?|heures?|時間|घंटे|घंटा';
const MINUTES = "minutes?|mins?\\.?|m|minuten?|minutos?|分|मिनट|'";

const NUMBER = '(\\d{1,4}(?:[.,]\\d{1,2})?)';
const LENGTH = new RegExp(
  `^(?:${NUMBER}\\s*(?:${HOURS}))?(?:\\s*(?:and|und|y|et|e)?\\s*${NUMBER}\\s*(?:${MINUTES})?)?$`,
  'iu',
);
/** `1:30` is an hour and a half, and so is `1h30`. */
const CLOCK = /^(\d{1,2})\s*[:h]\s*(\d{2})$/i;

const amount = (digits: string | undefined): number => Number((digits ?? '0').replace(',', '.'));

/**
 * The length that a text such as `90 min`, `1h30`, `1:30`, `2 hours` or a bare `90` (minutes) means.
 *
 * @returns milliseconds, within {@link LENGTH_MIN} and {@link LENGTH_MAX}; or why the text names no length
 */
export const readLength = (text: string): ReadLength => {
  const typed = text.normalize('NFKC').trim();
  const [found, hours, minutes] = CLOCK.exec(typed) ?? LENGTH.exec(typed) ?? [];
  if (!found) return { ok: false, refusal: { refused: 'length-unreadable', text } };
  const ms = Math.round(amount(hours) * HOUR + amount(minutes) * MINUTE);
  if (ms < LENGTH_MIN || ms > LENGTH_MAX) {
    return { ok: false, refusal: { refused: 'length-out-of-bounds', min: LENGTH_MIN, max: LENGTH_MAX } };
  }
  return { ok: true, ms };
};
