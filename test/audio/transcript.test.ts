/** A track is cut into utterances without losing a packet, and captions are files that the rules of WebVTT read back. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Heard, SILENCE } from '../../src/audio/opus/packets.ts';
import { LONGEST, SPEECH_RATE, speechOf, utterancesOf } from '../../src/audio/transcript/transcript.ts';
import { type Caption, sentencesOf, toVtt } from '../../src/audio/transcript/vtt.ts';
import { voice } from '../support/voices.ts';

/** The first byte of a packet of 20 ms. */
const packet = (n: number): Buffer => Buffer.from([0xf8, n & 0xff, n >> 8]);

/** Packets, the next each so many milliseconds after the one before ended; silence among them. */
const track = fc
  .array(
    fc.record({ gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_500 })), silent: fc.boolean() }),
    {
      maxLength: 300,
    },
  )
  .map((steps) => {
    let at = 0;
    return steps.map(({ gap, silent }, i): Heard => {
      at += gap + 20;
      return { at, packet: silent && gap > 0 ? SILENCE : packet(i) };
    });
  });

async function* given<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}

const cut = (heard: readonly Heard[]) => Array.fromAsync(utterancesOf(given(heard)));

describe('utterances', () => {
  it('hold each packet that is not silence once, in order, none too long, and end where somebody pauses', async () => {
    await fc.assert(
      fc.asyncProperty(track, async (heard) => {
        const all = await cut(heard);
        expect(all.flatMap(({ packets }) => packets)).toEqual(
          heard.filter((one) => !one.packet.equals(SILENCE)),
        );
        for (const { from, to, packets } of all) {
          expect(to - from).toBeLessThanOrEqual(LONGEST);
          expect(from).toBe(packets[0]?.at);
          for (const [i, { at }] of packets.entries())
            expect(at - ((packets[i - 1]?.at ?? at - 20) + 20)).toBeLessThanOrEqual(600);
        }
        for (const [i, { from }] of all.entries()) expect(from).toBeGreaterThanOrEqual(all[i - 1]?.to ?? 0);
      }),
    );
  });

  it('that become too long are cut in their last pause', async () => {
    const speech = (from: number, to: number): Heard[] =>
      Array.from({ length: (to - from) / 20 }, (_, i) => ({ at: from + i * 20, packet: packet(i) }));
    const all = await cut([...speech(0, 10_000), ...speech(10_200, 30_000)]);
    expect(all.map(({ from, to }) => [from, to])).toEqual([
      [0, 10_000],
      [10_200, 30_000],
    ]);
    const breathless = await cut(speech(0, 60_000));
    expect(breathless.map(({ to }) => to)).toEqual([25_000, 50_000, 60_000]);
  });

  it('are heard at 16 kHz where they were said, silent in between', async () => {
    const said = voice(200, [
      { from: 1_000, to: 2_000, level: 0.5 },
      { from: 2_400, to: 3_000, level: 0.5 },
    ]);
    const [speech, ...more] = await Array.fromAsync(speechOf(utterancesOf(said.packets())));
    expect(more).toEqual([]);
    expect(speech).toMatchObject({ from: 1_000, to: 3_000 });
    const samples = speech?.samples ?? new Float32Array();
    expect(samples.length).toBe(2 * SPEECH_RATE);
    const loudest = (from: number, to: number) =>
      samples.subarray(from * 16, to * 16).reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    expect(loudest(0, 1_000)).toBeGreaterThan(0.2);
    expect(loudest(1_010, 1_390)).toBe(0);
    expect(loudest(1_500, 2_000)).toBeGreaterThan(0.2);
  });
});

type Cue = { from: number; to: number; name: string | null; text: string };

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const msOf = (time: string): number => {
  const [, h, m, s, ms] = /^(\d{2,}):([0-5]\d):([0-5]\d)\.(\d{3})$/.exec(time) ?? [];
  if (ms === undefined) throw new Error(`no time: ${time}`);
  return ((Number(h) * 60 + Number(m)) * 60 + Number(s)) * 1_000 + Number(ms);
};

