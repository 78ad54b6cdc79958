/** Everything that can happen to a talk. The log of a talk is a sequence of these; names and fields never change meaning. */
import type { Order, Rules } from './rules.ts';
import type { Recurrence, SeriesEnd, SeriesPlace } from './series.ts';
import type {
  Answer,
  EndReason,
  Hand,
  Hindrance,
  Listing,
  QuestionStatus,
  RecordingEnd,
  SpeakerRole,
} from './talk.ts';

export type TalkEvent =
  | {
      type: 'planned';
      talkId: string;
      guildId: string;
      hostId: string;
      topic: string;
      announceId: string;
      stageId: string | null;
      /** Null for a talk that opens as soon as it is planned. */
      startsAt: number | null;
      zone: string | null;
      /** How long it is to last, in milliseconds. */
      length?: number;
      /** What differs from the rules by default. */
      rules?: Partial<Rules>;
      /** Absent for a talk that does not come again. */
      series?: SeriesPlace;
    }
  /** `by` is null when its event was started in Discord; so it is below for what was changed in Discord's own dialog. */
  | {
      type: 'opened';
      by: string | null;
      stageId: string | null;
      /** Its time had come, and it opened by itself; absent when somebody opened it. */
      itself?: true;
    }
  | { type: 'stage-made'; stageId: string }
  | { type: 'stage-started'; instanceId: string }
  | { type: 'ended'; reason: EndReason; by: string | null }
  /** The time of the talk has come and its host is asked to open it. `why`: what kept it from opening by itself. */
  | { type: 'open-asked'; why?: Hindrance }
  /** The host is asked once more. */
  | { type: 'open-nudged' }
  /** `by` is null when nobody has opened it: see `reason`. */
  | { type: 'cancelled'; by: string | null; reason?: 'unopened' }
  | { type: 'order-chosen'; order: Order; by: string }
  | { type: 'rules-changed'; rules: Partial<Rules>; by: string }
  /** The bot is to be on the stage, or not. `by` is null when somebody disconnected it in Discord. */
  | { type: 'voice-chosen'; on: boolean; by: string | null }
  | { type: 'line-locked'; by: string }
  | { type: 'line-unlocked'; by: string }
  /** The talk has another time, or an idea its first. */
  | { type: 'moved'; startsAt: number; zone: string; by: string | null }
  | { type: 'renamed'; topic: string; by: string | null }
  | { type: 'length-chosen'; length: number | null; by: string | null }
  | { type: 'stage-chosen'; stageId: string; by: string | null }
  /** From this talk on its series is as the talk is, on these days. `talkAt`: when the series has this one. */
  | { type: 'series-changed'; talkAt: number; recurrence: Recurrence; by: string }
  /** The series has no talk on these days, and on no others that it would have one on. */
  | { type: 'dates-left-out'; days: readonly string[]; by: string }
  /** From this talk on its series comes again in another way; what its talks are stays. */
  | { type: 'repeats-changed'; recurrence: Recurrence; by: string }
  | { type: 'series-ended'; why: SeriesEnd; by: string }
  /** How long before its start the talk reminds, in milliseconds, the longest first. `following`: as do those of its series after it. */
  | { type: 'remind-times-chosen'; offsets: readonly number[]; following?: true; by: string }
  /** Discord lists an event for the talk; what it shows. */
  | { type: 'event-made'; eventId: string; shows: Listing }
  /** The event shows what the talk has become. */
  | { type: 'event-shown'; shows: Listing }
  /** The event was removed, or called off, in Discord. */
  | { type: 'event-gone' }
  /** `reminds`: they are reminded for that reason alone. */
  | { type: 'interest-shown'; userId: string; reminds: boolean }
  | { type: 'interest-lost'; userId: string }
  | { type: 'guest-invited'; guestId: string; by: string; message?: string }
  /** Somebody who is not on the server is invited by name; a link for them is asked for. */
  | { type: 'outsider-invited'; name: string; by: string; message?: string }
  | { type: 'link-renewed'; guestId: string; by: string }
  | { type: 'link-revoked'; guestId: string; by: string }
  /** Who came by the link is the guest from now on. */
  | { type: 'guest-recognised'; guestId: string; userId: string }
  /** The guest used a button of the invitation, and has not answered. */
  | { type: 'invitation-seen'; guestId: string }
  | { type: 'invitation-answered'; guestId: string; answer: Answer; words?: string }
  | { type: 'time-proposed'; guestId: string; startsAt: number; zone: string }
  | { type: 'guest-reminded'; guestId: string; by: string }
  | { type: 'invitation-withdrawn'; guestId: string; by: string }
  | { type: 'hand-raised'; userId: string; through: 'button' | 'discord'; ahead?: boolean }
  /** `away`: the person did not come back in time; `host`: a host, named by `by`, took the hand down. */
  | { type: 'hand-lowered'; userId: string; through: 'button' | 'discord' | 'away' | 'host'; by?: string }
  | { type: 'hands-cleared'; by: string }
  /** `to` is the place in line, counted from 1. */
  | { type: 'hand-moved'; userId: string; to: number; by: string }
  | { type: 'hands-restored'; hands: readonly { hand: Hand; to: number }[]; by: string }
  /** Somebody with a raised hand left the stage, as when a connection drops; their place is kept for a while. */
  | { type: 'hand-away'; userId: string }
  | { type: 'hand-back'; userId: string }
  /** Somebody is invited to speak. `by` is null when the bot does so by itself or a moderator did so in Discord. */
  | { type: 'called'; userId: string; role: SpeakerRole; by: string | null }
  /**
   * The call was not accepted in time, or the person dropped out (`by` is null); or it was not accepted before the next.
   * The person is in line again, behind everybody.
   */
  | { type: 'call-passed'; userId: string; by: string | null }
  | { type: 'call-declined'; userId: string }
  | { type: 'speaking'; userId: string; role: SpeakerRole }
  | { type: 'turn-warned'; userId: string }
  | { type: 'turn-extended'; userId: string; ms: number; by: string }
  /** `by` is null when the time was up. */
  | { type: 'turn-ended'; userId: string; by: string | null }
  | { type: 'sent-to-audience'; userId: string; by: string }
  | { type: 'back-in-audience'; userId: string }
  /** Somebody came to the stage; recorded for host and co-hosts, for others where attendance is recorded. */
  | { type: 'came'; userId: string }
  | { type: 'left'; userId: string }
  /** How many are in the audience, when that changed. */
  | { type: 'listening'; count: number }
  | { type: 'co-host-added'; userId: string; by: string }
  | { type: 'co-host-removed'; userId: string; by: string }
  /** The talk has another host. `by` is null when a co-host takes over because the host is gone. */
  | { type: 'handed-over'; from: string; to: string; by: string | null }
  | { type: 'removed'; userId: string; by: string }
  | { type: 'kept-out'; userId: string; by: string }
  | { type: 'let-in'; userId: string; by: string }
  /** The act with number `act` is undone by the events that follow. */
  | { type: 'undone'; act: number; by: string }
  | { type: 'question-asked'; userId: string; text: string; anonymous: boolean; waiting: boolean }
  | { type: 'question-voted'; question: number; userId: string }
  | { type: 'question-unvoted'; question: number; userId: string }
  /** `by` is null when the next question takes its place. */
  | {
      type: 'question-settled';
      question: number;
      from: QuestionStatus;
      to: QuestionStatus;
      by: string | null;
    }
  | { type: 'question-merged'; question: number; into: number; by: string }
  /** The end of a talk ends its recording too. */
  | { type: 'recording-started'; recordingId: string; by: string }
  | { type: 'recording-stopped'; recordingId: string; by: string | null; reason: RecordingEnd }
  /** A speaker is asked whether what they say may be kept. With the three below, the ledger of consent. */
  | { type: 'recording-asked'; userId: string }
  | { type: 'consent-given'; userId: string }
  | { type: 'consent-declined'; userId: string }
  /** What was kept of them is deleted with it. Can happen after the talk. */
  | { type: 'consent-withdrawn'; userId: string }
  /** Somebody wants to be reminded, or wants it at other times. `offsets`: milliseconds before the start; absent for all. */
  | { type: 'reminder-asked'; userId: string; offsets?: readonly number[]; every?: true }
  /** Whether they want it for every talk of the series. */
  | { type: 'reminder-kept'; userId: string; every: boolean }
  | { type: 'reminder-dropped'; userId: string };

/** An event with its number in the talk (from 1, without gaps) and its time. */
export type Recorded = TalkEvent & { seq: number; at: number };
