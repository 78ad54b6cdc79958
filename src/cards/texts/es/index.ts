/** Spanish. */
import { cards } from './cards.ts';
import { commands } from './commands.ts';
import { past } from './past.ts';
import { refusals } from './refusals.ts';
import { timeline } from './timeline.ts';

export const es = { ...cards, ...past, commands, refusals, timeline };
