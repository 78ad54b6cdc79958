/** How a series comes again: its end as people name it, and changing all of it from a planned talk on. */
import { continued, repeatedAnew } from '../src/calendar/recurrence.ts';
import { readDay } from '../src/calendar/when.ts';
import { plain } from '../src/cards/card.ts';
import { repeatsCard } from '../src/cards/change-card.ts';
import { comesAgain, nextDates } from '../src/cards/series-card.ts';
import type { Refusal } from '../src/cards/texts/refusal.ts';
import type { Texts } from '../src/cards/texts/texts.ts';
import type { Clock } from '../src/clock.ts';
import { REPEATS, type Recurrence, type Repeats, type SeriesPlace } from '../src/talk/series.ts';
import { changeRefusal } from './change.ts';
import { form, numberIn } from './forms.ts';
import { DATE_MAX } from './plan.ts';
import { actorFor, defineForTalk, say, told } from './rostrum.ts';

export const isRepeats = (name: string | undefined): name is Repeats => REPEATS.some((one) => one === name);

/** Where a series ends for which a day or a number of talks was named, or neither. */
export const endsIn = (
  { until, times }: { until: string | null; times: number | null },
  zone: string,
  clock: Clock,
  language: string,
): { ok: true; ends: Recurrence['ends'] } | { ok: false; refusal: Refusal } => {
  if (until !== null && times !== null) return { ok: false, refusal: { refused: 'two-ends' } };
  if (times !== null) return { ok: true, ends: { count: times } };
  if (until === null) return { ok: true, ends: null };
  const read = readDay(until, zone, clock.now(), language);
  return read.ok ? { ok: true, ends: { until: read.day } } : read;
};

/** What the form shows of a series: how it comes again, and what is left of it from a talk on. */
const shownOf = ({ at, recurrence }: SeriesPlace) => {
  const rest = continued(recurrence, at, at, recurrence.zone);
  const ends = rest.ok ? rest.recurrence.ends : recurrence.ends;
  return {
    repeats: recurrence.repeats,
    until: ends && 'until' in ends ? ends.until : '',
    times: ends && 'count' in ends ? `${ends.count}` : '',
  };
};

const repeatsForm = ({ series: texts }: Texts, series: SeriesPlace, customId: string) => {
  const { repeats, until, times } = shownOf(series);
  return form(texts.buttons.repeats, customId, [
    {
      id: 'repeats',
      label: texts.form.repeats,
      value: repeats,
      required: true,
      choices: REPEATS.map((one) => ({ label: texts.repeats[one], value: one })),
    },
    { id: 'until', label: texts.form.until, value: until, max: DATE_MAX },
    { id: 'times', label: texts.form.times, value: times },
  ]);
};

const openRepeats = defineForTalk(
  'button',
  'repeats',
  async ({ interaction, talk, texts }, { sign }) => {
    const refusal = changeRefusal(talk, actorFor(interaction.member, talk));
    if (refusal) return { refusal };
    if (!talk.series) return { refusal: { refused: 'no-series' } };
    return { modal: repeatsForm(texts, talk.series, sign('repeats', talk.id)) };
  },
  'modal',
);

/** Shows what the series would be, before it is. */
const askRepeats = defineForTalk(
  'modal',
  'repeats',
  async ({ interaction, talk, fields, texts }, { clock, sign }) => {
    const refusal = changeRefusal(talk, actorFor(interaction.member, talk));
    if (refusal) return { refusal };
    const { series } = talk;
    if (!series) return { refusal: { refused: 'no-series' } };
    const typed = {
      repeats: fields.getStringSelectValues('repeats')[0],
      until: fields.getTextInputValue('until').trim(),
      times: fields.getTextInputValue('times').trim(),
    };
    const shown = shownOf(series);
    const { repeats, until } = typed;
    if (repeats === shown.repeats && until === shown.until && typed.times === shown.times)
      return say(texts.series.done.unchanged);
    if (!isRepeats(repeats)) throw new Error('the form has no such choice');
    const times = numberIn(typed.times);
    if ('text' in times) return { refusal: { refused: 'not-a-number', text: times.text } };
    const { zone } = series.recurrence;
    const end = endsIn(
      { until: until === '' ? null : until, times: times.number },
      zone,
      clock,
      interaction.locale,
    );
    if (!end.ok) return end;
    const anew = repeatedAnew(series.recurrence, series.at, repeats, end.ends);
    return anew.ok ? { card: repeatsCard(texts, talk, anew.recurrence, anew.dropped, sign) } : anew;
  },
);

const endNamed = (kind: string | undefined, value: string): Recurrence['ends'] => {
  if (kind === undefined) return null;
  return kind === 'count' ? { count: Number(value) } : { until: value };
};

const setRepeats = defineForTalk(
  'button',
  'repeats-set',
  async ({ interaction, talk, args: [repeats, kind, value = ''], texts }, { talks }) => {
    const { series } = talk;
    if (!series || !isRepeats(repeats)) return { refusal: { refused: 'no-series' } };
    const anew = repeatedAnew(series.recurrence, series.at, repeats, endNamed(kind, value));
    if (!anew.ok) return anew;
    const by = actorFor(interaction.member, talk);
    const outcome = await talks.send(talk.id, { type: 'change-repeats', by, recurrence: anew.recurrence });
    return told(outcome, (after) => ({
      update: plain([texts.series.done.repeats(comesAgain(texts, after)), nextDates(texts, after)].join(' ')),
    }));
  },
  'update',
);

export const repeatsComponents = [openRepeats, askRepeats, setRepeats];
