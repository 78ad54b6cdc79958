/** What one person is shown of their reminders, and a host of how they were delivered. */
import { ComponentType } from 'discord.js';
import { timesFor } from '../calendar/reminders.ts';
import type { Talk } from '../talk/talk.ts';
import { calendarButtons } from './calendar-button.ts';
import { at, button, type Card, type SignId } from './card.ts';
import type { Texts } from './texts/texts.ts';

const MINUTE = 60_000;

/** Of a talk that comes again: whether its next ones are reminded of, too. */
const everyButton = ({ series: { buttons } }: Texts, { id, series }: Talk, every: boolean, sign: SignId) =>
  series
    ? [
        button(
          every ? buttons.onlyThisTime : buttons.everyTime,
          sign('remind-every', id, every ? 'no' : 'yes'),
        ),
      ]
    : [];

/** When somebody is reminded, for them alone: they can choose, and stop it. */
export const remindersCard = (texts: Texts, talk: Talk, userId: string, now: number, sign: SignId): Card => {
  const { id, startsAt, reminders } = talk;
  const { remindBefore } = talk.rules;
  const { offsets, every = false } = reminders.find((reminder) => reminder.userId === userId) ?? {};
  const chosen = offsets ?? remindBefore;
  const options = timesFor(talk, userId).map((offset) => ({
    label: texts.reminders.ahead(offset / MINUTE),
    value: `${offset}`,
    default: chosen.includes(offset),
    ...(startsAt !== null && startsAt - offset <= now ? { description: texts.reminders.passed } : {}),
  }));
  return {
    components: [
      {
        type: ComponentType.TextDisplay,
        content:
          startsAt === null
            ? texts.guests.done.willRemindOnceDated
            : [
                texts.done.willRemind(at(startsAt, 'R')),
                ...(every ? [texts.series.done.everyTime] : []),
              ].join(' '),
      },
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.StringSelect,
            custom_id: sign('remind-at', id),
            placeholder: texts.reminders.choose,
            max_values: options.length,
            options,
          },
        ],
      },
      {
        type: ComponentType.ActionRow,
        components: [
          ...calendarButtons(texts, talk, sign),
          ...everyButton(texts, talk, every, sign),
          button(texts.buttons.stopReminding, sign('remind-no-more', id)),
        ],
      },
    ],
    mentions: [],
  };
};

/** How many people each reminder reached; empty when none went out yet. */
export const deliveryText = (
  { reminders, delivery }: Texts,
  counts: readonly { offset: number; sent: number; direct: number; failed: number; role: boolean }[],
): string => {
  const { title, line } = reminders.delivery;
  const lines = counts.map(({ offset, sent, direct, failed, role }) =>
    [
      line(reminders.ahead(offset / MINUTE), sent, direct, failed),
      ...(role ? [delivery.roleMentioned] : []),
    ].join(' · '),
  );
  return lines.length === 0 ? '' : [title, ...lines].join('\n');
};
