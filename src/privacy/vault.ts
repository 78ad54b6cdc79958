/** The keys of recordings: each recording has its own, sealed with the operator's; each track has its own, sealed with its recording's. */
import type { Ids } from '../ids.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { KEY_LENGTH, seal, unseal } from './seal.ts';

/** A key as the database has it: sealed, and of which recording or track it is. */
export type SealedKey = { id: string; key: Uint8Array };

export type Vault = {
  /** `no-key`: the operator gave none; `wrong-key`: what was recorded last was sealed with another. */
  state(): 'ready' | 'no-key' | 'wrong-key';
  /**
   * A new recording's key, sealed.
   *
   * @throws when the vault is not ready
   */
  forRecording(recordingId: string): Uint8Array<ArrayBuffer>;
  /** A recording's key; null when the operator's key is not the one it was sealed with. */
  ofRecording(recording: SealedKey): Buffer | null;
  /** A new track's key, sealed with its recording's. */
  forTrack(recordingKey: Uint8Array, trackId: string): Uint8Array<ArrayBuffer>;
  ofTrack(recordingKey: Uint8Array, track: SealedKey): Buffer | null;
  /** A new key for what is mixed of a recording, sealed with the recording's. */
  forReplay(recordingKey: Uint8Array, recordingId: string): Uint8Array<ArrayBuffer>;
  ofReplay(recordingKey: Uint8Array, replay: SealedKey): Buffer | null;
};

const aboutRecording = (id: string) => `recording ${id}`;
const aboutTrack = (id: string) => `track ${id}`;
const aboutReplay = (id: string) => `replay ${id}`;

/** Makes the keeper of keys, and tries the operator's key on the newest recording. `operatorKey`: undefined for none. */
export const openVault = async (
  operatorKey: Uint8Array | undefined,
  { prisma, ids }: { prisma: PrismaClient; ids: Ids },
): Promise<Vault> => {
  const ofRecording = ({ id, key }: SealedKey): Buffer | null =>
    operatorKey ? unseal(operatorKey, key, aboutRecording(id)) : null;
  const newest = await prisma.recording.findFirst({ orderBy: { startedAt: 'desc' } });
  const state = !operatorKey ? 'no-key' : newest && !ofRecording(newest) ? 'wrong-key' : 'ready';
  const sealed = (key: Uint8Array, about: string) =>
    new Uint8Array(seal(key, ids.secret(KEY_LENGTH), about, ids));
  return {
    state: () => state,
    forRecording: (recordingId) => {
      if (!operatorKey) throw new Error('there is no key to seal recordings with');
      return sealed(operatorKey, aboutRecording(recordingId));
    },
    ofRecording,
    forTrack: (recordingKey, trackId) => sealed(recordingKey, aboutTrack(trackId)),
    ofTrack: (recordingKey, { id, key }) => unseal(recordingKey, key, aboutTrack(id)),
    forReplay: (recordingKey, recordingId) => sealed(recordingKey, aboutReplay(recordingId)),
    ofReplay: (recordingKey, { id, key }) => unseal(recordingKey, key, aboutReplay(id)),
  };
};
