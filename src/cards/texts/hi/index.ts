/** Hindi. */
import { cards } from './cards.ts';
import { commands } from './commands.ts';
import { guests } from './guests.ts';
import { help } from './help.ts';
import { past } from './past.ts';
import { refusals } from './refusals.ts';
import { settings } from './settings.ts';
import { timeline } from './timeline.ts';

export const hi = { ...cards, ...past, guests, settings, help, commands, refusals, timeline };
