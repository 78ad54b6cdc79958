/** How an event changes the invitations of a talk. Pure. */
import type { Recorded } from './events.ts';
import { type Invitation, invitationOf, isAwaited, type Outside, type Talk } from './talk.ts';

type OfGuest = Extract<
  Recorded,
  {
    type:
      | 'guest-invited'
      | 'outsider-invited'
      | 'link-renewed'
      | 'link-revoked'
      | 'guest-recognised'
      | 'invitation-seen'
      | 'invitation-answered'
      | 'time-proposed'
      | 'guest-reminded'
      | 'invitation-withdrawn';
  }
>;

type Asked = Extract<OfGuest, { type: 'guest-invited' | 'outsider-invited' }>;

const asked = (talk: Talk, event: Asked): Invitation => {
  const own = `outside-${event.seq}`;
  const guestId = event.type === 'guest-invited' ? event.guestId : own;
  return {
    id: talk.invitations.some(({ id }) => id === guestId) ? `${guestId}-${event.seq}` : guestId,
    guestId,
    outside: event.type === 'guest-invited' ? null : { name: event.name, link: 'open', since: event.at },
    invitedBy: event.by,
    status: 'asked',
    askedAt: event.at,
    answeredAt: null,
    message: event.message ?? null,
    words: null,
    proposal: null,
    remindedAt: [],
  };
};

/** The guest's link after an event about it. */
const withLink = (outside: Outside | null, change: Partial<Outside>): Partial<Invitation> =>
  outside ? { outside: { ...outside, ...change } } : {};

const changed = (known: Invitation, event: Exclude<OfGuest, Asked>): Partial<Invitation> => {
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
    case 'link-renewed':
      return withLink(known.outside, { link: 'open', since: event.at });
    case 'link-revoked':
      return withLink(known.outside, { link: 'revoked' });
    case 'guest-recognised':
      return { guestId: event.userId, ...withLink(known.outside, { link: 'used' }) };
    case 'guest-reminded':
      return { remindedAt: [...known.remindedAt, event.at] };
    case 'invitation-withdrawn':
      return { status: 'withdrawn', proposal: null };
  }
};

/** The invitations after an event about one of them. */
export const withGuestEvent = (talk: Talk, event: OfGuest): readonly Invitation[] => {
  if (event.type === 'guest-invited' || event.type === 'outsider-invited')
    return [...talk.invitations, asked(talk, event)];
  const about = invitationOf(talk, event.guestId);
  return talk.invitations.map((known) => (known === about ? { ...known, ...changed(known, event) } : known));
};

/** The invitations when the talk is over: those without a clear answer have run out. */
export const expired = (invitations: readonly Invitation[]): readonly Invitation[] =>
  invitations.map((known) =>
    isAwaited(known) && known.status !== 'maybe' ? { ...known, status: 'expired', proposal: null } : known,
  );
