/** Holds the log of a drill against what people did and read: what was lost, doubled, or happened without a cause. */
import type { Recorded } from '../../src/talk/events.ts';
import { evolve } from '../../src/talk/evolve.ts';
import { type Hand, placeInLine, type Talk } from '../../src/talk/talk.ts';
import type { Deed, Ledger, Press } from './ledger.ts';

/** How much two clocks, or an act and its echo, may differ, in milliseconds. */
const SLACK = 50;
/** A press is decided within so many milliseconds, or not at all. */
const DECIDED_WITHIN = 10_000;
/** How long the bot may be blind to what people do in Discord, in milliseconds; after that it has seen it. */
const SEEN_WITHIN = 2_000;

/** How far back a story goes, in milliseconds. */
const STORY = 8_000;

export type Verdict = {
  /** Acknowledged, and not in the log. */
  lost: string[];
  /** In the log more often than somebody asked for it. */
  doubled: string[];
  /** Taken from somebody, or given, although nobody asked for it. */
  uncaused: string[];
};

/** From when something is so, and from when it is not any more. */
class Spans {
  readonly #spans = new Map<string, { from: number; to: number }[]>();

  begin(key: string, from: number): void {
    const own = this.#spans.get(key) ?? [];
    this.#spans.set(key, own);
    own.push({ from, to: Number.POSITIVE_INFINITY });
  }

  end(key: string, to: number): void {
    const last = this.#spans.get(key)?.at(-1);
    if (last) last.to = to;
  }

