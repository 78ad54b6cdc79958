/** Speech: plain text in, sound out, whatever the text is; kept once made, within bounds. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chime } from '../../src/audio/announce/chimes.ts';
import { createClips, REMEMBERED } from '../../src/audio/announce/clips.ts';
import { createSpeech, ENGINES, type Engine, spoken } from '../../src/audio/announce/speech.ts';
import { RATE } from '../../src/audio/opus/codec.ts';
import { encode } from '../../src/audio/opus/encode.ts';
import { at48kHz } from '../../src/audio/opus/pcm.ts';
import { LANGUAGES, type Language, textsIn } from '../../src/cards/texts/index.ts';
import { systemClock as clock } from '../../src/clock.ts';
import { ANNOUNCED } from '../../src/talk/announced.ts';
import { createManualClock } from '../support/clock.ts';

const log = pino({ level: 'silent' });
const speechOf = (...engines: Engine[]) => createSpeech({ clock, log, engines });
const named = (name: string): Engine => {
  const engine = ENGINES.find((one) => one.name === name);
  if (!engine) throw new Error(`no ${name}`);
  return engine;
};
const wasm = named('espeak-ng as WebAssembly');

/** Whether this machine has the program; the WebAssembly build is there in any case. */
const isInstalled = (() => {
  try {
    execFileSync('espeak-ng', ['--version']);
    return true;
  } catch {
    return false;
  }
})();

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rostrum-sentences-'));
});
afterAll(() => rm(dir, { recursive: true }));

/** A program that is given its text and a voice, in a line of JavaScript. */
const program = (code: string): Engine => ({
  name: 'a test',
  command: () => [process.execPath, ['-e', code]],
});

const seconds = (samples: Float32Array | null) => (samples?.length ?? 0) / RATE;

describe('a text that is spoken', () => {
  it('has no control characters, no markup and no phonemes, is one line, and is cut', () => {
    expect(spoken('a\u0000b\u0007\n\u202Ec')).toBe('a b c');
    expect(spoken('[[h@l@U]] <speak>x</speak> {a}')).toBe('h@l@U speak x /speak a');
    expect(spoken('x'.repeat(4_000))).toHaveLength(160);
    expect(spoken('\u0000\u0001 \n')).toBe('');
    expect([...spoken('😀'.repeat(4_000))]).toHaveLength(160);
  });

  it('whatever it was', () => {
    const any = fc.string({ unit: 'binary', maxLength: 4_000 });
    fc.assert(
      fc.property(any, (text) => {
        const plain = spoken(text);
        expect([...plain].length).toBeLessThanOrEqual(160);
        expect(plain).not.toMatch(/[\p{C}<>[\]{}\n]/u);
        expect(plain).toBe(plain.trim());
      }),
    );
  });
});

describe.skipIf(!isInstalled)('espeak-ng', () => speaks('espeak-ng'));
describe('espeak-ng as WebAssembly', () => speaks('espeak-ng as WebAssembly'));

function speaks(engine: string): void {
  const speech = speechOf(named(engine));

  it('says a sentence in every language, each its own, in less than three seconds with its chime', async () => {
    expect(await speech.engine()).toBe(engine);
    const said = await Promise.all(
      LANGUAGES.map((one) => speech.say(one, textsIn(one).sound.says['time-up'](null))),
    );
    for (const samples of said) {
      expect(seconds(samples)).toBeGreaterThan(0.3);
      expect(seconds(samples)).toBeLessThan(2.4);
      expect(Math.max(...(samples ?? []).map(Math.abs))).toBeLessThanOrEqual(0.6001);
    }
    expect(new Set(said.map((samples) => samples?.length)).size).toBe(LANGUAGES.length);
  });

  it('says names as they are written, and never as markup', async () => {
    const plain = await speech.say('en', 'Next: h at l at U.');
    const named = await speech.say('en', 'Next: <break time="20s"/> [[h@l@U]].');
    expect(seconds(named)).toBeGreaterThan(1);
    expect(seconds(named)).toBeLessThan(12);
    expect(named).not.toEqual(plain);
    // What would be an option or a command elsewhere.
    expect(seconds(await speech.say('en', '-f /etc/passwd; $(reboot)'))).toBeGreaterThan(0.5);
  });

  it('takes 4,000 characters and control characters, and says no more than fits', async () => {
    const long = await speech.say('en', 'word \u0000\u0001\u001B '.repeat(500));
    expect(seconds(long)).toBeGreaterThan(2);
    expect(seconds(long)).toBeLessThan(30);
    expect(await speech.say('en', '\u0000\u0007\u202E')).toBeNull();
  });
}

describe('speech', () => {
  it('goes on to the next engine, and is chimes alone when none speaks', async () => {
    const missing: Engine = { name: 'missing', command: () => ['/nowhere/espeak-ng', []] };
    expect(await speechOf(missing, wasm).engine()).toBe(wasm.name);
    const none = speechOf(missing, program('process.exit(3)'), program('process.stdout.write("no sound")'));
    expect(await none.engine()).toBeNull();
    expect(await none.say('en', 'Hello')).toBeNull();
    const clips = createClips({ dir: join(dir, 'none'), speech: none, clock, log });
    expect((await clips.sentence('next', 'en', 'Dora')).full).toEqual(await encode(chime('next')));
  });

  it('is looked for again when nothing spoke at first', async () => {
    const still = createManualClock();
    let isBusy = true;
    const late: Engine = { ...wasm, command: (voice) => (isBusy ? ['/nowhere', []] : wasm.command(voice)) };
    const speech = createSpeech({ clock: still, log, engines: [late] });
    expect(await speech.engine()).toBeNull();
    isBusy = false;
    expect(await speech.engine()).toBeNull();
    still.advance(60_000);
    expect(await speech.engine()).toBe(wasm.name);
  });

  it('is given up when a program takes too long or writes without end, and the program is ended', async () => {
    const hangs = program('setInterval(() => {}, 1000)');
    const writes = program('const b = Buffer.alloc(1e6); const w = () => process.stdout.write(b, w); w()');
    expect(await speechOf(hangs).engine()).toBeNull();
    expect(await speechOf(writes).engine()).toBeNull();
  }, 20_000);
});

