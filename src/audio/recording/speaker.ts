/** One speaker while they are recorded: what they say is put on the time line, gathered in pages and written. */

import type { Heard } from '../opus/packets.ts';
import { type Arrival, type Arrivals, createArrivals, HOLD } from './arrivals.ts';
import type { TrackWriter } from './track.ts';

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

/** So many pages may wait for a disk that does not take them. */
const QUEUE = 30;

/** Makes the recorder of one speaker. `failed` is told, perhaps often, that the disk does not take what is said. */
export const openSpeaker = (
  userId: string,
  track: TrackWriter,
  failed: (error: unknown) => void,
): Speaker => {
  const arrivals = createArrivals();
  let page: { second: number; packets: Heard[] } | null = null;
  let work: Promise<void> = Promise.resolve();
  let queued = 0;
  let unsynced = 0;
  let closing: Promise<void> | undefined;

  const later = (run: () => Promise<void>): void => {
    queued += 1;
    work = work
      .then(run)
      .catch(failed)
      .finally(() => {
        queued -= 1;
      });
    if (queued > QUEUE) failed(new Error('the disk is too slow for what is said'));
  };

  const sync = (): void => {
    if (unsynced === 0) return;
    unsynced = 0;
    later(() => track.sync());
  };

  const flush = (): void => {
    const full = page;
    page = null;
    if (!full) return;
    unsynced += 1;
    later(() => track.append(full));
    if (unsynced >= SYNC_EVERY) sync();
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
      sync();
    }
    await work;
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
      // Silence: nothing follows that would bring the last page to the disk.
      if (!page) sync();
    },
    size: () => track.size(),
    close: (dropped) => {
      closing ??= close(dropped);
      return closing;
    },
  };
};
