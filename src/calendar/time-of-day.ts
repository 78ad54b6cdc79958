/** Reads a time of day, as people type it: `22:00`, `10 pm`, `7`, `22h30`, `22 Uhr`. */

/** Why a typed time is none. */
export type TimeOfDayRefusal = { refused: 'time-unreadable'; text: string };

export type ReadTimeOfDay = { ok: true; minutes: number } | { ok: false; refusal: TimeOfDayRefusal };

const TIME = /^(\d{1,2})(?:\s*[:.h時]\s*(\d{2})?)?\s*(?:(am|pm|a\.m\.|p\.m\.)|uhr|h|分|बजे)?$/iu;

/** The time that a text means, in minutes since midnight. */
export const readTimeOfDay = (typed: string): ReadTimeOfDay => {
  const text = typed.normalize('NFKC').trim();
  const [found, hours = '', minutes = '0', half] = TIME.exec(text) ?? [];
  const typedHour = Number(hours);
  const hour = half ? (typedHour % 12) + (/^p/i.test(half) ? 12 : 0) : typedHour;
  const isTime = found !== undefined && hour < 24 && Number(minutes) < 60 && !(half && typedHour > 12);
  return isTime
    ? { ok: true, minutes: hour * 60 + Number(minutes) }
    : { ok: false, refusal: { refused: 'time-unreadable', text: typed } };
};

/** `22:05`. */
export const timeOfDay = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${`${minutes % 60}`.padStart(2, '0')}`.padStart(5, '0');
