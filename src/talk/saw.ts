/** What follows for a talk from what Discord shows of somebody on its stage. Pure. */
import type { Sight } from './commands.ts';
import type { TalkEvent } from './events.ts';
import { invitationOf, placeInLine, type SpeakerRole, speakerOf, type Talk } from './talk.ts';

/** The role in which somebody stands on the stage when nobody called them for a turn. */
const roleOf = (talk: Talk, userId: string): SpeakerRole => {
  if (userId === talk.hostId) return 'host';
  return invitationOf(talk, userId)?.status === 'accepted' ? 'guest' : 'other';
};

/** The host and accepted guests are called up by themselves, once each time they come to the stage. */
const arrives = (talk: Talk, userId: string): TalkEvent[] => {
  const role = roleOf(talk, userId);
  return role === 'other' || talk.arrived.includes(userId) || speakerOf(talk, userId)
    ? []
    : [{ type: 'called', userId, role, by: null }];
};

const isAway = (talk: Talk, userId: string): boolean =>
  talk.hands.some((hand) => hand.userId === userId && hand.awaySince !== null);

/** Whoever leaves gives up the stage, and keeps their place in line for a while. */
const awayFrom = (talk: Talk, userId: string): TalkEvent[] => {
  const gone: TalkEvent[] =
    speakerOf(talk, userId) || talk.arrived.includes(userId) ? [{ type: 'left', userId }] : [];
  const waits = placeInLine(talk, userId) > 0 && !isAway(talk, userId);
  return waits ? [...gone, { type: 'hand-away', userId }] : gone;
};

/**
 * The events that follow from a sight, so that the log agrees with what Discord shows.
 *
 * A sight that only shows that an effect of ours has not reached Discord yet (called but still in the
 * audience, leaving but still speaking) changes nothing: reconciling closes that gap.
 *
 * @param before what was shown before; null when that is not known
 */
export const saw = (talk: Talk, userId: string, sight: Sight, before: Sight | null): TalkEvent[] => {
  if (talk.status !== 'live') return [];
  const back: TalkEvent[] = sight !== 'away' && isAway(talk, userId) ? [{ type: 'hand-back', userId }] : [];
  return [...back, ...sawThere(talk, userId, sight, before)];
};

const sawThere = (talk: Talk, userId: string, sight: Sight, before: Sight | null): TalkEvent[] => {
  const step = speakerOf(talk, userId)?.step;
  const handUp = placeInLine(talk, userId) > 0;
  switch (sight) {
    case 'away':
      return awayFrom(talk, userId);
    case 'speaking':
      if (step === 'called')
        return [{ type: 'speaking', userId, role: speakerOf(talk, userId)?.role ?? 'other' }];
      return step ? [] : [{ type: 'speaking', userId, role: roleOf(talk, userId) }];
    case 'invited':
      return step ? [] : [{ type: 'called', userId, role: roleOf(talk, userId), by: null }];
    case 'hand': {
      if (step === 'called') return [];
      const down: TalkEvent[] = step ? [{ type: 'back-in-audience', userId }] : [];
      // A hand that was told before and is not in line was lowered here; Discord does not show it yet.
      const lowered = before === 'hand' && !step;
      return handUp || lowered ? down : [...down, { type: 'hand-raised', userId, through: 'discord' }];
    }
    case 'audience':
      if (step === 'called') return before === 'invited' ? [{ type: 'call-declined', userId }] : [];
      if (step) return [{ type: 'back-in-audience', userId }];
      if (handUp) return before === 'hand' ? [{ type: 'hand-lowered', userId, through: 'discord' }] : [];
      return arrives(talk, userId);
  }
};
