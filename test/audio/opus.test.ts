/** Sound survives Opus with and without the native codec, and opusInUse() names the one that did the work. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

type Report = {
  /** What opusInUse() says. */
  readonly says: string;
  /** What prism-media loaded. */
  readonly loaded: string;
  /** Bytes of one encoded frame of 20 ms. */
  readonly packet: number;
  /** Bytes of sound that come out again. */
  readonly sound: number;
  /** Loudness of what comes out over loudness of what went in. */
  readonly gain: number;
};

/** Takes @discordjs/opus away before anything is loaded, as on a machine where it could not be compiled. */
const withoutNative = `
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === '@discordjs/opus') {
        throw Object.assign(new Error('Cannot find module ' + specifier), { code: 'MODULE_NOT_FOUND' });
      }
      return next(specifier, context);
    },
  });
`;

/** Sends ten frames of a 440 Hz tone, 48 kHz stereo, through prism-media's encoder and decoder, one by one. */
const trial = `
  import prism from 'prism-media';
  import { opusInUse } from ${JSON.stringify(new URL('../../src/audio/opus/opus.ts', import.meta.url).href)};
  const format = { rate: 48000, channels: 2, frameSize: 960 };
  const encoder = new prism.opus.Encoder(format);
  const decoder = new prism.opus.Decoder(format);
  const loudness = (pcm) => {
    let sum = 0;
    for (let at = 0; at < pcm.length; at += 2) sum += pcm.readInt16LE(at) ** 2;
    return Math.sqrt(sum / (pcm.length / 2));
  };
  let report;
  for (let frame = 0; frame < 10; frame += 1) {
    const pcm = Buffer.alloc(960 * 2 * 2);
    for (let sample = 0; sample < 960; sample += 1) {
      const value = Math.round(12000 * Math.sin((2 * Math.PI * 440 * (frame * 960 + sample)) / 48000));
      pcm.writeInt16LE(value, sample * 4);
      pcm.writeInt16LE(value, sample * 4 + 2);
    }
    encoder.write(pcm);
    const packet = encoder.read();
    decoder.write(packet);
    const sound = decoder.read();
    report = { packet: packet.length, sound: sound.length, gain: loudness(sound) / loudness(pcm) };
  }
  console.log(JSON.stringify({ says: opusInUse(), loaded: prism.opus.Encoder.type, ...report }));
  process.exit();
`;

const run = (hook: string): Report => {
  const url = `data:text/javascript,${encodeURIComponent(hook)}`;
  const child = spawnSync(process.execPath, ['--import', url, '--input-type=module', '--eval', trial], {
    cwd: new URL('../../', import.meta.url),
    encoding: 'utf8',
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as Report;
};

const nativeLoads = (): boolean => {
  try {
    createRequire(import.meta.url)('@discordjs/opus');
    return true;
  } catch {
    return false;
  }
};

const expectSound = (report: Report): void => {
  expect(report.packet).toBeGreaterThan(20);
  expect(report.packet).toBeLessThan(1276);
  expect(report.sound).toBe(3840);
  expect(report.gain).toBeGreaterThan(0.7);
  expect(report.gain).toBeLessThan(1.3);
};

describe('the Opus codec', () => {
  it('is opusscript where the native one is missing', () => {
    const report = run(withoutNative);
    expect(report).toMatchObject({ says: 'opusscript', loaded: 'opusscript' });
    expectSound(report);
  });

  // Absent where npm could not compile it: then the test above describes this very machine.
  it.runIf(nativeLoads())('is the native one where it could be installed', () => {
    const report = run('');
    expect(report).toMatchObject({ says: '@discordjs/opus', loaded: '@discordjs/opus' });
    expectSound(report);
  });
});
