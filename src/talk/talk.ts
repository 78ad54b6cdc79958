/** What is known of one talk at one moment: the state that the rules read. */
import type { Recorded } from './events.ts';
import type { Rules } from './rules.ts';
import type { SeriesPlace } from './series.ts';

export type TalkStatus = 'scheduled' | 'live' | 'ended' | 'cancelled';

/** A raised hand. `place` is the number of the event that put the hand there. */
export type Hand = {
  readonly userId: string;
  readonly place: number;
  readonly raisedAt: number;
  /** Whether a role, or being a guest, puts this hand ahead of the others. */
  readonly ahead: boolean;
  /** Since when the person is gone from the stage; their place is kept for a while. Null while they are there. */
  readonly awaySince: number | null;
};

/** How often and how long somebody has spoken in a talk, turns that are over. */
export type TalkTime = {
  readonly userId: string;
  readonly turns: number;
  readonly ms: number;
  /** When they stopped speaking last. */
  readonly lastAt: number;
};

/** Why somebody is on the stage: to host, as a guest, for a turn, or because a moderator let them. */
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
  /** Number of the event that brought them up: tells one turn of a person from another. */
  readonly from: number;
  /** When their turn is over; null when it has no end. */
  readonly endsAt: number | null;
  /** Whether they were told that it ends soon. */
  readonly warned: boolean;
  /** When a host last gave them more time; null when none did. */
  readonly extendedAt: number | null;
};

export type Answer = 'accepted' | 'maybe' | 'declined';

/**
 * `seen`: the guest has used one of its buttons without answering; `proposed`: they named another time; `expired`: the
 * talk was over before they answered; `withdrawn`: a host took it back.
 */
export type InvitationStatus = 'asked' | 'seen' | Answer | 'proposed' | 'expired' | 'withdrawn';

/**
 * A guest who is invited by name, with a link to the server. `open`: the link may be used, and was asked for at `since`;
 * `revoked`: a host took it back; `used`: who came by it was recognised.
 */
export type Outside = {
  readonly name: string;
  readonly link: 'open' | 'revoked' | 'used';
  readonly since: number;
};

export type Invitation = {
  /** Names it on its card: the guest's id, or that and a number when they were invited before. */
  readonly id: string;
  /** Of a guest who is not on the server, and was not recognised yet: the invitation's own id. */
  readonly guestId: string;
  /** Of a guest who was not on the server when they were invited. */
  readonly outside: Outside | null;
  readonly invitedBy: string;
  readonly status: InvitationStatus;
  readonly askedAt: number;
  readonly answeredAt: number | null;
  /** What the host wrote to the guest; null for nothing. */
  readonly message: string | null;
  /** What the guest wrote with their answer; null for nothing. */
  readonly words: string | null;
  /** The other time that the guest proposes, and the zone in which they typed it. */
  readonly proposal: { readonly startsAt: number; readonly zone: string } | null;
  /** When hosts reminded the guest. */
  readonly remindedAt: readonly number[];
};

/** Somebody's wish to be reminded of the talk. */
export type Reminder = {
  readonly userId: string;
  /** When they asked, or chose anew: what was due before is not owed. */
  readonly askedAt: number;
  /** How long before the start, in milliseconds; null for whenever the talk reminds. */
  readonly offsets: readonly number[] | null;
  /** Whether they want it for every talk of the series. */
  readonly every: boolean;
};

/** `offset`: how long before the start, in milliseconds; it reminds of what is due `since` then. */
export type AddedTime = { readonly offset: number; readonly since: number };

/** What of a talk its event in Discord shows. Times in whole seconds; `endsAt` is null, or absent in older logs, for no end. */
export type Listing = {
  readonly name: string;
  readonly startsAt: number;
  readonly endsAt?: number | null;
  readonly stageId: string;
};

/** The event that Discord lists for a planned talk. `shows`: what it showed when it was last in step with the talk. */
export type ListedEvent = { readonly id: string; readonly shows: Listing };

/** Somebody is interested in the event. `reminds`: they are reminded for that reason alone. */
export type Interest = { readonly userId: string; readonly reminds: boolean };

/**
 * `waiting`: to be let through by a host; `open`: on the board; `now`: being answered. The others are over: a
 * `withdrawn` one was taken back by who asked it, a `merged` one lives on in another.
 */
export type QuestionStatus = 'waiting' | 'open' | 'now' | 'answered' | 'dismissed' | 'withdrawn' | 'merged';

