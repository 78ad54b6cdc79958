/** What is said of talks that come again, and of changing planned ones; in German. */
import { inLanguage } from '../in-language.ts';

const { counted } = inLanguage('de');

/** `1 Stunde 30 Minuten`. */
const length = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    ...(hours > 0 ? [counted(hours, { one: 'Stunde', other: 'Stunden' })] : []),
    ...(rest > 0 ? [counted(rest, { one: 'Minute', other: 'Minuten' })] : []),
  ].join(' ');
};

export const series = {
  length,
  /** On the card of a planned talk. */
  about: (ms: number) => `etwa ${length(ms)}`,
  /** Added to the sentence that a talk is planned. */
  lasts: (ms: number) => `Er dauert etwa ${length(ms)}.`,
};

export const seriesRefusals = {};

export const seriesCommands = {};
