/** Keeps the messages about a recording: the question to each speaker who has not answered, and that it stopped by itself. */
import type { SignId } from '../cards/card.ts';
import { consentCard, recordingFailedCard } from '../cards/recording-card.ts';
import type { Texts } from '../cards/texts/texts.ts';
import { consentOf, isUp, type Talk } from '../talk/talk.ts';
import type { Messages } from './messages.ts';

/** Makes the function that keeps them in a channel; a question goes when it is answered, or nobody's any more. */
export const createRecordingCards =
  ({ messages, sign }: { messages: Messages; sign: SignId }) =>
  async (texts: Texts, talk: Talk, channelId: string): Promise<void> => {
    const { id: talkId, recordingFailed } = talk;
    if (talk.consents.length === 0 && !recordingFailed) return;
    const asked = talk.recording
      ? talk.speakers
          .map(({ userId }) => userId)
          .filter((userId) => isUp(talk, userId) && consentOf(talk, userId) === 'asked')
      : [];
    await messages.removeOthers(talkId, ['consent'], asked);
    for (const userId of asked) {
      const key = { talkId, kind: 'consent' as const, subject: userId };
      await messages.keep(key, channelId, consentCard(texts, talk, userId, sign), true);
    }
    if (recordingFailed && talk.status === 'live') {
      const key = { talkId, kind: 'recording-failed' as const, subject: recordingFailed.id };
      await messages.keep(key, channelId, recordingFailedCard(texts, talk, recordingFailed), true);
    }
  };
