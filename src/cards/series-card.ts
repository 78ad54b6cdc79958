/** What is shown of talks that come again: how they do, and which dates follow; and of calling off. */
import { ButtonStyle } from 'discord.js';
import { DateTime } from 'luxon';
import { dayOf, occurrences } from '../calendar/recurrence.ts';
import type { Recurrence, SeriesPlace } from '../talk/series.ts';
import type { Talk } from '../talk/talk.ts';
import { at, button, type Card, plain, type SignId, user } from './card.ts';
import { asText } from './escape.ts';
import type { Texts } from './texts/texts.ts';

/** How many dates to come are told. */
const TOLD = 3;
/** How many of them a select takes. Source: Discord, string select. */
const OPTIONS = 25;

/** When the clocks of a zone show noon on a day: a timestamp of it reads as that day nearly everywhere. */
const noonOf = (day: string, zone: string): number =>
  DateTime.fromISO(`${day}T12:00:00`, { zone }).toMillis();

/** How a talk comes again, for its card; empty for one that does not. */
export const comesAgain = (texts: Texts, { series }: Talk): string => {
  if (!series) return '';
  const { recurrence } = series;
  const { first, ends, zone } = recurrence;
  const until = ends && 'until' in ends ? at(noonOf(ends.until, zone), 'D') : '';
  return texts.series.comesAgain(recurrence, new Date(`${first}Z`), until);
};

/** The dates of a series after one of its talks. */
const datesAfter = (recurrence: Recurrence, after: number, most: number): number[] =>
  occurrences(recurrence, after + 1, most);

/** Which dates follow a talk; empty for one that does not come again. */
export const nextDates = (texts: Texts, { series }: Talk): string => {
  if (!series) return '';
  const dates = datesAfter(series.recurrence, series.at, TOLD);
  return dates.length > 0 ? texts.series.next(dates.map((date) => at(date, 'F'))) : texts.series.noNext;
};

/** The dates after a talk that a host can leave out. */
export const datesToLeaveOut = ({ recurrence, at: after }: SeriesPlace): { day: string; date: number }[] =>
  datesAfter({ ...recurrence, skipped: [] }, after, OPTIONS).map((date) => ({
    date,
    day: dayOf(date, recurrence.zone),
  }));

/** Asks a host whether a talk, or its whole series, is to be called off; says who waits for it. */
export const callOffCard = (texts: Texts, talk: Talk, sign: SignId): Card => {
  const { id, topic, startsAt, reminders, invitations, series } = talk;
  const guests = invitations.filter(({ status }) => status === 'accepted').length;
  const when = startsAt === null ? '' : at(startsAt, 'F');
  const { buttons } = texts.series;
  return plain(texts.series.callOff(asText(topic), when, reminders.length, guests), [
    button(series ? buttons.onlyThis : buttons.callOffNow, sign('call-off', id, 'one'), ButtonStyle.Danger),
    ...(series ? [button(buttons.wholeSeries, sign('call-off', id, 'all'), ButtonStyle.Danger)] : []),
  ]);
};

/** Says that a series has ended by itself, and why. */
export const seriesEndCard = (
  { series: texts }: Texts,
  { topic, hostId }: { topic: string; hostId: string },
  why: 'host-left' | 'unopened',
  unopened: number,
): Card =>
  why === 'host-left'
    ? plain(texts.ended.hostLeft(asText(topic), user(hostId)))
    : { ...plain(texts.ended.unopened(asText(topic), user(hostId), unopened)), mentions: [hostId] };
