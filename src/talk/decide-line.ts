/** The rules of the line and of turns: raising hands, calling people up, ending their turns. Pure. */
import type { Actor, Command } from './commands.ts';
import type { TalkEvent } from './events.ts';
import { goesAhead, handRefusal } from './line.ts';
import { type Decided, happens, hostRefusal, liveRefusal, refuse } from './refuse.ts';
import type { Rules } from './rules.ts';
import {
  isSentOut,
  isUp,
  nextInLine,
  placeInLine,
  type Speaker,
  speakerOf,
  type Talk,
  turnsOf,
} from './talk.ts';

/** A press within so many milliseconds of the same one before is one wish: two hosts at once, or a finger twice. */
const SAME_PRESS = 2_000;

const isSamePress = (before: number | null, now: number): boolean =>
  before !== null && now - before < SAME_PRESS;

/** What one press gives a speaker, in milliseconds. */
export const ONE_MORE_MINUTE = 60_000;

type LineCommand = Extract<
  Command,
  {
    type:
      | 'next'
      | 'call'
      | 'skip'
      | 'move-hand'
      | 'remove-hand'
      | 'clear-hands'
      | 'lock-line'
      | 'more-time'
      | 'choose-order'
      | 'change-rules';
  }
>;

export const raiseHand = (
  talk: Talk,
  { userId, where, roles }: Command & { type: 'raise-hand' },
  now: number,
): Decided => {
  const notLive = liveRefusal(talk);
  if (notLive) return refuse(notLive);
  if (where === null || where !== talk.stageId || talk.removing.includes(userId))
    return refuse({ refused: 'not-on-stage-channel', stageId: talk.stageId });
  if (isUp(talk, userId)) return refuse({ refused: 'already-up' });
  if (placeInLine(talk, userId) > 0) return happens();
  const refusal = handRefusal(talk, userId, now);
  if (refusal) return refuse(refusal);
  return happens({ type: 'hand-raised', userId, through: 'button', ahead: goesAhead(talk, userId, roles) });
};

/** Calls somebody up for a turn; when every turn is taken, the longest end, as many as it takes to make room. */
export const callUp = (talk: Talk, userId: string, by: string | null): TalkEvent[] => {
  const turns = turnsOf(talk);
  const tooMany = Math.max(0, turns.length + 1 - talk.rules.speakersAtOnce);
  const ends = ({ userId, step }: Speaker): TalkEvent =>
    step === 'called' ? { type: 'call-passed', userId, by } : { type: 'turn-ended', userId, by };
  return [...turns.slice(0, tooMany).map(ends), { type: 'called', userId, role: 'turn', by }];
};

const next = (talk: Talk, by: Actor, now: number): Decided => {
  const justCalled = turnsOf(talk).some((turn) => turn.step === 'called' && isSamePress(turn.since, now));
  if (justCalled) return happens();
  const first = nextInLine(talk);
  return first ? happens(...callUp(talk, first.userId, by.id)) : refuse({ refused: 'no-hands' });
};

/** Passes over who is called and has not accepted; else the first in line goes behind everybody. */
const skip = (talk: Talk, by: Actor, now: number): Decided => {
  if (isSamePress(talk.skippedAt, now)) return happens();
  const turns = turnsOf(talk);
  const called = turns.find((turn) => turn.step === 'called');
  const first = nextInLine(talk);
  if (called) {
    const passes: TalkEvent = { type: 'call-passed', userId: called.userId, by: by.id };
    return first && turns.length <= talk.rules.speakersAtOnce
      ? happens(passes, { type: 'called', userId: first.userId, role: 'turn', by: by.id })
      : happens(passes);
  }
  if (!first) return refuse({ refused: 'no-hands' });
  return happens({ type: 'hand-moved', userId: first.userId, to: talk.hands.length, by: by.id });
};

const move = (talk: Talk, by: Actor, userId: string, to: number): Decided => {
  const place = placeInLine(talk, userId);
  if (place === 0) return refuse({ refused: 'not-in-line', userId });
  const most = talk.hands.length;
  if (!Number.isInteger(to) || to < 1 || to > most) return refuse({ refused: 'no-such-place', most });
  return to === place ? happens() : happens({ type: 'hand-moved', userId, to, by: by.id });
};

/** What a host does with the line. */
export const runLine = (talk: Talk, command: LineCommand, now: number): Decided => {
  const refusal = liveRefusal(talk) ?? hostRefusal(talk, command.by);
  if (refusal) return refuse(refusal);
  const { by } = command;
  switch (command.type) {
    case 'next':
      return next(talk, by, now);
    case 'call': {
      const { userId, isBot, where } = command;
      if (isBot) return refuse({ refused: 'bot-cannot-speak' });
      if (isUp(talk, userId)) return refuse({ refused: 'up-already', userId });
      if (talk.stageId === null || where !== talk.stageId || isSentOut(talk, userId))
        return refuse({ refused: 'not-on-the-stage', userId, stageId: talk.stageId });
      return happens(...callUp(talk, userId, by.id));
    }
    case 'skip':
      return skip(talk, by, now);
    case 'move-hand':
      return move(talk, by, command.userId, command.to);
    case 'remove-hand':
      if (placeInLine(talk, command.userId) === 0)
        return refuse({ refused: 'not-in-line', userId: command.userId });
      return happens({ type: 'hand-lowered', userId: command.userId, through: 'host', by: by.id });
    case 'clear-hands':
      return talk.hands.length === 0
        ? refuse({ refused: 'no-hands' })
        : happens({ type: 'hands-cleared', by: by.id });
    case 'lock-line':
      if (talk.locked === command.locked) return happens();
      return happens({ type: command.locked ? 'line-locked' : 'line-unlocked', by: by.id });
    case 'more-time': {
      const { userId } = command;
      const speaker = speakerOf(talk, userId);
      if (speaker?.step !== 'speaking') return refuse({ refused: 'not-speaking', userId });
      if (speaker.endsAt === null) return refuse({ refused: 'turn-has-no-end', userId });
      if (isSamePress(speaker.extendedAt, now)) return happens();
      return happens({ type: 'turn-extended', userId, ms: ONE_MORE_MINUTE, by: by.id });
    }
    case 'choose-order':
      if (talk.rules.order === command.order) return happens();
      return happens({ type: 'order-chosen', order: command.order, by: by.id });
    case 'change-rules': {
      const { rules } = command;
      const differs = Object.entries(rules).some(([rule, to]) => talk.rules[rule as keyof Rules] !== to);
      return differs ? happens({ type: 'rules-changed', rules, by: by.id }) : happens();
    }
  }
};

/** Ends a turn: a speaker their own, a host anybody's. Who is called and does not want to speak declines by it. */
export const endTurn = (talk: Talk, { by, userId }: Command & { type: 'end-turn' }): Decided => {
  const refusal = liveRefusal(talk) ?? (by.id === userId ? null : hostRefusal(talk, by));
  if (refusal) return refuse(refusal);
  const speaker = speakerOf(talk, userId);
  if (!speaker || speaker.step === 'leaving') return refuse({ refused: 'not-speaking', userId });
  if (speaker.step === 'called') return happens({ type: 'sent-to-audience', userId, by: by.id });
  return happens({ type: 'turn-ended', userId, by: by.id });
};
