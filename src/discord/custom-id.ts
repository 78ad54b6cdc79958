/** Custom ids that only this bot can have made: an action, its arguments and a keyed digest of both. */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';

export type CustomIds = {
  /**
   * A custom id for an action.
   *
   * @throws when it would be longer than the 100 characters that Discord takes, or a part has the separator in it
   */
  sign(action: string, ...args: string[]): string;
  /** What a custom id says; null when this bot did not make it. */
  read(customId: string): { action: string; args: string[] } | null;
};

const SEPARATOR = '|';
/** Bytes of the digest that are kept: 72 bits, 12 characters. */
const DIGEST = 9;

/** Makes custom ids with a key that stays the same over restarts, so that old cards keep working. */
export const createCustomIds = (key: Uint8Array): CustomIds => {
  // Made once: Node makes one of plain bytes for every digest, which takes five times as long as the digest.
  const secret = createSecretKey(key);
  const digest = (body: string): string =>
    createHmac('sha256', secret).update(body).digest().subarray(0, DIGEST).toString('base64url');
  return {
    sign: (action, ...args) => {
      const parts = [action, ...args];
      const body = parts.join(SEPARATOR);
      const customId = `${body}${SEPARATOR}${digest(body)}`;
      if (customId.length > 100 || parts.some((part) => part.includes(SEPARATOR))) {
        throw new Error(`no custom id can be made of ${body}`);
      }
      return customId;
    },
    read: (customId) => {
      const end = customId.lastIndexOf(SEPARATOR);
      if (end < 0) return null;
      const body = customId.slice(0, end);
      const given = Buffer.from(customId.slice(end + 1));
      const right = Buffer.from(digest(body));
      if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
      const [action = '', ...args] = body.split(SEPARATOR);
      return { action, args };
    },
  };
};