export type Question = {
  /** The number of the event that asked it. */
  readonly id: number;
  readonly userId: string;
  readonly text: string;
  /** Whether it is shown without the name of who asked. */
  readonly anonymous: boolean;
  readonly status: QuestionStatus;
  readonly askedAt: number;
  /** Who wants it answered, besides who asked. */
  readonly votes: readonly string[];
};

/** Something a host did that can be undone, with the line, and why the person stood on the stage, as it was before. */
export type Act = {
  readonly event: Recorded;
  readonly line: readonly Hand[];
  readonly role: SpeakerRole | null;
};

/**
 * Why a talk is over: its host or a moderator closed it, its stage was ended or deleted in Discord, or its host was
 * gone for too long.
 */
export type EndReason = 'closed' | 'stage-ended' | 'host-gone';

/**
 * Why a talk can't be opened: what the bot lacks, by its names in Discord's settings (`where` is null for the whole
 * server), or who has the stage.
 */
export type Hindrance =
  | { readonly refused: 'bot-lacks'; readonly permissions: readonly string[]; readonly where: string | null }
  | { readonly refused: 'not-a-community' }
  | { readonly refused: 'stage-in-use'; readonly stageId: string }
  | { readonly refused: 'stage-taken'; readonly stageId: string; readonly hostId: string | null };

/** The time of a planned talk has come, and its host was asked to open it. */
export type Opening = {
  readonly askedAt: number;
  /** When they were asked once more; null when they were not. */
  readonly nudgedAt: number | null;
  /** What kept it from opening by itself; null for a talk that does not. */
  readonly why: Hindrance | null;
};

/** What somebody said of being recorded in a talk. `asked`: nothing yet; `withdrawn`: yes, and then no. */
export type ConsentAnswer = 'asked' | 'given' | 'declined' | 'withdrawn';

export type Consent = { readonly userId: string; readonly answer: ConsentAnswer; readonly since: number };

/** A recording that goes on. `startedAt` is time 0 of its tracks. */
export type Recording = { readonly id: string; readonly startedAt: number };

/**
 * Why a recording stopped before its talk was over: a host stopped it, the disk is full, it was as long or as large as
 * may be, or the bot could not go on with it.
 */
export type RecordingEnd = 'host' | 'disk' | 'length' | 'size' | 'not-possible';

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
  /** Null for a talk that was opened at once, and for one that is only an idea. */
  readonly startsAt: number | null;
  readonly plannedAt: number;
  /** When its time was set anew; null when it never was. */
  readonly movedAt: number | null;
  /** IANA zone in which the date was typed. */
  readonly zone: string | null;
  /** How long it is to last, in milliseconds; null when nobody said so. */
  readonly length: number | null;
  /** Null for a talk that does not come again. */
  readonly series: SeriesPlace | null;
  readonly openedAt: number | null;
  readonly endedAt: number | null;
  readonly endReason: EndReason | null;
  /** Whether it was called off because nobody opened it. */
  readonly unopened: boolean;
  /** Null until its host was asked to open it at its time. */
  readonly opening: Opening | null;
  /** Number of the last event. */
  readonly seq: number;
  readonly rules: Rules;
  /** Whether no more hands are taken. */
  readonly locked: boolean;
  /** Whether the bot is to be on the stage; null for as the server has chosen. */
  readonly voice: boolean | null;
  readonly coHosts: readonly string[];
  /** Since when the host is not on the stage; null while they are. */
  readonly hostGoneSince: number | null;
  /** The line: the first is called next. */
  readonly hands: readonly Hand[];
  /** When a host last passed over somebody; null when none did, or something was taken back since. */
  readonly skippedAt: number | null;
  readonly speakers: readonly Speaker[];
  readonly invitations: readonly Invitation[];
  readonly reminders: readonly Reminder[];
  /** Times ahead that a host named after it was planned, and when: what was due before that is not owed. */
  readonly addedTimes: readonly AddedTime[];
  /** Null until it is made, where none can be, and after somebody removed it in Discord. */
  readonly event: ListedEvent | null;
  /** Whether somebody removed the event in Discord; none is made again until the talk has another time. */
  readonly eventGone: boolean;
  readonly interested: readonly Interest[];
  readonly talkTimes: readonly TalkTime[];
  /** Turns of listeners that are over, and how long they took together in milliseconds. */
  readonly turnsOver: { readonly count: number; readonly ms: number };
  /** Host and guests who were already called up since they came to the stage. */
  readonly arrived: readonly string[];
  /** Who is recorded to be there: host and co-hosts; everybody where attendance is recorded. */
  readonly present: readonly string[];
  /** Whom Discord is still to disconnect from the stage. */
  readonly removing: readonly string[];
  readonly keptOut: readonly string[];
  readonly questions: readonly Question[];
  /** The latest acts that can be undone. */
  readonly acts: readonly Act[];
  /** Null while the talk is not recorded. */
  readonly recording: Recording | null;
  /** Why the last recording stopped, when no host did so; null when one goes on. */
  readonly recordingFailed: { readonly id: string; readonly reason: Exclude<RecordingEnd, 'host'> } | null;
  /** Whoever was asked, or answered; their answers count for every recording of this talk. */
  readonly consents: readonly Consent[];
  /** How many were in the audience when it was counted last, and at most. */
  readonly listening: number;
  readonly peak: number;
};

