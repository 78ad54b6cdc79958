/** A person speaks: Opus packets, one each 20 ms of the sandbox's clock, as a client would send them. */
import { randomInt } from 'node:crypto';
import type { SandboxClock } from '../clock.ts';
import type { Rooms } from './rooms.ts';
import { SILENCE } from './sources.ts';

/** How somebody speaks. */
export interface SpeechOptions {
  /** How many times faster than a person would (1). Timestamps stay those of 20 ms a packet. */
  readonly speed?: number;
}

/** A packet that somebody said. */
export interface Said {
  /** When, in milliseconds of the sandbox's clock; a client that was held up sends it later. */
  readonly at: number;
  readonly ssrc: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly payload: Buffer;
}

/** Length of a packet, in milliseconds and in samples. */
const FRAME_MS = 20;
const FRAME_SAMPLES = 960;
/** Announcement and sound take different ways, and clients drop the sound of whom they don't know yet. */
const LEAD_MS = 100;
/** Most that is caught up in one go after a stall: more at once than a socket takes would be lost. */
const BURST = 20;
/** Clients end with five frames of silence (Discord's "Voice Data Interpolation"). */
const TAIL = Array.from({ length: 5 }, () => SILENCE);
const SOURCE_OVER = { done: true, value: undefined } as const;

/** Somebody's stream of packets in a guild: it goes on from speech to speech, and begins anew in another channel. */
export class SpeakerStream {
  readonly clock: SandboxClock;
  readonly #rooms: Rooms;
  readonly #guildId: string;
  readonly #userId: string;
  #ssrc: number | undefined;
  #sequence = 0;
  #timestamp = 0;
  /** Where the packets that were sent end, on the clock. */
  #endsAt = 0;
  #resumes = false;

  constructor(rooms: Rooms, clock: SandboxClock, guildId: string, userId: string) {
    this.clock = clock;
    this.#rooms = rooms;
    this.#guildId = guildId;
    this.#userId = userId;
  }

  /** Tells the others that one speaks or stops. */
  announce(isSpeaking: boolean): void {
    const stay = this.#rooms.stayOf(this.#guildId, this.#userId);
    if (stay) this.#rooms.announce(stay, isSpeaking ? 1 : 0);
    this.#resumes = isSpeaking;
  }

  /** Sends one packet of what was said `at` a time; undefined when one is in no channel. */
  say(payload: Buffer, at: number): Said | undefined {
    const stay = this.#rooms.stayOf(this.#guildId, this.#userId);
    if (!stay) return undefined;
    if (this.#ssrc !== stay.ssrc) {
      this.#ssrc = stay.ssrc;
      this.#sequence = randomInt(0x1_0000);
      this.#timestamp = randomInt(0x1_0000_0000);
      this.#endsAt = at;
      if (stay.speaking === undefined) this.#rooms.announce(stay, 1);
    } else if (this.#resumes) {
      // The time of the stream goes on while nobody speaks.
      const missed = Math.max(0, Math.round((at - this.#endsAt) / FRAME_MS));
      this.#timestamp = (this.#timestamp + missed * FRAME_SAMPLES) >>> 0;
      this.#endsAt += missed * FRAME_MS;
    }
    this.#resumes = false;
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + FRAME_SAMPLES) >>> 0;
    this.#endsAt += FRAME_MS;
    const packet = { ssrc: stay.ssrc, sequence: this.#sequence, timestamp: this.#timestamp, payload };
    this.#rooms.carry(stay, packet);
    return { ...packet, at };
  }
}

/** See the file's first line. It ends with its source, when it is stopped, or when the person leaves voice. */
export class Speech {
  /** What was said so far, oldest first; the silence at the end is not in it. */
  readonly said: Said[] = [];
  /** Resolves when it is over. */
  readonly ended: Promise<void>;
  readonly #stream: SpeakerStream;
  readonly #packets: Iterator<Buffer>;
  readonly #speed: number;
  readonly #resolve: () => void;
  #startsAt = 0;
  #count = 0;
  #isOver = false;
  /** The silence that is still to come; undefined while the source goes on. */
  #tail: Buffer[] | undefined;

  constructor(stream: SpeakerStream, source: Iterable<Buffer>, { speed = 1 }: SpeechOptions = {}) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ended = promise;
    this.#resolve = resolve;
    this.#stream = stream;
    this.#packets = source[Symbol.iterator]();
    this.#speed = speed;
    stream.announce(true);
    this.#startsAt = stream.clock.now() + LEAD_MS;
    stream.clock.after(LEAD_MS, () => this.#continue());
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Ends after the packet that was said last, with the silence that ends every speech. */
  stop(): void {
    this.#tail ??= [...TAIL];
  }

  /** Says what is due. A late timer catches up, as a client does. */
  #continue(): void {
    const { clock } = this.#stream;
    const late = Math.floor(((clock.now() - this.#startsAt) * this.#speed) / FRAME_MS) + 1;
    const due = Math.min(late, this.#count + BURST);
    while (!this.#isOver && this.#count < due) this.#next();
    if (this.#isOver) return;
    clock.after(this.#dueAt() - clock.now(), () => this.#continue());
  }

  /** When the next packet is said. */
  #dueAt(): number {
    return this.#startsAt + (this.#count * FRAME_MS) / this.#speed;
  }

  #next(): void {
    const at = this.#dueAt();
    this.#count += 1;
    const { done, value } = this.#tail ? SOURCE_OVER : this.#packets.next();
    if (done) {
      this.stop();
      const silence = this.#tail?.shift();
      if (!silence || !this.#stream.say(silence, at)) this.#end();
      return;
    }
    const said = this.#stream.say(value, at);
    if (said) this.said.push(said);
    else this.#end();
  }

  #end(): void {
    this.#isOver = true;
    this.#stream.announce(false);
    this.#packets.return?.();
    this.#resolve();
  }
}
