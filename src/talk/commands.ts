/** What can be asked of a talk, and why it can be refused. */
import type { Order, RULE_BOUNDS, Rules } from './rules.ts';
import type { Recurrence, SeriesPlace } from './series.ts';
import type { Answer, Hindrance, Listing, RecordingEnd, TalkStatus } from './talk.ts';

/** A member who acts. A moderator of the stage may do what the host may. */
export type Actor = { id: string; moderator: boolean };

/**
 * Where Discord shows somebody, seen from the talk's stage: the four states of a member in a stage
 * (`suppress` × `request_to_speak_timestamp`), or `away` from it.
 */
export type Sight = 'away' | 'audience' | 'hand' | 'invited' | 'speaking';

export type Plan = {
  talkId: string;
  guildId: string;
  by: Actor;
  topic: string;
  announceId: string;
  stageId: string | null;
  /** How long it is to last, in milliseconds. */
  length?: number | null;
  /** What the server's settings say, where that differs from the rules by default. */
  rules?: Partial<Rules>;
  series?: SeriesPlace;
  /** Who wanted to be reminded of every talk of the series; `offsets` as in {@link Command} `choose-reminders`. */
  reminders?: readonly { readonly userId: string; readonly offsets: readonly number[] | null }[];
};

export type Command =
  | ({ type: 'open-new' } & Plan)
  | ({ type: 'schedule'; startsAt: number; zone: string } & Plan)
  /** Plans a talk that has no date yet. */
  | ({ type: 'plan-idea' } & Plan)
  /** Sets the time of a planned talk anew, or that of an idea. */
  | { type: 'move'; by: Actor; startsAt: number; zone: string }
  | { type: 'open'; by: Actor; stageId: string | null }
  /** The time of a planned talk may have come, or its host may have let it pass: see {@link openingDueAt}. */
  | { type: 'time-to-open'; stageId: string | null; hindrance: Hindrance | null }
  | { type: 'stage-made'; stageId: string }
  | { type: 'stage-started'; instanceId: string }
  | { type: 'close'; by: Actor }
  /** `all`: and the series has no talk any more. */
  | { type: 'cancel'; by: Actor; all?: boolean }
  /** What a planned talk is to be; `stageId` null leaves its stage. `follows`: the series from this talk on, null to change the talk alone. */
  | {
      type: 'change';
      by: Actor;
      topic: string;
      time: { startsAt: number; zone: string } | null;
      length: number | null;
      stageId: string | null;
      follows: Recurrence | null;
    }
  /** The days on which its series has no talk. */
  | { type: 'leave-out'; by: Actor; days: readonly string[] }
  /** How its series comes again from this talk on. */
  | { type: 'change-repeats'; by: Actor; recurrence: Recurrence }
  /** How long before its start a planned talk reminds, in milliseconds. `following`: as do those of its series after it. */
  | { type: 'choose-remind-times'; by: Actor; offsets: readonly number[]; following: boolean }
  /** The stage was ended, or its channel deleted, in Discord. */
  | { type: 'stage-over' }
  | { type: 'invite'; by: Actor; guestId: string; message: string | null }
  /** Invites somebody who is not on the server, by name. */
  | { type: 'invite-outsider'; by: Actor; name: string; message: string | null }
  /** Takes back the link of a guest who is not on the server, and asks for another. */
  | { type: 'renew-link'; by: Actor; invitation: string }
  | { type: 'revoke-link'; by: Actor; invitation: string }
  /** Somebody came by the link of an invitation. */
  | { type: 'recognise'; invitation: string; userId: string }
  /** The guest uses a button of their invitation that answers nothing yet. `invitation`: its id, here and below. */
  | { type: 'see-invitation'; by: string; invitation: string }
  /** `where`: the channel the guest is in, if any; `words`: what they say with it, null to say nothing more. */
  | {
      type: 'answer';
      by: string;
      invitation: string;
      answer: Answer;
      words: string | null;
      where: string | null;
    }
  | { type: 'propose-time'; by: string; invitation: string; startsAt: number; zone: string }
  /** Moves the talk to the time that the guest proposes; `startsAt` is the one that the host saw. */
  | { type: 'take-time'; by: Actor; invitation: string; startsAt: number }
  | { type: 'remind-guest'; by: Actor; invitation: string }
  | { type: 'withdraw-invitation'; by: Actor; invitation: string }
  | { type: 'raise-hand'; userId: string; where: string | null; roles: readonly string[] }
  | { type: 'lower-hand'; userId: string }
  | { type: 'next'; by: Actor }
  | { type: 'choose-order'; by: Actor; order: Order }
  /** Whether the bot is to be on the stage of this talk. */
  | { type: 'choose-voice'; by: Actor; on: boolean }
  /** Somebody disconnected the bot from the stage in Discord. */
  | { type: 'voice-sent-out' }
  | { type: 'change-rules'; by: Actor; rules: Partial<Rules> }
  /** Calls somebody by name, whether their hand is up or not. */
  | { type: 'call'; by: Actor; userId: string; isBot: boolean; where: string | null }
  /** Passes over who is called up, or is next in line. */
  | { type: 'skip'; by: Actor }
  /** `to`: the place in line, counted from 1. */
  | { type: 'move-hand'; by: Actor; userId: string; to: number }
  | { type: 'remove-hand'; by: Actor; userId: string }
  | { type: 'clear-hands'; by: Actor }
  | { type: 'lock-line'; by: Actor; locked: boolean }
  /** Ends somebody's turn: one's own, or another's as a host. */
  | { type: 'end-turn'; by: Actor; userId: string }
  | { type: 'more-time'; by: Actor; userId: string }
  | { type: 'add-co-host'; by: Actor; userId: string; isBot: boolean; where: string | null }
  | { type: 'remove-co-host'; by: Actor; userId: string }
  | { type: 'hand-over'; by: Actor; userId: string; isBot: boolean; where: string | null }
  | { type: 'send-to-audience'; by: Actor; userId: string }
  | { type: 'remove'; by: Actor; userId: string; where: string | null }
  | { type: 'keep-out'; by: Actor; userId: string }
  | { type: 'let-in'; by: Actor; userId: string }
  /** `act`: the number of the event to undo. */
  | { type: 'undo'; by: Actor; act: number }
  | { type: 'ask'; userId: string; text: string; anonymous: boolean }
  | { type: 'vote'; userId: string; question: number; wanted: boolean }
  | { type: 'settle-question'; by: Actor; question: number; to: 'open' | 'now' | 'answered' | 'dismissed' }
  | { type: 'withdraw-question'; userId: string; question: number }
  | { type: 'merge-question'; by: Actor; question: number; into: number }
  /** Calls up who asked a question. `where`: the channel they are in. */
  | { type: 'bring-asker'; by: Actor; question: number; where: string | null }
  /** `recordingId`: a new one. */
  | { type: 'start-recording'; by: Actor; recordingId: string }
  | { type: 'stop-recording'; by: Actor }
  /** The recording can't go on. */
  | { type: 'end-recording'; recordingId: string; reason: Exclude<RecordingEnd, 'host'> }
  /** Somebody agrees that what they say is kept, or does not, or not any more. */
  | { type: 'answer-consent'; userId: string; agrees: boolean }
  | { type: 'count-listening'; count: number }
  /** Time passes: see {@link dueAt}. */
  | { type: 'tick' }
  /** What Discord shows of somebody now, and before; `before` is null when that is not known, as after a restart. */
  | { type: 'seen'; userId: string; sight: Sight; before: Sight | null; roles: readonly string[] }
  /** Discord lists this event for the talk. */
  | { type: 'event-made'; eventId: string; shows: Listing }
  /** The event was brought in step. */
  | { type: 'event-shown'; eventId: string; shows: Listing }
  /** What the event shows, when that is not what it showed in step; `stageId` is null when it is on no stage. */
  | { type: 'event-edited'; eventId: string; seen: Omit<Listing, 'stageId'> & { stageId: string | null } }
  | { type: 'event-started'; eventId: string }
  | { type: 'event-gone'; eventId: string }
  /** Discord tells whether somebody is interested in the event. */
  | { type: 'interest'; userId: string; shown: boolean }
  /** Changes nothing for who is to be reminded already. */
  | { type: 'remind-me'; userId: string }
  /** `offsets`: how long before the start, in milliseconds; null for whenever the talk reminds. */
  | { type: 'choose-reminders'; userId: string; offsets: readonly number[] | null }
  /** Whether somebody wants to be reminded of every talk of the series. */
  | { type: 'keep-reminding'; userId: string; every: boolean }
  | { type: 'stop-reminding'; userId: string };

