/** What is said of talks that come again, and of changing planned ones; in Spanish. */
import { inLanguage } from '../in-language.ts';

const { counted } = inLanguage('es');

/** `1 hora 30 minutos`. */
const length = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    ...(hours > 0 ? [counted(hours, { one: 'hora', other: 'horas' })] : []),
    ...(rest > 0 ? [counted(rest, { one: 'minuto', other: 'minutos' })] : []),
  ].join(' ');
};

export const series = {
  length,
  /** On the card of a planned talk. */
  about: (ms: number) => `aprox. ${length(ms)}`,
  /** Added to the sentence that a talk is planned. */
  lasts: (ms: number) => `Dura aproximadamente ${length(ms)}.`,
};

export const seriesRefusals = {};

export const seriesCommands = {};
