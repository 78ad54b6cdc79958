/** What a server has chosen of reminders, with everything to choose: the second screen of its settings. */
import { ComponentType, SelectMenuDefaultValueType } from 'discord.js';
import { button, type Card, panel, type SignId } from './card.ts';
import type { ShownRoles } from './settings-card.ts';
import type { Texts } from './texts/texts.ts';

const MINUTE = 60_000;

/** Times ahead in words, as a person reads them who chooses among them. */
export const timesAhead = ({ reminders }: Texts, offsets: readonly number[]): string[] =>
  offsets.map((offset) => reminders.ahead(offset / MINUTE));

/**
 * The reminders of a server on one screen.
 *
 * @param kept what was just kept, if anything
 */
export const reminderSettingsCard = (
  texts: Texts,
  shown: { readonly offsets: readonly number[]; readonly role: ShownRoles },
  sign: SignId,
  kept = '',
): Card => {
  const { title, times, buttons, role, chooseRole } = texts.delivery.server;
  return panel(
    [kept, title, times(timesAhead(texts, shown.offsets)), role(shown.role.gone > 0)],
    [
      [
        {
          type: ComponentType.RoleSelect,
          custom_id: sign('set-reminder-role'),
          placeholder: chooseRole,
          min_values: 0,
          default_values: shown.role.ids.map((id) => ({ id, type: SelectMenuDefaultValueType.Role })),
        },
      ],
      [button(buttons.times, sign('set-times')), button(buttons.back, sign('set-back'))],
    ],
  );
};
