/** Waits until something holds, for tests that watch a bot work. */

/** Options of {@link eventually}. */
export interface Patience {
  /** Longest wait in milliseconds (default 5,000). */
  readonly within?: number;
  /** Time between two looks in milliseconds (default 10). */
  readonly every?: number;
}

/**
 * Calls `look` until it neither throws nor gives `false`, and gives its result: a condition or an assertion.
 *
 * ```ts
 * await eventually(() => expect(ana.sees(channel)).toContain('live'));
 * ```
 *
 * @throws the last failure when it did not hold within the time
 */
export async function eventually<T>(
  look: () => T | Promise<T>,
  patience: Patience = {},
): Promise<Exclude<T, false>> {
  const { within = 5_000, every = 10 } = patience;
  const until = performance.now() + within;
  for (;;) {
    let failure: unknown;
    try {
      const found = await look();
      if (found !== false) return found as Exclude<T, false>;
      failure = new Error(`Still false after ${within} ms: ${look}`);
    } catch (error) {
      failure = error;
    }
    if (performance.now() >= until) throw failure;
    await new Promise((resolve) => setTimeout(resolve, every));
  }
}
