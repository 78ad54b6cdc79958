/** Makes other formats of a replay with the machine's ffmpeg, where there is one: through pipes, so that nothing lies open on disk. */
import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Clock } from '../../clock.ts';
import type { Ids } from '../../ids.ts';
import { type FileKey, writeSealed } from '../../privacy/sealed-file.ts';

/** `no-ffmpeg`: there is none here; `failed`: it took too long, or could not. */
export type Converted = { ok: true } | { ok: false; reason: 'no-ffmpeg' | 'failed'; why: string };

/** How long it may take, in milliseconds. */
const WITHIN = 10 * 60_000;

/** For speech; constant, because the length of an MP3 is told by its size when it goes through a pipe. */
const BITRATE = '64k';

const CODECS = {
  mp3: ['-c:a', 'libmp3lame', '-b:a', BITRATE, '-write_xing', '0', '-f', 'mp3'],
  m4a: ['-c:a', 'aac', '-b:a', BITRATE, '-movflags', 'frag_keyframe+empty_moov', '-f', 'ipod'],
} as const;

/** Converts an Ogg Opus file; its tags and chapters go with it. */
export const convert = async (
  ogg: AsyncIterable<Buffer>,
  format: keyof typeof CODECS,
  out: { path: string; key: FileKey },
  { clock, ids }: { clock: Clock; ids: Ids },
): Promise<Converted> => {
  const args = ['-nostdin', '-loglevel', 'error', '-f', 'ogg', '-i', 'pipe:0', '-map_metadata', '0:s:0'];
  const child = spawn('ffmpeg', [...args, ...CODECS[format], 'pipe:1'], {
    env: { PATH: process.env.PATH ?? '' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const cut = clock.after(WITHIN, () => child.kill('SIGKILL'));
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said = `${said}${part}`.slice(-1_000);
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  /** What it gives counts only when it ended well. */
  async function* sound(): AsyncGenerator<Buffer> {
    yield* child.stdout;
    const code = await ended;
    if (code !== 0) throw new Error(said.trim() || `ffmpeg ended with ${code}`);
  }
  try {
    // One that ends early closes its input; what it said is why.
    const fed = pipeline(Readable.from(ogg), child.stdin).catch(() => {});
    await Promise.all([ended, fed, writeSealed(out.path, out.key, sound(), ids)]);
    return { ok: true };
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT' && child.pid === undefined;
    return { ok: false, reason: missing ? 'no-ffmpeg' : 'failed', why: String(error) };
  } finally {
    cut();
    child.kill('SIGKILL');
  }
};
