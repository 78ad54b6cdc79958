/** Why something is not done, from the rules of a talk and from around them. */
import type { LengthRefusal } from '../../calendar/length.ts';
import type { OffsetsRefusal } from '../../calendar/offsets.ts';
import type { RecurrenceRefusal } from '../../calendar/recurrence.ts';
import type { TimeOfDayRefusal } from '../../calendar/time-of-day.ts';
import type { DateRefusal } from '../../calendar/when.ts';
import type { Refusal as TalkRefusal } from '../../talk/commands.ts';

/** Refusals that come from outside the rules of one talk. */
export type OuterRefusal =
  | { refused: 'only-in-servers' }
  | { refused: 'may-not-host' }
  | { refused: 'no-channel-to-announce' }
  | { refused: 'which-talk' }
  | { refused: 'too-many-guests'; count: number; most: number }
  | { refused: 'not-a-mention'; text: string }
  | { refused: 'guest-is-bot' }
  | { refused: 'guest-is-self' }
  | { refused: 'guest-not-here'; guestId: string }
  | { refused: 'guest-left'; guestId: string }
  | { refused: 'talk-or-idea' }
  | { refused: 'no-talk-to-invite-to' }
  | { refused: 'not-here' }
  | { refused: 'not-a-number'; text: string }
  | { refused: 'may-not-set' }
  | { refused: 'no-such-channel' }
  /** Guests get it by their link, and it may do more than anybody. */
  | { refused: 'role-for-guests' }
  /** Everybody may take it, and it may do more than they. */
  | { refused: 'role-for-anybody' }
  /** Neither who planned a talk nor their server named a zone. */
  | { refused: 'zone-missing' }
  /** Of a series: when it ends is told, but not how it comes again; or it is told twice. */
  | { refused: 'ends-without-repeat' }
  | { refused: 'two-ends' }
  /** The bot serves nothing over HTTP. */
  | { refused: 'no-web' }
  /** A role that the bot can't give: an integration's, or one that is not below its own. */
  | { refused: 'role-out-of-reach'; roleId: string }
  | { refused: 'role-not-mentionable'; roleId: string }
  | { refused: 'no-reminder-role' }
  /** Quiet hours begin when they end. */
  | { refused: 'quiet-all-day' }
  /** Discord lets nobody, or not this bot, write to them directly; or to anybody for a while. */
  | { refused: 'direct-closed' }
  | { refused: 'direct-busy' }
  | { refused: 'recording-no-key' }
  | { refused: 'recording-wrong-key' }
  /** Somebody else is asked whether they may be recorded. */
  | { refused: 'not-asked-of-you'; userId: string }
  | { refused: 'no-replay' }
  | { refused: 'replay-not-ready' }
  | { refused: 'replay-too-large' }
  | { refused: 'no-ffmpeg' }
  | { refused: 'format-failed' }
  | { refused: 'no-captions' }
  | { refused: 'no-speech-model' }
  | { refused: 'speech-model-unusable' }
  | { refused: 'tampered' }
  | { refused: 'store-down' };

export type Refusal =
  | TalkRefusal
  | DateRefusal
  | LengthRefusal
  | OffsetsRefusal
  | TimeOfDayRefusal
  | RecurrenceRefusal
  | OuterRefusal;
