/** Puts the packets of one speaker back into their order, and gives up on those that don't come. */

/** A packet with the number that its sender gave it. */
export interface Numbered {
  /** 16 bits, one more with each packet. */
  readonly sequence: number;
}

/** How many later packets wait for a missing one: 60 ms. */
const PATIENCE = 3;

/** See the file's first line. */
export class Jitter<Packet extends Numbered> {
  /** The number that is due. */
  #next: number | undefined;
  #early: Packet[] = [];

  /** Takes a packet and gives those whose turn it is; who comes after their turn is dropped. */
  put(packet: Packet): Packet[] {
    this.#next ??= packet.sequence;
    const ahead = distance(this.#next, packet.sequence);
    if (ahead < 0 && ahead > -PATIENCE * 10) return [];
    // So far away is another stream of the same speaker.
    if (Math.abs(ahead) >= PATIENCE * 10) {
      this.#early = [];
      this.#next = packet.sequence;
    }
    const others = this.#early.filter((one) => one.sequence !== packet.sequence);
    this.#early = [...others, packet].sort((a, b) => distance(b.sequence, a.sequence));
    const due: Packet[] = [];
    for (;;) {
      const [first] = this.#early;
      if (!first || (first.sequence !== this.#next && this.#early.length <= PATIENCE)) return due;
      this.#early.shift();
      this.#next = (first.sequence + 1) & 0xffff;
      due.push(first);
    }
  }
}

/** How far `to` lies after `from`, around the wrap. */
function distance(from: number, to: number): number {
  return ((to - from + 0x8000) & 0xffff) - 0x8000;
}
