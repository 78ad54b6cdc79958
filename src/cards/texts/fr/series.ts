/** What is said of talks that come again, and of changing planned ones; in French. */
import { inLanguage } from '../in-language.ts';

const { counted } = inLanguage('fr');

/** `1 heure 30 minutes`. */
const length = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    ...(hours > 0 ? [counted(hours, { one: 'heure', other: 'heures' })] : []),
    ...(rest > 0 ? [counted(rest, { one: 'minute', other: 'minutes' })] : []),
  ].join(' ');
};

export const series = {
  length,
  /** On the card of a planned talk. */
  about: (ms: number) => `environ ${length(ms)}`,
  /** Added to the sentence that a talk is planned. */
  lasts: (ms: number) => `Il dure environ ${length(ms)}.`,
};

export const seriesRefusals = {};

export const seriesCommands = {};
