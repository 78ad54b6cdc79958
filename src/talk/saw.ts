/** What follows for a talk from what Discord shows of somebody on its stage. Pure. */
import type { Command } from './commands.ts';
import type { TalkEvent } from './events.ts';
import { goesAhead, handRefusal } from './line.ts';
import { isGuest, isSentOut, placeInLine, type SpeakerRole, speakerOf, type Talk } from './talk.ts';

type Seen = Omit<Command & { type: 'seen' }, 'type'>;

/** The role in which somebody stands on the stage whom the bot did not call: from the line it is for a turn. */
const roleOf = (talk: Talk, userId: string): SpeakerRole => {
  if (userId === talk.hostId) return 'host';
  if (talk.coHosts.includes(userId)) return 'host';
  if (isGuest(talk, userId)) return 'guest';
  return placeInLine(talk, userId) > 0 ? 'turn' : 'other';
};

/** Host, co-hosts and accepted guests are called up by themselves, once each time they come to the stage. */
const arrives = (talk: Talk, userId: string): TalkEvent[] => {
  const role = roleOf(talk, userId);
  return role === 'other' || talk.arrived.includes(userId) || speakerOf(talk, userId)
    ? []
    : [{ type: 'called', userId, role, by: null }];
};

/**
 * A host or guest who spoke before nobody looked, and is in the audience after: they dropped out and came back, for all
 * that is known. Called up once too often they can decline; never called, they would wait for what does not come.
 */
const returns = (talk: Talk, userId: string): TalkEvent[] => {
  const role = roleOf(talk, userId);
  const spoke = speakerOf(talk, userId)?.step === 'speaking';
  return spoke && (role === 'host' || role === 'guest') ? [{ type: 'called', userId, role, by: null }] : [];
};

const isAway = (talk: Talk, userId: string): boolean =>
  talk.hands.some((hand) => hand.userId === userId && hand.awaySince !== null);

/** Whoever leaves gives up the stage, and keeps their place in line for a while; who was just called, one behind all. */
const awayFrom = (talk: Talk, userId: string): TalkEvent[] => {
  const speaker = speakerOf(talk, userId);
  if (speaker?.step === 'called' && speaker.role === 'turn')
    return [
      { type: 'call-passed', userId, by: null },
      { type: 'left', userId },
      { type: 'hand-away', userId },
    ];
  const believed =
    speaker !== undefined ||
    [talk.arrived, talk.present, talk.removing].some((list) => list.includes(userId));
  const gone: TalkEvent[] = believed ? [{ type: 'left', userId }] : [];
  const waits = placeInLine(talk, userId) > 0 && !isAway(talk, userId);
  return waits ? [...gone, { type: 'hand-away', userId }] : gone;
};

/** Host and co-hosts are known to be there; others only where the talk records attendance. */
const comes = (talk: Talk, userId: string): TalkEvent[] => {
  const counts = talk.rules.attendance || userId === talk.hostId || talk.coHosts.includes(userId);
  return counts && !talk.present.includes(userId) ? [{ type: 'came', userId }] : [];
};

/**
 * The events that follow from a sight, so that the log agrees with what Discord shows.
 *
 * A sight that only shows that an effect of ours has not reached Discord yet (called but still in the
 * audience, leaving but still speaking) changes nothing: reconciling closes that gap.
 *
 * @param seen `before`: what was shown before; null when that is not known
 */
export const saw = (talk: Talk, seen: Seen, now: number): TalkEvent[] => {
  const { userId, sight } = seen;
  if (talk.status !== 'live') return [];
  if (sight === 'away') return awayFrom(talk, userId);
  // Who is removed or kept out is on the way out.
  if (isSentOut(talk, userId)) return [];
  const back: TalkEvent[] = isAway(talk, userId) ? [{ type: 'hand-back', userId }] : [];
  return [...comes(talk, userId), ...back, ...sawThere(talk, { ...seen, sight }, now)];
};

const sawThere = (
  talk: Talk,
  { userId, sight, before, roles }: Seen & { sight: Exclude<Seen['sight'], 'away'> },
  now: number,
): TalkEvent[] => {
  const step = speakerOf(talk, userId)?.step;
  const handUp = placeInLine(talk, userId) > 0;
  switch (sight) {
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
      if (handUp || lowered || handRefusal(talk, userId, now)) return down;
      const ahead = goesAhead(talk, userId, roles);
      return [...down, { type: 'hand-raised', userId, through: 'discord', ahead }];
    }
    case 'audience':
      if (step === 'called') return before === 'invited' ? [{ type: 'call-declined', userId }] : [];
      if (step)
        return [{ type: 'back-in-audience', userId }, ...(before === null ? returns(talk, userId) : [])];
      if (handUp) return before === 'hand' ? [{ type: 'hand-lowered', userId, through: 'discord' }] : [];
      return arrives(talk, userId);
  }
};
