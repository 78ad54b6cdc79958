/** The rules that a talk goes by: taken from its server's settings when it is planned, changeable while it is live. */

/**
 * In which order hands are called: as they were raised; whoever has not spoken yet first; whoever has spoken least
 * first. Ties go by when the hand was raised.
 */
export type Order = 'first-come' | 'new-voices' | 'least-talk';

export const ORDERS: readonly Order[] = ['first-come', 'new-voices', 'least-talk'];

/** All times are in milliseconds. */
export type Rules = {
  readonly order: Order;
  /** How long a turn is; null when it has no end. */
  readonly turnMs: number | null;
  /** How many listeners have a turn at the same time. */
  readonly speakersAtOnce: number;
  /** How many hands may be in line; null for as many as there are. */
  readonly cap: number | null;
  /** How long somebody who has spoken waits before they may raise their hand again. */
  readonly cooldownMs: number;
  /** How long the place in line, or the talk, of somebody who drops out is kept. */
  readonly graceMs: number;
  /** How long a talk goes on without its host, or a co-host in their place, before it closes itself. */
  readonly hostAwayMs: number;
  /** Whether a planned talk opens by itself when its time has come; else its host is asked to open it. */
  readonly opensItself: boolean;
  /** How long its host is given to open a talk whose time has come, until they are asked once more. */
  readonly nudgeMs: number;
  /** How long they are given in all; after that a talk that nobody has opened is called off. */
  readonly unopenedMs: number;
  /** Members with one of these roles go ahead in line. */
  readonly priorityRoles: readonly string[];
  /** Whether a question is shown only after a host has let it through. */
  readonly reviewQuestions: boolean;
  /** Whether it is recorded by name who came and went; how many were there is recorded in any case. */
  readonly attendance: boolean;
  /** How long before its start it reminds, in whole minutes' milliseconds, the longest first; 0 is the start. */
  readonly remindBefore: readonly number[];
};

const MINUTE = 60_000;

export const DEFAULT_RULES: Rules = {
  order: 'first-come',
  turnMs: null,
  speakersAtOnce: 1,
  cap: null,
  cooldownMs: 0,
  graceMs: MINUTE,
  hostAwayMs: 10 * MINUTE,
  opensItself: false,
  nudgeMs: 10 * MINUTE,
  unopenedMs: 30 * MINUTE,
  priorityRoles: [],
  reviewQuestions: false,
  attendance: false,
  remindBefore: [24 * 60 * MINUTE, 60 * MINUTE, 10 * MINUTE, 0],
};

/** The least and the most that each rule may be; what is outside is refused. */
export const RULE_BOUNDS = {
  turnMs: [30_000, 60 * MINUTE],
  speakersAtOnce: [1, 10],
  cap: [1, 500],
  cooldownMs: [0, 120 * MINUTE],
  graceMs: [0, 15 * MINUTE],
  hostAwayMs: [MINUTE, 120 * MINUTE],
  nudgeMs: [MINUTE, 120 * MINUTE],
  unopenedMs: [5 * MINUTE, 240 * MINUTE],
} as const satisfies Partial<Record<keyof Rules, readonly [number, number]>>;

/** Whether a talk would be called off before its host was asked once more. */
export const callsOffFirst = ({ nudgeMs, unopenedMs }: Rules): boolean => nudgeMs >= unopenedMs;

/** The first rule in a change that is out of bounds; null when all may be. */
export const outOfBounds = (change: Partial<Rules>): keyof typeof RULE_BOUNDS | null => {
  for (const [rule, [least, most]] of Object.entries(RULE_BOUNDS)) {
    const value = change[rule as keyof typeof RULE_BOUNDS];
    if (value === null || value === undefined) continue;
    if (!Number.isInteger(value) || value < least || value > most) return rule as keyof typeof RULE_BOUNDS;
  }
  return null;
};
