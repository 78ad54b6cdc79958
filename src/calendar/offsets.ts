/** Reads how long before its start a talk is to remind, as people type it: `1 week, 1 day, 10 minutes, at the start`. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

/** How many times a talk reminds at the most. */
export const OFFSETS_MOST = 5;

/** The longest time ahead, in milliseconds: what the database keeps of it has 32 bits. */
export const OFFSET_MAX = 3 * WEEK;

/** Why typed times are none. */
export type OffsetsRefusal =
  | { refused: 'offset-unreadable'; text: string }
  /** In milliseconds. */
  | { refused: 'offset-too-long'; most: number }
  | { refused: 'too-many-offsets'; count: number; most: number };

export type ReadOffsets = { ok: true; offsets: number[] } | { ok: false; refusal: OffsetsRefusal };

const unit = (words: string, ms: number) => ({
  word: new RegExp(`^(?:${words.normalize('NFKC')})$`, 'iu'),
  ms,
});

/** What each unit is called in the languages that Rostrum speaks, short and long. */
const UNITS = [
  unit('weeks?|w|wochen?|semaines?|sem\\.?|semanas?|週間?|हफ़्ते|हफ़्ता|हफ्ते|हफ्ता|सप्ताह', WEEK),
  unit('days?|d|tage?n?|jours?|j|días?|dias?|日間?|दिन', DAY),
  unit('hours?|hrs?|h|stunden?|std\\.?|heures?|horas?|時間|घंटे|घंटा', HOUR),
  unit("minutes?|mins?\\.?|m|minuten?|minutos?|分間?|मिनट|'", MINUTE),
];

/** A number and what follows it up to the next: its unit, if any. */
const AMOUNT = /^(\d{1,5}(?:\.\d{1,2})?)\s*([\p{L}\p{M}'.]*)\s*/u;
const START =
  /^(?:0|(?:at the |the |zum |bei |au |le |à l['’]|al |el |no |o )?(?:start|beginning|beginn|start|début|inicio|início|empezar)|開始時?(?:に)?|शुरू(?: होने पर| में)?)$/iu;
/** Words that say that it is before the start, which goes without saying. */
const AHEAD = /(?:^|\s)(?:ahead|before|vorher|davor|avant|antes|पहले)$|前$/iu;
const BETWEEN = /[,;、，；\n]|\s(?:and|und|et|y|e|और)\s/iu;

/** Milliseconds; null when it is no time ahead. A bare number counts minutes. */
const readOne = (text: string): number | null => {
  if (START.test(text)) return 0;
  let rest = text.replace(AHEAD, '').trim();
  if (rest === '') return null;
  let ms = 0;
  while (rest !== '') {
    const [found, amount, word = ''] = AMOUNT.exec(rest) ?? [];
    const of = word === '' ? MINUTE : UNITS.find((known) => known.word.test(word))?.ms;
    if (found === undefined || of === undefined) return null;
    ms += Number(amount) * of;
    rest = rest.slice(found.length);
  }
  return Math.round(ms / MINUTE) * MINUTE;
};

/**
 * The times ahead that a text names.
 *
 * @returns milliseconds before the start, the longest first, each once; at most {@link OFFSETS_MOST} of at most {@link OFFSET_MAX}
 */
export const readOffsets = (typed: string): ReadOffsets => {
  const parts = typed
    .normalize('NFKC')
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = parts.map(readOne);
  const unread = read.indexOf(null);
  if (parts.length === 0 || unread >= 0)
    return { ok: false, refusal: { refused: 'offset-unreadable', text: parts[unread] ?? typed } };
  const offsets = [...new Set(read.map(Number))].sort((a, b) => b - a);
  if (offsets.length > OFFSETS_MOST)
    return { ok: false, refusal: { refused: 'too-many-offsets', count: offsets.length, most: OFFSETS_MOST } };
  if ((offsets[0] ?? 0) > OFFSET_MAX)
    return { ok: false, refusal: { refused: 'offset-too-long', most: OFFSET_MAX } };
  return { ok: true, offsets };
};
