/** What goes wrong between a bot and a voice server, on demand: on the line of packets, and in the answers. */
import type { SandboxClock } from '../clock.ts';

/** Which way a packet goes. */
export type Direction = 'to-bots' | 'from-bots';

/** The requests that a voice server may leave unanswered. */
export type Unanswered = 'identify' | 'discovery' | 'select-protocol' | 'resume' | 'heartbeat';

/**
 * `loss` drops a share of the packets, `corrupt` changes a byte in a share of them, `delay` holds all back by `ms` and up
 * to `jitterMs` more, `reorder` lets a share arrive after the `by` packets that follow them (1). `speaker` narrows them
 * to the packets of one user, `direction` to one way. The same `seed` strikes the same packets
 * of a stream.
 */
export type LineFault = (
  | { readonly kind: 'loss' | 'corrupt'; readonly share: number }
  | { readonly kind: 'delay'; readonly ms: number; readonly jitterMs?: number }
  | { readonly kind: 'reorder'; readonly share: number; readonly by?: number }
) & { readonly direction?: Direction; readonly speaker?: string; readonly seed?: number };

/**
 * `no-answer` leaves the next `times` requests of a kind (all when absent) unanswered. `silence` is a death without a
 * sign: no packet and no message in either direction, and no close; of one bot, or of all.
 */
export type VoiceFault =
  | LineFault
  | { readonly kind: 'no-answer'; readonly to: Unanswered; readonly times?: number }
  | { readonly kind: 'silence'; readonly bot?: string };

/** An armed fault. */
export interface ArmedVoiceFault {
  readonly fault: VoiceFault;
  /** Packets that it could have struck, or requests. */
  readonly passed: number;
  /** Those that it struck. */
  readonly struck: number;
  disarm(): void;
}

/** A packet on the line. */
export interface Passing {
  readonly direction: Direction;
  /** Whose voice it carries. */
  readonly speaker: string;
  /** Names the stream that reordering keeps to: one speaker on the way to one listener. */
  readonly stream: string;
}

/** A packet that is held back by reordering longer than this goes on, when nothing follows it. */
const LONGEST_HOLD_MS = 200;

interface Held {
  left: number;
  readonly go: () => void;
}

/** What a fault knows of one stream: its own numbers, so that streams don't disturb each other's, and what it holds back. */
interface Stream {
  readonly random: () => number;
  readonly held: Held[];
}

interface Armed extends ArmedVoiceFault {
  readonly streams: Map<string, Stream>;
  passed: number;
  struck: number;
}

/** The faults of a sandbox's voice servers. */
export class VoiceFaults {
  readonly #clock: SandboxClock;
  #armed: readonly Armed[] = [];

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /** Arms a fault; it strikes until it is disarmed. */
  add(fault: VoiceFault): ArmedVoiceFault {
    const disarm = (): void => {
      this.#armed = this.#armed.filter((one) => one !== armed);
    };
    const armed: Armed = { fault, streams: new Map(), passed: 0, struck: 0, disarm };
    this.#armed = [...this.#armed, armed];
    return armed;
  }

  /** Those that strike, in the order in which they were armed. */
  get armed(): readonly ArmedVoiceFault[] {
    return this.#armed;
  }

  /** Disarms everything. */
  clear(): void {
    this.#armed = [];
  }

  /** Whether a bot hears nothing any more, and is not heard; without a bot, whether nobody is. */
  isSilent(userId?: string): boolean {
    return this.#armed.some(
      ({ fault }) => fault.kind === 'silence' && (fault.bot === undefined || fault.bot === userId),
    );
  }

  /** Whether to leave a request unanswered, counted as used. */
  leavesUnanswered(request: Unanswered): boolean {
    const armed = this.#armed.find(
      ({ fault, struck }) =>
        fault.kind === 'no-answer' &&
        fault.to === request &&
        struck < (fault.times ?? Number.POSITIVE_INFINITY),
    );
    if (!armed) return false;
    armed.passed += 1;
    armed.struck += 1;
    return true;
  }

  /** Lets a packet through all faults of its line, in the order in which they were armed. */
  pass(packet: Buffer, passing: Passing, arrive: (packet: Buffer) => void): void {
    const line = this.#armed.filter(({ fault }) => strikes(fault, passing));
    const from = (index: number, bytes: Buffer): void => {
      const armed = line[index];
      if (armed) this.#through(armed, bytes, passing, (next) => from(index + 1, next));
      else arrive(bytes);
    };
    from(0, packet);
  }

  #through(armed: Armed, packet: Buffer, passing: Passing, next: (packet: Buffer) => void): void {
    const { fault } = armed;
    const { random, held } = streamOf(armed, passing.stream);
    armed.passed += 1;
    if (fault.kind === 'delay') {
      armed.struck += 1;
      this.#clock.after(fault.ms + random() * (fault.jitterMs ?? 0), () => next(packet));
      return;
    }
    const isStruck = 'share' in fault && random() < fault.share;
    if (isStruck) armed.struck += 1;
    if (fault.kind === 'loss') {
      if (!isStruck) next(packet);
    } else if (fault.kind === 'corrupt') {
      next(isStruck ? damaged(packet, random) : packet);
    } else if (fault.kind === 'reorder') {
      if (isStruck) this.#holdBack(held, fault.by ?? 1, () => next(packet));
      else follow(held, () => next(packet));
    }
  }

  #holdBack(held: Held[], left: number, go: () => void): void {
    const one = { left, go };
    held.push(one);
    this.#clock.after(LONGEST_HOLD_MS, () => release(held, one));
  }
}

/** A packet that is not held back goes on, and then those that waited for it. */
function follow(held: Held[], go: () => void): void {
  go();
  for (const one of [...held]) {
    one.left -= 1;
    if (one.left <= 0) release(held, one);
  }
}

function release(held: Held[], one: Held): void {
  const at = held.indexOf(one);
  if (at === -1) return;
  held.splice(at, 1);
  one.go();
}

function streamOf({ fault, streams }: Armed, name: string): Stream {
  const seed = 'seed' in fault ? (fault.seed ?? 1) : 1;
  const found = streams.get(name) ?? { random: randomFrom(seed + streams.size), held: [] };
  streams.set(name, found);
  return found;
}

function strikes(fault: VoiceFault, { direction, speaker }: Passing): boolean {
  if (fault.kind === 'no-answer' || fault.kind === 'silence') return false;
  return (
    (fault.direction === undefined || fault.direction === direction) &&
    (fault.speaker === undefined || fault.speaker === speaker)
  );
}

/** A copy with one bit changed where the sealed Opus is, so that it still names its speaker and can't be opened. */
function damaged(packet: Buffer, random: () => number): Buffer {
  const copy = Buffer.from(packet);
  const at = 16 + Math.floor(random() * (copy.length - 20));
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