describe('sound at another rate', () => {
  it('has the same pitch, length and level', () => {
    const rate = 22_050;
    const samples = Float32Array.from(
      { length: rate / 2 },
      (_, n) => 0.5 * Math.sin((2 * Math.PI * 440 * n) / rate),
    );
    const out = at48kHz({ rate, samples });
    expect(out.length).toBe(RATE / 2);
    for (let n = 100; n < out.length - 100; n++)
      expect(Math.abs((out[n] ?? 0) - 0.5 * Math.sin((2 * Math.PI * 440 * n) / RATE))).toBeLessThan(0.01);
  });
});

describe('clips', () => {
  /** Speaks at once, each sentence at another level; counts them. */
  const counting = () => {
    const said: string[] = [];
    const speech = {
      engine: async () => 'a test',
      say: async (_: Language, text: string) => {
        said.push(text);
        return new Float32Array(RATE / 2).fill(0.1 + said.length / 1_000);
      },
    };
    return { said, speech };
  };

  it('are made once, and read from disk afterwards', async () => {
    const own = join(dir, 'once');
    const made = createClips({ dir: own, speech: speechOf(wasm), clock, log });
    const first = await made.sentence('time-up', 'en', null);
    expect(first.full.length).toBeGreaterThan(30);
    expect(first.quiet).toHaveLength(first.full.length);
    await made.idle();
    const names = await readdir(own);
    expect(names).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    const mute = {
      engine: () => speechOf(wasm).engine(),
      say: () => Promise.reject(new Error('made again')),
    };
    const again = createClips({ dir: own, speech: mute, clock, log });
    expect(await again.sentence('time-up', 'en', null)).toEqual(first);
    // Cut off, as by a full disk: it is made anew.
    await writeFile(join(own, names[0] ?? ''), Buffer.from([9, 0, 1]));
    await expect(again.sentence('time-up', 'en', null)).rejects.toThrow('made again');
  });

  it('that name somebody are never on the disk, and remembered only so long as few others came', async () => {
    const own = join(dir, 'names');
    const { said, speech } = counting();
    const clips = createClips({ dir: own, speech, clock, log });
    const dora = await clips.sentence('next', 'en', 'Dora');
    expect(await clips.sentence('next', 'en', 'Dora')).toBe(dora);
    expect(said).toHaveLength(1);
    for (let n = 1; n < REMEMBERED; n++) await clips.sentence('next', 'en', `${n}`);
    await clips.sentence('next', 'en', 'Dora');
    expect(said).toHaveLength(REMEMBERED);
    for (const name of ['Chidi', '1']) await clips.sentence('next', 'en', name);
    expect(said.slice(REMEMBERED)).toEqual(['Chidi', '1'].map(textsIn('en').sound.says.next));
    await clips.sentence('next', 'en', null);
    await clips.idle();
    expect(await readdir(own)).toHaveLength(1);
  });

  it('take no more of the disk than they may; what was not used for longest goes', async () => {
    const own = join(dir, 'bounded');
    const { said, speech } = counting();
    const clips = createClips({ dir: own, speech, clock, log, kept: 60_000 });
    for (const language of LANGUAGES)
      for (const kind of ['time-up', 'ended'] as const) {
        await clips.sentence(kind, language, null);
        await clips.idle();
      }
    const files = await readdir(own);
    const sizes = await Promise.all(files.map(async (name) => (await stat(join(own, name))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
    expect(files.length).toBeGreaterThan(1);
    const before = said.length;
    await clips.sentence('ended', LANGUAGES.at(-1) ?? 'en', null);
    expect(said).toHaveLength(before);
    await clips.sentence('time-up', LANGUAGES[0] ?? 'en', null);
    expect(said).toHaveLength(before + 1);
  });

  it('that could not be made are made when they are asked for next', async () => {
    const { speech } = counting();
    const clips = createClips({ dir: join(dir, 'anew'), speech, clock, log });
    for (const make of [() => clips.chime('next'), () => clips.sentence('next', 'en', 'Dora')]) {
      // Encoding waits for its turn, and fails there.
      const turn = vi.spyOn(globalThis, 'setImmediate').mockImplementation(() => {
        throw new Error('no memory');
      });
      await expect(make()).rejects.toThrow('no memory');
      turn.mockRestore();
      expect((await make()).full.length).toBeGreaterThan(5);
    }
  });

  it('exist of every announcement in every language', () => {
    for (const language of LANGUAGES) {
      const { says } = textsIn(language).sound;
      for (const kind of ANNOUNCED) expect(spoken(says[kind](null)).length).toBeGreaterThan(3);
      expect(says.next('Dora')).toContain('Dora');
    }
  });
});
