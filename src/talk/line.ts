/** The line of raised hands: where a hand goes, and who may raise one. Pure. */
import type { Refusal } from './commands.ts';
import { type Hand, isGuest, placeInLine, type Talk, turnsOf } from './talk.ts';

/** What puts one hand before another: lower goes first. */
const rankIn = ({ rules: { order }, talkTimes }: Talk): ((hand: Hand) => number) => {
  if (order === 'first-come') return () => 0;
  const spoken = new Map(talkTimes.map((time) => [time.userId, time]));
  return ({ userId }) => {
    const time = spoken.get(userId);
    return order === 'new-voices' ? Number(time !== undefined) : (time?.ms ?? 0);
  };
};

const compareIn = (talk: Talk) => {
  const rank = rankIn(talk);
  return (a: Hand, b: Hand): number => Number(b.ahead) - Number(a.ahead) || rank(a) - rank(b);
};

/**
 * The line with one more hand: it goes past those at the end that the order of speaking puts behind it, and stops at
 * the first that it does not outrank, so that whom a host has moved stays where they were put.
 */
export const joined = (talk: Talk, hand: Hand): readonly Hand[] => {
  const others = withoutHand(talk.hands, hand.userId);
  const compare = compareIn(talk);
  const behind = others.findLastIndex((other) => compare(hand, other) >= 0) + 1;
  return others.toSpliced(behind, 0, hand);
};

/** The line when its order changes: places that hosts gave are given up. */
export const reordered = (talk: Talk): readonly Hand[] => {
  const compare = compareIn(talk);
  return talk.hands.toSorted((a, b) => compare(a, b) || a.place - b.place);
};

export const withoutHand = (hands: readonly Hand[], userId: string): readonly Hand[] =>
  hands.some((hand) => hand.userId === userId) ? hands.filter((hand) => hand.userId !== userId) : hands;

/** The line with a hand at a place, counted from 1; behind everybody when the line is shorter than that. */
export const placed = (hands: readonly Hand[], hand: Hand, to: number): readonly Hand[] =>
  withoutHand(hands, hand.userId).toSpliced(to - 1, 0, hand);

/** Whether a hand goes ahead of the others, as those of guests and of members with a priority role do. */
export const goesAhead = (talk: Talk, userId: string, roles: readonly string[]): boolean =>
  isGuest(talk, userId) || roles.some((role) => talk.rules.priorityRoles.includes(role));

/** Why somebody may not raise a hand now; null when they may. */
export const handRefusal = (talk: Talk, userId: string, now: number): Refusal | null => {
  if (talk.keptOut.includes(userId)) return { refused: 'you-are-kept-out' };
  if (talk.locked) return { refused: 'line-locked' };
  const { cap, cooldownMs } = talk.rules;
  if (cap !== null && talk.hands.length >= cap) return { refused: 'line-full', cap };
  const spoke = talk.talkTimes.find((time) => time.userId === userId);
  const until = (spoke?.lastAt ?? Number.NEGATIVE_INFINITY) + cooldownMs;
  return until > now ? { refused: 'cooling-down', until } : null;
};

/** How long a turn is taken to be while none is over, in milliseconds. */
const TURN_GUESS = 120_000;

/** How long whoever has so many people ahead of them waits, in milliseconds, by how long turns have taken so far. */
const waitBehind = (talk: Talk, ahead: number): number => {
  const { count, ms } = talk.turnsOver;
  const each = count > 0 ? ms / count : (talk.rules.turnMs ?? TURN_GUESS);
  const taken = turnsOf(talk).length;
  return Math.max(0, Math.ceil((ahead + taken + 1) / talk.rules.speakersAtOnce) - 1) * each;
};

/**
 * How long somebody in line will wait, in milliseconds.
 *
 * @returns 0 when it is their turn as soon as a host calls
 */
export const waitFor = (talk: Talk, userId: string): number =>
  waitBehind(talk, Math.max(0, placeInLine(talk, userId) - 1));

/** How long a hand that is raised now at the end of the line would wait, in milliseconds. */
export const newHandWaits = (talk: Talk): number => waitBehind(talk, talk.hands.length);
