/** What is said of talks that come again, and of changing planned ones; in English. */
import { inLanguage } from '../in-language.ts';

const { counted } = inLanguage('en');

/** `1 hour 30 minutes`. */
const length = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    ...(hours > 0 ? [counted(hours, { one: 'hour', other: 'hours' })] : []),
    ...(rest > 0 ? [counted(rest, { one: 'minute', other: 'minutes' })] : []),
  ].join(' ');
};

export const series = {
  length,
  /** On the card of a planned talk. */
  about: (ms: number) => `about ${length(ms)}`,
  /** Added to the sentence that a talk is planned. */
  lasts: (ms: number) => `It takes about ${length(ms)}.`,
};

export const seriesRefusals = {};

export const seriesCommands = {};
