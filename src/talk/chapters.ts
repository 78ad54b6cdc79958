/** The chapters of a recording: when somebody began to speak, and when a question was taken up. Pure. */
import type { Recorded } from './events.ts';
import { summaryOf } from './summary.ts';

/** `at` in milliseconds since the recording began. */
export type Chapter =
  | { readonly at: number; readonly type: 'turn'; readonly userId: string }
  | { readonly at: number; readonly type: 'question'; readonly text: string };

/** Nobody looks for what was shorter, in milliseconds. */
const SHORTEST = 5_000;

/** Most chapters: about as many as a player lists. */
const MOST = 99;

/**
 * The chapters of what was recorded of a talk.
 *
 * @param log all of its events
 * @param from when the recording began, and `to` when it ended, in milliseconds since 1970
 * @param heard who is in the recording: nobody else is named
 */
export const chaptersOf = (
  log: readonly Recorded[],
  { from, to, heard }: { from: number; to: number; heard: readonly string[] },
): readonly Chapter[] => {
  const texts = new Map<number, string>();
  const chapters: Chapter[] = [];
  for (const event of log) {
    if (event.type === 'question-asked') texts.set(event.seq, event.text);
    if (event.type !== 'question-settled' || event.to !== 'now' || event.at < from || event.at > to) continue;
    chapters.push({ at: event.at - from, type: 'question', text: texts.get(event.question) ?? '' });
  }
  for (const { userId, spans } of summaryOf(log, to)?.voices ?? []) {
    if (!heard.includes(userId)) continue;
    for (const span of spans) {
      const begins = Math.max(from, span.from);
      if (Math.min(to, span.to) - begins < SHORTEST) continue;
      chapters.push({ at: begins - from, type: 'turn', userId });
    }
  }
  return chapters.toSorted((a, b) => a.at - b.at).slice(0, MOST);
};