export type Refusal =
  | { refused: 'topic-empty' }
  | { refused: 'topic-too-long'; length: number }
  | { refused: 'date-past' }
  | Hindrance
  | { refused: 'no-talk' }
  | { refused: 'no-series' }
  | { refused: 'not-live'; status: TalkStatus }
  | { refused: 'not-scheduled'; status: TalkStatus }
  | { refused: 'over' }
  | { refused: 'not-host'; hostId: string }
  | { refused: 'guest-is-host' }
  | { refused: 'already-invited'; guestId: string }
  | { refused: 'not-the-guest'; guestId: string }
  | { refused: 'name-empty' }
  | { refused: 'name-too-long'; length: number; most: number }
  /** `text`: a name that a host typed, here and below. */
  | { refused: 'outsider-invited'; text: string }
  | { refused: 'not-the-outsider'; text: string }
  | { refused: 'outsider-not-here'; text: string }
  | { refused: 'no-link' }
  | { refused: 'message-too-long'; length: number; most: number }
  | { refused: 'invitation-gone' }
  | { refused: 'invitation-withdrawn' }
  | { refused: 'answer-too-late' }
  | { refused: 'proposal-changed' }
  | { refused: 'guest-has-answered'; guestId: string }
  | { refused: 'guest-reminded-enough'; guestId: string; most: number }
  /** `until` in milliseconds since 1970. */
  | { refused: 'guest-reminded-lately'; guestId: string; until: number }
  | { refused: 'not-on-stage-channel'; stageId: string | null }
  | { refused: 'already-up' }
  | { refused: 'hand-down' }
  | { refused: 'no-hands' }
  | { refused: 'line-locked' }
  | { refused: 'line-full'; cap: number }
  /** They spoke lately; `until` in milliseconds since 1970. */
  | { refused: 'cooling-down'; until: number }
  | { refused: 'you-are-kept-out' }
  | { refused: 'not-in-line'; userId: string }
  | { refused: 'no-such-place'; most: number }
  | { refused: 'up-already'; userId: string }
  | { refused: 'not-on-the-stage'; userId: string; stageId: string | null }
  | { refused: 'bot-cannot-speak' }
  | { refused: 'not-speaking'; userId: string }
  | { refused: 'turn-has-no-end'; userId: string }
  | { refused: 'rule-out-of-bounds'; rule: keyof typeof RULE_BOUNDS }
  | { refused: 'called-off-first' }
  | { refused: 'only-host'; hostId: string }
  | { refused: 'host-stays'; hostId: string }
  | { refused: 'bot-cannot-host' }
  | { refused: 'is-host'; userId: string }
  | { refused: 'is-co-host'; userId: string }
  | { refused: 'not-co-host'; userId: string }
  | { refused: 'already-kept-out'; userId: string }
  | { refused: 'not-kept-out'; userId: string }
  | { refused: 'is-kept-out'; userId: string }
  | { refused: 'cannot-undo' }
  | { refused: 'question-empty' }
  | { refused: 'question-too-long'; length: number; most: number }
  | { refused: 'question-repeated' }
  | { refused: 'too-many-questions'; most: number }
  | { refused: 'took-back-too-often'; most: number }
  | { refused: 'board-full' }
  | { refused: 'question-gone' }
  | { refused: 'own-question' }
  | { refused: 'not-your-question' }
  | { refused: 'merge-with-itself' }
  | { refused: 'asker-is-anonymous' }
  | { refused: 'already-recording' }
  | { refused: 'not-recording' };

export type Decision<E> = { ok: true; events: readonly E[] } | { ok: false; refusal: Refusal };
