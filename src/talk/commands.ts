/** What can be asked of a talk, and why it can be refused. */
import type { Answer, Order, TalkStatus } from './talk.ts';

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
};

export type Command =
  | ({ type: 'open-new' } & Plan)
  | ({ type: 'schedule'; startsAt: number; zone: string } & Plan)
  | { type: 'open'; by: Actor; stageId: string | null }
  | { type: 'stage-made'; stageId: string }
  | { type: 'stage-started'; instanceId: string }
  | { type: 'close'; by: Actor }
  | { type: 'cancel'; by: Actor }
  /** The stage was ended, or its channel deleted, in Discord. */
  | { type: 'stage-over' }
  | { type: 'invite'; by: Actor; guestId: string; guestIsBot: boolean }
  /** `where`: the channel the guest is in, if any. */
  | { type: 'answer'; by: string; guestId: string; answer: Answer; where: string | null }
  | { type: 'raise-hand'; userId: string; where: string | null }
  | { type: 'lower-hand'; userId: string }
  | { type: 'next'; by: Actor }
  | { type: 'choose-order'; by: Actor; order: Order }
  /** Time passes: see {@link dueAt}. */
  | { type: 'tick' }
  /** What Discord shows of somebody now, and before; `before` is null when that is not known, as after a restart. */
  | { type: 'seen'; userId: string; sight: Sight; before: Sight | null }
  | { type: 'remind-me'; userId: string }
  | { type: 'stop-reminding'; userId: string };

export type Refusal =
  | { refused: 'topic-empty' }
  | { refused: 'topic-too-long'; length: number }
  | { refused: 'date-past' }
  | { refused: 'stage-taken'; stageId: string; hostId: string | null }
  | { refused: 'no-talk' }
  | { refused: 'not-live'; status: TalkStatus }
  | { refused: 'not-scheduled'; status: TalkStatus }
  | { refused: 'over' }
  | { refused: 'not-host'; hostId: string }
  | { refused: 'guest-is-bot' }
  | { refused: 'guest-is-self' }
  | { refused: 'guest-is-host' }
  | { refused: 'already-invited'; guestId: string }
  | { refused: 'not-the-guest'; guestId: string }
  | { refused: 'not-on-stage-channel'; stageId: string | null }
  | { refused: 'already-up' }
  | { refused: 'hand-down' }
  | { refused: 'no-hands' };

export type Decision<E> = { ok: true; events: readonly E[] } | { ok: false; refusal: Refusal };