/** The listeners who have a turn or are called up for one, the longest first. */
export const turnsOf = (talk: Talk): readonly Speaker[] =>
  talk.speakers
    .filter((speaker) => speaker.role === 'turn' && speaker.step !== 'leaving')
    .toSorted((a, b) => a.since - b.since);

export const speakerOf = (talk: Talk, userId: string): Speaker | undefined =>
  talk.speakers.find((speaker) => speaker.userId === userId);

/** Whether somebody is on the stage or on the way up. */
export const isUp = (talk: Talk, userId: string): boolean => {
  const step = speakerOf(talk, userId)?.step;
  return step === 'called' || step === 'speaking';
};

/** Whether somebody is on the way out of the stage, or kept out of it. */
export const isSentOut = (talk: Talk, userId: string): boolean =>
  talk.removing.includes(userId) || talk.keptOut.includes(userId);

/** The invitation of somebody that counts: the one that no host took back. */
export const invitationOf = (talk: Talk, userId: string): Invitation | undefined =>
  talk.invitations.find(({ guestId, status }) => guestId === userId && status !== 'withdrawn');

/** The name by which somebody outside the server was invited, until they are recognised. */
export const outsiderOf = ({ outside }: Invitation): string | null =>
  outside && outside.link !== 'used' ? outside.name : null;

/** Whether a guest who is not on the server can still come by their link. */
export const isLinkOpen = (talk: Talk, { outside, status }: Invitation): boolean =>
  outside?.link === 'open' && status !== 'withdrawn' && !isOver(talk);

/** Whether the guest of an invitation has still to say yes or no. */
export const isAwaited = ({ status }: Invitation): boolean =>
  status === 'asked' || status === 'seen' || status === 'maybe' || status === 'proposed';

/** Whether a talk is only an idea: planned, without a date. */
export const isIdea = (talk: Talk): boolean => talk.status === 'scheduled' && talk.startsAt === null;

export const isGuest = (talk: Talk, userId: string): boolean =>
  invitationOf(talk, userId)?.status === 'accepted';

/** What somebody said of being recorded; null when they were not asked. */
export const consentOf = (talk: Talk, userId: string): ConsentAnswer | null =>
  talk.consents.find((consent) => consent.userId === userId)?.answer ?? null;

/** Whether what somebody says may be kept at this moment: only while the talk is recorded, and their yes stands. */
export const mayBeKept = (talk: Talk, userId: string): boolean =>
  talk.recording !== null && consentOf(talk, userId) === 'given';

export const questionOf = (talk: Talk, id: number): Question | undefined =>
  talk.questions.find((question) => question.id === id);

/** The questions on the board: the one being answered, then those most wanted, then the oldest. */
export const boardOf = (talk: Talk): readonly Question[] =>
  talk.questions
    .filter(({ status }) => status === 'now' || status === 'open')
    .toSorted(
      (a, b) =>
        Number(b.status === 'now') - Number(a.status === 'now') ||
        b.votes.length - a.votes.length ||
        a.id - b.id,
    );

/** Every question that everybody saw and that stands for itself, answered or not; the most wanted first. */
export const askedIn = (talk: Talk): readonly Question[] =>
  talk.questions
    .filter(({ status }) => status === 'now' || status === 'open' || status === 'answered')
    .toSorted((a, b) => b.votes.length - a.votes.length || a.id - b.id);

/** Who would be called next: the first in line who is there. */
export const nextInLine = (talk: Talk): Hand | undefined =>
  talk.hands.find((hand) => hand.awaySince === null);

/** Somebody's place in line, counted from 1, or 0 when their hand is down. */
export const placeInLine = (talk: Talk, userId: string): number =>
  talk.hands.findIndex((hand) => hand.userId === userId) + 1;

export const isOver = (talk: Talk): boolean => talk.status === 'ended' || talk.status === 'cancelled';
