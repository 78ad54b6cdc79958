/** Addresses that only we can make: each names what it opens, and until when. */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';

/** What an address opens: the mix of a recording, or one speaker's track. `id` is a UUID. */
export type Opens = { what: 'replay' | 'track'; id: string };

export type Links = {
  /** A part of a path that opens this until an instant, in milliseconds since 1970. */
  sign(opens: Opens, until: number): string;
  /** What it opens; `expired` when its time is over, null when we did not make it. */
  read(token: string): Opens | 'expired' | null;
};

const WHAT = ['replay', 'track'] as const;

/** Bytes: what, the id, the end in seconds since 1970, and a signature of 128 bits. */
const ID = 16;
const SAID = 1 + ID + 4;
const SIGNATURE = 16;

const hexOf = (id: string): string => id.replaceAll('-', '');
const uuidOf = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');

/** Makes and reads addresses with this key. */
export const createLinks = (key: Uint8Array, clock: Clock): Links => {
  const signing = createSecretKey(key);
  const tokenOf = (said: Uint8Array): string => {
    const signature = createHmac('sha256', signing).update(said).digest().subarray(0, SIGNATURE);
    return Buffer.concat([said, signature]).toString('base64url');
  };
  return {
    sign: ({ what, id }, until) => {
      const said = Buffer.alloc(SAID);
      said[0] = WHAT.indexOf(what);
      said.write(hexOf(id), 1, 'hex');
      said.writeUInt32BE(Math.floor(until / 1_000), 1 + ID);
      return tokenOf(said);
    },
    read: (token) => {
      const bytes = Buffer.from(token, 'base64url');
      const said = bytes.subarray(0, SAID);
      // Of one length in bytes, as what is compared in constant time has to be; any other was not made here.
      const [given, right] = [Buffer.from(token), Buffer.from(tokenOf(said))];
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      if (said.readUInt32BE(1 + ID) * 1_000 <= clock.now().getTime()) return 'expired';
      const what = WHAT[said[0] ?? 0];
      return what ? { what, id: uuidOf(said.toString('hex', 1, 1 + ID)) } : null;
    },
  };
};