  /** Whether it was so at any moment between two. */
  touches(key: string, from: number, to: number): boolean {
    return (this.#spans.get(key) ?? []).some((span) => span.from <= to + SLACK && span.to >= from - SLACK);
  }

  /** Whether it was not so at any moment between two. */
  breaks(key: string, from: number, to: number): boolean {
    const covers = (span: { from: number; to: number }) => span.from <= from - SLACK && span.to > to + SLACK;
    return !(this.#spans.get(key) ?? []).some(covers);
  }
}

const added = (before: readonly Hand[], after: readonly Hand[]): readonly Hand[] =>
  after.filter(({ userId }) => !before.some((hand) => hand.userId === userId));

/** Judges a whole log. */
export const judge = (events: readonly Recorded[], { presses, deeds }: Ledger): Verdict => {
  const verdict: Verdict = { lost: [], doubled: [], uncaused: [] };
  const inLine = new Spans();
  const wanted = new Spans();
  const asked = new Map<string, number>();
  const cleared: number[] = [];
  const unused = new Set(presses);

  const pressesOf = (userId: string, what: Press['what'], at: number): Press[] =>
    presses.filter(
      (press) =>
        press.userId === userId &&
        press.what === what &&
        press.sentAt <= at + SLACK &&
        Math.min(press.readAt, press.sentAt + DECIDED_WITHIN) >= at - SLACK,
    );
  /** The press that an event follows from; each press serves one event. */
  const take = (userId: string, what: Press['what'], at: number): boolean => {
    const press = pressesOf(userId, what, at).find((one) => unused.has(one));
    if (press) unused.delete(press);
    return press !== undefined;
  };
  const did = (userId: string, what: readonly Deed['what'][], from: number, to: number): boolean =>
    deeds.some(
      (deed) =>
        deed.userId === userId &&
        what.includes(deed.what) &&
        deed.at >= from - SLACK &&
        deed.at <= to + SLACK,
    );
  /** Whether somebody lowered the hand that went up at `raisedAt`, and read of no other after that. */
  const loweredIt = (userId: string, raisedAt: number, at: number): boolean => {
    const lowered = deeds.findLast(
      (deed) => deed.userId === userId && deed.what === 'lowers' && deed.at <= at + SLACK,
    );
    if (!lowered || lowered.at < raisedAt - SEEN_WITHIN) return false;
    return !presses.some(
      (press) =>
        press.userId === userId &&
        press.what === 'raise' &&
        press.acknowledged &&
        press.sentAt > lowered.at &&
        press.readAt <= at,
    );
  };
  /** Whether somebody is on the stage, and has been there so long that the bot has seen it. */
  const isThere = (userId: string, at: number): boolean => {
    const last = deeds.findLast(
      (deed) => deed.userId === userId && deed.at <= at && ['joins', 'leaves'].includes(deed.what),
    );
    return last?.what === 'joins' && at - last.at >= SEEN_WITHIN;
  };

  /** What somebody did and read, and what was recorded of them, shortly before: how a failure is understood. */
  const story = (userId: string, at: number): string => {
    const told = [
      ...events
        .filter((event) => 'userId' in event && event.userId === userId)
        .map((event) => ({ at: event.at, text: `[${event.seq} ${event.type}]` })),
      ...deeds.filter((deed) => deed.userId === userId).map((deed) => ({ at: deed.at, text: deed.what })),
      ...presses
        .filter((press) => press.userId === userId)
        .flatMap(({ what, sentAt, readAt, acknowledged }) => [
          { at: sentAt, text: `presses ${what}` },
          { at: readAt, text: `reads ${acknowledged ? 'of it' : 'something else'}` },
        ]),
    ].filter((one) => one.at >= at - STORY && one.at <= at + SLACK);
    return told
      .sort((a, b) => a.at - b.at)
      .map((one) => `${one.at - at} ms ${one.text}`)
      .join(', ');
  };

  const check = (talk: Talk, event: Recorded): void => {
    const { seq, at } = event;
    const who = 'userId' in event ? ` (${story(event.userId, at)})` : '';
    const say = (text: string) => `event ${seq} (${event.type}): ${text}${who}`;
    switch (event.type) {
      case 'hand-raised':
        if (placeInLine(talk, event.userId) > 0)
          verdict.doubled.push(say(`${event.userId} was in line already`));
        if (event.through === 'button' && !take(event.userId, 'raise', at))
          verdict.doubled.push(say(`${event.userId} did not press`));
        if (talk.locked) verdict.uncaused.push(say('the line is locked'));
        return;
      case 'hands-cleared':
        if (!take(event.by, 'clear', at)) verdict.doubled.push(say(`${event.by} did not ask for it`));
        cleared.push(at);
        return;
      case 'handed-over':
        if (isThere(event.from, at)) verdict.uncaused.push(say(`${event.from} was there`));
        return;
      case 'hand-lowered': {
        const hand = talk.hands.find(({ userId }) => userId === event.userId);
        if (!hand) verdict.doubled.push(say(`${event.userId} was not in line`));
        const { userId } = event;
        const caused = {
          button: () => take(userId, 'lower', at),
          discord: () => loweredIt(userId, hand?.raisedAt ?? 0, at),
          away: () => !isThere(userId, at),
          host: () => true,
        }[event.through]();
        if (!caused) verdict.uncaused.push(say(`${userId} lost the place in line, through ${event.through}`));
        return;
      }
      case 'call-passed': {
        const called = talk.speakers.find(({ userId }) => userId === event.userId)?.since ?? at;
        // Who has left since gives the call up, also when the bot was blind to both.
        const accepted = did(event.userId, ['accepts'], called, at - SEEN_WITHIN);
        if (event.by === null && accepted && isThere(event.userId, at))
          verdict.uncaused.push(say(`${event.userId} had accepted`));
        return;
      }
      case 'question-asked':
        asked.set(event.text, (asked.get(event.text) ?? 0) + 1);
        if (!take(event.userId, 'ask', at)) verdict.doubled.push(say(`${event.userId} did not ask`));
        return;
      case 'ended':
        verdict.uncaused.push(say(event.reason));
        return;
      case 'question-voted':
      case 'question-unvoted': {
        const { text = '' } = talk.questions.find(({ id }) => id === event.question) ?? {};
        const key = `${event.userId} ${text}`;
        if (event.type === 'question-voted') wanted.begin(key, at);
        else wanted.end(key, at);
        return;
      }
    }
  };

  let talk: Talk | null = null;
  for (const event of events) {
    const before: Talk | null = talk;
    if (before) check(before, event);
    const after = evolve(before, event);
    talk = after;
    if (!before || before.hands === after.hands) continue;
    for (const { userId } of added(before.hands, after.hands)) inLine.begin(userId, event.at);
    for (const { userId } of added(after.hands, before.hands)) inLine.end(userId, event.at);
  }

  for (const { acknowledged, what, userId, question, sentAt, readAt } of presses) {
    if (!acknowledged) continue;
    const kept = {
      raise: () => inLine.touches(userId, sentAt, readAt),
      lower: () => inLine.breaks(userId, sentAt, readAt),
      ask: () => asked.get(question) === 1,
      vote: () => wanted.touches(`${userId} ${question}`, sentAt, readAt),
      unvote: () => wanted.breaks(`${userId} ${question}`, sentAt, readAt),
      clear: () => cleared.some((at) => at >= sentAt - SLACK && at <= readAt + SLACK),
      host: () => true,
    }[what]();
    if (!kept) verdict.lost.push(`${what} of ${userId} ${question} at ${new Date(sentAt).toISOString()}`);
  }
  for (const [text, times] of asked)
    if (times > 1) verdict.doubled.push(`“${text}” was asked ${times} times`);
  return verdict;
};
