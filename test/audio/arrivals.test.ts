/** Whatever order and delays packets have: each is once at the time at which it was said, within 40 ms. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Heard, SILENCE } from '../../src/audio/opus/packets.ts';
import { createArrivals } from '../../src/audio/recording/arrivals.ts';

/** A packet: when it was said, and how long it was on its way; null for one that was lost. */
type Sent = { at: number; delay: number | null; timestamp: number; ssrc: number; packet: Buffer };

type Span = { from: number; to: number };

/**
 * Lets packets arrive in the order of their arrival, and takes what is due as the recorder does: every 200 ms, of what was
 * read when it took before. In a `stall` nothing is read or taken; after it, what is due is taken before anything is read.
 */
const receive = (sent: readonly Sent[], stalls: readonly Span[] = []): Heard[] => {
  const awake = (at: number): number => stalls.find(({ from, to }) => at >= from && at < to)?.to ?? at;
  const arrivals = createArrivals();
  const heard: Heard[] = [];
  let next = 0;
  let read = 0;
  const arrived = sent
    .filter((one): one is Sent & { delay: number } => one.delay !== null)
    .sort((a, b) => a.at + a.delay - (b.at + b.delay))
    .map((one) => ({ ...one, at: awake(one.at + one.delay) }));
  for (const one of arrived) {
    while (next <= one.at) {
      heard.push(...arrivals.take(read));
      read = next;
      next = awake(next + 200);
    }
    arrivals.add(one);
  }
  return [...heard, ...arrivals.rest()];
};

const packetOf = (n: number) => Buffer.from([0xf8, n >> 16, n >> 8, n]);

/** Speech in stretches: how many packets, how long the silence before it, and whether RTP's time went on in it. */
const speech = fc.record({
  start: fc.integer({ min: 0, max: 0xffff_ffff }),
  phase: fc.double({ min: 0, max: 5_000, noNaN: true }),
  goesOn: fc.boolean(),
  stretches: fc.array(
    fc.record({ packets: fc.integer({ min: 1, max: 120 }), silence: fc.integer({ min: 200, max: 9_000 }) }),
    { minLength: 1, maxLength: 6 },
  ),
  /** By how many milliseconds each packet is late; null for one that is lost. */
  line: fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 4, 20, 30, null), { minLength: 40, maxLength: 40 }),
});

const spoken = ({
  start,
  phase,
  goesOn,
  stretches,
  line,
}: typeof speech extends fc.Arbitrary<infer S> ? S : never) => {
  const sent: Sent[] = [];
  let at = phase;
  let timestamp = start;
  for (const { packets, silence } of stretches) {
    at += silence;
    if (goesOn) timestamp += silence * 48;
    for (let i = 0; i < packets + 5; i += 1) {
      const n = sent.length;
      const late = line[(n * 7) % line.length] ?? null;
      const packet = i < packets ? packetOf(n) : SILENCE;
      // The silence that ends a stretch is heard, or a client that stops RTP's time could not be told apart.
      const delay = i < packets ? late : (late ?? 0);
      sent.push({ at, delay, timestamp: timestamp >>> 0, ssrc: 1, packet });
      at += 20;
      timestamp += 960;
    }
  }
  return sent;
};

