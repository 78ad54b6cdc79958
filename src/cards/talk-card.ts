/** The card of a talk: planned, live or called off; afterwards the same message is its summary. */
import { ButtonStyle } from 'discord.js';
import { withoutHost } from '../talk/deadlines.ts';
import { newHandWaits } from '../talk/line.ts';
import { unopenedUntil } from '../talk/opening.ts';
import { boardOf, type Hand, isIdea, type Speaker, type Talk } from '../talk/talk.ts';
import {
  at,
  button,
  type Card,
  channel,
  channelUrl,
  framed,
  link,
  minutes,
  role,
  type SignId,
  user,
} from './card.ts';
import { asText } from './escape.ts';
import { type Overlap, overlapText } from './overlap-text.ts';
import { mineButton, recordingLine } from './recording-card.ts';
import { comesAgain } from './series-card.ts';
import type { Texts } from './texts/texts.ts';

/** How many people in line the card names. */
const NAMED_IN_LINE = 5;
/** How many people on the stage the card names. */
const NAMED_ON_STAGE = 10;

const named = (texts: Texts, people: readonly string[], most: number): string => {
  const more = people.length - most;
  return [...people.slice(0, most), ...(more > 0 ? [texts.talk.more(more)] : [])].join(' · ');
};

const onStage =
  (texts: Texts) =>
  ({ userId, step, endsAt }: Speaker): string[] => {
    if (step === 'leaving') return [];
    if (step === 'called') return [texts.talk.invitedUp(user(userId))];
    return [endsAt === null ? user(userId) : texts.talk.speaksUntil(user(userId), at(endsAt, 'R'))];
  };

const inLine =
  (texts: Texts) =>
  ({ userId, awaySince }: Hand, i: number): string =>
    `${i + 1} ${awaySince === null ? user(userId) : texts.talk.away(user(userId))}`;

const guestsLine = (texts: Texts, talk: Talk): string => {
  const guests = talk.invitations.filter((invitation) => invitation.status === 'accepted');
  const names = guests.map((guest) => user(guest.guestId));
  return guests.length ? texts.talk.guests(named(texts, names, NAMED_ON_STAGE)) : '';
};

const liveCard = (texts: Texts, talk: Talk, listening: number, sign: SignId): Card => {
  const speakers = talk.speakers.flatMap(onStage(texts));
  const line = talk.hands.map(inLine(texts));
  const stage = talk.stageId ? channel(talk.stageId) : texts.talk.stageComing;
  const hosts = named(texts, [talk.hostId, ...talk.coHosts].map(user), NAMED_ON_STAGE);
  const questions = boardOf(talk).length;
  const away = withoutHost(talk);
  return framed(
    [
      texts.talk.live(asText(talk.topic)),
      texts.talk.hostedBy(hosts, at(talk.openedAt ?? 0, 'R'), stage),
      guestsLine(texts, talk),
      texts.talk.onStage(speakers.length ? named(texts, speakers, NAMED_ON_STAGE) : texts.talk.nobodyOnStage),
      texts.talk.nextInLine(line.length ? named(texts, line, NAMED_IN_LINE) : texts.talk.nobodyInLine),
      talk.locked ? texts.talk.locked : texts.talk.ordered(talk.rules.order),
      [
        texts.talk.listening(listening),
        ...(questions > 0 ? [texts.talk.questions(questions)] : []),
        ...(talk.hands.length > 0 && !talk.locked ? [texts.talk.wait(minutes(newHandWaits(talk)))] : []),
      ].join(' · '),
      recordingLine(texts, talk),
      talk.rules.attendance ? texts.talk.attendance : '',
      away ? texts.talk.hostAway(user(talk.hostId), away.to && user(away.to), at(away.at, 'R')) : '',
    ],
    [
      button(texts.buttons.raise, sign('raise', talk.id), ButtonStyle.Primary),
      button(texts.buttons.lower, sign('lower', talk.id)),
      button(texts.buttons.ask, sign('ask', talk.id)),
      ...(talk.stageId ? [link(texts.buttons.listen, channelUrl(talk.guildId, talk.stageId))] : []),
    ],
    [],
    [
      button(texts.buttons.next, sign('next', talk.id)),
      button(texts.buttons.controls, sign('controls', talk.id)),
      ...mineButton(texts, talk, sign),
    ],
  );
};

/** How a planned talk opens, and what becomes of it once its time has come. */
const openingLine = ({ planning }: Texts, talk: Talk): string => {
  const until = unopenedUntil(talk);
  if (until !== null && talk.opening) return planning.waits(at(until, 'R'));
  return talk.rules.opensItself && !isIdea(talk) ? planning.opensItself : '';
};

