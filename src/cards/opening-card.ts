/** What a host reads when the time of their talk has come, and what whoever waits for it reads when nobody opened it. */
import { ButtonStyle } from 'discord.js';
import { unopenedUntil } from '../talk/opening.ts';
import { isGuest, type Opening, type Talk } from '../talk/talk.ts';
import { at, button, type Card, framed, type SignId, user } from './card.ts';
import { asText } from './escape.ts';
import { refusalText, type Texts } from './texts/texts.ts';

/** How many people one message mentions: Discord allows 100 ids of a kind in `allowed_mentions`. */
const MENTIONS_MAX = 100;

/** The action of the button that opens a planned talk. */
export const OPEN_ACTION = 'open';

/** Names the message that asks: asking once more is another message, because an edit notifies nobody. */
export const openingSubject = ({ askedAt, nudgedAt }: Opening): string => `${nudgedAt ?? askedAt}`;

/** Asks the host, and co-hosts, to open a talk whose time has come. */
export const openingCard = (texts: Texts, talk: Talk, opening: Opening, sign: SignId): Card => {
  const { asked, nudged, kept, until } = texts.planning.opening;
  const hosts = [talk.hostId, ...talk.coHosts].slice(0, MENTIONS_MAX);
  const sentence = opening.nudgedAt === null ? asked : nudged;
  return framed(
    [
      sentence(hosts.map(user).join(' '), asText(talk.topic), at(talk.startsAt ?? 0, 'R')),
      opening.why ? kept(refusalText(texts, opening.why)) : '',
      until(at(unopenedUntil(talk) ?? 0, 'R')),
    ],
    [
      button(texts.buttons.openNow, sign(OPEN_ACTION, talk.id, openingSubject(opening)), ButtonStyle.Primary),
      button(texts.buttons.callOff, sign('cancel', talk.id)),
    ],
    hosts,
  );
};

/** Who has to hear that a talk was called off because nobody opened it, in groups that one message can mention. */
export const unopenedGroups = (talk: Talk): readonly (readonly string[])[] => {
  const guests = talk.invitations.map(({ guestId }) => guestId).filter((userId) => isGuest(talk, userId));
  const wait = [talk.hostId, ...talk.coHosts, ...guests, ...talk.reminders.map(({ userId }) => userId)];
  const people = [...new Set(wait)];
  return Array.from({ length: Math.ceil(people.length / MENTIONS_MAX) }, (_, i) =>
    people.slice(i * MENTIONS_MAX, (i + 1) * MENTIONS_MAX),
  );
};

/**
 * Tells some of those who wait for a talk that it is called off.
 *
 * @param group which of the {@link unopenedGroups} they are, so that no two messages look alike to the bot
 */
export const unopenedCard = (
  texts: Texts,
  talk: Talk,
  userIds: readonly string[],
  group: number,
  sign: SignId,
): Card =>
  framed(
    [texts.planning.calledOff(asText(talk.topic), at(talk.startsAt ?? 0, 'R')), userIds.map(user).join(' ')],
    [button(texts.events.buttons.offCalendar, sign('calendar', talk.id, `${group}`))],
    [...userIds],
  );
