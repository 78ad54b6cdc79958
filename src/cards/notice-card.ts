/** Tells those who wait for a talk that it is at another time, or was called off. */
import { isAwaited, outsiderOf, type Talk } from '../talk/talk.ts';
import { at, button, type Card, framed, type SignId, user } from './card.ts';
import { asText } from './escape.ts';
import type { Texts } from './texts/texts.ts';

/** How long after it happened it is worth telling, in milliseconds: a bot that was down for longer tells nothing. */
const FRESH = 24 * 60 * 60_000;

/** Since when a talk is not when people think it is, and how; null when it is. */
const changeOf = ({
  status,
  movedAt,
  endedAt,
  unopened,
}: Talk): { what: 'moved' | 'calledOff'; since: number } | null => {
  // One that nobody opened has a message of its own.
  if (status === 'cancelled' && endedAt !== null && !unopened) return { what: 'calledOff', since: endedAt };
  return status === 'scheduled' && movedAt !== null ? { what: 'moved', since: movedAt } : null;
};

/**
 * Who is told what: the people who asked to be reminded before it happened, and guests who said yes, maybe, or nothing
 * yet. Null when nobody is to be told anything new.
 */
export const noticeOf = (talk: Talk, now: number) => {
  const change = changeOf(talk);
  if (!change || now - change.since > FRESH) return null;
  const { since } = change;
  const asked = talk.reminders.filter(({ askedAt }) => askedAt < since).map(({ userId }) => userId);
  const guests = talk.invitations
    .filter((one) => one.askedAt < since && outsiderOf(one) === null)
    .filter((one) => one.status === 'accepted' || one.status === 'expired' || isAwaited(one))
    .map(({ guestId }) => guestId);
  const people = [...new Set([...guests, ...asked])].filter((userId) => userId !== talk.hostId);
  return people.length > 0 ? { ...change, people } : null;
};

/** The message for some of them. `subject` tells it from the others of the talk. */
export const noticeCard = (
  texts: Texts,
  talk: Talk,
  what: 'moved' | 'calledOff',
  people: readonly string[],
  subject: string,
  sign: SignId,
): Card => {
  const { id, startsAt } = talk;
  const topic = asText(talk.topic);
  const when = startsAt === null ? '' : at(startsAt, 'F');
  const calendar = what === 'moved' ? texts.events.buttons.calendar : texts.events.buttons.offCalendar;
  const sentence =
    what === 'moved'
      ? texts.series.notice.moved(topic, when, at(startsAt ?? 0, 'R'))
      : texts.series.notice.calledOff(topic, when);
  return framed(
    [sentence, people.map(user).join(' ')],
    [
      ...(startsAt === null ? [] : [button(calendar, sign('calendar', id, subject))]),
      ...(what === 'moved' ? [button(texts.buttons.stopReminding, sign('unremind', id, subject))] : []),
    ],
    [...people],
  );
};
