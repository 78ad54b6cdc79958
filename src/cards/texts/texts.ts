/** The shape of all texts: what English has, every language has. */
import { asText } from '../escape.ts';
import type { cards } from './en/cards.ts';
import type { commands } from './en/commands.ts';
import type { events } from './en/events.ts';
import type { guests } from './en/guests.ts';
import type { help } from './en/help.ts';
import type { past } from './en/past.ts';
import type { reminders } from './en/reminders.ts';
import type { settings } from './en/settings.ts';
import type { Refusal } from './refusal.ts';
import type { TimelineTexts } from './timeline.ts';

/** A sentence for each refusal. What people typed comes to it safe to show. */
export type RefusalTexts = {
  readonly [R in Refusal as R['refused']]: (refusal: R) => string;
};

export type Texts = typeof cards &
  typeof past & {
    events: typeof events;
    guests: typeof guests;
    settings: typeof settings;
    help: typeof help;
    commands: typeof commands;
    refusals: RefusalTexts;
    timeline: TimelineTexts;
    reminders: typeof reminders;
  };

/** How much of what people typed a refusal repeats, in UTF-16 code units. */
const REPEATED = 100;

const safe = (refusal: Refusal): Refusal => {
  const typed = 'text' in refusal ? { text: asText(refusal.text.slice(0, REPEATED)) } : {};
  const zone = 'zone' in refusal ? { zone: asText(refusal.zone.slice(0, REPEATED)) } : {};
  return { ...refusal, ...typed, ...zone };
};

/** The sentence for a refusal. */
export const refusalText = (texts: Texts, refusal: Refusal): string => {
  // Each refusal meets the sentence of its own key.
  const sentence = texts.refusals[refusal.refused] as (refusal: Refusal) => string;
  return sentence(safe(refusal));
};
