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
  /** When, in milliseconds of the sandbox's clock. */
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

/** What of somebody's stream goes on from speech to speech. */
export class Voice {
  readonly rooms: Rooms;
  readonly clock: SandboxClock;
  readonly guildId: string;
  readonly userId: string;
  #ssrc: number | undefined;
  #sequence = 0;
  #timestamp = 0;
  #lastAt = 0;

  constructor(rooms: Rooms, clock: SandboxClock, guildId: string, userId: string) {
    this.rooms = rooms;
    this.clock = clock;
    this.guildId = guildId;
    this.userId = userId;
  }

  /** Tells the others that one speaks or stops; false when one is in no channel. */
  announce(isSpeaking: boolean): boolean {
    const stay = this.rooms.stayOf(this.guildId, this.userId);
    if (!stay) return false;
    this.rooms.announce(stay, isSpeaking ? 1 : 0);
    // The time of the stream goes on while nobody speaks.
    const passed = Math.round((this.clock.now() - this.#lastAt) / FRAME_MS) - 1;
    if (isSpeaking && passed > 0) this.#timestamp = (this.#timestamp + passed * FRAME_SAMPLES) >>> 0;
    return true;
  }

  /** Sends one packet; undefined when one is in no channel. */
  say(payload: Buffer): Said | undefined {
    const stay = this.rooms.stayOf(this.guildId, this.userId);
    if (!stay) return undefined;
    if (this.#ssrc !== stay.ssrc) {
      this.#ssrc = stay.ssrc;
      this.#sequence = randomInt(0x1_0000);
      this.#timestamp = randomInt(0x1_0000_0000);
      if (stay.speaking === undefined) this.rooms.announce(stay, 1);
    }
    this.#sequence = (this.#sequence + 1) & 0xffff;
    this.#timestamp = (this.#timestamp + FRAME_SAMPLES) >>> 0;
    this.#lastAt = this.clock.now();
    const packet = { ssrc: stay.ssrc, sequence: this.#sequence, timestamp: this.#timestamp, payload };
    this.rooms.carry(stay, packet);
    return { ...packet, at: this.#lastAt };
  }
}

/** See the file's first line. It ends with its source, when it is stopped, or when the person leaves voice. */
export class Speech {
  /** What was said so far, oldest first; the silence at the end is not in it. */
  readonly said: Said[] = [];
  /** Resolves when it is over. */
  readonly ended: Promise<void>;
  readonly #voice: Voice;
  readonly #packets: Iterator<Buffer>;
  readonly #speed: number;
  readonly #resolve: () => void;
  #startsAt = 0;
  #count = 0;
  #isOver = false;

  constructor(voice: Voice, source: Iterable<Buffer>, { speed = 1 }: SpeechOptions = {}) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ended = promise;
    this.#resolve = resolve;
    this.#voice = voice;
    this.#packets = source[Symbol.iterator]();
    this.#speed = speed;
    voice.announce(true);
    this.#startsAt = voice.clock.now() + LEAD_MS;
    voice.clock.after(LEAD_MS, () => this.#continue());
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Falls silent after the packet that was said last. */
  stop(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const packet of TAIL) this.#voice.say(packet);
    this.#voice.announce(false);
    this.#packets.return?.();
    this.#resolve();
  }

  /** Says what is due. A late timer catches up, as a client does. */
  #continue(): void {
    const { clock } = this.#voice;
    const late = Math.floor(((clock.now() - this.#startsAt) * this.#speed) / FRAME_MS) + 1;
    const due = Math.min(late, this.#count + BURST);
    while (!this.#isOver && this.#count < due) this.#next();
    if (this.#isOver) return;
    clock.after(this.#startsAt + (this.#count * FRAME_MS) / this.#speed - clock.now(), () =>
      this.#continue(),
    );
  }

  #next(): void {
    const { done, value } = this.#packets.next();
    const said = done ? undefined : this.#voice.say(value);
    if (!said) {
      this.stop();
      return;
    }
    this.#count += 1;
    this.said.push(said);
  }
}
