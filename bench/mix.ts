/** How fast an hour of eight speakers is mixed, and how evenly loud, beside ffmpeg's `amix` on the same tracks. */
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEncoder, FRAME, RATE } from '../src/audio/opus/codec.ts';
import { oggOpus } from '../src/audio/opus/ogg.ts';
import type { Heard } from '../src/audio/opus/packets.ts';
import { openTrack } from '../src/audio/recording/track.ts';
import { createMixing, type MixJob } from '../src/audio/replay/mixing.ts';
import { systemClock } from '../src/clock.ts';
import { systemIds } from '../src/ids.ts';
import { openSealed } from '../src/privacy/sealed-file.ts';
import { spread } from './figures.ts';
import { type Bench, temporaryDir } from './support.ts';

const RUNS = 3;
const MINUTES = 60;
const BITRATE = 20_000;
const FRAMES_A_SECOND = 50;

/** How loud each speaker is, full scale at 1: some sit close to their microphones, some do not. */
const LEVELS = [0.9, 0.5, 0.25, 0.12, 0.06, 0.8, 0.3, 0.03];
/** Each speaks for so many seconds, and the next begins a second before. */
const TURN = 20;
const OVERLAP = 1;

const TEXT =
  'A map is not the territory, but a good map changes how a city sees itself. When we began, nobody believed that ' +
  'volunteers could draw every street, every path and every tree. Today there are millions of them, and the question is no ' +
  'longer whether it works, but who decides what is shown. I would like to talk about three things: how it is made, who ' +
  'pays for it, and what we owe to the people who live in the places that we draw.';

const run = (program: string, args: readonly string[], input?: Buffer): Buffer => {
  const { error, status, stdout, stderr } = spawnSync(program, args, { input, maxBuffer: 2 ** 27 });
  if (error || status !== 0)
    throw new Error(`${program} is needed here: ${error?.message ?? String(stderr)}`);
  return stdout;
};

/** Twenty seconds of speech in a voice of its own. What is made of noise would be encoded as music, which is faster. */
const voiceOf = (n: number, level: number): Buffer[] => {
  const wav = run('espeak-ng', ['-v', `en+m${(n % 7) + 1}`, '-p', `${30 + n * 6}`, '--stdout', TEXT]);
  const raw = ['-f', 's16le', '-ar', `${RATE}`, '-ac', '1'];
  const pcm = run('ffmpeg', ['-loglevel', 'error', '-i', 'pipe:0', ...raw, 'pipe:1'], wav);
  const encoder = createEncoder(64_000);
  const frames = Math.min(Math.floor(pcm.length / 2 / FRAME), TURN * FRAMES_A_SECOND);
  return Array.from({ length: frames }, (_, frame) =>
    encoder.encode(
      Int16Array.from({ length: FRAME }, (_none, i) => level * pcm.readInt16LE(2 * (frame * FRAME + i))),
    ),
  );
};

/** What one speaker says in the whole time: a turn in eight. */
function* saidBy(n: number, voice: readonly Buffer[], minutes: number): Generator<Heard> {
  const turns = Math.floor((minutes * 60) / TURN);
  for (let turn = n; turn < turns; turn += LEVELS.length) {
    const begins = Math.max(0, turn * TURN - OVERLAP) * 1_000;
    for (const [i, packet] of voice.entries()) yield { at: begins + i * 20, packet };
  }
}

type Result = { seconds: number; loudness: number; range: number; bytes: number };

/** With as low a priority as the mixer has. */
const ffmpeg = (args: readonly string[]) =>
  spawnSync('nice', ['-n', '10', 'ffmpeg', '-nostdin', '-hide_banner', '-y', ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });

/** Integrated loudness in LUFS and loudness range in LU, by ffmpeg's meter. Source: EBU Tech 3342. */
const measured = (path: string): Pick<Result, 'loudness' | 'range'> => {
  const { stderr } = ffmpeg(['-i', path, '-af', 'ebur128', '-f', 'null', '-']);
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  const read = (name: string) => Number(new RegExp(`${name}:\\s+(-?[\\d.]+)`).exec(summary)?.[1]);
  return { loudness: read('I'), range: read('LRA') };
};

