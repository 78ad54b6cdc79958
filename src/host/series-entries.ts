/** A series as entries of a calendar: its rule, and the talks that are not as the rule has them. Pure. */
import type { CalendarEntry } from '../calendar/ics.ts';
import { dayOf, occurrences } from '../calendar/recurrence.ts';
import type { Recurrence } from '../talk/series.ts';

export type EnteredSeries = {
  /** What all of its talks are, unless one says otherwise. `startsAt` is of no account. */
  readonly plan: Omit<CalendarEntry, 'startsAt' | 'recurrence' | 'insteadOf'>;
  readonly recurrence: Recurrence;
  /** When it was ended, in milliseconds since 1970; null while it goes on. */
  readonly endedAt: number | null;
};

/** One talk of a series, as it would be entered alone. `occurrence`: when the series has it. */
export type SeriesTalk = { readonly entry: CalendarEntry; readonly occurrence: number };

/** A series that was ended has no talk after that day. */
const lasting = ({ recurrence, endedAt }: EnteredSeries): Recurrence => {
  if (endedAt === null) return recurrence;
  const until = dayOf(endedAt, recurrence.zone);
  const { ends } = recurrence;
  const isOver = ends && 'until' in ends && ends.until <= until;
  return isOver ? recurrence : { ...recurrence, ends: { until } };
};

/** Whether a talk is what its series has it be. */
const isAsPlanned = ({ entry, occurrence }: SeriesTalk, { plan }: EnteredSeries): boolean =>
  entry.startsAt === occurrence &&
  entry.topic === plan.topic &&
  entry.length === plan.length &&
  entry.url === plan.url &&
  !entry.cancelled;

/**
 * The entries of a series. A talk that is on none of its dates any more, for the series was changed from a later one on, is
 * an entry by itself.
 */
export const seriesEntries = (
  series: EnteredSeries,
  talks: readonly SeriesTalk[],
): readonly CalendarEntry[] => {
  const recurrence = lasting(series);
  const { zone } = recurrence;
  const [first] = occurrences({ ...recurrence, skipped: [] }, 0, 1);
  const isDate = (at: number) => first !== undefined && occurrences(recurrence, at, 1)[0] === at;
  const rule = first === undefined ? [] : [{ ...series.plan, startsAt: first, recurrence, insteadOf: null }];
  return [
    ...rule,
    ...talks.flatMap((talk): CalendarEntry[] => {
      const { entry, occurrence } = talk;
      if (!isDate(occurrence)) return [entry];
      if (isAsPlanned(talk, series)) return [];
      return [{ ...entry, id: series.plan.id, insteadOf: { at: occurrence, zone } }];
    }),
  ];
};
