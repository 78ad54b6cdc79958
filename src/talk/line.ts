/** The line of raised hands: where a hand goes, and who may raise one. Pure. */
import type { Refusal } from './commands.ts';
import { type Hand, isGuest, placeInLine, type Talk } from './talk.ts';

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

/**
 * How long somebody in line will wait, in milliseconds, by how long turns have taken so far.
 *
 * @returns null when their hand is down
 */
export const waitFor = (talk: Talk, userId: string): number | null => {
  const place = placeInLine(talk, userId);
  if (place === 0) return null;
  const turns = talk.turnsOver;
  const each = turns.count > 0 ? turns.ms / turns.count : (talk.rules.turnMs ?? TURN_GUESS);
  return (Math.ceil(place / talk.rules.speakersAtOnce) - 1 + Number(talk.speakers.some(isTurn))) * each;
};

const isTurn = ({ role, step }: Talk['speakers'][number]): boolean => role === 'turn' && step !== 'leaving';
