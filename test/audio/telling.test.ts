/** An announcement packet by packet: in time or not at all, its sentence when that is there, quiet while somebody speaks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clip } from '../../src/audio/announce/clips.ts';
import { LATEST, telling } from '../../src/audio/announce/telling.ts';
import { SILENCE } from '../../src/audio/opus/packets.ts';

/** A clip of packets that are a letter, small while they are quiet. */
const clip = (sign: string, length: number): Clip => ({
  length,
  packets: function* (isQuiet) {
    for (let n = 0; n < length; n++) yield Buffer.from(isQuiet() ? sign.toLowerCase() : sign);
  },
});

type Play = {
  /** What is said, and from when that is known. */
  words?: Clip | null;
  from?: number;
  /** When the player begins, and how long each packet takes it. */
  begins?: number;
  each?: number;
  spokenOver?: (now: number) => boolean;
  /** When the next happens that is told. */
  next?: number;
};

/** Plays what happened at 0; each packet that is heard as its letter and when, silence as a dot. */
const play = ({ words = clip('S', 50), from = 0, begins = 40, each = 20, spokenOver, next }: Play = {}) => {
  let now = 0;
  const heard: { sign: string; at: number }[] = [];
  let isLeftOut = false;
  const packets = telling({
    chime: clip('C', 30),
    at: 0,
    next: () => (next !== undefined && now >= next ? next : null),
    words: () => (now >= from ? words : undefined),
    isSpokenOver: () => spokenOver?.(now) ?? false,
    now: () => now,
    leftOut: () => {
      isLeftOut = true;
    },
  });
  for (const packet of packets) {
    heard.push({ sign: packet.equals(SILENCE) ? '.' : `${packet}`, at: now });
    now = heard.length === 1 ? begins : now + each;
  }
  const first = heard.find(({ sign }) => sign !== '.')?.at ?? null;
  const text = heard.map(({ sign }) => sign).join('');
  return { heard, isLeftOut, first, text, says: text.replaceAll(/(.)\1*/g, '$1') };
};

describe('an announcement', () => {
  it('is its chime, a short pause and its sentence', () => {
    expect(play()).toMatchObject({ text: `.${'C'.repeat(30)}...${'S'.repeat(50)}`, isLeftOut: false });
  });

  it.each([
    ['waits for its sentence after its chime', 1_500, '.C.S'],
    ['goes without a sentence that is not there within two seconds', 2_100, '.C.'],
  ])('%s', (_, from, says) => {
    expect(play({ from }).says).toBe(says);
  });

  it('is its chime alone where nothing speaks, without a wait', () => {
    expect(play({ words: null }).text).toBe(`.${'C'.repeat(30)}...`);
  });

  it('is left out when the player begins too late, however it came to that', () => {
    expect(play({ begins: LATEST + 1 })).toMatchObject({ text: '.', isLeftOut: true });
    expect(play({ begins: LATEST })).toMatchObject({ says: '.C.S', isLeftOut: false });
  });

  it('is quiet from the packet on at which somebody speaks, and no longer than they do', () => {
    const { text } = play({ spokenOver: (at) => at >= 240 && at < 440 });
    expect(text).toBe(`.${'C'.repeat(10)}${'c'.repeat(10)}${'C'.repeat(10)}...${'S'.repeat(50)}`);
    expect(play({ spokenOver: () => true }).says).toBe('.c.s');
  });

  // The sentence begins at 700 ms and lasts a second, the last one eight; what is next begins 200 ms after it.
  it.each([
    ['is said to its end when the next is not late by it', 0, 50],
    ['is left out when the next would be late by it', -200, 0],
    ['breaks off when what happens meanwhile would be late by it', 1_000, 15],
  ])('its sentence %s', (_, next, count) => {
    const words = next > 0 ? clip('S', 400) : undefined;
    const { text } = play({ next, ...(words ? { words } : {}) });
    expect(text.match(/C/g)).toHaveLength(30);
    expect(text.match(/S/g)?.length ?? 0).toBe(count);
  });

  it('never begins more than two seconds late, nor makes the next late, whatever the player, the speech and the talk do', () => {
    const ms = fc.integer({ min: 0, max: 6_000 });
    const told = fc.record({ from: ms, begins: ms, next: ms, packets: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(told, ({ from, begins, next, packets }) => {
        const played = play({ from, begins, words: clip('S', packets), next });
        expect(played.isLeftOut).toBe(begins > LATEST);
        // Whatever becomes of its sentence, its chime is heard.
        expect(played.first).toBe(played.isLeftOut ? null : begins);
        expect(played.text.match(/C/g) ?? []).toHaveLength(played.isLeftOut ? 0 : 30);
        const [chimeEnds, ends] = [begins + 30 * 20, (played.heard.at(-1)?.at ?? 0) + 20];
        expect(ends <= next + LATEST || chimeEnds > next + LATEST || played.isLeftOut).toBe(true);
      }),
    );
  });
});
