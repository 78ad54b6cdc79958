/** What is known of one talk at one moment: the state that the rules read. */

export type TalkStatus = 'scheduled' | 'live' | 'ended' | 'cancelled';

/** A raised hand. Lower `place` speaks earlier; it is the number of the event that put the hand there. */
export type Hand = {
  readonly userId: string;
  readonly place: number;
  readonly raisedAt: number;
  /** Since when the person is gone from the stage; their place is kept for a while. Null while they are there. */
  readonly awaySince: number | null;
};

/**
 * In which order hands are called: as they were raised; whoever has not spoken yet first; whoever has spoken least
 * first. Ties go by when the hand was raised.
 */
export type Order = 'first-come' | 'new-voices' | 'least-talk';

export const ORDERS: readonly Order[] = ['first-come', 'new-voices', 'least-talk'];

/** How often and how long somebody has spoken in a talk, turns that are over. */
export type TalkTime = { readonly userId: string; readonly turns: number; readonly ms: number };

/** Why somebody is on the stage. Only one `turn` is current at a time. */
export type SpeakerRole = 'host' | 'guest' | 'turn' | 'other';

/**
 * `called`: invited to speak, has not accepted; `speaking`: on the stage;
 * `leaving`: recorded as back in the audience, not yet seen there.
 */
export type SpeakerStep = 'called' | 'speaking' | 'leaving';

export type Speaker = {
  readonly userId: string;
  readonly role: SpeakerRole;
  readonly step: SpeakerStep;
  readonly since: number;
};

export type Answer = 'accepted' | 'maybe' | 'declined';

export type Invitation = {
  readonly guestId: string;
  readonly invitedBy: string;
  readonly status: 'asked' | Answer;
  readonly askedAt: number;
  readonly answeredAt: number | null;
};

/** Somebody's wish to be reminded of the talk. */
export type Reminder = { readonly userId: string; readonly askedAt: number };

/** Why a talk is over: its host or a moderator closed it, or its stage was ended or deleted in Discord. */
export type EndReason = 'closed' | 'stage-ended';

/** All times are milliseconds since 1970. */
export type Talk = {
  readonly id: string;
  readonly guildId: string;
  readonly hostId: string;
  readonly topic: string;
  readonly status: TalkStatus;
  /** The channel in which its cards are posted. */
  readonly announceId: string;
  /** The stage channel, or null until there is one. */
  readonly stageId: string | null;
  /** Whether Rostrum made the stage channel for this talk, and so removes it afterwards. */
  readonly stageMade: boolean;
  /** Discord's stage instance, once it was seen. */
  readonly instanceId: string | null;
  readonly startsAt: number | null;
  /** IANA zone in which the host typed the date. */
  readonly zone: string | null;
  readonly openedAt: number | null;
  readonly endedAt: number | null;
  readonly endReason: EndReason | null;
  /** Number of the last event. */
  readonly seq: number;
  readonly order: Order;
  /** As they were raised; {@link lineOf} gives the order of speaking. */
  readonly hands: readonly Hand[];
  readonly speakers: readonly Speaker[];
  readonly invitations: readonly Invitation[];
  readonly reminders: readonly Reminder[];
  readonly talkTimes: readonly TalkTime[];
  /** Host and guests who were already called up since they came to the stage. */
  readonly arrived: readonly string[];
};

/** The listener whose turn it is or who is being called up for one, if any. */
export const currentTurn = (talk: Talk): Speaker | undefined =>
  talk.speakers.find((speaker) => speaker.role === 'turn' && speaker.step !== 'leaving');

export const speakerOf = (talk: Talk, userId: string): Speaker | undefined =>
  talk.speakers.find((speaker) => speaker.userId === userId);

/** Whether somebody is on the stage or on the way up. */
export const isUp = (talk: Talk, userId: string): boolean => {
  const step = speakerOf(talk, userId)?.step;
  return step === 'called' || step === 'speaking';
};

export const invitationOf = (talk: Talk, userId: string): Invitation | undefined =>
  talk.invitations.find((invitation) => invitation.guestId === userId);

/** The hands in the order in which they are called. */
export const lineOf = ({ hands, order, talkTimes }: Talk): readonly Hand[] => {
  if (order === 'first-come') return hands;
  const spoken = new Map(talkTimes.map((time) => [time.userId, time]));
  const rank = ({ userId }: Hand): number => {
    const time = spoken.get(userId);
    return order === 'new-voices' ? Number(time !== undefined) : (time?.ms ?? 0);
  };
  return hands.toSorted((a, b) => rank(a) - rank(b) || a.place - b.place);
};

/** Who would be called next: the first in line who is there. */
export const nextInLine = (talk: Talk): Hand | undefined =>
  lineOf(talk).find((hand) => hand.awaySince === null);

/** Somebody's place in line, counted from 1, or 0 when their hand is down. */
export const placeInLine = (talk: Talk, userId: string): number =>
  lineOf(talk).findIndex((hand) => hand.userId === userId) + 1;

export const isOver = (talk: Talk): boolean => talk.status === 'ended' || talk.status === 'cancelled';
