/** What becomes of planned talks by themselves: when their time comes, and when another takes their stage. */
import type { Logger } from 'pino';
import { createCoalescer } from '../host/coalesce.ts';
import { CHANGES_PLACE, type Overlaps } from '../host/overlaps.ts';
import { createOpening, type OpeningDeps } from './opening.ts';
import { failed, patience } from './patience.ts';

export type PlannedDeps = OpeningDeps & {
  overlaps: Overlaps;
  /** Has the card of a talk made anew. */
  markCard: (talkId: string) => void;
  log: Logger;
};

export type Planned = {
  /** The time of a talk has come, or may have. */
  timeComes(talkId: string): void;
  /** Starts nothing any more and resolves when what runs has ended. */
  stop(): Promise<void>;
};

/** The longest wait before another try to open a talk, in milliseconds: people wait for it. */
const PATIENCE = 10_000;

/** The cards of neighbours are looked at at most so often, in milliseconds. */
const GAP = 1_000;

/** Makes the keeper of planned talks. */
export const createPlanned = ({ overlaps, markCard, log, ...opening }: PlannedDeps): Planned => {
  const { clock, talks } = opening;
  const openings = createCoalescer({
    clock,
    gap: 0,
    run: createOpening(opening),
    patience: () => PATIENCE,
    failed: failed('the opening', log),
  });
  const neighbours = createCoalescer({
    clock,
    gap: GAP,
    run: async (talkId) => {
      const talk = await talks.get(talkId);
      for (const other of talk ? await overlaps.touchedBy(talk) : []) markCard(other);
    },
    patience,
    failed: failed('a card beside', log),
  });
  talks.onChange((talk, events) => {
    if (events.some(({ type }) => CHANGES_PLACE.has(type))) neighbours.mark(talk.id);
  });
  return {
    timeComes: openings.mark,
    stop: async () => {
      await Promise.all([openings.stop(), neighbours.stop()]);
    },
  };
};
