/** What a host can change of a planned talk, or of its series, for them alone. */
import { ComponentType } from 'discord.js';
import { sayDate } from '../calendar/when.ts';
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
      ],
      leaveOutRow(texts, talk, language, sign),
    ],
  );
};
