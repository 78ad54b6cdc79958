/** What somebody has chosen of all their reminders, for them alone, with everything to choose. */
import { ComponentType } from 'discord.js';
import type { QuietHours } from '../calendar/reminders.ts';
import { timeOfDay } from '../calendar/time-of-day.ts';
import { at, button, type Card, role as mention, panel, plain, type SignId } from './card.ts';
import { asText } from './escape.ts';
import { oneLine } from './one-line.ts';
import type { Texts } from './texts/texts.ts';

/** How many talks it names. Source: Discord, the most options of a select. */
export const OWN_TALKS_MOST = 25;

/** The longest label of an option, in UTF-16 code units. Source: Discord, select option. */
const LABEL_MAX = 100;

/** How many characters the topics may take together, of the 4,000 that a card has. */
const TOPICS_MAX = 3_000;

export type OwnReminders = {
  readonly quiet: QuietHours | null;
  /** Whether they are reminded by direct message. */
  readonly direct: boolean;
  /** The server's role for reminders, and whether they have it. */
  readonly role: { readonly id: string; readonly has: boolean } | null;
  /** Talks of the server that remind them, the next first; `startsAt` in milliseconds, null for an idea. */
  readonly talks: readonly {
    readonly id: string;
    readonly topic: string;
    readonly startsAt: number | null;
  }[];
};

/** @param kept what was just kept, if anything */
export const ownRemindersCard = (texts: Texts, shown: OwnReminders, sign: SignId, kept = ''): Card => {
  const { own } = texts.delivery;
  const { quiet, direct, role, talks } = shown;
  const lines: string[] = [];
  let left = TOPICS_MAX;
  for (const { topic, startsAt } of talks) {
    const line = `${startsAt === null ? '' : `${at(startsAt, 'F')}  `}${asText(topic)}`;
    left -= line.length;
    if (left >= 0) lines.push(line);
  }
  return panel(
    [
      kept,
      own.title,
      quiet ? own.quiet(timeOfDay(quiet.from), timeOfDay(quiet.to), quiet.zone) : own.noQuiet,
      direct ? own.direct : own.mention,
      role ? own.role(mention(role.id), role.has) : '',
      talks.length > 0 ? [own.talks, ...lines].join('\n') : own.noTalks,
    ],
    [
      talks.length === 0
        ? []
        : [
            {
              type: ComponentType.StringSelect,
              custom_id: sign('own-stop'),
              placeholder: own.stop,
              options: talks.map(({ id, topic }) => ({ label: oneLine(topic, LABEL_MAX), value: id })),
            },
          ],
      [
        button(own.buttons.quiet, sign('own-quiet')),
        direct
          ? button(own.buttons.mention, sign('own-mention'))
          : button(own.buttons.direct, sign('own-direct')),
        ...(role
          ? [
              role.has
                ? button(own.buttons.giveRole, sign('own-role', 'off'))
                : button(own.buttons.takeRole, sign('own-role', 'on')),
            ]
          : []),
        ...(quiet || direct ? [button(own.buttons.forget, sign('own-forget'))] : []),
      ],
    ],
  );
};

/** The first direct message to somebody who wants reminders to come so. */
export const firstDirectCard = ({ delivery }: Texts, sign: SignId): Card =>
  plain(delivery.direct.first, [button(delivery.direct.stop, sign('direct-off'))]);
