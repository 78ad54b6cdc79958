/** An announcement as it is played, packet for packet: its chime at once, its sentence as soon as that is there. */
import { FRAME_MS } from '../opus/codec.ts';
import { SILENCE } from '../opus/packets.ts';
import type { Clip } from './clips.ts';

/**
 * An announcement begins so soon after its event, or is left out, in milliseconds: it is heard within two seconds, and the
 * player is two packets ahead.
 */
export const LATEST = 1_900;

/** Between a chime and its sentence, in milliseconds; and from the end of one announcement to the beginning of the next. */
const PAUSE = 60;
const CHANGE = 200;

export type Told = {
  readonly chime: Clip;
  /** What is said after the chime: null for nothing, undefined while that is not known. */
  words(): Clip | null | undefined;
  /** When it happened, and when what is told next happened, in milliseconds since 1970; null for nothing. */
  readonly at: number;
  next(): number | null;
  isSpokenOver(): boolean;
  now(): number;
  /** Told when the player began too late, so that nothing is heard. */
  leftOut(): void;
};

/**
 * The packets of 20 ms of an announcement, each chosen when it is due, so that it is quiet as soon as somebody speaks. A
 * sentence that is not there within two seconds of the event is left out, and one gives way to the next announcement that
 * would be late because of it: at least the chime of each is heard.
 */
export const telling = function* (told: Told): Generator<Buffer, void, undefined> {
  const { chime, words, at, next, isSpokenOver, now, leftOut } = told;
  const ahead = (packets: number) => now() + packets * FRAME_MS;
  const givesWay = (packets: number): boolean => ahead(packets) + CHANGE > (next() ?? Infinity) + LATEST;

  // A player reads this one when it is made, and the next when it plays, which may be later on a busy machine.
  yield SILENCE;
  if (now() > at + LATEST) return leftOut();
  yield* chime.packets(isSpokenOver);
  const waits = () => words() === undefined && now() < at + LATEST;
  for (let paused = 0; paused < PAUSE || waits(); paused += FRAME_MS) {
    if (givesWay(0)) return;
    yield SILENCE;
  }
  const said = words();
  if (!said) return;
  let left = said.length;
  for (const packet of said.packets(isSpokenOver)) {
    if (givesWay(left)) return;
    yield packet;
    left--;
  }
};
