/** The shape of all texts: what English has, every language has. */
import { asText } from '../escape.ts';
import type { cards } from './en/cards.ts';
import type { commands } from './en/commands.ts';
import type { delivery, deliveryCommands } from './en/delivery.ts';
import type { events } from './en/events.ts';
import type { feed, feedCommands } from './en/feed.ts';
import type { guests } from './en/guests.ts';
import type { help } from './en/help.ts';
import type { past } from './en/past.ts';
import type { planning, planningCommands } from './en/planning.ts';
import type { recording, recordingCommands } from './en/recording.ts';
import type { reminders } from './en/reminders.ts';
import type { replay, replayCommands } from './en/replay.ts';
import type { series, seriesCommands } from './en/series.ts';
import type { settings } from './en/settings.ts';
import type { sound, soundCommands } from './en/sound.ts';
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
    commands: typeof commands &
      typeof seriesCommands &
      typeof planningCommands &
      typeof deliveryCommands &
      typeof feedCommands &
      typeof soundCommands &
      typeof recordingCommands &
      typeof replayCommands;
    refusals: RefusalTexts;
    timeline: TimelineTexts;
    reminders: typeof reminders;
    series: typeof series;
    planning: typeof planning;
    delivery: typeof delivery;
    feed: typeof feed;
    sound: typeof sound;
    recording: typeof recording;
    replay: typeof replay;
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
