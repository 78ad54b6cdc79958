/** Puts what one speaker says on a time line: by the time that RTP gives each packet, anchored to when packets arrive. Pure. */
import { type Heard, SILENCE, samplesOf } from './packets.ts';

/** A packet as it came. `at`: when it arrived, in milliseconds on the time line. */
export type Arrival = {
  at: number;
  /** Names the stream of packets that it is one of. */
  ssrc: number;
  /** RTP's time: 32 bits that wrap, in samples of 48 kHz, from anywhere. */
  timestamp: number;
  packet: Buffer;
};

export type Arrivals = {
  add(arrival: Arrival): void;
  /** What arrived long enough before `now` that nothing earlier is still to come, in the order of its times. */
  take(now: number): Heard[];
  /** Everything that is left. */
  rest(): Heard[];
};

/** How long a packet waits for those that were sent before it, in milliseconds. */
export const HOLD = 500;

/** Length of a packet, and the grid on which they lie, in milliseconds. */
const GRID = 20;
const PER_MS = 48;

/** A time that is so far from when a packet came says nothing, in milliseconds. */
const LOST = 2_000;

/**
 * Some clients, other bots among them, stop RTP's time while they are silent. What follows silence and comes so late is
 * new, in milliseconds.
 */
const AFTER_SILENCE = 60;

/** For how many seconds of speech packets come late before they are taken to be said later: clocks drift, lines clog. */
const PATIENCE = 5;

const toGrid = (ms: number): number => Math.round(ms / GRID) * GRID;

/** How far `to` is after `from`, both 32 bits that wrap, in milliseconds. */
const between = (from: number, to: number): number => ((to - from) | 0) / PER_MS;

/** A packet that waits. `said`: when it was said, before the correction that all of them get. */
type Waiting = { said: number; at: number; packet: Buffer };

/**
 * Makes the time line of one speaker.
 *
 * The packet that is on its way for the shortest time tells best when it was said, so the times of a stream are laid so
 * that none comes before it was said, and the quickest comes at once. Within a stretch of speech the distances are RTP's
 * own, whatever order and delays the packets had; and what was lost leaves a gap.
 */
export const createArrivals = (): Arrivals => {
  let waiting: Waiting[] = [];
  let newest: { ssrc: number; timestamp: number; said: number; silent: boolean } | null = null;
  let correction = 0;
  /** By second of speech, the latest last: by how much the quickest packet was late. */
  let late: { second: number; least: number }[] = [];
  let takenUntil = Number.NEGATIVE_INFINITY;
  let end = 0;

  const note = ({ at, said }: Waiting): void => {
    const second = Math.floor(at / 1_000);
    const delay = at - (said + correction);
    const last = late.at(-1);
    if (last?.second === second) last.least = Math.min(last.least, delay);
    else late = [...late, { second, least: delay }].slice(-PATIENCE);
  };

  const correct = (): void => {
    const least = Math.min(...late.map((one) => one.least));
    const early = least <= -GRID;
    if (!early && (late.length < PATIENCE || least < GRID)) return;
    const by = toGrid(least);
    correction += by;
    late = late.map((one) => ({ ...one, least: one.least - by }));
  };

  const saidAt = ({ at, ssrc, timestamp }: Arrival): number => {
    const anew = toGrid(at - correction);
    if (newest?.ssrc !== ssrc) return Math.max(anew, (newest?.said ?? Number.NEGATIVE_INFINITY) + GRID);
    const after = between(newest.timestamp, timestamp);
    const said = newest.said + after;
    const delay = at - (said + correction);
    const astray = Math.abs(delay) > LOST || (after > 0 && newest.silent && delay > AFTER_SILENCE);
    return astray ? Math.max(anew, newest.said + GRID) : said;
  };

  const release = (count: number): Heard[] => {
    const going = waiting.slice(0, count);
    waiting = waiting.slice(count);
    return going.map(({ said, packet }) => {
      const at = Math.max(end, said + correction);
      end = at + samplesOf(packet) / PER_MS;
      takenUntil = said;
      return { at, packet };
    });
  };

  return {
    add: (arrival) => {
      const { at, ssrc, timestamp, packet } = arrival;
      const said = saidAt(arrival);
      // Too late, or for the second time.
      if (said <= takenUntil || waiting.some((one) => one.said === said)) return;
      const one = { said, at, packet };
      const place = waiting.findLastIndex((other) => other.said < said) + 1;
      waiting.splice(place, 0, one);
      note(one);
      if (!newest || said > newest.said || newest.ssrc !== ssrc)
        newest = { ssrc, timestamp, said, silent: packet.equals(SILENCE) };
    },
    take: (now) => {
      if (waiting.length === 0) return [];
      correct();
      return release(waiting.findLastIndex(({ at }) => at <= now - HOLD) + 1);
    },
    rest: () => {
      if (waiting.length > 0) correct();
      return release(waiting.length);
    },
  };
};
