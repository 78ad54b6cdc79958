/** One speaker while they are recorded: what they say is put on the time line, gathered in pages and written. */

import type { Heard } from '../opus/packets.ts';
import { type Arrival, type Arrivals, createArrivals, HOLD } from './arrivals.ts';
import type { Page, TrackWriter } from './track.ts';

export type Speaker = {
  readonly userId: string;
  add(arrival: Arrival): void;
  /** Hands the pages that are full to the disk. `read`: as {@link Arrivals.take} has it. */
  write(read: number): void;
  /** Bytes on the disk. */
  size(): number;
  /** Writes what is left, unless it is to be `dropped`, and closes the track. Never rejects. */
  close(dropped: boolean): Promise<void>;
};

/** Length of a page, in milliseconds. */
const PAGE = 1_000;

/** After how many pages what was written is brought from the system to the disk: within two seconds of speech. */
const SYNC_EVERY = 2;

/** So many pages may wait for a disk that takes none, before it counts as broken: five minutes of speech, about 3 MB. */
const WAITING = 300;

/** Makes the recorder of one speaker. `failed` is told, perhaps often, that the disk does not take what is said. */
export const openSpeaker = (
  userId: string,
  track: TrackWriter,
  failed: (error: unknown) => void,
): Speaker => {
  const arrivals = createArrivals();
  let page: { second: number; packets: Heard[] } | null = null;
  let appended: Promise<void> = Promise.resolve();
  let waiting = 0;
  let syncing: Promise<void> | null = null;
  /** Pages of which the sync that is under way may know nothing. */
  let unsynced = 0;
  let closing: Promise<void> | undefined;

  const append = (full: Page): void => {
    waiting += 1;
    unsynced += 1;
    appended = appended
      .then(() => track.append(full))
      .catch(failed)
      .finally(() => {
        waiting -= 1;
      });
    if (waiting > WAITING) failed(new Error('the disk takes nothing of what is said'));
  };

  /** One at a time, and beside what is appended meanwhile: a disk may be slow to keep what the system has already taken. */
  const sync = (): void => {
    if (unsynced === 0 || syncing) return;
    unsynced = 0;
    syncing = appended
      .then(() => track.sync())
      .catch(failed)
      .finally(() => {
        syncing = null;
      });
  };

  const flush = (): void => {
    if (page) append(page);
    page = null;
  };

  const gather = (heard: readonly Heard[]): void => {
    for (const one of heard) {
      const second = Math.floor(one.at / PAGE);
      if (page && page.second !== second) flush();
      page ??= { second, packets: [] };
      page.packets.push(one);
    }
  };

  const close = async (dropped: boolean): Promise<void> => {
    if (!dropped) {
      gather(arrivals.rest());
      flush();
    }
    await appended;
    await syncing;
    if (!dropped) sync();
    await syncing;
    await track.close().catch(failed);
  };

  return {
    userId,
    add: (arrival) => {
      if (closing === undefined) arrivals.add(arrival);
    },
    write: (read) => {
      if (closing !== undefined) return;
      gather(arrivals.take(read));
      if (page && read >= (page.second + 1) * PAGE + HOLD) flush();
      // Or silence: nothing follows that would bring the last page to the disk.
      if (unsynced >= SYNC_EVERY || !page) sync();
    },
    size: () => track.size(),
    close: (dropped) => {
      closing ??= close(dropped);
      return closing;
    },
  };
};
