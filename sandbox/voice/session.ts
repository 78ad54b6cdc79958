/** A bot's session on a voice server: its key and address, and its numbered messages, kept so that a resume can replay them. */
import { randomBytes } from 'node:crypto';
import type { VoiceOpcodes } from 'discord-api-types/voice/v8';
import type { VoiceConnection } from './connection.ts';
import { open, type RtpPacket, seal } from './rtp.ts';
import type { Address } from './udp.ts';

/** A bot's place on a voice server, as `VOICE_SERVER_UPDATE` gives it: what it must identify with. */
export interface Seat {
  readonly guildId: string;
  readonly channelId: string;
  readonly userId: string;
  /** The session of the main gateway that took the place. */
  readonly sessionId: string;
  readonly token: string;
  /** The voice server that has the place, as `host:port`. */
  readonly endpoint: string;
}

interface Numbered {
  readonly op: VoiceOpcodes;
  readonly d: object;
  readonly seq: number;
}

/** Messages that are kept unacknowledged; a resume that would need an older one is refused. */
const BUFFER = 1000;

/** See the file's first line. */
export class VoiceSession {
  readonly seat: Seat;
  readonly ssrc: number;
  readonly key = randomBytes(32);
  /** The socket it speaks through; undefined between a lost connection and its resume. */
  connection: VoiceConnection | undefined;
  /** Where its packets go; undefined before it chose its protocol. */
  address: Address | undefined;
  /** The speaking flags that it announced last; undefined before the first time. */
  speaking: number | undefined;
  /** Packets that came before it announced anything. */
  unannounced = 0;
  #sent = 0;
  #counter = 0;
  /** The number before the first that is kept; -1 while nothing was acknowledged. */
  #floor = -1;
  #kept: Numbered[] = [];

  constructor(seat: Seat, ssrc: number) {
    this.seat = seat;
    this.ssrc = ssrc;
  }

  /** Sends a message that a resume must not lose. Numbers are of 16 bits and wrap around. */
  send(op: VoiceOpcodes, d: object): void {
    this.#sent = (this.#sent + 1) & 0xffff;
    const numbered = { op, d, seq: this.#sent };
    this.#kept.push(numbered);
    if (this.#kept.length > BUFFER) this.#floor = this.#kept.shift()?.seq ?? this.#floor;
    this.connection?.send(numbered);
  }

  /** Forgets what the client says it has. */
  acknowledge(seq: number): void {
    const at = this.#kept.findIndex((one) => one.seq === seq);
    if (at === -1) return;
    this.#kept = this.#kept.slice(at + 1);
    this.#floor = seq;
  }

  /** Whether everything after `seq` is still kept. */
  canReplay(seq: number): boolean {
    return seq === this.#floor || this.#kept.some((one) => one.seq === seq);
  }

  /** Sends again all after `seq`. */
  replay(seq: number): void {
    this.acknowledge(seq);
    for (const one of this.#kept) this.connection?.send(one);
  }

  /** A packet under this session's key. */
  seal(packet: RtpPacket): Buffer {
    this.#counter = (this.#counter + 1) >>> 0;
    return seal(packet, this.key, this.#counter);
  }

  /** What a datagram of this client carries; undefined when it can't be opened. */
  open(datagram: Buffer): RtpPacket | undefined {
    return open(datagram, this.key);
  }
}
