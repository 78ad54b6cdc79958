/** Everything that can happen to a talk. The log of a talk is a sequence of these; names and fields never change meaning. */
import type { Answer, EndReason, Order, SpeakerRole } from './talk.ts';

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
    }
  | { type: 'opened'; by: string; stageId: string | null }
  | { type: 'stage-made'; stageId: string }
  | { type: 'stage-started'; instanceId: string }
  | { type: 'ended'; reason: EndReason; by: string | null }
  | { type: 'cancelled'; by: string }
  | { type: 'order-chosen'; order: Order; by: string }
  | { type: 'guest-invited'; guestId: string; by: string }
  | { type: 'invitation-answered'; guestId: string; answer: Answer }
  | { type: 'hand-raised'; userId: string; through: 'button' | 'discord' }
  /** `away`: the person did not come back in time. */
  | { type: 'hand-lowered'; userId: string; through: 'button' | 'discord' | 'away' }
  /** Somebody with a raised hand left the stage, as when a connection drops; their place is kept for a while. */
  | { type: 'hand-away'; userId: string }
  | { type: 'hand-back'; userId: string }
  /** Somebody is invited to speak. `by` is null when the bot does so by itself or a moderator did so in Discord. */
  | { type: 'called'; userId: string; role: SpeakerRole; by: string | null }
  /** The call was not accepted in time (`by` is null), or not before the next: the person is in line again, behind everybody. */
  | { type: 'call-passed'; userId: string; by: string | null }
  | { type: 'call-declined'; userId: string }
  | { type: 'speaking'; userId: string; role: SpeakerRole }
  | { type: 'turn-ended'; userId: string; by: string }
  | { type: 'back-in-audience'; userId: string }
  | { type: 'left'; userId: string }
  | { type: 'reminder-asked'; userId: string }
  | { type: 'reminder-dropped'; userId: string };

/** An event with its number in the talk (from 1, without gaps) and its time. */
export type Recorded = TalkEvent & { seq: number; at: number };
