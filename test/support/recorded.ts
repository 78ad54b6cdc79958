/** A recording as the recorder leaves it, of voices that say what a test wants, written with the recorder's own writer. */

import { createRecordings } from '../../src/audio/recording/recordings.ts';
import { openTrack } from '../../src/audio/recording/track.ts';
import type { Voice } from '../../src/audio/replay/mix.ts';
import { systemIds } from '../../src/ids.ts';
import { openVault } from '../../src/privacy/vault.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';

export type Recorded = { recordingId: string; tracks: Record<string, string> };

/** Records a talk: these people, by id, said this. `dir`: where the bot keeps recordings; `key`: the operator's. */
export const record = async (
  { prisma, dir, key }: { prisma: PrismaClient; dir: string; key: Uint8Array },
  { talkId, startedAt, durationMs }: { talkId: string; startedAt: number; durationMs: number },
  said: Readonly<Record<string, Voice>>,
): Promise<Recorded> => {
  const vault = await openVault(key, { prisma, ids: systemIds });
  const recordings = createRecordings({
    prisma,
    vault,
    dir,
    limits: { ms: 0, bytes: 0 },
    ids: systemIds,
  });
  const recordingId = systemIds.talk();
  const row = await prisma.recording.create({
    data: {
      id: recordingId,
      talkId,
      startedAt: new Date(startedAt),
      endedAt: new Date(startedAt + durationMs),
      key: vault.forRecording(recordingId),
    },
  });
  const recordingKey = vault.ofRecording(row) ?? Buffer.alloc(0);
  const tracks: Record<string, string> = {};
  for (const [userId, { packets }] of Object.entries(said)) {
    const id = systemIds.talk();
    tracks[userId] = id;
    const sealed = vault.forTrack(recordingKey, id);
    await prisma.track.create({ data: { id, recordingId, userId, key: sealed } });
    const trackKey = vault.ofTrack(recordingKey, { id, key: sealed }) ?? Buffer.alloc(0);
    const writer = await openTrack(
      await recordings.place(recordingId, id),
      { name: id, key: trackKey },
      systemIds,
    );
    const heard = await Array.fromAsync(packets());
    for (const [second, one] of Map.groupBy(heard, ({ at }) => Math.floor(at / 1_000)))
      await writer.append({ second, packets: one });
    await writer.close();
  }
  return { recordingId, tracks };
};
