/** What a host can change of a planned talk, or of its series, for them alone. */
import { ComponentType } from 'discord.js';
import { sayDate } from '../calendar/when.ts';
import type { Recurrence } from '../talk/series.ts';
import type { Talk } from '../talk/talk.ts';
import { at, button, type Card, panel, type Row, type SignId } from './card.ts';
import { asText } from './escape.ts';
import { timesAhead } from './reminder-settings-card.ts';
import { comesAgain, datesToLeaveOut, nextDates } from './series-card.ts';
import type { Texts } from './texts/texts.ts';

/** The days on which a series has talks, to leave some out; none for a talk that does not come again. */
const leaveOutRow = ({ series: texts }: Texts, { id, series }: Talk, language: string, sign: SignId): Row => {
  if (!series) return [];
  const { zone, skipped } = series.recurrence;
  const options = datesToLeaveOut(series).map(({ day, date }) => ({
    label: sayDate(date, zone, language),
    value: day,
    default: skipped.includes(day),
  }));
  if (options.length === 0) return [];
  return [
    {
      type: ComponentType.StringSelect,
      custom_id: sign('leave-out', id),
      placeholder: texts.panel.leaveOut,
      min_values: 0,
      max_values: options.length,
      options,
    },
  ];
};

/**
 * Everything that can be changed of a planned talk.
 *
 * @param language in which the dates of the select are written
 * @param above what was just changed, if anything
 */
export const changePanel = (texts: Texts, talk: Talk, language: string, sign: SignId, above = ''): Card => {
  const { id, topic, startsAt, series, rules } = talk;
  const { buttons } = texts.series;
  return panel(
    [
      texts.series.panel.title(asText(topic)),
      above,
      startsAt === null ? '' : `${at(startsAt, 'F')} (${at(startsAt, 'R')})`,
      comesAgain(texts, talk),
      nextDates(texts, talk),
      texts.series.panel.reminders(timesAhead(texts, rules.remindBefore)),
      series ? texts.series.panel.hintSeries : texts.series.panel.hint,
    ],
    [
      [
        ...(series
          ? [
              button(buttons.onlyThis, sign('change-form', id, 'one')),
              button(buttons.andFollowing, sign('change-form', id, 'following')),
            ]
          : [button(buttons.whatAndWhen, sign('change-form', id, 'one'))]),
        button(buttons.reminders, sign('change-times', id)),
        ...(series ? [button(buttons.repeats, sign('repeats', id))] : []),
      ],
      leaveOutRow(texts, talk, language, sign),
    ],
  );
};

/** Where a series ends, as a custom id has it: what kind of end, and which. */
const endArgs = (ends: Recurrence['ends']): string[] => {
  if (ends === null) return [];
  return 'count' in ends ? ['count', `${ends.count}`] : ['until', ends.until];
};

/**
 * Asks a host whether a series is to come again in this way.
 *
 * @param dropped days that were left out, and that are no dates of it
 */
export const repeatsCard = (
  texts: Texts,
  talk: Talk,
  recurrence: Recurrence,
  dropped: readonly string[],
  sign: SignId,
): Card => {
  const { id, startsAt, series } = talk;
  if (!series) throw new Error('a talk that does not come again has no series to change');
  const changed = { ...talk, series: { ...series, recurrence } };
  const { ask } = texts.series;
  return panel(
    [
      texts.series.panel.title(asText(talk.topic)),
      comesAgain(texts, changed),
      nextDates(texts, changed),
      startsAt !== null && startsAt !== series.at ? ask.staysMoved(at(startsAt, 'F')) : '',
      dropped.length > 0 ? ask.dropped(dropped) : '',
    ],
    [
      [
        button(
          texts.series.buttons.setRepeats,
          sign('repeats-set', id, recurrence.repeats, ...endArgs(recurrence.ends)),
        ),
      ],
    ],
  );
};
