/** Spanish. */
import { cards } from './cards.ts';
import { commands } from './commands.ts';
import { delivery, deliveryCommands, deliveryRefusals } from './delivery.ts';
import { events } from './events.ts';
import { feed, feedCommands, feedRefusals } from './feed.ts';
import { guests } from './guests.ts';
import { help } from './help.ts';
import { past } from './past.ts';
import { planning, planningCommands, planningRefusals } from './planning.ts';
import { recording, recordingCommands, recordingRefusals } from './recording.ts';
import { refusals } from './refusals.ts';
import { reminders } from './reminders.ts';
import { replay, replayCommands, replayRefusals } from './replay.ts';
import { series, seriesCommands, seriesRefusals } from './series.ts';
import { settings } from './settings.ts';
import { sound, soundCommands, soundRefusals } from './sound.ts';
import { timeline } from './timeline.ts';

export const es = {
  ...cards,
  ...past,
  events,
  guests,
  settings,
  help,
  commands: {
    ...commands,
    ...seriesCommands,
    ...planningCommands,
    ...deliveryCommands,
    ...feedCommands,
    ...soundCommands,
    ...recordingCommands,
    ...replayCommands,
  },
  refusals: {
    ...refusals,
    ...seriesRefusals,
    ...planningRefusals,
    ...deliveryRefusals,
    ...feedRefusals,
    ...soundRefusals,
    ...recordingRefusals,
    ...replayRefusals,
  },
  timeline,
  reminders,
  series,
  planning,
  delivery,
  feed,
  sound,
  recording,
  replay,
};
