/** Puts what one speaker says on a time line: by the time that RTP gives each packet, anchored to when packets arrive. Pure. */
import { type Heard, SILENCE, samplesOf } from '../opus/packets.ts';

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
  /**
   * What arrived so long ago that nothing that was said before it is still to come, in the order of its times. All that
   * arrived until `read`, in milliseconds on the time line, has been added.
   */
  take(read: number): Heard[];
  /** Everything that is left. */
  rest(): Heard[];
};

/** How long a packet waits for those that were sent before it, in milliseconds. */
export const HOLD = 300;

/** Length of a packet, and the grid on which they lie, in milliseconds. */
const GRID = 20;
const PER_MS = 48;

/** A time that is so long before when a packet came says nothing, in milliseconds. */
const LOST = 2_000;

/**
 * What comes early shows how late the first of its stretch was: a process that was held up for a while reads at once what
 * was said meanwhile, and then what is said. One that comes so early says nothing, in milliseconds.
 */
const HELD_UP = 60_000;

/**
 * Some clients, other bots among them, stop RTP's time while they are silent. What follows silence by its time, give or
 * take silence that was lost, and comes so late is new, in milliseconds.
 */
const AFTER_SILENCE = 60;
const FOLLOWS = 120;

/** For how many seconds of speech packets come late before they are taken to be said later: clocks drift, lines clog. */
const PATIENCE = 5;

const toGrid = (ms: number): number => Math.round(ms / GRID) * GRID;

/** How far `to` is after `from`, both 32 bits that wrap, in milliseconds. */
const between = (from: number, to: number): number => ((to - from) | 0) / PER_MS;

/**
 * Packets whose distances are RTP's own. `offset`: when its first was said, as far as is known. `late`: by second of
 * speech, the latest last, by how much the quickest packet was late.
 */
type Stretch = { ssrc: number; offset: number; late: { second: number; least: number }[] };

/** A packet of a stretch. `said`: when, in milliseconds after the stretch's first. */
type Said = { stretch: Stretch; said: number };

type Waiting = Said & { at: number; packet: Buffer };

const note = ({ stretch, at, said }: Waiting): void => {
  const second = Math.floor(at / 1_000);
  const delay = at - (stretch.offset + said);
  const last = stretch.late.at(-1);
  if (last?.second === second) last.least = Math.min(last.least, delay);
  else stretch.late = [...stretch.late, { second, least: delay }].slice(-PATIENCE);
};

const correct = (stretch: Stretch): void => {
  const least = Math.min(...stretch.late.map((one) => one.least));
  const early = least <= -GRID;
  if (!early && (stretch.late.length < PATIENCE || least < GRID)) return;
  const by = toGrid(least);
  stretch.offset += by;
  stretch.late = stretch.late.map((one) => ({ ...one, least: one.least - by }));
};

/**
 * Makes the time line of one speaker.
 *
 * The packet that is on its way for the shortest time tells best when it was said, so a stretch is laid so that none of
 * its packets comes before it was said, and the quickest comes at once. Within a stretch the distances are RTP's own,
 * whatever order and delays the packets had; and what was lost leaves a gap.
 */
export const createArrivals = (): Arrivals => {
  /** By stretch, and within one by when they were said. */
  let waiting: Waiting[] = [];
  let newest: (Said & { timestamp: number; silent: boolean }) | null = null;
  let taken: Said | null = null;
  let end = 0;

  const saidAt = ({ at, ssrc, timestamp }: Arrival): Said => {
    const anew = (): Said => ({ stretch: { ssrc, offset: toGrid(at), late: [] }, said: 0 });
    if (newest?.stretch.ssrc !== ssrc) return anew();
    const { stretch, silent } = newest;
    const after = between(newest.timestamp, timestamp);
    const said = newest.said + after;
    const delay = at - (stretch.offset + said);
    const astray = delay > LOST || delay < -HELD_UP;
    const stood = silent && after > 0 && after <= FOLLOWS && delay > AFTER_SILENCE;
    return astray || stood ? anew() : { stretch, said };
  };

  const release = (count: number): Heard[] => {
    const going = waiting.slice(0, count);
    waiting = waiting.slice(count);
    for (const stretch of new Set(going.map((one) => one.stretch))) correct(stretch);
    return going.map(({ stretch, said, packet }) => {
      const at = Math.max(end, stretch.offset + said);
      end = at + samplesOf(packet) / PER_MS;
      taken = { stretch, said };
      return { at, packet };
    });
  };

  return {
    add: ({ at, ssrc, timestamp, packet }) => {
      const { stretch, said } = saidAt({ at, ssrc, timestamp, packet });
      const one = { stretch, said, at, packet };
      const isOfStretch = (other: Said | null): other is Said => other?.stretch === stretch;
      // Too late, or for the second time.
      if (isOfStretch(taken) && said <= taken.said) return;
      if (waiting.some((other) => isOfStretch(other) && other.said === said)) return;
      const place = waiting.findLastIndex((other) => !isOfStretch(other) || other.said < said) + 1;
      waiting.splice(place, 0, one);
      note(one);
      if (!isOfStretch(newest) || said > newest.said)
        newest = { stretch, said, timestamp, silent: packet.equals(SILENCE) };
    },
    take: (read) => release(waiting.findLastIndex(({ at }) => at <= read - HOLD) + 1),
    rest: () => release(waiting.length),
  };
};
