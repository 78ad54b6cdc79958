/** What is said of how somebody is reminded: quiet hours, direct messages, roles; in English. */
import { inLanguage } from '../in-language.ts';
import type { RefusalTexts } from '../texts.ts';

const { list, number } = inLanguage('en');

const WEEK = 7 * 24 * 60 * 60_000;

export const delivery = {
  /** What a server chooses. `times` are the options of a person, such as “1 hour ahead”. */
  server: {
    title:
      '### Reminders on this server\n-# The times hold for talks that are planned from now on. Whoever plans one can name others for it.',
    times: (times: readonly string[]) => `**When talks remind**  ${list(times)}`,
    buttons: { open: 'Reminders', times: 'Times', back: 'Back' },
    form: { title: 'When talks remind', times: 'How long ahead' },
    /** Explains the field; at most 100 characters. */
    hint: 'Like 1 week, 1 day, 10 minutes, at the start. Empty for the usual times.',
    kept: (times: readonly string[]) => `Kept. Talks that are planned from now on remind: ${list(times)}.`,
  },
};

export const deliveryRefusals = {
  'offset-unreadable': ({ text }) =>
    `I can’t read “${text}” as a time ahead. Write it like 1 week, 1 day, 10 minutes, at the start.`,
  'offset-too-long': ({ most }) =>
    `A reminder comes at most ${number(most / WEEK)} weeks ahead. Name a shorter time.`,
  'too-many-offsets': ({ count, most }) =>
    `A talk reminds at most ${number(most)} times; you named ${number(count)}. Leave some out.`,
} satisfies Partial<RefusalTexts>;

export const deliveryCommands = {};
