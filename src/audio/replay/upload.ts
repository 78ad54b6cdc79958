/** How a mix is made to fit into what a server may upload to Discord. */

const MIB = 2 ** 20;

/**
 * What a server may upload in one file, in bytes, by its boosts. Source: Discord, "Guild Perks" of boosting, and the default
 * of 10 MiB in its reference on uploading files.
 *
 * @param tier Discord's premium tier, 0 to 3
 */
export const uploadLimit = (tier: number): number => (tier >= 3 ? 100 : tier === 2 ? 50 : 10) * MIB;

/** Bits a second: below the first, speech is no pleasure to listen to; above the last, nobody hears a difference. */
const LEAST = 16_000;
const MOST = 48_000;
/** Of a mix that does not fit anyway. */
const FREE = 32_000;

/** Bits a second that Ogg adds with a page a second, and what is left free for tags, and since the encoder aims at a mean. */
const OGG = 800;
const TAGS = 64 * 1024;
const ROOM = 0.96;

/**
 * The bitrate of a mix that lasts so long, in bits a second: the highest with which it fits.
 *
 * @param durationMs in milliseconds
 * @param limit in bytes
 */
export const bitrateFor = (durationMs: number, limit: number): number => {
  const seconds = Math.max(1, durationMs / 1_000);
  const fits = Math.floor(((limit - TAGS) * ROOM * 8) / seconds) - OGG;
  return fits < LEAST ? FREE : Math.min(fits, MOST);
};
