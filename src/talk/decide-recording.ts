/** The rules about recording a talk, and about who agrees that what they say is kept. Pure. */
import type { Command } from './commands.ts';
import type { TalkEvent } from './events.ts';
import { type Decided, happens, hostRefusal, liveRefusal, refuse } from './refuse.ts';
import { consentOf, isOver, isUp, type Talk } from './talk.ts';

type RecordingCommand = Extract<
  Command,
  { type: 'start-recording' | 'stop-recording' | 'end-recording' | 'answer-consent' }
>;

const asked = (userId: string): TalkEvent => ({ type: 'recording-asked', userId });

/**
 * What happens, and that whoever comes up by it while the talk is recorded is asked. They are asked when they are called,
 * so that they can answer before they speak.
 */
export const withAsks = (talk: Talk, events: readonly TalkEvent[]): readonly TalkEvent[] => {
  if (!talk.recording) return events;
  const known = new Set(talk.consents.map(({ userId }) => userId));
  return events.flatMap((event) => {
    if ((event.type !== 'called' && event.type !== 'speaking') || known.has(event.userId)) return [event];
    known.add(event.userId);
    return [event, asked(event.userId)];
  });
};

/** A yes or a no. A no to what was agreed to takes it back, also after the talk; any other counts while it is recorded. */
const answerConsent = (talk: Talk, userId: string, agrees: boolean): Decided => {
  const before = consentOf(talk, userId);
  if (!agrees && before === 'given') return happens({ type: 'consent-withdrawn', userId });
  if (isOver(talk)) return agrees ? refuse({ refused: 'over' }) : happens();
  if (!talk.recording && before === null) return refuse({ refused: 'not-recording' });
  if (agrees) return before === 'given' ? happens() : happens({ type: 'consent-given', userId });
  return before === 'asked' || before === null ? happens({ type: 'consent-declined', userId }) : happens();
};

/** What is asked of a talk's recording. */
export const runRecording = (talk: Talk, command: RecordingCommand): Decided => {
  switch (command.type) {
    case 'start-recording': {
      const { by, recordingId } = command;
      const refusal = liveRefusal(talk) ?? hostRefusal(talk, by);
      if (refusal) return refuse(refusal);
      if (talk.recording) return refuse({ refused: 'already-recording' });
      const unasked = talk.speakers
        .map(({ userId }) => userId)
        .filter((userId) => isUp(talk, userId) && consentOf(talk, userId) === null);
      // Whoever is to be recorded has to be heard.
      const voice: TalkEvent[] = talk.voice === false ? [{ type: 'voice-chosen', on: true, by: by.id }] : [];
      const started: TalkEvent = { type: 'recording-started', recordingId, by: by.id };
      return happens(...voice, started, ...unasked.map(asked));
    }
    case 'stop-recording': {
      const refusal = liveRefusal(talk) ?? hostRefusal(talk, command.by);
      if (refusal) return refuse(refusal);
      if (!talk.recording) return refuse({ refused: 'not-recording' });
      const { id: recordingId } = talk.recording;
      return happens({ type: 'recording-stopped', recordingId, by: command.by.id, reason: 'host' });
    }
    case 'end-recording': {
      const { recordingId, reason } = command;
      return talk.recording?.id === recordingId
        ? happens({ type: 'recording-stopped', recordingId, by: null, reason })
        : happens();
    }
    case 'answer-consent':
      return answerConsent(talk, command.userId, command.agrees);
  }
};