const seconds = async (work: () => Promise<void> | void): Promise<number> => {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
};

/** Runs the measurement on so many minutes and gives its lines. */
export const benchMixOf = async (
  gone: AsyncDisposableStack,
  minutes: number,
  runs: number,
): Promise<string[]> => {
  const dir = await temporaryDir(gone);
  const durationMs = minutes * 60_000;
  const tracks: MixJob['tracks'][number][] = [];
  const files: string[] = [];
  for (const [n, level] of LEVELS.entries()) {
    const voice = voiceOf(n, level);
    const track = { path: join(dir, `${n}.track`), key: { name: `${n}`, key: systemIds.secret(32) } };
    const writer = await openTrack(track.path, track.key, systemIds);
    for (const [second, packets] of Map.groupBy(saidBy(n, voice, minutes), ({ at }) =>
      Math.floor(at / 1_000),
    ))
      await writer.append({ second, packets });
    await writer.close();
    tracks.push(track);
    const file = join(dir, `${n}.ogg`);
    await writeFile(file, oggOpus(saidBy(n, voice, minutes), { serial: n, channels: 1, until: durationMs }));
    files.push(file);
  }
  const ours = async (): Promise<Result> => {
    const out = { path: join(dir, 'mix'), key: { name: 'mix', key: systemIds.secret(32) } };
    const job = { tracks, durationMs, bitrate: BITRATE, serial: 1, tags: [], out };
    const took = await seconds(async () => {
      const end = await createMixing(systemClock).run(job, () => {});
      if (!end.ok) throw new Error(end.why);
    });
    const file = await openSealed(out.path, out.key);
    if (!file.ok) throw new Error(file.reason);
    const plain = join(dir, 'ours.ogg');
    await writeFile(plain, file.read(0, file.size));
    return { seconds: took, bytes: file.size, ...measured(plain) };
  };
  const theirs = async (): Promise<Result> => {
    const plain = join(dir, 'theirs.ogg');
    const inputs = files.flatMap((file) => ['-i', file]);
    const took = await seconds(() => {
      const filter = `amix=inputs=${files.length}`;
      const { status, stderr } = ffmpeg([
        ...inputs,
        '-filter_complex',
        filter,
        '-c:a',
        'libopus',
        '-b:a',
        `${BITRATE}`,
        plain,
      ]);
      if (status !== 0) throw new Error(stderr.slice(-500));
    });
    return { seconds: took, bytes: 0, ...measured(plain) };
  };
  const pairs: { ours: Result; theirs: Result }[] = [];
  for (let run = 0; run < runs; run++) pairs.push({ ours: await ours(), theirs: await theirs() });
  const speed = (who: 'ours' | 'theirs') =>
    spread(
      pairs.map((pair) => (minutes * 60) / pair[who].seconds),
      1,
    );
  const of = (who: 'ours' | 'theirs', key: keyof Result) =>
    spread(
      pairs.map((pair) => pair[who][key]),
      1,
    );
  const ratio = spread(
    pairs.map((pair) => pair.theirs.seconds / pair.ours.seconds),
    2,
  );
  return [
    `${minutes} minutes of ${LEVELS.length} speakers, 30 dB apart, mixed to ${BITRATE / 1_000} kbit/s mono (${runs} runs, in turns):`,
    `  Rostrum  × real time ${speed('ours')}, loudness ${of('ours', 'loudness')} LUFS, range ${of('ours', 'range')} LU, ${spread(
      pairs.map((pair) => pair.ours.bytes / 2 ** 20),
      1,
    )} MiB`,
    `  ffmpeg   × real time ${speed('theirs')}, loudness ${of('theirs', 'loudness')} LUFS, range ${of('theirs', 'range')} LU`,
    `  Rostrum is ${ratio} times as fast`,
  ];
};

/** Runs the measurement and gives its lines. */
export const benchMix: Bench = (gone) => benchMixOf(gone, MINUTES, RUNS);
