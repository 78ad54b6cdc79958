/** What is said of talks that come again, and of changing planned ones; in Hindi. */
import { inLanguage } from '../in-language.ts';

const { counted } = inLanguage('hi');

/** `1 घंटा 30 मिनट`. */
const length = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [
    ...(hours > 0 ? [counted(hours, { one: 'घंटा', other: 'घंटे' })] : []),
    ...(rest > 0 ? [counted(rest, { one: 'मिनट', other: 'मिनट' })] : []),
  ].join(' ');
};

export const series = {
  length,
  /** On the card of a planned talk. */
  about: (ms: number) => `लगभग ${length(ms)}`,
  /** Added to the sentence that a talk is planned. */
  lasts: (ms: number) => `यह लगभग ${length(ms)} चलेगा।`,
};

export const seriesRefusals = {};

export const seriesCommands = {};
