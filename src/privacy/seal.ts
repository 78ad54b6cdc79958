/** Seals bytes with AES-256-GCM, and opens them again only as what they were sealed for. */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Ids } from '../ids.ts';

const CIPHER = 'aes-256-gcm';

/** Bytes of a key. */
export const KEY_LENGTH = 32;

const NONCE = 12;
const TAG = 16;

/**
 * Seals `plain`: a nonce, the ciphertext and its tag, one after the other.
 *
 * The nonce is 96 random bits, so that nothing has to be remembered over a crash. A key may seal 2^32 times (NIST
 * SP 800-38D, 8.3); the busiest one here, that of a track, does so once a second.
 *
 * @param key of {@link KEY_LENGTH} bytes
 * @param about what it is sealed for; it opens for nothing else
 */
export const seal = (key: Uint8Array, plain: Uint8Array, about: string, ids: Ids): Buffer => {
  const nonce = ids.secret(NONCE);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** Opens what was sealed; null for another key, another purpose, or bytes that were changed. */
export const unseal = (key: Uint8Array, sealed: Uint8Array, about: string): Buffer | null => {
  if (sealed.length < NONCE + TAG) return null;
  const end = sealed.length - TAG;
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE))
    .setAAD(Buffer.from(about))
    .setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, end)), decipher.final()]);
  } catch {
    return null;
  }
};
