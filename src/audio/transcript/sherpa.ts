/** Transcribes with sherpa-onnx, by a model that the operator put into a directory; which kind it is shows in its files. */
import { open, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Model, SPEECH_RATE, type Transcriber } from './transcript.ts';

/** What is used of the package, which comes without types for TypeScript. Source: its types.js and non-streaming-asr.js. */
type Stream = { acceptWaveform(wave: { samples: Float32Array; sampleRate: number }): void };
type Recognizer = { createStream(): Stream; decodeAsync(stream: Stream): Promise<{ text: string }> };
type Sherpa = { OfflineRecognizer: { createAsync(config: object): Promise<Recognizer> } };

type Files = Readonly<Record<string, string>>;
type Found = { ok: true; kind: string; model: object } | { ok: false; why: string };

const PACKAGE = 'sherpa-onnx-node';

/** How the file of a part is called in the published models; of both, the one with 8-bit weights is faster. */
const PARTS: Readonly<Record<string, RegExp>> = {
  tokens: /(^|[-_.])tokens\.txt$/,
  preprocessor: /^preprocess.*\.onnx$/,
  uncachedDecoder: /^uncached_decode.*\.onnx$/,
  cachedDecoder: /^cached_decode.*\.onnx$/,
  joiner: /(^|[-_.])joiner.*\.onnx$/,
  encoder: /(^|[-_.])encode.*\.onnx$/,
  decoder: /(^|[-_.])decoder.*\.onnx$/,
  model: /^model.*\.onnx$/,
};

const partsIn = (names: readonly string[]): Files => {
  const sorted = names.toSorted((a, b) => Number(b.includes('.int8.')) - Number(a.includes('.int8.')));
  return Object.fromEntries(
    Object.entries(PARTS).flatMap(([part, pattern]) => {
      const name = sorted.find((one) => pattern.test(one));
      return name === undefined ? [] : [[part, name]];
    }),
  );
};

/** The metadata of a model stand at the end of its file. Source: onnx.proto, ModelProto, metadata_props. */
const TAIL = 64 * 1024;
const TYPE = Buffer.from('model_type\x12', 'latin1');

/** What a model that is one file says of its type; empty when it says nothing. */
const typeOf = async (path: string): Promise<string> => {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - TAIL);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(TAIL), 0, TAIL, from);
    const tail = buffer.subarray(0, bytesRead);
    const at = tail.indexOf(TYPE);
    if (at < 0) return '';
    const start = at + TYPE.length;
    return tail.toString('utf8', start + 1, start + 1 + (tail[start] ?? 0));
  } finally {
    await file.close();
  }
};

/** The kinds of models that are one file, by what they say of their type. Source: the export scripts of sherpa-onnx. */
const byType = (type: string): string | null => {
  if (type === 'sense_voice_ctc') return 'senseVoice';
  return /^EncDec.*CTC/.test(type) ? 'nemoCtc' : null;
};

/** The files of each kind of model, the most telling first. */
const KINDS = [
  { kind: 'moonshine', parts: ['preprocessor', 'encoder', 'uncachedDecoder', 'cachedDecoder'] },
  { kind: 'transducer', parts: ['encoder', 'decoder', 'joiner'] },
  { kind: 'whisper', parts: ['encoder', 'decoder'] },
] as const;

const find = async (dir: string): Promise<Found> => {
  const parts = partsIn(await readdir(dir));
  const path = (part: string): string => join(dir, parts[part] ?? '');
  if (!parts.tokens) return { ok: false, why: 'it has no tokens.txt' };
  const tokens = path('tokens');
  for (const { kind, parts: needed } of KINDS) {
    if (!needed.every((part) => parts[part])) continue;
    const files = Object.fromEntries(needed.map((part) => [part, path(part)]));
    return { ok: true, kind, model: { [kind]: files, tokens } };
  }
  if (!parts.model) return { ok: false, why: 'it has no .onnx files of a kind of model that is known' };
  const type = await typeOf(path('model'));
  const kind = byType(type);
  if (!kind) return { ok: false, why: `its model is of the type “${type}”, which is not known` };
  return { ok: true, kind, model: { [kind]: { model: path('model') }, tokens } };
};

/** Looks at a model: whether the package is there, and the files of one that it can use. */
export const modelIn = async (dir: string): Promise<Model> => {
  try {
    createRequire(import.meta.url).resolve(PACKAGE);
  } catch {
    return { ok: false, why: `${PACKAGE} is not installed` };
  }
  try {
    const found = await find(dir);
    return found.ok ? { ok: true, kind: found.kind } : found;
  } catch (error) {
    return { ok: false, why: String(error) };
  }
};

/**
 * Loads a model.
 *
 * @throws Error when there is none that can be loaded; the native code may also end the process
 */
export const openTranscriber = async (dir: string): Promise<Transcriber> => {
  const found = await find(dir);
  if (!found.ok) throw new Error(found.why);
  const { OfflineRecognizer } = createRequire(import.meta.url)(PACKAGE) as Sherpa;
  const recognizer = await OfflineRecognizer.createAsync({
    featConfig: { sampleRate: SPEECH_RATE, featureDim: 80 },
    modelConfig: { ...found.model, numThreads: 1, provider: 'cpu', debug: 0 },
  });
  return {
    transcribe: async function* (speech) {
      for await (const { from, to, samples } of speech) {
        const stream = recognizer.createStream();
        stream.acceptWaveform({ samples, sampleRate: SPEECH_RATE });
        const { text } = await recognizer.decodeAsync(stream);
        yield { from, to, text };
      }
    },
  };
};
