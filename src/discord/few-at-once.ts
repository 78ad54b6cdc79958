/** Runs work a few at a time, in the order in which it was asked for. */

/** Makes what runs at most so many at once. */
export const fewAtOnce = (most: number) => {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(run: () => Promise<T>): Promise<T> => {
    if (running < most) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await run();
    } finally {
      // Who is next takes the place as it is.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
};
