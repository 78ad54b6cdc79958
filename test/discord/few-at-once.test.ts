/** Work that runs a few at a time. */
import { expect, it } from 'vitest';
import { fewAtOnce } from '../../src/discord/few-at-once.ts';

it('runs so many at once, in their order, also behind one that fails', async () => {
  const twice = fewAtOnce(2);
  const begun: number[] = [];
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  const all = gates.map(({ promise }, n) =>
    twice(async () => {
      begun.push(n);
      await promise;
      return n;
    }),
  );
  const ended = Promise.allSettled(all);
  expect(begun).toEqual([0, 1]);
  gates[1]?.reject(new Error('a bug'));
  await expect(all[1]).rejects.toThrow('a bug');
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  for (const { resolve } of gates) resolve();
  expect((await ended).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});
