/** What of a talk's log its hosts and moderators read as its timeline. */
import type { TalkEvent } from '../../talk/events.ts';

/** Events that say nothing of an act: counts, who came and went, wishes. They are in the export. */
type Untold =
  | 'stage-made'
  | 'stage-started'
  | 'came'
  | 'left'
  | 'listening'
  | 'question-voted'
  | 'question-unvoted'
  | 'invitation-seen'
  | 'event-made'
  | 'event-shown'
  | 'recording-asked'
  | 'interest-shown'
  | 'interest-lost'
  | 'reminder-asked'
  | 'reminder-kept'
  | 'reminder-dropped';

type OfQuestions = 'question-settled' | 'question-merged';

/** An event as it is told: questions by their text, which is safe to show. */
export type Told =
  | Exclude<TalkEvent, { type: Untold | OfQuestions }>
  | (Extract<TalkEvent, { type: 'question-settled' }> & { text: string })
  | { type: 'question-merged'; text: string; intoText: string; by: string };

export type TimelineTexts = {
  readonly [E in Told as E['type']]: (event: E) => string;
};
