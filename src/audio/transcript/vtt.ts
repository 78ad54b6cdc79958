/** Captions as WebVTT. Source: W3C, WebVTT: The Web Video Text Tracks Format. */
import type { Sentence } from './transcript.ts';

/** What somebody said; `name` is empty where it is not known. */
export type Caption = Sentence & { name: string };

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Sentences longer than this are cut between words: as much as people read in two lines. */
const LONGEST = 84;

const SPACE = /\s+/g;

/** Words in lines of a length that can be read; a word is never cut. */
const lines = (sentence: string): string[] => {
  const all: string[] = [];
  for (const word of sentence.split(' ')) {
    const longer = `${all.at(-1)} ${word}`;
    if (all.length > 0 && longer.length <= LONGEST) all[all.length - 1] = longer;
    else all.push(word);
  }
  return all;
};

/**
 * What was said in one go, as captions of a sentence each. When they were said is not known of each: they share the time
 * by their length.
 */
export const sentencesOf = ({ from, to, text }: Sentence): Sentence[] => {
  const parts = Array.from(sentences.segment(text.replace(SPACE, ' ').trim()), ({ segment }) =>
    lines(segment.trim()),
  )
    .flat()
    .filter((part) => part !== '');
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  let before = 0;
  return parts.map((part) => {
    const start = from + ((to - from) * before) / length;
    before += part.length;
    return { from: start, to: from + ((to - from) * before) / length, text: part };
  });
};

/** `01:02:03.456`; hours have two digits or more. */
const timeText = (ms: number): string => {
  const hours = Math.floor(ms / 3_600_000);
  return `${String(hours).padStart(2, '0')}${new Date(ms % 3_600_000).toISOString().slice(13, 23)}`;
};

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text that is nothing but text in a caption or in the name of a voice: neither has lines of its own. */
const escaped = (text: string): string =>
  text
    .replaceAll('\0', '')
    .replace(SPACE, ' ')
    .trim()
    .replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? '');

const cue = ({ from, to, name, text }: Caption): string => {
  const start = Math.round(from);
  // A caption that ends as it begins is none.
  const end = Math.max(Math.round(to), start + 1);
  const voice = escaped(name);
  return `${timeText(start)} --> ${timeText(end)}\n${voice ? `<v ${voice}>` : ''}${escaped(text)}\n`;
};

/** A WebVTT file, in the order in which people began to speak; what has no words is not in it. */
export const toVtt = (captions: readonly Caption[]): string => {
  const said = captions.filter(({ text }) => escaped(text) !== '');
  return ['WEBVTT\n', ...said.toSorted((a, b) => a.from - b.from).map(cue)].join('\n');
};
