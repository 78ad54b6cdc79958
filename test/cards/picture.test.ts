/** The picture of a talk: it can be drawn of any talk, and read in Discord's light and dark. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLORS, clockText, drawnVoices, drawTalk, VOICES_DRAWN } from '../../src/cards/picture.ts';
import type { Summary } from '../../src/talk/summary.ts';

const LENGTH = 3_600_000;

const spanOf = (userId: string) =>
  fc.tuple(fc.nat(LENGTH), fc.nat(LENGTH)).map(([a, b]) => ({
    userId,
    role: 'turn' as const,
    from: Math.min(a, b),
    to: Math.max(a, b),
  }));

const voice = fc.integer({ min: 1, max: 500 }).chain((id) =>
  fc.array(spanOf(`${id}`), { minLength: 1, maxLength: 5 }).map((spans) => ({
    userId: `${id}`,
    spans,
    ms: spans.reduce((sum, { from, to }) => sum + to - from, 0),
  })),
);

const summary: fc.Arbitrary<Summary> = fc.record({
  from: fc.constant(0),
  to: fc.constantFrom(0, LENGTH, 20 * LENGTH),
  voices: fc.uniqueArray(voice, { maxLength: 30, selector: ({ userId }) => userId }),
  visits: fc.constant([]),
  audience: fc.array(fc.record({ at: fc.nat(LENGTH), count: fc.nat(10_000) }), { maxLength: 50 }),
  median: fc.nat(100),
  hands: fc.nat(100),
});

/** Relative luminance. Source: WCAG 2.2. */
const luminance = (color: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => Number.parseInt(color.slice(i, i + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

describe('the picture of a talk', () => {
  it('is a PNG, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(summary, async (one) => {
        const png = Buffer.from(await drawTalk(one));
        expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
        expect(png.readUInt32BE(16)).toBe(1_800);
        // Small enough to be sent, and not so tall that a phone shows it in pieces.
        expect(png.length).toBeLessThan(500_000);
        expect(png.readUInt32BE(20)).toBeLessThan(1_200);
      }),
      { numRuns: 15 },
    );
  });

  it('brings its background: text has a contrast of 4.5 to 1 on it, what is drawn of 3 to 1', () => {
    expect(contrast(COLORS.text, COLORS.background)).toBeGreaterThan(4.5);
    for (const color of [...COLORS.voices, COLORS.audience])
      expect(contrast(color, COLORS.background)).toBeGreaterThan(3);
  });

  it('numbers those who spoke longest, in the order in which they first spoke', () => {
    fc.assert(
      fc.property(summary, (one) => {
        const drawn = drawnVoices(one);
        expect(drawn.length).toBe(Math.min(one.voices.length, VOICES_DRAWN));
        expect(one.voices.filter((known) => drawn.includes(known))).toEqual(drawn);
        const least = Math.min(...drawn.map(({ ms }) => ms));
        for (const other of one.voices)
          if (!drawn.includes(other)) expect(other.ms).toBeLessThanOrEqual(least);
      }),
    );
  });

  it.each([
    [0, '0:00'],
    [5_400, '0:05'],
    [65_000, '1:05'],
    [3_909_000, '1:05:09'],
  ])('says %d ms as %s', (ms, said) => expect(clockText(ms)).toBe(said));
});
