/** How a talk is recorded, and who agreed: what the events about it change. Pure. */
import type { Recorded } from './events.ts';
import { without } from './speaking.ts';
import type { ConsentAnswer, Talk } from './talk.ts';

type RecordingEvent = Extract<
  Recorded,
  {
    type:
      | 'recording-started'
      | 'recording-stopped'
      | 'recording-asked'
      | 'consent-given'
      | 'consent-declined'
      | 'consent-withdrawn';
  }
>;

const ANSWERS = {
  'recording-asked': 'asked',
  'consent-given': 'given',
  'consent-declined': 'declined',
  'consent-withdrawn': 'withdrawn',
} as const satisfies Record<string, ConsentAnswer>;

/** The talk's recording and consents after one more event about them. */
export const withRecordingEvent = (talk: Talk, event: RecordingEvent): Partial<Talk> => {
  switch (event.type) {
    case 'recording-started':
      return { recording: { id: event.recordingId, startedAt: event.at }, recordingFailed: null };
    case 'recording-stopped': {
      const { recordingId: id, reason } = event;
      return { recording: null, recordingFailed: reason === 'host' ? null : { id, reason } };
    }
    default: {
      const { userId, at: since } = event;
      return {
        consents: [...without(talk.consents, userId), { userId, answer: ANSWERS[event.type], since }],
      };
    }
  }
};
