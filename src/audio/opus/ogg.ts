/** Makes Ogg Opus files of packets and their times, without decoding them: what was silent is filled with silence. */

import type { Heard } from './packets.ts';
import { SILENCE, samplesOf } from './packets.ts';

/** Samples of a second. Opus counts in 48 kHz, whatever it was made from. Source: RFC 7845, 4. */
const RATE = 48_000;
const PER_MS = RATE / 1_000;
/** Samples of the silence that fills gaps. */
const FRAME = 960;
/** Samples at the start that are not played: silence, in which a decoder settles. Source: RFC 7845, 4.2 and 4.6. */
const PRE_SKIP = 3_840;
/** Most lacing values of a page. Source: RFC 3533, 6. */
const LACING_MAX = 255;

const FIRST = 0x02;
const LAST = 0x04;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  return crc >>> 0;
});

/** Ogg's checksum: polynomial 04c11db7, from 0, nothing reflected. Source: RFC 3533, 6. */
const crcOf = (bytes: Buffer): number => {
  let crc = 0;
  for (const byte of bytes) crc = ((crc << 8) ^ (CRC_TABLE[(crc >>> 24) ^ byte] ?? 0)) >>> 0;
  return crc;
};

const lacingOf = ({ length }: Buffer): number[] => [
  ...Array.from({ length: Math.floor(length / 255) }, () => 255),
  length % 255,
];

/** The first packet. Source: RFC 7845, 5.1. */
const headOf = (channels: 1 | 2, skip: number): Buffer => {
  const head = Buffer.alloc(19);
  head.write('OpusHead');
  head[8] = 1;
  head[9] = channels;
  head.writeUInt16LE(skip, 10);
  head.writeUInt32LE(RATE, 12);
  return head;
};

const counted = (text: string): Buffer => {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
};

/** Most bytes of tags: what one page holds, since the sound begins on a page of its own. */
const TAGS_MAX = 60_000;

/** The second packet; tags that have no room any more are left out. Source: RFC 7845, 5.2. */
const tagsOf = (tags: readonly Tag[]): Buffer => {
  const comments: Buffer[] = [];
  let room = TAGS_MAX;
  for (const { name, value } of tags) {
    const comment = counted(`${name}=${value}`);
    room -= comment.length;
    if (room < 0) break;
    comments.push(comment);
  }
  const count = Buffer.alloc(4);
  count.writeUInt32LE(comments.length);
  return Buffer.concat([Buffer.from('OpusTags'), counted('Rostrum'), count, ...comments]);
};

/** A tag of a file, such as its title. Source: RFC 7845, 5.2, and the names of Vorbis comments. */
export type Tag = { name: string; value: string };

export type OggOptions = {
  /** Tells one stream from another. */
  serial: number;
  channels?: 1 | 2;
  /** How long it lasts at least, in milliseconds: silence follows the last packet. */
  until?: number;
  /** Samples at the start that are not played, before time 0; silence, unless a packet begins before time 0. */
  skip?: number;
  tags?: readonly Tag[];
};

/**
 * An Ogg Opus file, in pages of one second.
 *
 * @param heard in the order of their times; one that would begin before the end of the one before comes right after that
 */
export async function* oggOpus(
  heard: AsyncIterable<Heard> | Iterable<Heard>,
  { serial, channels = 2, until = 0, skip = PRE_SKIP, tags = [] }: OggOptions,
): AsyncGenerator<Buffer, void, undefined> {
  let sequence = 0;
  let granule = 0;
  let packets: Buffer[] = [];
  let lacing: number[] = [];
  let begun = 0;

  const page = (flags: number): Buffer => {
    const header = Buffer.alloc(27 + lacing.length);
    header.write('OggS');
    header[5] = flags;
    header.writeBigUInt64LE(BigInt(granule), 6);
    header.writeUInt32LE(serial, 14);
    header.writeUInt32LE(sequence, 18);
    header[26] = lacing.length;
    header.set(lacing, 27);
    const whole = Buffer.concat([header, ...packets]);
    whole.writeUInt32LE(crcOf(whole), 22);
    sequence += 1;
    begun = granule;
    packets = [];
    lacing = [];
    return whole;
  };

  /** Takes one packet; gives the page that has no room for it. */
  const put = (packet: Buffer, samples: number): Buffer | null => {
    const more = lacingOf(packet);
    const full = lacing.length + more.length > LACING_MAX || granule + samples - begun > RATE;
    const done = full && packets.length > 0 ? page(0) : null;
    packets.push(packet);
    lacing.push(...more);
    granule += samples;
    return done;
  };

  /** Fills what is silent up to a time. */
  function* silence(at: number): Generator<Buffer> {
    const end = skip + Math.round(at * PER_MS);
    while (end - granule >= FRAME) {
      const done = put(SILENCE, FRAME);
      if (done) yield done;
    }
  }

  const header = (packet: Buffer, flags: number): Buffer => {
    packets = [packet];
    lacing = lacingOf(packet);
    return page(flags);
  };

  yield header(headOf(channels, skip), FIRST);
  yield header(tagsOf(tags), 0);
  for await (const { at, packet } of heard) {
    yield* silence(at);
    const done = put(packet, samplesOf(packet));
    if (done) yield done;
  }
  yield* silence(until);
  // What the last packet has over is not part of it. Source: RFC 7845, 4.4.
  const over = granule - skip - Math.round(until * PER_MS);
  if (until > 0 && over > 0 && over < FRAME) granule -= over;
  yield page(LAST);
}
