/** Portuguese as it is written in Brazil. */
import { cards } from './cards.ts';
import { commands } from './commands.ts';
import { events } from './events.ts';
import { guests } from './guests.ts';
import { help } from './help.ts';
import { past } from './past.ts';
import { refusals } from './refusals.ts';
import { reminders } from './reminders.ts';
import { settings } from './settings.ts';
import { timeline } from './timeline.ts';

export const pt = {
  ...cards,
  ...past,
  events,
  guests,
  settings,
  help,
  commands,
  refusals,
  timeline,
  reminders,
};
