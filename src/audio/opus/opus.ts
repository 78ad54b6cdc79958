/** Tells which Opus codec the audio code runs on: the native one, or the slower one that needs no compiler. */
import { createRequire } from 'node:module';

/** In the order in which prism-media tries them; the first that loads is the one it uses. */
const codecs = ['@discordjs/opus', 'opusscript'] as const;

export type OpusCodec = (typeof codecs)[number];

/**
 * The Opus codec that prism-media loads on this machine. `@discordjs/opus` is native and has to be compiled where
 * Discord's project offers no build; without it `opusscript` (WebAssembly) works everywhere, at about 1.7 times the
 * processor time to encode and 1.5 times to decode.
 *
 * @throws Error when neither can be loaded, which means that the installation is broken
 */
export const opusInUse = (): OpusCodec => {
  // Resolved from where prism-media stands, because that is whose choice is asked for.
  const load = createRequire(createRequire(import.meta.url).resolve('prism-media'));
  const failures: unknown[] = [];
  for (const codec of codecs) {
    try {
      load(codec);
      return codec;
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, 'No Opus codec can be loaded. Install again with: npm ci');
};
