/** What is said of talks that come again, and of changing planned ones; in Portuguese. */
import { inLanguage } from '../in-language.ts';

const { counted } = inLanguage('pt');

/** `1 hora 30 minutos`. */
const length = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    ...(hours > 0 ? [counted(hours, { one: 'hora', other: 'horas' })] : []),
    ...(rest > 0 ? [counted(rest, { one: 'minuto', other: 'minutos' })] : []),
  ].join(' e ');
};

export const series = {
  length,
  /** On the card of a planned talk. */
  about: (ms: number) => `cerca de ${length(ms)}`,
  /** Added to the sentence that a talk is planned. */
  lasts: (ms: number) => `Dura cerca de ${length(ms)}.`,
};

export const seriesRefusals = {};

export const seriesCommands = {};
