/** A process of its own writes down what was said, and takes nobody with it when it fails; which models are taken for one. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTrack } from '../../src/audio/recording/track.ts';
import { modelIn } from '../../src/audio/transcript/sherpa.ts';
import { createTranscribing, type TranscriptJob } from '../../src/audio/transcript/transcribing.ts';
import { systemClock } from '../../src/clock.ts';
import { systemIds } from '../../src/ids.ts';
import { voice } from '../support/voices.ts';

const INJECTED = new URL('../support/transcriber.ts', import.meta.url).href;
const SHERPA = new URL('../../src/audio/transcript/sherpa.ts', import.meta.url).href;

let dir: string;
let tracks: TranscriptJob['tracks'];
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'rostrum-transcribing-'));
  const key = { name: 'track', key: systemIds.secret(32) };
  const path = join(dir, 'a.track');
  const writer = await openTrack(path, key, systemIds);
  const said = [
    { from: 1_000, to: 3_000, level: 0.5 },
    { from: 5_000, to: 6_000, level: 0.5 },
  ];
  const heard = await Array.fromAsync(voice(200, said).packets());
  for (const [second, packets] of Map.groupBy(heard, ({ at }) => Math.floor(at / 1_000)))
    await writer.append({ second, packets });
  await writer.close();
  tracks = [{ path, key }];
});
afterAll(() => rm(dir, { recursive: true }));

const job = (model: string, transcriber = INJECTED): TranscriptJob => ({ tracks, transcriber, model });

describe('the transcriber’s process', () => {
  it('gives what each track says, and when', async () => {
    const end = await createTranscribing(systemClock).run(job('/models/loudness'), 7_000);
    if (!end.ok) throw new Error(end.why);
    expect(end.said).toEqual([
      [
        { from: 1_000, to: 3_000, text: 'I speak loudly for 2000 ms.' },
        { from: 5_000, to: 6_000, text: 'I speak loudly for 1000 ms.' },
      ],
    ]);
  });

  it('that crashes, or can’t load its model, says so', async () => {
    const transcribing = createTranscribing(systemClock);
    const crashed = await transcribing.run(job('/models/crashes'), 7_000);
    expect(crashed).toMatchObject({ ok: false, reason: 'crashed' });
    const thrown = await transcribing.run(job('/models/throws'), 7_000);
    expect(thrown).toMatchObject({ ok: false, reason: 'crashed', why: 'Error: this model is none' });
  });

  it('that takes too long, or is stopped, is ended', async () => {
    const late = await createTranscribing(systemClock, () => 1_500).run(job('/models/hangs'), 7_000);
    expect(late).toMatchObject({ ok: false, reason: 'late' });
    const transcribing = createTranscribing(systemClock);
    const stopped = transcribing.run(job('/models/hangs'), 7_000);
    transcribing.stop();
    expect(await stopped).toMatchObject({ ok: false, reason: 'stopped' });
    expect(await transcribing.run(job('/models/loudness'), 0)).toMatchObject({ reason: 'stopped' });
  });

  it('of sherpa-onnx, with files that are no model, fails by itself and the caller lives on', async () => {
    const model = join(dir, 'broken');
    await mkdir(model);
    for (const name of ['tiny-encoder.onnx', 'tiny-decoder.onnx', 'tiny-tokens.txt'])
      await writeFile(join(model, name), 'this is no model');
    expect(await modelIn(model)).toEqual({ ok: true, kind: 'whisper' });
    const end = await createTranscribing(systemClock).run(job(model, SHERPA), 7_000);
    expect(end).toMatchObject({ ok: false, reason: 'crashed', why: expect.stringMatching(/\S/) });
  });
});

/** The metadata of a model, as they stand at the end of its file. Source: onnx.proto, StringStringEntryProto. */
const ofType = (type: string): Buffer =>
  Buffer.concat([
    Buffer.alloc(200_000, 'weights'),
    Buffer.from('\x0a\x0amodel_type\x12', 'latin1'),
    Buffer.from([type.length]),
    Buffer.from(type),
  ]);

describe('a model', () => {
  const found = async (name: string, files: Record<string, Buffer | string>) => {
    const path = join(dir, name);
    await mkdir(path);
    for (const [file, content] of Object.entries(files)) await writeFile(join(path, file), content);
    return modelIn(path);
  };

  it.each([
    [
      'whisper',
      ['base.en-encoder.int8.onnx', 'base.en-encoder.onnx', 'base.en-decoder.onnx', 'base.en-tokens.txt'],
    ],
    [
      'transducer',
      [
        'encoder-epoch-99-avg-1.onnx',
        'decoder-epoch-99-avg-1.onnx',
        'joiner-epoch-99-avg-1.onnx',
        'tokens.txt',
      ],
    ],
    [
      'moonshine',
      [
        'preprocess.onnx',
        'encode.int8.onnx',
        'uncached_decode.int8.onnx',
        'cached_decode.int8.onnx',
        'tokens.txt',
      ],
    ],
  ])('of the kind %s is known by its files', async (kind, names) => {
    const files = Object.fromEntries(names.map((name) => [name, '']));
    expect(await found(kind, files)).toEqual({ ok: true, kind });
  });

  it.each([
    ['senseVoice', 'sense_voice_ctc'],
    ['nemoCtc', 'EncDecHybridRNNTCTCBPEModel'],
  ])('of the kind %s is known by what its file says', async (kind, type) => {
    expect(await found(kind, { 'model.int8.onnx': ofType(type), 'tokens.txt': '' })).toEqual({
      ok: true,
      kind,
    });
  });

  it('that is none says why', async () => {
    expect(await modelIn(join(dir, 'nowhere'))).toMatchObject({
      ok: false,
      why: expect.stringContaining('ENOENT'),
    });
    expect(await found('empty', {})).toEqual({ ok: false, why: 'it has no tokens.txt' });
    expect(await found('half', { 'tokens.txt': '', 'encoder.onnx': '' })).toMatchObject({ ok: false });
    expect(await found('other', { 'tokens.txt': '', 'model.onnx': ofType('tts') })).toEqual({
      ok: false,
      why: 'its model is of the type “tts”, which is not known',
    });
  });
});