/** Reads a file as section 6 of WebVTT does, as far as captions here go: blocks, times, a voice, text. */
const parsed = (file: string): Cue[] => {
  const [head, ...blocks] = file.replace(/\n$/, '').split(/\n\n+/);
  expect(head).toBe('WEBVTT');
  return blocks.map((block) => {
    const [times = '', payload = '', ...more] = block.split('\n');
    expect(more).toEqual([]);
    const [from = '', to = '', ...settings] = times.split(' --> ');
    expect(settings).toEqual([]);
    const [, tag, text = ''] = /^(<v [^>]*>)?([^<>]*)$/.exec(payload) ?? [null, null, 'not read'];
    return {
      from: msOf(from),
      to: msOf(to),
      name: tag ? unescaped(tag.slice(3, -1)) : null,
      text: unescaped(text),
    };
  });
};

const plain = (text: string): string => text.replaceAll('\0', '').replace(/\s+/g, ' ').trim();

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('<v Eve>x</v>', 'a --> b', 'one\n\ntwo', '&amp; <b>', 'NOTE no\r\n', '\u2028'),
);

const caption: fc.Arbitrary<Caption> = fc
  .record({
    from: fc.integer({ min: 0, max: 400_000_000 }),
    length: fc.nat(9_000),
    name: hostile,
    text: hostile,
  })
  .map(({ from, length, name, text }) => ({ from, to: from + length, name, text }));

describe('captions', () => {
  it('come back as they were said, in order, whatever is in a name or a sentence', () => {
    fc.assert(
      fc.property(fc.array(caption, { maxLength: 20 }), (captions) => {
        const cues = parsed(toVtt(captions));
        const expected = captions
          .filter(({ text }) => plain(text) !== '')
          .toSorted((a, b) => a.from - b.from)
          .map(({ from, to, name, text }) => ({
            from,
            to: Math.max(to, from + 1),
            name: plain(name) || null,
            text: plain(text),
          }));
        expect(cues).toEqual(expected);
      }),
    );
  });

  it('say nothing when nobody did', () => {
    expect(toVtt([])).toBe('WEBVTT\n');
  });

  it('are written with hours', () => {
    expect(toVtt([{ from: 3_723_004, to: 363_600_000, name: 'Vera K', text: 'Cities & maps' }])).toBe(
      'WEBVTT\n\n01:02:03.004 --> 101:00:00.000\n<v Vera K>Cities &amp; maps\n',
    );
  });

  it.runIf(spawnSync('ffmpeg', ['-version']).error === undefined)('are read by ffmpeg', () => {
    const file = toVtt([
      { from: 500, to: 1_500, name: 'Ana', text: 'Maps.' },
      { from: 4_000_000, to: 4_001_000, name: 'Ben', text: 'a < b' },
    ]);
    const { stdout, status } = spawnSync(
      'ffmpeg',
      ['-v', 'error', '-f', 'webvtt', '-i', 'pipe:0', '-f', 'srt', 'pipe:1'],
      {
        input: file,
        encoding: 'utf8',
      },
    );
    expect(status).toBe(0);
    expect(stdout).toContain('00:00:00,500 --> 00:00:01,500\nMaps.');
    expect(stdout).toContain('01:06:40,000 --> 01:06:41,000\na < b');
  });

  it('of what was said in one go share its time, in order, and lose no word', () => {
    const words = fc.array(fc.constantFrom('maps', 'are', 'for', 'all.', 'Why?', 'x'.repeat(120)), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, (said) => {
        const text = said.join(' ');
        const all = sentencesOf({ from: 1_000, to: 9_000, text });
        expect(all.map((one) => one.text).join(' ')).toBe(text);
        for (const [i, one] of all.entries()) {
          expect(one.from).toBeCloseTo(i === 0 ? 1_000 : (all[i - 1]?.to ?? 0), 6);
          expect(one.to).toBeGreaterThan(one.from);
        }
        if (all.length > 0) expect(all.at(-1)?.to).toBeCloseTo(9_000, 6);
      }),
    );
    expect(sentencesOf({ from: 0, to: 10, text: '  ' })).toEqual([]);
  });
});
