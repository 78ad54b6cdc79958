/** Custom ids: read back what was signed, and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCustomIds } from '../../src/discord/custom-id.ts';

const ids = createCustomIds(Buffer.alloc(32, 7));

describe('custom ids', () => {
  it('are read back as they were signed', () => {
    const word = fc.string({ maxLength: 15 }).filter((text) => !text.includes('|'));
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 4 }), (action, args) => {
        expect(ids.read(ids.sign(action, ...args))).toEqual({ action, args });
      }),
    );
  });

  it('are not read after any change', () => {
    const signed = ids.sign('answer', 'talk', 'guest', 'declined');
    fc.assert(
      fc.property(fc.nat(signed.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, char) => {
        const changed = signed.slice(0, at) + char + signed.slice(at + 1);
        fc.pre(changed !== signed);
        expect(ids.read(changed)).toBeNull();
      }),
    );
    expect(ids.read(signed.replace('declined', 'accepted'))).toBeNull();
    expect(ids.read('')).toBeNull();
    expect(ids.read('no separator')).toBeNull();
  });

  it('are not read with another key', () => {
    expect(createCustomIds(Buffer.alloc(32, 8)).read(ids.sign('next', 'talk'))).toBeNull();
  });

  it('are never longer than Discord takes', () => {
    expect(() => ids.sign('next', 'x'.repeat(100))).toThrow();
  });
});
