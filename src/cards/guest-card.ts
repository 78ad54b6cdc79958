/** What is shown of guests: the public invitation with its answer, a reminder of it, and the list of invitations. */
import { ButtonStyle } from 'discord.js';
import { GUEST_REMINDERS } from '../talk/decide-guests.ts';
import {
  type Invitation,
  type InvitationStatus,
  isAwaited,
  isIdea,
  isOver,
  outsiderOf,
  type Talk,
} from '../talk/talk.ts';
import { at, button, type Card, framed, plain, type SignId, user } from './card.ts';
import { asText } from './escape.ts';
import { oneLine } from './one-line.ts';
import type { Texts } from './texts/texts.ts';

/** The guest as others read of them: by mention, or by the name that a host typed. */
const guestOf = (invitation: Invitation): string => {
  const outsider = outsiderOf(invitation);
  return outsider === null ? user(invitation.guestId) : `**${asText(outsider)}**`;
};

const whenOf = (texts: Texts, talk: Talk): string => {
  if (isOver(talk)) return '';
  if (isIdea(talk)) return texts.guests.card.idea;
  return talk.status === 'live' || talk.startsAt === null
    ? texts.guests.card.live
    : texts.guests.card.scheduled(at(talk.startsAt, 'F'), at(talk.startsAt, 'R'));
};

const stateOf = (texts: Texts, invitation: Invitation): string => {
  const { status, answeredAt, words, proposal } = invitation;
  const { card } = texts.guests;
  const guest = guestOf(invitation);
  switch (status) {
    case 'asked':
      return card.unanswered(guest);
    case 'seen':
      return card.seen(guest);
    case 'accepted':
    case 'maybe':
    case 'declined':
      return card.answered(guest, status, at(answeredAt ?? 0, 'D'), words === null ? '' : asText(words));
    case 'proposed':
      return card.proposed(guest, at(proposal?.startsAt ?? 0, 'F'), at(proposal?.startsAt ?? 0, 'R'));
    case 'expired':
      return card.expired(guest);
    case 'withdrawn':
      return card.withdrawn;
  }
};

/** Whether the talk got its time after this answer was given. */
const isOlderThanTime = ({ movedAt }: Talk, { status, answeredAt }: Invitation): boolean =>
  (status === 'accepted' || status === 'maybe' || status === 'declined') &&
  (movedAt ?? 0) > (answeredAt ?? 0);

/** The buttons with which a guest answers; `of` keeps those of two messages apart. */
const answerButtons = (texts: Texts, talk: Talk, { id }: Invitation, sign: SignId, ...of: string[]) => {
  const { buttons } = texts.guests;
  const answer = (choice: string) => sign('answer', talk.id, id, choice, ...of);
  return [
    button(buttons.accept, answer('accepted'), ButtonStyle.Success),
    button(buttons.maybe, answer('maybe')),
    ...(talk.status === 'scheduled'
      ? [button(buttons.anotherTime, sign('another-time', talk.id, id, ...of))]
      : []),
    button(buttons.decline, answer('declined')),
  ];
};

const hostButtons = (texts: Texts, talk: Talk, invitation: Invitation, sign: SignId) => {
  const { buttons } = texts.guests;
  const { id, status, proposal, remindedAt } = invitation;
  const isOutside = outsiderOf(invitation) !== null;
  const reminds =
    !isOutside && isAwaited(invitation) && status !== 'proposed' && remindedAt.length < GUEST_REMINDERS;
  return [
    ...(proposal && talk.status === 'scheduled'
      ? [button(buttons.takeTime, sign('take', talk.id, id, `${proposal.startsAt}`), ButtonStyle.Primary)]
      : []),
    ...(reminds ? [button(buttons.remind, sign('remind-guest', talk.id, id))] : []),
    ...(isOutside ? [button(buttons.link, sign('guest-link', talk.id, id))] : []),
    button(buttons.withdraw, sign('uninvite', talk.id, id)),
  ];
};

