/** What people read of a recording: the line on the card, the question to each speaker, and what one can do with their own. */
import { ButtonStyle } from 'discord.js';
import { consentOf, mayBeKept, type Talk } from '../talk/talk.ts';
import { at, button, type Card, framed, plain, type SignId, user } from './card.ts';
import type { Texts } from './texts/texts.ts';

/** The actions of the buttons under the question. */
export const CONSENT_ACTIONS: readonly string[] = ['consent'];

/** How many answers the status names. */
const NAMED = 50;

const MEGABYTE = 1_000_000;
const HOUR = 60 * 60_000;

/** What the talk's card says of its recording; empty when there is nothing to say. */
export const recordingLine = ({ recording }: Texts, talk: Talk): string => {
  if (talk.recordingFailed) return recording.failed(talk.recordingFailed.reason);
  if (!talk.recording) return '';
  const speaking = talk.speakers.filter(({ step }) => step === 'speaking');
  return recording.line(speaking.filter(({ userId }) => mayBeKept(talk, userId)).length, speaking.length);
};

/** The way to one's own part of a recording; none where a talk was never recorded. */
export const mineButton = ({ recording }: Texts, talk: Talk, sign: SignId) =>
  talk.recording || talk.consents.length > 0
    ? [button(recording.buttons.mine, sign('my-recording', talk.id))]
    : [];

/** Asks a speaker; mentions them. */
export const consentCard = ({ recording }: Texts, talk: Talk, userId: string, sign: SignId): Card =>
  framed(
    [recording.asks(user(userId))],
    [
      button(recording.buttons.agree, sign('consent', talk.id, userId, 'yes'), ButtonStyle.Primary),
      button(recording.buttons.decline, sign('consent', talk.id, userId, 'no')),
    ],
    [userId],
  );

/** Tells the host that a recording stopped by itself; mentions them. */
export const recordingFailedCard = (
  { recording }: Texts,
  talk: Talk,
  failed: NonNullable<Talk['recordingFailed']>,
): Card => ({
  ...framed([recording.failedFor(user(talk.hostId), recording.failed(failed.reason))], []),
  mentions: [talk.hostId],
});

/** What is kept of one person, for them alone, and what they can do about it. */
export const ownRecordingCard = (
  { recording }: Texts,
  talk: Talk,
  userId: string,
  sign: SignId,
  done = '',
): Card => {
  const goesOn = talk.recording !== null;
  if (consentOf(talk, userId) === 'given')
    return plain(goesOn ? recording.kept : recording.keptBefore, [
      button(recording.buttons.withdraw, sign('consent-mine', talk.id, 'no'), ButtonStyle.Danger),
    ]);
  const sentence = done || (goesOn ? recording.notKept : recording.notKeptBefore);
  return plain(
    sentence,
    goesOn ? [button(recording.buttons.agree, sign('consent-mine', talk.id, 'yes'))] : [],
  );
};

/**
 * How a recording stands, and who agreed.
 *
 * @param bytes what it takes on the disk
 * @param longest how long it may be, in milliseconds
 */
export const recordingStatusCard = (
  texts: Texts,
  talk: Talk,
  { bytes, longest }: { bytes: number; longest: number },
): Card => {
  const { recording } = texts;
  const answers = talk.consents
    .slice(0, NAMED)
    .map(({ userId, answer }) => recording.answer(user(userId), answer));
  const more = talk.consents.length - answers.length;
  return plain(
    [
      talk.recording
        ? recording.status(
            at(talk.recording.startedAt, 'R'),
            Math.ceil(bytes / MEGABYTE),
            Math.round(longest / HOUR),
          )
        : recordingLine(texts, talk) || recording.statusOff,
      ...answers,
      ...(more > 0 ? [recording.more(more)] : []),
    ].join('\n'),
  );
};
