/** The second announcement of a talk that was planned: that it is live now. */
import { isOver, type Talk } from '../talk/talk.ts';
import { button, type Card, channelUrl, framed, link, type SignId, user } from './card.ts';
import { asText } from './escape.ts';
import type { Texts } from './texts/texts.ts';

/** Mentions nobody: who wants to be called is reminded. Afterwards it says that the talk is over. */
export const nowLiveCard = (texts: Texts, talk: Talk, sign: SignId): Card => {
  const { opening } = texts.feed;
  const topic = asText(talk.topic);
  if (isOver(talk)) return framed([opening.over(topic)], []);
  return framed(
    [opening.live(topic, user(talk.hostId))],
    [
      // The mark by which it is found again, apart from the button on the card of the talk.
      button(texts.buttons.raise, sign('raise', talk.id, 'opening')),
      ...(talk.stageId ? [link(texts.buttons.listen, channelUrl(talk.guildId, talk.stageId))] : []),
    ],
  );
};
