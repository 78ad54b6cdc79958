/** One Opus encoder or decoder, mono, at 48 kHz unless another rate is asked for, on whichever library this machine has. */
import { createRequire } from 'node:module';
import { opusInUse } from './opus.ts';

/** Samples in a second, and in a frame of 20 ms. */
export const RATE = 48_000;
export const FRAME = 960;
/** The length of a frame, in milliseconds. */
export const FRAME_MS = 20;

/** The longest packet that a decoder takes, in bytes. Source: RFC 6716, section 3.2.1, three frames of 1,275 bytes and their head. */
const PACKET_MAX = 3_828;

export type Decoder = {
  /**
   * The sound of a packet as signed 16-bit samples, mono, whatever its channels; null for what is no Opus.
   */
  decode(packet: Buffer): Int16Array | null;
};

export type Encoder = {
  /** One packet from a frame of 20 ms, signed 16-bit samples, mono. */
  encode(frame: Int16Array): Buffer;
};

type Library = {
  encode(frame: Buffer, samples: number): Buffer;
  decode(packet: Buffer): Buffer;
  /** The name in `@discordjs/opus`, then the one in `opusscript`. */
  applyEncoderCTL?(ctl: number, value: number): void;
  encoderCTL?(ctl: number, value: number): void;
};
type LibraryClass = new (rate: number, channels: number) => Library;

let loaded: LibraryClass | undefined;

const library = (rate: number): Library => {
  if (!loaded) {
    const require = createRequire(createRequire(import.meta.url).resolve('prism-media'));
    const codec = opusInUse();
    const module = require(codec) as LibraryClass & { OpusEncoder?: LibraryClass };
    loaded = module.OpusEncoder ?? module;
  }
  return new loaded(rate, 1);
};

const samplesOf = (pcm: Buffer): Int16Array =>
  pcm.byteOffset % 2 === 0
    ? new Int16Array(pcm.buffer, pcm.byteOffset, pcm.length >> 1)
    : new Int16Array(Uint8Array.from(pcm).buffer);

/**
 * A decoder for the packets of one speaker: each goes by what it decoded before.
 *
 * @param rate samples in a second of what it gives: one that Opus has, such as 16,000
 */
export const createDecoder = (rate = RATE): Decoder => {
  const decoder = library(rate);
  return {
    decode: (packet) => {
      if (packet.length === 0 || packet.length > PACKET_MAX) return null;
      try {
        return samplesOf(decoder.decode(packet));
      } catch {
        return null;
      }
    },
  };
};

/** Controls of libopus. Source: opus_defines.h. */
const SET_BITRATE = 4002;
const SET_SIGNAL = 4024;
const SIGNAL_VOICE = 3001;
const SET_COMPLEXITY = 4010;
/** Of 10. libopus takes 9 by itself, which costs half as much time again for what is hardly heard in speech. */
const COMPLEXITY = 5;

/** An encoder for one stream of speech, at so many bits a second. */
export const createEncoder = (bitrate: number): Encoder => {
  const encoder = library(RATE);
  const control = (encoder.applyEncoderCTL ?? encoder.encoderCTL)?.bind(encoder);
  control?.(SET_BITRATE, bitrate);
  control?.(SET_SIGNAL, SIGNAL_VOICE);
  control?.(SET_COMPLEXITY, COMPLEXITY);
  return {
    encode: (frame) => encoder.encode(Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength), FRAME),
  };
};
