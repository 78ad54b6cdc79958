/** The rules about guests: inviting, answering, another time, reminding them and taking it back. Pure. */
import type { Actor, Command } from './commands.ts';
import type { TalkEvent } from './events.ts';
import { type Decided, happens, hostRefusal, refuse } from './refuse.ts';
import {
  type Invitation,
  invitationOf,
  isAwaited,
  isOver,
  isSentOut,
  isUp,
  outsiderOf,
  type Talk,
} from './talk.ts';

/** Longest message to a guest, and longest words of theirs, in UTF-16 code units. */
export const MESSAGE_MAX = 300;

/** Longest name of a guest who is not on the server, in UTF-16 code units. */
export const NAME_MAX = 80;

/** How often hosts can remind one guest, and the wait between two reminders in milliseconds. */
export const GUEST_REMINDERS = 3;
export const GUEST_REMINDER_GAP = 60 * 60_000;

type GuestCommand = Extract<
  Command,
  {
    type:
      | 'invite'
      | 'invite-outsider'
      | 'renew-link'
      | 'revoke-link'
      | 'recognise'
      | 'see-invitation'
      | 'answer'
      | 'propose-time'
      | 'take-time'
      | 'remind-guest'
      | 'withdraw-invitation';
  }
>;

const tooLong = (text: string | null): Decided | null =>
  text !== null && text.length > MESSAGE_MAX
    ? refuse({ refused: 'message-too-long', length: text.length, most: MESSAGE_MAX })
    : null;

/** What was written, or nothing: spaces are nothing. */
const written = (text: string | null): string | null => text?.trim() || null;

const invite = (talk: Talk, { by, guestId, message }: GuestCommand & { type: 'invite' }): Decided => {
  if (isOver(talk)) return refuse({ refused: 'over' });
  const refusal = hostRefusal(talk, by);
  if (refusal) return refuse(refusal);
  if (guestId === talk.hostId) return refuse({ refused: 'guest-is-host' });
  if (invitationOf(talk, guestId)) return refuse({ refused: 'already-invited', guestId });
  const text = written(message);
  return (
    tooLong(text) ??
    happens({ type: 'guest-invited', guestId, by: by.id, ...(text === null ? {} : { message: text }) })
  );
};

const inviteOutsider = (
  talk: Talk,
  { by, name, message }: GuestCommand & { type: 'invite-outsider' },
): Decided => {
  if (isOver(talk)) return refuse({ refused: 'over' });
  const refusal = hostRefusal(talk, by);
  if (refusal) return refuse(refusal);
  const called = name.trim();
  if (called === '') return refuse({ refused: 'name-empty' });
  if (called.length > NAME_MAX)
    return refuse({ refused: 'name-too-long', length: called.length, most: NAME_MAX });
  const isSame = (known: Invitation) =>
    known.status !== 'withdrawn' && outsiderOf(known)?.toLowerCase() === called.toLowerCase();
  if (talk.invitations.some(isSame)) return refuse({ refused: 'outsider-invited', text: called });
  const text = written(message);
  return (
    tooLong(text) ??
    happens({
      type: 'outsider-invited',
      name: called,
      by: by.id,
      ...(text === null ? {} : { message: text }),
    })
  );
};

/** Whoever came by the link becomes the guest, as anybody could be invited who is on the server. */
const recognise = (talk: Talk, invitation: Invitation, userId: string): Decided => {
  const { guestId, outside } = invitation;
  if (outside?.link !== 'open') return refuse({ refused: 'no-link' });
  if (userId === talk.hostId) return refuse({ refused: 'guest-is-host' });
  if (invitationOf(talk, userId)) return refuse({ refused: 'already-invited', guestId: userId });
  return happens({ type: 'guest-recognised', guestId, userId });
};

type Found = { invitation: Invitation } | { refused: Decided };

const found = (talk: Talk, id: string): Found => {
  const invitation = talk.invitations.find((known) => known.id === id);
  if (!invitation) return { refused: refuse({ refused: 'invitation-gone' }) };
  if (invitation.status === 'withdrawn') return { refused: refuse({ refused: 'invitation-withdrawn' }) };
  return isOver(talk) ? { refused: refuse({ refused: 'answer-too-late' }) } : { invitation };
};

const answer = (
  talk: Talk,
  { guestId, status, words: before }: Invitation,
  { answer: given, words, where }: GuestCommand & { type: 'answer' },
): Decided => {
  const text = written(words);
  const refused = tooLong(text);
  if (refused) return refused;
  // The same answer without words leaves those that were said with it.
  if (status === given && (text === null || text === before)) return happens();
  const answered: TalkEvent = {
    type: 'invitation-answered',
    guestId,
    answer: given,
    ...(text === null ? {} : { words: text }),
  };
  const comesUp =
    status !== given &&
    given === 'accepted' &&
    talk.status === 'live' &&
    where !== null &&
    where === talk.stageId;
  return comesUp && !isUp(talk, guestId) && !isSentOut(talk, guestId)
    ? happens(answered, { type: 'called', userId: guestId, role: 'guest', by: null })
    : happens(answered);
};

