/** How an event changes the invitations of a talk. Pure. */
import type { Recorded } from './events.ts';
import { type Invitation, invitationOf, isAwaited, type Talk } from './talk.ts';

type OfGuest = Extract<
  Recorded,
  {
    type:
      | 'guest-invited'
      | 'invitation-seen'
      | 'invitation-answered'
      | 'time-proposed'
      | 'guest-reminded'
      | 'invitation-withdrawn';
  }
>;

const asked = (
  talk: Talk,
  { seq, at, guestId, by, message }: OfGuest & { type: 'guest-invited' },
): Invitation => ({
  id: talk.invitations.some(({ id }) => id === guestId) ? `${guestId}-${seq}` : guestId,
  guestId,
  invitedBy: by,
  status: 'asked',
  askedAt: at,
  answeredAt: null,
  message: message ?? null,
  words: null,
  proposal: null,
  remindedAt: [],
});

const changed = (
  known: Invitation,
  event: Exclude<OfGuest, { type: 'guest-invited' }>,
): Partial<Invitation> => {
  switch (event.type) {
    case 'invitation-seen':
      return { status: 'seen' };
    case 'invitation-answered':
      return {
        status: event.answer,
        answeredAt: event.at,
        words: event.words ?? null,
        proposal: null,
      };
    case 'time-proposed': {
      const { at, startsAt, zone } = event;
      return { status: 'proposed', answeredAt: at, words: null, proposal: { startsAt, zone } };
    }
    case 'guest-reminded':
      return { remindedAt: [...known.remindedAt, event.at] };
    case 'invitation-withdrawn':
      return { status: 'withdrawn', proposal: null };
  }
};

/** The invitations after an event about one of them. */
export const withGuestEvent = (talk: Talk, event: OfGuest): readonly Invitation[] => {
  if (event.type === 'guest-invited') return [...talk.invitations, asked(talk, event)];
  const about = invitationOf(talk, event.guestId);
  return talk.invitations.map((known) => (known === about ? { ...known, ...changed(known, event) } : known));
};

/** The invitations when the talk is over: those without a clear answer have run out. */
export const expired = (invitations: readonly Invitation[]): readonly Invitation[] =>
  invitations.map((known) =>
    isAwaited(known) && known.status !== 'maybe' ? { ...known, status: 'expired', proposal: null } : known,
  );
