/** What is said of talks that come again, and of changing planned ones; in Japanese. */
import { inLanguage } from '../in-language.ts';

const { number } = inLanguage('ja');

/** `1時間30分`. */
const length = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [...(hours > 0 ? [`${number(hours)}時間`] : []), ...(rest > 0 ? [`${number(rest)}分`] : [])].join(
    '',
  );
};

export const series = {
  length,
  /** On the card of a planned talk. */
  about: (ms: number) => `約${length(ms)}`,
  /** Added to the sentence that a talk is planned. */
  lasts: (ms: number) => `長さは約${length(ms)}です。`,
};

export const seriesRefusals = {};

export const seriesCommands = {};