const proposeTime = (
  talk: Talk,
  { guestId, proposal }: Invitation,
  { startsAt, zone }: GuestCommand & { type: 'propose-time' },
  now: number,
): Decided => {
  if (talk.status !== 'scheduled') return refuse({ refused: 'not-scheduled', status: talk.status });
  if (startsAt <= now) return refuse({ refused: 'date-past' });
  if (proposal?.startsAt === startsAt) return happens();
  return happens({ type: 'time-proposed', guestId, startsAt, zone });
};

/** Sets the time of a planned talk anew. */
export const move = (
  talk: Talk,
  by: Actor,
  { startsAt, zone }: { startsAt: number; zone: string },
  now: number,
): Decided => {
  if (talk.status !== 'scheduled') return refuse({ refused: 'not-scheduled', status: talk.status });
  const refusal = hostRefusal(talk, by);
  if (refusal) return refuse(refusal);
  if (startsAt <= now) return refuse({ refused: 'date-past' });
  return talk.startsAt === startsAt ? happens() : happens({ type: 'moved', startsAt, zone, by: by.id });
};

/** Whoever proposed a time that is taken has accepted it. */
const takeTime = (
  talk: Talk,
  { guestId, proposal }: Invitation,
  { by, startsAt }: GuestCommand & { type: 'take-time' },
  now: number,
): Decided => {
  if (proposal?.startsAt !== startsAt) return refuse({ refused: 'proposal-changed' });
  const moved = move(talk, by, proposal, now);
  return moved.ok
    ? happens(...moved.events, { type: 'invitation-answered', guestId, answer: 'accepted' })
    : moved;
};

const remind = (invitation: Invitation, by: Actor, now: number): Decided => {
  const { guestId, remindedAt, status } = invitation;
  const outsider = outsiderOf(invitation);
  if (outsider !== null) return refuse({ refused: 'outsider-not-here', text: outsider });
  if (!isAwaited(invitation) || status === 'proposed')
    return refuse({ refused: 'guest-has-answered', guestId });
  if (remindedAt.length >= GUEST_REMINDERS)
    return refuse({ refused: 'guest-reminded-enough', guestId, most: GUEST_REMINDERS });
  const until = (remindedAt.at(-1) ?? Number.NEGATIVE_INFINITY) + GUEST_REMINDER_GAP;
  if (until > now) return refuse({ refused: 'guest-reminded-lately', guestId, until });
  return happens({ type: 'guest-reminded', guestId, by: by.id });
};

/** What a guest does with their invitation, or a host with that of a guest. */
export const runGuests = (talk: Talk, command: GuestCommand, now: number): Decided => {
  if (command.type === 'invite') return invite(talk, command);
  if (command.type === 'invite-outsider') return inviteOutsider(talk, command);
  const known = found(talk, command.invitation);
  if ('refused' in known) return known.refused;
  const { invitation } = known;
  const { guestId } = invitation;
  const outsider = outsiderOf(invitation);
  switch (command.type) {
    case 'see-invitation':
    case 'answer':
    case 'propose-time':
      if (outsider !== null) return refuse({ refused: 'not-the-outsider', text: outsider });
      if (command.by !== guestId) return refuse({ refused: 'not-the-guest', guestId });
      if (command.type === 'answer') return answer(talk, invitation, command);
      if (command.type === 'propose-time') return proposeTime(talk, invitation, command, now);
      return invitation.status === 'asked' ? happens({ type: 'invitation-seen', guestId }) : happens();
    case 'recognise':
      return recognise(talk, invitation, command.userId);
    case 'renew-link':
    case 'revoke-link':
    case 'take-time':
    case 'remind-guest':
    case 'withdraw-invitation': {
      const { by } = command;
      const refusal = hostRefusal(talk, by);
      if (refusal) return refuse(refusal);
      if (command.type === 'take-time') return takeTime(talk, invitation, command, now);
      if (command.type === 'remind-guest') return remind(invitation, by, now);
      if (command.type === 'renew-link' || command.type === 'revoke-link') {
        if (outsider === null) return refuse({ refused: 'no-link' });
        const type = command.type === 'renew-link' ? 'link-renewed' : 'link-revoked';
        const isSo = type === 'link-revoked' && invitation.outside?.link === 'revoked';
        return isSo ? happens() : happens({ type, guestId, by: by.id });
      }
      return happens({ type: 'invitation-withdrawn', guestId, by: by.id });
    }
  }
};
