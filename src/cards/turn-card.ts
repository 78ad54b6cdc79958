/** What the stage's chat says to who is called up, who speaks, and whose turn ends soon. */
import { ACCEPT_WITHIN } from '../talk/deadlines.ts';
import type { Speaker, Talk } from '../talk/talk.ts';
import { at, button, type Card, framed, minutes, type SignId, user } from './card.ts';
import type { Texts } from './texts/texts.ts';

/** The actions of the buttons under these messages. */
export const TURN_ACTIONS: readonly string[] = ['done', 'more'];

/** Tells one turn of a person from another. */
export const turnSubject = ({ userId, from }: Speaker): string => `${userId}-${from}`;

/** Tells one warning from another: after one more minute there is a second. */
export const warningSubject = (speaker: Speaker): string => `${turnSubject(speaker)}-${speaker.endsAt}`;

/** The turn of somebody, from the call on; mentions them. */
export const turnCard = (texts: Texts, talk: Talk, speaker: Speaker, sign: SignId): Card => {
  const { userId, step, endsAt, from } = speaker;
  const { turnMs } = talk.rules;
  const person = user(userId);
  const done = sign('done', talk.id, userId, `${from}`);
  if (step === 'called') {
    const turn = turnMs === null ? null : minutes(turnMs);
    return framed(
      [texts.turn.called(person, ACCEPT_WITHIN / 1_000, turn)],
      [button(texts.buttons.notNow, done)],
      [userId],
    );
  }
  return framed(
    [texts.turn.speaks(person, endsAt === null ? null : at(endsAt, 'R'))],
    [
      button(texts.buttons.endTurn, done),
      ...(endsAt === null ? [] : [button(texts.buttons.moreTime, sign('more', talk.id, userId, `${from}`))]),
    ],
    [userId],
  );
};

/** Tells a speaker that their turn ends soon; mentions them. */
export const warningCard = (texts: Texts, talk: Talk, speaker: Speaker, sign: SignId): Card =>
  framed(
    [texts.turn.endsSoon(user(speaker.userId), at(speaker.endsAt ?? 0, 'R'))],
    [
      button(
        texts.buttons.moreTime,
        sign('more', talk.id, speaker.userId, `${speaker.from}`, `${speaker.endsAt}`),
      ),
    ],
    [speaker.userId],
  );
