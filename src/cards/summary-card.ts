/** The card of a talk that is over: how long, how many, who spoke when, and the ways to the rest. */
import type { Replay } from '../talk/replay.ts';
import type { Summary } from '../talk/summary.ts';
import { askedIn, type Talk } from '../talk/talk.ts';
import { button, type Card, type Picture, panel, type SignId, user } from './card.ts';
import { asText } from './escape.ts';
import { clockText, drawnVoices, drawTalk } from './picture.ts';
import { mineButton } from './recording-card.ts';
import { replayButtons, replayLines } from './replay-card.ts';
import type { Texts } from './texts/texts.ts';

const PICTURE = 'talk.png';

const pictureOf = (texts: Texts, talk: Talk, summary: Summary): Picture[] =>
  summary.voices.length === 0 && talk.peak === 0
    ? []
    : [{ name: PICTURE, description: texts.summary.picture, data: () => drawTalk(summary) }];

/** Who spoke, by the numbers that they have in the picture. */
const voicesLine = (texts: Texts, summary: Summary): string =>
  drawnVoices(summary)
    .map(({ userId, ms }, i) => texts.summary.voice(i + 1, user(userId), clockText(ms)))
    .join(' · ');

const countsLine = (texts: Texts, talk: Talk, { voices, hands, median }: Summary): string => {
  const asked = askedIn(talk);
  const answered = asked.filter(({ status }) => status === 'answered').length;
  return [
    texts.summary.spoke(voices.length),
    texts.summary.hands(hands),
    ...(asked.length > 0 ? [texts.summary.questions(answered, asked.length)] : []),
    texts.summary.median(median),
  ].join(' · ');
};

/** The card of a talk that is over, as everybody sees it. */
export const summaryCard = (
  texts: Texts,
  talk: Talk,
  summary: Summary,
  replays: readonly Replay[],
  sign: SignId,
): Card => {
  const guests = talk.invitations.filter(({ status }) => status === 'accepted');
  return panel(
    [
      texts.summary.ended(asText(talk.topic), texts.talk.length(summary.to - summary.from), talk.peak),
      talk.endReason ? texts.talk.endedBecause(talk.endReason) : '',
      texts.summary.hostedBy([talk.hostId, ...talk.coHosts].map(user).join(' · ')),
      guests.length > 0 ? texts.talk.guests(guests.map(({ guestId }) => user(guestId)).join(' · ')) : '',
      ...pictureOf(texts, talk, summary),
      voicesLine(texts, summary),
      countsLine(texts, talk, summary),
      ...replayLines(texts, replays),
    ],
    [
      [
        ...replayButtons(texts, replays, sign),
        ...(askedIn(talk).length > 0 ? [button(texts.buttons.questions, sign('asked', talk.id))] : []),
        button(texts.buttons.export, sign('export', talk.id)),
        ...mineButton(texts, talk, sign),
      ],
    ],
  );
};
