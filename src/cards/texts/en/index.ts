/** English: the language that the others are measured by. */
import { cards } from './cards.ts';
import { commands } from './commands.ts';
import { refusals } from './refusals.ts';

export const en = { ...cards, commands, refusals };