const plannedCard = (texts: Texts, talk: Talk, sign: SignId, overlaps: readonly Overlap[]): Card => {
  const startsAt = talk.startsAt ?? 0;
  return framed(
    [
      texts.talk.titled(asText(talk.topic)),
      isIdea(talk)
        ? texts.guests.idea(user(talk.hostId))
        : [
            texts.talk.scheduledBy(user(talk.hostId), at(startsAt, 'F'), at(startsAt, 'R')),
            ...(talk.length === null ? [] : [texts.series.about(talk.length)]),
          ].join(' · '),
      comesAgain(texts, talk),
      guestsLine(texts, talk),
      texts.talk.reminding(talk.reminders.length),
      openingLine(texts, talk),
      overlapText(texts, overlaps),
      talk.eventGone ? texts.events.gone : '',
    ],
    [
      button(texts.buttons.remindMe, sign('remind', talk.id), ButtonStyle.Primary),
      isIdea(talk)
        ? button(texts.guests.buttons.setDate, sign('set-date', talk.id))
        : button(texts.events.buttons.calendar, sign('calendar', talk.id)),
      button(texts.buttons.openNow, sign('open', talk.id)),
      button(texts.series.buttons.change, sign('change', talk.id)),
      button(texts.buttons.callOff, sign('cancel', talk.id)),
    ],
  );
};

/**
 * The card of a talk that is not over, or was called off, as everybody sees it.
 *
 * @param listening how many members are in the stage's audience
 * @param overlaps other talks that have its stage at its time
 */
export const talkCard = (
  texts: Texts,
  talk: Talk,
  listening: number,
  sign: SignId,
  overlaps: readonly Overlap[] = [],
): Card => {
  switch (talk.status) {
    case 'scheduled':
      return plannedCard(texts, talk, sign, overlaps);
    case 'live':
      return liveCard(texts, talk, listening, sign);
    case 'cancelled':
      return framed(
        [texts.talk.cancelled(asText(talk.topic)), talk.unopened ? texts.planning.unopened : ''],
        talk.startsAt === null ? [] : [button(texts.events.buttons.offCalendar, sign('calendar', talk.id))],
      );
    case 'ended':
      throw new Error('a talk that is over has a summary');
  }
};

const reminderText = (texts: Texts, talk: Talk, now: number): string => {
  const startsAt = talk.startsAt ?? 0;
  const topic = asText(talk.topic);
  if (talk.status !== 'scheduled') return texts.reminder.started(topic, at(talk.openedAt ?? startsAt, 'R'));
  if (startsAt <= now) return texts.planning.due(topic, at(startsAt, 'R'));
  const guests = talk.invitations.filter(({ status }) => status === 'accepted');
  const names = guests.map(({ guestId }) => user(guestId));
  return texts.reminder.starts(topic, at(startsAt, 'R'), named(texts, names, NAMED_ON_STAGE));
};

const listenLink = ({ buttons }: Texts, { guildId, stageId }: Talk) =>
  stageId ? [link(buttons.listen, channelUrl(guildId, stageId))] : [];

/**
 * The reminder for some of the people who asked; mentions all of them.
 *
 * @param subject which of the talk's reminders it is, so that no two look alike to the bot
 */
export const reminderCard = (
  texts: Texts,
  talk: Talk,
  userIds: readonly string[],
  subject: string,
  now: number,
  sign: SignId,
): Card =>
  framed(
    [reminderText(texts, talk, now), userIds.map(user).join(' ')],
    [...listenLink(texts, talk), button(texts.buttons.stopReminding, sign('unremind', talk.id, subject))],
    [...userIds],
  );

/** The same as a direct message; `subject` as above. */
export const directReminderCard = (
  texts: Texts,
  talk: Talk,
  subject: string,
  now: number,
  sign: SignId,
): Card =>
  framed(
    [reminderText(texts, talk, now)],
    [
      ...listenLink(texts, talk),
      button(texts.buttons.stopReminding, sign('direct-unremind', talk.id, subject)),
      button(texts.delivery.direct.stop, sign('direct-off')),
    ],
  );

/** The same for everybody with the role that the server has for reminders; `subject` as above. */
export const roleReminderCard = (
  texts: Texts,
  talk: Talk,
  roleId: string,
  subject: string,
  now: number,
  sign: SignId,
): Card => ({
  ...framed(
    [reminderText(texts, talk, now), role(roleId)],
    [
      ...listenLink(texts, talk),
      button(texts.delivery.own.buttons.giveRole, sign('role-off', talk.id, subject)),
    ],
  ),
  roles: [roleId],
});
