/** Gives out what is asked for only as long as it is there: what is deleted or taken back meanwhile ends in the middle. */
import type { Clock } from '../clock.ts';

/** How often it is looked whether it still is, in milliseconds, when the client is not slower than that. */
const LOOKS_EVERY = 1_000;

/**
 * The parts, until it is not there any more.
 *
 * @throws Error then: a connection that is cut tells the client that this was not all
 */
export async function* whileThere(
  parts: AsyncIterable<Buffer>,
  isThere: () => Promise<boolean>,
  clock: Clock,
): AsyncGenerator<Buffer> {
  let looked = clock.now().getTime();
  for await (const part of parts) {
    const now = clock.now().getTime();
    if (now - looked >= LOOKS_EVERY) {
      if (!(await isThere())) throw new Error('it was taken away while it was given');
      looked = now;
    }
    yield part;
  }
}
