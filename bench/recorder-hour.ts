/** Three hours of ten speakers through the recorder's own parts at speed; prints what they took, for bench/recorder.ts. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSpeaker } from '../src/audio/recording/speaker.ts';
import { openTrack, type TrackWriter } from '../src/audio/recording/track.ts';
import { systemIds } from '../src/ids.ts';

const SPEAKERS = 10;
const HOURS = 3;
/** Bytes of 20 ms at 64 kbit/s, the most that a stage has. */
const PACKET = 160;
const MINUTES_SHOWN = [10, 30, 60, 180];

const dir = await mkdtemp(join(tmpdir(), 'rostrum-recorder-'));
let pages = 0;
const counted = (track: TrackWriter): TrackWriter => ({
  ...track,
  append: async (page) => {
    await track.append(page);
    pages += 1;
  },
});

const speakers = await Promise.all(
  Array.from({ length: SPEAKERS }, async (_, i) => {
    const key = { name: `${i}`, key: systemIds.secret(32) };
    const track = await openTrack(join(dir, `${i}.track`), key, systemIds);
    return openSpeaker(`${i}`, counted(track), (error) => {
      throw error;
    });
  }),
);

const rss: number[] = [];
const before = process.cpuUsage();
for (let second = 0; second < HOURS * 3_600; second += 1) {
  for (let tick = 0; tick < 5; tick += 1) {
    for (const [i, speaker] of speakers.entries()) {
      for (let n = 0; n < 10; n += 1) {
        const at = second * 1_000 + tick * 200 + n * 20;
        const packet = Buffer.alloc(PACKET, n);
        packet[0] = 0xf8;
        speaker.add({ at, ssrc: i, timestamp: (at * 48) >>> 0, packet });
      }
      speaker.write(second * 1_000 + (tick + 1) * 200);
    }
  }
  // The disk is not outrun: what is two seconds old is on it.
  while (pages < (second - 1) * SPEAKERS) await new Promise((resolve) => setImmediate(resolve));
  if (MINUTES_SHOWN.includes((second + 1) / 60)) rss.push(process.memoryUsage().rss);
}
await Promise.all(speakers.map((speaker) => speaker.close(false)));
const { user, system } = process.cpuUsage(before);
const bytes = speakers.reduce((sum, speaker) => sum + speaker.size(), 0);
await rm(dir, { recursive: true });
process.stdout.write(
  `${JSON.stringify({ rss, cpuMs: (user + system) / 1_000 / HOURS, bytes: bytes / HOURS, pages: pages / HOURS })}\n`,
);
