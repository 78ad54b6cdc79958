/** Speech: plain text in, sound out, whatever the text is; kept once made, within bounds. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Clip, createClips } from '../../src/audio/announce/clips.ts';
import { createSpeech, ENGINES, type Engine, spoken } from '../../src/audio/announce/speech.ts';
import { createDecoder, FRAME, RATE } from '../../src/audio/opus/codec.ts';
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

/** Of what is wanted to the end. */
const wanted = new AbortController().signal;

const seconds = (samples: Float32Array | null) => (samples?.length ?? 0) / RATE;

describe('a text that is spoken', () => {
  it('has no control characters, no markup and no phonemes, is one line, and is cut', () => {
    expect(spoken('a\u0000b\u0007\n\u202Ec')).toBe('a b c');
    // A soft hyphen, marks of direction and joiners stand inside words.
    expect(spoken('Ma\u00ADria \u202Eal\u2066ef\u2069 \u0915\u094D\u200D\u0937')).toBe(
      'Maria alef \u0915\u094D\u0937',
    );
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
  }, 40_000);

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
    expect(await clips.sentence('next', 'en')).toBeNull();
    expect(await clips.naming('next', 'en', 'Dora', wanted)).toBeNull();
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

  /** Speaks English at first, as it is tried; then does what its code says, and tells of each program that was started. */
  const later = (code: string) => {
    const started = join(dir, `started-${Math.abs(code.length)}-${Date.now()}`);
    const note = `require('node:fs').appendFileSync(${JSON.stringify(started)}, process.pid + '\\n');`;
    let isTried = false;
    const engine: Engine = {
      name: 'a test',
      command: (voice) => {
        if (isTried) return [process.execPath, ['-e', note + code]];
        isTried = true;
        return wasm.command(voice);
      },
    };
    const pids = async () =>
      (await readFile(started, 'utf8').catch(() => '')).split('\n').filter(Boolean).map(Number);
    return { engine, pids };
  };

  const isGone = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      return false;
    } catch {
      return true;
    }
  };

  it.each([
    [
      'ends in the middle of a sentence',
      'process.stdout.write("RIFF"); process.kill(process.pid, "SIGKILL")',
    ],
    ['takes no text', 'process.stdin.destroy(); process.exit(1)'],
    ['writes what is no sound', 'process.stdout.write("RIFF....WAVEfmt ")'],
  ])('is nothing when a program %s', async (_, code) => {
    const speech = speechOf(later(code).engine);
    expect(await speech.say('en', 'word '.repeat(30))).toBeNull();
    expect(await speech.engine()).toBe('a test');
  });

  it('is nothing when the bot has no file descriptors left, and the bot goes on', () => {
    const at = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
    const code = `
      import { openSync } from 'node:fs';
      import { createSpeech } from ${at('../../src/audio/announce/speech.ts')};
      import { systemClock as clock } from ${at('../../src/clock.ts')};
      const [info, debug, warn] = [() => {}, () => {}, () => {}];
      const engines = [{ name: 'a test', command: () => ['/bin/cat', []] }];
      const speech = createSpeech({ clock, log: { info, debug, warn }, engines });
      const open = () => openSync('/dev/null', 'r');
      try { for (;;) open(); } catch {}
      const engine = await speech.engine();
      setTimeout(() => console.log('goes on', engine), 100);`;
    const limited = ['ulimit -n 64; exec "$0" --input-type=module -e "$1"', process.execPath, code];
    expect(execFileSync('/bin/sh', ['-c', ...limited], { encoding: 'utf8' })).toBe('goes on null\n');
  });

  it('is ended when it is not wanted any more, at once, and what waited for it comes next', async () => {
    const { engine, pids } = later('setInterval(() => {}, 1000)');
    const speech = speechOf(engine);
    await speech.engine();
    const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
    const said = [first, second, third].map(({ signal }) => speech.say('en', 'Hello', signal));
    await vi.waitFor(async () => expect(await pids()).toHaveLength(2), 5_000);
    // Its turn has not come yet: nothing is started for it.
    third.abort();
    expect(await said[2]).toBeNull();
    const fourth = speech.say('en', 'Hello');
    first.abort();
    expect(await said[0]).toBeNull();
    await vi.waitFor(async () => expect(await pids()).toHaveLength(3), 5_000);
    speech.stop();
    expect(await Promise.all([said[1], fourth])).toEqual([null, null]);
    expect(await speech.say('en', 'Hello')).toBeNull();
    const all = await pids();
    await vi.waitFor(() => expect(all.every(isGone)).toBe(true), 5_000);
    expect(all).toHaveLength(3);
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

const packets = (clip: Clip | null, isQuiet = false) => [...(clip?.packets(() => isQuiet) ?? [])];

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
      stop: () => undefined,
    };
    return { said, speech };
  };

  it('are made once, and read from disk afterwards', async () => {
    const own = join(dir, 'once');
    const made = createClips({ dir: own, speech: speechOf(wasm), clock, log });
    const first = await made.sentence('time-up', 'en');
    expect(first?.length).toBeGreaterThan(30);
    await made.idle();
    const names = await readdir(own);
    expect(names).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    const { said, speech } = counting();
    const { name: engine } = wasm;
    const again = createClips({ dir: own, speech: { ...speech, engine: async () => engine }, clock, log });
    const known = await again.sentence('time-up', 'en');
    for (const isQuiet of [true, false]) expect(packets(known, isQuiet)).toEqual(packets(first, isQuiet));
    expect(packets(first, true)).not.toEqual(packets(first, false));
    expect(said).toEqual([]);
    // Cut off, as by a full disk: it is made anew.
    await writeFile(join(own, names[0] ?? ''), Buffer.from([9, 0, 1]));
    expect(await again.sentence('time-up', 'en')).toHaveLength(25);
    expect(said).toHaveLength(1);
    await again.idle();
  });

  it('that name somebody are kept nowhere, neither on disk nor in memory', async () => {
    const own = join(dir, 'names');
    const { said, speech } = counting();
    const clips = createClips({ dir: own, speech, clock, log });
    for (const _ of [1, 2]) expect(await clips.naming('next', 'en', 'Dora', wanted)).toHaveLength(25);
    const dora = await clips.naming('next', 'en', 'Dora', wanted);
    // Encoded on the way, and quiet from one packet to the next.
    const loudnessOf = (some: readonly Buffer[]) => {
      const decoder = createDecoder();
      const samples = some.flatMap((packet) => [...(decoder.decode(packet) ?? [])]).slice(2 * FRAME);
      return Math.max(...samples.map(Math.abs));
    };
    const [full, quiet] = [loudnessOf(packets(dora)), loudnessOf(packets(dora, true))];
    expect(20 * Math.log10(full / quiet)).toBeCloseTo(12, 0);
    expect(said).toEqual([1, 2, 3].map(() => textsIn('en').sound.says.next('Dora')));
    await clips.sentence('next', 'en');
    await clips.idle();
    expect(await readdir(own)).toHaveLength(1);
  });

  it('take no more of the disk than they may; what was not used for longest goes', async () => {
    const own = join(dir, 'bounded');
    const { said, speech } = counting();
    const clips = createClips({ dir: own, speech, clock, log, kept: 30_000 });
    for (const language of LANGUAGES)
      for (const kind of ['time-up', 'ended'] as const) {
        await clips.sentence(kind, language);
        await clips.idle();
      }
    const files = await readdir(own);
    const sizes = await Promise.all(files.map(async (name) => (await stat(join(own, name))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(30_000);
    expect(files.length).toBeGreaterThan(1);
    const before = said.length;
    await clips.sentence('ended', LANGUAGES.at(-1) ?? 'en');
    expect(said).toHaveLength(before);
    await clips.sentence('time-up', LANGUAGES[0] ?? 'en');
    expect(said).toHaveLength(before + 1);
  });

  it('that could not be made are made when they are asked for next', async () => {
    const { speech } = counting();
    const clips = createClips({ dir: join(dir, 'anew'), speech, clock, log });
    const unlucky = async <T>(make: () => Promise<T>): Promise<T> => {
      // Encoding waits for its turn, and fails there.
      const turn = vi.spyOn(globalThis, 'setImmediate').mockImplementation(() => {
        throw new Error('no memory');
      });
      return make().finally(() => turn.mockRestore());
    };
    await expect(unlucky(() => clips.chime('next'))).rejects.toThrow('no memory');
    expect((await clips.chime('next')).length).toBeGreaterThan(5);
    await expect(unlucky(() => clips.sentence('next', 'en'))).rejects.toThrow('no memory');
    expect((await clips.sentence('next', 'en'))?.length).toBeGreaterThan(5);
    await clips.idle();
  });

  it('exist of every announcement in every language', () => {
    for (const language of LANGUAGES) {
      const { says } = textsIn(language).sound;
      for (const kind of ANNOUNCED) expect(spoken(says[kind](null)).length).toBeGreaterThan(3);
      expect(says.next('Dora')).toContain('Dora');
    }
  });
});