/** The public invitation of a guest, and their answer. Only its first posting mentions the guest. */
export const invitationCard = (texts: Texts, talk: Talk, invitation: Invitation, sign: SignId): Card => {
  const { card } = texts.guests;
  const { guestId, invitedBy, message, status } = invitation;
  const open = !isOver(talk) && status !== 'withdrawn';
  return framed(
    [
      card.invites(user(invitedBy), guestOf(invitation)),
      card.about(asText(talk.topic), whenOf(texts, talk)),
      message === null ? '' : card.quoted(asText(message)),
      stateOf(texts, invitation),
      open && isOlderThanTime(talk, invitation) ? card.movedSince : '',
      isOver(talk) ? card.over : '',
    ],
    open ? answerButtons(texts, talk, invitation, sign) : [],
    outsiderOf(invitation) === null ? [guestId] : [],
    open ? hostButtons(texts, talk, invitation, sign) : [],
  );
};

/** Which reminder of a guest is to be seen now: the last, until they answer; null for none. */
export const guestReminderSubject = (talk: Talk, invitation: Invitation): string | null => {
  const { id, remindedAt, answeredAt } = invitation;
  const last = remindedAt.at(-1);
  const stands = isAwaited(invitation) && (answeredAt ?? 0) < (last ?? 0) && !isOver(talk);
  return stands ? `${id}-${remindedAt.length}` : null;
};

/** Reminds a guest of an invitation that they have not answered; mentions them. */
export const guestReminderCard = (texts: Texts, talk: Talk, invitation: Invitation, sign: SignId): Card => {
  const { guestId, invitedBy, remindedAt } = invitation;
  return framed(
    [texts.guests.reminder(user(guestId), user(invitedBy), asText(talk.topic), whenOf(texts, talk))],
    answerButtons(texts, talk, invitation, sign, `${remindedAt.length}`),
    [guestId],
  );
};

/** Tells the stage that an accepted guest is there. */
export const arrivalCard = (texts: Texts, guestId: string): Card =>
  framed([texts.guests.arrived(user(guestId))], []);

/** One invitation in a list; `url` leads to its card, where that is known. */
export type Listed = {
  guestId: string;
  outsider: string | null;
  topic: string;
  status: InvitationStatus;
  url: string | null;
};

/** How much of a topic the list shows, in UTF-16 code units. */
const TOPIC_SHOWN = 60;

/** One page of the invitations that wait for an answer; pages are counted from 1. */
export const invitationList = (
  texts: Texts,
  listed: readonly Listed[],
  { count, page, pages }: { count: number; page: number; pages: number },
  sign: SignId,
): Card => {
  const { buttons, list } = texts.guests;
  if (listed.length === 0) return plain(list.empty);
  const lines = listed.map(({ guestId, outsider, topic, status, url }) =>
    list.line(
      outsider === null ? user(guestId) : asText(outsider),
      asText(oneLine(topic, TOPIC_SHOWN)),
      list.states[status],
      url ?? '',
    ),
  );
  const to = (label: string, target: number) => ({
    ...button(label, sign('invitations', `${target}`)),
    disabled: target < 1 || target > pages,
  });
  return pages === 1
    ? plain([list.title(count), ...lines].join('\n'))
    : plain([list.title(count), ...lines, list.page(page, pages)].join('\n'), [
        to(buttons.back, page - 1),
        to(buttons.further, page + 1),
      ]);
};

/** What only the host is told: the link of a guest, with the button that takes it back. */
export const guestLinkCard = (
  texts: Texts,
  talk: Talk,
  invitation: Invitation,
  link: { code: string; expiresAt: Date; roleId: string | null } | null,
  sign: SignId,
): Card => {
  const { guests } = texts;
  const name = asText(invitation.outside?.name ?? '');
  const renew = button(guests.buttons.newLink, sign('renew-link', talk.id, invitation.id));
  if (invitation.outside?.link === 'revoked') return plain(guests.link.revoked(name), [renew]);
  if (link === null) return plain(guests.link.used(name), [renew]);
  const role = link.roleId === null ? '' : `<@&${link.roleId}>`;
  return plain(
    guests.link.is(name, `https://discord.gg/${link.code}`, at(link.expiresAt.getTime(), 'R'), role),
    [button(guests.buttons.revoke, sign('revoke-link', talk.id, invitation.id))],
  );
};