describe('the time line of a speaker', () => {
  it('has every packet that came, once, in order, within 40 ms of when it was said', () => {
    fc.assert(
      fc.property(speech, (said) => {
        const sent = spoken(said);
        const heard = receive(sent);
        const came = sent.filter(({ delay, packet }) => delay !== null && !packet.equals(SILENCE));
        const voices = heard.filter(({ packet }) => !packet.equals(SILENCE));
        expect(voices.map(({ packet }) => packet)).toEqual(came.map(({ packet }) => packet));
        for (const [i, { at }] of voices.entries())
          expect(Math.abs(at - (came[i]?.at ?? 0))).toBeLessThanOrEqual(40);
        for (const [i, { at }] of heard.entries())
          expect(at - (heard[i - 1]?.at ?? -20)).toBeGreaterThanOrEqual(20);
      }),
      { numRuns: 300 },
    );
  });

  it('is as good when nothing is read for a while, now and then', () => {
    const stalls = fc
      .array(
        fc.record({ after: fc.integer({ min: 600, max: 3_000 }), ms: fc.integer({ min: 50, max: 900 }) }),
        {
          minLength: 1,
          maxLength: 20,
        },
      )
      .map((all) => {
        let until = 0;
        return all.map(({ after, ms }): Span => {
          const from = until + after;
          until = from + ms;
          return { from, to: until };
        });
      });
    const long = speech.map((said) => ({
      ...said,
      // What came in one go tells nothing of silence that RTP's time stops in.
      goesOn: true,
      stretches: said.stretches.map((one) => ({ ...one, packets: one.packets + 50 })),
    }));
    fc.assert(
      fc.property(long, stalls, (said, spans) => {
        const sent = spoken(said);
        const heard = receive(sent, spans).filter(({ packet }) => !packet.equals(SILENCE));
        const came = sent.filter(({ delay, packet }) => delay !== null && !packet.equals(SILENCE));
        expect(heard.map(({ packet }) => packet)).toEqual(came.map(({ packet }) => packet));
        for (const [i, { at }] of heard.entries())
          expect(Math.abs(at - (came[i]?.at ?? 0))).toBeLessThanOrEqual(40);
      }),
      { numRuns: 300 },
    );
  });

  const stretch = (
    count: number,
    from: number,
    change: (one: Sent, i: number) => Partial<Sent> = () => ({}),
  ) =>
    Array.from({ length: count }, (_, i): Sent => {
      const one = { at: from + i * 20, delay: 0, timestamp: 7 + i * 960, ssrc: 1, packet: packetOf(i) };
      return { ...one, ...change(one, i) };
    });
  const worst = (sent: readonly Sent[], heard: readonly Heard[]) =>
    heard.reduce((most, { at }, i) => Math.max(most, Math.abs(at - (sent[i]?.at ?? 0))), 0);

  it('stands a first packet that was late, and a time in which nothing was read', () => {
    const sent = stretch(200, 1_000, ({ at }, i) => ({
      delay: i < 5 ? 150 - i * 20 : i >= 100 && i < 140 ? 3_800 - at : 0,
    }));
    const heard = receive(sent);
    expect(heard).toHaveLength(200);
    expect(worst(sent, heard)).toBeLessThanOrEqual(40);
  });

  it('is as good after a process was held up for half a minute, in which people spoke and were silent', () => {
    const stall = fc.integer({ min: 500, max: 30_000 });
    /** The system keeps the first of what it can't hand over, and the rest is lost. */
    const room = fc.integer({ min: 1, max: 2_000 });
    fc.assert(
      fc.property(speech, stall, room, (said, ms, keeps) => {
        const stretches = said.stretches.map((one) => ({ ...one, packets: one.packets + 120 }));
        const all = spoken({ ...said, goesOn: true, stretches, line: said.line.map((late) => late ?? 0) });
        // Somebody speaks when it goes on.
        const to = (all.at(-1)?.at ?? 0) - 1_000;
        const from = Math.max(to - ms, (all[0]?.at ?? 0) + 500);
        const heldUp = all.filter(({ at }) => at >= from && at < to);
        const sent = all.map((one): Sent => {
          const place = heldUp.indexOf(one);
          return place < 0 ? one : { ...one, delay: place < keeps ? to - one.at : null };
        });
        const heard = receive(sent).filter(({ packet }) => !packet.equals(SILENCE));
        const came = sent.filter(({ delay, packet }) => delay !== null && !packet.equals(SILENCE));
        expect(heard.map(({ packet }) => packet)).toEqual(came.map(({ packet }) => packet));
        expect(worst(came, heard)).toBeLessThanOrEqual(40);
      }),
      { numRuns: 300 },
    );
  });

  it('follows a clock that is too slow: an hour at 100 ppm', () => {
    const sent = stretch(3_600 * 50, 0, ({ at }, i) => ({ at: at * 1.0001, packet: packetOf(i) }));
    const heard = receive(sent);
    expect(heard).toHaveLength(sent.length);
    expect(worst(sent, heard)).toBeLessThanOrEqual(40);
  });

  it('begins anew with a new stream, as after somebody left and came back', () => {
    const sent = [
      ...stretch(50, 1_000),
      ...stretch(50, 6_000, (_, i) => ({ ssrc: 2, timestamp: 4_000_000_000 + i * 960 })),
      ...stretch(50, 9_000, (_, i) => ({ ssrc: 2, timestamp: 12 + i * 960 })),
    ];
    const heard = receive(sent);
    expect(heard).toHaveLength(150);
    expect(worst(sent, heard)).toBeLessThanOrEqual(40);
  });

  it('has a packet that comes twice once', () => {
    const sent = stretch(50, 1_000);
    expect(receive(sent.flatMap((one) => [one, { ...one, delay: 30 }]))).toHaveLength(50);
  });
});
