/** RTP as Discord's voice servers carry it: a header in the clear, and Opus sealed with AES-256-GCM ("rtpsize"). */
import { createCipheriv, createDecipheriv } from 'node:crypto';

/** One packet of Opus on the way. */
export interface RtpPacket {
  readonly ssrc: number;
  /** 16 bits, one more with each packet. */
  readonly sequence: number;
  /** 32 bits, in samples of 48 kHz. */
  readonly timestamp: number;
  /** Opus. */
  readonly payload: Buffer;
}

const CIPHER = 'aes-256-gcm';
const HEADER = 12;
const TAG = 16;
/** The counter at the end of a packet; with eight null bytes after it, it is the nonce. */
const COUNTER = 4;
const NONCE = 12;
const OPUS = 0x78;

/** Discord's clients send one word of header extension: the level of the sound (RFC 6464), profile RFC 8285. */
const EXTENSION_HEAD = Buffer.from([0xbe, 0xde, 0x00, 0x01]);
const EXTENSION_BODY = Buffer.from([0x10, 0xff, 0x00, 0x00]);

/** Whose packet it is, read from the clear; undefined when it is too short to be RTP. */
export function ssrcOf(datagram: Buffer): number | undefined {
  return datagram.length < HEADER + TAG + COUNTER ? undefined : datagram.readUInt32BE(8);
}

/**
 * Seals a packet as a voice server does: with a header extension, of which the first word stays in the clear and is
 * authenticated, and the body is sealed with the Opus (Discord's "Transport Encryption Modes"; RFC 3711, 3.1).
 *
 * @param counter never the same twice under one key
 */
export function seal(packet: RtpPacket, key: Buffer, counter: number): Buffer {
  const header = Buffer.alloc(HEADER);
  header[0] = 0x90;
  header[1] = OPUS;
  header.writeUInt16BE(packet.sequence, 2);
  header.writeUInt32BE(packet.timestamp, 4);
  header.writeUInt32BE(packet.ssrc, 8);
  const nonce = Buffer.alloc(NONCE);
  nonce.writeUInt32BE(counter, 0);
  const clear = Buffer.concat([header, EXTENSION_HEAD]);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(clear);
  const sealed = [cipher.update(EXTENSION_BODY), cipher.update(packet.payload), cipher.final()];
  return Buffer.concat([clear, ...sealed, cipher.getAuthTag(), nonce.subarray(0, COUNTER)]);
}

/** Opens a client's packet; undefined when it is no Opus over RTP, or was not sealed with this key. */
export function open(datagram: Buffer, key: Buffer): RtpPacket | undefined {
  const ssrc = ssrcOf(datagram);
  const [first = 0, second = 0] = datagram;
  if (ssrc === undefined || first >> 6 !== 2 || (second & 0x7f) !== OPUS) return undefined;
  const extended = (first & 0x10) !== 0;
  const clear = HEADER + (first & 0x0f) * 4 + (extended ? 4 : 0);
  const end = datagram.length - TAG - COUNTER;
  if (end < clear) return undefined;
  const nonce = Buffer.alloc(NONCE);
  datagram.copy(nonce, 0, datagram.length - COUNTER);
  const decipher = createDecipheriv(CIPHER, key, nonce)
    .setAAD(datagram.subarray(0, clear))
    .setAuthTag(datagram.subarray(end, end + TAG));
  let payload: Buffer;
  try {
    payload = Buffer.concat([decipher.update(datagram.subarray(clear, end)), decipher.final()]);
  } catch {
    return undefined;
  }
  if (extended) payload = payload.subarray(datagram.readUInt16BE(clear - 2) * 4);
  if ((first & 0x20) !== 0) payload = payload.subarray(0, payload.length - (payload.at(-1) ?? 0));
  return { ssrc, sequence: datagram.readUInt16BE(2), timestamp: datagram.readUInt32BE(4), payload };
}
