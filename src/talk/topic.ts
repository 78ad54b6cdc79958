/** What a topic may be. Pure. */
import type { Refusal } from './commands.ts';

/** Longest topic of a stage, in UTF-16 code units. Source: Discord, stage instance `topic`. */
export const TOPIC_MAX = 120;

/** Why a text can't be a topic; null when it can. */
export const topicRefusal = (topic: string): Refusal | null => {
  if (topic.trim() === '') return { refused: 'topic-empty' };
  if (topic.length > TOPIC_MAX) return { refused: 'topic-too-long', length: topic.length };
  return null;
};
