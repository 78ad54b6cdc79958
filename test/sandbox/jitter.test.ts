/** The packets of one speaker, as the page puts them back into their order. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Jitter } from '../../sandbox/page/app/sound/jitter.ts';

/** What comes out when packets with these numbers come in. */
function through(numbers: readonly number[]): number[] {
  const jitter = new Jitter<{ sequence: number }>();
  return numbers.flatMap((sequence) => jitter.put({ sequence })).map((one) => one.sequence);
}

it.each([
  ['in order', [7, 8, 9], [7, 8, 9]],
  ['around the wrap', [65_534, 65_535, 0, 1], [65_534, 65_535, 0, 1]],
  ['reordered', [1, 3, 4, 2, 5], [1, 2, 3, 4, 5]],
  ['one lost: three later ones wait for it, no more', [1, 3, 4, 5, 6, 7], [1, 3, 4, 5, 6, 7]],
  ['one that comes twice', [1, 2, 2, 3], [1, 2, 3]],
  ['one that waits and comes twice', [1, 3, 3, 2, 4], [1, 2, 3, 4]],
  ['one that comes after it was given up', [1, 3, 4, 5, 6, 2, 7], [1, 3, 4, 5, 6, 7]],
  ['a stream that begins anew', [100, 101, 40_000, 40_001], [100, 101, 40_000, 40_001]],
])('%s', (_, numbers, out) => {
  expect(through(numbers)).toEqual(out);
});

it('never holds back more than three, and never gives anything twice or out of order', () => {
  const near = fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 65_535 }), near, (start, steps) => {
      const jitter = new Jitter<{ sequence: number }>();
      jitter.put({ sequence: start });
      const numbers = new Set(steps.map((step) => (start + step) & 0xffff));
      const out = steps.flatMap((step) => jitter.put({ sequence: (start + step) & 0xffff }));
      const places = out.map(({ sequence }) => (sequence - start) & 0xffff);
      expect(places).toEqual([...new Set(places)].toSorted((a, b) => a - b));
      expect(places.length).toBeLessThanOrEqual(numbers.size);
    }),
  );
});
